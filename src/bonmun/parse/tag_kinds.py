"""What each tag means for the lines of a page, by the number that lexbor gives it."""

from __future__ import annotations

from sys import intern
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from bonmun.parse.elements import BLOCK_TAGS
from bonmun.parse.joined import CELL_TAGS
from bonmun.parse.sight import ROW_TAGS, UNSEEN_TAGS

LIST_TAGS = frozenset("ul ol dl nav select".split())
BOLD_TAGS = frozenset("b strong h1 h2 h3 h4 h5 h6".split())
FRAME_TAGS = frozenset(("aside", "div", "img", "ins"))
GRID_TAGS = CELL_TAGS | {"tr"}
NOTES = frozenset(("annotation", "annotation-xml"))
_OWN_WAY = ROW_TAGS | GRID_TAGS | NOTES | {"foreignObject", "noscript", "svg", "table"}
_PASSED = (UNSEEN_TAGS - {"template"}) | {"-", "-comment", "-doctype", "-document", "-end-of-file", "-undef"}
"""What is no element, as lexbor names it, passed over as well."""


class Kind(NamedTuple):
    """What a tag means."""

    tag: str
    block: bool = False
    """A line ends at its edges."""
    is_list: bool = False
    special: bool = False
    """It is read in a way of its own."""
    passes: int = 0
    """What holds for all texts inside: the sum of `LISTED`, `LINKED` and `BOLD`."""


LISTED, LINKED, BOLD = 1, 2, 4
TEXT, PASSED = Kind("-text"), Kind("-")
"""No elements: a text; what has nothing to show."""

_STANDARD = 1000
"""Numbers below this are lexbor's own, the same on every page; an unknown tag's holds for one page."""
KNOWN: dict[int, Kind] = {}
"""The kinds met so far, by number."""


def learn(node: LexborNode) -> Kind:
    """The node's kind, remembered where it may be asked again."""
    tag = intern(node.tag or "-")
    if tag == "-text":
        kind = TEXT
    elif tag in _PASSED:
        kind = PASSED
    else:
        passes = LISTED * (tag in LIST_TAGS) + LINKED * (tag == "a") + BOLD * (tag in BOLD_TAGS)
        kind = Kind(tag, tag in BLOCK_TAGS, tag in LIST_TAGS, tag in _OWN_WAY, passes)
    number = node.tag_id
    if number is not None and number < _STANDARD:
        KNOWN[number] = kind
    return kind
