"""Lines joined once what holds them is read: the cells of a row, the paragraphs of a text broken at a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from bonmun.parse import wrapped
from bonmun.parse.page_lines import Element, Line

CELL = 200
"""Characters of a cell from which it holds text that is laid out, not a value."""
CELL_LINES = 6
ROWS = 2
"""Rows of two cells or more that make a table of values."""
CELL_TAGS = frozenset(("td", "th"))


class _Group(NamedTuple):
    """Lines that become one: `lines[start:end]`, its text, and the element that holds it."""

    start: int
    end: int
    text: str
    element: Element | None
    items: int = 1


def join_rows(lines: list[Line], table: Element, grid: Sequence[Element | None], elements: Sequence[Element]) -> None:
    """Makes each row of a table of values one line with a tab between its cells; a table that lays out text stays.

    `grid` are the table's rows and cells in order, each row before its cells; None for an empty cell.
    """
    groups: list[_Group] = []
    laid_out = 0
    for row, cells in _rows(grid):
        spans = [cell for cell in cells if cell is not None and cell.start < cell.end]
        if len(spans) < 2:
            continue
        texts = [_text(lines[cell.start : cell.end]) if cell is not None else "" for cell in cells]
        if max(map(len, texts)) > CELL or max(cell.end - cell.start for cell in spans) > CELL_LINES:
            laid_out += 1
        else:
            text = "\t".join(texts).strip("\t")
            groups.append(_Group(spans[0].start, spans[-1].end, text, row, len(spans)))
    if len(groups) >= ROWS and len(groups) > laid_out:
        _replace(lines, table, groups, elements)


def unwrap(
    lines: list[Line],
    holder: Element,
    blanks: Set[int],
    elements: Sequence[Element],
    is_complete: wrapped.IsComplete,
) -> None:
    """Puts together the paragraphs that were broken at a column in an element that shows its line breaks."""
    texts: list[str] = []
    numbers: list[int] = []
    for at in range(holder.start, len(lines)):
        if at in blanks:
            texts.append("")
            numbers.append(at)
        texts.append(lines[at].text)
        numbers.append(at)
    rows = wrapped.rows(texts, is_complete)
    if len(rows) == len(lines) - holder.start:
        return
    starts = [*(numbers[row.number] for row in rows), len(lines)]
    spans = zip(rows, starts, starts[1:], strict=False)
    _replace(lines, holder, [_Group(a, b, row.text, holder) for row, a, b in spans if b - a > 1], elements)


def _rows(grid: Sequence[Element | None]) -> Iterator[tuple[Element, Sequence[Element | None]]]:
    """Each row with its cells."""
    starts = [at for at, element in enumerate(grid) if element is not None and element.tag not in CELL_TAGS]
    for start, end in zip(starts, [*starts[1:], len(grid)], strict=True):
        row = grid[start]
        if row is not None:
            yield row, grid[start + 1 : end]


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _replace(lines: list[Line], holder: Element, groups: Sequence[_Group], elements: Sequence[Element]) -> None:
    """Puts each group's line in the place of its lines, and the elements inside around the new ones."""
    first = holder.start
    places: list[int] = []
    kept: list[Line] = []
    at = first
    for group in (*groups, _Group(len(lines), len(lines), "", None)):
        for line in lines[at : group.start]:
            places.append(first + len(kept))
            kept.append(line._replace(index=first + len(kept)))
        if group.start < group.end:
            places += [first + len(kept)] * (group.end - group.start)
            kept.append(_line(lines[group.start : group.end], group, first + len(kept)))
        at = group.end
    places.append(first + len(kept))
    lines[first:] = kept
    for element in reversed(elements):
        if element is holder:
            break
        end = places[element.end - 1 - first] + 1 if element.end > element.start else None
        element.start = places[element.start - first]
        element.end = element.start if end is None else end


def _line(parts: Sequence[Line], group: _Group, index: int) -> Line:
    link, bold = sum(part.link for part in parts), all(part.bold for part in parts)
    first = parts[0]
    return Line(group.text, index, group.element, link, bold, group.text, index, group.items, first.framed)
