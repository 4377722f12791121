"""What rules say of a page, and when they are not believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bonmun import sites
from tests.sites.selecting import SENTENCE, select, texts

RULES = """
name = "가람일보"
hosts = ["garam.example.kr"]

[[layout]]
name = "today"
seen = "2024; page"
when = ["#view"]
body = [".empty", ".text"]
title = ["h1", "h2"]
byline = [".writer"]
date = ["time@datetime"]
caption = [".text"]

[[layout]]
name = "older"
seen = "2014; page"
body = ["#old"]

[junk]
related = [".box", ".all"]
share = [".box .sns"]
ad = [".banner"]
"""


@pytest.fixture
def known(tmp_path: Path) -> sites.Sites:
    (tmp_path / "garam.toml").write_text(RULES, "utf-8")
    return sites.Sites(tmp_path)


TODAY = (
    '<div id="view"><h1>제목</h1><h2>다른 제목</h2><p class="writer">서이든 기자</p>'
    '<time datetime="2024-03-18 14:05">어제</time><div class="empty"></div>'
    f'<div class="text"><p>{SENTENCE * 3}</p><div class="box">관련 기사<div class="sns">공유</div></div></div></div>'
)


def test_the_layout_is_the_one_whose_body_has_text(known: sites.Sites) -> None:
    selection, read = select(known, TODAY)
    assert (selection.method, selection.layout and selection.layout.name) == ("site:garam", "today")
    assert [element.name for element in read.of_nodes(selection.body).values()] == ["text"]
    assert selection.publisher == "가람일보"
    assert selection.via is None


def test_an_older_page_has_the_older_layout(known: sites.Sites) -> None:
    selection, _ = select(known, f'<div class="text">목록</div><div id="old"><p>{SENTENCE}</p></div>')
    assert selection.layout is not None
    assert selection.layout.name == "older"


def test_titles_are_alternatives_and_attributes_are_read(known: sites.Sites) -> None:
    selection, read = select(known, TODAY)
    assert texts(selection, read, "title") == ["제목"]
    assert selection.values["date"] == ["2024-03-18 14:05"]
    assert selection.values["byline"] == ["서이든 기자"]


def test_four_headlines_may_be_one_pages(known: sites.Sites) -> None:
    selection, read = select(known, TODAY.replace("<h1>제목</h1>", "<h1>제목</h1>" * 4))
    assert texts(selection, read, "title") == ["제목"] * 4


def test_an_attribute_that_is_not_there_says_nothing(known: sites.Sites) -> None:
    selection, _ = select(known, TODAY.replace(' datetime="2024-03-18 14:05"', ""))
    assert "date" not in selection.values


def test_a_list_of_headlines_is_no_title(known: sites.Sites) -> None:
    selection, read = select(known, TODAY.replace("<h1>제목</h1>", "<h1>남의 제목</h1>" * 5))
    assert texts(selection, read, "title") == ["다른 제목"]
    assert "rule-refused: site:garam/title `h1` finds 5 headlines" in selection.warnings


def test_the_closest_mark_comes_last(known: sites.Sites) -> None:
    selection, read = select(known, TODAY)
    kinds = [mark.kind for key, mark in selection.marks.items() if mark.role == "junk"]
    assert kinds.index("related") < kinds.index("share")
    assert texts(selection, read, "share") == ["공유"]


def test_a_rule_does_not_take_the_body(known: sites.Sites) -> None:
    selection, _ = select(known, TODAY)
    assert any(w.startswith("rule-refused: site:garam/caption `.text`") for w in selection.warnings)
    assert not [mark for mark in selection.marks.values() if mark.role == "caption"]
    assert "caption" not in selection.values


def test_a_rule_does_not_take_the_sentences(known: sites.Sites) -> None:
    body = f'<div id="view"><div class="text"><p>{SENTENCE * 3}</p><div class="banner">{SENTENCE * 3}</div></div></div>'
    selection, _ = select(known, body)
    assert any("site:garam/ad `.banner`" in w for w in selection.warnings)
    assert not [mark for mark in selection.marks.values() if mark.kind == "ad"]


def test_one_greedy_selector_does_not_stop_its_neighbour(known: sites.Sites) -> None:
    greedy = f'<div class="all"><p>{SENTENCE * 3}</p></div>'
    body = f'<div id="view"><div class="text">{greedy}<div class="box">더 보기</div></div></div>'
    selection, read = select(known, body)
    assert texts(selection, read, "related") == ["더 보기"]
    assert selection.warnings[1:] == ("rule-refused: site:garam/related `.all` holds most of the body",)


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://garam.example.kr/news/1">',
        '<meta property="og:url" content="http://m.garam.example.kr/1">',
        '<meta property="og:site_name" content="가람일보">',
    ],
)
def test_a_saved_page_says_whose_it_is(known: sites.Sites, head: str) -> None:
    selection, _ = select(known, TODAY, head, url=None)
    assert selection.method == "site:garam"


def test_a_family_is_known_by_what_is_on_the_page() -> None:
    body = f'<article id="article-view-content-div"><p>{SENTENCE * 3}</p></article>'
    selection, _ = select(sites.load(), body, url="https://nobody.example.kr/news/articleView.html?idxno=1")
    assert selection.method == "family:ndsoft"
    assert selection.site is None


def test_a_portal_names_the_outlet_that_wrote() -> None:
    body = f'<a class="media_end_head_top_logo"><img title="가람일보"></a><div id="dic_area">{SENTENCE * 3}</div>'
    selection, _ = select(sites.load(), body, url="https://n.news.naver.com/article/001/1")
    assert (selection.publisher, selection.via) == ("가람일보", "네이버 뉴스")


def test_rules_off_leave_what_holds_everywhere() -> None:
    body = f'<div id="dic_area">{SENTENCE * 3}<ins class="adsbygoogle">광고</ins></div>'
    selection, _ = select(sites.load(False), body, url="https://n.news.naver.com/article/001/1")
    assert (selection.method, selection.site, selection.body) == ("", None, ())
    assert {mark.rule for mark in selection.marks.values()} == {"common/ad"}


def claims(canonical: str = "", address: str = "", name: str = "") -> str:
    """The head of a page that claims these, where they are given."""
    metas = {"og:site_name": name, "og:url": address}
    shown = [f'<meta property="{key}" content="{value}">' for key, value in metas.items() if value]
    return "".join(shown) + (f'<link rel="canonical" href="{canonical}">' if canonical else "")


GARAM = "https://garam.example.kr/1"
OTHER = "https://www.mk.co.kr/1"


@pytest.mark.parametrize(
    ("head", "url", "whose"),
    [
        (claims(OTHER, OTHER, "매일경제"), GARAM, "site:garam"),
        (claims(GARAM, OTHER, "매일경제"), None, "site:garam"),
        (claims("", GARAM, "매일경제"), None, "site:garam"),
        (claims("https://nobody.example/1", "//garam.example.kr"), "x", "site:garam"),
        (claims(name=" 가람일보 "), "https://nobody.example/1", "site:garam"),
        (claims(name="없는신문") + claims(name="가람일보"), None, None),
        ('<meta property="og:site_name"><meta property="og:url"><link rel="canonical" href>', None, None),
        (f'<link rel="next" href="{GARAM}"><meta property="og:title" content="가람일보">', None, None),
    ],
)
def test_the_address_goes_before_what_the_page_claims(
    known: sites.Sites, head: str, url: str | None, whose: str | None
) -> None:
    selection, _ = select(known, TODAY, head, url)
    assert (selection.site.id if selection.site else None) == whose


@pytest.mark.parametrize("url", ["http://[", "", "not an address", "https://."])
def test_odd_addresses_are_nobodys(url: str) -> None:
    selection, _ = select(sites.load(), "<p>글</p>", url=url)
    assert selection.site is None
