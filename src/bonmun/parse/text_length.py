"""How much text an element shows, counted no further than somebody needs to know."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from bonmun.parse.tag_kinds import KNOWN, PASSED, TEXT, learn

ALL = 1 << 62
"""More characters than there can be."""


def length(root: LexborNode, enough: float = ALL) -> int:
    """Characters in the element that are to be seen, white space left out; no more are counted than are enough."""
    size = 0
    kinds = KNOWN
    above: list[LexborNode] = []
    node: LexborNode | None = root
    while True:
        if node is None:
            node = above.pop()
        else:
            kind = kinds.get(node.tag_id) or learn(node)
            if kind is TEXT:
                size += len("".join((node.text_content or "").split()))
                if size >= enough:
                    return size
            elif kind is not PASSED and kind.tag != "noscript":
                above.append(node)
                node = node.first_child
                continue
        if not above:
            return size
        node = node.next
