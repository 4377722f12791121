"""The headings of an article's sections: elements of one kind, each right over a sentence.

The first of them stands before the first sentence, as decks (부제) do, but a deck is no such element.
"""

from __future__ import annotations

from collections import Counter

from bonmun.label.zones import Zones

TAGS = ("h2", "h3", "h4", "h5", "h6")
SECTIONS = 2
"""Headings over sections of the core from which one like them before the core is the first."""

_Kind = tuple[str, str, int]
"""An element's tag, its name, and which element holds it."""


def is_first(zones: Zones, i: int) -> bool:
    """Whether the line before the core is a heading as those over the core's sections are."""
    kind = _kind(zones, i)
    if kind is None:
        return False
    return Counter(_kind(zones, at) for at in range(zones.start, zones.end))[kind] >= SECTIONS


def _kind(zones: Zones, i: int) -> _Kind | None:
    """Which kind of heading the line is; None where it is none."""
    element = zones.lines[i].element
    if element is None or element.tag not in TAGS or zones.shapes[i] != "fragment":
        return None
    over = i + 1 < len(zones.lines) and zones.shapes[i + 1] == "sentence"
    return (element.tag, element.name, id(element.parent)) if over else None
