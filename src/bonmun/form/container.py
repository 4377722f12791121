"""Where the article stands in the tree of its page: the lines' common element, found again in a tree parsed anew."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from bonmun.parse.page_lines import Element
from bonmun.whitespace import fold, squash

LEAD = 30
"""Lines that an element may add before the body and behind it to be asked for the article's lead picture."""
PROBE = 40
"""Characters of the body by which one of several like elements is told from the others."""


def around(first: Element, start: int, end: int) -> Element:
    """The innermost element from `first` up that holds `lines[start:end]`."""
    return next((e for e in first.ancestors() if e.start <= start and e.end >= end), first)


def widened(element: Element, top: int | None) -> Element:
    """An element around it that reaches up to the headline, `lines[top]`, or as far up as few lines are added."""
    size = element.end - element.start
    found = element
    for above in element.ancestors():
        if above.tag in ("html", "body") or above.end - above.start > size + LEAD:
            break
        found = above
        if top is not None and above.start <= top:
            break
    return found


def find(root: LexborNode, element: Element, text: str) -> LexborNode | None:
    """The element's node in another tree of the same page; `text` is what the element holds of the body first.

    Among several nodes that are called the same, the text decides.
    """
    path = list(element.ancestors())[-2::-1]  # below the root
    probe = squash(fold(text))[:PROBE]
    node: LexborNode | None = root
    for step in path:
        node = _child(node, step, probe) if node is not None else None
    return node


def _child(node: LexborNode, step: Element, probe: str) -> LexborNode | None:
    found: list[LexborNode] = []
    child = node.first_child
    while child is not None:
        if child.tag == step.tag and child.first_child is not None and _name(child) == step.name:
            found.append(child)
        child = child.next
    if len(found) > 1:
        return next((one for one in found if probe in squash(fold(one.text()))), None)
    return found[0] if found else None


def _name(node: LexborNode) -> str:
    """As `Element.name` has it."""
    attributes = node.attributes
    names: Sequence[str | None] = (attributes.get("id"), attributes.get("class")) if attributes else ()
    return " ".join(name for name in names if name)
