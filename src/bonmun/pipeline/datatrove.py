"""Steps for datatrove pipelines: a reader that drops no page, and a cleaning step that keeps failures as metadata.

datatrove's own WARC reader drops every page with a bad byte, and a shard that is cut off stops its task for ever.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from datatrove.data import Document as Trove
from datatrove.pipeline.base import PipelineStep

from bonmun.pipeline.columns import arrow_schema, as_values, types
from bonmun.pipeline.document import Columns, Document, Failure, batches, unpack
from bonmun.pipeline.json_lines import to_line
from bonmun.pipeline.provenance import Distinct
from bonmun.pipeline.readers import Inputs
from bonmun.pipeline.readers.entries import PREFIX
from bonmun.pipeline.readers.wanted import wanted
from bonmun.pipeline.supervise import Guard, WorkerLimits
from bonmun.pipeline.work import Work

RAW, ADDRESS, TYPE, FAILURE, CARRIED = "raw", "url", "content_type", "failure", "carried"


class ReadPages(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Reads whatever `bonmun run` reads; the files are shared out over the tasks, so give as many tasks as files.

    Each document holds the page's untouched bytes in `metadata["raw"]`, its address and content type; `text` is the
    decoded page. What could not be read is a document too, with `metadata["failure"]`. `hosts` (a file or "known"),
    `hangul`, `prefix` and `only` say what is read, as the options of `bonmun run` do.
    """

    type = "📖 - READER"
    name = "📰 bonmun pages"

    def __init__(
        self,
        inputs: list[str] | str,
        column: str | None = None,
        url: str | None = None,
        *,
        hosts: str | None = None,
        hangul: bool = False,
        prefix: str = PREFIX,
        only: str = "",
    ) -> None:
        super().__init__()
        self.wanted = wanted(hosts, hangul=hangul)
        self.listed = {"prefix": prefix, "only": only}
        self.inputs = [inputs] if isinstance(inputs, str) else inputs
        self.columns = Columns(column, url)

    def run(self, data: Iterator[Trove] | None = None, rank: int = 0, world_size: int = 1) -> Iterator[Trove]:
        """The documents before this step, then those of this task's share of the files."""
        yield from data or ()
        sources = Inputs(self.inputs, self.columns, self.wanted, **self.listed)
        sources.entries = sources.entries[rank::world_size]
        for document in sources.documents():
            with self.track_time():
                made = _to_trove(unpack(document, self.columns))
                self.stat_update("unreadable" if FAILURE in made.metadata else "pages")
                self.update_doc_stats(made)
            yield made


class CleanPages(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Puts the article's body into `text`, the record's `id` into `id` and the rest of the record into `metadata`.

    The id that a document came with is the record's `input`; metadata of steps before stays beside the record's.

    A page without a body stays, with an empty text and `metadata["status"]`: drop it with a LambdaFilter if you wish.
    A page that hangs or crashes costs only itself.
    """

    type = "🛢 - EXTRAC"
    name = "🧹 bonmun clean"

    def __init__(
        self,
        seconds: float = 15.0,
        memory: int | None = 1 << 30,
        extractor: str | None = None,
        body: bool = True,
        **options: Any,
    ) -> None:
        super().__init__()
        self.work = Work(extractor=extractor, options=options, removed=False, body=body)
        self.limits = WorkerLimits(seconds=seconds, memory=memory)

    def run(self, data: Iterator[Trove], rank: int = 0, world_size: int = 1) -> Iterator[Trove]:
        """As many documents as came in, in their order."""
        guard = Guard(self.work, self.limits, rows=True)
        distinct = Distinct()
        waiting: deque[Trove] = deque()

        def handed() -> Iterator[Document]:
            for document in data:
                waiting.append(document)
                yield _from_trove(document, distinct(document.id))

        try:
            for batch in batches(handed()):
                with self.track_time():
                    rows = guard.clean(batch).rows
                for row in rows:
                    self.stat_update(row["status"])
                    yield _cleaned(waiting.popleft(), row)
        finally:
            guard.close()


def record_row(writer: Any, document: Trove) -> dict[str, Any]:
    """The cleaned document as `bonmun run` writes it: the adapter for datatrove's JsonlWriter."""
    whole = {"id": document.id, "text": document.text, **document.metadata}
    return {name: whole.get(name) for name in types("native") if name != "body" or name in whole}


def table_row(writer: Any, document: Trove) -> dict[str, Any]:
    """The same with times as timestamps: the adapter for datatrove's ParquetWriter, beside `table_schema`."""
    return as_values(record_row(writer, document))


def table_schema(*, body: bool = True) -> Any:
    """The pyarrow schema of `table_row`; left to itself the writer takes that of the first document, which has gaps."""
    return arrow_schema("native", [name for name in types("native") if body or name != "body"])


def _to_trove(document: Document) -> Trove:
    payload = document.payload
    metadata: dict[str, Any] = {ADDRESS: document.url, TYPE: document.content_type, CARRIED: document.carried}
    if document.failure:
        metadata[FAILURE] = list(document.failure)
    if isinstance(payload, bytes):
        from bonmun.decode import decode

        metadata[RAW] = payload
        payload = decode(payload, document.content_type).text
    return Trove(text=payload or "", id=document.name, metadata=metadata)


def _from_trove(document: Trove, name: str) -> Document:
    """The page in a document, also in one that another reader made."""
    metadata = document.metadata
    failure = metadata.get(FAILURE)
    return Document(
        name,
        payload=metadata.get(RAW, document.text),
        url=metadata.get(ADDRESS),
        content_type=metadata.get(TYPE),
        carried=metadata.get(CARRIED) or {},
        failure=Failure(*failure) if failure else None,
    )


def _cleaned(document: Trove, row: dict[str, Any]) -> Trove:
    kept = {key: value for key, value in document.metadata.items() if key not in (RAW, FAILURE, TYPE)}
    record = {key: value for key, value in row.items() if key not in ("text", "id")}
    # One round through JSON: datatrove's writers can't write what JSON has no word for.
    document.metadata = json.loads(to_line({**kept, **record}))
    document.text, document.id = row["text"], row["id"]
    return document
