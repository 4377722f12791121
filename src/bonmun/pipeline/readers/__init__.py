"""What a corpus comes in (folders, JSON Lines, Parquet, CSV, WARC, zip, tar, stdin) as one stream of documents."""

from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from bonmun.errors import PipelineError
from bonmun.pipeline.document import Columns, Document, Failure
from bonmun.pipeline.readers import archive, jsonl, table, warc
from bonmun.pipeline.readers.stream import GZIP_MAGIC, ZSTD_MAGIC, Source

Kind = Literal["page", "jsonl", "parquet", "csv", "tsv", "warc", "zip", "tar"]
_SUFFIXES: tuple[tuple[str, Kind], ...] = (
    (".jsonl", "jsonl"), (".ndjson", "jsonl"), (".jsonlines", "jsonl"), (".parquet", "parquet"), (".csv", "csv"),
    (".tsv", "tsv"), (".warc", "warc"), (".zip", "zip"), (".tar", "tar"), (".tgz", "tar"), (".tbz2", "tar"),
    (".txz", "tar"),
)  # fmt: skip
_PACKED = (".gz", ".zst", ".bz2", ".xz")
STDIN = "-"
NOT_INPUT = ("_SUCCESS", "_summary.json")
"""What batch engines and `bonmun run` itself leave beside their shards. Hidden files are no input either."""


class Entry(NamedTuple):
    """A file to read."""

    path: str
    kind: Kind
    size: int
    modified: int


class Inputs:
    """All inputs of a run in a fixed order; how far they are read can be seen at any time."""

    def __init__(self, names: Sequence[str | os.PathLike[str]], columns: Columns | None = None) -> None:
        self.columns = columns or Columns()
        self.skipped: Counter[str] = Counter()
        """What was no document (WARC requests, pictures …), by what it was."""
        self.is_stdin = [str(name) for name in names] == [STDIN]
        self.entries = [] if self.is_stdin else [entry for name in names for entry in _expand(str(name))]
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
            if entry.kind == "page":
                yield Document(entry.path, "file", entry.path, size=entry.size)
            else:
                yield from self._read(entry)
            self._before += entry.size

    def _read(self, entry: Entry) -> Iterator[Document]:
        try:
            self._source = Source(entry.path)
        except OSError as error:
            yield Document(entry.path, failure=Failure("unreadable", f"{error.strerror}: {entry.path}"))
            return
        try:
            yield from self._documents(self._source, entry.kind)
        except OSError as error:
            yield Document(entry.path, failure=Failure("unreadable", f"{error.strerror or error}: {entry.path}"))
        finally:
            self._source.close()
            self._source = None

    def _documents(self, source: Source, kind: Kind) -> Iterator[Document]:
        readers: dict[Kind, Callable[[], Iterator[Document]]] = {
            "jsonl": lambda: jsonl.read(source),
            "parquet": lambda: table.read_parquet(source, self.columns),
            "csv": lambda: table.read_csv(source, self.columns, ","),
            "tsv": lambda: table.read_csv(source, self.columns, "\t"),
            "warc": lambda: warc.read(source, self.skipped),
            "zip": lambda: archive.read_zip(source),
            "tar": lambda: archive.read_tar(source),
        }
        return readers[kind]()

    def _stdin(self, file: BinaryIO) -> Iterator[Document]:
        """Standard input: JSON Lines, WARC (both also compressed), or else one page or dump."""
        head = file.peek(64)[:64] if hasattr(file, "peek") else b""
        if head.startswith((GZIP_MAGIC, ZSTD_MAGIC)) or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            yield from jsonl.read(Source("stdin", file))
        elif head.startswith(b"WARC/"):
            yield from warc.read(Source("stdin", file), self.skipped)
        else:
            yield Document("stdin", payload=file.read())


def kind_of(path: str) -> Kind:
    """What a file is by its name; whatever has no known suffix is a page or a dump."""
    name = Path(path).name.lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    return next((kind for suffix, kind in _SUFFIXES if name.endswith(suffix)), "page")


def _expand(name: str) -> Iterator[Entry]:
    if os.path.isdir(name):
        yield from _folder(name)
    elif os.path.exists(name):
        yield _entry(name)
    else:
        found = sorted(glob.glob(name, recursive=True))
        if not found:
            raise PipelineError(f"no such file, folder or pattern: {name}")
        for path in found:
            yield from _folder(path) if os.path.isdir(path) else iter((_entry(path),))


def _folder(folder: str) -> Iterator[Entry]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name not in NOT_INPUT:
                yield _entry(os.path.join(root, name))


def _entry(path: str) -> Entry:
    status = os.stat(path)
    return Entry(path, kind_of(path), status.st_size, status.st_mtime_ns)
