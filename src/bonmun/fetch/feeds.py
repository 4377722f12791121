"""RSS and Atom: articles from a feed's text, which is decoded by us, since feedparser garbles CP949."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any, NamedTuple
from urllib.parse import urljoin

from bonmun.grammar.moments import parse_time

_BLANK = re.compile(r"[\ufeff \t\r\n]*")
_ROOT = re.compile(r"<(?:rss|feed|rdf:rdf|atom:feed)\b", re.IGNORECASE)
_CDATA = "<![CDATA["
_PIECE = re.compile(
    r"<!\[CDATA\[(?:[^]]|\](?!\]>))*+(?:\]\]>)?|<!--(?:[^-]|-(?!->))*+(?:-->)?|<(/?)([\w:.-]+)[^<>]*+>?|<?[^<]*+"
)
_AUTHORS = frozenset(
    ("author", "creator", "contributor", "publisher", "owner", "managingeditor", "webmaster", "name", "email")
)
_ITEMS = frozenset(("item", "entry"))
LONGEST_TEXT = 8_192
"""Characters of one text in a feed that are read: a headline, an address, a time."""
LONGEST_TAG = 10_000
MAX_ITEMS = 5_000
"""Feeds carry tens of items; feedparser takes .1 ms for each."""


class Found(NamedTuple):
    """An article's address as a feed, sitemap or section page gives it."""

    url: str
    title: str = ""
    published: dt.datetime | None = None


def is_feed(text: str) -> bool:
    """True for RSS, Atom and RDF."""
    return bool(_ROOT.match(text, prolog_end(text)))


def prolog_end(text: str) -> int:
    """Where the root element of an XML text begins: behind its declaration, processing instructions and comments."""
    at = 0
    while True:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]  # matches ""
        close = "-->" if text.startswith("<!--", at) else "?>" if text.startswith("<?", at) else ""
        end = text.find(close, at + 2)
        if not close:
            return at
        if end < 0:
            return len(text)
        at = end + len(close)


def bounded(text: str) -> str:
    """A feed's text as a reader may have it: without authors, and with no piece of text longer than any headline.

    feedparser looks for e-mail addresses in authors' names in a time that grows with the square of their length.
    """
    kept: list[str] = []
    author, room = "", LONGEST_TEXT
    for piece in _PIECE.finditer(text, prolog_end(text)):
        token = piece[0]
        name = piece[2]
        if name is None:  # text or CDATA
            if not author and room > 0:
                kept.append(token if len(token) <= room else _cut(token, room))
            room -= len(token)
            continue
        room = LONGEST_TEXT
        name = name.rpartition(":")[2].lower()
        if name in _ITEMS or (piece[1] and name == author):
            author = ""
        elif not piece[1] and name in _AUTHORS and not author and not token.endswith("/>"):
            author = name
        kept.append(token if len(token) <= LONGEST_TAG else "")
    return "".join(kept)


def _cut(token: str, room: int) -> str:
    """The beginning of a text, whole as XML."""
    if token.startswith(_CDATA):
        return token[: max(room, len(_CDATA))].removesuffix("]").removesuffix("]") + "]]>"
    return token[:room].rpartition("&")[0] if "&" in token[room - 10 : room] else token[:room]


def read_feed(text: str, url: str) -> list[Found]:
    """The articles of a feed, newest first as feeds go; entries without a link are left out."""
    import feedparser  # type: ignore[import-untyped]  # .15 s to import, and without types

    raw = io.BytesIO(bounded(text).encode("utf-8", "replace"))
    try:
        parsed = feedparser.parse(
            raw, response_headers={"content-type": "application/xml; charset=utf-8"}, sanitize_html=False,
            resolve_relative_uris=False,
        )  # fmt: skip
    except ValueError:  # the name of a namespace has spaces in it, which feedparser does not expect
        return []
    entries = ((_address(url, entry.get("link") or ""), entry) for entry in parsed.entries[:MAX_ITEMS])
    return [Found(address, (e.get("title") or "").strip(), _published(e)) for address, e in entries if address]


def _address(url: str, link: str) -> str:
    """The whole address of a link; "" where it is none."""
    try:
        return urljoin(url, link.strip()) if 0 < len(link) < LONGEST_TEXT else ""
    except ValueError:  # `h://]`
        return ""


def _published(entry: Any) -> dt.datetime | None:
    """When an entry says it was published; None, which drops nothing, where no date can be read."""
    # feedparser takes `2026/11/29` for 1 November, so it is not asked; its own `get` would give the one for the other.
    told = (read_time(dict.get(entry, name) or "") for name in ("published", "updated"))
    return next((when for when in told if when is not None), None)


def read_time(text: str) -> dt.datetime | None:
    """The time of a feed or sitemap, by any standard or as on Korean pages (`2026.11.29 13:40`); None for none.

    A day without a time is taken to its end, so that no article of it is too old.
    """
    found = parse_time(text)
    if found is None:
        return None
    when, day_only = found
    return when.replace(hour=23, minute=59) if day_only else when
