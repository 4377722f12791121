"""Decks: by their element's name, by how they are set, or by where they stand with the headline."""

from __future__ import annotations

import pytest

from bonmun.label import decks, registry
from bonmun.label.registry import Decision, decided
from bonmun.parse.page_lines import Element

from .sheets import Row, box, link, plain, told
from .test_predicates import at

DECK = "가람시 강변에 벤치 열두 개"
TITLE, STAMP, SHARE = decided(registry.TITLE), decided(registry.DATE), decided(registry.OUTSIDE, "share")


def is_deck(row: Row) -> bool:
    return decks.is_deck(at(row, told(element=box())))


@pytest.mark.parametrize("name", ["subtitle", "sub_title", "art-sub tit_sub", "deck", "standfirst", "sub", "subTit"])
def test_names_of_decks(name: str) -> None:
    assert decks.is_named(box("div", name))
    assert decks.is_named(box("span", "", box("div", name)))


@pytest.mark.parametrize("name", ["", "title", "subscribe", "leader", "tit"])
def test_names_of_other_boxes(name: str) -> None:
    assert not decks.is_named(box("div", name))


def test_how_far_up_a_name_counts() -> None:
    def under(name: str, depth: int) -> Element:
        element = box("div", name)
        for _ in range(depth):
            element = box("div", "", element)
        return element

    assert decks.is_named(under("subtitle", 2))
    assert not decks.is_named(under("subtitle", 3))
    assert decks.is_named(under("sub", 1))
    assert not decks.is_named(under("sub", 2))
    assert not decks.is_named(None)


def test_a_short_deck_is_set_off_by_its_element() -> None:
    assert is_deck(plain("벤치 열둘", box("h3")))
    assert is_deck(plain("벤치 열둘", box("span", "", box("h2"))))
    assert is_deck(plain("벤치 열둘", box("div", "subtitle")))
    assert not is_deck(plain("벤치 열둘", box("div")))
    assert not is_deck(plain("벤치열둘개", box("h3")))
    assert is_deck(plain("벤치 열둘", box("b"), bold=True))
    assert is_deck(plain("벤치열두개의자리", box("b"), bold=True))
    assert not is_deck(plain("벤치 열둘", box("h1")))
    assert not is_deck(plain("벤치 열둘", box("span", "", box("span", "", box("h2")))))
    assert not is_deck(plain("12 34 56 78", box("h3")))
    assert not is_deck(plain("벤치 열둘"))
    assert is_deck(plain(DECK))


def is_apart(
    row: Row, *, i: int = 1, between: Row | None = None, before: Decision | None = TITLE, headline: int | None = 0
) -> bool:
    """Whether the line under the headline, or behind what stands between, is a deck of it."""
    rows = [plain("가람시 강변에 벤치"), *([between] if between else []), row]
    place = len(rows) - 1
    return decks.is_apart(at(*rows, i=place, core=(place + 1, 9), before=before, headline=headline))


def test_a_deck_right_under_the_headline_has_words_enough() -> None:
    assert is_apart(plain(DECK))
    assert is_apart(plain("벤치 열두 개 더"))
    assert not is_apart(plain("강변소식 전합니다"))
    assert not is_apart(plain("벤치 셋 더"))
    assert not is_apart(plain(DECK), headline=None)
    assert not is_apart(told(DECK))
    assert not is_apart(link(DECK))
    assert not is_apart(plain("1234 5678 90"))
    assert not is_apart(plain("네이버에서 가람일보를 구독하세요"))
    assert not is_apart(plain(DECK, box("figure")))


def test_a_deck_further_below_follows_another_or_is_set_off() -> None:
    stamp = plain("2024.03.18 14:05")
    deck = decided(registry.DECK)
    assert not is_apart(plain(DECK), between=stamp, before=STAMP)
    assert is_apart(plain(DECK), between=stamp, before=deck)
    assert is_apart(plain(DECK, box("b"), bold=True), between=stamp, before=STAMP)
    assert is_apart(plain("벤치 열둘", box("h3")), between=stamp, before=STAMP)
    assert not is_apart(plain("벤치 열둘", box("h3")), between=stamp, before=SHARE)
    assert not is_apart(plain("벤치 열둘", box("h3")), between=stamp, before=None)
    assert is_apart(plain("벤치 열둘", box("div", "subtitle")), between=stamp, before=SHARE)
    assert is_apart(plain("벤치 열둘", box("h3")), before=None)
    assert not is_apart(plain("벤치", box("h3")))


def test_decks_at_the_front_of_the_core_are_named() -> None:
    own = box()

    def opens(*rows: Row, i: int = 0) -> bool:
        return decks.opens(at(*rows, told(element=own), i=i, core=(0, 9)))

    named = plain("벤치 열둘", box("div", "subtitle", own))
    assert opens(named)
    assert opens(named, plain(DECK, box("div", "deck", own)), i=1)
    assert not opens(plain(DECK, own), named, i=1)
    assert not opens(told(element=box("div", "deck", own)), named, i=1)
    assert not opens(plain("벤치", box("div", "subtitle", own)))
    assert not opens(plain("벤치 열둘 " * 20, box("div", "subtitle", own)))
    assert not decks.opens(at(plain(DECK, box("div", "subtitle")), plain(element=own), core=(0, 2)))
