"""Rule files held against bonmun's own reading: a rule that plainly disagrees with the page is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bonmun.label.first_pass import Sheet
from bonmun.label.labels import Labels
from bonmun.label.readings.body import NOTHING, Reading, within
from bonmun.label.readings.weights import PULL
from bonmun.label.registry import Decision, decided, lookup
from bonmun.parse.page_lines import Line, PageLines
from bonmun.sites.rules import Site
from bonmun.sites.selection import Selection
from bonmun.whitespace import squash

LEAST_SHARE = 0.8
"""A rule's container must hold this share of the sentences that bonmun reads as the article."""
SWALLOWED = 3.0
"""A container whose sentences outweigh the article's by this factor swallows the page."""

_MARKED = frozenset(("title", "subtitle", "caption", "byline", "date", "updated"))
"""Fields of a rule that say what its lines are; the others say something of the page."""
_ABOVE = frozenset(("title", "subtitle"))


class Checked(NamedTuple):
    """Where the rule's container stands, or why it is not believed."""

    reading: Reading | None
    refusal: str
    """"" where there is a reading, or no rule."""


def check(page: PageLines, sheet: Sheet, selection: Selection, own: Reading) -> Checked:
    """The reading of the rule's container where the page bears it out; `own` is bonmun's own."""
    if not selection.body:
        return Checked(None, "")
    spans = _spans(page, selection.body)
    ruled = within(sheet, spans) if spans else NOTHING
    refusal = _refusal(sheet, spans, ruled, own)
    return Checked(None, f"rule-refused: {selection.method} body {refusal}") if refusal else Checked(ruled, "")


def _spans(page: PageLines, body: Sequence[int]) -> tuple[tuple[int, int], ...]:
    elements = page.of_nodes(frozenset(body)).values()
    return tuple((element.start, element.end) for element in elements if element.end > element.start)


def _refusal(sheet: Sheet, spans: tuple[tuple[int, int], ...], ruled: Reading, own: Reading) -> str:
    """Why the rule's container is not believed; "" when it is."""
    if not spans:
        return "holds no text"
    if own.weight < PULL:
        return ""
    held = {i for first, last in spans for i in range(first, last)}
    core = _sentences(sheet, range(own.start, own.end))
    share = _sentences(sheet, (i for i in range(own.start, own.end) if i in held)) / core if core else 1.0
    if share < LEAST_SHARE:
        return f"holds {share:.0%} of the article's sentences"
    if _sentences(sheet, held) > SWALLOWED * core and ruled.weight > SWALLOWED * own.weight:
        return "swallows the page"
    return ""


def _sentences(sheet: Sheet, places: Iterable[int]) -> int:
    return sum([len(sheet.lines[i].text) for i in places if sheet.shapes[i] == "sentence"])


def given(page: PageLines, selection: Selection, core: range, title: str | None) -> dict[int, Decision]:
    """The decisions of the lines under the nodes that rules name, by the lines' indexes.

    `core` is the stretch of lines that holds the article's sentences, `title` the headline.

    A headline or a deck inside the article's core is a subhead (중간제목): there the reading knows better. What stands
    with the headline in its box, a byline or a date, is judged as any other line.
    """
    title = squash(title or next(iter(selection.values.get("title", ())), ""))
    found: dict[int, Decision] = {}
    elements = page.of_nodes(selection.marks)
    for key, said in selection.marks.items():
        element = elements.get(key)
        if element is None or (
            core and said.role == "junk" and element.start <= core.start and element.end >= core.stop
        ):
            continue  # what holds the whole article is no junk of it, whatever it is called
        for line in page.lines[element.start : element.end]:
            i = line.index
            if said.role == "junk":
                found[i] = decided(lookup(said.rule), said.kind)
            elif said.role not in _MARKED or i in found or (said.role in _ABOVE and i in core):
                continue
            elif said.role != "title" or _shows(line, title):
                found[i] = decided(lookup(said.rule))
    return found


def _shows(line: Line, title: str) -> bool:
    """Whether the line is the headline, a part of it, or holds it."""
    text = squash(line.text)
    return bool(text and title) and (text in title or title in text)


def named_lines(labels: Labels, rules: Iterable[Site]) -> Labels:
    """The labels, with the lines taken out of the text that an outlet's rules name word for word."""
    changes: dict[int, Decision] = {}
    for site in rules:
        if site.lines or site.patterns:
            for i in labels.body():
                kind = site.line_kind(labels.sheet.lines[i].text)
                if kind is not None:
                    changes[i] = decided(lookup(f"{site.id}/{kind}"), kind)
    return labels.revised(changes) if changes else labels
