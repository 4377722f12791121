"""Who wrote the article, line by line: what names people, what ends a byline, whom the tags may name."""

from __future__ import annotations

import datetime as dt

import pytest

from bonmun.article import Article, Author
from bonmun.fields import authors, regions, ruled, section, settle
from bonmun.head.headline import Headline
from bonmun.head.tags import Head
from bonmun.sites.selection import Selection

from .labels import BODY, head, roles, span

OWN = f"body|{BODY}"
STAMP = "date|2024.03.18 14:05"


def names(*lines: str, tags: Head | None = None, source: str | None = None) -> list[str]:
    found = authors.find(tags, regions.around(roles(*lines), None), source)
    return [author.name for author in found]


def told(*values: str) -> Head:
    return head("".join(f'<meta name="author" content="{value}">' for value in values))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("byline|서이든 기자", OWN), ["서이든"]),
        (("byline|서이든 기자", OWN, "byline|서이든 기자"), ["서이든"]),
        ((OWN, *["junk|골목"] * 2, "byline|서이든 기자"), ["서이든"]),
        (("byline|나정호 기자", OWN, *["junk|골목"] * 2, "byline|서이든 기자"), ["나정호", "서이든"]),
        (("byline|나정호 기자", OWN, *["junk|골목"] * 3, "byline|서이든 기자"), ["나정호"]),
        ((OWN, *["junk|골목"] * 3, "byline|서이든 기자"), ["서이든"]),
        (("caption|서이든 기자", OWN), []),
        (("byline|서이든", OWN), ["서이든"]),
        (("junk|서이든", OWN), []),
        (("byline|" + "서이든 기자 " + "@garam.example".rjust(113, "e"), OWN), ["서이든"]),
        (("byline|" + "서이든 기자 " + "@garam.example".rjust(114, "e"), OWN), []),
        (("junk|서이든 2024.03.18 14:05", OWN), ["서이든"]),
        # bare names beside a date
        (("junk|서이든", STAMP, OWN), ["서이든"]),
        (("junk|서이든", "junk|골목", STAMP, OWN), ["서이든"]),
        (("junk|서이든", "junk|골목", "junk|골목", STAMP, OWN), []),
        ((STAMP, "junk|서이든·나정호", OWN), ["서이든", "나정호"]),
        ((STAMP, "junk|정책", OWN), []),
        # a guest under the headline, or at the end
        (("title|골목", "junk|서이든 가람대 교수", OWN), ["서이든"]),
        (("title|골목", "subtitle|서이든 가람대 교수", OWN), []),
        (("title|골목", *["junk|길"] * 2, "junk|서이든 가람대 교수", OWN), ["서이든"]),
        (("title|골목", *["junk|길"] * 3, "junk|서이든 가람대 교수", OWN), []),
        (("title|골목", "junk|서이든 가람대 교수", "junk|나정호 한빛대 교수", OWN), ["서이든"]),
        ((OWN, "byline|서이든 가람대 교수"), ["서이든"]),
        ((OWN, "junk|서이든 가람대 교수"), []),
        ((OWN, "caption|길", "caption|길", "byline|서이든 가람대 교수"), []),
        ((OWN, f"body|{BODY} KBS 뉴스 서이든입니다."), ["서이든"]),
        ((OWN, f"body|{BODY} 골목 뉴스 서이든입니다."), []),
        # the text's own
        ((f"body|(가람=가람일보) 서이든 기자 = {BODY}", OWN), ["서이든"]),
        ((OWN, OWN, f"body|(가람=가람일보) 서이든 기자 = {BODY}", OWN, OWN), ["서이든"]),
        ((OWN, OWN, OWN, f"body|(가람=가람일보) 서이든 기자 = {BODY}", OWN, OWN), []),
        ((OWN, f"body|{BODY} 서이든 기자"), ["서이든"]),
        ((OWN, f"body|{BODY} 서이든 기자", OWN), ["서이든"]),
        ((OWN, f"body|{BODY} 서이든 기자", OWN, OWN), []),
        ((OWN, "byline|서이든 기자", OWN), ["서이든"]),
        ((OWN, "byline|서이든", OWN), ["서이든"]),
    ],
)
def test_whom_the_lines_name(lines: tuple[str, ...], expected: list[str]) -> None:
    assert names(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("byline|서이든 기자", "byline|eden@garam.example", OWN), [("서이든", "eden@garam.example")]),
        (("byline|서이든 기자", "byline|(eden@garam.example)", OWN), [("서이든", "eden@garam.example")]),
        (("byline|서이든 기자", STAMP, "byline|eden@garam.example", OWN), [("서이든", "eden@garam.example")]),
        (("byline|서이든 기자", "junk|골목", "byline|eden@garam.example", OWN), [("서이든", None)]),
        (("byline|서이든 기자", "caption|골목", "byline|eden@garam.example", OWN), [("서이든", None)]),
        (
            ("byline|서이든·나정호 기자", "byline|na@garam.example", OWN),
            [("서이든", None), ("나정호", "na@garam.example")],
        ),
    ],
)
def test_whose_address_stands_on_the_next_line(lines: tuple[str, ...], expected: list[tuple[str, str | None]]) -> None:
    found = authors.find(None, regions.around(roles(*lines), None))
    assert found == tuple(Author(*one) for one in expected)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["서이든 기자"], ["서이든"]),
        (["서이든", "나정호"], ["서이든", "나정호"]),
        (["한겨레", "서이든"], ["서이든"]),
        (["새벽신문", "서이든"], ["서이든"]),
        (["http://garam.example/서이든", "서이든"], ["서이든"]),
        (["www.garam.example", "서이든"], ["서이든"]),
        (["@eden", "서이든"], ["서이든"]),
        (["Lee Eden"], []),
        (["서이든 기자 " + "@garam.example".rjust(53, "e")], ["서이든"]),
        (["서이든 기자 " + "@garam.example".rjust(54, "e")], []),
        ([f"서이든{n}" for n in range(200)] + ["나정호 기자"], []),
    ],
)
def test_whom_the_tags_may_name(values: list[str], expected: list[str]) -> None:
    assert names(OWN, tags=told(*values), source="새벽신문") == expected


def test_a_foreign_name_where_json_ld_gives_it() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "%s"}}</script>'
    assert names(OWN, tags=head(script % "Lee Eden")) == ["Lee Eden"]
    assert names(OWN, tags=head(script % "Admin")) == []


def test_whom_a_byline_only_counts_and_whom_the_tags_expect() -> None:
    assert names("byline|서이든 기자 외 1명", OWN, tags=told("나정호")) == ["서이든", "나정호"]
    assert names("byline|서이든 기자", OWN, tags=told("나정호")) == ["서이든"]
    assert names("junk|서이든", OWN, tags=told("서이든")) == ["서이든"]
    assert names("junk|서이든 선임", OWN, tags=told("서이든")) == ["서이든"]
    far = ("byline|나정호 기자", OWN, *["junk|골목"] * 5, "byline|서이든 기자")
    assert names(*far, tags=told("서이든")) == ["나정호", "서이든"]


def test_elements_named_for_reporters() -> None:
    for name, expected in (("writer", 1), ("view_by_line", 1), ("text", 0)):
        lines = roles("junk|서이든", OWN, elements=[span("p", 0, 1, None, name)])
        assert len(authors.find(None, regions.around(lines, None))) == expected
    lines = roles("byline|서이든 기자", OWN, elements=[span("figure", 0, 1)])
    assert authors.find(None, regions.around(lines, None)) == ()


# section


@pytest.mark.parametrize(
    ("lines", "headline", "expected"),
    [
        (["junk|이 기사는 언론사에서 사회 섹션으로 분류했습니다"], None, "사회"),
        (["junk|홈 > 사회"], None, "사회"),
        (["junk|홈 > 사회 > 경제"], None, "사회"),
        (["junk|홈 사회 경제 문화"], None, None),
        (["junk|뉴스 사회"], None, "사회"),
        (["junk|골목 사회"], None, None),
        (["junk|사회 선택됨"], None, "사회"),
        (["junk|골목 선택됨"], None, None),
        (["junk|사회", "title|골목"], 1, "사회"),
        (["junk|사회", "title|골목"], None, None),
        (["junk|사회", "junk|길", "title|골목"], 2, "사회"),
        (["junk|사회", "junk|길", "junk|길", "title|골목"], 3, None),
        (["title|골목", "junk|길", "junk|사회"], 0, "사회"),
        (["title|골목", "junk|길", "junk|길", "junk|사회"], 0, None),
        (["date|[가나일보] 2012-08-03 11면 사회 뉴스 1244자"], None, "사회"),
        (["junk|2012-08-03 사회"], None, None),
        (["junk|" + "홈 > 사회".ljust(60)], None, "사회"),
        (["junk|" + "홈 > 사회".ljust(61)], None, None),
    ],
)
def test_the_section_that_a_page_shows(lines: list[str], headline: int | None, expected: str | None) -> None:
    assert section.find(None, roles(*lines), headline) == expected
    assert section.find("문화", roles(*lines), headline) == ("사회" if "분류" in lines[0] else "문화")


def test_a_sections_name_in_a_menu_says_nothing() -> None:
    for tag, size, expected in (
        ("ul", 5, None),
        ("ul", 4, "사회"),
        ("nav", 5, None),
        ("ol", 5, None),
        ("div", 9, "사회"),
    ):
        lines = roles("junk|사회", "title|골목", elements=[span("li", 0, 1, span(tag, 0, size))])
        assert section.find(None, lines, 1) == expected


# what rule files fill in, and all of it together


def test_rules_fill_what_page_and_tags_leave_open() -> None:
    values = {
        "date": ("골목", "2024-03-18 14:05"),
        "updated": ("2024-03-18 15:30",),
        "title": ("골목에 새 조명",),
        "section": ("사회",),
        "tags": ("#골목", "조명"),
    }
    selection = Selection("site:a", values=values, publisher="가람일보", via="나루")
    found = ruled.fill(Article(), selection)
    kst = dt.timezone(dt.timedelta(hours=9))
    assert found.published == dt.datetime(2024, 3, 18, 14, 5, tzinfo=kst)
    assert found.updated == dt.datetime(2024, 3, 18, 15, 30, tzinfo=kst)
    assert (found.title, found.publisher, found.via, found.section) == ("골목에 새 조명", "가람일보", "나루", "사회")
    assert found.tags == ("골목", "조명")
    assert not found.day_only
    known = Article(
        title="다리", publisher="한빛일보", via="시내", section="문화", tags=("다리",), published=found.updated
    )
    kept = ruled.fill(known, selection)
    assert (kept.title, kept.publisher, kept.section, kept.tags) == ("다리", "한빛일보", "문화", ("다리",))
    assert kept.via == "나루"
    assert kept.published == found.updated
    assert kept.updated is None
    assert ruled.fill(known, Selection("generic")).via == "시내"
    day = ruled.fill(Article(), Selection("site:a", values={"date": ("2024-03-18",)}))
    assert day.day_only
    assert ruled.fill(Article(), Selection("generic")) == Article()


def test_all_fields_together() -> None:
    html = (
        '<meta property="og:title" content="골목"><meta property="og:image" content="https://dawn.example/a.jpg">'
        '<meta property="article:section" content="사회"><meta name="keywords" content="골목, 조명">'
        '<link rel=canonical href="https://dawn.example/7"><meta property="og:site_name" content="새벽신문">'
    )
    lines = roles("title|골목", "byline|서이든 기자", "date|입력 2024.03.18 수정 2024.03.19 15:30", OWN)
    found = settle(head(html, "https://dawn.example/x"), lines, Headline("골목", 0), "https://dawn.example/x")
    assert (found.title, found.section, found.publisher, found.via) == ("골목", "사회", "새벽신문", None)
    assert found.tags == ("골목", "조명")
    assert (found.url, found.image) == ("https://dawn.example/7", "https://dawn.example/a.jpg")
    assert [author.name for author in found.authors] == ["서이든"]
    assert found.day_only
    assert found.updated is not None
    dump = settle(None, lines, Headline("골목", 0), "https://dawn.example/x")
    assert (dump.url, dump.image, dump.tags, dump.section) == ("https://dawn.example/x", None, (), None)
