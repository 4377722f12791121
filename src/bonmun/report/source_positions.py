"""Where the pieces of an article stand in its source, as line and column, and what the source holds out of sight."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import NamedTuple

from bonmun.article import Block
from bonmun.report import marked_source
from bonmun.report.marked_source import Hidden, OutOfSight, Strand, visible_characters
from bonmun.whitespace import INVISIBLE

_MISSES = 500
"""Blocks that are looked for in the whole source when they do not stand ahead, before that is given up: for speed."""
_AHEAD = 20_000
"""Characters searched ahead for the next block; script and navigation between two blocks are not counted."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,400}>")
_LINE = re.compile(r"line (\d+)")
_QUOTED = re.compile(r"[\"'\\<&]")
_TELLING = 8
"""Characters of a text that suffice to find it in a script."""
_BEGINNING = 16
"""Characters that stand for a text of which bonmun left markup or marks out further on."""
_EXCERPT = 40
"""Characters shown on either side of a phrase."""


class Position(NamedTuple):
    """A place in the source: line and column, both from 1, as editors count."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Sighting(NamedTuple):
    """A place out of sight where a phrase stands."""

    kind: OutOfSight
    where: str
    position: Position
    excerpt: str


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """The phrase in any case and with any white space between its characters."""
    return re.compile(rf"[\s{INVISIBLE}]*".join(re.escape(char) for char in visible_characters(phrase)), re.IGNORECASE)


class SourceMap:
    """A source read for places: what is visible, and what is not."""

    def __init__(self, text: str, *, page: bool) -> None:
        self._text = text
        self._starts = [0, *(end.end() for end in re.finditer("\n", text))]
        self.hidden: tuple[Hidden, ...] = ()
        self._visible = Strand()
        self._page = page
        if page:
            self._visible, self.hidden = marked_source.read(text)

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def locate(self, blocks: Sequence[Block]) -> list[Position | None]:
        """The place of each block, in order; None for one whose text does not stand in the source as it is."""
        return self._locate_in_page(blocks) if self._page else self._locate_in_dump(blocks)

    def _locate_in_page(self, blocks: Sequence[Block]) -> list[Position | None]:
        found: list[Position | None] = []
        cursor = misses = 0
        for block in blocks:
            wanted = visible_characters(block.text)
            at = self._visible.text.find(wanted, cursor, cursor + _AHEAD + len(wanted)) if wanted else -1
            if at >= 0:
                cursor = at + len(wanted)
                found.append(self.position(self._visible.offset(at)))
            else:
                misses += 1
                found.append(self._elsewhere(wanted) if wanted and misses <= _MISSES else None)
        return found

    def _elsewhere(self, wanted: str) -> Position | None:
        """A text not where it was expected: out of order, in a script, or changed after its beginning."""
        visible = self._visible.text
        at = visible.find(wanted)
        if at < 0 and (place := self._in_script(wanted)) is not None:
            return place
        if at < 0 and len(wanted) >= _BEGINNING:
            at = visible.find(wanted[:_BEGINNING])
        return self.position(self._visible.offset(at)) if at >= 0 else None

    def _in_script(self, wanted: str) -> Position | None:
        """By the text up to its first quotation mark: scripts escape those in many ways, some twice over."""
        start = _QUOTED.split(wanted, maxsplit=1)[0]
        at = self._scripts.text.find(start) if len(start) >= _TELLING or start == wanted else -1
        return self.position(self._scripts.offset(at)) if at >= 0 else None

    @cached_property
    def _scripts(self) -> Strand:
        """The text in scripts, escapes resolved, tags left out: where pages drawn by a script keep their article."""
        strand = Strand()
        for piece in self.hidden:
            if piece.kind == "script":
                text, offsets = _unescape(piece.text)
                at = 0
                for tag in (*_TAG.finditer(text), None):
                    stop = tag.start() if tag is not None else len(text)
                    strand.add(text[at:stop], (piece.offset + offset for offset in offsets[at:stop]))
                    at = tag.end() if tag is not None else stop
        return strand

    def _locate_in_dump(self, blocks: Sequence[Block]) -> list[Position | None]:
        lines = self._text.splitlines()
        found: list[Position | None] = []
        for block in blocks:
            number = int(match[1]) if (match := _LINE.match(block.where)) else 0
            if not 0 < number <= len(lines):
                found.append(None)
                continue
            strand = Strand()
            strand.add(lines[number - 1], count(1))
            at = strand.text.find(visible_characters(block.text))  # not found where markup was taken out of the line
            found.append(Position(number, strand.offset(max(at, 0)) if strand.text else 1))
        return found

    def sightings(self, phrase: str) -> Iterator[Sighting]:
        """The places out of sight where the phrase stands, in source order, one in each piece."""
        pattern = phrase_pattern(phrase)
        for piece in self.hidden:
            text, offsets = piece.text, None
            found = pattern.search(text)
            if found is None and "\\" in text:
                text, offsets = _unescape(text)
                found = pattern.search(text)
            if found is not None:
                start = offsets[found.start()] if offsets is not None else found.start()
                excerpt = text[max(0, found.start() - _EXCERPT) : found.end() + _EXCERPT]
                offset = piece.offset if piece.kind == "attribute" else piece.offset + start
                yield Sighting(piece.kind, piece.where, self.position(offset), _printable(excerpt))


def _printable(text: str) -> str:
    """The text on one line, halves of characters that an excerpt or an escape cut apart replaced."""
    return " ".join(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())


def _unescape(text: str) -> tuple[str, array[int]]:
    r"""The text with `\uXXXX` and `\"` resolved as in JSON, and the offset of each of its characters."""
    parts: list[str] = []
    offsets = array("Q")
    at = 0
    for escape in _ESCAPE.finditer(text):
        parts.append(text[at : escape.start()])
        offsets.extend(range(at, escape.start()))
        parts.append(chr(int(escape[1], 16)) if escape[1] else " " if escape[2] in "nrt" else escape[2])
        offsets.append(escape.start())
        at = escape.end()
    parts.append(text[at:])
    offsets.extend(range(at, len(text)))
    return "".join(parts), offsets
