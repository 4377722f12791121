"""Lists of bare words, which are a page's menus: one line each, for they are most of its elements and say nothing."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from bonmun.lazy_regex import pattern
from bonmun.parse.tag_kinds import KNOWN, learn
from bonmun.whitespace import fold

_NAMES = 24
"""Characters of a list without anything to press from which it may be the text's: names, dishes, results."""
# What a menu has none of: sentences, quotations, numbers, reporters, addresses.
_TELLING = pattern(r"[.?!…\"“”‘’'\d@#▲△◆■▶:/()\[\]<>〈〉「」]|기자|특파원|앵커|제보|[다요][\s]")


class Menu(NamedTuple):
    """A menu's words as one line."""

    text: str
    items: int
    linked: bool


def read(node: LexborNode) -> Menu | None:
    """The list as a menu, without words where it is empty; None for one that may say something."""
    words = node.text(separator="\n", skip_empty=True)
    if _TELLING.search(words):
        return None
    shown = fold(words)
    linked = bool(shown) and _holds_link(node)
    if len(shown) >= _NAMES and not linked and node.css_first("button, input, label, select, img") is None:
        return None
    return Menu(shown, words.count("\n") + 1, linked)


def _holds_link(node: LexborNode) -> bool:
    # A search by selector takes ten times as long.
    return any((KNOWN.get(below.tag_id) or learn(below)).tag == "a" for below in node.traverse())
