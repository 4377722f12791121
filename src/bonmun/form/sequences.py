"""Parts that their neighbours make what they are: subheads with text below, items that follow each other, rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bonmun.form import line_marks
from bonmun.parts import Cell, Heading, Item, List, Paragraph, Part, Quotation, Separator, Span, Spans, Table


class Piece(NamedTuple):
    """A part, and what is known of its line."""

    part: Part
    text: str = ""
    """The line of a paragraph or a heading."""
    bold: bool = False
    """A short line that is bold from end to end, and no sentence."""
    free: bool = False
    """It stands in no list, quotation or table: by its neighbours it may be another part."""


def joined(pieces: Sequence[Piece]) -> tuple[Part, ...]:
    """The parts, lines that show by their signs that they belong together as one."""
    made: list[Part] = []
    at = 0
    while at < len(pieces):
        found, size = _found(pieces, at) if pieces[at].free and _may_be_marked(pieces[at]) else _NOTHING
        made += found or [pieces[at].part]
        at += size or 1
    return tuple(_without_edges(made))


def _may_be_marked(piece: Piece) -> bool:
    """Whether a line may begin with a sign: most begin with a letter of Hangul or a quotation mark."""
    first = piece.text[0]
    return piece.bold or not ("가" <= first <= "힣" or first in _QUOTES) or first in "문질답" or "\t" in piece.text


_QUOTES = "\"'“”‘’"


def _found(pieces: Sequence[Piece], at: int) -> _Found:
    """What the pieces from there on are together, and how many they are; nothing where each is for itself."""
    return next((found for find in _FINDERS if (found := find(pieces, at))[1]), _NOTHING)


_Found = tuple[list[Part], int]
_NOTHING: _Found = ([], 0)


def _heading(pieces: Sequence[Piece], at: int) -> _Found:
    """A short line set apart by a sign or in bold, above a line that is not."""
    piece = pieces[at]
    if not piece.free or not isinstance(piece.part, Paragraph):
        return _NOTHING
    sign = line_marks.subhead_sign(piece.text)
    question = line_marks.is_question(piece.text)
    below = _below(pieces, at)
    if not (sign or piece.bold or question) or below is None:
        return _NOTHING
    if question:
        alike = line_marks.is_question(below.text)
    elif sign:
        alike = below.text[:1] == sign
    else:
        alike = below.bold or bool(line_marks.bullet(piece.text))
    return ([Heading(piece.part.spans, 3 if question else 2)], 1) if not alike else _NOTHING


def _below(pieces: Sequence[Piece], at: int) -> Piece | None:
    """The next piece that holds text; None where none follows."""
    return next((piece for piece in pieces[at + 1 :] if not isinstance(piece.part, Separator) and _holds(piece)), None)


def _holds(piece: Piece) -> bool:
    return bool(piece.text) or isinstance(piece.part, (List, Quotation, Table))


def _numbered(pieces: Sequence[Piece], at: int) -> _Found:
    """Items that are numbered one after the other."""
    first = line_marks.number(pieces[at].text) if pieces[at].free else 0
    if not first:
        return _NOTHING
    size = _run(pieces, at, lambda text, i: line_marks.number(text) == first + i)
    return ([List(_items(pieces[at : at + size]), ordered=True)], size) if size >= _FEW else _NOTHING


def _bulleted(pieces: Sequence[Piece], at: int) -> _Found:
    """Items that one bullet opens."""
    sign = line_marks.bullet(pieces[at].text) if pieces[at].free else ""
    if not sign:
        return _NOTHING
    size = _run(pieces, at, lambda text, _: line_marks.bullet(text) == sign)
    return ([List(_items(pieces[at : at + size]))], size) if size >= _FEW else _NOTHING


def _rows(pieces: Sequence[Piece], at: int) -> _Found:
    """Rows of a table, their cells parted by tabs."""
    size = _run(pieces, at, lambda text, _: "\t" in text)
    if size < _FEW:
        return _NOTHING
    rows = (tuple(map(Cell, split(_spans(piece)))) for piece in pieces[at : at + size])
    return [Table(tuple(rows))], size


def _quoted(pieces: Sequence[Piece], at: int) -> _Found:
    """Lines that are quoted as mail and Markdown quote."""
    size = _run(pieces, at, lambda text, _: line_marks.is_quotation(text))
    return ([Quotation(tuple(piece.part for piece in pieces[at : at + size]))], size) if size else _NOTHING


def _run(pieces: Sequence[Piece], at: int, fits: Callable[[str, int], bool]) -> int:
    """How many paragraphs from there on fit; `fits` is given a text and how many stand before it."""
    end = at
    while end < len(pieces) and pieces[end].free and fits(pieces[end].text, end - at):
        end += 1
    return end - at


def _items(pieces: Iterable[Piece]) -> tuple[Item, ...]:
    return tuple(Item(_spans(piece)) for piece in pieces)


def _spans(piece: Piece) -> Spans:
    return piece.part.spans if isinstance(piece.part, (Paragraph, Heading)) else ()


_FEW = 2
"""Lines from which they are a list or a table."""
_FINDERS: tuple[Callable[[Sequence[Piece], int], _Found], ...] = (_rows, _numbered, _bulleted, _quoted, _heading)
"""In this order: of two lines with one sign neither is the other's subhead."""


def split(spans: Spans) -> list[Spans]:
    """The cells of a row, cut at its tabs."""
    cells: list[list[Span]] = [[]]
    for span in spans:
        for number, text in enumerate(span.text.split("\t")):
            if number:
                cells.append([])
            if text:
                cells[-1].append(Span(text, span.link, span.bold, span.italic))
    return [tuple(cell) for cell in cells]


def _without_edges(parts: list[Part]) -> list[Part]:
    """The parts without drawn lines at their beginning and end, and of several in a row only the first."""
    kept: list[Part] = []
    for part in parts:
        if not isinstance(part, Separator) or (kept and not isinstance(kept[-1], Separator)):
            kept.append(part)
    while kept and isinstance(kept[-1], Separator):
        kept.pop()
    return kept
