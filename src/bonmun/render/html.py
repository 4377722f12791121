"""An article as HTML that is safe to show: escaped, without scripts, styles and handlers, with web addresses only."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup, escape

from bonmun.article import Article
from bonmun.parts import (
    Cell,
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
from bonmun.render.shown_parts import shown_parts
from bonmun.terminal import visible

_BREAK = Markup("\n")


def to_html(
    article: Article, *, header: bool = False, links: bool = True, pictures: bool = True, tables: bool = True
) -> str:
    """An `<article>`: the headline and the body, "" without a body; with `header`, outlet, reporters and time too."""
    body = _blocks(shown_parts(article, links=links, pictures=pictures, tables=tables))
    if not body:
        return ""
    language = Markup(' lang="{}"').format(article.language) if article.language else ""
    pieces = [_header(article, header=header), body]
    made = Markup("<article{}>\n{}\n</article>\n").format(language, _BREAK.join(filter(None, pieces)))
    return visible(str(made))  # a plain str: Markup would escape what it is put together with


def _header(article: Article, *, header: bool) -> Markup:
    title = Markup("<h1>{}</h1>").format(article.title) if article.title else Markup()
    if not header:
        return title
    shown = [escape(article.publisher or ""), escape(", ".join(author.name for author in article.authors))]
    if article.published:
        when = article.published.date().isoformat() if article.day_only else article.published.isoformat()
        words = article.published.strftime("%Y-%m-%d" if article.day_only else "%Y-%m-%d %H:%M")
        shown.append(Markup('<time datetime="{}">{}</time>').format(when, words))
    line = Markup(" · ").join(filter(None, shown))
    told = Markup("<p>{}</p>").format(line) if line else Markup()
    return Markup("<header>\n{}\n</header>").format(_BREAK.join(filter(None, [title, told])))


def _blocks(parts: Iterable[Part]) -> Markup:
    """The parts, each on a line of its own; what holds nothing gives nothing."""
    return _BREAK.join(filter(None, map(_block, parts)))


def _block(part: Part) -> Markup:
    match part:
        case Paragraph():
            return _wrapped("p", _line(part.spans))
        case Heading():
            return _wrapped(f"h{min(max(part.level, 1), 6)}", _line(part.spans))
        case List():
            items = _BREAK.join(filter(None, map(_item, part.items)))
            return _wrapped("ol" if part.ordered else "ul", items, apart=True)
        case Quotation():
            return _wrapped("blockquote", _blocks(part.parts), apart=True)
        case Table():
            return _table(part)
        case Picture():
            return _picture(part)
        case Preformatted():
            return _wrapped("pre", escape("\n" + part.text) if part.text.strip() else Markup())
        case Separator():
            return Markup("<hr>")


def _item(item: Item) -> Markup:
    return _wrapped("li", _BREAK.join(filter(None, [_line(item.spans), _blocks(item.parts)])))


def _table(part: Table) -> Markup:
    if not any(_line(cell.spans) for row in part.rows for cell in row):
        return Markup()
    head, body = _rows(part.rows[: part.header_rows], "th"), _rows(part.rows[part.header_rows :], "td")
    groups = (_wrapped("thead", head, apart=True), _wrapped("tbody", body, apart=True))
    return _wrapped(
        "table", _BREAK.join(filter(None, [_wrapped("caption", escape(part.caption)), *groups])), apart=True
    )


def _rows(rows: Iterable[tuple[Cell, ...]], tag: str) -> Markup:
    written = (Markup().join(_cell(cell, tag) for cell in row) for row in rows)
    return _BREAK.join(Markup("<tr>{}</tr>").format(row) for row in written)


def _cell(cell: Cell, tag: str) -> Markup:
    spans = (("colspan", cell.columns), ("rowspan", cell.rows))
    over = Markup().join(Markup(' {}="{}"').format(name, count) for name, count in spans if count > 1)
    return Markup(f"<{tag}{{}}>{{}}</{tag}>").format(over, _line(cell.spans))


def _picture(part: Picture) -> Markup:
    size = Markup().join(
        Markup(' {}="{}"').format(name, value)
        for name, value in (("width", part.width), ("height", part.height))
        if value
    )
    drawn = (
        Markup('<img src="{}" alt="{}"{} loading="lazy">').format(part.url, part.alt, size) if part.url else Markup()
    )
    told = [escape(part.caption), _wrapped("small", escape(part.credit))]
    caption = _wrapped("figcaption", Markup(" ").join(filter(None, told)))
    return _wrapped("figure", _BREAK.join(filter(None, [drawn, caption])), apart=True)


def _line(spans: Spans) -> Markup:
    found = []
    for link, linked in groupby(spans, key=lambda span: span.link):
        inside = Markup().join(map(_set, linked))
        is_link = link and inside.strip()
        found.append(Markup('<a href="{}" rel="nofollow noopener">{}</a>').format(link, inside) if is_link else inside)
    return Markup(Markup().join(found).strip())


def _set(span: Span) -> Markup:
    text = escape(span.text)
    for tag in ("em",) * span.italic + ("strong",) * span.bold:
        text = _wrapped(tag, text)
    return text


def _wrapped(tag: str, inside: Markup, *, apart: bool = False) -> Markup:
    """The markup in an element, on lines of its own where it is `apart`; nothing around nothing."""
    if not inside:
        return inside
    edge = "\n" * apart
    return Markup(f"<{tag}>{edge}{{}}{edge}</{tag}>").format(inside)
