"""What rule files say of an article's fields, where the page's own lines and tags say nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bonmun.article import Article
from bonmun.grammar import moments
from bonmun.sites.selection import Selection


def fill(told: Article, selection: Selection) -> Article:
    """The fields, with what the rules found where the page's own lines and tags say nothing."""
    values = selection.values
    if told.published is None:
        when = _time(values.get("date", ()))
        if when is not None:
            told = replace(told, published=when[0], day_only=when[1])
    if told.updated is None:
        when = _time(values.get("updated", ()))
        if when is not None and when[0] != told.published:
            told = replace(told, updated=when[0])
    return replace(
        told,
        title=told.title or _first(selection, "title"),
        publisher=told.publisher or selection.publisher,
        via=selection.via or told.via,
        section=told.section or _first(selection, "section"),
        tags=told.tags or tuple(tag.lstrip("#") for tag in values.get("tags", ())),
    )


def _first(selection: Selection, field: str) -> str | None:
    return next(iter(selection.values.get(field, ())), None)


def _time(texts: Sequence[str]) -> tuple[dt.datetime, bool] | None:
    return next(filter(None, map(moments.parse_time, texts)), None)
