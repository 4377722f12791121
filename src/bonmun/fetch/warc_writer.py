"""Raw pages into a WARC file (ISO 28500), one gzip member a record."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from bonmun.errors import FetchError
from bonmun.extras import install
from bonmun.fetch.page import Page
from bonmun.version import __version__

_RENAMED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that speak of the body on the wire; the body is stored decompressed, as crawlers through browsers do."""


class Warc:
    """A WARC file that pages are appended to; a record left half-written by a crash is cut off first."""

    def __init__(self, path: str | Path) -> None:
        try:
            from warcio.warcwriter import WARCWriter
        except ImportError as error:
            raise FetchError(f"writing WARC files needs warcio: {install('fetch')}") from error
        self._path = Path(path)
        self._file = self._path.open("r+b" if self._path.exists() else "w+b")
        self._file.truncate(whole_length(self._file))
        self._file.seek(0, os.SEEK_END)
        self._writer = WARCWriter(self._file, gzip=True)
        if self._file.tell() == 0:
            about = {"software": f"bonmun/{__version__}", "format": "WARC File Format 1.1"}
            self._writer.write_record(self._writer.create_warcinfo_record(self._path.name, about))

    def add(self, page: Page) -> None:
        """Append a page as a response record; what a browser made of it follows as a conversion of that."""
        from warcio.statusandheaders import StatusAndHeaders

        sent = page.shell or page
        headers = [(f"X-Archive-Orig-{k}" if k in _RENAMED else k, v) for k, v in sent.kept_headers.items()]
        headers.append(("content-length", str(len(sent.body))))
        about = {"WARC-Date": page.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")}
        if page.truncated:
            about["WARC-Truncated"] = "length"
        record = self._writer.create_warc_record(
            sent.url, "response", payload=io.BytesIO(sent.body), length=len(sent.body), warc_headers_dict=about,
            http_headers=StatusAndHeaders(str(page.status), headers, protocol="HTTP/1.1"),
        )  # fmt: skip
        self._writer.write_record(record)
        if page.shell:
            about = {"WARC-Date": about["WARC-Date"], "WARC-Refers-To": record.rec_headers["WARC-Record-ID"]}
            made = self._writer.create_warc_record(
                page.url, "conversion", payload=io.BytesIO(page.body), length=len(page.body), warc_headers_dict=about,
                warc_content_type="text/html; charset=utf-8",
            )  # fmt: skip
            self._writer.write_record(made)
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def whole_length(file: io.BufferedRandom) -> int:
    """Where the last whole gzip member ends."""
    file.seek(0)
    return max(_ends(file), default=0)


def _ends(file: io.BufferedRandom) -> Iterator[int]:
    inner, at = zlib.decompressobj(zlib.MAX_WBITS | 16), 0
    while chunk := file.read(1 << 20):
        while chunk:
            try:
                inner.decompress(chunk, 1 << 20)
            except zlib.error:
                return
            rest = inner.unused_data if inner.eof else inner.unconsumed_tail
            at += len(chunk) - len(rest)
            chunk = rest
            if inner.eof:
                yield at
                inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
