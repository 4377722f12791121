"""Hostile markup mended before it is parsed, so that no page makes the HTML parser hang or eat the memory.

lexbor's tree building is quadratic or worse in depth, in the attributes of a tag, in formatting elements left open and
in the options of a list. Text is never cut: tags and attributes are left out, and every limit that was met is named in
a warning. A page that cannot be mended is refused, with the name of the limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from bonmun.lazy_regex import pattern
from bonmun.parse.sanitizer import ATTRIBUTES, ONE_ATTRIBUTE, Sanitizer


@dataclass(frozen=True, slots=True)
class Limits:
    """How much markup one page may have; 240 saved Korean news pages stay far below (their most in brackets)."""

    bytes: int = 10 << 20
    """Of a page or dump in UTF-8 [1.0 MB]."""
    tags: int = 300_000
    """Start tags, end tags and comments [6,000]. Time is linear in them, and memory, some 600 bytes for each: a live
    blog of 5 MB has 220,000, a table of 4,000 rows 48,000."""
    depth: int = 512
    """Open elements, as in Blink (`kMaximumHTMLParserDOMTreeDepth`) [31]."""
    attributes: int = 256
    """Of one tag [29]."""
    value: int = 64 << 10
    """Characters of one attribute, where a page is looked at tag by tag; embedded pictures are longer [29,727]."""
    formatting: int = 64
    """Formatting elements (`<b>`, `<font>` …) left open."""
    options: int = 1000
    """`<option>`s of one list."""
    json_bytes: int = 2 << 20
    """Of one script in a page, where JSON-LD and embedded state are [124 kB]."""


class Guarded(NamedTuple):
    """Markup that is safe to parse."""

    html: str
    warnings: tuple[str, ...] = ()
    """One `limit: what was done` for each limit that was met."""
    refused: str = ""
    """The limit that cannot be mended, as `limit: message`; empty for a page to go on with."""


_FEW_TAGS, _MANY_TAGS = 1000, 6000
_SMALL, _LARGE = 64 << 10, 128 << 10
"""Up to the first of each nothing can cost more than 0.3 s. Up to the second a search for signs of trouble will do: a
page made to deceive it costs a second. A tenth of the saved pages is larger than 157 kB, one in 240 has 6,000 tags."""
_FORMATTING = pattern(r"<[bcefistuBCEFISTU](?:|m|trong|ont|ig|ode|mall|trike|t)[\s/]")
_MANY_FORMATTING = 200
"""Formatting tags with attributes. The parser keeps three alike open; without attributes that makes 36 at most. [61]"""
_LONG = 4096
_LONG_TAG = pattern(rf"</?[a-zA-Z][^>]{{{_LONG}}}")
_WHOLE_TAG = pattern(rf"</?[a-zA-Z]({ATTRIBUTES})")
"""Slower, and not deceived by a `>` in quotes."""
_REOPENED = 400_000
"""Formatting elements opened again on a page, at most: tags of the page times formatting elements left open."""


def guard(html: str, limits: Limits | None = None) -> Guarded:
    """The page made safe to parse: unchanged when it is an ordinary one, mended, or refused by the name of a limit."""
    limits = limits or Limits()
    tags = html.count("<")
    if tags <= _MANY_TAGS and len(html) * 4 <= limits.bytes and not _suspicious(html, tags, limits.attributes):
        return Guarded(html)
    limits = replace(limits, formatting=min(limits.formatting, max(3, _REOPENED // max(1, tags))))
    sanitizer = Sanitizer(html, limits)
    mended = sanitizer.run()
    if sanitizer.tags > limits.tags:
        return Guarded("", sanitizer.warnings(), f"tags: more than {limits.tags:,}")
    refused = too_large(mended, limits)
    return Guarded("" if refused else mended, sanitizer.warnings(), refused)


def too_large(text: str, limits: Limits) -> str:
    """Why the text is not read, as `limit: message`; empty when it is not too large."""
    size = len(text.encode("utf-8", "replace")) if len(text) * 4 > limits.bytes else 0
    return f"bytes: {size:,} bytes; the limit is {limits.bytes:,}" if size > limits.bytes else ""


def _suspicious(html: str, tags: int, attributes: int) -> bool:
    """True when the page may hold many formatting elements at once, or a tag with too many attributes."""
    if tags > _FEW_TAGS and len(_FORMATTING.findall(html)) > _MANY_FORMATTING:
        return True
    if len(html) <= _SMALL:
        return False
    whole = _WHOLE_TAG.finditer(html) if len(html) > _LARGE else _whole(html)
    return any(
        tag.end() - tag.start() > _LONG and len(ONE_ATTRIBUTE.findall(tag[1])) > attributes for tag in whole if tag
    )


def _whole(html: str) -> Iterator[re.Match[str] | None]:
    """The long tags of a page, found fast in the stretches without `>`; most pages have none so long."""
    at = 0
    while at + _LONG < len(html):
        last = html.rfind(">", at, at + _LONG)
        if last < 0:
            last = html.find(">", at)
            last = last if last >= 0 else len(html)
            for start in _LONG_TAG.finditer(html, at, last):
                yield _WHOLE_TAG.match(html, start.start())
        at = last + 1
