"""The outlet: by the host, by the tags, by the page's lines, the surest first."""

from __future__ import annotations

import pytest

from bonmun.fields import publisher

from .labels import BODY, head, roles

OWN = f"body|{BODY}"


def site(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


def found(
    html: str = "", url: str | None = None, *lines: str, title: int | None = None
) -> tuple[str | None, str | None]:
    return tuple(publisher.find(head(html, url), roles(*(lines or (OWN,))), title))


@pytest.mark.parametrize(
    ("html", "url", "expected"),
    [
        ("", "https://www.hani.co.kr/7", ("한겨레", None)),
        (site("새벽신문"), "https://www.hani.co.kr/7", ("한겨레", None)),
        (site("새벽신문"), "https://dawn.hani.co.kr/7", ("새벽신문", None)),
        (site("한겨레"), "https://dawn.hani.co.kr/7", ("한겨레", None)),
        (site("한겨레 아침"), "https://dawn.hani.co.kr/7", ("한겨레", None)),
        (site("새벽신문"), "https://m.hani.co.kr/7", ("한겨레", None)),
        ('<link rel=canonical href="https://www.hani.co.kr/7">', None, ("한겨레", None)),
        (site("새벽신문"), None, ("새벽신문", None)),
        (site("돌담길"), None, ("돌담길", None)),
        (site("돌"), None, (None, None)),
        (site("돌담"), None, ("돌담", None)),
        (site("돌" * 20), None, ("돌" * 20, None)),
        (site("돌" * 21), None, (None, None)),
        (site("dolldam.example"), None, (None, None)),
        (site("1234"), None, (None, None)),
        (site("뉴스"), None, (None, None)),
        (site("골목, 밤"), None, (None, None)),
        (site("밤에 켜진 새 조명"), None, (None, None)),
        (site("Copyright ⓒ 돌담길"), None, ("돌담길", None)),
        (site("한겨레 ARTE"), None, ("한겨레", None)),
        (site("가나신문사"), None, ("가나신문", None)),
        (site("GNB NEWS"), None, ("GNB", None)),
        (site("가람시청"), None, ("가람시", None)),
        ("<title>골목의 새 조명 | 보도자료 | 가람시</title>", None, ("가람시", None)),
        ("<title>골목의 새 조명 - 새벽신문</title>", None, ("새벽신문", None)),
        ("<title>골목의 새 조명 - 사회 - 한겨레</title>", None, ("한겨레", None)),
        ("<title>새벽신문</title>", None, ("새벽신문", None)),
        ("<title>골목의 새 조명</title>", None, (None, None)),
    ],
)
def test_host_and_tags(html: str, url: str | None, expected: tuple[str | None, str | None]) -> None:
    assert found(html, url) == expected


PORTAL = "https://n.news.naver.com/article/1"


@pytest.mark.parametrize(
    ("html", "lines", "title", "expected"),
    [
        ('<meta property="og:article:author" content="한겨레 | 네이버">', (OWN,), None, "한겨레"),
        ('<meta property="dable:author" content="새벽신문">', (OWN,), None, "새벽신문"),
        ('<meta property="og:article:author" content="서이든">', (OWN,), None, None),
        ("", ("junk|기사제공=한겨레", OWN), None, "한겨레"),
        ("", (OWN, "junk|ⓒ 한겨레 무단전재"), None, "한겨레"),
        ("", (f"body|[한겨레] {BODY}",), None, "한겨레"),
        ("", ("junk|한겨레", "title|골목", OWN), 1, "한겨레"),
        ("", ("junk|한겨레", "title|골목", OWN), None, None),
        ("", ("junk|한겨레", *["junk|가"] * 4, "title|골목", OWN), 5, "한겨레"),
        ("", ("junk|한겨레", *["junk|가"] * 5, "title|골목", OWN), 6, None),
        ("", ("title|골목", *["junk|가"] * 3, "junk|한겨레", OWN), 0, "한겨레"),
        ("", ("title|골목", *["junk|가"] * 4, "junk|한겨레", OWN), 0, None),
        ("", (OWN, "junk|한겨레에서 직접 확인하세요"), None, "한겨레"),
        ("", (OWN, "junk|출처 : 한겨레"), None, "한겨레"),
        ("", ("byline|서이든 기자 eden@hani.co.kr", OWN), None, "한겨레"),
        ("", (OWN, "junk|ⓒ 네이버 무단전재", "byline|eden@hani.co.kr"), None, "한겨레"),
    ],
)
def test_a_portal_shows_anothers_article(
    html: str, lines: tuple[str, ...], title: int | None, expected: str | None
) -> None:
    assert found(html, PORTAL, *lines, title=title) == (expected, "네이버 뉴스")


def test_a_portals_name_in_the_tags_is_a_portal_too() -> None:
    assert found(site("네이버 뉴스"), None, "junk|기사제공=한겨레", OWN) == ("한겨레", "네이버 뉴스")


@pytest.mark.parametrize(
    "lines",
    [
        ("junk|기사제공=한겨레", "junk|ⓒ 경향신문 무단전재"),
        ("junk|ⓒ 한겨레 무단전재", f"body|(서울=연합뉴스) {BODY}"),
        (f"body|[한겨레] {BODY}", "junk|출처 : 경향신문"),
        ("junk|출처 : 한겨레", "junk|ⓒ 돌담길 무단전재 금지"),
        ("junk|한겨레 주요뉴스", "byline|eden@khan.co.kr"),
        ("byline|eden@hani.co.kr", OWN),
    ],
)
def test_the_surest_witness_of_a_page_nobody_knows(lines: tuple[str, ...]) -> None:
    assert found("", None, *lines) == ("한겨레", None)
    assert publisher.find(None, roles(*lines)).name == "한겨레"


def test_an_agency_at_the_front_is_the_last_but_mails() -> None:
    lines = (f"body|(서울=연합뉴스) 서이든 기자 = {BODY}", "byline|eden@hani.co.kr")
    assert found("", None, *lines) == ("연합뉴스", None)
    assert found(site("새벽신문"), None, *lines) == ("새벽신문", None)
