"""A rule's word held against bonmun's own reading: a rule that plainly disagrees with the page is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bonmun.article import Article
from bonmun.grammar import moments
from bonmun.label.body import NOTHING, PULL, Reading, within
from bonmun.parse.page import Line, Page
from bonmun.parse.spaces import squash
from bonmun.sites.rules import Site
from bonmun.sites.selection import Selection

LEAST_SHARE = 0.8
"""A rule's container must hold this share of the sentences that bonmun reads as the article."""
SWALLOWED = 3.0
"""A container whose sentences outweigh the article's by this factor swallows the page."""

_MARKED = {
    "title": "title",
    "subtitle": "subtitle",
    "caption": "caption",
    "byline": "byline",
    "date": "date",
    "updated": "date",
}
"""Field of a rule → the role its lines get; the other fields say something of the page, not of a line."""
_ABOVE = frozenset(("title", "subtitle"))


class Proof(NamedTuple):
    """The reading to go by, whose it is, and what was refused."""

    reading: Reading
    method: str
    warnings: tuple[str, ...]


def settle(page: Page, selection: Selection | None, own: Reading) -> Proof:
    """The rule's container when the page bears it out, else bonmun's own reading."""
    if selection is None or not selection.body:
        return Proof(own, "generic", ())
    spans = _spans(page, selection.body)
    ruled = within(page.lines, spans) if spans else NOTHING
    refusal = _refusal(page.lines, spans, ruled, own)
    if refusal:
        warning = f"rule-refused: {selection.method} body {refusal}"
        return Proof(own, "generic", (warning,))
    return Proof(ruled, selection.method, ())


def _spans(page: Page, body: Sequence[int]) -> tuple[tuple[int, int], ...]:
    elements = (page.elements.get(key) for key in body)
    return tuple((e.start, e.end) for e in elements if e is not None and e.end > e.start)


def _refusal(lines: Sequence[Line], spans: tuple[tuple[int, int], ...], ruled: Reading, own: Reading) -> str:
    """Why the rule's container is not believed; "" when it is."""
    if not spans:
        return "holds no text"
    if own.weight < PULL:
        return ""
    held = {i for first, last in spans for i in range(first, last)}
    core = _sentences(lines, range(own.start, own.end))
    share = _sentences(lines, (i for i in range(own.start, own.end) if i in held)) / core if core else 1.0
    if share < LEAST_SHARE:
        return f"holds {share:.0%} of the article's sentences"
    if _sentences(lines, held) > SWALLOWED * core and ruled.weight > SWALLOWED * own.weight:
        return "swallows the page"
    return ""


def _sentences(lines: Sequence[Line], places: Iterable[int]) -> int:
    return sum(len(lines[i].text) for i in places if lines[i].shape == "sentence")


def mark(page: Page, selection: Selection, core: range, title: str | None) -> None:
    """Gives the lines under the nodes that rules name their roles.

    A headline or a deck inside the article's core is a subhead (중간제목): there the reading knows better. What stands
    with the headline in its box, a byline or a date, is judged as any other line.
    """
    title = squash(title or _first(selection, "title") or "")
    for key, said in selection.marks.items():
        element = page.elements.get(key)
        if element is None or (
            core and said.role == "junk" and element.start <= core.start and element.end >= core.stop
        ):
            continue  # what holds the whole article is no junk of it, whatever it is called
        for line in page.lines[element.start : element.end]:
            if said.role == "junk":
                line.mark("junk", said.rule, said.kind)
            elif said.role not in _MARKED or line.role or (said.role in _ABOVE and line.index in core):
                continue
            elif said.role != "title" or _shows(line, title):
                line.mark(_MARKED[said.role], said.rule)


def _shows(line: Line, title: str) -> bool:
    """Whether the line is the headline, a part of it, or holds it."""
    text = squash(line.text)
    return bool(text and title) and (text in title or title in text)


def mark_lines(lines: Iterable[Line], rules: Iterable[Site]) -> None:
    """Takes the lines out of the text that an outlet's rules name word for word."""
    kept = [line for line in lines if line.role == "body"]
    for site in rules:
        if site.lines or site.patterns:
            for line in kept:
                kind = site.line_kind(line.text)
                if kind is not None:
                    line.mark("junk", f"{site.id}/{kind}", kind)


def fill(told: Article, selection: Selection) -> Article:
    """The fields, with what the rules found where the page's own lines and tags say nothing."""
    values = selection.values
    if told.published is None:
        when = _time(values.get("date", ()))
        if when is not None:
            told = told.replace(published=when[0], day_only=when[1])
    if told.updated is None:
        when = _time(values.get("updated", ()))
        if when is not None and when[0] != told.published:
            told = told.replace(updated=when[0])
    return told.replace(
        title=told.title or _first(selection, "title"),
        publisher=told.publisher or selection.publisher,
        via=selection.via or told.via,
        section=told.section or _first(selection, "section"),
        tags=told.tags or tuple(tag.lstrip("#") for tag in values.get("tags", ())),
    )


def _first(selection: Selection, field: str) -> str | None:
    return next(iter(selection.values.get(field, ())), None)


def _time(texts: Sequence[str]) -> tuple[dt.datetime, bool] | None:
    return next(filter(None, map(moments.parse_time, texts)), None)
