"""The form of an article: the body's lines as parts, with links, emphasis and pictures, read when somebody asks.

The text is decided by then and does not change: its lines are found again in the page, which is parsed anew, and what
the page says of their form is laid over them. Where nothing is found, a line is a plain paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from bonmun.form import alignment, container, line_marks, marked_text, pictures, sequences
from bonmun.form.addresses import Addresses
from bonmun.form.alignment import Place
from bonmun.form.building import build
from bonmun.form.passage import Box, Passage, RowRange
from bonmun.form.pictures import Placed, Told
from bonmun.form.rows import Row, between, frames, heading, value_tables
from bonmun.label.labels import Labelled
from bonmun.lazy_regex import pattern
from bonmun.parse import markdown, page_lines
from bonmun.parse.markdown import Definitions
from bonmun.parse.page_lines import Element, Line
from bonmun.parse.sight import ROW_TAGS
from bonmun.parts import Cell, Part, Picture, Separator, plain
from bonmun.whitespace import squash

__all__ = ["Origin", "Paragraph", "read"]

Paragraph = Sequence[tuple[Line, str]]
"""A paragraph: the lines that it comes from, each with what of it stands in the paragraph."""


class Origin(NamedTuple):
    """Where an article was read from."""

    html: str
    """The page that its lines come from; "" for a dump."""
    first: int
    """The index of the page's first line: those of an article in a script stand behind the visible page's."""
    url: str | None
    """The page's address."""
    image: str | None
    """Its lead picture, as the head names it."""
    captioned: bool
    """Captions stand with their pictures, not in the text."""


def read(paragraphs: Sequence[Paragraph], lines: Sequence[Labelled], origin: Origin) -> tuple[Part, ...]:
    """The body's parts; their lines are the paragraphs."""
    if not paragraphs:
        return ()
    located = _locate(paragraphs, lines, origin) if origin.html else None
    if located is None:
        defined = markdown.definitions("\n".join(line.line.source for line in lines))
        addresses = Addresses(origin.url, None)
        return build([_told(paragraph, defined, addresses) for paragraph in paragraphs], {})
    return located.parts(paragraphs, origin)


def _told(paragraph: Paragraph, defined: Definitions, addresses: Addresses) -> Row:
    """The row of a paragraph of which no page tells more than its lines do."""
    line, _ = paragraph[0]
    spans = alignment.joined([marked_text.spans(text, line.source, defined, addresses) for line, text in paragraph])
    bold = line.bold or (line.source.startswith("**") and line.source.endswith("**"))
    return Row(plain(spans), spans, heading=line_marks.markdown_level(line.source), bold=bold)


def _locate(paragraphs: Sequence[Paragraph], lines: Sequence[Labelled], origin: Origin) -> _Located | None:
    """The article in its page; None where it is not found again."""
    held = [line for paragraph in paragraphs for line, _ in paragraph if line.element is not None]
    if not held or held[0].element is None:
        return None
    first = origin.first
    inner = container.around(held[0].element, held[0].index - first, held[-1].index + 1 - first)
    top = next((i for i in range(held[0].index - 1, first - 1, -1) if lines[i].role == "title"), None)
    outer = container.widened(inner, None if top is None else top - first)
    near = lines[first + outer.start : first + outer.end]
    near = near[: _reach(near, held[-1].index - near[0].index + 1)]
    found = (_passage(node, near) for node in container.nodes(origin.html, outer, held[0], near[-1].line))
    passage = next(filter(None, found), None)
    if passage is None:
        return None
    return _Located(near, passage, Addresses(origin.url, _base(origin.html)), inner)


def _base(html: str) -> str | None:
    """What the page's `<base>` says that addresses are relative to."""
    body = html.find("<body")
    end = body + _HEAD_SLACK if body >= 0 else len(html)
    start = html.find("<base", 0, end)
    tag = _BASE.search(html, start, end) if start >= 0 else None
    found = page_lines.parse(tag[0]).tree.css_first("base[href]") if tag is not None else None
    return found.attributes.get("href") if found is not None else None


_HEAD_SLACK = 4000
"""Characters behind a page's `<body>` in which a `<base>` is looked for: broken markup opens the body too early."""
_BASE = pattern(r"<base\s[^>]{0,2000}>")


def _reach(lines: Sequence[Labelled], end: int) -> int:
    """How many of the lines to look at: all up to the body's end, and captions and their like behind it."""
    while end < len(lines) and not pictures.parts_from_text(lines[end].role, lines[end].kind):
        end += 1
    return end


def _passage(node: LexborNode, lines: Sequence[Labelled]) -> Passage | None:
    """The passage up to the last of the lines; None where that is not in it."""
    last = squash(lines[-1].line.source)
    for most in sum(len(line.line.source) for line in lines) + SLACK, ALL:
        passage = Passage(node, most)
        if last in passage.text:
            return passage
    return None


def _titled(line: Line) -> Element | None:
    """The table whose `<caption>` holds the line."""
    at = line.element
    while at is not None and at.tag not in ("caption", "table"):
        at = at.parent
    return at.parent if at is not None and at.tag == "caption" else None


SLACK, ALL = 200, 1 << 60
"""Characters that are read behind the last line: pictures stand there, and what the page hides was counted too."""


class _Located:
    """An article whose passage was found."""

    def __init__(self, lines: Sequence[Labelled], passage: Passage, addresses: Addresses, inner: Element) -> None:
        """`lines` are those of the passage, `inner` is the innermost element around the body."""
        self.lines = lines
        self.passage = passage
        self.addresses = addresses
        self.inner = inner
        self.places = alignment.places(passage, [line.line for line in lines])
        self.ends = [row.end for row in passage.rows]

    def parts(self, paragraphs: Sequence[Paragraph], origin: Origin) -> tuple[Part, ...]:
        tabbed = [line.element for paragraph in paragraphs for line, text in paragraph if "\t" in text]
        tables = value_tables(tabbed)
        rows: list[Row] = []
        for paragraph in paragraphs:
            rows.append(self.row(paragraph, tables, rows[-1].end if rows else 0))
        lead, captioned = origin.image, origin.captioned
        found = pictures.find(self.passage, self.told(tables), self.addresses, lead, captioned=captioned)
        return build(self.with_bare(rows, found), self.shown(rows) | (self.titles(tables) if captioned else {}))

    def row(self, paragraph: Paragraph, tables: Sequence[Element], before: int) -> Row:
        """The row of a paragraph; `before` is where the last one ended."""
        located = [self.place(line, text, before) for line, text in paragraph]
        spans = [
            alignment.spans(self.passage, text, place, self.addresses)
            for (_, text), place in zip(paragraph, located, strict=True)
        ]
        line, text = paragraph[0]
        made = Row(
            text if len(paragraph) == 1 else " ".join(text for _, text in paragraph),
            spans[0] if len(spans) == 1 else alignment.joined(spans),
            frames(line.element, self.inner, tables),
            heading(line.element, self.inner),
            line.bold or all(span.bold or span.text.isspace() for one in spans for span in one),
            start=located[0].start,
            end=located[-1].end,
        )
        return self.celled(made) if tables and any(frame.tag == "table" for frame in made.frames) else made

    def place(self, line: Line, text: str, before: int) -> Place:
        """Where the text of a line stands in the passage."""
        at = line.index - self.lines[0].index
        if not 0 <= at < len(self.places):
            return Place(before, before, found=False)
        return alignment.within(self.passage, text, line, self.places[at])

    def celled(self, row: Row) -> Row:
        """A table's row with its cells: those of the page where the text is theirs, else as the text has them."""
        texts = sequences.split(row.spans)
        found = self.range_of(row)
        cells = list(found.cells) if found is not None else []
        while cells and cells[0].start == cells[0].end and len(cells) > len(texts):
            del cells[0]
        lead = len(found.cells) - len(cells) if found is not None else 0
        fits = found is not None and all(
            squash("".join(span.text for span in spans)) == self.passage.text[cell.start : cell.end]
            for spans, cell in zip(texts, cells, strict=False)
        )
        if found is None or not fits or len(cells) < len(texts):
            return row._replace(cells=tuple(map(Cell, texts)), is_head=row.bold)
        texts = [*[()] * lead, *texts, *[()] * (len(cells) - len(texts))]
        made = (Cell(spans, cell.columns, cell.rows) for spans, cell in zip(texts, found.cells, strict=True))
        return row._replace(cells=tuple(made), is_head=row.bold or all(cell.heading for cell in found.cells))

    def range_of(self, row: Row) -> RowRange | None:
        """The innermost row of the page's tables that holds this one."""
        for at in range(bisect_left(self.ends, row.end), len(self.ends)):
            found = self.passage.rows[at]
            if found.start <= row.start:
                return found
        return None

    def told(self, tables: Sequence[Element]) -> Iterator[Told]:
        """The lines of the passage with their places, in order; the captions of the tables are no picture's."""
        for line, place in zip(self.lines, self.places, strict=True):
            role, text = line.role, line.text
            if line.parts:
                captions = [part.text for part in line.parts if part.decision.role == "caption"]
                role, text = ("caption", " ".join(captions)) if captions else (role, text)
            yield Told(place.start, place.end, "body" if _titled(line.line) in tables else role, line.kind, text)

    def titles(self, tables: Sequence[Element]) -> dict[int, str]:
        """The captions of the tables, by the `id` of the table."""
        titled = ((_titled(line.line), line.text) for line in self.lines if line.role == "caption")
        return {id(table): text for table, text in titled if table in tables}

    def with_bare(self, rows: Sequence[Row], found: Sequence[Placed]) -> list[Row]:
        """The rows with what stands between them in its place."""
        first, last = rows[0].start, rows[-1].end
        drawn = [(at, Separator(), None) for at in self.passage.rules if first < at < last]
        bare: list[tuple[int, Picture | Separator, Box | None]] = [*found, *drawn]
        made: list[Row] = []
        at = 0
        for place, part, box in sorted(bare, key=lambda one: one[0]):
            while at < len(rows) and rows[at].start < place:
                made.append(rows[at])
                at += 1
            before, after = (rows[at - 1] if at else None), (rows[at] if at < len(rows) else None)
            made.append(between(part, place, box, before, after))
        return [*made, *rows[at:]]

    def shown(self, rows: Sequence[Row]) -> dict[int, str]:
        """The texts of the elements around the rows that show their line breaks, by the `id` of the frame."""
        texts: dict[int, str] = {}
        for row in rows:
            for frame in row.frames:
                if frame.tag in ROW_TAGS and id(frame) not in texts:
                    boxes = (box for box in self.passage.shown if box.start <= row.start < box.end)
                    texts[id(frame)] = next((box.node.text() for box in boxes), "")
        return texts
