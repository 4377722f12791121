"""Dumps whose lines a program broke at a column (lynx, PDF, mail): the paragraphs put together again."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bonmun.lazy_regex import pattern

COLUMNS = range(30, 121)
"""The widths that programs wrap at, in columns of the terminal (Hangul takes two) or in letters."""
LETTERS = range(15, 121)
"""The letters that the longest of such lines has."""
LEAST, MANY = 3, 6
"""Broken lines from which a dump is wrapped, and from which it is beyond doubt."""
RUN = 3
"""How many of them in a row are no accident: headlines in a list are long by chance."""
SHARES = {True: 0.05, False: 0.6}
"""The share of the longer lines without an end that must be as long as they could be: with long runs, and without.

With six lines in such runs hardly any: all others may be headlines in the lists of a page. Measured on 7,900 texts.
"""
RISING = 0.75
"""The share of numbers before links that count up."""
ALL = 0.9
"""That share in a short dump."""
APART = 3
"""Blank lines from which paragraphs stand apart: then lines without one between them are of one paragraph."""
NARROWEST = 56
"""Columns of the longest line of such a dump."""
_NUMBER = pattern(r"\[(\d{1,4})\](?=[^\s:])")
"""What lynx prints before a link; with a colon behind it stands an address that Markdown names."""
BULLET = 2
"""Letters of a bullet and its space, which may stand before a link's number."""
_BULLETS = "*+o•-·|"
_ITEMS = frozenset(f"{bullet} " for bullet in _BULLETS)
"""What begins a new item, whatever stands above it."""
_LINK = pattern(r"(?:[*+o•·-]\s)?\[\d{1,4}\](?=\S)")
"""A line that is a link: a bullet may stand before its number."""
_CUT_OFF = ("..", "…")
_Numbered = tuple[str, int]
_Measure = Callable[[str], int]
IsComplete = Callable[[str], bool]


class _Columns(dict[str, int]):
    """The columns of a terminal that a letter takes: two where its East Asian Width is one of those given."""

    def __init__(self, wide: str) -> None:
        super().__init__()
        self._wide = wide

    def __missing__(self, letter: str) -> int:
        columns = 1 + (letter > "\u10ff" and unicodedata.east_asian_width(letter) in self._wide)
        if len(self) < _LETTERS:
            self[letter] = columns
        return columns

    def __call__(self, text: str) -> int:
        return sum(map(self.__getitem__, text))


_LETTERS = 20_000
"""How many letters are remembered; all of Hangul and the common Hanja."""
_columns = _Columns("WF")
_wide_columns = _Columns("WFA")
"""Where quotation marks and other signs of ambiguous width take two columns too."""


class Row(NamedTuple):
    """A line of the dump, or a paragraph put together again: its words, its first line, a blank line before."""

    text: str
    number: int
    gap: bool
    linked: bool
    """It is a link and nothing else."""


def rows(texts: Sequence[str], is_complete: IsComplete) -> list[Row]:
    """The dump's lines that hold text; broken ones are joined where the next line's first word had no room.

    `is_complete` says whether a line ends as a sentence does: only one that does not may have been broken.
    """
    kept = [(text, number) for number, text in enumerate(texts) if text]
    letters = max([len(text) for text, _ in kept if " " in text and "](" not in text], default=0)
    if len(kept) > LEAST and letters in LETTERS:
        plain = [one for one in kept if "](" not in one[0]] if any("](" in text for text in texts) else kept
        found = [(measure, _column(plain, measure, is_complete)) for measure in (_columns, _wide_columns, len)]
        measure, (width, broken) = max(found, key=lambda one: one[1][1])
        if broken >= (LEAST if letters in COLUMNS else MANY):  # items of a list are as short
            return _joined(texts, kept, width, measure)
        rows = _paragraphs(texts, kept, plain, is_complete)
        if rows:
            return rows
    if len([text for text, _ in kept if "[" in text[: BULLET + 1]]) >= MANY and _is_numbered(kept):
        return _joined(texts, kept, sys.maxsize, len)
    made = tuple.__new__
    return [made(Row, (text, number, number > 0 and not texts[number - 1], False)) for text, number in kept]


def _paragraphs(
    texts: Sequence[str], kept: Sequence[_Numbered], plain: Sequence[_Numbered], is_complete: IsComplete
) -> list[Row]:
    """The rows of a dump whose paragraphs stand apart, a few of them broken; none where lines are no such paragraphs.

    Too few lines are broken to tell the column by them; but each ends where the next one's first word had no room,
    and what they make together is a sentence that the first did not end.
    """
    if texts.count("") < APART:
        return []
    width = max([_columns(text) for text, _ in plain if " " in text], default=0)
    if width < NARROWEST or width not in COLUMNS:
        return []
    rows: list[Row] = []
    broken = False
    for group in _groups(texts, kept):
        lines = [row.text for row in group]
        if not all(_is_full(_columns(line), below, width, _columns) for line, below in pairwise(lines)):
            return []
        whole = " ".join(lines)
        if len(lines) > 1 and is_complete(whole) and not all(map(is_complete, lines)):
            broken = True
            group = [group[0]._replace(text=whole)]
        rows += group
    return rows if broken else []


def _groups(texts: Sequence[str], kept: Sequence[_Numbered]) -> Iterator[list[Row]]:
    """The lines that no blank line parts; an item of a list is one by itself."""
    group: list[Row] = []
    for text, number in kept:
        row = Row(text, number, number > 0 and not texts[number - 1], False)
        if group and (row.gap or text[0] in _BULLETS or group[-1].text[0] in _BULLETS):
            yield group
            group = []
        group.append(row)
    yield group


def _joined(texts: Sequence[str], kept: Sequence[_Numbered], width: int, measure: _Measure) -> list[Row]:
    numbered = _is_numbered(kept)
    out: list[Row] = []
    last = ""
    for text, number in kept:
        gap = number > 0 and not texts[number - 1]
        words = _NUMBER.sub("", text) if numbered else text
        size = measure(last)
        if out and not gap and size <= width and _is_full(size, text, width, measure) and text[:2] not in _ITEMS:
            out[-1] = out[-1]._replace(text=f"{out[-1].text} {words}")
        else:
            out.append(Row(words, number, gap, numbered and _LINK.match(text) is not None))
        last = text
    return out


def _column(kept: Sequence[_Numbered], measure: _Measure, is_complete: IsComplete) -> tuple[int, int]:
    """The column at which the lines were broken, and how many were; (0, 0) where they were not."""
    sizes = [measure(text) for text, _ in kept]
    # A word longer than a line, such as an address, is left whole: it says nothing about the column.
    width = max([size for size, (text, _) in zip(sizes, kept, strict=True) if " " in text], default=0)
    if width not in COLUMNS:
        return 0, 0
    open_ended = full = run = long_runs = 0
    for size, ((text, number), (below, next_number)) in zip(sizes, pairwise(kept), strict=False):
        word = measure(below.partition(" ")[0])
        says = next_number == number + 1 and word * 2 <= width and below[:2] not in _ITEMS  # no address, no item
        is_full = says and size + 1 + word > width and not text.endswith(_CUT_OFF)  # teasers end where others do
        if not is_full:
            run = 0
        if not says or is_complete(text):
            continue
        if is_full:
            run += 1
            long_runs += RUN if run == RUN else run > RUN
        if size * 2 >= width:
            open_ended += 1
            full += is_full
    share = ALL if full < MANY else SHARES[long_runs >= MANY]
    return (width, full) if full >= LEAST and full >= open_ended * share else (0, 0)


def _is_full(size: int, below: str, width: int, measure: _Measure) -> bool:
    """Whether the first word of the line below had no room on one of that size."""
    return size + 1 + measure(below.partition(" ")[0]) > width


def _is_numbered(kept: Sequence[_Numbered]) -> bool:
    """Whether links carry numbers: they count up, and most stand where a line begins."""
    found = [
        (int(one[1]), one.start() == 0 or (one.start() == BULLET and text[0] in _BULLETS))
        for text, _ in kept
        if "[" in text
        for one in _NUMBER.finditer(text)
    ]
    rising = sum(1 for (a, _), (b, _) in pairwise(found) if b == a + 1)
    return rising >= MANY and rising >= RISING * (len(found) - 1) and sum(leads for _, leads in found) * 2 >= len(found)
