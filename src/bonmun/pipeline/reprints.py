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
from typing import NamedTuple

from bonmun.errors import PipelineError
from bonmun.pipeline.columns import FIELDS, MARKS, in_table
from bonmun.pipeline.json_lines import to_line
from bonmun.pipeline.minhash import Found, Index, Settings, open_database
from bonmun.pipeline.readers import Inputs, jsonl, records
from bonmun.pipeline.readers.entries import opened
from bonmun.pipeline.readers.table import parquet_rows
from bonmun.pipeline.record_schema import Row
from bonmun.pipeline.wire import wire
from bonmun.pipeline.work import Format, Work, compressor
from bonmun.pipeline.writers import STATE, Output
from bonmun.pipeline.written import from_table, native
from bonmun.terminal import Tick, no_tick

SHARD_ROWS, PIECE_ROWS = 10_000, 250
KINDS = ("jsonl", "json", "parquet")


class Report(NamedTuple):
    """What was found."""

    found: Found
    agencies: dict[str, int]
    """How many reprints of each agency."""


def dedup(
    inputs: Sequence[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    tick: Tick = no_tick,
    form: Format = "jsonl.gz",
) -> Report:
    """What was found, after writing every record of `inputs` with its marks into the folder `out`.

    `tick` is called after each record that is read to be compared.

    Marks: `dup_cluster` (id of the original), `dup_of` (the same, on reprints only), `similarity` to the original,
    `wire_agency`. Lines hold what came in; Parquet has the columns of the native record, whatever the names were.
    The inputs are read twice, so standard input can't be one.
    """
    settings = settings or Settings()
    sources = Inputs([str(name) for name in inputs])
    if sources.is_stdin:
        raise PipelineError("dedup reads its input twice: give it files, not standard input")
    output = Output(Path(out), Work(format=form))
    with output.locked():
        output.clear()
        database = Path(out) / STATE / "dedup.sqlite"
        database.unlink(missing_ok=True)
        try:
            with closing(open_database(database)) as connection:
                index = Index(connection, settings)
                seen: dict[str, None] = {}
                for name, row in rows(sources):
                    known = native(row)
                    seen |= dict.fromkeys(known)
                    index.add(name, {**known, settings.text: row.get(settings.text, known.get(settings.text))})
                    tick()
                index.choose_originals()
                output.columns = [*(name for name in FIELDS if name in seen), *MARKS]
                agencies = _write(sources, output, index)
                return Report(index.found(), agencies)
        except sqlite3.Error as error:
            advice = "free some space and repeat the command"
            raise PipelineError(f"can't write {database}: {error}; {advice}") from error
        finally:
            database.unlink(missing_ok=True)


def rows(sources: Inputs) -> Iterator[tuple[str, Row]]:
    """The records in JSON Lines, JSON and Parquet files with the place of each; what can't be read is a record too."""
    for entry in sources.entries:
        if entry.failure or entry.kind not in KINDS:
            raise PipelineError(f"dedup reads records in JSON Lines or Parquet, as `bonmun run` writes: {entry.path}")
        with closing(opened(entry.path)) as source:
            if entry.kind == "parquet":
                for name, found in parquet_rows(source):
                    yield name, from_table(found) if isinstance(found, dict) else _unreadable(name, str(found))
            else:
                for document in (jsonl if entry.kind == "jsonl" else records).read(source):
                    yield document.name, _parsed(document.name, document.payload, str(document.failure))


def _write(sources: Inputs, output: Output, index: Index) -> dict[str, int]:
    """Every record with its marks; gives how many reprints each agency has."""
    agencies: Counter[str] = Counter()
    pack = compressor(output.format)
    shown = _in_columns if output.format == "parquet" else _as_it_came
    lines = (to_line(shown(row, output.columns or [])) for row in _marked(sources, index, agencies))
    for number, part in enumerate(_parts(lines, SHARD_ROWS)):
        written = 0
        with output.open(number) as shard:
            for piece_lines in _parts(part, PIECE_ROWS):
                piece = list(piece_lines)
                written += len(piece)
                shard.write(pack(b"".join(piece)))
            shard.finish({"rows": written})
    return dict(agencies.most_common())


def _marked(sources: Inputs, index: Index, agencies: Counter[str]) -> Iterator[Row]:
    for number, (_, row) in enumerate(rows(sources)):
        marks = index.marks(number)
        agency = wire(native(row)).agency
        if marks["dup_of"] and agency:
            agencies[agency] += 1
        yield {**row, **marks, "wire_agency": agency}


def _as_it_came(row: Row, _: list[str]) -> Row:
    return row


def _in_columns(row: Row, columns: list[str]) -> Row:
    """The native row with these columns, null where it has none; marks stand beside it, whatever it was wrapped in."""
    known = native({name: value for name, value in row.items() if name not in MARKS})
    known |= {name: row[name] for name in MARKS}
    return in_table({name: known.get(name) for name in columns})


def _parts(lines: Iterator[bytes], size: int) -> Iterator[Iterator[bytes]]:
    """The lines in parts of `size`; each part has to be read to its end before the next."""
    for first in lines:
        yield chain([first], islice(lines, size - 1))


def _parsed(name: str, line: bytes | str | None, failure: str) -> Row:
    try:
        row = json.loads(line or b"")
    except ValueError as error:
        return _unreadable(name, failure if line is None else str(error))
    return row if isinstance(row, dict) else _unreadable(name, "not an object")


def _unreadable(name: str, message: str) -> Row:
    return {"input": name, "status": "error", "error": {"code": "corrupt", "message": message}}
