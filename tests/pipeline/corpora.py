"""Small corpora, and runs over them, for the pipeline tests."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bonmun.pipeline.corpus import Settings
from bonmun.pipeline.supervise import WorkerLimits
from bonmun.pipeline.work import Format, Work

HERE = str(Path(__file__).parent)


HUNG = 12.0
"""Seconds after which a page is taken to hang, where one does; on a stalled machine others may need a few."""


def poisoned(shard_format: Format = "jsonl", seconds: float = 60.0, jobs: int = 2, **more: Any) -> Settings:
    """Settings of a run whose pages are commands to `poison.Extractor`; few seconds only where a page hangs."""
    work = Work(**{"extractor": "poison:Extractor", "format": shard_format, **more.pop("work", {})})
    return Settings(work, WorkerLimits(seconds=seconds), jobs, **{"shard_rows": 10, **more})


def write_jsonl(path: Path, pages: Iterable[Any]) -> Path:
    """A JSON Lines file with a line for each page; bytes are written as they are."""
    lines = [
        page if isinstance(page, bytes) else json.dumps({"html": page, "n": at}).encode()
        for at, page in enumerate(pages)
    ]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def rows_of(folder: Path) -> list[dict[str, Any]]:
    """All rows of all shards, in order."""
    rows = []
    for path in sorted(folder.glob("part-*")):
        opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rb") as file:
            rows += [json.loads(line) for line in file]
    return rows
