"""Links to articles on a section page, and the feeds a page names."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from bonmun.canonical_url import article_key
from bonmun.fetch.feeds import Found
from bonmun.fetch.page_parts import tags
from bonmun.fetch.sitemaps import Child

_NUMBER = re.compile(r"\d{5,}|[A-Z]{2,}\d{6,}")
_DATED = re.compile(r"/(?:19|20)\d{2}[/-]?(?:0[1-9]|1[0-2])[/-]?(?:0[1-9]|[12]\d|3[01])(?=[/-])")
_ID_NAMES = re.compile(r"(?:id|idx|idxno|no|num|uid|seq|ud|aid|nno|newsid|news_id|article_id|wr_id|artid|ncd)", re.I)
_SECOND_LEVEL = frozenset("co com or org ne net go gov ac edu re pe ms hs es sc kg mil seoul busan daegu jeju".split())
"""Second-level domains under which owners register: those of .kr (KISA's list; large cities) and common ones."""
_NO_ARTICLE = re.compile(
    r"\.(?:jpe?g|png|gif|pdf|zip|hwpx?|mp[34]|css|js|xml)$|/(?:login|member|search|tag|author|reporter|comment|print)\b",
    re.IGNORECASE,
)


def read_links(text: str, url: str) -> list[Found]:
    """The articles a section page links to, in page order, with the longest link text as title."""
    from selectolax.lexbor import LexborHTMLParser

    titles: dict[str, str] = {}
    for anchor in LexborHTMLParser(text).css("a[href]"):
        href = (anchor.attributes.get("href") or "").strip()
        target = _join(url, href)
        if target and same_site(target, url) and looks_like_article(target):
            title = re.sub(r"\s+", " ", anchor.text(deep=True)).strip()
            titles[target] = max(titles.get(target, ""), title, key=len)
    return [Found(target, title) for target, title in titles.items()]


def read_feed_links(text: str, url: str) -> list[Child]:
    """The feeds that a page's <link rel="alternate"> names."""
    found = [
        _join(url, link.get("href", ""))
        for link in tags(text, "link")
        if "alternate" in link.get("rel", "").lower() and re.search(r"rss|atom", link.get("type", ""))
    ]
    return [Child(target) for target in dict.fromkeys(found) if target]


def looks_like_article(url: str) -> bool:
    """True when the address has the shape of an article's: a known pattern, a date, or an article number."""
    if article_key(url) is not None:
        return True
    parts = urlsplit(url)
    if _NO_ARTICLE.search(parts.path):
        return False
    last = parts.path.rstrip("/").rpartition("/")[2]
    if _NUMBER.search(last) or (_DATED.search(parts.path) and len(last) > 2):
        return True
    pairs = [pair.partition("=") for pair in parts.query.split("&")]
    return any(_ID_NAMES.fullmatch(name) and re.search(r"\d{3}", value) for name, _, value in pairs)


def same_site(url: str, other: str) -> bool:
    """True when two addresses share the name their owner registered (news.example.co.kr, m.example.co.kr)."""
    return _registered(url) == _registered(other)


def _registered(url: str) -> str:
    host = urlsplit(url).hostname or ""
    labels = host.split(".")
    if host.replace(".", "").isdigit():
        return urlsplit(url).netloc
    keep = 3 if len(labels[-1]) == 2 and labels[-2:-1] and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def _join(base: str, href: str) -> str:
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
        return ""
    try:
        target = urljoin(base, href).partition("#")[0]
        return target if urlsplit(target).scheme in ("http", "https") else ""
    except ValueError:
        return ""
