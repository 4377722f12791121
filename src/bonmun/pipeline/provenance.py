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


def of_batch(documents: Sequence[Document], distinct: Distinct) -> list[str]:
    """A name for each document of a batch: what the batch holds, and the place in it.

    The same batch has the same names whenever it is done. Only where one process has it again, or where the engine
    says which of its tasks this is, two batches of the same pages are told apart.
    """
    parts = [_task(), *(part for document in documents for part in _content(document))]
    batch = distinct(_digest(parts).hex())
    return [f"{batch}:{at}" for at in range(len(documents))]


def _content(document: Document) -> list[bytes]:
    payload = document.payload
    page = payload if isinstance(payload, bytes) else (payload or "").encode("utf-8", "surrogatepass")
    return [page, to_line([document.url, document.carried, document.failure])]


def _task() -> bytes:
    """Which task of Ray or Spark this is; b"" in none. A task that is tried again is the same one."""
    if ray := sys.modules.get("ray"):
        return str(ray.get_runtime_context().get_task_id()).encode() if ray.is_initialized() else b""
    if spark := sys.modules.get("pyspark"):
        context = spark.TaskContext.get()
        return f"{context.stageId()}.{context.partitionId()}".encode() if context else b""
    return b""


def _digest(parts: Sequence[bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.digest()
