"""A run: documents in, supervised workers, shards out; killed at any moment, the same call finishes the work."""

from __future__ import annotations

import dataclasses
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from bonmun.errors import PipelineError
from bonmun.pipeline.document import Document, batches
from bonmun.pipeline.pool import in_order
from bonmun.pipeline.readers import Inputs
from bonmun.pipeline.summary import Summary
from bonmun.pipeline.supervise import WorkerLimits
from bonmun.pipeline.work import Work
from bonmun.pipeline.worker import Piece
from bonmun.pipeline.writers import Output, named, write_json
from bonmun.version import __version__

SHARD_ROWS = 1000
STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run works; `work` is what it does with each document."""

    work: Work = field(default_factory=lambda: Work(format="jsonl.gz"))
    limits: WorkerLimits = field(default_factory=WorkerLimits)
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    shard_rows: int = SHARD_ROWS
    overwrite: bool = False


@dataclass(slots=True)
class Result:
    """What came of a run, shards done earlier included."""

    summary: Summary
    rows_in: int
    rows_before: int
    """Rows of shards that were done before this call."""
    seconds: float
    skipped: dict[str, int]

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON would have it."""
        fresh = self.rows_in - self.rows_before
        return {
            "bonmun": __version__, "rows_in": self.rows_in, "rows_out": self.summary.rows,
            "rows_before": self.rows_before, "seconds": round(self.seconds, 2),
            "rows_per_second": round(fresh / self.seconds, 1) if self.seconds else None,
            "not_documents": self.skipped, **self.summary.to_dict(),
        }  # fmt: skip


Watch = Callable[[int, int, int, int], None]
"""Told, as the run goes on: rows done, errors among them, input bytes read, input bytes in all."""


def run(
    inputs: Sequence[str | os.PathLike[str]] | Inputs,
    out: str | os.PathLike[str],
    settings: Settings | None = None,
    watch: Watch | None = None,
) -> Result:
    """The result of cleaning all inputs into the folder `out` ("-": JSON Lines to standard output).

    Every input gives exactly one row, or PipelineError is raised. Shards that are done are not done again.
    """
    settings = settings or Settings()
    started = time.monotonic()
    sources = inputs if isinstance(inputs, Inputs) else Inputs(inputs, settings.work.columns)
    if str(out) == STDOUT:
        return _stream(sources, sys.stdout.buffer, settings, watch, started)
    output = Output(Path(out), settings.work)
    with output.locked():
        if settings.overwrite:
            output.clear()
        output.agree(_plan(sources, settings))
        done = output.done()
        if sources.is_stdin and done:
            raise PipelineError(f"{out} was begun from standard input, which can't be read again: use --overwrite")
        result = _shards(sources, output, settings, watch, started, done)
        write_json(Path(out) / "_summary.json", result.to_dict())
    return result


def _plan(sources: Inputs, settings: Settings) -> dict[str, Any]:
    """What has to be the same for a run to be finished by another call."""
    options = {key: value for key, value in dataclasses.asdict(settings.work).items() if key != "format"}
    return {
        "inputs": sources.fingerprint(),
        "options": repr(sorted(options.items())),
        "shard size": settings.shard_rows,
        "format": settings.work.format,
        "version of bonmun": __version__,
    }


def _shards(
    sources: Inputs, output: Output, settings: Settings, watch: Watch | None, started: float,
    done: dict[int, dict[str, Any]],
) -> Result:  # fmt: skip
    intake = Intake(sources.documents(), settings.shard_rows, frozenset(done))
    total = Summary()
    for mark in done.values():
        total.merge(mark)
    before = total.rows
    with closing(intake.through(settings)) as pieces:
        for number, part in groupby(pieces, itemgetter(0)):
            summary = Summary()
            with output.open(number) as shard:
                for _, piece in part:
                    shard.write(piece.data)
                    summary.add(piece.outcomes)
                    total.add(piece.outcomes)
                    if watch:
                        watch(total.rows, total.errors, sources.position, sources.total_bytes)
                shard.finish(summary.to_dict())
    return _result(total, intake.read, before, started, sources)


def _stream(sources: Inputs, out: BinaryIO, settings: Settings, watch: Watch | None, started: float) -> Result:
    settings = dataclasses.replace(settings, work=dataclasses.replace(settings.work, format="jsonl"))
    intake = Intake(sources.documents(), settings.shard_rows, frozenset())
    total = Summary()
    for _, piece in intake.through(settings):
        with named("standard output"):
            out.write(piece.data)
            out.flush()
        total.add(piece.outcomes)
        if watch:
            watch(total.rows, total.errors, sources.position, sources.total_bytes)
    return _result(total, intake.read, 0, started, sources)


def _result(total: Summary, rows_in: int, before: int, started: float, sources: Inputs) -> Result:
    if total.rows != rows_in:
        raise PipelineError(f"{rows_in} inputs gave {total.rows} rows: please report this; the output is not complete")
    return Result(total, rows_in, before, time.monotonic() - started, dict(sources.skipped))


class Intake:
    """Numbers the documents, leaves out those of shards that are done, and packs the rest into batches."""

    def __init__(self, documents: Iterable[Document], shard_rows: int, done: frozenset[int]) -> None:
        self._documents, self._shard_rows, self._done = documents, shard_rows, done
        self._shards: deque[int] = deque()
        self.read = 0

    def through(self, settings: Settings, *, rows: bool = False) -> Generator[tuple[int, Piece], None, None]:
        """The finished batches in order, each with the number of its shard; `rows`: with the records themselves."""
        with closing(in_order(self._batches(), settings.work, settings.limits, settings.jobs, rows=rows)) as pieces:
            for piece in pieces:
                yield self._shards.popleft(), piece

    def _batches(self) -> Iterator[list[Document]]:
        for shard, todo in groupby(self._todo(), itemgetter(0)):
            for batch in batches(document for _, document in todo):
                self._shards.append(shard)
                yield batch

    def _todo(self) -> Iterator[tuple[int, Document]]:
        for document in self._documents:
            shard = self.read // self._shard_rows
            self.read += 1
            if shard not in self._done:
                yield shard, document
