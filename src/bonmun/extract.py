"""The public face of the reading: an `Extractor` carries the options, `extract` and `clean_text` use a shared one."""

from __future__ import annotations

from typing import Any

from bonmun.article import Article


class Extractor:
    """Reads pages and dumps with one set of options; picklable, safe to share between threads."""

    def __init__(self, *, sites: Any = True, fallback: bool = True, keep: tuple[str, ...] = ()) -> None:
        self.sites, self.fallback, self.keep = sites, fallback, keep

    def extract(self, raw: Any, url: str | None = None, content_type: str | None = None) -> Article:
        """The article on a page."""
        text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
        return Article(paragraphs=(text,) if text else (), url=url)

    def clean_text(self, dump: str) -> Article:
        """The article in a text dump."""
        return Article(paragraphs=(dump,) if dump else ())


def extract(raw: Any, url: str | None = None, content_type: str | None = None) -> Article:
    """The article on a page, read with default options."""
    return Extractor().extract(raw, url, content_type)


def clean_text(dump: str) -> Article:
    """The article in a text dump, read with default options."""
    return Extractor().clean_text(dump)
