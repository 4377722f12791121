"""Which parts of an article's body are written, and what of them is fit to be shown to anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from bonmun.article import Article
from bonmun.lazy_regex import pattern
from bonmun.parts import Cell, Heading, Item, List, Paragraph, Part, Picture, Quotation, Span, Spans, Table, plain
from bonmun.whitespace import folded

_WEB = pattern(r"[hH][tT][tT][pP][sS]?://[^\x00-\x20\x7f-\x9f/]")
_MAIL = pattern(r"[mM][aA][iI][lL][tT][oO]:[^\x00-\x20\x7f-\x9f]")
_PRINTED = pattern(r"\A\s*(?:([-–—*•·‧∙ㆍ◦‣●○▪■□])(?!\d)|(\d{1,3})[.)](?=\s))\s*(?=\S)")
"""A bullet or a number that is printed before an item."""
_UNSENT = pattern(r"[\x00-\x1f\x7f-\x9f]+")
"""What browsers leave out of an address, and other readers stumble over."""


def shown_parts(article: Article, *, links: bool, pictures: bool, tables: bool) -> tuple[Part, ...]:
    """The parts of the body that are wanted, with addresses that are safe; the paragraphs of an article without parts.

    A deck that was kept in the text is bold, a caption in italics; a caption that is a line of the text is not told
    once more below its picture. Of a picture whose address nothing completes (`/a.jpg`) the caption is left.
    """
    parts: Sequence[Part] = article.body or [Paragraph((Span(line),)) for line in article.paragraphs]
    return tuple(_Chooser(article, links, pictures, tables).parts(parts))


class _Chooser:
    """What is wanted, and what the article says of its lines."""

    def __init__(self, article: Article, links: bool, pictures: bool, tables: bool) -> None:
        self._decks, self._captions = frozenset(article.subtitles), frozenset(article.captions)
        self._lines, self._title = frozenset(article.paragraphs), article.title or ""
        self._links, self._pictures, self._tables = links, pictures, tables

    def parts(self, parts: Sequence[Part]) -> Iterator[Part]:
        """Those that are wanted."""
        for part in parts:
            match part:
                case Picture():
                    if self._pictures and (shown := self._picture(part)):
                        yield shown
                case Table():
                    if self._tables:
                        yield replace(part, rows=tuple(tuple(map(self._cell, row)) for row in part.rows))
                case Quotation():
                    yield Quotation(tuple(self.parts(part.parts)))
                case List():
                    yield replace(part, items=tuple(map(self._item, without_printed_marks(part))))
                case Paragraph():
                    yield Paragraph(self._kept(self._line(part.spans)))
                case Heading():
                    yield replace(part, spans=_unset(self._line(part.spans)))
                case _:
                    yield part

    def _picture(self, part: Picture) -> Picture | None:
        """The picture, nothing of it told twice: the alternative text often is the caption, even escaped once more.

        With "" for an address that leads nowhere from here, when there is a caption; else None.
        """
        alt = folded(unescape(part.alt))
        alt = "" if alt in (self._title, part.credit) or alt in part.caption else part.alt
        told = part.caption in self._lines
        caption, credit = ("", "") if told else (part.caption, "" if part.credit in part.caption else part.credit)
        url = _web(part.url) or ""
        return replace(part, url=url, caption=caption, credit=credit, alt=alt) if url or caption or credit else None

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


def without_printed_marks(part: List) -> tuple[Item, ...]:
    """The items without the bullets or numbers that the source printed, where a list's own stand for them.

    All items must begin with the same bullet, or with the numbers from 1: `-3도` alone is no bullet.
    """
    printed = [_PRINTED.match(plain(item.spans)) for item in part.items]
    marks = [found[1] or found[2] for found in printed if found is not None]
    wanted = [str(at) for at in range(1, len(printed) + 1)] if part.ordered else marks[:1] * len(printed)
    if marks != wanted or (part.ordered != all(map(str.isdigit, marks))):
        return part.items
    cuts = [found.end() for found in printed if found is not None]
    return tuple(replace(item, spans=_from(item.spans, cut)) for item, cut in zip(part.items, cuts, strict=True))


def _from(spans: Spans, start: int) -> Spans:
    """The line from a character on."""
    kept = []
    for span in spans:
        kept.append(replace(span, text=span.text[start:]))
        start = max(0, start - len(span.text))
    return tuple(span for span in kept if span.text)


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
