"""A machine's summary is not the article, however short the article is; nor do links around a text outweigh it."""

from __future__ import annotations

import pytest

from bonmun import Extractor, clean_text
from bonmun.label.readings import summaries
from bonmun.parse.page_lines import Element
from tests.label.sheets import Row, box, junk, link, plain, sheet, told

TOLD = "가람시의회가 7일 새 도서관 조례를 통과시켰다. 시의회는 찬성 열일곱 표로 뜻을 모았다고 밝혔다."
SUMMARY = (
    "가람시의회는 도서관 조례를 통과시키며 새 도서관을 짓는 길을 열었다.",
    "시의회의 표결에서는 의원 스물한 명 가운데 열일곱 명이 찬성한 것으로 나타났다.",
    "조례는 다음 달부터 시행되며 시는 가을까지 터를 고르기로 했다.",
)


@pytest.mark.parametrize("label", ["AI 요약", "AI 3줄 요약", "기사 요약"])
@pytest.mark.parametrize("block", ["p", "li", "div"])
@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("name", ["", " class=_x3f9a"])
def test_a_summary_is_none_of_a_brief(label: str, block: str, behind: bool, name: str) -> None:
    lines = "".join(f"<{block}>{one}</{block}>" for one in SUMMARY)
    box = f"<div{name}><strong>{label}</strong><div>{lines}</div><button>닫기</button></div>"
    text = f"<div><p>{TOLD}</p></div>"
    page = "<html><title>도서관 조례 통과</title><body><h1>도서관 조례 통과</h1><div>" + (
        f"{text}{box}</div>" if behind else f"{box}{text}</div>"
    )
    article = Extractor(sites=False, fallback=False).extract(page)
    assert article.text == TOLD
    assert {one.kind for one in article.removed if one.text in SUMMARY} == {"ai_summary"}


def test_a_summary_alone_is_the_article() -> None:
    lines = "".join(f"<p>{one}</p>" for one in SUMMARY)
    page = f"<html><title>조례 통과</title><body><h1>조례 통과</h1><div><b>AI 요약</b>{lines}</div></body></html>"
    assert Extractor(sites=False, fallback=False).extract(page).paragraphs == SUMMARY


@pytest.mark.parametrize("links", [30, 60])
def test_links_in_the_articles_box_do_not_hand_the_page_to_a_teaser(links: int) -> None:
    text = "".join(f"<p>{one}</p>" for one in (TOLD, *SUMMARY))
    others = "".join(f"<li><a href=/{i}>가람시 소식 {i}번째, 둔치 봄꽃 잔치</a></li>" for i in range(links))
    menu = "".join(f"<li><a href=/m{i}>늘봄동 소식 {i}</a></li>" for i in range(9))
    teaser = (
        "<div><p>누리강에 새 다리가 놓인다.</p><p>공사는 세 해가 걸릴 것으로 보인다.</p></div>" + f"<ul>{menu}</ul>"
    )
    body = f"{teaser}<h1>조례 통과</h1><div>{text}<ul>{others}</ul></div>"
    page = f"<html><title>조례 통과</title><body>{body}</body></html>"
    assert Extractor(sites=False, fallback=False).extract(page).paragraphs == (TOLD, *SUMMARY)


PLAIN = [
    "가람시의회가 7일 새 도서관 조례를 통과시켰다. 시의회는 찬성 열일곱 표로 뜻을 모았다고 밝혔다.",
    "시는 가을까지 터를 고르기로 했다. 공사비는 모두 40억 원에 이른다고 시는 설명했다.",
    "주민들은 환영한다는 뜻을 밝혔다. 나무읍에 새 도서관이 서는 것은 서른 해 만이다.",
]


@pytest.mark.parametrize("label", ["AI 요약", "3줄 요약", "기사 요약", "[AI 요약]"])
@pytest.mark.parametrize(
    "notice", ["* AI가 자동 생성한 요약으로 원문과 다를 수 있습니다.", "생성형 AI가 만든 요약입니다."]
)
@pytest.mark.parametrize("button", [[], ["닫기"]])
@pytest.mark.parametrize("space", ["\n", "\n\n"])
def test_in_a_dump_a_summary_stands_between_its_label_and_its_notice(
    label: str, notice: str, button: list[str], space: str
) -> None:
    head = ["도서관 조례 통과", "입력 2024.05.07 10:00"]
    article = clean_text(space.join((*head, label, *SUMMARY, *button, notice, *PLAIN)))
    assert list(article.paragraphs) == PLAIN
    assert {one.kind for one in article.removed if one.text in SUMMARY} == {"ai_summary"}


def test_in_a_dump_a_summary_alone_is_the_article() -> None:
    assert clean_text("\n".join(("AI 요약", *SUMMARY, "생성형 AI가 만든 요약입니다."))).paragraphs == SUMMARY
    assert clean_text("\n".join(("AI 요약", *SUMMARY, *PLAIN))).paragraphs == (*SUMMARY, *PLAIN)


LABEL, NOTICE = junk("ai_summary", "AI 요약"), junk("ai_summary", "AI가 자동 생성한 요약으로 원문과 다를 수 있습니다.")
ONE = told(SUMMARY[0])


def test_a_frame_holds_sentences_between_its_label_and_its_notice() -> None:
    def framed(*rows: Row) -> list[int]:
        return summaries._framed(sheet(LABEL, *rows), 1)

    assert framed(ONE, ONE, NOTICE) == [1, 2]
    assert framed(NOTICE) == []
    assert framed(plain(), NOTICE) == []
    assert framed(plain(), ONE, NOTICE) == [1, 2]
    assert framed(ONE, junk("share"), NOTICE) == [1]
    assert framed(ONE) == []
    for kind in summaries.ENDS:
        assert framed(ONE, junk(kind), NOTICE) == []
    assert framed(*[ONE] * summaries.SENTENCES, NOTICE) == list(range(1, 9))
    assert framed(*[ONE] * (summaries.SENTENCES + 1), NOTICE) == []
    assert framed(ONE, *[plain()] * 18, NOTICE) == list(range(1, 20))
    assert framed(ONE, *[plain()] * 19, NOTICE) == []


def test_more_is_told_outside_a_dumps_summary_than_in_it() -> None:
    text = told(TOLD)
    assert summaries.in_dump(sheet(LABEL, ONE, NOTICE, text)) == [1]
    assert summaries.in_dump(sheet(text, LABEL, ONE, NOTICE)) == [2]
    assert summaries.in_dump(sheet(LABEL, text, NOTICE, text)) == []
    assert summaries.in_dump(sheet(LABEL, text, NOTICE, ONE)) == []
    assert summaries.in_dump(sheet(LABEL, ONE, NOTICE, plain(TOLD * 3))) == []
    assert summaries.in_dump(sheet(ONE, NOTICE, text)) == []


def test_the_innermost_box_of_a_label_and_its_sentences() -> None:
    outer = box()
    holder = box("div", "", outer)

    def boxes(*rows: Row) -> list[Element]:
        return summaries.boxes(sheet(*rows))

    label, said = junk("ai_summary", "AI 요약", box("b", "", holder)), told(SUMMARY[0], holder)
    assert boxes(label, said) == [holder]
    assert boxes(label, said, told(element=outer)) == [holder]
    assert boxes(plain("기사 요약", holder), said) == [holder]
    assert boxes(plain("요약하는 법", holder), said) == []
    assert boxes(link("기사 요약", holder), said) == []
    assert boxes(said, label) == []
    assert boxes(label, *[said] * summaries.SENTENCES) == [holder]
    assert boxes(label, *[said] * (summaries.SENTENCES + 1)) == []
    assert boxes(label, *[plain(element=holder)] * 18, said) == [holder]
    assert boxes(label, *[plain(element=holder)] * 19, said) == []
    assert boxes(junk("ai_summary", "AI 요약"), told()) == []
