"""Lines of dates as Korean pages print them: when an article was published and changed."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from bonmun.grammar import outlets, remembered
from bonmun.grammar.stamps import Stamp, find
from bonmun.lazy_regex import pattern


class DateLine(NamedTuple):
    """What a line of dates says."""

    published: dt.datetime | None
    updated: dt.datetime | None
    day_only: bool
    """True when `published` is known to the day only."""
    labelled: bool = False
    """True when a word such as 입력 or 승인 stands before a date."""


_CHANGES, _APPEARS = "수정|업데이트|편집|변경|갱신", "입력|등록|승인|발행|작성|게재|게시|송고|전송|출고|배포|업로드"
_WHEN, _DAY = "일시|시간|시각|일자|일", "날짜|일시|보도일|방송일"
_UPDATED = rf"(?:기사|최종|마지막|최근|재)?\s?(?:{_CHANGES})(?:{_WHEN})?|(?i:(?:last\s?)?(?:updated|modified))"
_PUBLISHED = (
    rf"(?:기사|최초|최종|온라인|뉴스)?\s?(?:{_APPEARS})(?!자(?![가-힣]))(?:{_WHEN})?"
    rf"|{_DAY}|(?i:publish(?:ed)?|posted|date)"
)
_LABEL = pattern(rf"(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED})")
_LABEL_LINE = pattern(rf"\W?\s?(?:{_LABEL.pattern})\s?[:：]?")
_LABEL_ENDS = {word[-1] for word in "|".join((_CHANGES, _APPEARS, _WHEN, _DAY)).split("|")} | set("dDeEhH:： \t")
"""What a line ends with that is only such a word."""
_LABEL_BEHIND = pattern(rf"\A\s?(?:{_LABEL.pattern})(?=$|[\s|·ㆍ/,)\]])")
"""The word behind a time: `2024.03.18 14:05 입력 | 홍길동 기자`."""
# Dates of the outlet's registration, in footers.
_REGISTRY = pattern(
    r"등록\s?(?:번호|연월일|년월일|일자)|발행\s?(?:인|일자|연월일)|창간|제호|설립|저작권|ⓒ|©|(?i:copyright)"
)
_PRINTED = pattern(r"신문에 게재되었으며 [A-Z]?\d{1,3}면의 (?:TOP\s?)?기사입니다\.?\s?")
_COUNTER = pattern(r"(?:조회수?|댓글|추천|공감|읽음|[Hh]it|[Vv]iew)\s?:?\s?\d[\d,]{0,9}\s?(?:회|개|건)?(?![가-힣])")
# What stands beside dates on their line and says nothing: counters, buttons, time zones, single separators.
_FILLER = pattern(
    r"(?:조회수?|댓글|추천|공감|(?i:view|hit)|읽음)\s?:?\s?[\d,]*\s?(?:회|개|건)?|기사\s?원문|스크랩|인쇄|프린트|글자\s?크기|(?i:KST|GMT\s?\+?\s?0?9?)"
    r"|지면(?:보기|게재일?|일자)?|종이신문|신문\s?게재일?자?|제\s?\d{1,6}\s?호|(?<![A-Za-z])[A-Za-z]\d{1,3}\s?면?(?!\w)"
    r"|\d{1,5}(?:면|판|자|호)(?![가-힣])|[|:：·•ㆍㅣ/,()\[\]<>【】\-–—=;*★☆]+|(?<!\w)[lLiI](?!\w)",
)
# Words after a date without a label that make it a date *in* the news or of a list, not *of* the article.
_ABOUT = pattern(
    r"(?<![가-힣])(?:기준|현재|까지|부터|방송|마감|개최|예정|출시|개봉|시작|종료|출생|이후|이전|이하|이상|운세|행사|시행)|[~∼〜]"
)
_SENTENCE = pattern(r"(?:다|요|까|죠)[.?!]?$")
_PARTICLE = pattern(r"[가-힣](?:은|는|을|를|에서|에는|이라|라고)(?!\S)")  # one may be a name: 홍가은
_BAR = pattern(r"(?:(?<=[가-힣])|(?<!\S))[lI](?!\S)")  # a letter typed for a bar: `기자l기사입력 2023… l 최종수정`
_PRINT_BEFORE = pattern(
    r"(?:지면(?:보기|게재일?|일자)?|종이신문|신문\s?게재일?자?|PDF\s?보기|제?\s?\d{1,6}\s?호|[A-Z]?\d{1,3}\s?면)[\s\[\]()|:/,]{0,4}(?:[A-Z]?\d{1,3}\s?면?)?[\s\[\]()|:/,]{0,4}$"
)
_PRINT_AFTER = pattern(
    r"[\s\[\]()|:/,]{0,4}(?:지면|[A-Z]?\d{1,3}\s?면(?!(?!기사|입력|등록|승인)[가-힣])|제?\s?\d{1,6}\s?호(?![가-힣])|종이신문)"
)
_LONGEST = 160


def read_dates(text: str) -> DateLine | None:
    """The dates of a line that holds nothing else but their words, a byline, an outlet or a section; else None."""
    return _dates(text) if len(text) <= _LONGEST else None


@remembered
def _dates(text: str) -> DateLine | None:
    text = _PRINTED.sub("", text) if "게재되었으며" in text else text
    every = find(text)
    if not every or len(every) > 3 or _REGISTRY.search(text):
        return None
    stamps = _printed_apart(text, every)
    published: Stamp | None = None
    updated: Stamp | None = None
    said = False
    kinds = _kinds(text, stamps)
    for stamp, kind in zip(stamps, kinds, strict=True):
        if kind == "published":
            published = published if said else stamp  # a day without a word before it is another: today, the print's
            said = True
        elif kind == "updated" or published is not None:
            updated = updated or stamp
        else:
            published = stamp
    labelled = any(kinds) and not all(_is_print(text, stamp) for stamp in stamps)
    if not _is_date_line(_rest(text, every), any(kinds), any(not s.day_only for s in stamps)):
        return None
    return DateLine(
        published.when if published else None,
        updated.when if updated else None,
        published.day_only if published else False,
        labelled,
    )


def read_label(text: str) -> str:
    """ "published" or "updated" when the whole line is only such a word (`입력`, `수정 :`); else ""."""
    found = _LABEL_LINE.fullmatch(text) if len(text) <= 20 and text[-1:] in _LABEL_ENDS else None
    return (found.lastgroup or "") if found else ""


def cut(text: str) -> str:
    """The line without its dates, their words and counters; the line itself when it holds no date."""
    text = _COUNTER.sub(" ", text)
    stamps = find(text)
    return _rest(text, stamps) if stamps else text


def _printed_apart(text: str, stamps: Sequence[Stamp]) -> Sequence[Stamp]:
    """The dates without that of the print edition (`지면 A12 2021.03.05`), where there is another."""
    return [stamp for stamp in stamps if not _is_print(text, stamp)] or stamps


def _is_print(text: str, stamp: Stamp) -> bool:
    """Whether a day is that of the print edition."""
    if not stamp.day_only:
        return False
    return bool(_PRINT_BEFORE.search(text[: stamp.start]) or _PRINT_AFTER.match(text, stamp.end))


def _kinds(text: str, stamps: Sequence[Stamp]) -> list[str]:
    """What the word before each date calls it, or the word behind each (`10:00 송고 | 11:00 최종수정`)."""
    gaps = [text[0 : stamps[0].start]]
    gaps += [text[one.end : other.start] for one, other in itertools.pairwise(stamps)]
    last = text[stamps[-1].end :]
    if not _LABEL.search(gaps[0]) and _LABEL.search(last):
        gaps = [*gaps[1:], last]
    return [_last_label(gap) for gap in gaps]


def _last_label(text: str) -> str:
    last = ""
    for found in _LABEL.finditer(text):
        last = found.lastgroup or ""
    return last


def _rest(text: str, stamps: Sequence[Stamp]) -> str:
    kept, at = [], 0
    for stamp in stamps:
        kept.append(_LABEL.sub(" ", text[at : stamp.start]))
        at = stamp.end
    kept.append(_LABEL_BEHIND.sub(" ", text[at:]) if at < len(text) else "")
    rest = " ".join(kept)
    return " ".join((_BAR.sub(" ", rest) if "l" in rest or "I" in rest else rest).split())


def _is_date_line(rest: str, labelled: bool, timed: bool) -> bool:
    bare = " ".join(_FILLER.sub(" ", rest).split()) if rest else ""
    if not bare:
        return "~" not in rest
    if (
        not (labelled or timed or outlets.likely(bare.split()[0]))
        or len(bare) > (60 if labelled else 40)
        or len(bare.split()) > 5
    ):
        return False
    if _SENTENCE.search(bare) or len(_PARTICLE.findall(bare)) > 1:
        return False
    return labelled or not _ABOUT.search(bare)
