"""The work on one document: unpack it, clean it, make its row. Runs inside a worker process."""

from __future__ import annotations

import gzip
import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

from bonmun.article import Article
from bonmun.errors import PipelineError
from bonmun.pipeline import record
from bonmun.pipeline.columns import in_table
from bonmun.pipeline.document import Columns, Document, Failure, unpack
from bonmun.pipeline.json_lines import to_line
from bonmun.pipeline.record_schema import SchemaName, rename
from bonmun.pipeline.signals import Thresholds

Format = Literal["jsonl", "jsonl.gz", "jsonl.zst", "parquet"]
# Fast to write and still 4 to 5 times smaller than plain; level 6 took twice the time for 8 % less.
GZIP_LEVEL, ZSTD_LEVEL = 3, 3


class Reader(Protocol):
    """What a worker needs of an extractor; `bonmun.Extractor` is one."""

    def extract(self, raw: Any, url: str | None = None, content_type: str | None = None) -> Article:
        """The article on a page or in a dump; which of the two it is, the extractor tells."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done with each document; sent to every worker once."""

    columns: Columns = field(default_factory=Columns)
    extractor: str | None = None
    """`package.module:name` of a callable that gives the extractor; None: `bonmun.Extractor(**options)`."""
    options: dict[str, Any] = field(default_factory=dict)
    cleaner: str | None = None
    """`package.module:name` of a class derived from `Cleaner` that makes the rows; None: `Cleaner` itself."""
    schema: SchemaName = "native"
    removed: bool = True
    blocks: bool = False
    body: bool = True
    thresholds: Thresholds = field(default_factory=Thresholds)
    format: Format = "jsonl"


class Outcome(NamedTuple):
    """What the summary needs to know of a row."""

    name: str
    status: str
    kind: str
    method: str
    outlet: str
    code: str
    """The error's code, or the code of the reason for a page without a body; "" for an article."""
    message: str
    flags: tuple[str, ...]


class Cleaner:
    """Makes rows of documents; never raises on what a document holds."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._reader = load_reader(work)
        self._compress = compressor(work.format)

    def row(self, document: Document) -> dict[str, Any]:
        """The native row of a document, an error row when it can't be read or cleaned."""
        document = unpack(document, self.work.columns)
        return self._record(document, read(document, self._reader))

    def line(self, row: dict[str, Any]) -> bytes:
        """The row as a line of a shard, its fields named as the schema wants."""
        shaped = rename(row, self.work.schema)
        return to_line(in_table(shaped) if self.work.format == "parquet" else shaped)

    def pack(self, lines: Iterable[bytes]) -> bytes:
        """The lines as a piece of a shard; pieces one after the other are the shard."""
        return self._compress(b"".join(lines))

    def _record(self, document: Document, article: Article | None) -> dict[str, Any]:
        return record.make(
            document, article, document.failure,
            removed=self.work.removed, blocks=self.work.blocks, body=self.work.body, thresholds=self.work.thresholds,
        )  # fmt: skip


def read(document: Document, reader: Reader) -> Article | None:
    """The article in an unpacked document; None, and the document's `failure` says why, when there can be none."""
    if document.failure is not None:
        return None
    try:
        return reader.extract(document.payload, document.answered or document.url, document.content_type)
    except MemoryError:
        document.failure = Failure("memory", "the memory limit was reached while cleaning")
    except Exception as error:
        document.failure = Failure("raised", f"{type(error).__name__}: {error}"[:500])
    return None


def load_cleaner(work: Work) -> Cleaner:
    """What makes the rows, as `work` names it."""
    made: Cleaner = (_named(work.cleaner, "cleaner") if work.cleaner else Cleaner)(work)
    return made


def _named(name: str, what: str) -> Any:
    module, _, attribute = name.partition(":")
    try:
        return getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise PipelineError(f"{what} {name!r} can't be loaded: {error}") from error


def load_reader(work: Work) -> Reader:
    """The extractor that `work` names, made anew."""
    if work.extractor is None:
        from bonmun.extractor import Extractor

        own = Extractor(**work.options)
        # Loads rules and libraries: wrong rules are an error here, not one in every row, and the first document has
        # its time for itself.
        own.extract("<html><title>.</title><body><p>.")
        return own
    factory = _named(work.extractor, "extractor")
    reader: Reader = factory(**work.options)
    return reader


def outcome(row: dict[str, Any]) -> Outcome:
    """The row in the few words the summary counts."""
    code, _, message = row["reason"].partition(": ")
    if row["status"] == "ok":
        code = message = ""
    return Outcome(
        row["input"], row["status"], row["kind"], row["method"], record.outlet(row), code, message, tuple(row["flags"])
    )


def compressor(name: Format) -> Callable[[bytes], bytes]:
    """What packs lines into a piece of a shard."""
    if name == "jsonl.gz":
        return lambda data: gzip.compress(data, GZIP_LEVEL, mtime=0)  # mtime 0: the same run gives the same bytes
    if name == "jsonl.zst":
        from bonmun.zstandard import zstd

        parameter = zstd.CompressionParameter
        options = {int(parameter.compression_level): ZSTD_LEVEL, int(parameter.checksum_flag): 1}
        return lambda data: zstd.compress(data, options=options)
    return lambda data: data
