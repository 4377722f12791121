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
from bonmun.grammar.lines import is_complete, is_report
from bonmun.parse.page import Element, Line
from bonmun.patterns import pattern

DEPTH = 12
"""How many elements above a line are asked for their names."""
CARDS = range(3, 60)
"""How many lines a list of other articles has whose headlines are links and stand over a few words."""
LITTLE = 2
"""How many lines stand under such a headline."""
HEADLINE = 10
"""Characters from which a link may be a headline."""
QUOTED = 0.15
"""Of the article's own text, what a list of others or comments may quote in such sentences."""
_QUOTING = frozenset(("comment", "related"))
_SPEAKING = _QUOTING | {"ad", "subscribe", "dialog"}
"""What speaks in sentences; bars of buttons and reporters' cards do not: a quotation in one is the text's."""
_WORD = pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_INNER = pattern(r"(?<!니)다\.[\"'”’)]{0,2} ")
_HASH = pattern(r"__(?=[A-Za-z_-]*[A-Z0-9])[\w-]{5}(?=\s|$)")
"""What CSS modules add to a name."""


class Named:
    """Which boxes the lines of a page stand in; `lines[start:end]` is the article's core."""

    def __init__(self, lines: Sequence[Line], start: int, end: int) -> None:
        self._lines = lines
        self._core = (start, end)
        self._rules: dict[int, str] = {}

    def rule(self, line: Line) -> str:
        """The rule of the box that the line stands in; "" when it stands in none."""
        at, found = line.element, ""
        passed: list[int] = []
        while at is not None and not found and len(passed) < DEPTH and not self._holds_core(at):
            known = self._rules.get(id(at))
            if known is not None:
                found = known
                break
            passed.append(id(at))
            found = self._of(at)
            at = at.parent
        self._rules.update(dict.fromkeys(passed, found))
        return found

    def _holds_core(self, element: Element) -> bool:
        start, end = self._core
        return element.start <= start and element.end >= end

    def _of(self, element: Element) -> str:
        kind = kind_of(element.name) if element.name else ""
        if kind and self._is_box(element, kind):
            return f"names/{kind}"
        return "list/cards" if element.end - element.start in CARDS and self._is_list(element) else ""

    def _is_box(self, element: Element, kind: str) -> bool:
        """Whether the element holds none of the article's sentences."""
        told = self._told[element.end] - self._told[element.start]
        if not told:
            return kind in _SPEAKING or not any(map(_speaks, self._lines[element.start : element.end]))
        start, end = self._core
        core = self._told[end] - self._told[start]
        labels = any(line.shape != "sentence" for line in self._lines[element.start : element.end])
        return kind in _QUOTING and labels and told <= core * QUOTED

    def _is_list(self, element: Element) -> bool:
        """Whether the element holds other articles: links, each with little under it, and not most of what is told."""
        first, last = element.start, element.end
        links = self._links[last] - self._links[first]
        if links < 2 or links * 3 < last - first:
            return False
        under = LITTLE
        for line in self._lines[first:last]:
            under = 0 if line.shape == "link" else under + 1
            if under > LITTLE and line.shape == "sentence":
                return False
        start, end = self._core
        return (self._told[last] - self._told[first]) * 2 <= self._told[end] - self._told[start]

    @cached_property
    def _links(self) -> list[int]:
        """Up to each line, the links to whole articles: longer than a button's label."""
        return [0, *accumulate(line.shape == "link" and len(line.text) >= HEADLINE for line in self._lines)]

    @cached_property
    def _told(self) -> list[int]:
        """Up to each line, the characters of sentences told as a report is; of any where the article is not."""
        start, end = self._core
        whole = [line for line in self._lines[start:end] if line.shape == "sentence"]
        plain = sum(map(_is_told, whole)) * 2 >= len(whole)
        sizes = (
            len(line.text) if line.shape == "sentence" and (not plain or _is_told(line)) else 0 for line in self._lines
        )
        return [0, *accumulate(sizes)]


def _speaks(line: Line) -> bool:
    return line.shape == "sentence" and is_complete(line.text)


def _is_told(line: Line) -> bool:
    """Whether a sentence in the line is told: its last, or one before, as in a paragraph that ends in a question."""
    text = line.text
    return line.shape == "sentence" and (is_report(text) or _INNER.search(text) is not None)


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
