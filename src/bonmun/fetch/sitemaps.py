"""Sitemaps: news sitemaps, plain ones, indexes of them, gzipped or not, and lists of addresses in a text file."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from bonmun.fetch.decompress import Body, BombError, CorruptError
from bonmun.fetch.feeds import Found, prolog_end, read_time
from bonmun.fetch.page import fail
from bonmun.fetch.settings import FetchLimits

MAX_URLS = 50_000  # sitemaps.org: the most one sitemap may hold
_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_GZIP = b"\x1f\x8b"


class Child(NamedTuple):
    """A sitemap that an index names, or a feed that a page names."""

    url: str
    changed: dt.datetime | None = None


class Sitemap(NamedTuple):
    """What a sitemap holds: articles, or further sitemaps."""

    articles: list[Found]
    children: list[Child]


def unpacked(body: bytes, limits: FetchLimits) -> bytes:
    """The sitemap itself, where it came as a .gz file; raises PageError for a bomb."""
    if not body.startswith(_GZIP):
        return body
    packed = Body("gzip", limits.wire, limits.body, limits.ratio)
    try:
        packed.feed(body)
    except BombError as error:
        raise fail("bomb", str(error)) from None
    except CorruptError as error:
        raise fail("encoding", str(error)) from None
    return packed.content()


def is_sitemap(text: str) -> bool:
    """True for a sitemap or an index of them."""
    return bool(_ROOT.match(text, prolog_end(text)))


def is_address_list(text: str) -> bool:
    """True for a text file of addresses, which sitemaps.org allows too."""
    lines = text.split("\n", 20)[:20]
    return bool(lines) and all(re.match(r"https?://\S{1,2000}\s*$", line) for line in lines if line.strip())


def read_sitemap(text: str) -> Sitemap:
    """The addresses of a sitemap with the titles and dates it gives; broken XML gives what stands before the break."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(text[prolog_end(text) :].encode("utf-8", "replace"), parser)
    articles, children = [], []
    for entry in [] if root is None else root[:MAX_URLS]:
        if not isinstance(entry.tag, str):
            continue
        said = {_name(e.tag): (e.text or "").strip() for e in entry.iter() if isinstance(e.tag, str)}
        url = said.get("loc", "")
        when = read_time(said.get("publication_date") or said.get("lastmod") or "")
        if not url.startswith(("http://", "https://")):
            continue
        if _name(entry.tag) == "sitemap":
            children.append(Child(url, when))
        else:
            articles.append(Found(url, said.get("title", ""), when))
    return Sitemap(articles, sorted(children, key=lambda child: "news" not in child.url.lower()))


def _name(tag: str) -> str:
    return tag.rpartition("}")[2].lower()
