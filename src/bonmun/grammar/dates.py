"""Dates as Korean pages print them, and as meta tags and JSON-LD write them → aware datetimes, KST."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from bonmun.article import KST
from bonmun.grammar import outlets, remembered
from bonmun.patterns import pattern


class DateLine(NamedTuple):
    """What a line of dates says."""

    published: dt.datetime | None
    updated: dt.datetime | None
    day_only: bool
    """True when `published` is known to the day only."""
    labelled: bool = False
    """True when a word such as 입력 or 승인 stands before a date."""


class Stamp(NamedTuple):
    """One date in a line and where it stands."""

    when: dt.datetime
    day_only: bool
    start: int
    end: int


_DATE = pattern(
    r"(?<![\d.,/-])(?:(?P<year>(?:19|20)\d\d)|['‘’`](?P<short>\d\d)|(?P<bare>\d\d))\s?(?:[.\-/]|년)\s?"
    r"(?P<month>\d{1,2})\s?(?:[.\-/]|월)\s?(?P<day>\d{1,2})(?!\d)(?:\s?일자?(?![가-힣]))?\.?"
    r"(?:\s?(?:\(\s?[월화수목금토일](?:요일)?\s?\)|[월화수목금토일]요일))?"
    r"(?:[\s,|T\[(-]{0,3}(?:(?P<half>오전|오후|[AaPp]\.?[Mm]\.?)\s?)?(?P<hour>\d{1,2})(?:\s?:\s?|\s?시\s?)"
    r"(?P<minute>\d{1,2})?(?!\d)(?:(?:\s?:\s?|\s?분\s?)(?P<second>\d\d)(?!\d)\s?초?|\s?분)?(?:\s?(?P<half2>[AaPp][Mm]\b))?"
    r"[\])]?)?"
)
_NUMBER = "(?:일시|시간|시각|일자|일)?"
_UPDATED = (
    rf"(?:기사|최종|마지막|최근|재)?\s?(?:수정|업데이트|편집|변경|갱신){_NUMBER}|(?:last\s?)?(?:updated|modified)"
)
_PUBLISHED = (
    rf"(?:기사|최초|최종|온라인|지면|뉴스)?\s?(?:입력|등록|승인|발행|작성|게재|게시|송고|전송|출고|배포|업로드){_NUMBER}"
    r"|날짜|일시|보도일|방송일|publish(?:ed)?|posted|date"
)
_LABEL = pattern(rf"(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})", re.IGNORECASE)
_LABEL_LINE = pattern(rf"\W?\s?(?:{_LABEL.pattern})\s?[:：]?", re.IGNORECASE)
# Dates of the outlet's registration, in footers.
_REGISTRY = pattern(
    r"등록\s?(?:번호|연월일|년월일|일자)|발행\s?(?:인|일자|연월일)|창간|제호|설립|저작권|ⓒ|©|copyright", re.IGNORECASE
)
# What stands beside dates on their line and says nothing: counters, buttons, time zones, single separators.
_FILLER = pattern(
    r"(?:조회|조회수|댓글|추천|공감|view|hit|읽음)\s?:?\s?[\d,]*\s?(?:회|개|건)?|기사\s?원문|스크랩|인쇄|프린트|글자\s?크기|KST|GMT\s?\+?\s?0?9?"
    r"|\d{1,5}(?:면|판|자|호)(?![가-힣])|[|:：·•ㆍㅣ/,()\[\]<>【】\-–—=;*★☆]+|(?<!\w)[lI](?!\w)",
    re.IGNORECASE,
)
# Words after a date without a label that make it a date *in* the news or of a list, not *of* the article.
_ABOUT = pattern(
    r"(?<![가-힣])(?:기준|현재|까지|부터|방송|마감|개최|예정|출시|개봉|시작|종료|출생|이후|이전|이하|이상|운세|행사|시행)|[~∼〜]"
)
_SENTENCE = pattern(r"(?:다|요|까|죠)[.?!]?$")
_PARTICLE = pattern(r"[가-힣](?:은|는|을|를|에서|에는|이라|라고)(?!\S)")  # one may be a name: 홍가은
_BAR = pattern(r"(?:(?<=[가-힣])|(?<!\S))[lI](?!\S)")  # a letter typed for a bar: `기자l기사입력 2023… l 최종수정`
_YEAR_AND_MONTH = pattern(r"\d\s?[.\-/년]\s?\d")  # in every date: most lines with digits have none
_LONGEST = 160


def read_dates(text: str) -> DateLine | None:
    """The dates of a line that holds nothing else but their words, a byline, an outlet or a section; else None."""
    return _dates(text) if len(text) <= _LONGEST else None


@remembered
def _dates(text: str) -> DateLine | None:
    stamps = find(text)
    if not stamps or len(stamps) > 3 or _REGISTRY.search(text):
        return None
    published: Stamp | None = None
    updated: Stamp | None = None
    labelled = False
    at = 0
    for stamp in stamps:
        kind = _label_before(text[at : stamp.start])
        labelled = labelled or bool(kind)
        if kind == "updated" or (not kind and published is not None):
            updated = updated or stamp
        else:
            published = published or stamp
        at = stamp.end
    if not _is_date_line(_rest(text, stamps), labelled, any(not s.day_only for s in stamps)):
        return None
    return DateLine(
        published.when if published else None,
        updated.when if updated else None,
        published.day_only if published else False,
        labelled,
    )


def read_label(text: str) -> str:
    """ "published" or "updated" when the whole line is only such a word (`입력`, `수정 :`); else ""."""
    found = _LABEL_LINE.fullmatch(text) if len(text) <= 20 else None
    return (found.lastgroup or "") if found else ""


def parse_time(value: str) -> tuple[dt.datetime, bool] | None:
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
    if value[:1].isalpha() and value.isascii():
        return _mail_date(value)
    stamps = find(value)
    return (stamps[0].when, stamps[0].day_only) if stamps else None


def find(text: str) -> list[Stamp]:
    """Every date of the line, in order; a two-digit year counts with a time of day or an apostrophe."""
    stamps: list[Stamp] = []
    if not _YEAR_AND_MONTH.search(text, 0, _LONGEST):
        return stamps
    for found in _DATE.finditer(text[:_LONGEST]):
        timed = found["hour"] is not None and (found["minute"] is not None or "시" in found[0])
        if found["bare"] and not (timed and found["minute"]):
            continue
        year = int(found["year"] or 0) or 2000 + int(found["short"] or found["bare"])
        hour, minute, second = (int(found[part] or 0) if timed else 0 for part in ("hour", "minute", "second"))
        half = (found["half"] or found["half2"] or "").lower()
        if (half[:1] in ("p", "") and half and hour < 12) or (half == "오후" and hour < 12):
            hour += 12
        elif half and half[0] in "a오" and half != "오후" and hour == 12:
            hour = 0
        when = _moment(year, int(found["month"]), int(found["day"]), hour, minute, second)
        if when is not None:
            stamps.append(Stamp(when, not timed, found.start(), found.end()))
    return stamps


def cut(text: str) -> str:
    """The line without its dates, their words and counters; the line itself when it holds no date."""
    stamps = find(text)
    return _rest(text, stamps) if stamps else text


def _label_before(text: str) -> str:
    last = ""
    for found in _LABEL.finditer(text):
        last = found.lastgroup or ""
    return last


def _rest(text: str, stamps: list[Stamp]) -> str:
    kept, at = [], 0
    for stamp in stamps:
        kept.append(_LABEL.sub(" ", text[at : stamp.start]))
        at = stamp.end
    kept.append(text[at:])
    return " ".join(_BAR.sub(" ", " ".join(kept)).split())


def _is_date_line(rest: str, labelled: bool, timed: bool) -> bool:
    bare = " ".join(_FILLER.sub(" ", rest).split())
    if not bare:
        return "~" not in rest
    if (
        not (labelled or timed or outlets.named(bare.split()[0]))
        or len(bare) > (60 if labelled else 40)
        or len(bare.split()) > 5
    ):
        return False
    if _SENTENCE.search(bare) or len(_PARTICLE.findall(bare)) > 1:
        return False
    return labelled or not _ABOUT.search(bare)


_ISO = pattern(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T\s]\s?(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d|KST)?)?(?!\d)"
)


def _zoned(found: re.Match[str]) -> tuple[dt.datetime, bool] | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    when = _moment(year, month, day, hour, minute, second)
    if when is None:
        return None
    zone = found[7]
    if zone in ("Z", "UTC", "GMT"):
        when = when.replace(tzinfo=dt.UTC).astimezone(KST)
    elif zone and zone != "KST":
        shift = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]) if len(zone) > 3 else 0)
        when = (when - shift if zone[0] == "+" else when + shift).replace(tzinfo=dt.UTC).astimezone(KST)
    return when, found[4] is None


def _digits(value: str) -> tuple[dt.datetime, bool] | None:
    if len(value) in (10, 13) and value[0] == "1":  # seconds or milliseconds since 1970
        return dt.datetime.fromtimestamp(int(value[:10]), KST), False
    if len(value) not in (8, 12, 14):
        return None
    parts = [int(value[:4])] + [int(value[i : i + 2]) for i in range(4, len(value), 2)]
    when = _moment(*parts)
    return (when, len(value) == 8) if when is not None else None


def _mail_date(value: str) -> tuple[dt.datetime, bool] | None:
    value = value.partition("(")[0].replace("GMT+", "+")
    if value.rstrip().upper().endswith(("AM", "PM")):  # the mail parser would take the hour as it stands
        return None
    from email.utils import parsedate_to_datetime  # 10 ms, for few pages

    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return (when if when.tzinfo else when.replace(tzinfo=KST)).astimezone(KST), False


def _moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> dt.datetime | None:
    if not 1945 <= year <= 2100:
        return None
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=KST)
    except ValueError:
        return None
