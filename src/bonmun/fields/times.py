"""When the article was published and changed: as the page shows it, to the minute; what the tags say where it does not.

The visible time wins: tags stamp UTC clocks +09:00, or name the minute the database was written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from bonmun.fields.regions import Regions
from bonmun.grammar import dates, stamps
from bonmun.grammar.moments import Moment
from bonmun.head.tags import Head
from bonmun.label.labels import Labelled

_CLOSE = 4
"""How far below the body, among bylines, a date without a word before it is the article's own."""


class Times(NamedTuple):
    """Aware times, KST."""

    published: dt.datetime | None
    updated: dt.datetime | None
    day_only: bool
    """True when `published` is known to the day only."""


def find(head: Head | None, regions: Regions) -> Times:
    """The times that the lines around the body show, made exact by the tags; the tags' where the page shows none."""
    told = head.published if head is not None else None
    told_updated = head.updated[0] if head is not None and head.updated is not None else None
    shown = _shown_times(regions, told[0] if told else None)
    if shown.published is None:
        published, day_only = told or (shown.updated, False)
    else:
        published, day_only = _finer(told, shown.published, shown.day_only)
    updated = shown.updated
    if updated is not None:
        updated = _finer(head.updated if head is not None else None, updated, False)[0]
    elif told_updated is not None and published is not None and told_updated > published:
        updated = told_updated
    return Times(published, updated, day_only)


def _finer(told: Moment | None, shown: dt.datetime, day_only: bool) -> Moment:
    """The time shown, or the tags' where they say the same more exactly: the minute of the day, the second."""
    if told is None or told[1]:
        return shown, day_only
    same = told[0].date() == shown.date() if day_only else shown.second == 0 and told[0].replace(second=0) == shown
    return (told[0], False) if same else (shown, day_only)


def _shown_times(regions: Regions, told: dt.datetime | None) -> Times:
    found = _above(regions.above)
    if not any(one.published for one in found):
        found += _date_lines(regions.body)
        found += (
            one for one in _date_lines(regions.below) if _same_day(one, told) or (one.labelled and not one.day_only)
        )
        signed = takewhile(lambda line: line.role in ("byline", "date"), regions.below[:_CLOSE])
        found += (one for one in _date_lines(signed) if one not in found)
    published = [one for one in found if one.published is not None]
    if not published:
        return Times(None, next((one.updated for one in found if one.updated), None), False)
    best = max(published, key=lambda one: _trust(one, told))
    if told is not None and not best.labelled and not _same_day(best, told):
        return Times(None, None, False)
    updated = best.updated or next((one.updated for one in found if one.updated), None)
    if updated is not None and best.published is not None and updated < best.published:
        updated = None
    return Times(best.published, updated, best.day_only)


def _above(above: Sequence[Labelled]) -> list[dates.DateLine]:
    """What the date lines above the body say; those over the headline only where it has none, or just a day, below it.

    Over the headline stand the day's date, the weather's time and the cards of other articles.
    """
    title = next((at for at, line in enumerate(above) if line.role == "title"), 0)
    over, under = list(_date_lines(above[:title])), list(_date_lines(above[title:]))
    told = [one for one in under if one.published is not None]
    sure = any(one.labelled or not one.day_only for one in told)
    return under if sure or (told and not any(one.labelled for one in over)) else [*under, *over]


def _trust(one: dates.DateLine, told: dt.datetime | None) -> tuple[bool, bool, bool]:
    return one.labelled and not one.day_only, _same_day(one, told), not one.day_only


def _same_day(one: dates.DateLine, told: dt.datetime | None) -> bool:
    return told is not None and one.published is not None and one.published.date() == told.date()


def _date_lines(lines: Iterable[Labelled]) -> Iterator[dates.DateLine]:
    """What the date lines say, with the word that stands on a line of its own before a date (`수정`)."""
    label = ""
    for line in lines:
        if line.role in ("body", "caption"):
            continue
        found = dates.read_dates(line.text) or _in_byline(line)
        if found is None:
            label = dates.read_label(line.text)
            continue
        if label == "updated" and not found.labelled:
            found = dates.DateLine(None, found.published, False, True)
        elif label == "published":
            found = found._replace(labelled=True)
        label = ""
        yield found


def _in_byline(line: Labelled) -> dates.DateLine | None:
    """The day that a byline carries: `홍길동 기자 2013년 8월 21일`."""
    found = stamps.find(line.text) if line.role == "byline" else []
    return dates.DateLine(found[0].when, None, found[0].day_only) if found else None
