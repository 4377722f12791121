"""What stands between the headline and the first sentences of a dump and is the article's, no deck (부제)."""

from __future__ import annotations

from collections.abc import Collection

from bonmun.grammar.lines import CUT_OFF
from bonmun.label.first_pass import Sheet
from bonmun.label.items import is_entry

DECKS = 4
"""Decks that an article has at most."""
_GOES_ON = (",", "?")
"""What no deck ends with: a clause goes on, a question waits for its answer."""


def in_dump(sheet: Sheet, start: int, inside: Collection[int]) -> frozenset[int]:
    """Lines before `start` that enumerate, more in a row than decks are, or whose clauses go on in the text."""
    found: list[int] = []
    run: list[int] = []
    for i in range(start + 1):
        kept = i < start and i in inside and sheet.shapes[i] in ("fragment", "sentence", "repeat")
        if kept and sheet.lines[i].element is None:
            run.append(i)
            continue
        found += _listed(sheet, run) or (_clauses(sheet, run) if i == start else [])
        run = []
    return frozenset(found)


def _listed(sheet: Sheet, run: list[int]) -> list[int]:
    entries = sum(is_entry(sheet.lines[i].text) for i in run)
    return run if len(run) > DECKS and entries * 2 >= len(run) else []


def _clauses(sheet: Sheet, run: list[int]) -> list[int]:
    """The lines of the run from the first on that goes on, where none behind it is cut off."""
    first = next((at for at, i in enumerate(run) if sheet.lines[i].text.endswith(_GOES_ON)), len(run))
    clauses = run[first:]
    return [] if any(sheet.lines[i].text.endswith(CUT_OFF) for i in clauses) else clauses
