"""The headings of an article's sections: which lines are of one kind, and which bold line stands over its own text."""

from __future__ import annotations

import pytest

from bonmun.label import headings
from bonmun.label.readings.body import Reading
from bonmun.label.zones import Zones
from bonmun.parse.page_lines import Element

from .sheets import SAID, Row, box, junk, link, plain, sheet, told
from .test_zones import zones


def is_first(before: list[Row], *core: Row) -> bool:
    rows = [*before, *core]
    made = sheet(*rows)
    return headings.is_first(Zones(made, Reading(len(before), len(rows), ((0, len(rows)),), 1.0)), 0)


def section(holder: Element, name: str = "", part: str = "part", **facts: object) -> list[Row]:
    """A bold heading in a box of its own, and a paragraph under it."""
    around = box("div", part, holder)
    return [plain(element=box("b", name, around), **{"bold": True, **facts}), told(element=holder)]


def test_a_bold_heading_is_of_the_kind_that_its_box_is_named() -> None:
    holder = box()
    later = [*section(holder), *section(holder)]
    assert is_first(section(holder), *later)
    assert not is_first(section(holder, bold=False), *later)
    assert not is_first(section(holder, part="lead"), *later)
    assert not is_first(section(holder, name="lead"), *later)
    assert not is_first(section(box()), *later)
    assert not is_first(section(holder, part=""), *section(holder, part=""), *section(holder, part=""))
    named = [row for _ in range(3) for row in section(holder, name="tit", part="")]
    assert is_first(named[:2], *named[2:])


def test_the_first_bold_heading_may_be_a_short_sentence_but_no_link() -> None:
    holder = box()

    def asking(row: Row) -> list[Row]:
        row.element, row.facts = box("p", "", box("div", "part", holder)), {**row.facts, "bold": True}
        return [row, told(element=holder)]

    later = [*asking(plain()), *asking(plain())]
    assert is_first(asking(told(SAID)), *later)
    assert not is_first(asking(link()), *later)
    assert not is_first(asking(junk()), *later)


def test_bold_words_in_the_block_of_the_sentences_head_nothing() -> None:
    own = box("div", "text", box())
    rows = [[plain(element=box("b", "", own), bold=True), told(element=own)] for _ in range(3)]
    assert not is_first(rows[0], *rows[1], *rows[2])


def test_a_bold_line_at_the_top_of_all_heads_nothing() -> None:
    rows = [[plain(element=box("b", "", box("div", "part")), bold=True), told()] for _ in range(3)]
    assert not is_first(rows[0], *rows[1], *rows[2])
    assert not is_first([plain(element=box("b", "tit"), bold=True), told()], *rows[1], *rows[2])


def test_a_heading_stands_right_over_its_sentence_and_is_none_itself() -> None:
    holder = box()

    def part(head: str = "h3") -> list[Row]:
        return [plain(element=box(head, "tit", holder)), told(element=holder)]

    later = [*part(), *part()]
    assert is_first(part(), *later)
    assert not is_first([told(element=box("h3", "tit", holder)), told(element=holder)], *later)
    assert not is_first([plain(element=box("h3", "tit", holder)), plain(element=holder)], *later)
    assert not is_first([plain(element=box("h3", "tit", box())), told(element=holder)], *later)
    assert not is_first([plain(element=box("h3", "tit")), told()], *later)
    bare = [*part(), plain(element=box("h3", "tit", holder))]
    assert not is_first(part(), *bare)


@pytest.mark.parametrize("tag", headings.TAGS)
def test_sections_are_headed_by_headings_of_any_level_but_the_first(tag: str) -> None:
    holder = box()
    rows = [[plain(element=box(tag, "", holder)), told(element=holder)] for _ in range(3)]
    assert is_first(rows[0], *rows[1], *rows[2])


def is_bold_over(*rows: Row, i: int = 1, end: int | None = None) -> bool:
    return headings.is_bold_over(zones(*rows, end=end, inside=(0, len(rows) if end is None else end)), i)


def test_a_bold_line_over_a_sentence_beside_it_heads_that() -> None:
    own = box()
    text, bold = told(element=own), plain(element=own, bold=True)
    assert is_bold_over(text, bold, text)
    assert not is_bold_over(text, plain(element=own), text)
    assert not is_bold_over(text, plain(element=own, bold=True, link=3), text)
    assert not is_bold_over(text, junk(element=own, bold=True), text)
    assert not is_bold_over(text, told(element=own, bold=True), text)
    assert not is_bold_over(told(), plain(bold=True), told())
    assert not is_bold_over(text, bold, plain(element=own))
    assert not is_bold_over(text, bold, told("시는 벤치를 놓고 나무를…", own))
    elsewhere = zones(text, bold, told(element=box()), end=1, inside=(0, 3))
    assert not headings.is_bold_over(elsewhere, 1)
    assert headings.is_bold_over(zones(text, bold, text, end=1, inside=(0, 3)), 1)
    assert not is_bold_over(text, bold)
    assert not is_bold_over(text, bold, text, end=2)


def test_a_bold_line_stands_in_the_block_of_the_sentences_or_in_a_box_of_one_line_there() -> None:
    own = box()
    text = told(element=own)
    assert is_bold_over(text, plain(element=box("p", "", own), bold=True), text)
    assert is_bold_over(text, plain(element=box("p", "", box("div", "", own)), bold=True), text)
    beside = box()
    assert not is_bold_over(text, plain(element=beside, bold=True), text, plain(element=beside))
    assert not is_bold_over(text, plain(element=box("p", "", beside), bold=True), text, plain(element=beside))
