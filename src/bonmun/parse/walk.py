"""The tree of a page walked once: its visible lines in document order, and the elements that hold them."""

from __future__ import annotations

from collections.abc import Collection, Container

from selectolax.lexbor import LexborNode

from bonmun.parse import joined, menus
from bonmun.parse.elements import BLOCK_TAGS
from bonmun.parse.line_maker import LineMaker
from bonmun.parse.markup import Markup
from bonmun.parse.page_lines import Element, Line, PageLines, new_element
from bonmun.parse.shadow import Shadows
from bonmun.parse.sight import HIDDEN, ROWS, describe
from bonmun.parse.tag_kinds import FRAME_TAGS, GRID_TAGS, KNOWN, LISTED, NOTES, PASSED, TEXT, learn
from bonmun.parse.wrapped import IsComplete

# What happens where an element ends: nothing, its line ends, it may stand apart from its line, it was a table, or its
# line breaks were shown.
_NONE, _LINE, _APART, _TABLE, _ROWS = range(5)


class _All:
    def __contains__(self, _: object) -> bool:
        return True


def read(
    markup: Markup,
    is_complete: IsComplete,
    edges: Collection[int] = (),
    nodes: Collection[int] | None = None,
) -> PageLines:
    """The page's lines and elements.

    `is_complete` says of a text whether it ends as a sentence does. `edges` are `mem_id`s of inline elements whose text
    stands on lines of its own, unless a sentence runs through them; `nodes` are others whose elements will be asked
    for, None for all.
    """
    walk = _Walk(is_complete, edges, _All() if nodes is None else {*edges, *nodes})
    root = markup.tree.root
    if root is not None:
        walk.run(root)
    return PageLines(markup, walk.lines, walk.elements, walk.found)


class _Walk(LineMaker):
    """One pass over the tree, without recursion: hostile pages nest deeper than Python's stack."""

    __slots__ = ("blanks", "cells", "edges", "elements", "found", "is_complete", "rows", "shadows", "table", "wanted")

    def __init__(self, is_complete: IsComplete, edges: Collection[int], wanted: Container[int]) -> None:
        super().__init__()
        self.is_complete = is_complete
        self.edges = edges
        self.wanted = wanted
        self.elements: list[Element] = []
        self.found: dict[int, Element] = {}
        """The elements of the nodes that are wanted."""
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
        """Longer than functions are here, and without calls where few nodes need one: see docs/decisions.md."""
        buffer, runs, elements, found = self.buffer, self.runs, self.elements, self.found
        kinds, wanted, text_kind, passed = KNOWN, self.wanted, TEXT, PASSED
        at = new_element("html", None, 0)
        elements.append(at)
        found[root.mem_id] = at
        stack: list[tuple[LexborNode, Element, int, int]] = []
        node = root.first_child
        count = held = 0  # the number of lines so far, and what holds for all texts of the element
        while True:
            if node is None:
                if not stack:
                    break
                node, parent, edge, held = stack.pop()
                if edge and (buffer or runs or edge > _LINE):
                    self.leave(at, edge)
                    count = self.count
                at.end = count
                if at.start == count:
                    if at.tag in FRAME_TAGS:
                        self.frame = parent
                    if edge != _APART and elements[-1] is at:  # nobody asks for an element without lines
                        del elements[-1]
                elif buffer and not edge:
                    self.left.append((at, len(buffer)))
                at = parent
                node = node.next
                continue
            try:
                kind = kinds[node.tag_id]
            except KeyError:
                kind = learn(node)
            if kind is text_kind:
                text = node.text_content or ""
                if self.rows is not None and "\n" in text:
                    self.take_rows(text, at, held)
                    count = self.count
                elif not text.isspace():
                    self.take(text, at, held)
                elif buffer or runs:
                    buffer.append(" ")
            elif kind is not passed:
                tag, block, is_list, special, passes = kind
                if block:
                    if buffer or runs:
                        self.flush(at)
                        count = self.count
                    if is_list and not held & LISTED and self.menu(node, at, tag):
                        count = self.count
                        node = node.next
                        continue
                child = node.first_child
                if child is None and tag == "template":
                    child = self.shadows.first(node)
                if child is not None:
                    inner = new_element(tag, at, count)
                    elements.append(inner)
                    number = node.mem_id
                    if number in wanted:
                        found[number] = inner
                    attributes = node.attributes
                    seen = describe(inner, attributes) if attributes else 0
                    if special or seen or (number in wanted and number in self.edges):
                        edge = self.enter(inner, seen, special, block, number in self.edges)
                    else:
                        edge = block  # _LINE or _NONE
                    stack.append((node, at, edge, held))
                    if passes:
                        held |= passes
                    at = inner
                    node = child
                    continue
                if tag in FRAME_TAGS:  # nothing to read in it: no element is made
                    self.frame = at
                elif tag in joined.CELL_TAGS:
                    self.cells.append(None)
            node = node.next
        self.flush(at)
        at.end = self.count

    def menu(self, node: LexborNode, at: Element, tag: str) -> bool:
        """Takes a list as one line where it is a menu."""
        menu = menus.read(node)
        if menu is None:
            return False
        if menu.text:
            whole = new_element(tag, at, self.count)
            self.elements.append(whole)
            if node.mem_id in self.wanted:
                self.found[node.mem_id] = whole
            whole.hidden = describe(whole, node.attributes) & HIDDEN > 0 or whole.hidden
            link = len(menu.text) if menu.linked else 0
            self.lines.append(Line(menu.text, self.count, whole, link, source=menu.text, items=menu.items))
            self.count += 1
            whole.end = self.count
        return True

    def enter(self, at: Element, seen: int, special: bool, block: bool, edge: bool) -> int:
        """What happens at the element's end, by what is seen of it."""
        if special or seen & ROWS:
            return self.enter_special(at, seen, block)
        if seen & HIDDEN:
            seen = 0 if at.hidden else seen  # what holds it stands apart already
            at.hidden = True
        if block:
            return _LINE
        if seen or edge:
            self.part()
            self.apart.append(at)
            return _APART
        return _NONE

    def enter_special(self, at: Element, seen: int, block: bool) -> int:
        """The same for tables, texts that show their line breaks, and what is no part of the text."""
        tag = at.tag
        at.hidden = at.hidden or seen & HIDDEN > 0
        if tag == "table":
            self.table = at
            self.cells.clear()
            return _TABLE
        if tag in GRID_TAGS:
            self.cells.append(at)
            return _LINE
        if tag in ("noscript", "svg"):
            at.hidden = True
        elif tag in NOTES:
            noted = at.parent is not None and at.parent.tag == "semantics"
            at.hidden = at.hidden or tag == "annotation" or noted
            self.part()
            self.apart.append(at)
            return _APART
        elif tag == "foreignObject":
            holder = next((above for above in at.ancestors() if above.tag == "svg"), None)
            at.hidden = holder is not None and holder.parent is not None and holder.parent.hidden
        elif self.rows is None:
            self.rows = at
            self.blanks.clear()
            return _ROWS
        return _LINE if block else _NONE

    def leave(self, at: Element, edge: int) -> None:
        if edge == _APART:
            self.part()
            self.apart.pop()
            return
        if edge != _ROWS or at.tag in BLOCK_TAGS:
            self.flush(at)
        if edge == _TABLE and at is self.table and len(self.lines) - at.start > 1:
            joined.join_rows(self.lines, at, self.cells, self.elements)
            self.count = len(self.lines)
        elif edge == _ROWS:
            self.rows = None
            if len(self.lines) - at.start > 1:
                joined.unwrap(self.lines, at, self.blanks, self.elements, self.is_complete)
                self.count = len(self.lines)

    def take_rows(self, text: str, at: Element, held: int) -> None:
        """Takes a text whose line breaks are shown."""
        rows = text.split("\n")
        for number, row in enumerate(rows):
            if number:
                self.flush(at)
            if row and not row.isspace():
                self.take(row, at, held)
            elif 0 < number < len(rows) - 1:
                self.blanks.add(len(self.lines))
