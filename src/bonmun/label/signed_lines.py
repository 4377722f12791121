"""Whether a whole line, by itself, names the reporters or says when the article appeared."""

from __future__ import annotations

from collections.abc import Iterator

from bonmun.grammar import bylines, datelines, dates
from bonmun.label.first_pass import Sheet

LEAST = 8
"""Characters behind a dateline from which they are the text."""
FIELD = 8
"""Characters of the name of a field."""
NAME = 20
"""Characters of the bare names beside it."""
_FIELDS = frozenset("기자 기자명 글쓴이 작성자 필자 글 취재 취재기자 담당기자 작성".split())
LONGEST = 120
"""Characters below which a line may be a byline or a date: twice what the longest of a few hundred saved pages have."""


def is_byline(text: str) -> bool:
    """Whether the whole line names reporters; behind a dateline may stand the one line of a flash."""
    return len(text) < LONGEST and bylines.read_byline(text) is not None and not _opens_text(text)


def _opens_text(text: str) -> bool:
    """Whether words that are no byline's stand behind a dateline."""
    found = datelines.split_dateline(text) if "=" in text else None
    return found is not None and len(found.rest) >= LEAST and bylines.read_byline(found.rest) is None


def is_date(text: str) -> bool:
    """Whether the whole line is a date, or several."""
    return len(text) < LONGEST and dates.read_dates(text) is not None


def labels_name(text: str) -> bool:
    """Whether the line is the name of a field that holds who wrote it, as rows of `<dt>` and `<dd>` have it: `기자`."""
    return text.rstrip(" :：") in _FIELDS


def is_named(text: str, name: str) -> bool:
    """Whether the line is such a field, and the next a bare name."""
    return len(text) <= FIELD and labels_name(text) and len(name) <= NAME and bylines.read_names(name) is not None


def signs_or_dates(text: str) -> bool:
    """Whether the line is a byline or a date."""
    return is_date(text) or is_byline(text)


def stamps(sheet: Sheet, headline: int, most: int) -> Iterator[int]:
    """The bylines and dates among the lines below a headline, `most` of them; no sentence is one."""
    for i in range(headline + 1, min(len(sheet.lines), headline + 1 + most)):
        if sheet.shapes[i] != "sentence" and signs_or_dates(sheet.lines[i].text):
            yield i
