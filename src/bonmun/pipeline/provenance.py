"""Where a row came from, once in a run: names that are told apart, and made where the caller gives none."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence

from bonmun.pipeline.document import Document
from bonmun.pipeline.json_lines import to_line


class Distinct:
    """Gives each name once: what comes again is told apart by a number. Not to be shared between threads."""

    def __init__(self) -> None:
        self._given: Counter[bytes] = Counter()

    def __call__(self, name: str) -> str:
        """The name, or the name and which time it is ("a#2")."""
        key = _digest([name.encode("utf-8", "surrogatepass")])
        self._given[key] += 1
        return name if self._given[key] == 1 else f"{name}#{self._given[key]}"


def of_batch(documents: Sequence[Document], distinct: Distinct, place: str = "", process: str = "") -> list[str]:
    """A name for each document of a batch: where the batch stands, what it holds, and the place in it.

    Where it stands is the engine's task, or the `place` that the caller knows: the same batch then has the same names
    whenever it is done. Where neither is known the name of the `process` stands for it.
    """
    where = f"{_task()}{place}" or process
    parts = [where.encode(), *(part for document in documents for part in _content(document))]
    batch = distinct(_digest(parts).hex())
    return [f"{batch}:{at}" for at in range(len(documents))]


def _content(document: Document) -> list[bytes]:
    payload = document.payload
    page = payload if isinstance(payload, bytes) else (payload or "").encode("utf-8", "surrogatepass")
    return [page, to_line([document.url, document.carried, document.failure])]


def _task() -> str:
    """Which task of Ray or Spark this is; "" in none. A task that is tried again is the same one."""
    ray, spark = sys.modules.get("ray"), sys.modules.get("pyspark")
    if ray and ray.is_initialized():
        return str(ray.get_runtime_context().get_task_id())
    context = spark.TaskContext.get() if spark else None
    return f"{context.stageId()}.{context.partitionId()}" if context else ""


def _digest(parts: Sequence[bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.digest()
