"""The parts that an article's body is made of: frozen values in a small closed set, and their plain dicts for JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bonmun.whitespace import fold


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text set in one way."""

    text: str
    link: str | None = None
    """Where it leads: an absolute http, https or mailto address; None where it is no link."""
    bold: bool = False
    italic: bool = False


Spans = tuple[Span, ...]
"""One line of text. The spans' texts joined are the line, spaces between words included."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or another line of text that is none of the other parts."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A subhead (중간제목). The headline is not one: it is `Article.title`."""

    spans: Spans
    level: int = 2
    """2–6, as in HTML; 2 where the source does not say."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its own line, then what stands in it below that line."""

    spans: Spans
    parts: tuple[Part, ...] = ()
    """Paragraphs, lists and pictures inside the item."""


@dataclass(frozen=True, slots=True)
class List:
    """A list; where the source printed the bullets (`•`, `1.`) as text, they are part of the items' text."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation set apart from the text."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    spans: Spans = ()
    columns: int = 1
    """How many columns it takes, from its own to the right."""
    rows: int = 1
    """How many rows it takes, from its own down; those below have no cell in its columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of values."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    """How many of the first rows are headings of the columns."""
    caption: str = ""
    """What its `<caption>` calls it. It adds nothing to the text: captions have a field of their own."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article. It adds nothing to the text: captions have a field of their own."""

    url: str
    """Its absolute address."""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    """Whose picture it is, where the page says so apart from the caption."""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose line breaks and spaces count, such as a poem or a program."""

    text: str


@dataclass(frozen=True, slots=True)
class Separator:
    """A line drawn between two parts."""


Part = Paragraph | Heading | List | Quotation | Table | Picture | Preformatted | Separator


def lines(parts: Iterable[Part | Item]) -> Iterator[str]:
    """The lines of text that the parts hold, in order: those of an article's body are its `paragraphs`.

    A row of a table is a line with a tab between its cells.
    """
    for part in parts:
        match part:
            case Paragraph() | Heading():
                yield plain(part.spans)
            case Item():
                yield from filter(None, (plain(part.spans),))
                yield from lines(part.parts)
            case List():
                yield from lines(part.items)
            case Quotation():
                yield from lines(part.parts)
            case Table():
                yield from ("\t".join([plain(cell.spans) for cell in row]).strip("\t") for row in part.rows)
            case Preformatted():
                yield from filter(None, map(fold, part.text.splitlines()))


def plain(spans: Iterable[Span]) -> str:
    """The text of a line of spans."""
    return "".join([span.text for span in spans])


def pictures(parts: Iterable[Part]) -> Iterator[Picture]:
    """The pictures in the parts, those inside of lists and quotations too."""
    return (part for part in every(parts) if isinstance(part, Picture))


def captions(parts: Iterable[Part]) -> Iterator[str]:
    """What the pictures and tables in the parts are called, and whose pictures they are."""
    for part in every(parts):
        match part:
            case Picture():
                yield from filter(None, (part.caption, part.credit))
            case Table() if part.caption:
                yield part.caption


def every(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, and those inside of lists and quotations."""
    for part in parts:
        yield part
        match part:
            case Quotation():
                yield from every(part.parts)
            case List():
                for item in part.items:
                    yield from every(item.parts)


def mapped(part: Part, line: Callable[[Spans], Spans], words: Callable[[str], str]) -> Part:
    """The part with every line of spans and every other text of it (of pictures, preformatted) as the two make them."""
    match part:
        case Paragraph() | Heading():
            return replace(part, spans=line(part.spans))
        case List():
            items = (
                Item(line(item.spans), tuple(mapped(one, line, words) for one in item.parts)) for item in part.items
            )
            return replace(part, items=tuple(items))
        case Quotation():
            return Quotation(tuple(mapped(one, line, words) for one in part.parts))
        case Table():
            rows = (tuple(replace(cell, spans=line(cell.spans)) for cell in row) for row in part.rows)
            return replace(part, rows=tuple(rows), caption=words(part.caption))
        case Picture():
            return replace(part, alt=words(part.alt), caption=words(part.caption), credit=words(part.credit))
        case Preformatted():
            return Preformatted(words(part.text))
        case Separator():
            return part


def to_dict(part: Part) -> dict[str, Any]:
    """The part as a plain dict for JSON, its name under `part`; spans and cells leave out what is as usual."""
    match part:
        case Paragraph():
            return {"part": "paragraph", "spans": _spans(part.spans)}
        case Heading():
            return {"part": "heading", "level": part.level, "spans": _spans(part.spans)}
        case List():
            items = [{"spans": _spans(item.spans), "parts": [*map(to_dict, item.parts)]} for item in part.items]
            return {"part": "list", "ordered": part.ordered, "items": items}
        case Quotation():
            return {"part": "quotation", "parts": [*map(to_dict, part.parts)]}
        case Table():
            rows = [[{"spans": _spans(cell.spans), **_set(cell, _SPREAD)} for cell in row] for row in part.rows]
            return {"part": "table", "header_rows": part.header_rows, "rows": rows, **_set(part, _UNNAMED)}
        case Picture():
            return {"part": "picture", **picture_dict(part)}
        case Preformatted():
            return {"part": "preformatted", "text": part.text}
        case Separator():
            return {"part": "separator"}


def picture_dict(picture: Picture) -> dict[str, Any]:
    """The picture as a plain dict without the name of the part, as `images` lists it."""
    return {name: getattr(picture, name) for name in ("url", "alt", "caption", "credit", "width", "height")}


def from_dict(data: dict[str, Any]) -> Part:
    """The part that `to_dict` wrote. ValueError where it names none of the parts."""
    match data.get("part"):
        case "paragraph":
            return Paragraph(_read(data["spans"]))
        case "heading":
            return Heading(_read(data["spans"]), data["level"])
        case "list":
            items = (Item(_read(item["spans"]), tuple(map(from_dict, item["parts"]))) for item in data["items"])
            return List(tuple(items), data["ordered"])
        case "quotation":
            return Quotation(tuple(map(from_dict, data["parts"])))
        case "table":
            rows = (tuple(Cell(**{**cell, "spans": _read(cell["spans"])}) for cell in row) for row in data["rows"])
            return Table(tuple(rows), data["header_rows"], data.get("caption", ""))
        case "picture":
            return Picture(**{name: value for name, value in data.items() if name != "part"})
        case "preformatted":
            return Preformatted(data["text"])
        case "separator":
            return Separator()
    raise ValueError(f"part: {data.get('part')!r} is not one of {', '.join(NAMES)}")


NAMES = ("paragraph", "heading", "list", "quotation", "table", "picture", "preformatted", "separator")
"""What the parts are called in a dict."""


def _spans(spans: Spans) -> list[dict[str, Any]]:
    return [{"text": span.text, **_set(span, _STYLE)} for span in spans]


def _set(value: Span | Cell | Table, usual: dict[str, Any]) -> dict[str, Any]:
    """What is not as usual."""
    return {name: found for name, plain in usual.items() if (found := getattr(value, name)) != plain}


_STYLE = {"link": None, "bold": False, "italic": False}
_SPREAD = {"columns": 1, "rows": 1}
_UNNAMED = {"caption": ""}


def _read(spans: Iterable[dict[str, Any]]) -> Spans:
    return tuple(Span(**span) for span in spans)
