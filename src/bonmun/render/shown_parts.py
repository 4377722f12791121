"""Which parts of an article's body are written, and what of them is fit to be shown to anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bonmun.article import Article
from bonmun.lazy_regex import pattern
from bonmun.parts import Cell, Heading, Item, List, Paragraph, Part, Picture, Quotation, Span, Spans, Table, plain

_WEB = pattern(r"[hH][tT][tT][pP][sS]?://[^\x00-\x20\x7f-\x9f/]")
_MAIL = pattern(r"[mM][aA][iI][lL][tT][oO]:[^\x00-\x20\x7f-\x9f]")
_UNSENT = pattern(r"[\x00-\x1f\x7f-\x9f]+")
"""What browsers leave out of an address, and other readers stumble over."""


def shown_parts(article: Article, *, links: bool, pictures: bool, tables: bool) -> tuple[Part, ...]:
    """The parts of the body that are wanted, with addresses that are safe; the paragraphs of an article without parts.

    A deck that was kept in the text is bold, a caption in italics; a caption that is a line of the text is not told
    once more below its picture.
    """
    parts: Sequence[Part] = article.body or [Paragraph((Span(line),)) for line in article.paragraphs]
    return tuple(_Chooser(article, links, pictures, tables).parts(parts))


class _Chooser:
    """What is wanted, and what the article says of its lines."""

    def __init__(self, article: Article, links: bool, pictures: bool, tables: bool) -> None:
        self._decks, self._captions = frozenset(article.subtitles), frozenset(article.captions)
        self._lines = frozenset(article.paragraphs)
        self._links, self._pictures, self._tables = links, pictures, tables

    def parts(self, parts: Sequence[Part]) -> Iterator[Part]:
        """Those that are wanted."""
        for part in parts:
            match part:
                case Picture():
                    if self._pictures and (url := _web(part.url)):
                        yield self._picture(replace(part, url=url))
                case Table():
                    if self._tables:
                        yield replace(part, rows=tuple(tuple(map(self._cell, row)) for row in part.rows))
                case Quotation():
                    yield Quotation(tuple(self.parts(part.parts)))
                case List():
                    yield replace(part, items=tuple(map(self._item, part.items)))
                case Paragraph():
                    yield Paragraph(self._kept(self._line(part.spans)))
                case Heading():
                    yield replace(part, spans=_unset(self._line(part.spans)))
                case _:
                    yield part

    def _picture(self, part: Picture) -> Picture:
        if part.caption in self._lines:
            return replace(part, caption="", credit="", alt="" if part.alt == part.caption else part.alt)
        credit = "" if part.credit in part.caption else part.credit
        return replace(part, credit=credit, alt="" if part.alt in (part.caption, part.credit) else part.alt)

    def _item(self, item: Item) -> Item:
        return Item(self._line(item.spans), tuple(self.parts(item.parts)))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, spans=self._line(cell.spans))

    def _kept(self, spans: Spans) -> Spans:
        text = plain(spans)
        if text in self._decks or text in self._captions:
            return (Span(text, bold=text in self._decks, italic=text not in self._decks),)
        return spans

    def _line(self, spans: Spans) -> Spans:
        if not any(span.link for span in spans):
            return spans
        return tuple(replace(span, link=_safe(span.link or "") if self._links else None) for span in spans)


def _unset(spans: Spans) -> Spans:
    """The line of a heading, not bold where all of it is: headings are."""
    if not all(span.bold for span in spans):
        return spans
    return tuple(replace(span, bold=False) for span in spans)


def _web(url: str) -> str | None:
    return _UNSENT.sub("", url) if _WEB.match(url) else None


def _safe(url: str) -> str | None:
    """Where a link may lead; None for what a browser would run instead of showing."""
    return _web(url) or (_UNSENT.sub("", url) if _MAIL.match(url) else None)
