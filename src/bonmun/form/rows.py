"""The lines of the body as rows: each with its spans and the elements that give it its form."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import takewhile
from typing import NamedTuple

from bonmun.form.passage import Box
from bonmun.parse.page_lines import Element
from bonmun.parse.sight import ROW_TAGS
from bonmun.parts import Cell, Picture, Separator, Spans

LIST_TAGS = frozenset(("ul", "ol", "menu", "dl"))
ITEM_TAGS = frozenset(("li", "dt", "dd"))
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
DEEPEST = 12
"""Frames that a row stands in at most; what is deeper stands in the last of them."""


class Row(NamedTuple):
    """A line of the body, or what stands between two."""

    text: str
    spans: Spans
    frames: tuple[Element, ...] = ()
    """The lists, items, quotations, tables and preformatted texts around it, the outermost first."""
    heading: int = 0
    """The level of the heading that it is by its element; 0 where it is none."""
    bold: bool = False
    """All of it is bold."""
    cells: tuple[Cell, ...] = ()
    """The cells of a table's row."""
    is_head: bool = False
    """It names the columns of its table."""
    bare: Picture | Separator | None = None
    """What stands here and is no line."""
    start: int = 0
    """Where it begins in the passage."""
    end: int = 0


def frames(element: Element | None, outermost: Element | None, tables: Collection[Element]) -> tuple[Element, ...]:
    """The elements that give a line its form, from `outermost` in; of tables only those of values."""
    if element is None:
        return ()
    found: list[Element] = []
    for above in element.ancestors():
        if above is outermost and above.tag not in LIST_TAGS and above.tag != "table":
            break
        if above.tag == "table":
            if above in tables:
                found.append(above)
        elif above.tag in _FRAMES:
            found.append(above)
        if above is outermost:
            break
    return tuple(found[::-1][:DEEPEST])


_FRAMES = LIST_TAGS | ITEM_TAGS | ROW_TAGS | {"blockquote"}


def value_tables(elements: Iterable[Element | None]) -> list[Element]:
    """The tables of values that rows of several cells stand in; `elements` are those of lines with a tab in them."""
    found: dict[int, Element] = {}
    for element in elements:
        table = next((e for e in element.ancestors() if e.tag == "table"), None) if element is not None else None
        if table is not None:
            found[id(table)] = table
    return list(found.values())


def heading(element: Element | None, outermost: Element | None) -> int:
    """The level of the heading that the element is or stands in; 0 for none. A first-level one counts as second."""
    at = element
    while at is not None and at is not outermost:
        if at.tag in HEADING_TAGS:
            return max(2, int(at.tag[1]))
        at = at.parent
    return 0


def between(bare: Picture | Separator, at: int, box: Box | None, before: Row | None, after: Row | None) -> Row:
    """What stands between two rows as a row of its own, in the frames that it shares with one of them.

    `box` is the innermost box around a picture; what has none is in the frames that both rows are in.
    """
    if box is not None:
        found = max((_shared(row, box) for row in (before, after) if row is not None), key=len, default=())
    else:
        pairs = zip(before.frames if before else (), after.frames if after else (), strict=False)
        found = tuple(one for one, _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
    return Row("", (), found, bare=bare, start=at, end=at)


def _shared(row: Row, box: Box) -> tuple[Element, ...]:
    """The frames of a row that hold the box too."""
    tags = [around.tag for around in box.around() if around.start <= row.start < around.end][::-1]
    shared = 0
    for tag in tags:
        shared += shared < len(row.frames) and row.frames[shared].tag == tag
    return row.frames[:shared]
