"""Boxes inside the article's container that their own ids and classes give away (`relation_news`, `AD_link`, `btnSns`).

Names are read word by word, and a name alone never decides: a box that holds sentences told as a report is, which is
how articles are told, stays the article's, unless it is the kind of box that quotes others and holds few of them.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from bonmun import packaged
from bonmun.grammar.lines import is_complete, is_told
from bonmun.parse.page import Element, Line
from bonmun.patterns import pattern

DEPTH = 12
"""How many elements above a line are asked for their names."""
QUOTED = 0.15
"""Of the article's own text, what a list of others or comments may quote in such sentences."""
_QUOTING = frozenset(("comment", "related"))
_WORD = pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HASH = pattern(r"__(?=[A-Za-z_-]*[A-Z0-9])[\w-]{5}(?=\s|$)")
"""What CSS modules add to a name."""


class Named:
    """Which boxes the lines of a page stand in; `lines[start:end]` is the article's core."""

    def __init__(self, lines: Sequence[Line], start: int, end: int) -> None:
        self._lines = lines
        self._core = (start, end)
        self._kinds: dict[int, str] = {}

    def kind(self, line: Line) -> str:
        """The kind of junk whose box the line stands in; "" when it stands in none."""
        at, found = line.element, ""
        passed: list[int] = []
        while at is not None and not found and len(passed) < DEPTH and not self._holds_core(at):
            known = self._kinds.get(id(at))
            if known is not None:
                found = known
                break
            passed.append(id(at))
            found = self._of(at) if at.name else ""
            at = at.parent
        self._kinds.update(dict.fromkeys(passed, found))
        return found

    def _holds_core(self, element: Element) -> bool:
        start, end = self._core
        return element.start <= start and element.end >= end

    def _of(self, element: Element) -> str:
        kind = kind_of(element.name)
        return kind if kind and self._is_box(element, kind) else ""

    def _is_box(self, element: Element, kind: str) -> bool:
        """Whether the element holds none of the article's sentences."""
        told = self._told[element.end] - self._told[element.start]
        if not told:
            return True
        start, end = self._core
        core = self._told[end] - self._told[start]
        labels = any(line.shape != "sentence" for line in self._lines[element.start : element.end])
        return kind in _QUOTING and labels and told <= core * QUOTED

    @cached_property
    def _told(self) -> list[int]:
        """Up to each line, the characters of sentences told as a report is."""
        sizes = (len(line.text) if _is_told(line) else 0 for line in self._lines)
        return [0, *accumulate(sizes)]


def _is_told(line: Line) -> bool:
    return line.shape == "sentence" and is_complete(line.text) and is_told(line.text)


@functools.lru_cache(maxsize=4096)
def kind_of(name: str) -> str:
    """The kind of junk that an element's id and classes name; "" when they name none."""
    words = _words()
    for word in _WORD.findall(_HASH.sub("", name)):
        kind = words.get(word.lower())
        if kind is not None:
            return kind
    return ""


@functools.cache
def _words() -> dict[str, str]:
    data: dict[str, str] = packaged.table("names")
    return {word: kind for kind, words in data.items() for word in words.split()}
