"""What a corpus comes in (folders, JSON Lines, Parquet, CSV, WARC, zip, tar, stdin) as one stream of documents."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BufferedReader
from typing import BinaryIO, NamedTuple

from bonmun.pipeline.document import Columns, Document, Failure, unpack_page
from bonmun.pipeline.readers import archive, jsonl, records, table, warc_records
from bonmun.pipeline.readers.input_kinds import HEAD, LEFT_BEHIND, kind_by_content, may_be_input, suffix_of
from bonmun.pipeline.stream import Source, opening
from bonmun.sources import STDIN, Kind, expand, kind_of

ARCHIVES: frozenset[Kind] = frozenset({"warc", "zip", "tar"})
"""Of these each holds pages; a table or a list may be empty."""


class Entry(NamedTuple):
    """A file to read."""

    path: str
    kind: Kind
    size: int = 0
    modified: int = 0
    failure: Failure | None = None
    """Why it can't be read, where that is known before it is opened."""


class Inputs:
    """All inputs of a run in a fixed order; how far they are read can be seen at any time."""

    def __init__(self, names: Sequence[str | os.PathLike[str]], columns: Columns | None = None) -> None:
        self.columns = columns or Columns()
        self.skipped: Counter[str] = Counter()
        """What was no document (WARC requests, pictures …), by what it was."""
        self.is_stdin = [str(name) for name in names] == [STDIN]
        self.entries = [] if self.is_stdin else list(self._entries(map(str, names)))
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
            digest.update(f"{entry.path}\0{entry.size}\0{entry.modified}\n".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    def documents(self) -> Iterator[Document]:
        """Every document of every input, in order; an input that can't be read is one with a failure."""
        if self.is_stdin:
            yield from self._stdin(sys.stdin.buffer)
            return
        for entry in self.entries:
            if entry.failure:
                yield Document(entry.path, failure=entry.failure)
            else:
                yield from self._read(entry)
            self._before += entry.size

    def _entries(self, names: Iterable[str]) -> Iterator[Entry]:
        """The files behind the names, each once, and the folders that gave nothing."""
        seen: set[str] = set()
        for name in names:
            problems: list[tuple[str, str]] = []
            _, paths = expand(name, problems, self._is_wanted)
            for path in paths:
                place = os.path.abspath(path)
                if place not in seen:
                    seen.add(place)
                    yield _entry(path)
            for path, problem in problems:
                code, _, message = problem.partition(": ")
                yield Entry(path, "page", failure=Failure(code, f"{message}: {path}"))

    def _is_wanted(self, file: str) -> bool:
        if may_be_input(file):
            return True
        if file.lower() not in LEFT_BEHIND:
            self.skipped[f"file, {suffix_of(file)}"] += 1
        return False

    def _read(self, entry: Entry) -> Iterator[Document]:
        try:
            self._source = Source(entry.path)
        except OSError as error:
            yield Document(entry.path, failure=Failure("unreadable", f"{error.strerror}: {entry.path}"))
            return
        try:
            kind = kind_by_content(self._source.head(HEAD)) or entry.kind
            if kind == "page":
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
        if not count:
            held = ", ".join(f"{number:,} × {name}" for name, number in skipped.items()) or "it is empty"
            yield Document(source.name, failure=Failure("no-pages", f"no page in it: {held}"))

    def _documents(self, source: Source, kind: Kind, skipped: Counter[str]) -> Iterator[Document]:
        readers: dict[Kind, Callable[[], Iterator[Document]]] = {
            "json": lambda: records.read(source),
            "jsonl": lambda: jsonl.read(source),
            "parquet": lambda: table.read_parquet(source, self.columns),
            "csv": lambda: table.read_csv(source, self.columns, ","),
            "tsv": lambda: table.read_csv(source, self.columns, "\t"),
            "warc": lambda: warc_records.read(source, skipped),
            "zip": lambda: archive.read_zip(source, skipped),
            "tar": lambda: archive.read_tar(source, skipped),
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


def _entry(path: str) -> Entry:
    try:
        status = os.stat(path)
    except OSError as error:  # gone since it was listed
        return Entry(path, "page", failure=Failure("unreadable", f"{error.strerror}: {path}"))
    return Entry(path, kind_of(path), status.st_size, status.st_mtime_ns)
