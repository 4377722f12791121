"""The element that holds an article read once more: its text without white space, how each stretch of it is set, and
what stands between: pictures, drawn lines, cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from bonmun.form.addresses import href_of
from bonmun.lazy_regex import pattern
from bonmun.parse.shadow import Shadows
from bonmun.parse.sight import ROW_TAGS, UNSEEN_TAGS
from bonmun.whitespace import fold

_BOLD_TAGS = frozenset(("b", "strong"))
_ITALIC_TAGS = frozenset(("i", "em"))
_IMAGE_TAGS = frozenset(("img", "amp-img"))
_CELL_TAGS = frozenset(("td", "th"))
_INLINE_TAGS = frozenset("a b big em font i mark s small span strong sub sup u".split())
_UNSEEN = UNSEEN_TAGS - {"template"}
_BOLD_STYLE = pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ITALIC_STYLE = pattern(r"font-style\s*:\s*italic")


class Style(NamedTuple):
    """How a stretch of text is set."""

    link: str | None = None
    """The address as written."""
    bold: bool = False
    italic: bool = False


PLAIN = Style()


class Box:
    """An element that is not inline, and the stretch of text inside it."""

    __slots__ = ("end", "node", "parent", "start")

    def __init__(self, node: LexborNode, parent: Box | None, start: int) -> None:
        self.node = node
        self.parent = parent
        self.start = start
        self.end = start

    @property
    def tag(self) -> str:
        """What it is called."""
        return self.node.tag or ""

    @property
    def name(self) -> str:
        """Its `id` and classes."""
        attributes = self.node.attributes
        return f"{attributes.get('id') or ''} {attributes.get('class') or ''}"

    def around(self) -> Iterator[Box]:
        """This box and those around it, the innermost first."""
        at: Box | None = self
        while at is not None:
            yield at
            at = at.parent


class Image(NamedTuple):
    """An element that shows a picture."""

    at: int
    """Characters of the passage before it."""
    node: LexborNode
    box: Box
    """The innermost box around it."""
    link: str | None
    """The address that it leads to, as written."""


class CellRange(NamedTuple):
    """A cell of a table: the stretch of text in it, what it spans, and whether it is a heading."""

    start: int
    end: int
    columns: int
    rows: int
    heading: bool


class RowRange(NamedTuple):
    """A row of a table: the stretch of text in it, and its cells."""

    start: int
    end: int
    cells: list[CellRange]


class Passage:
    """What the element holds; places in it are counted in characters that are no white space."""

    def __init__(self, container: LexborNode, most: int) -> None:
        """Reads `container` until there are `most` characters."""
        self.text = ""
        self.images: list[Image] = []
        self.rules: list[int] = []
        """Where a line is drawn."""
        self.rows: list[RowRange] = []
        """Rows of tables in the order of their ends."""
        self.shown: list[Box] = []
        """Boxes that show their line breaks."""
        self._starts: list[int] = []
        self._styles: list[Style] = []
        _Reading(self, most).run(container)

    def styles(self, start: int, end: int) -> list[tuple[int, Style]]:
        """The stretches that the text from `start` to `end` is set in: where each ends, and how."""
        at = bisect_right(self._starts, start) - 1
        if at + 1 == len(self._starts) or self._starts[at + 1] >= end:
            return [(end, self._styles[at])]
        stretches: list[tuple[int, Style]] = []
        while at + 1 < len(self._starts) and self._starts[at + 1] < end:
            stretches.append((self._starts[at + 1], self._styles[at]))
            at += 1
        return [*stretches, (end, self._styles[at])]

    def set_from(self, start: int, style: Style) -> None:
        """Says how the text is set from there on."""
        if not self._styles or self._styles[-1] != style:
            self._starts.append(start)
            self._styles.append(style)


class _Reading:
    """One pass over the element, without recursion."""

    def __init__(self, passage: Passage, most: int) -> None:
        self.passage = passage
        self.most = most
        self.shadows = Shadows()
        self.size = 0
        self.texts: list[str] = []
        self.cells: list[list[CellRange]] = []
        """The cells of each open row."""

    def run(self, container: LexborNode) -> None:
        style, box = PLAIN, Box(container, None, 0)
        self.passage.set_from(0, PLAIN)
        stack: list[tuple[LexborNode, Style, Box]] = []
        node = container.first_child
        while True:
            if node is None or self.size > self.most:
                box.end = self.size
                if not stack:
                    break
                inner = box
                node, style, box = stack.pop()
                if inner is not box:
                    self.leave(node.tag or "", inner)
                node = node.next
                continue
            tag = node.tag or "-"
            if tag == "-text":
                text = "".join((node.text_content or "").split())
                if text:
                    self.take(text, style)
            elif tag[0] != "-" and tag not in _UNSEEN:
                child = self.enter(node, tag, style, box)
                if child is not None:
                    stack.append((node, style, box))
                    if tag in _STYLE_TAGS:
                        style = self.styled(node, tag, style)
                    if tag not in _INLINE_TAGS:
                        box = Box(node, box, self.size)
                    node = child
                    continue
            node = node.next
        self.passage.text = "".join(self.texts)

    def take(self, text: str, style: Style) -> None:
        if not text.isprintable():
            text = fold(text)  # without characters that have no width
        self.passage.set_from(self.size, style)
        self.texts.append(text)
        self.size += len(text)

    def enter(self, node: LexborNode, tag: str, style: Style, box: Box) -> LexborNode | None:
        """The first of what stands in an element; None when nothing does."""
        if tag in _IMAGE_TAGS:
            self.passage.images.append(Image(self.size, node, box, style.link and _href(node)))
        elif tag == "hr":
            self.passage.rules.append(self.size)
        elif tag == "tr":
            self.cells.append([])
        child = node.first_child
        if child is None and tag == "template":
            return self.shadows.first(node)
        if child is None and tag == "tr":
            self.cells.pop()
        elif child is None and tag in _CELL_TAGS and self.cells:
            self.cells[-1].append(_cell(node, tag, self.size, self.size))
        return child

    def leave(self, tag: str, box: Box) -> None:
        if tag in _CELL_TAGS and self.cells:
            self.cells[-1].append(_cell(box.node, tag, box.start, box.end))
        elif tag == "tr" and self.cells:
            cells = self.cells.pop()
            parent = box.node.parent
            if parent is not None and parent.tag == "thead":
                cells = [cell._replace(heading=True) for cell in cells]
            self.passage.rows.append(RowRange(box.start, box.end, cells))
        elif tag in ROW_TAGS:
            self.passage.shown.append(box)

    def styled(self, node: LexborNode, tag: str, style: Style) -> Style:
        """How text in the element is set, where text around it is set so."""
        if tag in _BOLD_TAGS:
            return style._replace(bold=True)
        if tag in _ITALIC_TAGS:
            return style._replace(italic=True)
        attributes = node.attributes
        if tag == "a":
            return style._replace(link=href_of(attributes))
        css = attributes.get("style")
        if not css or "font-" not in css:
            return style
        bold, italic = _BOLD_STYLE.search(css) is not None, _ITALIC_STYLE.search(css) is not None
        return style._replace(bold=style.bold or bold, italic=style.italic or italic)


def _href(node: LexborNode) -> str | None:
    """The `href` of the link around a picture; what a script opens there shows it larger, which is no other place."""
    at = node.parent
    while at is not None and at.tag != "a":
        at = at.parent
    return at.attributes.get("href") if at is not None else None


_STYLE_TAGS = _BOLD_TAGS | _ITALIC_TAGS | {"a", "font", "span"}
_MOST_SPANNED = 1000
"""What a cell may span, as the HTML standard has it."""


def _cell(node: LexborNode, tag: str, start: int, end: int) -> CellRange:
    attributes = node.attributes
    columns, rows = (_count(attributes.get(name)) for name in ("colspan", "rowspan"))
    return CellRange(start, end, columns, rows, tag == "th")


def _count(value: str | None) -> int:
    return (
        min(int(value), _MOST_SPANNED) or 1 if value and value.isascii() and value.isdigit() and len(value) < 6 else 1
    )
