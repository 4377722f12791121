"""What a corpus comes in (folders, JSON Lines, Parquet, CSV, WARC, zip, tar, stdin) as one stream of documents."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader
from typing import BinaryIO

from bonmun.pipeline.document import Columns, Document, Failure, unpack, unpack_page
from bonmun.pipeline.readers import archive, jsonl, records, table, warc_records
from bonmun.pipeline.readers.entries import PREFIX, Entry, Finder, opened
from bonmun.pipeline.readers.input_kinds import HEAD, kind_by_content
from bonmun.pipeline.readers.remote import is_remote
from bonmun.pipeline.readers.wanted import NO_HANGUL, OTHER_HOST, Wanted
from bonmun.pipeline.stream import Source, opening
from bonmun.sources import STDIN, Kind

ARCHIVES: frozenset[Kind] = frozenset({"warc", "zip", "tar"})
"""Of these each holds pages; a table or a list may be empty."""


class Inputs:
    """All inputs of a run in a fixed order; how far they are read can be seen at any time."""

    def __init__(
        self,
        names: Sequence[str | os.PathLike[str]],
        columns: Columns | None = None,
        wanted: Wanted | None = None,
        *,
        prefix: str = PREFIX,
        only: str = "",
    ) -> None:
        """`wanted`: what a page has to have to be read. `prefix`, `only`: of the paths in a `warc.paths` file."""
        self.columns = columns or Columns()
        self.skipped: Counter[str] = Counter()
        """What was no document (WARC requests, pictures …) or not wanted, by what it was."""
        self.is_stdin = [str(name) for name in names] == [STDIN]
        self._wanted = wanted
        found = Finder(self.skipped, prefix, only).entries(map(str, names))
        self.entries = [] if self.is_stdin else list(found)
        self.total_bytes = sum(entry.size for entry in self.entries)
        self._before = 0
        self._source: Source | None = None

    @property
    def position(self) -> int:
        """How many of `total_bytes` are read."""
        return self._before + (self._source.position if self._source else 0)

    def fingerprint(self) -> str:
        """Changes when a file is added, removed, renamed or altered."""
        digest = hashlib.blake2b(digest_size=16)
        for entry in self.entries:
            digest.update(f"{entry.path}\0{entry.size}\0{entry.version}\n".encode("utf-8", "surrogateescape"))
        if self._wanted:
            digest.update(f"{sorted(self._wanted.hosts or ())}{self._wanted.hangul}".encode())
        return digest.hexdigest()

    def documents(self) -> Iterator[Document]:
        """Every document of every input that is wanted, in order; an input that can't be read is one with a failure."""
        return self._all() if self._wanted is None else filter(None, map(self._passed, self._all()))

    def _passed(self, document: Document) -> Document | None:
        """The document, if it is wanted: of lines and files a look inside tells."""
        assert self._wanted is not None  # who calls this has looked
        read = unpack(document, self.columns)
        if read.failure is not None:
            return read
        payload = read.payload or b""
        why_not = self._wanted.why_not(read.url, payload if isinstance(payload, bytes) else payload.encode())
        self.skipped.update([why_not] if why_not else [])
        return None if why_not else read

    def _all(self) -> Iterator[Document]:
        if self.is_stdin:
            yield from self._stdin(sys.stdin.buffer)
            return
        for entry in self.entries:
            if entry.failure:
                yield Document(entry.path, failure=entry.failure)
            else:
                yield from self._read(entry)
            self._before += entry.size

    def _read(self, entry: Entry) -> Iterator[Document]:
        try:
            self._source = opened(entry.path)
        except OSError as error:
            yield Document(entry.path, failure=Failure("unreadable", f"{error.strerror or error}: {entry.path}"))
            return
        try:
            kind = kind_by_content(self._source.head(HEAD)) or entry.kind
            if kind == "page" and is_remote(entry.path):
                yield unpack_page(Document(entry.path), self._source)
            elif kind == "page":
                yield Document(entry.path, "file", entry.path, size=entry.size)
            elif kind in ARCHIVES:
                yield from self._archived(self._source, kind)
            else:
                yield from self._documents(self._source, kind, self.skipped)
        except OSError as error:
            yield Document(entry.path, failure=Failure("unreadable", f"{error.strerror or error}: {entry.path}"))
        finally:
            self._source.close()
            self._source = None

    def _archived(self, source: Source, kind: Kind) -> Iterator[Document]:
        """The documents of an archive; one without any is an input that failed, and says what it holds instead."""
        skipped: Counter[str] = Counter()
        count = 0
        for document in self._documents(source, kind, skipped):
            count += 1
            yield document
        self.skipped += skipped
        if not count and not {OTHER_HOST, NO_HANGUL} & set(skipped):
            held = ", ".join(f"{number:,} × {name}" for name, number in skipped.items()) or "it is empty"
            yield Document(source.name, failure=Failure("no-pages", f"no page in it: {held}"))

    def _documents(self, source: Source, kind: Kind, skipped: Counter[str]) -> Iterator[Document]:
        readers: dict[Kind, Callable[[], Iterator[Document]]] = {
            "json": lambda: records.read(source),
            "jsonl": lambda: jsonl.read(source),
            "parquet": lambda: table.read_parquet(source, self.columns),
            "csv": lambda: table.read_csv(source, self.columns, ","),
            "tsv": lambda: table.read_csv(source, self.columns, "\t"),
            "warc": lambda: warc_records.read(source, skipped, self._wanted),
            "zip": lambda: archive.read_zip(source, skipped, self._wanted),
            "tar": lambda: archive.read_tar(source, skipped, self._wanted),
        }
        return readers[kind]()

    def _stdin(self, file: BinaryIO) -> Iterator[Document]:
        """Standard input: JSON Lines, WARC (both also compressed), or else one page or dump."""
        raw = file.peek(HEAD) if isinstance(file, BufferedReader) else b""
        head, kind = opening(raw), kind_by_content(raw)
        source = Source("stdin", file)
        if kind == "warc":
            yield from self._archived(source, kind)
        elif kind is not None:
            told = f"a {kind} file can't be read from standard input: give its name"
            yield Document("stdin", failure=Failure("not-on-stdin", told))
        elif head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            yield from jsonl.read(source)
        else:
            yield unpack_page(Document("stdin"), source)
