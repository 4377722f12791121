"""The lines of an article found in its passage, and the spans that their text is set in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bonmun.form.addresses import Addresses
from bonmun.form.passage import PLAIN, Passage, Style
from bonmun.parse.page_lines import Line
from bonmun.parts import Span, Spans
from bonmun.whitespace import squash

WINDOW = 2000
"""Characters that may stand unread before a line: what the page hides, or shows in another order."""


class Place(NamedTuple):
    """Where a line stands in the passage."""

    start: int
    end: int
    found: bool = True
    """False where stray markup was taken out of the line; then both are where the line before ends."""


def places(passage: Passage, lines: Sequence[Line]) -> list[Place]:
    """Where each of the lines stands, which follow each other on the page."""
    found: list[Place] = []
    at = 0
    for line in lines:
        wanted = squash(line.source)
        start = at
        if not passage.text.startswith(wanted, at):
            start = passage.text.find(wanted, at, at + WINDOW + len(wanted))
        if start >= 0:
            at = start + len(wanted)
            found.append(Place(start, at))
        else:
            found.append(Place(at, at, found=False))
    return found


def within(passage: Passage, text: str, line: Line, place: Place) -> Place:
    """Where a text stands that is all of a line, or a part of it; `place` is where the line does."""
    if not place.found or text is line.source:
        return place
    wanted = squash(text)
    start = passage.text.find(wanted, place.start, place.end)
    return Place(start, start + len(wanted)) if start >= 0 else Place(place.start, place.start, found=False)


def spans(passage: Passage, text: str, place: Place, addresses: Addresses) -> Spans:
    """The text as the page sets it in that place; plain where nothing is known of it."""
    if not text:
        return ()
    if not place.found:
        return (Span(text),)
    set_so = passage.styles(place.start, place.end)
    if len(set_so) == 1:
        style = set_so[0][1]
        return (Span(text) if style == PLAIN else _span(text, _followed(style, addresses)),)
    stretches = [(end, _followed(style, addresses)) for end, style in set_so]
    made: list[Span] = []
    start = at = 0
    read = place.start
    for (end, style), after in zip(stretches, [*(style for _, style in stretches[1:]), PLAIN], strict=True):
        while read < end:
            read += not text[at].isspace()
            at += 1
        made.append(_span(text[start:at], style))
        start = at
        while at < len(text) and text[at].isspace():
            at += 1
        if start < at:
            made.append(_span(text[start:at], _common(style, after)))
        start = at
    return merged(made)


def joined(lines: Sequence[Spans]) -> Spans:
    """The spans of lines that are one, with a space between them."""
    made: list[Span] = []
    for spans in lines:
        made += [Span(" "), *spans] if made else spans
    return merged(made)


def merged(spans: Sequence[Span]) -> Spans:
    """The spans, those that follow each other and are set alike as one."""
    made: list[Span] = []
    for span in spans:
        last = made[-1] if made else None
        if last is not None and (last.link, last.bold, last.italic) == (span.link, span.bold, span.italic):
            made[-1] = Span(last.text + span.text, span.link, span.bold, span.italic)
        else:
            made.append(span)
    return tuple(made)


def _followed(style: Style, addresses: Addresses) -> Style:
    """The style with the address of its link made whole."""
    return style if style.link is None else style._replace(link=addresses.of_link(style.link))


def _common(one: Style, other: Style) -> Style:
    """How a space is set between two stretches."""
    return Style(one.link if one.link == other.link else None, one.bold and other.bold, one.italic and other.italic)


def _span(text: str, style: Style) -> Span:
    return Span(text, style.link, style.bold, style.italic)
