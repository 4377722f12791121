"""What a source is (feed, sitemap, section page) is read off its content, never its address."""

from __future__ import annotations

from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from bonmun.decode import decode
from bonmun.fetch.feeds import Found, is_feed, read_feed
from bonmun.fetch.links import read_feed_links, read_links
from bonmun.fetch.page import Page
from bonmun.fetch.settings import FetchLimits
from bonmun.fetch.sitemaps import Child, is_address_list, is_sitemap, read_sitemap, unpacked

SourceKind = Literal["feed", "sitemap", "section"]


class Discovery(NamedTuple):
    """What a source gave: articles, and further sources to ask."""

    kind: SourceKind
    articles: list[Found]
    children: list[Child]


def discover(page: Page, limits: FetchLimits) -> Discovery:
    """The articles and further sources on a fetched page; raises PageError when a packed sitemap is a bomb."""
    text = decode(unpacked(page.body, limits), page.headers.get("content-type")).text
    if is_feed(text):
        return Discovery("feed", read_feed(text, page.url), [])
    if is_sitemap(text):
        return Discovery("sitemap", *read_sitemap(text))
    if is_address_list(text):
        return Discovery("sitemap", [Found(line.strip()) for line in text.splitlines() if line.strip()], [])
    feeds = read_feed_links(text, page.url) if is_front_page(page.url) else []
    return Discovery("section", read_links(text, page.url), feeds)


def is_front_page(url: str) -> bool:
    """True for a site's own address, from which its sitemaps and feeds are looked up."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
