"""Whether a whole line, by itself, names the reporters or says when the article appeared."""

from __future__ import annotations

from bonmun.grammar import bylines, datelines, dates

LEAST = 8
"""Characters behind a dateline from which they are the text."""
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


def signs_or_dates(text: str) -> bool:
    """Whether the line is a byline or a date."""
    return is_date(text) or is_byline(text)
