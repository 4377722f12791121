"""What the loaders for retrieval frameworks share: the articles among the records, flat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from bonmun.pipeline.corpus import Intake, Settings
from bonmun.pipeline.document import Columns
from bonmun.pipeline.readers import Inputs
from bonmun.pipeline.work import Work

ROW = ("input", "requested", "article_id", "schema_version", "bonmun_version")
"""What tells the row; no reader of an article wants it, nor a model."""
FIELDS = ("id", "text", "title", "url", "publisher", "published", "section", *ROW)


def articles(
    inputs: Sequence[str], skipped: dict[str, int], column: str | None, options: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """The records that have a body, reduced to the fields retrieval needs; the others are counted in `skipped`."""
    own = dict(options)
    work = Work(Columns(column), own.pop("extractor", None), own, removed=False)
    settings = Settings(work, jobs=1)
    sources = Inputs(inputs, settings.work.columns)
    intake = Intake(sources.documents(), settings.shard_rows, frozenset())
    with closing(intake.through(settings, rows=True)) as pieces:
        for row in (row for _, piece in pieces for row in piece.rows):
            if row["status"] == "ok":
                yield {name: row[name] for name in FIELDS} | {"authors": ", ".join(a["name"] for a in row["authors"])}
            else:
                code = row["reason"].partition(":")[0]
                skipped[code] = skipped.get(code, 0) + 1
