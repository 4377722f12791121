"""Every date in a text, wherever it stands, with its time of day → aware datetimes, KST."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from bonmun.article import KST
from bonmun.grammar import remembered
from bonmun.lazy_regex import pattern


class Stamp(NamedTuple):
    """One date in a text and where it stands."""

    when: dt.datetime
    day_only: bool
    start: int
    end: int


LONGEST = 160
"""Characters of a text that is searched."""
_HALF = "오전|오후|새벽|아침|낮|저녁|밤|[AaPp]\\.?[Mm]\\.?"
_NEXT = r"(?=(?:19|20)\d\d\s?[.\-/년])"  # two dates without a space in between: `6:012019.03.20.`
_WEEKDAY = (
    r"(?:\(\s?(?:[월화수목금토일](?:요일)?|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s?\)|[월화수목금토일](?:요일|(?![가-힣])))"
)


def _clock(mark: str) -> str:
    """The pattern of a time of day; its groups are named with `mark`, so that it may stand twice in a pattern."""
    return (
        rf"(?:(?P<half{mark}>{_HALF})\s?)?(?P<hour{mark}>\d{{1,2}})(?:\s?:\s?|\s?시\s?)(?P<minute{mark}>\d{{1,2}})?(?:(?!\d)|{_NEXT})"
        rf"(?:(?:\s?:\s?|\s?분\s?)(?P<second{mark}>\d\d)(?:(?!\d)|{_NEXT})(?:\.\d{{1,6}})?\s?초?|\s?분)?"
        rf"(?:\s?(?P<half_after{mark}>[AaPp]\.?[Mm]\b\.?|오전|오후))?"
        rf"(?:\s?(?P<zone{mark}>Z\b|(?:(?:UTC|GMT)\s?)?[+-]\d\d:?\d\d(?!\d)|(?:UTC|GMT)(?![\w+-])))?"
    )


_NUMERIC = pattern(
    rf"(?:(?<![\d.,/-])|(?<=:\d\d))(?:(?P<early>(?:(?:{_HALF})\s?)?\d{{1,2}}(?::\d\d(?!\d)|\s?시\s\d{{1,2}}\s?분))[\s,·|]{{1,3}})?"
    r"(?:(?P<year>(?:19|20)\d\d)|['‘’`](?P<short>\d\d)|(?P<bare>\d\d))\s?(?:[.\-/·年]|년)\s?"
    r"(?P<month>\d{1,2})\s?(?:[.\-/·月]|월)\s?(?P<day>\d{1,2})(?!\d)(?:\s?(?:일자?(?![가-힣])|日))?\.?"
    rf"(?:\s?{_WEEKDAY})?"
    rf"(?:[\s,|ㅣ·@T_\[(-]{{0,3}}(?:(?P<noon>정오|자정)(?![가-힣])|{_clock('')})[\])]?)?"
)
_EARLY = pattern(_clock(""))
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = pattern(r"[JFMASOND][a-z]{2}")
_ENGLISH = pattern(
    r"(?<![A-Za-z\d])(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?(?:(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s(?P<month2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?),?\s"
    rf"(?P<year>(?:19|20)\d\d)(?!\d)(?:,?\s(?:at\s)?{_clock('')})?"
)
_COMPACT = pattern(
    r"(?<![\d.,/:-])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:\s?(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d))?)?(?![\d-])"
)
_DAY = pattern(r"(?:(?:기사)?(?:입력|등록|작성|게재|게시|발행|승인|날짜)일?\s?[:：]?\s)(?:19|20)\d{6}")
"""A line of nothing but a day in eight digits and the word that says so."""
_OPENS = pattern(r"[\dJFMASOND]")
"""What dates begin with: most lines have none, and this is asked ten times as fast as the next."""
# What is in every date: most lines with digits have none.
_ANY = pattern(
    r"[\dJFMASOND](?:(?<=\d)\s?[.\-/·년年]\s?\d|(?:(?<=1)9|(?<=2)0)\d{6}|(?<=[JFMASOND])(?<![A-Za-z].)[a-z]{2})"
)
_WIDE = pattern(r"[０-９]")
_NARROW = str.maketrans("０１２３４５６７８９．：／－", "0123456789.:/-")
_AFTERNOON = {"오후": 12, "p": 12, "저녁": 12, "밤": 6, "낮": 6}
"""Half of the day → hours under twelve from this one on, counted back from noon, are after noon."""


def find(text: str) -> tuple[Stamp, ...]:
    """Every date of the text, in order; a two-digit year or digits in a row count with a time of day."""
    return _stamps(text[:LONGEST]) if _OPENS.search(text) else ()


@remembered
def _stamps(text: str) -> tuple[Stamp, ...]:
    if _WIDE.search(text):
        text = text.translate(_NARROW)
    if not _ANY.search(text):
        return ()
    stamps = [*_numeric(text), *(_english(text) if _MONTH.search(text) else ()), *_compact(text)]
    return tuple(sorted(stamps, key=lambda stamp: stamp.start))


def in_range(year: int) -> bool:
    """True for a year that a news page could have."""
    return 1945 <= year <= 2100


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> dt.datetime | None:
    """The moment in KST; None where there is no such day or time, or none a news page could have."""
    if not in_range(year):
        return None
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=KST)
    except ValueError:
        return None


def _numeric(text: str) -> Iterator[Stamp]:
    for found in _NUMERIC.finditer(text):
        clock = found if found["hour"] or not found["early"] else (_EARLY.match(found["early"]) or found)
        if found["bare"] and not (clock["hour"] and clock["minute"]):
            continue
        year = int(found["year"] or 0) or 2000 + int(found["short"] or found["bare"])
        stamp = _stamp(found, clock, year, int(found["month"]), int(found["day"]))
        if stamp is not None and found["noon"]:
            hour = 12 if found["noon"] == "정오" else 0
            stamp = stamp._replace(when=stamp.when.replace(hour=hour), day_only=False)
        if stamp is not None:
            yield stamp


def _english(text: str) -> Iterator[Stamp]:
    for found in _ENGLISH.finditer(text):
        month = _MONTHS.index((found["month"] or found["month2"]).lower()) + 1
        stamp = _stamp(found, found, int(found["year"]), month, int(found["day"] or found["day2"]))
        if stamp is not None:
            yield stamp


def _compact(text: str) -> Iterator[Stamp]:
    for found in _COMPACT.finditer(text):
        if found["hour"] is None and not _DAY.fullmatch(text):
            continue  # eight digits in a row are a number as often as a day
        parts = (int(found[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second"))
        when = moment(*parts)
        if when is not None:
            yield Stamp(when, found["hour"] is None, found.start(), found.end())


def _stamp(found: re.Match[str], clock: re.Match[str], year: int, month: int, day: int) -> Stamp | None:
    timed = clock["hour"] is not None and (clock["minute"] is not None or "시" in clock[0])
    hour, minute, second = (int(clock[part] or 0) if timed else 0 for part in ("hour", "minute", "second"))
    half = (clock["half"] or clock["half_after"] or "").lower()
    when = moment(year, month, day, _hour(half, hour), minute, second)
    if when is None:
        return None
    return Stamp(_zoned(when, clock["zone"] if timed else None), not timed, found.start(), found.end())


def _hour(half: str, hour: int) -> int:
    """The hour of the day that a half of it and an hour of the clock's face name."""
    half = half[:1] if half[:1] in ("a", "p") else half
    if hour == 12 and half in ("오전", "a", "새벽", "밤"):
        return 0
    if half == "낮":
        return hour + 12 if hour < 6 else hour
    return hour + 12 if 12 - _AFTERNOON.get(half, 0) <= hour < 12 else hour


def _zoned(when: dt.datetime, zone: str | None) -> dt.datetime:
    if not zone:
        return when
    zone = zone.removeprefix("UTC").removeprefix("GMT").strip() or "Z"
    if zone == "Z":
        return when.replace(tzinfo=dt.UTC).astimezone(KST)
    shift = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return when.replace(tzinfo=dt.timezone(-shift if zone[0] == "-" else shift)).astimezone(KST)
