"""Many sources in, their articles out: in order, as they are asked for, read by supervised worker processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import Any, TypeAlias

from bonmun.article import Article
from bonmun.decode import handed_in
from bonmun.decode.handed_in import Source
from bonmun.extractor import Extractor
from bonmun.pipeline import pool, work
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.supervise import WorkerLimits
from bonmun.pipeline.work import Work

Sources: TypeAlias = Iterable[Source | tuple[Source, str | None]]
BATCH = 8
"""Sources that a worker is handed at once: handing over costs a millisecond, reading some five for each."""
_KIND = "\0kind"
"""Under this name in a document's `carried`: what the Article is called that stands for a source that is not read."""


def extract_many(
    sources: Sources, *, workers: int | None = None, extractor: Extractor | None = None, seconds: float = 15.0
) -> Iterator[Article]:
    """The article of each source, in the order of the sources, as they are asked for.

    A source is what `extract` takes, or a pair of that and its address. `workers`: how many processes read, as many
    as there are processors where nothing is said. `extractor`: the options to read with. `seconds`: what a source may
    take; one that takes longer, kills its process, or is a path that can't be read becomes an Article that says so.

    Some `workers` × 24 sources are taken ahead of the article that is asked for, and no more. TypeError when a source
    is none that `extract` takes; what the iterable of the sources raises is raised here.
    """
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        raise ValueError(f"workers: {workers!r} is no whole number above 0")
    if isinstance(sources, str | bytes | os.PathLike):
        raise TypeError("extract_many takes many sources, as a list of them; extract takes one")
    return _articles(sources, workers or _processors(), extractor or Extractor(), WorkerLimits(seconds=seconds))


def _articles(sources: Sources, workers: int, extractor: Extractor, limits: WorkerLimits) -> Iterator[Article]:
    ordered = Work(extractor=f"{__name__}:_given", options={"extractor": extractor}, cleaner=f"{__name__}:_Cleaner")
    with closing(pool.in_order(_batches(sources), ordered, limits, workers, 3 * workers, rows=True)) as pieces:
        for piece in pieces:
            for row in piece.rows:
                yield row["article"]


def _batches(sources: Sources) -> Iterator[list[Document]]:
    documents = map(_document, enumerate(sources))
    while batch := list(islice(documents, BATCH)):
        yield batch


def _document(numbered: tuple[int, Source | tuple[Source, str | None]]) -> Document:
    number, given = numbered
    source, url = given if isinstance(given, tuple) and len(given) == 2 else (given, None)
    document = Document(str(number), url=url)
    try:
        raw = handed_in.raw(source, url)
    except OSError as error:
        document.failure = Failure("unreadable", str(error.strerror or error))
        return document
    document.payload, document.url, document.content_type = raw.content, raw.url, raw.content_type
    if raw.refused is not None:
        kind, reason = raw.refused
        code, _, message = reason.partition(": ")
        document.failure, document.carried[_KIND] = Failure(code, message), kind
    return document


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _given(extractor: Extractor) -> Extractor:
    """The extractor as it came to the worker."""
    return extractor


class _Cleaner(work.Cleaner):
    """Makes a row of each article that holds it whole."""

    def row(self, document: Document) -> dict[str, Any]:
        article = work.read(document, self._reader)
        if article is None:
            code, message = document.failure or Failure("raised", "")
            kind = document.carried.get(_KIND, "error")
            article = Article(kind=kind, method="none", reason=f"{code}: {message}", url=document.url)
        return {
            "article": article, "input": document.name, "status": "ok", "kind": article.kind, "method": article.method,
            "publisher": article.publisher, "url": article.url, "reason": article.reason, "flags": (),
        }  # fmt: skip
