"""The headings of an article's sections: elements of one kind, each right over a sentence.

The first of them stands before the first sentence, as decks (부제) do, but a deck is no such element.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bonmun.grammar.lines import is_complete
from bonmun.label import paragraph_blocks
from bonmun.label.first_pass import Sheet
from bonmun.label.zones import Zones

TAGS = ("h2", "h3", "h4", "h5", "h6")
LONGEST = 60
"""Characters of a bold heading."""
SECTIONS = 2
"""Headings over sections of the core from which one like them before the core is the first."""

SENTENCES = 2
"""Sentences of a text that end in a full stop, from which its headline is told by having none."""
_STOPS = frozenset(".?!…\"'”’)]")

_Kind = tuple[str, str, str, int]
"""A heading's tag and name, what the element around it is named, and which element holds them."""


def is_first(zones: Zones, i: int) -> bool:
    """Whether the line before the core is a heading as those over the core's sections are."""
    kind = _kind(zones, i)
    if kind is None:
        return False
    return Counter(_kind(zones, at) for at in range(zones.start, zones.end))[kind] >= SECTIONS


def is_bold_over(zones: Zones, i: int) -> bool:
    """Whether a bold line, no link, stands right over a sentence of the text and beside it: no list's item does."""
    line = zones.lines[i]
    if not line.bold or line.element is None or zones.shapes[i] != "fragment" or line.link:
        return False
    over = i + 1 in zones.inside and zones.shapes[i + 1] == "sentence" and is_complete(zones.lines[i + 1].text)
    if not over or not zones.is_peer(i + 1):
        return False
    block = id(paragraph_blocks.holder(line.element))
    return zones.is_peer(i) or block in zones.blocks.homes


def has_no_stop(sheet: Sheet, at: int, body: Sequence[int]) -> bool:
    """Whether the line that opens a dump has no full stop, and every sentence of the text behind it has one."""
    line = sheet.lines[at]
    if line.element is not None or body[0] < at or line.text[-1] in _STOPS:
        return False
    behind = [i for i in body if i > at and sheet.shapes[i] == "sentence"]
    return len(behind) >= SENTENCES and all(sheet.lines[i].text[-1] in _STOPS for i in behind)


def _kind(zones: Zones, i: int) -> _Kind | None:
    """Which kind of heading the line is, by its tag or, where it is bold, by its box's name; None where it is none."""
    line = zones.lines[i]
    element = line.element
    if element is None or element.parent is None or zones.shapes[i] not in ("fragment", "sentence"):
        return None
    box = element.parent
    if element.tag in TAGS:
        over = i + 1 < len(zones.lines) and zones.shapes[i + 1] == "sentence"
        return (element.tag, element.name, "", id(box)) if over and zones.shapes[i] == "fragment" else None
    named = line.bold and len(line.text) <= LONGEST and (element.name or box.name) and box.parent is not None
    if not named or id(box) in zones.blocks.homes:
        return None
    return element.tag, element.name, box.name, id(box.parent)
