"""Parquet and CSV: a document for each row."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from typing import Any

from bonmun.errors import PipelineError
from bonmun.extras import install
from bonmun.pipeline.document import Columns, Document, Failure
from bonmun.pipeline.stream import Boundary, Damage, Source, pieces

PARQUET_ROWS = 64
"""Rows taken from a Parquet file at a time: pages of a megabyte each must not fill the memory."""
MAX_CELL = 64 << 20


def read_parquet(source: Source, columns: Columns) -> Iterator[Document]:
    """The rows of a Parquet file; a row group that can't be read gives an error row for each of its rows."""
    for name, row in parquet_rows(source):
        yield Document(name, failure=row) if isinstance(row, Failure) else columns.split(name, row)


def parquet_rows(source: Source) -> Iterator[tuple[str, dict[str, Any] | Failure]]:
    """Name and content of each row, or why it can't be read."""
    path = source.name
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise PipelineError(f"reading Parquet needs pyarrow: {install('parquet')}") from error
    try:
        table = pq.ParquetFile(source.file)
    except Exception as error:  # pyarrow raises its own kinds and OSError; the file is unreadable either way
        yield path, Failure("corrupt", f"unreadable Parquet file: {error}"[:500])
        return
    number = 0
    for group in range(table.num_row_groups):
        end = number + table.metadata.row_group(group).num_rows
        try:
            for batch in table.iter_batches(PARQUET_ROWS, row_groups=[group]):
                for row in batch.to_pylist():
                    number += 1
                    yield f"{path}:{number}", row
        except Exception as error:
            failure = Failure("corrupt", f"row group {group} can't be read: {error}"[:500])
            for lost in range(number + 1, end + 1):
                yield f"{path}:{lost}", failure
            number = end


def read_csv(source: Source, columns: Columns, delimiter: str) -> Iterator[Document]:
    """The rows of a CSV file with a header line, UTF-8 or CP949."""
    damages: list[Damage] = []
    csv.field_size_limit(MAX_CELL)
    rows = csv.DictReader(_lines(source, damages), restkey="_more", delimiter=delimiter)
    number = 0
    while True:
        number += 1
        name = f"{source.name}:{number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Document(name, failure=Failure("bad-csv", f"line {rows.line_num}: {error}"))
            continue
        for damage in damages:
            yield Document(name, failure=Failure("corrupt", str(damage)))
            number += 1
        damages.clear()
        if row is None:
            return
        yield columns.split(f"{source.name}:{number}", dict(row))


def _lines(source: Source, damages: list[Damage]) -> Iterator[str]:
    decoder: Any = None
    rest = ""
    for piece in pieces(source):
        if isinstance(piece, Damage):
            damages.append(piece)
        elif not isinstance(piece, Boundary):
            decoder = decoder or codecs.getincrementaldecoder(_encoding(piece))("replace")
            *whole, rest = (rest + decoder.decode(piece)).split("\n")
            for line in whole:
                yield line + "\n"
    if rest:
        yield rest


def _encoding(head: bytes) -> str:
    """UTF-8 if the head of the file is UTF-8, else CP949, in which Korean Excel saves its CSV."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp949"
    return "utf-8-sig"
