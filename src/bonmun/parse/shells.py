"""Pages whose article is made by scripts in the browser: shells that hold no text of it, only the place for it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from bonmun.lazy_regex import pattern
from bonmun.parse.markup import Markup

LITTLE = 200
"""Visible characters from which a page is more than a bare shell; below any article with its menus."""
MOSTLY = 0.6
"""Share of the markup that scripts have in a bare shell."""
_ROOT = pattern(
    r"<div\b[^<>]{0,300}id=[\"']?(?:root|app|__next|__nuxt)[\"']?[^<>]{0,300}>\s{0,99}</div>", re.IGNORECASE
)
_PLACE = pattern(
    r"(?:root|app|__next|__nuxt|main|container)"
    r"|(?:news|article|story|post|read|view|content)s?(?:[-_]?(?:body|contents?|text|txt|view|wrap|area|detail|cont|page|box))*"
    r"|articleBody",
    re.IGNORECASE,
)
"""The whole of an id or class of the element that an article is put into."""
_COMMENT = pattern(r"\s{0,99}<!--")
_WAITING = pattern(r"loading|로딩|불러오(?:는|고) 중", re.IGNORECASE)
_LONGEST_WAIT = 30
"""Characters of the words that stand where the article will be."""


def bare(html: str, visible: int, scripts: int) -> bool:
    """Whether markup with so many characters of visible text, and of scripts, is a shell with nothing else in it."""
    return visible < LITTLE and (_ROOT.search(html) is not None or scripts > MOSTLY * _size(html))


def _size(html: str) -> int:
    """Characters of the markup behind the comments that it begins with."""
    start = 0
    while (opened := _COMMENT.match(html, start)) and (end := html.find("-->", opened.end())) >= 0:
        start = end + len("-->")
    return len(html) - start


def reason(visible: int) -> str:
    """What is said of a bare shell, as `code: message`."""
    return f"js_shell: {visible} characters of text; the rest comes by script"


def told(html: str, markup: Markup, visible: int, *, of_article: bool) -> str:
    """Why a page on which no article was found has one that scripts make; "" where nothing tells of that.

    With `of_article` its head says that it is the page of an article: then an empty place for it is enough.
    """
    if not markup.css_first("script"):
        return ""
    if bare(html, visible, sum(map(len, markup.scripts))):
        return reason(visible)
    if of_article and (place := next((name for node in markup.css(_BOXES) if (name := _empty_place(node))), "")):
        return f"js_shell: the article comes by script, into an empty {place!r}"
    return ""


_BOXES = "div[id], div[class], article, section[id], section[class], main"


def _empty_place(node: LexborNode) -> str:
    """The name of the element, where it is called like an article's and nothing stands in it; else ""."""
    names = [node.id or "", *(node.attributes.get("class") or "").split(), node.tag or ""]
    name = next((name for name in names if _PLACE.fullmatch(name)), "")
    return name if name and _is_empty(node) else ""


def _is_empty(node: LexborNode) -> bool:
    text = node.text(strip=True)
    waits = len(text) <= _LONGEST_WAIT and (not text or _WAITING.search(text) is not None)
    return waits and node.css_first("img, video, audio, iframe, object, embed, picture, canvas, form") is None
