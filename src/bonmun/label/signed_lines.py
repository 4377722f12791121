"""Whether a whole line, by itself, names the reporters or says when the article appeared."""

from __future__ import annotations

from bonmun.grammar import bylines, dates

LONGEST = 120
"""Characters below which a line may be a byline or a date: twice what the longest of a few hundred saved pages have."""


def is_byline(text: str) -> bool:
    """Whether the whole line names reporters."""
    return len(text) < LONGEST and bylines.read_byline(text) is not None


def is_date(text: str) -> bool:
    """Whether the whole line is a date, or several."""
    return len(text) < LONGEST and dates.read_dates(text) is not None


def signs_or_dates(text: str) -> bool:
    """Whether the line is a byline or a date."""
    return is_date(text) or is_byline(text)
