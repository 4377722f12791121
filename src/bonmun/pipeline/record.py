"""The record: one row for each input, of one shape whether it holds an article, a page without one, or a failure.

Whatever writes a row (the commands, `CleanBatch`, the steps for engines, the service) makes it here.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from functools import cache
from typing import Any

from bonmun import parts
from bonmun.article import Article, Block
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.record_schema import host
from bonmun.pipeline.signals import Thresholds, measure
from bonmun.version import __version__

RECORD_VERSION = 2
"""Rises when a field changes its meaning or goes; new fields do not raise it. See data/record.schema.json."""


def make(
    document: Document,
    article: Article | None,
    failure: Failure | None = None,
    *,
    removed: bool = True,
    blocks: bool = False,
    body: bool = True,
    thresholds: Thresholds | None = None,
) -> dict[str, Any]:
    """The row for a document: with the article when there is one, else empty fields and the failure.

    The failure is the document's own where none is given.
    """
    failure = failure or document.failure
    name = _shown(document.name)
    read = article or Article(kind="error", method="none")
    junk = [block for block in read.blocks if block.role == "junk"] if removed or blocks else []
    signals, flags = measure(read, junk, thresholds or Thresholds())
    page_hash = None if document.payload is None else _hash(_bytes(document.payload))
    address = read.url or document.answered or document.url
    return {
        "schema_version": RECORD_VERSION,
        "bonmun_version": __version__,
        "id": _hash(_bytes("\0".join([name, document.url or "", page_hash or ""]))),
        "article_id": identity(address) or page_hash or _hash(_bytes(name)),
        "input": name,
        "requested": document.url,
        "status": "error" if failure else ("ok" if read.paragraphs else "no_body"),
        "error": failure._asdict() if failure else None,
        **_article(read, junk, removed=removed, blocks=blocks, body=body),
        **({"reason": f"{failure.code}: {failure.message}"} if failure else {}),
        "url": address,
        "text_hash": text_hash(read.text),
        "page_hash": page_hash,
        "signals": signals,
        "flags": flags,
        "fetch": document.fetch,
        "carried": document.carried,
    }


def _article(article: Article, junk: list[Block], *, removed: bool, blocks: bool, body: bool) -> dict[str, Any]:
    """The article's fields; its parts, what was removed and the blocks only where they are wanted."""
    # Told that it has no blocks, as turning every block of a page into a dict would take longer than the row itself.
    fields = replace(article, blocks=(), body=article.body if body else ()).to_dict()
    del fields["schema"], fields["blocks"], fields["removed"]
    fields["day_only"] = article.day_only
    if not body:
        del fields["body"]
        fields["images"] = [parts.picture_dict(picture) for picture in article.images]
    if blocks:
        fields["blocks"] = [block._asdict() for block in article.blocks]
    if removed:
        fields["removed"] = [
            {"kind": b.kind or "other", "rule": b.rule, "where": b.where, "text": b.text} for b in junk
        ]
    return fields


def identity(url: str | None) -> str | None:
    """An id that is the same in every run and for every way to an article's address; None for no address."""
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


def _shown(name: str) -> str:
    """The name as text: what is no UTF-8 in a file's name is written out (`bad-\\udcff.html`)."""
    return name.encode("utf-8", "backslashreplace").decode()


@cache
def _blake2b() -> Any:
    return hashlib.blake2b(digest_size=16)


def _hash(content: bytes) -> str:
    digest = _blake2b().copy()
    digest.update(content)
    return f"b2b:{digest.hexdigest()}"


def _bytes(payload: bytes | str) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode("utf-8", "replace")
