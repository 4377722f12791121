"""Where the article stands in the tree of its page: the lines' common element, found again in a tree parsed anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from bonmun.parse import page_lines
from bonmun.parse.page_lines import Element, Line
from bonmun.whitespace import fold, squash

LEAD = 30
"""Lines that an element may add before the body and behind it to be asked for the article's lead picture."""
BEHIND = 4000
"""Characters of the page that are parsed behind the last line."""
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


def nodes(html: str, element: Element, first: Line, last: Line) -> Iterator[LexborNode]:
    """The element's node in trees of the page parsed anew; the first that holds the passage is the right one.

    `first` and `last` are lines of the passage. A piece of the page around them is parsed first, which is most often
    enough, then more of it.
    """
    path = list(element.ancestors())[-2::-1]  # below the root
    probe = squash(fold(first.source))[:PROBE]
    end = html.rfind(_word(last))
    start = _opening(html, element, html.rfind(_word(first), 0, end)) if len(path) > 1 and end >= 0 else -1
    if start >= 0:
        body = page_lines.parse(html[start : end + BEHIND]).tree.body
        yield from _down(body, path[-1:], probe)
    body_tag = max(0, html.find("<body"))
    if 0 < body_tag < end:
        yield from _down(page_lines.parse(html[body_tag : end + BEHIND]).tree.root, path, probe)
    yield from _down(page_lines.parse(html).tree.root, path, probe)


def _word(line: Line) -> str:
    """A word of the line that few others hold, and no tag stands in."""
    return max(line.source.split(), key=len)


def _opening(html: str, element: Element, before: int) -> int:
    """Where the element's start tag stands: the last before that place which has its name; -1 where none does."""
    if not element.name or element.tag in _TABLE_TAGS or before < 0:
        return -1
    at = html.rfind("<", 0, max(0, html.rfind(element.name.split()[-1], 0, before)))
    return at if at >= 0 and html.startswith(element.tag, at + 1) else -1


_TABLE_TAGS = frozenset("caption col colgroup tbody td tfoot th thead tr".split())
"""What the parser takes for an element inside tables only."""


def _down(node: LexborNode | None, path: Sequence[Element], probe: str) -> Iterator[LexborNode]:
    """The node at the end of the path, if there is one."""
    for step in path:
        node = _child(node, step, probe) if node is not None else None
    if node is not None:
        yield node


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
