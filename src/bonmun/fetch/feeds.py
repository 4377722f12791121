"""RSS and Atom: articles from a feed's text, which is decoded by us, since feedparser garbles CP949."""

from __future__ import annotations

import calendar
import datetime as dt
import io
import re
from typing import Any, NamedTuple
from urllib.parse import urljoin

from bonmun.article import KST

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ZONE = re.compile(r"(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})\s*$")
MAX_ITEMS = 5_000
"""Feeds carry tens of items; feedparser takes .1 ms for each."""


class Found(NamedTuple):
    """An article's address as a feed, sitemap or section page gives it."""

    url: str
    title: str = ""
    published: dt.datetime | None = None


def is_feed(text: str) -> bool:
    """True for RSS, Atom and RDF."""
    return bool(re.match(r"<(?:rss|feed|rdf:rdf|atom:feed)\b", without_prolog(text), re.IGNORECASE))


def without_prolog(text: str) -> str:
    """The XML from its root element on: no declaration (its encoding is no longer true), no comments before."""
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1).lstrip()
    while text.startswith(("<!--", "<?")):
        end = text.find("-->" if text.startswith("<!--") else "?>")
        if end < 0:
            return ""
        text = text[end + 2 :].lstrip("> \t\r\n")
    return text


def read_feed(text: str, url: str) -> list[Found]:
    """The articles of a feed, newest first as feeds go; entries without a link are left out."""
    import feedparser  # type: ignore[import-untyped]  # .15 s to import, and without types

    raw = io.BytesIO(without_prolog(text).encode("utf-8", "replace"))
    parsed = feedparser.parse(
        raw, response_headers={"content-type": "application/xml; charset=utf-8"}, sanitize_html=False,
        resolve_relative_uris=False,
    )  # fmt: skip
    entries = ((_address(url, entry.get("link", "")), entry) for entry in parsed.entries[:MAX_ITEMS])
    return [Found(address, e.get("title", "").strip(), _published(e)) for address, e in entries if address]


def _address(url: str, link: str) -> str:
    """The whole address of a link; "" where it is none."""
    try:
        return urljoin(url, link.strip()) if link else ""
    except ValueError:  # `h://]`
        return ""


def _published(entry: Any) -> dt.datetime | None:
    for name in ("published", "updated"):
        if f"{name}_parsed" not in entry:  # `get` would give the one for the other
            continue
        try:
            when = dt.datetime.fromtimestamp(calendar.timegm(entry[f"{name}_parsed"]), dt.UTC)
        except (TypeError, ValueError, OverflowError):  # no date, or "00", read as the year -99
            continue
        # feedparser reads a time without a zone as UTC; Korean feeds mean Korean time.
        return when if _ZONE.search(entry.get(name, "")) else when.replace(tzinfo=KST)
    return None
