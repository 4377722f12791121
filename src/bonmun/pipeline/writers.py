"""Shards that are either whole or absent: written beside, synced, renamed, then marked done."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from bonmun.errors import PipelineError
from bonmun.extras import install
from bonmun.pipeline.columns import arrow_schema
from bonmun.pipeline.record_schema import SchemaName
from bonmun.pipeline.work import Work

STATE = ".bonmun"
PARQUET_GROUP_BYTES = 32 << 20
"""JSON bytes gathered for a row group: large enough to compress well, small enough to stay in memory."""


class Sink(Protocol):
    """Takes the pieces of one shard."""

    def write(self, piece: bytes) -> None:
        """Add a piece."""

    def close(self) -> None:
        """All pieces are there: write what is left and sync."""


class Output:
    """An output folder with its shards, their done marks, and a lock against a second run."""

    def __init__(self, folder: Path, work: Work) -> None:
        self.folder = folder
        self.format, self.schema = work.format, work.schema
        self.columns: list[str] | None = None
        """Of Parquet; None: those of its first row."""
        self._state = self.folder / STATE
        with named(self.folder):
            (self._state / "done").mkdir(parents=True, exist_ok=True)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the folder for one run; the system lets go of it even when the run is killed."""
        import fcntl

        with named(self.folder):
            lock = (self._state / "lock").open("a")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                busy = f"another run is writing to {self.folder}: wait for it or take another folder"
                raise PipelineError(busy) from None
            self._sweep()
            yield

    def agree(self, plan: dict[str, Any]) -> None:
        """Remember what this folder is made of; refuse to go on when it was begun with something else."""
        begun = read_json(self._state / "run.json")
        if begun is None:
            write_json(self._state / "run.json", plan)
            return
        changed = [key for key in plan if begun.get(key) != plan[key]]
        if changed:
            raise PipelineError(
                f"{self.folder} was begun with other {', '.join(changed)}: repeat the same command to finish it, "
                "take another folder, or begin again with --overwrite"
            )

    def clear(self) -> None:
        """Forget what was done before, and remove the shards of it."""
        for mark in (self._state / "done").glob("*.json"):
            for shard in self.folder.glob(f"part-{mark.stem}.*"):  # in whatever format it was
                shard.unlink(missing_ok=True)
            mark.unlink(missing_ok=True)
        (self._state / "run.json").unlink(missing_ok=True)

    def done(self) -> dict[int, dict[str, Any]]:
        """The marks of the shards that are done and still there, by number."""
        marks = {}
        for path in sorted((self._state / "done").glob("*.json")):
            mark = read_json(path)
            if mark is not None and self._is_whole(int(path.stem), mark):
                marks[int(path.stem)] = mark
        return marks

    def path(self, number: int) -> Path:
        """Where a shard stands when it is whole."""
        return self.folder / f"part-{number:05d}.{self.format}"

    def open(self, number: int) -> Shard:
        """A new shard."""
        return Shard(self, number)

    def mark(self, number: int, facts: dict[str, Any]) -> None:
        """Mark a shard that is in its place as done."""
        write_json(self._mark(number), {**facts, "bytes": self.path(number).stat().st_size})

    def _is_whole(self, number: int, mark: dict[str, Any]) -> bool:
        path = self.path(number)
        return path.exists() and path.stat().st_size == mark.get("bytes")

    def _mark(self, number: int) -> Path:
        return self._state / "done" / f"{number:05d}.json"

    def _sweep(self) -> None:
        """Remove what a killed run left half written."""
        for leftover in self.folder.glob(".part-*.tmp"):
            leftover.unlink(missing_ok=True)


class Shard:
    """A shard being written, under a hidden name until it is whole."""

    def __init__(self, output: Output, number: int) -> None:
        self._output, self._number = output, number
        self._final = output.path(number)
        self._temporary = output.folder / f".{self._final.name}.tmp"
        with named(self._temporary):
            self._file = self._temporary.open("wb")
        self._sink: Sink = PlainSink(self._file)
        if output.format == "parquet":
            self._sink = ParquetSink(self._file, output.schema, output.columns)

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        with named(self._temporary):
            self._sink.write(piece)

    def finish(self, facts: dict[str, Any]) -> None:
        """Sync, rename, mark as done."""
        with named(self._temporary):
            self._sink.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._temporary.rename(self._final)
            sync_folder(self._output.folder)
            self._output.mark(self._number, facts)

    def __enter__(self) -> Shard:
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves nothing behind of a shard that was not finished."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._temporary.unlink(missing_ok=True)


class PlainSink:
    """JSON Lines, whose pieces are compressed already: gzip members and zstd frames may follow each other."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        self._file.write(piece)

    def close(self) -> None:
        """Does nothing: each piece is written at once."""


class ParquetSink:
    """Parquet with the columns of the record; JSON Lines come in."""

    def __init__(self, file: Any, schema: SchemaName, columns: list[str] | None = None) -> None:
        try:
            import pyarrow.parquet
        except ImportError as error:
            raise PipelineError(f"writing Parquet needs pyarrow: {install('parquet')}") from error
        self._file, self._schema, self._columns = file, schema, columns
        self._lines = io.BytesIO()
        self._writer: pyarrow.parquet.ParquetWriter | None = None

    def write(self, piece: bytes) -> None:
        """Add lines; every so often they become a row group."""
        self._lines.write(piece)
        if self._lines.tell() >= PARQUET_GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        """Write the last row group and the footer."""
        self._flush()
        if self._writer is not None:
            self._writer.close()

    def _flush(self) -> None:
        import pyarrow.json
        import pyarrow.parquet

        data = self._lines.getvalue()
        self._lines = io.BytesIO()
        if not data:
            return
        schema = arrow_schema(self._schema, self._columns or list(json.loads(data[: data.index(b"\n")])))
        try:
            table = pyarrow.json.read_json(
                io.BytesIO(data),
                read_options=pyarrow.json.ReadOptions(block_size=len(data) + 1),
                parse_options=pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
            )
        except pyarrow.ArrowInvalid as error:  # rows that others wrote, under a name of ours
            raise PipelineError(f"a row does not fit the record's columns: {error}") from error
        if self._writer is None:
            self._writer = pyarrow.parquet.ParquetWriter(self._file, schema, compression="zstd")
        self._writer.write_table(table.select(schema.names))


@contextlib.contextmanager
def named(path: Path | str) -> Iterator[None]:
    """Turns a system error into one that names the file and what to do."""
    try:
        yield
    except BrokenPipeError:  # no fault: whoever read our output has enough
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            advice = "free some space and repeat the command: what is done stays done"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            advice = "take a folder you may write to"
        else:
            advice = "repeat the command: what is done stays done"
        raise PipelineError(f"can't write {path}: {error.strerror or error}; {advice}") from error


def write_json(path: Path, value: Any) -> None:
    """Write a small JSON file so that it is whole or absent."""
    temporary = path.with_name(f".{path.name}.tmp")
    with named(path):
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.rename(path)
        sync_folder(path.parent)


def read_json(path: Path) -> Any:
    """What `write_json` wrote; None when it is not there or not whole."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
