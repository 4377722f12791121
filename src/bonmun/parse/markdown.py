"""Markdown that tools make of pages, in a dump: links and pictures as their words, marks of headings off."""

from __future__ import annotations

import re
from itertools import islice

from bonmun.lazy_regex import pattern

_ADDRESS = (
    r"\(<?(?:https?:|//?|#|mailto:|javascript:|data:)[^()\s>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s>]{0,500})?>?"
    r"(?:\s\"[^\"\n]{0,300}\")?\)"
)
_IMAGE = pattern(rf"!\[([^\[\]\n]{{0,300}})\]{_ADDRESS}")
_LINK = pattern(rf"\[([^\[\]\n]{{0,300}}(?:\[[^\[\]\n]{{0,60}}\][^\[\]\n]{{0,300}})?)\]{_ADDRESS}")
_HEADING = pattern(r"^#{1,6} +(?=[^#]*$)")
_STRONG = pattern(r"(\*\*|__)(?=\S)([^*_\n]{1,300})\1")
_ESCAPE = pattern(r"\\([-.*_#+!\[\]()>~|])")
FEW = 3
"""Links from which a dump is Markdown; fewer may be an article's own."""


def is_markdown(text: str) -> bool:
    """True when the dump holds several Markdown links."""
    return "](" in text and len(list(islice(_LINK.finditer(text), FEW))) == FEW


def plain(text: str) -> tuple[str, int]:
    """The line without its marks, and how many of its characters are link text; a picture counts as linked."""
    linked = 0

    def words(found: re.Match[str]) -> str:
        nonlocal linked
        linked += len(found[1])
        return found[1]

    if "](" in text:
        text = _LINK.sub(words, _IMAGE.sub(words, text))
    text = _HEADING.sub("", text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
    return (_ESCAPE.sub(r"\1", text) if "\\" in text else text).strip(), linked
