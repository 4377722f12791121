"""The public face of the reading: an `Extractor` carries the options, `extract` and `clean_text` use a shared one."""

from __future__ import annotations

from typing import Any

from bonmun import assemble, body, dump, guard, label, metadata, page
from bonmun.article import Article
from bonmun.decode import decode, repair
from bonmun.sniff import binary_kind, is_page

KEEP = {"captions": "caption", "subtitles": "subtitle", "byline": "byline"}


class Extractor:
    """Reads pages and dumps with one set of options; picklable, safe to share between threads."""

    def __init__(self, *, sites: Any = True, fallback: bool = True, keep: tuple[str, ...] = (),
                 limits: guard.Limits | None = None) -> None:  # fmt: skip
        unknown = sorted(set(keep) - set(KEEP))
        if unknown:
            raise ValueError(f"keep: {unknown[0]!r} is not one of {', '.join(KEEP)}")
        self.sites = sites
        self.fallback = fallback
        self.keep = keep
        self.limits = limits or guard.Limits()

    def extract(self, raw: Any, url: str | None = None, content_type: str | None = None) -> Article:
        """The article on a page."""
        if isinstance(raw, bytes):
            kind = binary_kind(raw)
            if kind:
                return Article(kind="error", method="none", reason=f"not-text: {kind}", url=url)
            decoded = decode(raw, content_type)
            text, encoding = decoded.text, decoded.encoding
        else:
            text, encoding = repair(raw)[0], None
        if not is_page(text):
            return self.clean_text(text)
        guarded = guard.guard(text, self.limits)
        tree = page.parse(guarded.html)
        head = metadata.read_head(tree, url)
        read = page.read(tree)
        reading = body.find(read.lines, read.elements.values())
        headline = metadata.find_title(head, read.lines)
        label.label(read.lines, reading, headline.index, headline.text)
        assemble.split_edges(read.lines)
        return self._article(read.lines, head, url, "generic", encoding)

    def clean_text(self, text: str) -> Article:
        """The article in a text dump."""
        lines = dump.read(repair(text)[0])
        reading = body.find_in_dump(lines)
        label.label(lines, reading, None, None)
        assemble.split_edges(lines)
        return self._article(lines, None, None, "dump", None)

    def _article(self, lines: list[page.Line], head: Any, url: str | None, method: str, encoding: str | None) -> Article:
        blocks = assemble.blocks_of(lines)
        meta = metadata.settle(head, lines, url)
        kept = {"body", *(KEEP[name] for name in self.keep)}
        return Article(
            kind="article",
            method=method,
            title=meta.title,
            subtitles=tuple(b.text for b in blocks if b.role == "subtitle"),
            paragraphs=tuple(b.text for b in blocks if b.role in kept),
            captions=tuple(b.text for b in blocks if b.role == "caption"),
            authors=meta.authors,
            byline=tuple(b.text for b in blocks if b.role == "byline"),
            dateline=next((b.text for b in blocks if b.role == "dateline"), None),
            published=meta.published,
            updated=meta.updated,
            day_only=meta.day_only,
            publisher=meta.publisher,
            via=meta.via,
            section=meta.section,
            tags=meta.tags,
            url=meta.url,
            image=meta.image,
            encoding=encoding,
            blocks=blocks,
        )


_default = Extractor()


def extract(raw: Any, url: str | None = None, content_type: str | None = None) -> Article:
    """The article on a page, read with default options."""
    return _default.extract(raw, url, content_type)


def clean_text(dump: str) -> Article:
    """The article in a text dump, read with default options."""
    return _default.clean_text(dump)
