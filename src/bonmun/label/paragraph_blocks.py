"""The blocks that hold a page's paragraphs: several in one, or each in its own, as with `<div>` in place of `<p>`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from typing import NamedTuple

from bonmun.grammar.lines import is_report
from bonmun.label.first_pass import Shape, Sheet
from bonmun.parse.page_lines import Element, Line

ROWS = 3
"""Paragraphs in blocks of their own from which their siblings are paragraphs too."""
TOLD = 2
"""Those told as reports are from which they are, too."""
NESTED = 5
"""How many blocks, one in the other, may hold a single paragraph."""
LINKED = 8
"""Characters of a link in an item of a list that is no sentence, from which it is another article's headline."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ROWS = ("tr", "caption", "li", "dt", "dd")
"""Rows of tables and items of lists."""
_TABLES = ("table", "ul", "ol", "dl")


class Blocks(NamedTuple):
    """The elements that hold an article's paragraphs, each by its id."""

    homes: Set[int]
    """The block of each sentence."""
    rows: Set[int]
    """What holds paragraphs in blocks of their own, as `<div>` for `<p>`."""

    def hold(self, element: Element, line: Line, shape: Shape) -> bool:
        """Whether the line in the element stands where the paragraphs do."""
        home = element.home
        if home.tag in _HEADINGS and home.parent is not None and home.end - home.start > 1:
            home = home.parent.home  # a heading that nobody closed: the paragraphs behind it stand beside the others
        if self._are(home) or (home.end - home.start == 1 and id(row(home).parent) in self.rows):
            return True
        card = element.tag != "tr" and shape == "fragment" and line.link >= LINKED
        return element.tag in _ROWS and not card and self._stands_beside(element)

    def _are(self, element: Element) -> bool:
        """Whether the element is one of the blocks."""
        return id(element) in self.homes or id(element) in self.rows

    def _stands_beside(self, item: Element) -> bool:
        """Whether the row of a table of values, or the item of a list, stands where the paragraphs do."""
        at = next((above for above in item.ancestors() if above.tag in _TABLES), item)
        while at.parent is not None and not self._are(at.parent):
            if (at.parent.start, at.parent.end) != (at.start, at.end):
                return False
            at = at.parent
        return at.parent is not None


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
