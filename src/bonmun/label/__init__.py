"""Gives every line its role: the first pass says what each is by itself, the second revises it by all around it.

`first_pass` makes the sheet, `choose` says where the article stands on it (`readings` holds the ways to find that),
`second_pass` decides the lines in and around that place, `outside` those far from it, `edges` takes pieces off the
first and the last paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping

from bonmun.head.headline import Headline
from bonmun.label import captions, headings, registry, second_pass
from bonmun.label.first_pass import Sheet
from bonmun.label.items import without_bullet
from bonmun.label.labels import Labels
from bonmun.label.readings.body import Reading
from bonmun.label.registry import Decision, decided
from bonmun.label.zones import Zones
from bonmun.whitespace import squash

__all__ = ["Labels", "label"]

SHORTEST_TITLE = 8
"""Characters from which a line that reads as the headline is a copy of it, not a common word."""


def label(sheet: Sheet, reading: Reading, headline: Headline, given: Mapping[int, Decision]) -> Labels:
    """What is decided of the lines in and around the article; `given` is what was decided before, by rule files."""
    zones = Zones(sheet, reading)
    given = {**given, **captions.of_images(sheet, zones.inside, given)}
    labels = Labels(zones, second_pass.read(zones, headline.index, given), {})
    return _titled(labels, headline)


def _titled(labels: Labels, headline: Headline) -> Labels:
    """The line that shows the headline is the title, and lines of the text that show it again are copies."""
    lines, shapes, *_ = labels.sheet
    at = headline.index
    changes: dict[int, Decision] = {}
    if at is not None and (
        shapes[at] == "fragment"
        or at not in labels.made
        or labels.made[at].role != "body"
        or headings.has_no_stop(labels.sheet, at, labels.body())
    ):
        changes[at] = decided(registry.TITLE)
    key = squash(headline.text or "")
    if len(key) >= SHORTEST_TITLE:
        for i, decision in labels.made.items():
            asked = i != at and decision.rule.role in ("body", "subtitle") and shapes[i] != "sentence"
            if asked and squash(without_bullet(lines[i].text)) == key:
                changes[i] = decided(registry.TITLE_COPY)
    return labels.revised(changes)
