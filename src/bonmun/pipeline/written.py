"""Records read back: whatever wrote a row, and under whatever names, it is a native row again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from bonmun.article import KST
from bonmun.pipeline.columns import AS_TEXT, TIMES
from bonmun.pipeline.record_schema import Row

_TEXTS = ("text", "url", "publisher", "dateline")
"""What has to be text, or nothing, for those who compare rows."""


def from_table(row: Row) -> Row:
    """A row of a table as JSON holds it: times as text, a day where only that is known, JSON text as what it says."""
    day_only = row.get("day_only") is True
    times = {
        name: _as_text(row[name], day_only=day_only and name == "published")
        for name in TIMES
        if isinstance(row.get(name), dt.datetime)
    }
    return {**row, **times, **{name: _parsed(row[name]) for name in AS_TEXT if name in row}}


def native(row: Row) -> Row:
    """The row under the names of the record, as far as whoever wrote it left them."""
    record, metadata = row.get("record"), _parsed(row.get("metadata"))
    if isinstance(record, dict):  # an item of Scrapy
        return native(record)
    if isinstance(metadata, dict) and "status" in metadata:  # a document of datatrove
        beside = {name: value for name, value in row.items() if name not in ("metadata", "media")}
        return native({**metadata, **beside})
    known = from_table(row)
    names = next((names for sign, names in _NAMES.items() if sign in row), {})
    known |= {name: value(known) for name, value in names.items()}
    wrong = [name for name in _TEXTS if not isinstance(known.get(name), str)]
    return known | dict.fromkeys(wrong)


def _as_text(when: dt.datetime, *, day_only: bool) -> str:
    shown = when.replace(tzinfo=KST) if when.tzinfo is None else when.astimezone(KST)
    return shown.date().isoformat() if day_only else shown.isoformat()


def _parsed(value: Any) -> Any:
    """What the JSON text says; the value itself where it is none."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


_NAMES: dict[str, dict[str, Callable[[Row], Any]]] = {
    "@type": {
        "text": lambda row: row.get("articleBody"),
        "title": lambda row: row.get("headline"),
        "published": lambda row: row.get("datePublished"),
        "updated": lambda row: row.get("dateModified"),
        "publisher": lambda row: _name(row.get("publisher")),
        "section": lambda row: row.get("articleSection"),
        "tags": lambda row: row.get("keywords"),
    },
    "canonicalUrl": {
        "text": lambda row: row.get("articleBody"),
        "title": lambda row: row.get("headline"),
        "published": lambda row: row.get("datePublished"),
        "updated": lambda row: row.get("dateModified"),
    },
    "source-hostname": {
        "url": lambda row: row.get("source"),
        "publisher": lambda row: row.get("source-hostname"),
        "published": lambda row: row.get("date"),
        "section": lambda row: row.get("categories"),
    },
}
"""By a name that only one schema has: where it keeps what the record says (`record_schema` gives those names)."""
