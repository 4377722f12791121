"""Boxes inside the article's container that their own ids and classes give away (`relation_news`, `AD_link`, `btnSns`).

Names are read word by word, and a name alone never decides: a box that holds sentences told as a report is, which is
how articles are told, stays the article's, unless it is the kind of box that quotes others and holds few of them.
"""

from __future__ import annotations

import functools
from functools import cached_property
from itertools import accumulate

from bonmun import resources
from bonmun.grammar.lines import is_complete, is_report, verdict
from bonmun.label import registry
from bonmun.label.first_pass import Sheet
from bonmun.label.readings import summaries
from bonmun.label.readings.weights import FURNITURE
from bonmun.label.registry import Rule
from bonmun.label.signed_lines import is_byline, signs_or_dates
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element, Line

DEPTH = 12
"""How many elements above a line are asked for their names."""
WIDGET = range(2, 7)
"""How many lines a box has that asks for something, or tells of the reporter."""
BIOGRAPHY = 2
"""Paragraphs of a reporter's biography."""
CARDS = range(3, 60)
"""How many lines a list of other articles has whose headlines are links and stand over a few words."""
LINKS = 2
"""Links that such a list has at least."""
LINKED = 1 / 3
"""Of its lines, those that are links."""
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


class MarkupBoxes:
    """Which boxes the lines of a page stand in; `lines[start:end]` is the article's core."""

    def __init__(self, sheet: Sheet, start: int, end: int) -> None:
        self._sheet = sheet
        self._core = (start, end)
        self._rules: dict[int, Rule | None] = {}

    def rule(self, element: Element | None) -> Rule | None:
        """The rule of the box that lines of the element stand in; None when they stand in none."""
        at, found = element, None
        passed: list[int] = []
        while at is not None and found is None and len(passed) < DEPTH and not self._holds_core(at):
            if id(at) in self._rules:
                found = self._rules[id(at)]
                break
            passed.append(id(at))
            found = self._of(at)
            at = at.parent
        self._rules.update(dict.fromkeys(passed, found))
        return found

    def _holds_core(self, element: Element) -> bool:
        start, end = self._core
        return element.start <= start and element.end >= end

    def _of(self, element: Element) -> Rule | None:
        if id(element) in self._summaries:
            return registry.SUMMARY
        if element.end - element.start in WIDGET and element.start >= self._core[0]:
            if self._asks(element):
                return registry.WIDGET
            if self._tells_of_author(element):
                return registry.BIOGRAPHY
        kind = kind_of(element.name) if element.name else ""
        if kind and self._is_box(element, kind):
            return registry.lookup(f"names/{kind}")
        return registry.CARDS if element.end - element.start in CARDS and self._is_list(element) else None

    def _is_box(self, element: Element, kind: str) -> bool:
        """Whether the element holds none of the article's sentences."""
        told = self._told[element.end] - self._told[element.start]
        run = range(element.start, element.end)
        if not told:
            return kind in _SPEAKING or not any(self._speaks(i) for i in run)
        start, end = self._core
        core = self._told[end] - self._told[start]
        labels = any(self._sheet.shapes[i] != "sentence" for i in run)
        return kind in _QUOTING and labels and told <= core * QUOTED

    def _asks(self, element: Element) -> bool:
        """Whether a button that subscribes stands in the box, and nothing told as the article is."""
        if self._told[element.end] - self._told[element.start]:
            return False
        said = (verdict(line.text, sentence=False) for line in self._sheet.lines[element.start : element.end])
        return any(found is not None and found.kind == "subscribe" for found in said)

    def _tells_of_author(self, element: Element) -> bool:
        """Whether a reporter's name stands over a sentence or two in the box, and nothing is told behind it."""
        lines, shapes, *_ = self._sheet
        run = range(element.start, element.end)
        sentences = [i for i in run if shapes[i] == "sentence"]
        end = max(self._core[1], run.stop)
        if not 0 < len(sentences) <= BIOGRAPHY or self._told[end] - self._told[run.stop]:
            return False
        behind = self._told[run.start] - self._told[self._core[0]]
        named = any(shapes[i] != "sentence" and is_byline(lines[i].text) for i in range(run.start, sentences[0]))
        return named and behind > 0

    def _is_list(self, element: Element) -> bool:
        """Whether the element holds other articles: links, each with little under it, and not most of what is told."""
        first, last = element.start, element.end
        links = self._links[last] - self._links[first]
        if links < LINKS or links < (last - first) * LINKED:
            return False
        under = LITTLE
        for shape in self._sheet.shapes[first:last]:
            under = 0 if shape == "link" else under + 1
            if under > LITTLE and shape == "sentence":
                return False
        start, end = self._core
        return (self._told[last] - self._told[first]) * 2 <= self._told[end] - self._told[start]

    def _speaks(self, i: int) -> bool:
        return self._sheet.shapes[i] == "sentence" and is_complete(self._sheet.lines[i].text)

    @cached_property
    def _summaries(self) -> set[int]:
        """The boxes with a machine's summary, where something is told outside them."""
        start, end = self._core
        core = self._told[end] - self._told[start]
        shared = {
            id(one): self._told[max(start, min(one.end, end))] - self._told[min(end, max(one.start, start))]
            for one in summaries.boxes(self._sheet)
        }
        return {one for one, told in shared.items() if told < core}

    @cached_property
    def _links(self) -> list[int]:
        """Up to each line, the links to whole articles: longer than a button's label, or in a signed or dated row."""
        lines, shapes, *_ = self._sheet
        whole = [
            (shape == "link" and len(line.text) >= HEADLINE) or (line.link and _is_signed_row(line))
            for line, shape in zip(lines, shapes, strict=True)
        ]
        return [0, *accumulate(whole)]

    @cached_property
    def _told(self) -> list[int]:
        """Up to each line, the characters of sentences told as a report is; of any where the article is not."""
        lines, shapes, *_ = self._sheet
        start, end = self._core
        whole = [lines[i].text for i in range(start, end) if shapes[i] == "sentence"]
        plain = sum(map(_is_told, whole)) * 2 >= len(whole)
        sizes = [
            len(line.text) if shape == "sentence" and (not plain or _is_told(line.text)) else 0
            for line, shape in zip(lines, shapes, strict=True)
        ]
        return [0, *accumulate(sizes)]


def _is_signed_row(line: Line) -> bool:
    """Whether a row of a table links a headline and says who wrote it, or when, in another cell."""
    if line.link < HEADLINE - 2 or "\t" not in line.text:
        return False
    return any(signs_or_dates(cell) for cell in line.text.split("\t"))


def _is_told(sentence: str) -> bool:
    """Whether a sentence in the line is told: its last, or one before, as in a paragraph that ends in a question."""
    return is_report(sentence) or _INNER.search(sentence) is not None


def is_around(element: Element, beside: int | None = None) -> bool:
    """Whether an element from this one up is furniture, or named as a box of junk: no article stands in it.

    What also holds the line `beside`, the headline or the text, is a frame of both, whatever it is named.
    """
    for one in element.ancestors():
        if one.tag in ("html", "body") or (beside is not None and one.start <= beside < one.end):
            return False
        if one.tag in FURNITURE or (one.name and kind_of(one.name)):
            return True
    return False


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
    data: dict[str, str] = resources.table("names")
    return {word: kind for kind, words in data.items() for word in words.split()}
