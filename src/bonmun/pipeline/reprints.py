"""Reprints: which records say the same, which of them is the original, how alike they are. Marks, never deletes.

The input is read twice: first to compare, then to write every record with its marks.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from bonmun.errors import PipelineError
from bonmun.pipeline.json_lines import to_line
from bonmun.pipeline.minhash import Found, Index, Settings, open_database
from bonmun.pipeline.readers import Inputs, jsonl
from bonmun.pipeline.readers.table import parquet_rows
from bonmun.pipeline.stream import Source
from bonmun.pipeline.wire import wire
from bonmun.pipeline.work import Work, compressor
from bonmun.pipeline.writers import STATE, Output
from bonmun.terminal import Tick, no_tick

SHARD_ROWS, PIECE_ROWS = 10_000, 250
_PACK = compressor("jsonl.gz")


class Report(NamedTuple):
    """What was found."""

    found: Found
    agencies: dict[str, int]
    """How many reprints of each agency."""


def dedup(
    inputs: Sequence[str | Path], out: str | Path, settings: Settings | None = None, tick: Tick = no_tick
) -> Report:
    """What was found, after writing every record of `inputs` with its marks into the folder `out`.

    `tick` is called after each record that is read to be compared.

    Marks: `dup_cluster` (id of the original), `dup_of` (the same, on reprints only), `similarity` to the original,
    `wire_agency`. The inputs are read twice, so standard input can't be one.
    """
    settings = settings or Settings()
    sources = Inputs([str(name) for name in inputs])
    if sources.is_stdin:
        raise PipelineError("dedup reads its input twice: give it files, not standard input")
    output = Output(Path(out), Work(format="jsonl.gz"))
    with output.locked():
        output.clear()
        database = Path(out) / STATE / "dedup.sqlite"
        database.unlink(missing_ok=True)
        try:
            with closing(open_database(database)) as connection:
                index = Index(connection, settings)
                for row in rows(sources):
                    index.add(row)
                    tick()
                index.settle()
                agencies = _write(sources, output, index)
                return Report(index.found(), agencies)
        except sqlite3.Error as error:
            advice = "free some space and repeat the command"
            raise PipelineError(f"can't write {database}: {error}; {advice}") from error
        finally:
            database.unlink(missing_ok=True)


def rows(sources: Inputs) -> Iterator[dict[str, Any]]:
    """The records in JSON Lines and Parquet files; a line that can't be read is a record that says so."""
    for entry in sources.entries:
        if entry.kind == "parquet":
            with closing(Source(entry.path)) as source:
                for name, row in parquet_rows(source):
                    yield row if isinstance(row, dict) else _unreadable(name, str(row))
        elif entry.kind == "jsonl":
            with closing(Source(entry.path)) as source:
                for document in jsonl.read(source):
                    yield _parsed(document.name, document.payload, str(document.failure))
        else:
            raise PipelineError(f"dedup reads records in JSON Lines or Parquet, as `bonmun run` writes: {entry.path}")


def _write(sources: Inputs, output: Output, index: Index) -> dict[str, int]:
    """Every record with its marks; gives how many reprints each agency has."""
    agencies: Counter[str] = Counter()
    for number, part in enumerate(_parts(_marked(sources, index, agencies), SHARD_ROWS)):
        written = 0
        with output.open(number) as shard:
            for lines in _parts(part, PIECE_ROWS):
                piece = list(lines)
                written += len(piece)
                shard.write(_PACK(b"".join(piece)))
            shard.finish({"rows": written})
    return dict(agencies.most_common())


def _marked(sources: Inputs, index: Index, agencies: Counter[str]) -> Iterator[bytes]:
    for number, row in enumerate(rows(sources)):
        marks = index.marks(number)
        agency = wire(row).agency
        if marks["dup_of"] and agency:
            agencies[agency] += 1
        yield to_line({**row, **marks, "wire_agency": agency})


def _parts(lines: Iterator[bytes], size: int) -> Iterator[Iterator[bytes]]:
    """The lines in parts of `size`; each part has to be read to its end before the next."""
    for first in lines:
        yield chain([first], islice(lines, size - 1))


def _parsed(name: str, line: bytes | str | None, failure: str) -> dict[str, Any]:
    try:
        row = json.loads(line or b"")
    except ValueError as error:
        return _unreadable(name, failure if line is None else str(error))
    return row if isinstance(row, dict) else _unreadable(name, "not an object")


def _unreadable(name: str, message: str) -> dict[str, Any]:
    return {"input": name, "status": "error", "error": {"code": "corrupt", "message": message}}
