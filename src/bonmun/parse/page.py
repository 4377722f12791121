"""HTML text → a `Page`: its visible lines in document order, each hung on the element that holds it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from bonmun.parse import stray
from bonmun.parse.markup import Markup
from bonmun.parse.spaces import fold
from bonmun.patterns import pattern

# A line ends at the edge of one of these elements: the HTML standard's flow containers plus replaced elements.
BLOCK_TAGS = frozenset(
    "address article aside audio blockquote body br button caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe img input label legend li main nav ol "
    "option p picture pre section select summary table tbody td textarea tfoot th thead title tr ul video".split()
)
# Text in these is never shown.
UNSEEN_TAGS = frozenset("head iframe math noscript script style svg template".split())
_FRAME_TAGS = frozenset(("aside", "div", "ins"))
VOID_TAGS = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_LIST_TAGS = frozenset("ul ol dl nav select".split())
# What a menu has none of: sentences, quotations, numbers, reporters, addresses.
_TELLING = pattern(r"[.?!…\"“”‘’'\d@#▲△◆■▶:/()\[\]<>〈〉「」]|기자|특파원|앵커|제보|[다요][\s]")
# Paragraphs and what stands in them.
_PARAGRAPH_TAGS = frozenset("a b em font i p span strong u mark blockquote q small s sub sup center".split())
_BOLD_TAGS = frozenset("b strong h1 h2 h3 h4 h5 h6".split())
# Class names that put a copy of the text out of sight.
_UNSEEN_NAME = pattern(
    r"(?:^|\s)(?:hide|hidden|d-none|is-hidden|blind|sr-only|show-for-sr|(?:only-)?print(?:-only|_area|area|_view)?)(?=\s|$)"
)
_CAPTION_NAME = pattern(
    r"(?:^|[\s_-])(?:captions?|cap|(?:img|image|photo|pic|desc)_?(?:desc|cap|caption|credit|photo|img))(?:$|[\s_-])"
)
_NOT_DISPLAYED = pattern(r"display\s*:\s*none", re.IGNORECASE)


class Element:
    """An element on the way from the root to a line: what it is called and which lines it spans."""

    __slots__ = ("_above", "bold", "end", "hidden", "linked", "listed", "name", "parent", "role", "start", "tag")

    def __init__(self, tag: str, parent: Element | None, start: int, name: str = "") -> None:
        self.tag = tag
        self.name = name
        """`id` and classes, as written, separated by a space."""
        self.parent = parent
        self.start = start
        self.end = start
        """`lines[start:end]` are the lines inside."""
        self.hidden = self.linked = self.bold = False
        self.listed = False
        """It stands in a list that is more than a menu."""
        self.role = ""
        """What the markup itself says it is (itemprop); inherited, as are the three above."""
        self._above: Element | None = None
        if parent is not None:
            if tag in _PARAGRAPH_TAGS:
                self._above = parent.home
            self.hidden, self.role = parent.hidden, parent.role
            self.linked = parent.linked or tag == "a"
            self.bold = parent.bold or tag in _BOLD_TAGS
            self.listed = parent.listed or tag in _LIST_TAGS

    @property
    def home(self) -> Element:
        """The block that a paragraph belongs to: the nearest element, from this one up, that is none nor inline."""
        return self if self._above is None else self._above

    def path(self) -> str:
        """The element path as a CSS-like string: `div#content.view > p`."""
        steps: list[str] = []
        at: Element | None = self
        while at is not None and at.tag not in ("html", "body") and len(steps) < 12:
            steps.append(at.tag + "".join("." + part for part in at.name.split()[:3]))
            at = at.parent
        return " > ".join(reversed(steps)) or "body"

    def ancestors(self) -> Iterator[Element]:
        """This element, its parent, … up to the root."""
        at: Element | None = self
        while at is not None:
            yield at
            at = at.parent


class Line(NamedTuple):
    """One visible line of a page or a dump: what was read, never what was decided of it."""

    text: str
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of a line
    """Its place among the lines."""
    element: Element | None
    """The innermost element that holds all of it; None in a dump."""
    link: int = 0
    """How many of its characters are link text."""
    bold: bool = False
    source: str = ""
    """The text before stray markup was taken out of it."""
    number: int = 0
    """The line of the source it stands in, in a dump, counted from 0."""
    items: int = 1
    """How many items of a menu it stands for."""
    framed: bool = False
    """An empty frame, such as an advertisement's, stands between it and the line before; it lies bare behind it."""
    gap: bool = False
    """A dump's blank line stands before it."""

    @property
    def where(self) -> str:
        """The element's path in a page, "line 12" in a dump."""
        return self.element.path() if self.element is not None else f"line {self.number + 1}"


class Page:
    """A parsed page: the tree, its lines, and its elements by node."""

    __slots__ = ("elements", "lines", "markup")

    def __init__(self, markup: Markup, lines: list[Line], elements: dict[int, Element]) -> None:
        self.markup = markup
        self.lines = lines
        self.elements = elements

    def element(self, node: LexborNode) -> Element | None:
        """The element of a node of the tree; None where the node is unseen."""
        return self.elements.get(node.mem_id)


def parse(html: str) -> Markup:
    """The tree of an HTML text."""
    return Markup(html)


def read(markup: Markup, edges: Collection[int] = ()) -> Page:
    """The page's lines and elements; `edges` are `mem_id`s of inline elements whose text stands on lines of its own."""
    walk = _Walk(edges)
    root = markup.tree.root
    if root is not None:
        walk.run(root)
    return Page(markup, walk.lines, walk.elements)


class _Walk:
    """One pass over the tree, without recursion: hostile pages nest deeper than Python's stack."""

    __slots__ = ("buffer", "edges", "elements", "frame", "lines", "link", "owner", "shared", "strong")

    def __init__(self, edges: Collection[int]) -> None:
        self.edges = edges
        self.lines: list[Line] = []
        self.elements: dict[int, Element] = {}
        self.buffer: list[str] = []
        self.owner: Element | None = None
        self.frame: Element | None = None
        """What holds the empty frame that was just passed."""
        self.shared = False
        self.link = 0
        self.strong = 0

    def run(self, root: LexborNode) -> None:
        edges, lines, buffer = self.edges, self.lines, self.buffer
        at = Element("html", None, 0)
        self.elements[root.mem_id] = at
        stack: list[tuple[LexborNode, Element, bool]] = []
        node = root.first_child
        while True:
            if node is None:
                if not stack:
                    break
                node, parent, block = stack.pop()
                if block and buffer:
                    self.flush(at)
                at.end = len(lines)
                if at.start == at.end and at.tag in _FRAME_TAGS:
                    self.frame = parent
                at = parent
                node = node.next
                continue
            tag = node.tag or "-"
            if tag == "-text":
                text = node.text_content or ""
                if not text.isspace():
                    self.take(text, at)
                elif buffer:
                    buffer.append(" ")
            elif tag not in UNSEEN_TAGS and tag[0] not in "-!":
                block = tag in BLOCK_TAGS or (bool(edges) and node.mem_id in edges)
                if block and buffer:
                    self.flush(at)
                if tag in _LIST_TAGS and not at.listed and self.menu(node, at):
                    node = node.next
                    continue
                child = node.first_child
                if child is None:  # nothing to read in it: no element is made
                    if tag in _FRAME_TAGS:
                        self.frame = at
                elif tag not in VOID_TAGS:
                    element = self.enter(node, tag, at)
                    if not block and element.name and _stands_apart(element.name):
                        self.flush(at)
                        element.start = len(lines)
                        block = True
                    stack.append((node, at, block))
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
        element = self.enter(node, node.tag or "ul", at)
        link = len(shown) if node.css_first("a") is not None else 0
        self.lines.append(Line(shown, len(self.lines), element, link, source=shown, items=text.count("\n") + 1))
        element.end = len(self.lines)
        return True

    def enter(self, node: LexborNode, tag: str, parent: Element) -> Element:
        element = Element(tag, parent, len(self.lines))
        self.elements[node.mem_id] = element
        attributes = node.attributes
        if attributes:
            get = attributes.get
            key, classes = get("id"), get("class")
            name = f"{key} {classes}" if key and classes else classes or key or ""
            element.name = name
            if "itemprop" in attributes:
                element.role = get("itemprop") or element.role
            style = get("style")
            if "hidden" in attributes or (name and _is_unseen(name)) or (style and _NOT_DISPLAYED.search(style)):
                element.hidden = True
        return element

    def take(self, text: str, at: Element) -> None:
        self.buffer.append(text)
        if self.owner is not at:
            self.shared = self.owner is not None
            self.owner = at
        if at.linked:
            self.link += len(text.strip())
        if at.bold:
            self.strong += len(text.strip())

    def flush(self, at: Element) -> None:
        text = fold("".join(self.buffer))
        if text:
            element = at if self.shared or self.owner is None else self.owner
            bold = self.strong * 10 >= len(text) * 9
            shown = (fold(stray.without(text)) or text) if "<" in text or "&" in text else text
            framed, self.frame = self.frame is element, None
            self.lines.append(Line(shown, len(self.lines), element, self.link, bold, text, framed=framed))
        self.buffer.clear()
        self.owner, self.shared = None, False
        self.link = self.strong = 0


@lru_cache(4096)
def _stands_apart(name: str) -> bool:
    """Whether an inline element is named as a caption: style sheets set those on lines of their own."""
    return ("cap" in name or "desc" in name or "credit" in name) and _CAPTION_NAME.search(name) is not None


@lru_cache(4096)
def _is_unseen(name: str) -> bool:
    return ("hid" in name or "none" in name or "blind" in name or "print" in name or "sr" in name) and (
        _UNSEEN_NAME.search(name) is not None
    )
