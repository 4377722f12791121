"""A parsed page: its visible lines in document order, each hung on the element that holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from bonmun.parse.markup import Markup

# Paragraphs and what stands in them.
_PARAGRAPH_TAGS = frozenset("a b em font i p span strong u mark blockquote q small s sub sup center".split())


class Element:
    """An element on the way from the root to a line: what it is called and which lines it spans."""

    __slots__ = ("_above", "end", "hidden", "name", "parent", "role", "start", "tag")

    tag: str
    name: str
    """`id` and classes, as written, separated by a space."""
    parent: Element | None
    start: int
    end: int
    """`lines[start:end]` are the lines inside."""
    hidden: bool
    role: str
    """What the markup itself says it is (itemprop); inherited, as is that it is hidden."""
    _above: Element | None

    @property
    def home(self) -> Element:
        """The block that a paragraph belongs to: the nearest element, from this one up, that is none nor inline."""
        return self if self._above is None else self._above

    def path(self) -> str:
        """The element path, with a dot before each id and class: `div.content.view > p`."""
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


def new_element(tag: str, parent: Element | None, start: int, name: str = "") -> Element:
    """The element in its parent, without lines so far. Not an `__init__`, which takes twice as long to be called."""
    made = Element()
    made.tag = tag
    made.name = name
    made.parent = parent
    made.start = made.end = start
    if parent is None:
        made.hidden, made.role, made._above = False, "", None
    else:
        made.hidden = parent.hidden
        made.role = parent.role
        made._above = (parent._above or parent) if tag in _PARAGRAPH_TAGS else None
    return made


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
    """An empty frame, such as an advertisement's, stands right before it, in the element that holds both."""
    gap: bool = False
    """A dump's blank line stands before it."""

    @property
    def where(self) -> str:
        """The element's path in a page, "line 12" in a dump."""
        return self.element.path() if self.element is not None else f"line {self.number + 1}"


class Source(NamedTuple):
    """What lines were read from, for those who look there again."""

    html: str
    """A page; "" for a dump."""
    first: int = 0
    """The index of its first line: what stands in a page's scripts follows the page's own lines."""


DUMP = Source("")


class PageLines:
    """A parsed page: the tree, its lines, and its elements by node."""

    __slots__ = ("_found", "elements", "lines", "markup")

    def __init__(
        self, markup: Markup, lines: list[Line], elements: list[Element], found: Mapping[int, Element]
    ) -> None:
        """`found` are elements by the `mem_id` of their nodes of the tree, in document order."""
        self.markup = markup
        self.lines = lines
        self.elements = elements
        """Those that hold lines."""
        self._found = found

    def of_nodes(self, nodes: Collection[int]) -> dict[int, Element]:
        """The elements of these nodes of the tree, by `mem_id`; what is unseen or empty has none."""
        return {node: element for node, element in self._found.items() if node in nodes} if nodes else {}


def parse(html: str | bytes) -> Markup:
    """The tree of an HTML text, or of one in UTF-8."""
    return Markup(html)
