"""Turns a request into its answer in a worker: a line of JSON, or a report drawn as a page."""

from __future__ import annotations

import pickle
from typing import Any, NamedTuple

from bonmun.article import Article
from bonmun.extractor import Extractor
from bonmun.pipeline import record, work
from bonmun.pipeline.document import Document
from bonmun.pipeline.json_lines import to_line
from bonmun.pipeline.record_schema import SchemaName, rename
from bonmun.report.folder_report import Row, removed
from bonmun.report.page_report import page_report
from bonmun.report.source import explainer, of, unread
from bonmun.serve.asking import Asked, of_document

INDEX = "\0index"
"""Under this name in a document's `carried`: its report is wanted, and this is the address of the list it is in."""
_ANSWER = "\0answer"
"""In the row on its way from `row` to `line`: the drawn report, or the names its fields are asked for under."""


class Drawn(NamedTuple):
    """A report and what the list of several tells of it."""

    page: str
    row: Row
    junk: dict[str, int]
    """Removed characters by kind."""


class Cleaner(work.Cleaner):
    """Makes the answers to requests, each read with the options it asks for."""

    def __init__(self, ordered: work.Work) -> None:
        self._base: dict[str, Any] = ordered.options
        self._extractors: dict[tuple[Any, ...], Extractor] = {}
        super().__init__(ordered)

    def row(self, document: Document) -> dict[str, Any]:
        """The record, with the answer to send hidden in it."""
        asked = of_document(document)
        article = work.read(asked.document, _Reader(self._extractor(asked), asked.is_dump))
        made = record.make(
            asked.document, article, asked.document.failure, removed=asked.options.removed, blocks=asked.options.blocks
        )
        index: str | None = document.carried.get(INDEX)
        made[_ANSWER] = self._drawn(asked.document, article, index) if index is not None else asked.options.schema
        return made

    def line(self, row: dict[str, Any]) -> bytes:
        """The answer."""
        answer: bytes | SchemaName = row.pop(_ANSWER)
        return answer if isinstance(answer, bytes) else to_line(rename(row, answer))

    def _drawn(self, document: Document, article: Article | None, index: str) -> bytes:
        source = unread(document) if article is None else of(document, article)
        origins = explainer(self._base.get("sites", True))[1]
        return pickle.dumps(Drawn(page_report(source, origins, index=index), Row.of(source), removed(source)))

    def _extractor(self, asked: Asked) -> Extractor:
        """The extractor for the options; there are as many as options can be combined, and each is made once."""
        key = asked.options.reading
        if key not in self._extractors:
            base = self._base
            self._extractors[key] = Extractor(**{
                **base,
                "sites": base.get("sites", True) if asked.options.sites else False,
                "fallback": base.get("fallback", True) and asked.options.fallback,
                "pii": base.get("pii", True) and asked.options.pii,
                "keep": asked.options.keep,
            })  # fmt: skip
        return self._extractors[key]


class _Reader:
    """An extractor that takes for a dump what the request calls text."""

    def __init__(self, extractor: Extractor, is_dump: bool) -> None:
        self._extractor, self._is_dump = extractor, is_dump

    def extract(self, raw: Any, url: str | None = None, content_type: str | None = None) -> Article:
        if self._is_dump and isinstance(raw, str):
            return self._extractor.clean_text(raw)
        return self._extractor.extract(raw, url, content_type)
