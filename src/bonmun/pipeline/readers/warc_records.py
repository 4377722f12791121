"""WARC: the HTML responses of a crawl, with their address, headers and untouched bytes; of WET files the texts.

warcio alone stops at the first damaged member without a word; so the stream is cut into records here, damage is
stepped over and reported, and warcio reads each record by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from bonmun.errors import PipelineError
from bonmun.extras import install
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.readers.wanted import Wanted
from bonmun.pipeline.readers.warc_cutter import records
from bonmun.pipeline.stream import Source

HTML_TYPES = ("text/html", "application/xhtml+xml")
TEXT_TYPES = ("text/plain",)
_READ = {"response": HTML_TYPES, "resource": HTML_TYPES, "conversion": TEXT_TYPES}
"""By a record's type, the types of content that are read. Conversions are what WET files hold: text of pages."""


def read(source: Source, skipped: Counter[str], wanted: Wanted | None = None) -> Iterator[Document]:
    """The pages in a WARC file, the texts in a WET file, and a document for each damage; the rest is counted."""
    loader = _archive_iterator()
    for number, record in enumerate(records(source)):
        name = f"{source.name}#{number}"
        if isinstance(record, str):
            yield Document(name, failure=Failure("corrupt", record))
            continue
        if wanted is not None and (why_not := wanted.why_not_record(record)):
            skipped[why_not] += 1
            continue
        try:
            document = _document(name, record, loader, skipped)
        except Exception as error:  # warcio raises many kinds on damaged headers and encodings
            document = Document(name, failure=Failure("corrupt", f"unreadable WARC record: {error}"[:500]))
        if document is not None:
            yield document


def _document(name: str, record: bytes, loader: Any, skipped: Counter[str]) -> Document | None:
    parsed = next(iter(loader(BytesIO(record + b"\r\n\r\n"))))
    wanted = _READ.get(parsed.rec_type)
    if wanted is None:
        skipped[f"WARC {parsed.rec_type}"] += 1
        return None
    headers, http = parsed.rec_headers, parsed.http_headers
    content_type = (http if http else headers).get_header("Content-Type") or ""
    if parsed.rec_type == "response" and not http:
        content_type = ""
    payload_type = headers.get_header("WARC-Identified-Payload-Type") or content_type or wanted[0]
    plain_type = payload_type.split(";")[0].strip().lower()
    if plain_type not in wanted:
        skipped[f"WARC {parsed.rec_type}, {plain_type}"] += 1
        return None
    content = parsed.content_stream().read()
    return Document(
        name, payload=content.decode("utf-8", "replace") if wanted is TEXT_TYPES else content,
        url=headers.get_header("WARC-Target-URI"), content_type=content_type or None, carried=_carried(headers, http),
    )  # fmt: skip


def _carried(headers: Any, http: Any) -> dict[str, Any]:
    """What the record says of the page beside its address."""
    return {
        "warc_record_id": headers.get_header("WARC-Record-ID"),
        "warc_date": headers.get_header("WARC-Date"),
        "http_status": http.get_statuscode() if http else None,
        "http_headers": [list(header) for header in http.headers] if http else [],
        "warc_truncated": headers.get_header("WARC-Truncated"),
    }


def _archive_iterator() -> Any:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise PipelineError(f"reading WARC needs warcio: {install('warc')}") from error
    return ArchiveIterator
