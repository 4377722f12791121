"""An article that is a list of entries, on a page where readers' comments tell more than it does."""

from __future__ import annotations

from bonmun.label import paragraph_blocks
from bonmun.label.first_pass import Sheet
from bonmun.label.items import is_entry
from bonmun.label.markup_boxes import is_around, kind_of
from bonmun.label.readings.body import NOTHING, Reading
from bonmun.label.readings.weights import PULL

ENTRIES = 3
"""Entries in one block that are an article."""


def is_comment(sheet: Sheet, reading: Reading) -> bool:
    """Whether the reading stands in one of the boxes of comments, or in one that is named so."""
    if any(box.start <= reading.start < reading.end <= box.end for box in sheet.comments):
        return True
    element = sheet.lines[reading.start].element if reading.end > reading.start else None
    return element is not None and any(one.name and kind_of(one.name) == "comment" for one in element.ancestors())


def find(sheet: Sheet, headline: int | None, last: int) -> Reading:
    """The longest run of entries in one block below the headline and before `last`; an empty reading without one."""
    best, i = range(0), headline + 1 if headline is not None else 0
    while i < last:
        run = _run(sheet, i, last)
        best = max(best, run, key=len)
        i = max(i + 1, run.stop)
    if len(best) < ENTRIES:
        return NOTHING
    element = sheet.lines[best.start].element
    block = paragraph_blocks.holder(element) if element is not None else None
    return Reading(best.start, best.stop, ((block.start, block.end),), PULL) if block is not None else NOTHING


def _run(sheet: Sheet, start: int, last: int) -> range:
    """The entries from there on that stand in one block."""
    element = sheet.lines[start].element
    stop = start
    if element is None or is_around(element):
        return range(start, stop)
    block = paragraph_blocks.holder(element)
    while stop < last and _is_one(sheet, stop):
        at = sheet.lines[stop].element
        if at is None or paragraph_blocks.holder(at) is not block:
            break
        stop += 1
    return range(start, stop)


def _is_one(sheet: Sheet, i: int) -> bool:
    line = sheet.lines[i]
    return sheet.shapes[i] in ("fragment", "sentence") and line.items == 1 and is_entry(line.text)
