"""Which links turn the pages of an article, and which lead elsewhere."""

from __future__ import annotations

import pytest

from bonmun.head import pager
from bonmun.head.tags import read_head
from bonmun.parse.page_lines import parse

HERE = "https://dawn.example/news/view?id=7"


def pages(links: str, url: str | None = HERE, head: str = "") -> tuple[str, ...]:
    markup = parse(f"<head>{head}</head><body>{links}</body>")
    return pager.further(markup, read_head(markup, url))


def link(number: int, text: str | None = None, name: str = "page", path: str = "/news/view?id=7") -> str:
    return f'<a href="{path}&amp;{name}={number}">{number if text is None else text}</a>'


@pytest.mark.parametrize("name", ["page", "p", "pg", "part", "pageno", "page_no", "pagenum", "page_num", "PAGE"])
def test_numbers_turn_the_pages(name: str) -> None:
    found = pages("".join(link(n, name=name) for n in (1, 2, 3)))
    assert found == tuple(f"{HERE}&{name}={n}" for n in (2, 3))


@pytest.mark.parametrize(
    "text", ["2", "[2]", " 2 >", "다음", "다음 페이지", "이어 보기", "계속 읽기 ▶", "next", "Next page"]
)
def test_words_that_lead_to_the_next_page(text: str) -> None:
    assert pages(link(2, text)) == (f"{HERE}&page=2",)


@pytest.mark.parametrize("text", ["3", "12월", "더보기", "다음 기사", "2페이지 광고", "2" + " " * 60])
def test_words_that_lead_elsewhere(text: str) -> None:
    assert pages(link(2, text)) == ()


def test_next_says_nothing_of_a_page_further_on() -> None:
    assert pages(link(2) + link(3, "다음")) == (f"{HERE}&page=2",)


def test_a_row_ends_where_a_page_is_missing() -> None:
    assert pages(link(2) + link(4)) == (f"{HERE}&page=2",)
    assert pages(link(3)) == ()


def test_the_first_of_two_links_to_a_page_counts() -> None:
    other = "https://dawn.example/news/view/?page=2&id=7"
    assert pages(f'<a href="{other}">2</a>{link(2)}') == (other,)


def test_from_the_second_page_on_only_those_behind_it() -> None:
    assert pages("".join(map(link, (1, 2, 3, 4))), f"{HERE}&page=2") == (f"{HERE}&page=3", f"{HERE}&page=4")


def test_an_article_has_twenty_pages_at_most() -> None:
    assert len(pages("".join(map(link, range(1, 30))))) == 19


@pytest.mark.parametrize("name", ["comment-pages", "relatedList", "reply_box", "search", "board-paging"])
@pytest.mark.parametrize("depth", [1, 6])
def test_pagers_of_something_else_are_known_by_their_box(name: str, depth: int) -> None:
    inner = "<div>" * (depth - 1) + link(2) + "</div>" * (depth - 1)
    for attribute in ("id", "class"):
        assert pages(f'<div {attribute}="{name}">{inner}</div>') == ()
    assert pages(f'<div class="paging">{inner}</div>') == (f"{HERE}&page=2",)


def test_a_name_seven_elements_above_says_nothing() -> None:
    assert pages(f'<div class="search">{"<div>" * 6}{link(2)}') == (f"{HERE}&page=2",)


@pytest.mark.parametrize(
    "path",
    ["/news/view?id=8", "/news/list?id=7", "https://other.example/news/view?id=7", "ftp://dawn.example/news/view?id=7"],
)
def test_another_address_is_another_article(path: str) -> None:
    assert pages(link(2, path=path)) == ()


def test_case_of_the_host_and_a_slash_do_not_count() -> None:
    assert pages(link(2, path="https://DAWN.example/news/view/?id=7")) != ()


@pytest.mark.parametrize("number", ["2a", "²", "102", "-2", ""])
def test_what_is_no_number_of_a_page(number: str) -> None:
    assert pages(f'<a href="{HERE}&amp;page={number}&amp;x=2">2</a>') == ()


def test_an_address_with_two_numbers_is_not_read() -> None:
    assert pages(f'<a href="{HERE}&amp;page=2&amp;p=2">2</a>') == ()


def test_a_query_of_many_parts_is_not_read() -> None:
    def asked(parts: int) -> tuple[str, ...]:
        here = HERE + "".join(f"&a{n}=1" for n in range(parts - 2))
        return pages(f'<a href="{here}&amp;page=2">2</a>', here)

    assert asked(50) != ()
    assert asked(51) == ()


def test_an_address_that_is_nothing_but_a_number_names_no_article() -> None:
    assert pages('<a href="/?page=2">2</a>', "https://dawn.example/") == ()
    assert pages('<a href="http://[">2</a>' + link(2), HERE) == (f"{HERE}&page=2",)


@pytest.mark.parametrize("head", [f'<link rel=canonical href="{HERE}">', f'<meta property="og:url" content="{HERE}">'])
def test_a_page_that_names_its_own_address_needs_no_other(head: str) -> None:
    assert pages(link(2), None, head) == (f"{HERE}&page=2",)
    assert pages(link(2), None) == ()


def test_what_is_told() -> None:
    markup = parse(link(2) + link(3))
    head = read_head(markup, HERE)
    assert pager.told(markup, head) == (f"more-pages: the article goes on at {HERE}&page=2 {HERE}&page=3",)
    assert pager.told(parse(""), head) == ()


def test_the_pages_text_is_looked_through_before_its_links() -> None:
    links = link(2) + link(3)
    markup = parse(f"<body>{links}</body>")
    assert len(pager.further(markup, read_head(markup, HERE), links)) == 2
    assert pager.further(markup, read_head(markup, HERE), "nothing=2") == ()
    assert pager._numbers("page=2&n=4 PART=31 P=") == {2, 31}
    assert pager._numbers("=2 id=2 pageNo=2 pageno=213") == {2, 21}
    assert pager._numbers("id=2 e=3 page=x") == set()


def test_an_address_that_leads_to_no_article_has_no_pages() -> None:
    markup = parse(f"<body>{link(2)}</body>")
    assert pager.further(markup, read_head(markup, "mailto:a@dawn.example"), None) == ()
    assert pager._joined(HERE, "http://[") == ""
    assert pager._joined(HERE, " ?page=2 ") == "https://dawn.example/news/view?page=2"


def test_links_in_between_that_turn_nothing_are_passed_over() -> None:
    assert len(pages(link(2) + '<a href="/x">가람시 소식</a>' + f"<a href=/y>{'가' * 61}</a>" + link(3))) == 2
