"""What the head of a page says: invented pages, the oddities of real ones."""

from __future__ import annotations

import json

import pytest

from bonmun.head import tags
from bonmun.head.jsonld import find_article
from bonmun.head.tags import Head, read_head
from bonmun.parse.page_lines import parse


def head(markup: str, url: str | None = None) -> Head:
    return read_head(parse(f"<html><head>{markup}</head><body></body></html>"), url)


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def crumbs(*steps: dict[str, object]) -> str:
    items = [{"@type": "ListItem", "position": at, **step} for at, step in enumerate(steps, 1)]
    return script(json.dumps({"@type": "BreadcrumbList", "itemListElement": items}))


ARTICLE = {"@type": "NewsArticle", "headline": "봄이 온다", "author": {"@type": "Person", "name": "홍길동"}}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ARTICLE, ensure_ascii=False),
        json.dumps([{"@type": "WebSite"}, ARTICLE]),
        json.dumps({"@graph": [{"@type": "Organization"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps({**ARTICLE, "@type": ["Article", "NewsArticle"]}),
        '{"@type": "NewsArticle", // 종류\n "headline": "봄이 온다", "author": {"name": "홍길동",},}',
        '<!-- {"@type": "NewsArticle", "headline": "봄이 온다", "author": [{"name": "홍길동"}]} -->',
        '/* x */ {"@type": "NewsArticle", "url": "https://a.kr//b", "headline": "봄이 온다", "author": "홍길동"}',
        '{"@type": "NewsArticle", "headline": "봄이\t온다", "author": "홍길동"}',
    ],
)
def test_json_ld_in_its_many_shapes(text: str) -> None:
    found = head(script(text))
    assert found.titles == ("봄이 온다",)
    assert found.people == ("홍길동",)


@pytest.mark.parametrize(
    "text",
    ["", "{", "NewsArticle", '"NewsArticle"', '{"@type": {"NewsArticle": 1}}', '{"@type": "NewsArticle"',
     "[" * 5000 + "Article",
     '{"@type": "Organization", "name": "NewsArticle"}'],
)  # fmt: skip
def test_json_ld_that_is_no_article(text: str) -> None:
    assert find_article([text]) == {}


@pytest.mark.parametrize("value", [None, 1, True, [], {}, [None, 1], {"name": None}, {"name": {"name": 1}}, [[["x"]]]])
def test_json_ld_of_wrong_types(value: object) -> None:
    keys = (
        "headline",
        "author",
        "datePublished",
        "dateModified",
        "publisher",
        "image",
        "articleSection",
        "articleBody",
    )
    found = head(script(json.dumps({"@type": "NewsArticle"} | dict.fromkeys(keys, value))))
    assert (found.titles, found.authors, found.published, found.updated, found.image) == ((), (), None, None, None)
    assert (found.section, found.site_names) == (None, ())


def test_escaped_twice() -> None:
    assert head(meta("og:title", "봄&amp;hellip;온다 &amp;quot;정말&amp;quot;")).titles == ('봄…온다 "정말"',)


def test_a_minute_is_better_than_a_day() -> None:
    found = head(meta("article:published", "2022-06-22") + meta("article:published_time", "2022-06-22T17:11:27+09:00"))
    assert found.published is not None
    assert (found.published[0].isoformat(), found.published[1]) == ("2022-06-22T17:11:27+09:00", False)


def test_a_utc_clock_stamped_korean_is_believed_last() -> None:
    found = head(
        meta("dd:published_time", "2023-04-20T04:22:12+09:00") + meta("article:published_time", "2023-04-20T04:22:12Z")
    )
    assert found.published is not None
    assert found.published[0].isoformat() == "2023-04-20T13:22:12+09:00"


@pytest.mark.parametrize("name", ["dateCreated", "uploadDate", "nextweb:createDate", "og:regDate", "dd:published_time"])
def test_names_of_the_publication(name: str) -> None:
    assert head(meta(name, "2024-03-18T14:05:00+09:00")).published is not None


@pytest.mark.parametrize("name", ["og:update_time", "nextweb:modDate", "nextweb:sysModDate", "article:modified"])
def test_names_of_the_last_change(name: str) -> None:
    assert head(meta(name, "20240318140500")).updated is not None


@pytest.mark.parametrize("name", ["dable:author", "nextweb:reporter", "byl", "Author", "og:article:author"])
def test_names_of_the_author(name: str) -> None:
    assert head(meta(name, "서이든")).authors == ("서이든",)


def test_an_outlets_founding_is_no_publication() -> None:
    assert head(meta("foundingDate", "1990-11-14")).published is None


def test_time_in_the_apps_state() -> None:
    state = r'<script>self.__next_f.push([1,"{\"title\":\"봄\",\"deployDt\":\"2026-01-29T18:40:00+09:00\"}"])</script>'
    found = head(state)
    assert found.published is not None
    assert found.published[0].isoformat() == "2026-01-29T18:40:00+09:00"


@pytest.mark.parametrize(
    ("markup", "url", "expected"),
    [
        ('<link rel="canonical" href="https://a.kr/news/1">', None, "https://a.kr/news/1"),
        ('<link rel="canonical" href="/news/1">', "https://a.kr/x", "https://a.kr/news/1"),
        ('<link rel="canonical" href="https://a.kr/">', "https://a.kr/news/1", "https://a.kr/news/1"),
        ('<link rel="canonical" href="">', None, None),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://a.kr/news/1", "https://a.kr/news/1"),
        ('<link rel="canonical" href="http://[broken">', "https://a.kr/news/1", "https://a.kr/news/1"),
        (meta("og:url", "https://a.kr/news/2"), "https://a.kr/news/2?utm=1", "https://a.kr/news/2"),
        ("", "https://a.kr/news/1", "https://a.kr/news/1"),
    ],
)
def test_the_canonical_address(markup: str, url: str | None, expected: str | None) -> None:
    assert head(markup, url).canonical == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (meta("article:section", "정치"), "정치"),
        (meta("article:section", "S1N4"), None),
        (meta("article:section", "society"), "사회"),
        (meta("article:section", "S1N4") + "<title>봄이 온다 &lt; 경제 &lt; 기사본문 - 가나일보</title>", "경제"),
        (meta("article:section", "S1N4") + meta("article:section3", "노동"), "노동"),
        (meta("me2:category2", "사회"), "사회"),
        (meta("Classification", "스포츠 > 프로야구"), "스포츠"),
        ('<link rel="canonical" href="https://a.kr/news/politics/1">', "정치"),
        (crumbs({"name": "홈"}, {"name": "경제"}, {"name": "봄이 온다"}), "경제"),
        (crumbs({"item": {"@id": "https://a.kr/culture", "name": "문화"}}), "문화"),
        (crumbs({"name": "가나일보"}, {"name": "봄이 온다"}), None),
        (script('{"@type": "BreadcrumbList", "itemListElement": [1, {"item": 2}]}'), None),
        (script('{"@type": "BreadcrumbList", "itemListElement": "정치"}'), None),
    ],
)
def test_the_section(markup: str, expected: str | None) -> None:
    assert head(markup).section == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (meta("keywords", "봄, 꽃,#나들이"), ("봄", "꽃", "나들이")),
        (meta("article:tag", "봄") + meta("article:tag", "꽃"), ("봄", "꽃")),
        (meta("keywords", "뉴스, 기사, 속보, 정치, 경제, 봄"), ()),
        (meta("og:title", "봄, 온다") + meta("keywords", "봄, 온다"), ()),
    ],
)
def test_tags(markup: str, expected: tuple[str, ...]) -> None:
    assert head(markup).tags == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (meta("og:image", "https://a.kr/1.jpg"), "https://a.kr/1.jpg"),
        (meta("og:image", "//a.kr/1.jpg"), "https://a.kr/1.jpg"),
        (meta("og:image", "https://a.kr/img/logo.png"), None),
        (meta("og:image", "/1.jpg"), None),
    ],
)
def test_the_image(markup: str, expected: str | None) -> None:
    assert head(markup).image == expected


def test_a_bare_day_gives_way_to_a_time_on_the_same_day() -> None:
    def moment(*values: str) -> str:
        found = tags._moment(values)
        return found[0].strftime("%d %H:%M") if found is not None else ""

    assert moment("2024-03-18", "2024-03-19T10:00:00", "2024-03-18T14:05:00") == "18 14:05"
    assert moment("2024-03-18", "2024-03-19T10:00:00") == "18 00:00"
    assert moment("2024-03-18T14:05:00", "2024-03-18T10:00:00") == "18 14:05"
    assert moment("어제", "2024-03-18T14:05:00") == "18 14:05"
    assert moment("어제") == ""


def test_links_without_an_address_or_a_meaning_are_none() -> None:
    html = '<link href="/a"><link rel="canonical"><link rel="Canonical" href="/b">'
    html += '<meta http-equiv="Content-Language" content="ko">'
    head = tags.read_head(parse(f"<head>{html}</head>"), "https://garam.example/1")
    assert head.canonical_link == "/b"
    assert head.language == "ko"
