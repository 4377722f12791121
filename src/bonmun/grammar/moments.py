"""Times as meta tags, JSON-LD and data attributes write them → aware datetimes, KST."""

from __future__ import annotations

import datetime as dt
import re

from bonmun.article import KST
from bonmun.grammar import stamps
from bonmun.lazy_regex import pattern

Moment = tuple[dt.datetime, bool]
"""A time and whether only its day is known."""
_ISO = pattern(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T\s]\s?(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d|KST)?)?(?!\d)"
)


def parse_time(value: str) -> Moment | None:
    """The moment a meta tag or JSON-LD value names, in KST, and whether it is only a day; None when it is no date.

    A value without a time zone is KST, as Korean sites mean it.
    """
    value = value.strip()
    if not 6 <= len(value) <= 80:
        return None
    found = _ISO.match(value)
    if found and (found[4] or found.end() == len(value)):
        return _zoned(found)
    if value.isascii() and value.isdigit():
        return _digits(value)
    told = _mail_date(value) if value[:1].isalpha() and value.isascii() else None
    return told or next(((stamp.when, stamp.day_only) for stamp in stamps.find(value)), None)


def _zoned(found: re.Match[str]) -> Moment | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    when = stamps.moment(year, month, day, hour, minute, second)
    if when is None:
        return None
    zone = found[7]
    if zone in ("Z", "UTC", "GMT"):
        when = when.replace(tzinfo=dt.UTC).astimezone(KST)
    elif zone and zone != "KST":
        shift = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]) if len(zone) > 3 else 0)
        when = (when - shift if zone[0] == "+" else when + shift).replace(tzinfo=dt.UTC).astimezone(KST)
    return when, found[4] is None


def _digits(value: str) -> Moment | None:
    if len(value) in (10, 13) and value[0] == "1":  # seconds or milliseconds since 1970
        return dt.datetime.fromtimestamp(int(value[:10]), KST), False
    if len(value) not in (8, 12, 14):
        return None
    parts = [int(value[:4])] + [int(value[i : i + 2]) for i in range(4, len(value), 2)]
    when = stamps.moment(*parts)
    return (when, len(value) == 8) if when is not None else None


def _mail_date(value: str) -> Moment | None:
    value = value.partition("(")[0].replace("GMT+", "+")
    if value.rstrip().upper().endswith(("AM", "PM")):  # the mail parser would take the hour as it stands
        return None
    from email.utils import parsedate_to_datetime  # 10 ms, for few pages

    try:
        when = parsedate_to_datetime(value)
        when = (when if when.tzinfo else when.replace(tzinfo=KST)).astimezone(KST)
    except (ValueError, TypeError, IndexError, OverflowError):  # OverflowError: the last evening of the year 9999
        return None
    return (when, False) if stamps.in_range(when.year) else None
