"""One function for engines that hand over tables: a batch of pages in, a batch of records out, never an exception.

For Ray Data `map_batches`, Hugging Face `map(batched=True)`, Spark `mapInArrow` and `mapInPandas`, Dask
`map_partitions`. Each process that calls it has one worker of its own, so that a page which hangs or crashes ends as
a row with status "error" instead of ending the task, which engines would repeat or give up with all its rows.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bonmun.errors import PipelineError
from bonmun.pipeline import record
from bonmun.pipeline.columns import FIELDS, TIMES, ZONE, arrow_schema, as_values, spark_schema
from bonmun.pipeline.document import Columns, Document, Failure, batches
from bonmun.pipeline.provenance import Distinct, of_batch
from bonmun.pipeline.supervise import Guard, WorkerLimits
from bonmun.pipeline.work import Work, load_reader

Row = dict[str, Any]


class CleanBatch:
    """A callable that cleans batches; picklable, and safe to call from several threads.

    Takes and gives a pyarrow Table or RecordBatch, a pandas DataFrame, or a dict of columns; as many rows come out
    as went in, in their order. Columns that are neither page nor address come out as JSON text in `carried`.
    `id` is the column that tells the rows apart (else one named id), and comes out as `input`; where there is none,
    where the batch stands, what it holds and the place in it do.
    """

    def __init__(
        self,
        column: str | None = None,
        url: str | None = None,
        *,
        id: str | None = None,
        seconds: float = 15.0,
        memory: int | None = 1 << 30,
        removed: bool = False,
        body: bool = True,
        extractor: str | None = None,
        **options: Any,
    ) -> None:
        self._id = id
        self._work = Work(Columns(column, url), extractor, options, removed=removed, body=body)
        self._limits = WorkerLimits(seconds=seconds, memory=memory)
        load_reader(self._work)  # wrong options are an error here, on the driver, not a million rows later
        self._process = ""  # a copy in another process has a name, as the same batch may come to several
        self._start()

    @property
    def columns(self) -> list[str]:
        """The names of the columns that come out."""
        wanted = {"removed": self._work.removed, "blocks": False, "body": self._work.body}
        return [name for name in FIELDS if wanted.get(name, True)]

    @property
    def spark_schema(self) -> str:
        """What comes out, as the schema `mapInArrow` and `mapInPandas` ask for."""
        return spark_schema(self.columns)

    @property
    def arrow_schema(self) -> Any:
        """What comes out, as a pyarrow schema."""
        return arrow_schema("native", self.columns)

    def __call__(
        self, batch: Any, indices: Sequence[int] | None = None, *, partition_info: Mapping[str, Any] | None = None
    ) -> Any:
        """The records of a batch of pages, in the same sort of table.

        Where the batch stands: `indices`, as Hugging Face's `map(with_indices=True)` gives them, or `partition_info`,
        which Dask gives by itself. Names made of it are the same in every run.
        """
        place = str(partition_info["number"]) if partition_info else "" if indices is None else str(list(indices))
        if isinstance(batch, Mapping):
            rows = self._clean(_from_columns(batch), place)
            return {name: [row[name] for row in rows] for name in self.columns}
        if hasattr(batch, "to_pylist"):
            import pyarrow

            table = pyarrow.Table.from_pylist(self._clean(batch.to_pylist(), place), self.arrow_schema)
            return table if isinstance(batch, pyarrow.Table) else _one_batch(table)
        import pandas

        plain = batch.astype(object).where(batch.notna(), None)
        made = pandas.DataFrame(self._clean(plain.to_dict("records"), place), columns=self.columns, index=batch.index)
        return made.astype(dict.fromkeys(TIMES, pandas.DatetimeTZDtype("us", ZONE)))  # also where all are null

    def over(self, batches: Iterable[Any]) -> Iterator[Any]:
        """The records of each batch in turn, as Spark wants it."""
        return map(self, batches)

    def close(self) -> None:
        """End the worker of this process; the next batch starts another."""
        with self._lock:
            self._guard.close()

    def _start(self) -> None:
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._distinct = Distinct()
        self._guard = Guard(self._work, self._limits, rows=True)
        atexit.register(self._guard.close)

    def _start_anew(self) -> None:
        """Begin in another process, with a worker of its own."""
        self._process = os.urandom(8).hex()
        self._start()

    def _clean(self, table: list[Row], place: str) -> list[Row]:
        if self._pid != os.getpid():  # forked: the worker's pipes are the parent's
            self._start_anew()
        with self._lock:
            rows: list[Row] = []
            for part in batches(self._documents(table, place)):
                try:
                    rows += self._guard.clean(part).rows
                except PipelineError as error:  # no worker could be started: the machine is out of something
                    rows += [record.make(_failed(document, str(error)), None) for document in part]
        return [{name: row[name] for name in self.columns} for row in map(as_values, rows)]

    def _documents(self, table: list[Row], place: str) -> list[Document]:
        documents = [self._work.columns.split("", row) for row in table]
        names = of_batch(documents, self._distinct, place, self._process)
        for document, row, made in zip(documents, table, names, strict=True):
            given = row.get(self._id or "id")
            document.name = made if given is None else str(given)
        return documents

    def __getstate__(self) -> dict[str, Any]:
        return {"_id": self._id, "_work": self._work, "_limits": self._limits}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._start_anew()


def _from_columns(columns: Mapping[str, Any]) -> list[Row]:
    """Rows of a dict of lists or NumPy arrays."""
    plain = {name: values.tolist() if hasattr(values, "tolist") else list(values) for name, values in columns.items()}
    return [dict(zip(plain, row, strict=True)) for row in zip(*plain.values(), strict=True)]


def _one_batch(table: Any) -> Any:
    import pyarrow

    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pyarrow.RecordBatch.from_pylist([], table.schema)


def _failed(document: Document, why: str) -> Document:
    document.failure = document.failure or Failure("no-worker", why)
    return document
