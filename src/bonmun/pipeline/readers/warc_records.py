"""WARC: the HTML responses of a crawl, with their address, headers and untouched bytes.

warcio alone stops at the first damaged member without a word; so the stream is cut into records here, damage is
stepped over and reported, and warcio reads each record by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from bonmun.errors import PipelineError
from bonmun.extras import install
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.stream import Boundary, Source, pieces

MAX_RECORD = 64 << 20
"""Larger records are reported, not read. CC-NEWS cuts at 5 MiB."""
MAX_HEAD = 1 << 16
HTML_TYPES = ("text/html", "application/xhtml+xml")
_START = re.compile(rb"WARC/[01]\.\d+\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_START_SIZE = len("WARC/1.0\r\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")


def read(source: Source, skipped: Counter[str]) -> Iterator[Document]:
    """The HTML responses of a WARC file, one document each, and one for each damage; the rest is counted."""
    loader = _archive_iterator()
    for number, record in enumerate(records(source)):
        name = f"{source.name}#{number}"
        if isinstance(record, str):
            yield Document(name, failure=Failure("corrupt", record))
            continue
        try:
            document = _response(name, record, loader, skipped)
        except Exception as error:  # warcio raises many kinds on damaged headers and encodings
            document = Document(name, failure=Failure("corrupt", f"unreadable WARC record: {error}"[:500]))
        if document is not None:
            yield document


def records(source: Source) -> Iterator[bytes | str]:
    """Each record's bytes, or a sentence about what could not be read."""
    cutter = _Cutter()
    for piece in pieces(source):
        if isinstance(piece, bytes):
            yield from cutter.feed(piece)
        elif isinstance(piece, Boundary):
            cutter.boundary = True
        else:
            cutter.buffer.clear()
            yield str(piece)
    yield from cutter.end()


class _Cutter:
    """Cuts a stream into records; bytes that belong to none are counted and reported once."""

    def __init__(self) -> None:
        self.buffer = bytearray()
        self.boundary = False
        """A gzip member ended just before the next bytes: a record should have ended too."""
        self._stray = 0

    def feed(self, piece: bytes) -> Iterator[bytes | str]:
        """The records that are whole now."""
        if self.boundary and self.buffer and _START.match(piece):
            yield "a record is shorter than its Content-Length"
            self.buffer.clear()
        self.boundary = False
        self.buffer += piece
        while self._find_start():
            if self._stray:
                yield f"{self._stray} bytes that are no WARC record"
                self._stray = 0
            record = self._take()
            if record is None:
                return
            yield record

    def end(self) -> Iterator[str]:
        """What is wrong with the end of the stream."""
        if self._stray:
            yield f"{self._stray} bytes at the end that are no WARC record"
        elif self.buffer.strip():
            yield f"cut off: the last record is incomplete ({len(self.buffer)} bytes of it are left)"

    def _find_start(self) -> bool:
        """True when the buffer begins with a record; what stands before the next record is dropped and counted."""
        blank = len(self.buffer) - len(self.buffer.lstrip(b"\r\n"))
        del self.buffer[:blank]
        if len(self.buffer) < _START_SIZE or _START.match(self.buffer):
            return len(self.buffer) >= _START_SIZE
        following = _START.search(self.buffer)
        drop = following.start() if following else len(self.buffer) - _START_SIZE
        del self.buffer[:drop]
        self._stray += drop
        return following is not None

    def _take(self) -> bytes | str | None:
        """The record at the front, what is wrong with it, or None when its end has not come yet."""
        head = _HEAD_END.search(self.buffer, 0, MAX_HEAD)
        if head is None:
            if len(self.buffer) < MAX_HEAD:
                return None
            del self.buffer[:_START_SIZE]
            return "a WARC header without an end"
        match = _LENGTH.search(self.buffer, 0, head.start() + 2)
        length = int(match[1]) if match else None  # the match looks into the buffer, and that is about to change
        if length is None or length > MAX_RECORD:
            del self.buffer[: head.end()]
            return "a WARC record " + ("without Content-Length" if length is None else f"of {length:,} bytes")
        size = head.end() + length
        if len(self.buffer) < size:
            return None
        record = bytes(self.buffer[:size])
        del self.buffer[:size]
        return record


def _response(name: str, record: bytes, loader: Any, skipped: Counter[str]) -> Document | None:
    parsed = next(iter(loader(BytesIO(record + b"\r\n\r\n"))))
    if parsed.rec_type != "response":
        skipped[f"WARC {parsed.rec_type}"] += 1
        return None
    http = parsed.http_headers
    content_type = (http.get_header("Content-Type") if http else None) or ""
    payload_type = parsed.rec_headers.get_header("WARC-Identified-Payload-Type") or content_type or HTML_TYPES[0]
    if payload_type.split(";")[0].strip().lower() not in HTML_TYPES:
        skipped[f"WARC response, {payload_type.split(';')[0].strip().lower()}"] += 1
        return None
    headers = parsed.rec_headers
    carried = {
        "warc_record_id": headers.get_header("WARC-Record-ID"),
        "warc_date": headers.get_header("WARC-Date"),
        "http_status": http.get_statuscode() if http else None,
        "http_headers": [list(header) for header in http.headers] if http else [],
        "warc_truncated": headers.get_header("WARC-Truncated"),
    }
    return Document(
        name, payload=parsed.content_stream().read(), url=headers.get_header("WARC-Target-URI"),
        content_type=content_type or None, carried=carried,
    )  # fmt: skip


def _archive_iterator() -> Any:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise PipelineError(f"reading WARC needs warcio: {install('warc')}") from error
    return ArchiveIterator
