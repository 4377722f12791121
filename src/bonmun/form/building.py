"""Rows → the parts of the body: what frames hold is put into lists, quotations and tables, the rest stands bare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bonmun.form import sequences
from bonmun.form.line_marks import is_short
from bonmun.form.rows import ITEM_TAGS, LIST_TAGS, Row
from bonmun.grammar.lines import is_complete, is_sentence
from bonmun.parse.page_lines import Element
from bonmun.parts import Heading, Item, List, Paragraph, Part, Preformatted, Quotation, Table
from bonmun.whitespace import fold

LONGEST_HEADING = 150
"""Characters of what an element of headings holds and is one; pages set whole paragraphs in them for their size."""


def build(rows: Sequence[Row], shown: dict[int, str]) -> tuple[Part, ...]:
    """The parts of the body; `shown` are texts that the page has for frames: preformatted ones, captions of tables."""
    return sequences.joined(_parts(rows, 0, shown))


def _parts(rows: Sequence[Row], depth: int, shown: dict[int, str]) -> list[sequences.Piece]:
    """The parts that the rows make, whose frames up to `depth` are dealt with."""
    made: list[sequences.Piece] = []
    for frame, group in _groups(rows, depth):
        if frame is None:
            made += (_bare(row, framed=depth > 0) for row in group)
        else:
            made += _framed(frame, group, depth, shown)
    return made


def _groups(rows: Sequence[Row], depth: int) -> Iterator[tuple[Element | None, list[Row]]]:
    """The rows by the frame at that depth, those in none together."""
    for _, group in groupby(rows, key=lambda row: id(row.frames[depth]) if len(row.frames) > depth else 0):
        held = list(group)
        yield held[0].frames[depth] if len(held[0].frames) > depth else None, held


def _framed(frame: Element, rows: list[Row], depth: int, shown: dict[int, str]) -> list[sequences.Piece]:
    inner = depth + 1
    if frame.tag in LIST_TAGS:
        return _list(frame, rows, inner, shown)
    if frame.tag == "blockquote":
        return [sequences.Piece(Quotation(sequences.joined(_parts(rows, inner, shown))))]
    if frame.tag == "table":
        return _table(rows, shown.get(id(frame), ""))
    if frame.tag in ITEM_TAGS:  # outside any list, as broken markup has it
        return _parts(rows, inner, shown)
    return _preformatted(frame, rows, inner, shown)


def _list(frame: Element, rows: list[Row], depth: int, shown: dict[int, str]) -> list[sequences.Piece]:
    """The list; what it holds as it is where one item holds several lines and all of it: a list that lays out text."""
    items: list[Item] = []
    if not any(len(row.frames) > depth for row in rows):  # a list of bare words is one line
        return _parts(rows, depth, shown)
    for item, group in _groups(rows, depth):
        if item is None or item.tag not in ITEM_TAGS:
            for row in group:
                _add(items, row, item is None, shown, depth)
        elif item.tag == "dd" and items:
            below = sequences.joined(_parts(group, depth + 1, shown))
            items[-1] = Item(items[-1].spans, items[-1].parts + below)
        else:
            items.append(_item(group, depth + 1, shown))
    lines = sum(row.bare is None for row in rows)
    if len(items) == 1 and lines > 1 and not any(isinstance(part, List) for part in items[0].parts):
        return _parts(rows, depth + 1 if any(len(row.frames) > depth for row in rows) else depth, shown)
    return [sequences.Piece(List(tuple(items), ordered=frame.tag == "ol"))]


def _item(rows: list[Row], depth: int, shown: dict[int, str]) -> Item:
    first = rows[0]
    own = first.bare is None and len(first.frames) == depth
    return Item(first.spans if own else (), sequences.joined(_parts(rows[own:], depth, shown)))


def _add(items: list[Item], row: Row, bare: bool, shown: dict[int, str], depth: int) -> None:
    """Adds a row of the list that stands in no item: a line as one, all else to the item before."""
    if bare and row.bare is None:
        items.append(Item(row.spans))
        return
    parts = sequences.joined(_parts([row], depth, shown))
    if items:
        items[-1] = Item(items[-1].spans, items[-1].parts + parts)
    else:
        items.append(Item((), parts))


def _table(rows: list[Row], caption: str) -> list[sequences.Piece]:
    """The table, and behind it what stands between its rows."""
    lines = [row for row in rows if row.bare is None]
    heads = next((i for i, row in enumerate(lines) if not row.is_head), len(lines))
    table = Table(tuple(row.cells for row in lines), heads if heads < len(lines) else 0, caption)
    return [sequences.Piece(table), *(_bare(row, framed=True) for row in rows if row.bare is not None)]


def _preformatted(frame: Element, rows: list[Row], depth: int, shown: dict[int, str]) -> list[sequences.Piece]:
    """The text with its line breaks and spaces; paragraphs where it is the article's running text."""
    lines = [row.text for row in rows if row.bare is None]
    if not lines or any(row.bare is not None for row in rows) or sum(map(is_sentence, lines)) * 2 > len(lines):
        return _parts(rows, depth, shown)
    text = shown.get(id(frame), "")
    if list(filter(None, map(fold, text.splitlines()))) != lines:
        text = "\n".join(lines)
    return [sequences.Piece(Preformatted(text))]


def _bare(row: Row, *, framed: bool) -> sequences.Piece:
    """The part that a row is by itself."""
    if row.bare is not None:
        return sequences.Piece(row.bare)
    if row.heading and len(row.text) <= LONGEST_HEADING and not (len(row.text) > 60 and is_complete(row.text)):
        return sequences.Piece(Heading(row.spans, row.heading), row.text)
    bold = row.bold and not framed and is_short(row.text)
    return sequences.Piece(Paragraph(row.spans), row.text, bold=bold, free=not framed)
