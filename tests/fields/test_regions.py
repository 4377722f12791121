"""Where the lines around a body end, and which of them are cards of other articles."""

from __future__ import annotations

import pytest

from bonmun.fields import regions
from bonmun.parse.page_lines import Element

from .labels import BODY, roles, span


def sizes(above: int, below: int, title: int | None = None) -> tuple[int, int, int]:
    """How many lines above, of and below a body are looked at."""
    lines = roles(*["junk|가"] * above, f"body|{BODY}", "caption|나", f"body|{BODY}", *["junk|다"] * below)
    return tuple(map(len, regions.around(lines, title)))  # type: ignore[return-value]  # three of them


@pytest.mark.parametrize("linked", [0, 40_000])
def test_addresses_are_not_looked_for_in_a_line_that_signs_nothing(
    linked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []

    class Searched:
        def sub(self, new: str, text: str) -> str:
            searched.append(text)
            return text

    monkeypatch.setattr(regions, "_MAIL", Searched())
    lines = roles(*["junk|" + "a@" * 20_000] * 3, "body|" + "a@" * 20_000)
    regions.split_off_cards([line._replace(line=line.line._replace(link=linked)) for line in lines])
    assert searched == []


@pytest.mark.parametrize(
    ("above", "below", "title", "expected"),
    [
        (0, 0, None, (0, 3, 0)),
        (25, 14, None, (25, 3, 14)),
        (26, 15, None, (25, 3, 14)),
        (90, 0, 60, (32, 3, 0)),
        (90, 0, 1, (75, 3, 0)),
        (90, 0, 16, (75, 3, 0)),
        (90, 0, 17, (75, 3, 0)),
        (90, 0, 18, (74, 3, 0)),
        (10, 0, 1, (10, 3, 0)),
        (30, 0, 31, (25, 3, 0)),
    ],
)
def test_how_far_regions_reach(above: int, below: int, title: int | None, expected: tuple[int, int, int]) -> None:
    assert sizes(above, below, title) == expected


def test_without_a_body_what_follows_the_headline() -> None:
    lines = roles(*["junk|가"] * 40)
    assert [len(part) for part in regions.around(lines, 3)] == [25, 0, 0]
    assert regions.around(lines, 3).above[0].index == 3
    assert regions.around(lines, None).above[0].index == 0


@pytest.mark.parametrize(
    ("heading", "role", "tag", "shape", "expected"),
    [
        ("관련기사", "junk:heading", "div", "fragment", True),
        ("늘봄천", "junk:related", "div", "link", True),
        ("늘봄천", "junk:ad", "div", "fragment", False),
        ("늘봄천 산책로를", "junk:other", "h1", "fragment", True),
        ("늘봄천 산책로를", "junk:other", "h2", "fragment", True),
        ("늘봄천 산책로를", "junk:other", "h3", "fragment", True),
        ("늘봄천 산책로를", "junk:other", "h4", "fragment", False),
        ("늘봄천 산책로", "junk:other", "h1", "fragment", False),
        ("늘봄천 산책로를", "junk:other", "h1", "link", False),
        ("늘봄천 산책로를", "byline", "h1", "fragment", False),
        ("늘봄천 산책로를", "title", "h1", "fragment", False),
        ("나정호 사회부 기자", "junk:other", "h1", "fragment", False),
    ],
)
def test_what_heads_something_else(heading: str, role: str, tag: str, shape: str, expected: bool) -> None:
    line = roles(f"{role}|{heading}", elements=[span(tag, 0, 1)], shapes={0: shape})[0]  # type: ignore[dict-item]
    assert regions._heads(line) is expected


def test_behind_another_headline_nothing_is_the_articles_and_behind_a_list_it_may_be() -> None:
    lines = roles("byline|서이든 기자", "junk:heading|관련기사", "byline|나정호 기자")
    near, far = regions.split_off_cards(lines)
    assert [[line.index for line in part] for part in (near, far)] == [[0], [1, 2]]
    below = roles(
        "byline|서이든 기자", "junk:other|늘봄천 산책로를", "byline|나정호 기자", elements=[None, span("h1", 1, 2)]
    )
    near, far = regions.split_off_cards(below)
    assert [[line.index for line in part] for part in (near, far)] == [[0], []]
    assert regions.split_off_cards(roles("byline|가"))[0][0].text == "가"


def in_card(size: int = 2, text: str = "늘봄천 산책로를", shape: str = "link", holder: Element | None = None) -> bool:
    """Whether a line below a linked headline is its card's, in an element of so many lines."""
    box = holder or span("div", 0, size)
    lines = roles(f"junk|{text}", "byline|나정호 기자", elements=[box, box], shapes={0: shape})  # type: ignore[dict-item]
    return regions._in_card(lines[1], lines)


def test_cards() -> None:
    assert in_card()
    assert in_card(6)
    assert not in_card(7)
    assert not in_card(text="늘봄천 산책로")
    assert not in_card(text="#늘봄천 산책로를")
    assert not in_card(text="@늘봄천 산책로를")
    assert not in_card(shape="fragment")
    outer = span("li", 0, 3)
    assert in_card(holder=span("p", 0, 2, outer))
    lines = roles("junk|늘봄천 산책로를", "byline|나정호 기자", shapes={0: "link"})
    assert not regions._in_card(lines[1], lines)


def test_the_last_card_over_the_headline_is_not_the_articles() -> None:
    box = span("li", 0, 2)
    lines = roles(
        "junk|늘봄천 산책로를",
        "byline|나정호 기자",
        "title|새 조명",
        f"body|{BODY}",
        elements=[box, box],
        shapes={0: "link"},
    )
    assert [line.index for line in regions.around(lines, 2).above] == [0, 2]


def test_a_reporter_in_the_small_element_of_a_linked_headline_is_that_articles() -> None:
    outer = span("li", 0, 3)
    inner, other = span("div", 1, 3, outer), span("div", 3, 4)
    texts = ("|누리강 둔치 봄꽃 잔치", "|골목", "byline|서이든 기자", "byline|나정호 기자")
    lines = roles(*texts, elements=(outer, inner, inner, other), shapes={0: "link"})
    assert regions._in_card(lines[2], lines)
    assert not regions._in_card(lines[3], lines)
    assert not regions._in_card(lines[0], lines)
    tagged = roles("|#누리강 둔치 봄꽃 잔치", *texts[1:], elements=(outer, inner, inner), shapes={0: "link"})
    assert not regions._in_card(tagged[2], tagged)
    far = roles(*texts, elements=(span("ul", 0, 7), inner, span("b", 2, 3, span("ul", 0, 7))), shapes={0: "link"})
    assert not regions._in_card(far[2], far)
    near = roles(*texts, elements=(span("ul", 0, 6), inner, span("b", 2, 3, span("ul", 0, 6))), shapes={0: "link"})
    assert regions._in_card(near[2], near)
