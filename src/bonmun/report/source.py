"""A document to explain: its text as read, and the article that bonmun makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bonmun.article import Article
from bonmun.decode import intake
from bonmun.decode.sniff import is_page
from bonmun.extractor import Extractor
from bonmun.pipeline.document import Columns, Document, unpack
from bonmun.pipeline.readers import Inputs
from bonmun.report.origins import Origins
from bonmun.sources import is_address

LONG = 60
"""Characters of a text that stand for the headline it has not."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document with its article."""

    name: str
    """The file or address it came from."""
    text: str
    """All of it as text, markup included; "" when it could not be read."""
    page: bool
    """True for HTML, False for a text dump."""
    article: Article

    @property
    def headline(self) -> str:
        """The article's headline; without one its first words, or the page's, or else the document's name."""
        article = self.article
        words = article.title or " ".join(" ".join(article.paragraphs or (b.text for b in article.blocks[:9])).split())
        return (words if article.title or len(words) <= LONG else f"{words[:LONG].rstrip()}…") or self.name


def documents(target: str, url: str | None = None, *, private: bool = False) -> Iterator[Document]:
    """The documents at an address, in a file, or in a folder or archive of pages; `url` is a file's own address."""
    if is_address(target):
        from bonmun.fetch import Network, fetch

        page = fetch(target, network=Network(allow_private=private))
        yield Document(target, payload=page.body, url=page.url, content_type=page.headers.get("content-type"))
        return
    for packed in Inputs([target]).documents():
        document = unpack(packed, Columns())
        document.url = document.url or url
        yield document


def read(document: Document, extractor: Extractor) -> Source:
    """The document with its article; one that could not be unpacked gives an article of kind "error"."""
    raw = document.payload
    if document.failure is not None or raw is None:
        return unread(document)
    return of(document, extractor.extract(raw, url=document.url, content_type=document.content_type))


def unread(document: Document) -> Source:
    """What stands for a document that could not be read: an article of kind "error" that says why."""
    failure = document.failure
    reason = f"{failure.code}: {failure.message}" if failure is not None else "empty: nothing to read"
    return Source(document.name, "", False, Article(kind="error", method="none", reason=reason, url=document.url))


def of(document: Document, article: Article) -> Source:
    """The document with the article that was read from it."""
    text = intake.of(document.payload or "", content_type=document.content_type).text
    return Source(document.name, text, is_page(text), article)


def explainer(sites: bool | str) -> tuple[Extractor, Origins]:
    """The extractor for these outlet rules, and the places of its rules."""
    return Extractor(sites=sites), Origins(sites) if isinstance(sites, str) else Origins()
