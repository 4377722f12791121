"""A LlamaIndex reader: the articles in whatever `bonmun run` reads, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import Document

from bonmun.pipeline.load import ROW, articles


class BonmunReader(BaseReader):  # type: ignore[misc]  # untyped where LlamaIndex is not installed
    """Gives a Document for each article; `skipped` counts the inputs that gave none, by reason."""

    def __init__(self, column: str | None = None, **options: Any) -> None:
        self.column, self.options = column, options
        self.skipped: dict[str, int] = {}

    def lazy_load_data(self, *inputs: str) -> Iterable[Document]:
        """The articles; the body in `text`, address, headline and the rest in `metadata`."""
        for row in articles(inputs, self.skipped, self.column, self.options):
            yield Document(
                id_=row.pop("id"), text=row.pop("text"), metadata=row,
                excluded_embed_metadata_keys=[*ROW], excluded_llm_metadata_keys=[*ROW],
            )  # fmt: skip
