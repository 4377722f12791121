"""The record: one row for each input, of one shape whether it holds an article, a page without one, or a failure."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from functools import cache
from typing import Any

from bonmun.article import Article
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.record_schema import host
from bonmun.pipeline.signals import Thresholds, measure
from bonmun.version import __version__

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
    # Told that it has no blocks, as turning every block of a page into a dict would take longer than the row itself.
    fields = replace(read, blocks=(), body=()).to_dict()
    del fields["schema"], fields["blocks"], fields["removed"], fields["body"], fields["images"]
    fields["url"] = read.url or document.url
    junk = [block for block in read.blocks if block.role == "junk"] if removed or blocks else []
    if blocks:
        fields["blocks"] = [block._asdict() for block in read.blocks]
    if removed:
        fields["removed"] = [
            {"kind": b.kind or "other", "rule": b.rule, "where": b.where, "text": b.text} for b in junk
        ]
    signals, flags = measure(read, junk, thresholds or Thresholds())
    if failure:
        fields["reason"] = f"{failure.code}: {failure.message}"
    page_hash = None if document.payload is None else _hash(_bytes(document.payload))
    return {
        "record": RECORD_VERSION,
        "version": __version__,
        "id": identity(read.url or document.url) or page_hash or _hash(_bytes(document.name)),
        "input": document.name,
        "status": "error" if failure else ("ok" if read.paragraphs else "no_body"),
        "error": failure._asdict() if failure else None,
        **fields,
        "text_hash": text_hash(read.text),
        "page_hash": page_hash,
        "signals": signals,
        "flags": flags,
        "carried": document.carried,
    }


def identity(url: str | None) -> str | None:
    """An id that stays the same from run to run and for every way to an article's address; None for no address."""
    from bonmun.canonical_url import url_key

    key = url_key(url) if url else ""
    return _hash(key.encode("utf-8", "replace")) if key else None


def text_hash(text: str) -> str | None:
    """A hash that two copies share when they differ only in spacing, punctuation, case or character form."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(filter(str.isalnum, folded))
    return _hash(letters.encode("utf-8", "replace")) if letters else None


def outlet(row: dict[str, Any]) -> str:
    """The outlet of a row: its publisher, else the host of its address, else "unknown"."""
    return str(row.get("publisher") or host(row.get("url")) or "unknown")


@cache
def _blake2b() -> Any:
    return hashlib.blake2b(digest_size=16)


def _hash(content: bytes) -> str:
    digest = _blake2b().copy()
    digest.update(content)
    return f"b2b:{digest.hexdigest()}"


def _bytes(payload: bytes | str) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode("utf-8", "replace")
