"""The blocks that hold a page's paragraphs: several in one, or each in its own, as with `<div>` in place of `<p>`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bonmun.grammar.lines import is_report
from bonmun.label.first_pass import Sheet
from bonmun.parse.page_lines import Element

ROWS = 3
"""Paragraphs in blocks of their own from which their siblings are paragraphs too."""
TOLD = 2
"""Those told as reports are from which they are, too."""
NESTED = 5
"""How many blocks, one in the other, may hold a single paragraph."""


def of_sentences(sheet: Sheet, places: range) -> list[Element]:
    """The block of each sentence there."""
    elements = [sheet.lines[i].element for i in places if sheet.shapes[i] == "sentence"]
    return [element.home for element in elements if element is not None]


def holders(core: Sequence[Element], around: Sequence[Element], sheet: Sheet) -> set[int]:
    """The elements that hold a paragraph of the core in a block of its own, and enough of them in the container."""
    parents = {id(row(home).parent) for home in core if home.end - home.start == 1}
    if not parents:
        return parents
    rows = [
        (id(row(home).parent), is_report(sheet.lines[home.start].text)) for home in around if home.end - home.start == 1
    ]
    counts, told = Counter(parent for parent, _ in rows), Counter(parent for parent, tells in rows if tells)
    return {parent for parent in parents if counts[parent] >= ROWS or told[parent] >= TOLD}


def row(element: Element) -> Element:
    """The outermost element that holds the same single line."""
    for above, _ in zip(element.ancestors(), range(NESTED), strict=False):
        if above.end - above.start > 1:
            break
        element = above
    return element


def holder(element: Element) -> Element | None:
    """The element that holds the line's paragraph and those beside it."""
    home = element.home
    return row(home).parent if home.end - home.start == 1 else home
