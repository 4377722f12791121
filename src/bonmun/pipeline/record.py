"""The record: one row for each input, of one shape whether it holds an article, a page without one, or a failure."""

from __future__ import annotations

import dataclasses
import hashlib
import unicodedata
from functools import cache
from typing import Any

import bonmun
from bonmun.article import Article, Block
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.schemas import host
from bonmun.pipeline.signals import Thresholds, measure

RECORD_VERSION = 1
"""Rises when a field changes its meaning or goes; new fields do not raise it. See data/record.schema.json."""


def make(
    document: Document,
    article: Article | None,
    failure: Failure | None = None,
    *,
    removed: bool = True,
    blocks: bool = False,
    thresholds: Thresholds | None = None,
) -> dict[str, Any]:
    """The row for a document: with the article when there is one, else empty fields and the failure."""
    read = article or Article(kind="error", method="none", url=document.url)
    told = read if blocks else dataclasses.replace(read, blocks=_junk(read) if removed else ())
    fields = told.to_dict()
    del fields["schema"]
    fields["url"] = read.url or document.url
    if not removed:
        del fields["removed"]
    if not blocks:
        del fields["blocks"]
    signals, flags = measure(told, thresholds or Thresholds())
    if failure:
        fields["reason"] = f"{failure.code}: {failure.message}"
    return {
        "record": RECORD_VERSION,
        "version": bonmun.__version__,
        "id": identity(read.url or document.url, document),
        "input": document.name,
        "status": "error" if failure else ("ok" if read.paragraphs else "no_body"),
        "error": failure._asdict() if failure else None,
        **fields,
        "text_hash": text_hash(read.text),
        "page_hash": None if document.payload is None else _hash(_bytes(document.payload)),
        "signals": signals,
        "flags": flags,
        "carried": document.carried,
    }


def identity(url: str | None, document: Document) -> str:
    """An id that stays the same from run to run: of the article's address, else of the bytes, else of the name."""
    if url:
        from bonmun.canonical import url_key

        if key := url_key(url):
            return _hash(key.encode("utf-8", "replace"))
    return _hash(_bytes(document.payload if document.payload is not None else document.name))


def text_hash(text: str) -> str | None:
    """A hash that two copies share when they differ only in spacing, punctuation, case or character form."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(filter(str.isalnum, folded))
    return _hash(letters.encode("utf-8", "replace")) if letters else None


def outlet(row: dict[str, Any]) -> str:
    """The outlet of a row: its publisher, else the host of its address, else "unknown"."""
    return str(row.get("publisher") or host(row.get("url")) or "unknown")


def _junk(article: Article) -> tuple[Block, ...]:
    """All that `removed` needs; turning every block of a page into a dict takes longer than the rest of the row."""
    return tuple(block for block in article.blocks if block.role == "junk")


@cache
def _blake2b() -> Any:
    return hashlib.blake2b(digest_size=16)


def _hash(content: bytes) -> str:
    digest = _blake2b().copy()
    digest.update(content)
    return f"b2b:{digest.hexdigest()}"


def _bytes(payload: bytes | str) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode("utf-8", "replace")
