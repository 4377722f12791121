"""Sections of a dump's text that count (`1. …`, `2. …`), where a line between them cuts some off from the others."""

from __future__ import annotations

from collections.abc import Iterable

from bonmun.grammar.lines import is_complete
from bonmun.label.first_pass import Sheet
from bonmun.label.readings.body import Reading
from bonmun.label.signed_lines import is_byline
from bonmun.lazy_regex import pattern

COUNTED = 3
"""Headings with one number after the other that make a text of sections; two stand in other lists by chance."""
REACH = 14
"""Lines from one section's end to the next one's heading at most."""
_NUMBERED = pattern(r"\A(\d{1,2})[.)]\s?(?=[^\s\d])")
_APART = frozenset(("copyright", "tip_line", "reporter_card", "tags", "comment", "heading", "related"))
"""Kinds of junk that stand behind an article, or over a list of others, whose numbers are ranks."""


def widen(sheet: Sheet, reading: Reading) -> Reading:
    """The reading with the sections that count on from its own, before it and behind it."""
    first = reading.start - (reading.start > 0 and _number(sheet, reading.start - 1) > 0)
    own = [number for i in range(first, reading.end) if (number := _number(sheet, i))]
    if not own or own != list(range(own[0], own[0] + len(own))):
        return reading
    above = [first, *_chain(sheet, range(first - 1, -1, -1), own[0], -1)]
    below = _chain(sheet, range(reading.end, len(sheet.lines)), own[-1], 1)
    if len(above) - 1 + len(own) + len(below) < COUNTED:
        return reading
    start = _opening(sheet, above[-1]) if above[-1] < reading.start else reading.start
    return reading._replace(start=start, end=_section(sheet, below[-1]) if below else reading.end)


def _chain(sheet: Sheet, places: Iterable[int], number: int, step: int) -> list[int]:
    """The lines that count on from the number, up or down, before a line that parts an article from others."""
    found: list[int] = []
    since = 0
    for i in places:
        since += 1
        if since > REACH or sheet.kinds[i] in _APART or is_byline(sheet.lines[i].text):
            break
        if _number(sheet, i) == number + step * (len(found) + 1):
            found.append(i)
            since = 0
    return found


def _number(sheet: Sheet, i: int) -> int:
    """The number that opens the line as a section's heading; 0 where none does."""
    found = _NUMBERED.match(sheet.lines[i].text) if sheet.shapes[i] != "link" else None
    return int(found[1]) if found is not None else 0


def _section(sheet: Sheet, i: int) -> int:
    """Where the section ends whose heading stands there: behind its last whole sentence."""
    at = i + 1
    while at < len(sheet.lines) and _is_said(sheet, at):
        at += 1
    return at


def _opening(sheet: Sheet, i: int) -> int:
    """Where the sentences begin that lead to the first section, whose heading stands there."""
    while i > 0 and _is_said(sheet, i - 1):
        i -= 1
    return i


def _is_said(sheet: Sheet, i: int) -> bool:
    return sheet.shapes[i] == "sentence" and is_complete(sheet.lines[i].text)
