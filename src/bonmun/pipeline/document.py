"""What goes in: one document of a corpus, still packed as it was read, and how it is unpacked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from bonmun.pipeline.stream import Damage, Source, pieces

Form = Literal["page", "file", "json"]

# Names seen for the page or dump, its address and its type in public corpora and crawlers, likeliest first.
PAGE_COLUMNS = ("html", "raw_html", "page", "content", "body", "text", "dump", "article")
URL_COLUMNS = ("url", "final_url", "link", "uri", "source_url")
TYPE_COLUMNS = ("content_type", "mime", "content-type")


BATCH_DOCUMENTS, BATCH_BYTES = 256, 1 << 20
"""A batch ends at either (about ten pages, or 256 short dumps): large enough that handing it over costs nothing, small
enough to do again, and that no worker is left alone with the last one for long."""


class Failure(NamedTuple):
    """Why a document gave no article: a stable code and a sentence for people."""

    code: str
    message: str


@dataclass(slots=True)
class Document:
    """One input. `form` says what `payload` is: the page itself, the path of a file, or a JSON line."""

    name: str
    """Where it came from, for people and for the record: "pages.jsonl.gz:17", "a.zip!x.html", "cc.warc.gz@1024"."""
    form: Form = "page"
    payload: bytes | str | None = None
    url: str | None = None
    """The address that was asked for; the page may name another as its own."""
    content_type: str | None = None
    answered: str | None = None
    """The address that answered after all redirects, where it is another."""
    carried: dict[str, Any] = field(default_factory=dict)
    """The input's other columns; they reach the output row as they are."""
    failure: Failure | None = None
    """Set when it is known already that no article can come of it; the row then says so."""

    fetch: dict[str, Any] | None = None
    """How the page was fetched, where it was."""

    size: int = 0
    """Of the file, where `payload` is its path."""

    @property
    def weight(self) -> int:
        """About how many bytes are to be cleaned."""
        return (self.size or len(self.payload or b"")) + 200


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold the page, its address and its content type; None: look for a known name."""

    page: str | None = None
    url: str | None = None
    content_type: str | None = None

    def split(self, name: str, row: dict[str, Any]) -> Document:
        """The document in a table row; the columns not used are carried along."""
        rest = dict(row)
        key = self.page or _first(PAGE_COLUMNS, rest)
        if key is None or key not in rest:
            wanted = repr(self.page) if self.page else "one of " + ", ".join(PAGE_COLUMNS)
            have = ", ".join(map(str, rest)) or "no columns"
            return Document(name, carried=rest, failure=Failure("no-column", f"no page column ({wanted}) among {have}"))
        payload = rest.pop(key)
        url = rest.pop(self.url or _first(URL_COLUMNS, rest) or "", None)
        content_type = rest.pop(self.content_type or _first(TYPE_COLUMNS, rest) or "", None)
        document = Document(name, url=_text(url), content_type=_text(content_type), carried=rest)
        if payload is None:
            document.failure = Failure("null", f"column {key!r} is null")
        elif isinstance(payload, bytes | str):
            document.payload = payload
        else:
            document.failure = Failure("bad-type", f"column {key!r} holds {type(payload).__name__}, not text or bytes")
        return document


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in order, in batches to hand to a worker."""
    batch: list[Document] = []
    weight = 0
    for document in documents:
        if batch and (len(batch) >= BATCH_DOCUMENTS or weight + document.weight > BATCH_BYTES):
            yield batch
            batch, weight = [], 0
        batch.append(document)
        weight += document.weight
    if batch:
        yield batch


def unpack(document: Document, columns: Columns) -> Document:
    """The document with its page in `payload`: files are read, JSON lines parsed; failures are set, never raised."""
    if document.failure is not None or document.form == "page":
        return document
    if document.form == "file":
        try:
            with closing(Source(str(document.payload))) as source:
                return unpack_page(document, source)
        except OSError as error:
            return Document(document.name, failure=Failure("unreadable", f"{error.strerror or error}: {document.name}"))
    try:
        row = json.loads(document.payload or b"", parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        document.failure = Failure("bad-json", f"not JSON: {error}")
        return document
    if isinstance(row, str):
        return Document(document.name, payload=row)
    if not isinstance(row, dict):
        document.failure = Failure("bad-json", f"a JSON object was expected, not {type(row).__name__}")
        return document
    return columns.split(document.name, row)


def unpack_page(document: Document, source: Source) -> Document:
    """The document with the one page that the file holds, decompressed; damage is its failure."""
    parts = list(pieces(source))
    for part in parts:
        if isinstance(part, Damage):
            return Document(document.name, failure=Failure("corrupt", f"{part}: {document.name}"))
    content = b"".join(part for part in parts if isinstance(part, bytes))
    return Document(document.name, payload=content, url=document.url, content_type=document.content_type)


def _no_number(_: str) -> None:
    """NaN and Infinity are not JSON: they become null, or the output could not be read by others."""


def _first(names: tuple[str, ...], row: dict[str, Any]) -> str | None:
    return next((name for name in names if name in row), None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
