"""Stray markup: tags and entities that stand in a text as characters, because they were escaped once too often."""

from __future__ import annotations

import functools
import html
import re

from bonmun.lazy_regex import pattern

# Names of HTML's elements only: <BBC> and <TV 동물농장> are text. At most 400 characters: a title attribute fits.
_TAG = pattern(
    r"</?(?=[a-z])(?:a|abbr|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|col|dd|div|dl|dt|em|embed"
    r"|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|meta"
    r"|nav|object|ol|option|p|param|picture|pre|q|s|script|section|select|small|source|span|strike|strong|style|sub|sup"
    r"|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|tt|u|ul|video|wbr)(?:\s[^<>]{0,400})?/?>"
    r"|<%[^<>]{0,400}%>|<\?(?:xml|php)\b[^<>]{0,400}\?>",
    re.IGNORECASE,
)
_LESS, _GREATER = r"(?:<|&(?:amp;){0,2}(?:lt|#60);)", r"(?:>|&(?:amp;){0,2}(?:gt|#62);)"
_BREAK = pattern(
    rf"{_LESS}/?(?=[a-z])(?:br|p|div|li|ul|ol|tr|table|h[1-6]|hr|blockquote|section|article|figure|figcaption|dl|dt|dd|pre)"
    rf"(?:\s(?:(?!{_LESS}|{_GREATER}).){{0,400}})?\s?/?{_GREATER}",
    re.IGNORECASE,
)
"""A tag that ends a line where it works, escaped or not."""
_CELL = pattern(r"</t[dh]>", re.IGNORECASE)
_ENTITY = pattern(r"&(?:amp;)*(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_DEEPEST = 3
"""How often a tag may have been escaped: more is an attack, not an accident."""


def split(text: str) -> list[str]:
    """The lines that stray tags (`<br>`, `</p><p>`) make of a text; one is blank where two such tags stand together."""
    if "<" not in text and "&" not in text:
        return [text]
    parts = _BREAK.split(text)
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return parts[1:] if len(parts) > 1 and not parts[0].strip() else parts


def without(text: str) -> str:
    """The text without stray tags, and with stray entities as the characters they stand for."""
    for _ in range(_DEEPEST):
        before = text
        if "&" in text:
            text = _ENTITY.sub(lambda found: _character(found[0]), text)
        if "<" in text:
            text = _TAG.sub("", _CELL.sub(" ", text))
        if text == before:
            break
    return text


@functools.lru_cache(maxsize=1024)  # a text full of entities has few kinds of them
def _character(entity: str) -> str:
    return html.unescape(f"&{entity.rpartition('&')[2].rpartition('amp;')[2] or 'amp;'}")
