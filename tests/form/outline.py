"""The parts of a body in few words, for tests that say what they expect of many pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    Spans,
    Table,
)


def outline(parts: Iterable[Part]) -> list[str]:
    """A line for each part and each item or row in it: `p`, `h2`, `-`, `1.`, `>`, `|`, `img`, `pre`, `hr`.

    Spans are marked as in Markdown: `[words](address)`, `*bold*`, `_italic_`.
    """
    return [line for part in parts for line in _of(part)]


def _of(part: Part) -> Iterator[str]:
    match part:
        case Paragraph():
            yield f"p {_spans(part.spans)}"
        case Heading():
            yield f"h{part.level} {_spans(part.spans)}"
        case List():
            for item in part.items:
                yield from _item(item, "1." if part.ordered else "-")
        case Quotation():
            yield from (f"> {line}" for line in outline(part.parts))
        case Table():
            if part.caption:
                yield f"|= {part.caption}"
            for i, row in enumerate(part.rows):
                cells = [_spans(cell.spans) + _spread(cell.columns, cell.rows) for cell in row]
                yield ("|! " if i < part.header_rows else "| ") + " | ".join(cells)
        case Picture():
            size = f" {part.width}x{part.height}" if part.width or part.height else ""
            words = "".join(f" / {words}" for words in (part.caption, part.credit) if words)
            yield f"img {part.url}{size}{words}"
        case Preformatted():
            yield f"pre {part.text!r}"
        case Separator():
            yield "hr"


def _item(item: Item, mark: str) -> Iterator[str]:
    yield f"{mark} {_spans(item.spans)}".rstrip()
    yield from (f"  {line}" for line in outline(item.parts))


def _spread(columns: int, rows: int) -> str:
    return f"<{columns}x{rows}>" if (columns, rows) != (1, 1) else ""


def _spans(spans: Spans) -> str:
    words = []
    for span in spans:
        text = f"*{span.text}*" if span.bold else span.text
        text = f"_{text}_" if span.italic else text
        words.append(f"[{text}]({span.link})" if span.link else text)
    return "".join(words)
