"""A quick look at a page's markup: enough to tell a page from a stub, without building a tree."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_OPENER = re.compile(r"<(script|style|noscript|template|title|textarea|a)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"<(?:!--|(script|style|noscript|template|title|textarea)\b)", re.IGNORECASE)
_NODE = re.compile(r">([^<>]+)")
_STEP = 4096
_HANGUL = re.compile(r"[가-힣]|\\u(?:[aAbBcC][0-9a-fA-F]|[dD][0-7])[0-9a-fA-F]{2}")
"""A syllable, as it is or as JSON escapes it; a few of those are letters of other scripts, which is close enough."""
_ATTRIBUTE = re.compile(
    r"""([a-z-]{1,20})\s{0,9}=\s{0,9}(?:"([^"<>]{0,4000})"|'([^'<>]{0,4000})'|([^\s"'<>]{1,4000}))""", re.IGNORECASE
)


class Look(NamedTuple):
    """What can be seen of a page without parsing it."""

    lines: list[str]
    """Text nodes outside links, until there was enough of them."""
    length: int
    """Characters of visible text, links included; counting stops at `enough`."""
    script: str
    """The inline scripts; empty when there was enough text to stop looking."""


def has_text(text: str, enough: int) -> bool:
    """True when the body has that many characters of text: a cheap test that most pages pass."""
    at, length, closers = max(0, text.find("<body")), 0, _closers(text)
    while at < len(text) and length < enough:
        opener = _HIDDEN.search(text, at)
        start = opener.start() if opener else len(text)
        # In steps: a long page is not cut up whole when its first part will do.
        for step in range(at, start, _STEP):
            length += sum(len(node.strip()) for node in _NODE.findall(text, step, min(step + _STEP, start)))
            if length >= enough:
                return True
        if opener is None:
            break
        at = _after(text, "-->", start) if opener[1] is None else closers(opener[1].lower(), opener.end())
    return length >= enough


def look(text: str, enough: int) -> Look:
    """The first `enough` characters of visible text, in one pass; unclosed elements run to the end."""
    lines: list[str] = []
    scripts: list[str] = []
    length, at, in_link = 0, 0, False
    closers = _closers(text)
    while at < len(text) and length < enough:
        start = text.find("<", at)
        start = len(text) if start < 0 else start
        node = text[at:start].strip()
        if node:
            length += len(node)
            if not in_link:
                lines.append(html.unescape(node))
        if start == len(text):
            break
        if text.startswith("<!--", start):
            at = _after(text, "-->", start)
            continue
        opener = _OPENER.match(text, start)
        end = _after(text, ">", start)
        if opener and (name := opener[1].lower()) != "a":
            close = closers(name, end)
            if name == "script":
                scripts.append(text[end:close])
            end = _after(text, ">", close)
        else:
            in_link = bool(opener) or (in_link and not text.startswith(("</a", "</A"), start))
        at = end
    return Look(lines, length, "" if length >= enough else "\n".join(scripts))


def _closers(text: str) -> Callable[[str, int], int]:
    """Finds where an element's end tag begins; plain search, 20 times as fast, where all end tags are in lower case."""
    lower = {name: f"</{name.upper()}" not in text for name in ("script", "style", "title")}

    def find(name: str, start: int) -> int:
        if lower.get(name):
            found = text.find(f"</{name}", start)
            return len(text) if found < 0 else found
        match = re.compile(f"</{name}", re.IGNORECASE).search(text, start)
        return match.start() if match else len(text)

    return find


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def tags(text: str, name: str) -> Iterator[dict[str, str]]:
    """The attributes of each start tag of that name, names in lower case."""
    for match in re.finditer(rf"<{name}\b([^<>]{{0,8000}})>", text, re.IGNORECASE):
        yield {
            key.lower(): html.unescape(double or single or bare)
            for key, double, single, bare in _ATTRIBUTE.findall(match[1])
        }


def title(text: str) -> str:
    """The page's <title>, or ""."""
    match = re.search(r"<title[^<>]{0,500}>([^<]{0,1000})", text, re.IGNORECASE)
    return html.unescape(match[1]).strip() if match else ""


def hangul(text: str) -> int:
    """How many Hangul syllables stand in the text."""
    return len(_HANGUL.findall(text))
