"""The tree of a page walked once: its visible lines in document order, and the elements that hold them."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from sys import intern

from selectolax.lexbor import LexborNode

from bonmun.lazy_regex import pattern
from bonmun.parse import escaped_markup, joined
from bonmun.parse.elements import BLOCK_TAGS
from bonmun.parse.joined import CELL_TAGS
from bonmun.parse.markup import Markup
from bonmun.parse.page_lines import Element, Line, PageLines
from bonmun.parse.runs import Run, joined_runs
from bonmun.parse.shadow import Shadows
from bonmun.parse.sight import HIDDEN, ROW_TAGS, ROWS, UNSEEN_TAGS, look
from bonmun.whitespace import fold

_GRID_TAGS = CELL_TAGS | {"tr"}
_NOTES = frozenset(("annotation", "annotation-xml"))
_FRAME_TAGS = frozenset(("aside", "div", "img", "ins"))
_PASSED = (UNSEEN_TAGS - {"template"}) | {"-", "-comment", "-doctype", "-document", "-end-of-file", "-undef"}
"""What is no element, as lexbor names it, passed over as well."""
_LIST_TAGS = frozenset("ul ol dl nav select".split())
# What a menu has none of: sentences, quotations, numbers, reporters, addresses.
_NAMES = 24
"""Characters of a list without anything to press from which it may be the text's: names, dishes, results."""
_TELLING = pattern(r"[.?!…\"“”‘’'\d@#▲△◆■▶:/()\[\]<>〈〉「」]|기자|특파원|앵커|제보|[다요][\s]")
# What happens where an element ends: nothing, its line ends, it may stand apart from its line, it was a table, or its
# line breaks were shown.
_NONE, _LINE, _APART, _TABLE, _ROWS = range(5)


def read(markup: Markup, edges: Collection[int] = ()) -> PageLines:
    """The page's lines and elements; `edges` are `mem_id`s of inline elements whose text stands on lines of its own,
    unless a sentence runs through them.
    """
    walk = _Walk(edges)
    root = markup.tree.root
    if root is not None:
        walk.run(root)
    return PageLines(markup, walk.lines, walk.elements, walk.nodes)


class _Walk:
    """One pass over the tree, without recursion: hostile pages nest deeper than Python's stack."""

    __slots__ = (
        "apart", "blanks", "buffer", "cells", "edges", "elements", "frame", "lines", "link", "nodes", "owner", "rows",
        "runs", "shadows", "shared", "strong", "table",
    )  # fmt: skip

    def __init__(self, edges: Collection[int]) -> None:
        self.edges = edges
        self.lines: list[Line] = []
        self.elements: list[Element] = []
        self.nodes = array("Q")
        self.buffer: list[str] = []
        self.owner: Element | None = None
        self.frame: Element | None = None
        """What holds the empty frame that was just passed."""
        self.shared = False
        self.link = 0
        self.strong = 0
        self.runs: list[Run] = []
        """What stands on this line before the last edge of an element that may stand apart."""
        self.apart: list[Element] = []
        """The open ones of those, the innermost last."""
        self.rows: Element | None = None
        """The outermost open element that shows its line breaks."""
        self.blanks: set[int] = set()
        """The lines inside it that stand behind a blank one."""
        self.shadows = Shadows()
        self.cells: list[Element | None] = []
        """The rows and cells of the table that was opened last, in order; None for an empty cell."""
        self.table: Element | None = None
        """The table that was opened last: one with another inside lays out the page."""

    def run(self, root: LexborNode) -> None:
        lines, buffer, runs, elements, nodes = self.lines, self.buffer, self.runs, self.elements, self.nodes
        at = Element("html", None, 0)
        elements.append(at)
        nodes.append(root.mem_id)
        stack: list[tuple[LexborNode, Element, int]] = []
        node = root.first_child
        count = 0  # one number for all elements, not one for each: they are most of what a page takes
        while True:
            if node is None:
                if not stack:
                    break
                node, parent, edge = stack.pop()
                if edge and (buffer or runs or edge != 1):
                    self.leave(node, at, edge)
                    count = len(lines)
                at.end = count
                if at.start == count and at.tag in _FRAME_TAGS:
                    self.frame = parent
                at = parent
                node = node.next
                continue
            tag = node.tag or "-"
            if tag == "-text":
                text = node.text_content or ""
                if self.rows is not None and "\n" in text:
                    self.take_rows(text, at)
                    count = len(lines)
                elif not text.isspace():
                    self.take(text, at)
                elif buffer or runs:
                    buffer.append(" ")
            elif tag not in _PASSED:
                block = tag in BLOCK_TAGS
                if block:
                    if buffer or runs:
                        self.flush(at)
                        count = len(lines)
                    if tag in _LIST_TAGS and not at.listed and self.menu(node, at):
                        count = len(lines)
                        node = node.next
                        continue
                child = node.first_child
                if child is None and tag == "template":
                    child = self.shadows.first(node)
                if child is None:  # nothing to read in it: no element is made
                    if tag in _FRAME_TAGS:
                        self.frame = at
                    elif tag in CELL_TAGS:
                        self.cells.append(None)
                else:
                    element = Element(intern(tag), at, count)
                    elements.append(element)
                    nodes.append(node.mem_id)
                    stack.append((node, at, self.enter(node, element, block)))
                    at = element
                    node = child
                    continue
            node = node.next
        self.flush(at)
        at.end = len(lines)

    def menu(self, node: LexborNode, at: Element) -> bool:
        """Takes a list of bare words as one line: most of a page's elements are its menus, and they say nothing."""
        text = node.text(separator="\n", skip_empty=True)
        if _TELLING.search(text):
            return False
        shown = fold(text)
        if not shown:
            return True
        linked = node.css_first("a") is not None
        if not linked and len(shown) >= _NAMES and node.css_first("button, input, label, select, img") is None:
            return False
        element = Element(node.tag or "ul", at, len(self.lines))
        self.elements.append(element)
        self.nodes.append(node.mem_id)
        self.enter(node, element, block=True)
        link = len(shown) if linked else 0
        self.lines.append(Line(shown, len(self.lines), element, link, source=shown, items=text.count("\n") + 1))
        element.end = len(self.lines)
        return True

    def enter(self, node: LexborNode, element: Element, block: bool) -> int:
        """What happens at the element's end, after its attributes were read."""
        seen = 0
        attributes = node.attributes
        if attributes:
            get = attributes.get
            key, classes, style = get("id"), get("class"), get("style")
            name = f"{key} {classes}" if key and classes else classes or key or ""
            if name or style:
                element.name = name = intern(name)
                seen = look(name, style)
            if "itemprop" in attributes:
                element.role = get("itemprop") or element.role
            if "hidden" in attributes:
                seen |= HIDDEN
        if element.tag in _SPECIAL_TAGS or seen & ROWS:
            return self.enter_special(element, seen, block)
        if seen & HIDDEN:
            seen = 0 if element.hidden else seen  # what holds it stands apart already
            element.hidden = True
        if block:
            return _LINE
        if seen or (self.edges and node.mem_id in self.edges):
            self.part()
            self.apart.append(element)
            return _APART
        return _NONE

    def enter_special(self, element: Element, seen: int, block: bool) -> int:
        """The same for tables, texts that show their line breaks, and what is no part of the text."""
        tag = element.tag
        element.hidden = element.hidden or seen & HIDDEN > 0
        if tag == "table":
            self.table = element
            self.cells.clear()
            return _TABLE
        if tag in _GRID_TAGS:
            self.cells.append(element)
            return _LINE
        if tag in ("noscript", "svg"):
            element.hidden = True
        elif tag in _NOTES:
            noted = element.parent is not None and element.parent.tag == "semantics"
            element.hidden = element.hidden or tag == "annotation" or noted
            self.part()
            self.apart.append(element)
            return _APART
        elif tag == "foreignObject":
            holder = next((above for above in element.ancestors() if above.tag == "svg"), None)
            element.hidden = holder is not None and holder.parent is not None and holder.parent.hidden
        elif self.rows is None:
            self.rows = element
            self.blanks.clear()
            return _ROWS
        return _LINE if block else _NONE

    def leave(self, node: LexborNode, at: Element, edge: int) -> None:
        if edge == _APART:
            self.part()
            self.apart.pop()
            return
        if edge != _ROWS or at.tag in BLOCK_TAGS:
            self.flush(at)
        if edge == _TABLE and at is self.table and len(self.lines) - at.start > 1:
            joined.join_rows(self.lines, at, self.cells, self.elements)
        elif edge == _ROWS:
            self.rows = None
            if len(self.lines) - at.start > 1:
                joined.unwrap(self.lines, at, self.blanks, self.elements)

    def take(self, text: str, at: Element) -> None:
        self.buffer.append(text)
        if self.owner is not at:
            self.shared = self.owner is not None
            self.owner = at
        if at.linked:
            self.link += len(text.strip())
        if at.bold:
            self.strong += len(text.strip())

    def take_rows(self, text: str, at: Element) -> None:
        """Takes a text whose line breaks are shown."""
        rows = text.split("\n")
        for number, row in enumerate(rows):
            if number:
                self.flush(at)
            if row and not row.isspace():
                self.take(row, at)
            elif 0 < number < len(rows) - 1:
                self.blanks.add(len(self.lines))

    def part(self) -> None:
        """Puts what was taken aside as a run of its own."""
        if self.buffer:
            owner = None if self.shared else self.owner
            apart = self.apart[-1] if self.apart else None
            self.runs.append(Run("".join(self.buffer), owner, self.link, self.strong, apart))
        self.clear()

    def clear(self) -> None:
        self.buffer.clear()
        self.owner, self.shared = None, False
        self.link = self.strong = 0

    def flush(self, at: Element) -> None:
        if self.runs:
            self.part()
            parts = joined_runs(self.runs)
            self.runs.clear()
            for run in parts:
                first = len(self.lines)
                self.line(fold(run.text), run.owner or at, run.link, run.strong)
                if run.apart is not None:
                    _span(run.apart, first, len(self.lines), at)
        else:
            text = fold("".join(self.buffer))
            if text:
                self.line(text, at if self.shared or self.owner is None else self.owner, self.link, self.strong)
            self.clear()

    def line(self, text: str, element: Element, link: int, strong: int) -> None:
        """Adds the line, or the lines that tags make of it which stand in it as characters."""
        bold = strong * 10 >= len(text) * 9
        parts = [fold(part) for part in escaped_markup.split(text)] if "<" in text or "&" in text else [text]
        for part in filter(None, parts):
            shown = (fold(escaped_markup.without(part)) or part) if "<" in part or "&" in part else part
            framed, self.frame = self.frame is element, None
            linked = link if len(parts) == 1 else 0
            self.lines.append(Line(shown, len(self.lines), element, linked, bold, part, framed=framed))


_SPECIAL_TAGS = ROW_TAGS | _GRID_TAGS | _NOTES | {"foreignObject", "noscript", "svg", "table"}


def _span(element: Element, start: int, end: int, at: Element) -> None:
    """Puts an element that was left before its line was known, and those that hold it on that line, around the line."""
    element.start, element.end = start, end
    above = element.parent
    while above is not None and above is not at and above.tag not in BLOCK_TAGS:
        above.start = start if above.start == above.end else above.start
        above.end = max(above.end, end)
        above = above.parent
