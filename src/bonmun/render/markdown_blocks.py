"""An article as Markdown: CommonMark with GFM's tables, read back as the same headings, rows, links and text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from bonmun.article import Article
from bonmun.lazy_regex import pattern
from bonmun.parts import (
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    Quotation,
    Separator,
    Span,
    Spans,
    Table,
)  # fmt: skip
from bonmun.render.markdown_line import address, label, line
from bonmun.render.shown_parts import shown_parts
from bonmun.terminal import visible

_CLOSING = pattern(r"#+$")  # at the end of a heading it would be taken for its closing sequence
_LINE_START = pattern(r"#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|>|\d{1,9}(?=[.)](?:\s|$))|\[(?=[ xX]\](?:\s|$)|![A-Z]+\]$)")
_ESCAPED = r"\\\g<0>"
_TICKS = pattern(r"`+")


def to_markdown(
    article: Article, *, front_matter: bool = False, links: bool = True, pictures: bool = True, tables: bool = True
) -> str:
    """The headline and the body, "" without a body; with `front_matter`, YAML on the article before it."""
    blocks = _blocks(shown_parts(article, links=links, pictures=pictures, tables=tables))
    if not blocks:
        return ""
    title = _heading((Span(article.title or ""),), 1)
    head = _front_matter(article) if front_matter else ""
    return visible(head + "\n\n".join([*filter(None, [title]), *blocks])) + "\n"


def _blocks(parts: Iterable[Part]) -> list[str]:
    """The parts as Markdown, to be parted by blank lines; what holds nothing gives nothing."""
    found: list[str] = []
    lists: list[bool] = []
    """Whether they are ordered, of the lists that stand right before the part."""
    for part in parts:
        row: list[bool] = []
        if isinstance(part, List):  # two without anything between them are one, unless their marks differ
            row = [*lists, part.ordered] if part.ordered in lists[-1:] else [part.ordered]
        if block := _block(part, other=len(row) % 2 == 0):
            found.append(block)
            lists = row
    return found


def _block(part: Part, *, other: bool) -> str:
    """The part; a list with `other` marks than it would have where nothing stood before it."""
    match part:
        case Paragraph():
            return _guarded(line(part.spans))
        case Heading():
            return _heading(part.spans, part.level)
        case List():
            return _list(part, other=other)
        case Quotation():
            return _led("> ", "> ", "\n\n".join(_blocks(part.parts)), blank=">")
        case Table():
            return _table(part)
        case Picture():
            return _picture(part)
        case Preformatted():
            return _fenced(part.text)
        case Separator():
            return "___"  # not --- or ***, with which front matter and items of lists begin


def _list(part: List, *, other: bool) -> str:
    items = [block for item in part.items if (block := _item(item))]
    marks = [f"{at}{').'[not other]} " if part.ordered else f"{'-*'[other]} " for at in range(1, len(items) + 1)]
    blocks = (_led(mark, " " * len(mark), item) for mark, item in zip(marks, items, strict=True))
    return ("\n" if all(map(_is_tight, part.items)) else "\n\n").join(blocks)


def _item(item: Item) -> str:
    return ("\n" if _is_tight(item) else "\n\n").join(_blocks((Paragraph(item.spans), *item.parts)))


def _is_tight(item: Item) -> bool:
    """Whether the item is a line, with lists below it at most."""
    return all(isinstance(part, List) for part in item.parts)


def _picture(part: Picture) -> str:
    drawn = f"![{label(part.alt)}]({address(part.url)})" if part.url else ""
    below = line((Span(f"{part.caption} {part.credit}", italic=True),))
    return "\n\n".join(filter(None, (drawn, below)))


def _heading(spans: Spans, level: int) -> str:
    text = line(spans)
    return f"{'#' * min(max(level, 1), 6)} {_CLOSING.sub(_ESCAPED, text)}" if text else ""


def _guarded(text: str) -> str:
    """A line that begins like a heading, a list or a quotation is none."""
    start = _LINE_START.match(text)
    if start is None:
        return text
    return f"{start[0]}\\{text[start.end() :]}" if start[0].isdigit() else f"\\{text}"


def _led(first: str, rest: str, block: str, blank: str = "") -> str:
    """The block with something before its first and its other lines; "" for an empty one."""
    lines = block.split("\n") if block else []
    return "\n".join((first if at == 0 else rest) + text if text else blank for at, text in enumerate(lines))


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
    return "\n".join([fence, *text.expandtabs().splitlines(), fence]) if text.strip() else ""


def _table(part: Table) -> str:
    """The table under its caption; where no row names the columns, that of the Markdown is empty, which needs one."""
    rows = _grid(part)
    width = max((column + 1 for row in rows for column in row), default=0)
    if not width:
        return ""
    filled = [[row.get(column, "") for column in range(width)] for row in rows if row]
    head, body = (filled[0], filled[1:]) if part.header_rows and rows[0] else ([""] * width, filled)
    drawn = "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *body))
    return "\n\n".join(filter(None, (line((Span(part.caption, italic=True),)), drawn)))


def _grid(part: Table) -> list[dict[int, str]]:
    """The rows as texts by column; of a cell that takes several columns or rows, the first has its text."""
    taken: dict[int, int] = {}
    """The row from which a column is free again."""
    rows: list[dict[int, str]] = []
    for number, row in enumerate(part.rows):
        texts: dict[int, str] = {}
        column = 0
        for cell in row:
            while taken.get(column, 0) > number:
                column += 1
            if text := line(cell.spans).replace("|", "\\|"):
                texts[column] = text
            for at in range(column, column + cell.columns):
                taken[at] = max(taken.get(at, 0), number + cell.rows)  # broken tables lay cells over others
            column += cell.columns
        rows.append(texts)
    return rows


def _front_matter(article: Article) -> str:
    """Flow style throughout: a JSON string or list is a YAML one, whatever stands in it."""
    shown = replace(article, body=(), blocks=()).to_dict()
    fields = {
        "title": article.title,
        "authors": [author.name for author in article.authors],
        **{key: shown[key] for key in ("published", "updated", "publisher", "section", "tags", "url")},
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, "---", "", ""]) if lines else ""
