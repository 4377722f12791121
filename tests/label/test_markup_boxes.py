"""Boxes in the article's container that their own ids and classes give away, and articles that no name takes away."""

from __future__ import annotations

import pytest

import bonmun
from bonmun.label.markup_boxes import MarkupBoxes, is_around, kind_of

from .sheets import Row, box, link, plain, sheet, told

LEAD = "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다."
SECOND = "시는 지난 3년 동안 들어온 민원 4200건을 살펴 사고가 많은 곳부터 순서를 정했다고 18일 밝혔다."
THIRD = "공사에는 모두 34억 원이 들며, 먼저 한빛동과 늘봄동 골목에서 두 달 동안 시범으로 불을 밝힌다."
LAST = "한빛동 주민들은 손전등을 들고 나오던 일이 옛일이 되기를 바라고 있다."
STRANGER = "누리군은 산책로를 다시 열었다."
"""Short beside the article, as what a list quotes of others is."""


def page(*parts: str) -> str:
    return f"<html><body><h1>가람시, 어두운 골목에 새 조명</h1><div class='view'>{''.join(parts)}</div></body></html>"


def read(box: str) -> bonmun.Article:
    return bonmun.extract(page(f"<p>{LEAD}</p><p>{SECOND}</p>", box, f"<p>{THIRD}</p><p>{LAST}</p>"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ('class="news_rel"', "related"),
        ('id="body_relation2"', "related"),
        ('class="ArticleDetailRelatedList_wrap__aB3xQ"', "related"),
        ('class="contentsBanner"', "ad"),
        ('id="art_AD_link"', "ad"),
        ('class="view-copy"', "copyright"),
        ('class="wrap_comment on"', "comment"),
        ('class="btnSns"', "share"),
        ('class="newsletter-box"', "subscribe"),
        ('class="reporter_sns"', "reporter_card"),
        ('class="tag_box"', "tags"),
        ('class="popup-alert"', "dialog"),
        ('class="article-footer"', "nav"),
        ('class="reaction"', "poll"),
    ],
)
def test_a_box_goes_by_its_name(name: str, kind: str) -> None:
    article = read(f"<div {name}><div><b>누리강 둔치 봄꽃 잔치</b></div><p>한빛천 다리 모형 공개</p></div>")
    assert article.paragraphs == (LEAD, SECOND, THIRD, LAST)
    gone = {removal.text: (removal.kind, removal.rule) for removal in article.removed}
    assert gone["누리강 둔치 봄꽃 잔치"] == gone["한빛천 다리 모형 공개"] == (kind, f"names/{kind}")


@pytest.mark.parametrize("name", ["head", "reading", "shadow", "adopseo", "article-load", "CommonBox", "view__kAd9x"])
def test_a_part_of_a_word_names_nothing(name: str) -> None:
    assert kind_of(name) == ""
    assert "누리강 둔치 봄꽃 잔치" in read(f'<div class="{name}"><p>누리강 둔치 봄꽃 잔치</p></div>').paragraphs


@pytest.mark.parametrize("name", ["ad_text", "copy", "tag", "reporter", "footer"])
def test_a_box_that_tells_stays(name: str) -> None:
    asked = f"{STRANGER} 그런데 왜 아무도 걷지 않을까?"
    for text in (STRANGER, asked):
        assert text in read(f'<div class="{name}"><p>{text}</p></div>').paragraphs


@pytest.mark.parametrize("name", ["ad_text", "related", "copy"])
def test_in_an_article_told_in_another_voice_any_sentence_counts(name: str) -> None:
    spoken = [text[:-2] + "고 있습니다." for text in (LEAD, SECOND, THIRD, LAST)]
    html = "".join(f'<div class="{name if n == 2 else "par"}"><p>{text}</p></div>' for n, text in enumerate(spoken))
    assert bonmun.extract(page(html)).paragraphs == tuple(spoken)


def test_a_rule_for_all_sites_takes_no_whole_article() -> None:
    """However little of the page's text it is."""
    links = "".join(f'<li><a href="/{n}">“빵값 또 오른다” 동네 빵집이 운다. {n}번째</a></li>' for n in range(60))
    html = f'<h1>새 조명</h1><div class="ad_wrap"><p>{LEAD}</p><p>{SECOND}</p></div><ul>{links}</ul>'
    article = bonmun.Extractor(sites=False, fallback=False).extract(f"<html><body>{html}</body></html>")
    assert article.paragraphs == (LEAD, SECOND)


def test_a_correction_in_a_footer_and_a_profile_in_its_box_stay() -> None:
    note = "위 기사에서 한빛동은 늘봄동의 잘못이므로 바로잡습니다."
    assert note in read(f'<div class="article-footer"><p>{note}</p></div>').paragraphs
    life = "△1965년 가람 출생 △한빛대 졸업"
    assert life in read(f'<div class="profile"><p>{life}</p></div>').paragraphs


def test_the_articles_own_container_may_be_named_anything() -> None:
    html = page(f'<div class="ad_tag_reply"><p>{LEAD}</p><p>{SECOND}</p><p>누리강 둔치</p><p>{LAST}</p></div>')
    assert bonmun.extract(html).paragraphs == (LEAD, SECOND, "누리강 둔치", LAST)


@pytest.mark.parametrize("name", ["related", "comment_list"])
def test_lists_and_comments_may_quote_a_little(name: str) -> None:
    quoted = read(f'<div class="{name}"><b>누리강 둔치 봄꽃 잔치</b><p>{STRANGER}</p></div>')
    assert quoted.paragraphs == (LEAD, SECOND, THIRD, LAST)
    telling = read(f'<div class="{name}"><b>누리강 둔치 봄꽃 잔치</b><p>{LAST[:-1]} 한다.</p></div>')
    assert len(telling.paragraphs) == 6


LINKS = '<li><a href="/1">누리강 둔치 봄꽃 잔치</a></li><li><a href="/2">“빵값 또 오른다” 동네 빵집이 운다</a></li>'


@pytest.mark.parametrize("box", [f"<ul>{LINKS}</ul>", '<div><a href="/1">누리강 둔치 봄꽃 잔치</a></div>'])
def test_links_that_stand_apart_lead_elsewhere(box: str) -> None:
    assert read(box).paragraphs == (LEAD, SECOND, THIRD, LAST)


def test_a_linked_heading_over_a_sentence_and_a_linked_report_stay() -> None:
    heading = '<h3><a href="/1">누리강 둔치 봄꽃 잔치</a></h3>'
    report = f'<div><a href="/2">{STRANGER}</a></div>'
    assert read(heading).paragraphs == (LEAD, SECOND, "누리강 둔치 봄꽃 잔치", THIRD, LAST)
    assert read(report).paragraphs == (LEAD, SECOND, STRANGER, THIRD, LAST)


CARD = '<li><strong><a href="/1">{}</a></strong><p>{}</p></li>'
CARDS = CARD.format("누리강 둔치 봄꽃 잔치", STRANGER) + CARD.format("산책로 다시 열린다", "누리군은 20일 산책로를…")


def test_cards_of_other_articles_go_with_what_they_quote() -> None:
    article = read(f"<ul>{CARDS}</ul>")
    assert article.paragraphs == (LEAD, SECOND, THIRD, LAST)
    assert {removal.rule for removal in article.removed} >= {"list/cards"}


def test_a_letter_made_of_cards_is_the_article() -> None:
    cards = CARD.format("골목에 새 조명", f"{LEAD} {SECOND}") + CARD.format("공사는 두 달", f"{THIRD} {LAST}")
    assert bonmun.extract(page(f"<p>{STRANGER}</p><ul>{cards}</ul>")).paragraphs[-1] == f"{THIRD} {LAST}"


def test_what_is_cut_off_under_a_link_is_another_articles() -> None:
    teaser = '<div><a href="/1">산책로 다시 열린다</a></div><p>누리군은 20일 누리강 둔치의 산책로를 다시 열고…</p>'
    assert read(teaser).paragraphs == (LEAD, SECOND, THIRD, LAST)


def test_a_byline_and_a_caption_stay_what_they_are_in_any_box() -> None:
    byline = '<div class="reporter"><p>서이든 기자 eden@garam.example</p></div>'
    article = read(f'{byline}<figure class="ad"><p>새 조명 사진</p></figure>')
    assert [author.name for author in article.authors] == ["서이든"]
    assert article.captions == ("새 조명 사진",)


def test_buttons_that_outweigh_a_short_article_do_not_hide_it() -> None:
    words = ("좋아요", "슬퍼요", "화나요", "후속기사 원해요") * 2
    buttons = "".join(f"<li><button>{word}</button></li>" for word in words)
    article = bonmun.extract(page(f"<p>{LEAD}</p><p>{LAST}</p><ul>{buttons}</ul>"))
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize("name", ["txt_copy", "keyword", "sns_quote", "reporter_memo", "vote_q"])
def test_a_quotation_in_a_box_of_buttons_is_the_texts(name: str) -> None:
    quotation = "“밤길이 무서웠어요. 불을 켜 주세요.”"
    assert quotation in read(f'<div class="{name}"><p>{quotation}</p></div>').paragraphs


@pytest.mark.parametrize("name", ["profile", "social", "like-table"])
def test_a_word_that_articles_boxes_bear_too_names_nothing(name: str) -> None:
    life = "1970년 가람시 출생"
    assert life in read(f'<div class="{name}"><p>도하린 과장</p><p>{life}</p></div>').paragraphs


def listed(*rows: Row, core: tuple[int, int]) -> bool:
    """Whether the element of the second row holds other articles, on a page whose core is `lines[core]`."""
    element = rows[1].element
    assert element is not None
    return MarkupBoxes(sheet(*rows), *core)._is_list(element)


def test_a_list_of_links_holds_little_of_what_is_told() -> None:
    own, around = box(), box("ul")
    links = [link(element=around)] * 6
    teaser, text = told(element=around), told(element=own)
    assert listed(text, *links, text, core=(0, 8))
    assert listed(text, *links, teaser, text, core=(0, 9))
    assert listed(*[text], *links, teaser, core=(0, 8))
    assert not listed(told(element=own), *links, teaser, told("골목.", own), core=(8, 9))
    far = [told(element=box())] * 3
    assert not listed(plain(), *links, teaser, *far, text, core=(11, 12))


def test_an_element_holds_the_core_from_its_first_line_to_its_last() -> None:
    holder = box()
    made = MarkupBoxes(sheet(plain(), told(element=holder), told(element=holder), plain()), 1, 3)
    assert made._holds_core(holder)
    holder.start, holder.end = 2, 3
    assert not made._holds_core(holder)
    holder.start, holder.end = 1, 2
    assert not made._holds_core(holder)


def test_what_stands_around_an_article() -> None:
    outer = box("div", "related")
    inner = box("p", "", outer)
    outer.start, outer.end = 2, 6
    assert is_around(inner)
    assert is_around(outer)
    assert is_around(box("p", "", box("aside")))
    assert not is_around(box("p", "", box("div", "view")))
    assert not is_around(inner, 2)
    assert not is_around(inner, 5)
    assert is_around(inner, 1)
    assert is_around(inner, 6)
    for tag in ("body", "html"):
        assert not is_around(box("p", "", box(tag, "related")))
        assert not is_around(box("p", "", box(tag, "view", box("div", "related"))))
