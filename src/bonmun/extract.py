"""The public face of the reading: an `Extractor` carries the options, `extract` and `clean_text` use a shared one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bonmun import (
    assemble,
    body,
    confidence,
    dump,
    embedded,
    fallback,
    guard,
    intake,
    kinds,
    label,
    metadata,
    page,
    privacy,
    proof,
    publisher,
    scripts,
    sites,
)
from bonmun.article import Article
from bonmun.intake import Given
from bonmun.selection import Selection
from bonmun.sniff import is_page


class Extractor:
    """Reads pages and dumps with one set of options; picklable, safe to share between threads."""

    def __init__(
        self,
        *,
        sites: bool | str | Path = True,
        fallback: bool = True,
        keep: tuple[str, ...] = (),
        limits: guard.Limits | None = None,
        pii: bool = True,
    ) -> None:
        """`sites`: outlet rules on, off, or a folder of your own laid over ours. `fallback`: ask trafilatura when
        our own reading finds nothing. `keep`: what else goes into the text, of "captions", "subtitles", "byline".
        `limits`: how much markup a page may have. `pii`: False masks personal data, see `bonmun.privacy`.
        """
        unknown = sorted(set(keep) - set(assemble.KEEP))
        if unknown:
            raise ValueError(f"keep: {unknown[0]!r} is not one of {', '.join(assemble.KEEP)}")
        self.sites = sites
        self.fallback = fallback
        self.keep = tuple(keep)
        self.limits = limits or guard.Limits()
        self.pii = pii

    def extract(self, source: Any, url: str | None = None, content_type: str | None = None) -> Article:
        """The article on a page given as bytes, text, a fetched `Page`, a BeautifulSoup or an lxml element.

        Never raises on content: what is no article comes back as an Article that says so in `kind` and `reason`.
        TypeError when the source is none of these.
        """
        article = self._article(intake.of(source, url, content_type))
        return article if self.pii else privacy.mask(article)

    def _article(self, given: Given) -> Article:
        if given.refused is not None:
            return assemble.nothing(given, *given.refused)
        if not given.text.strip():
            return assemble.nothing(given, "empty", "no-text: nothing in it")
        if not is_page(given.text):
            return self._dump(given)
        guarded = guard.guard(given.text, self.limits)
        if guarded.refused:
            return assemble.nothing(given, "error", guarded.refused)
        given.warnings += guarded.warnings
        return self._page(guarded.html, given)

    def clean_text(self, text: str) -> Article:
        """The article in a text dump. TypeError when it is not a str."""
        if not isinstance(text, str):
            raise TypeError(f"clean_text takes a str, not {type(text).__name__}; extract takes bytes")
        article = self._dump(intake.of(text))
        return article if self.pii else privacy.mask(article)

    def _dump(self, given: Given) -> Article:
        too_large = guard.too_large(given.text, self.limits)
        if too_large:
            return assemble.nothing(given, "error", too_large)
        lines = dump.read(given.text)
        headline = metadata.find_title(None, lines)
        rest = label.label(lines, body.find_in_dump(lines), headline)
        named = publisher.find(None, lines).name
        proof.mark_lines(lines, sites.load(self.sites).of_dump([line.text for line in lines], named))
        assemble.split_edges(lines)
        meta = metadata.settle(None, lines, given.url, headline)
        return assemble.article(lines, meta, given, "dump", self.keep, rest, confidence.of(lines, "dump"))

    def _page(self, html: str, given: Given) -> Article:
        markup = page.parse(html)
        if len(html) * 4 > self.limits.json_bytes:  # else no script can be so large
            given.warnings += scripts.leave_out(markup, self.limits.json_bytes)
        selection = sites.load(self.sites).select(markup, given.url)
        head = metadata.read_head(markup, given.url)
        read = page.read(markup, selection.marks)
        headline = metadata.find_title(head, read.lines)
        proved = self._read(read, selection, head.description)
        if proved.reading.weight < body.PULL:
            proved = embedded.append(read, markup, selection) or self._asked(html, given, read) or proved
        proof.mark(read, selection, range(proved.reading.start, proved.reading.end))
        rest = label.label(read.lines, proved.reading, headline)
        proof.mark_lines(read.lines, selection.rules)
        assemble.split_edges(read.lines)
        meta = proof.fill(metadata.settle(head, read.lines, given.url, headline), selection)
        given.warnings += (*selection.warnings, *proved.warnings)
        sure = confidence.of(read.lines, proved.method)
        return assemble.article(read.lines, meta, given, proved.method, self.keep, rest, sure)

    def _read(self, read: page.Page, selection: Selection, description: str) -> proof.Proof:
        own = body.find(read.lines, read.elements.values(), description)
        if kinds.is_listing(read.lines, own.start, own.end):
            own = body.NOTHING
        return proof.settle(read, selection, own)

    def _asked(self, html: str, given: Given, read: page.Page) -> proof.Proof | None:
        """trafilatura's reading, where it finds an article that ours did not."""
        if not self.fallback or not kinds.may_hold_article(read.lines):
            return None
        found = fallback.read(html, given.url, read.lines)
        if found.weight < body.QUIET or kinds.is_listing(read.lines, found.start, found.end):
            return None
        return proof.Proof(found, "trafilatura", ("fallback: trafilatura decided",))


_default = Extractor()


def extract(source: Any, url: str | None = None, content_type: str | None = None) -> Article:
    """The article on a page, read with default options: see `Extractor.extract`."""
    return _default.extract(source, url, content_type)


def clean_text(text: str) -> Article:
    """The article in a text dump, read with default options: see `Extractor.clean_text`."""
    return _default.clean_text(text)
