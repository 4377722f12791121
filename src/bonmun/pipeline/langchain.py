"""A LangChain loader: the articles in whatever `bonmun run` reads, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langchain_core.document_loaders import BaseLoader
from langchain_core.documents import Document

from bonmun.pipeline.load import articles


class BonmunLoader(BaseLoader):  # type: ignore[misc]  # untyped where LangChain is not installed
    """Gives a Document for each article; `skipped` counts the inputs that gave none, by reason."""

    def __init__(self, *inputs: str, column: str | None = None, **options: Any) -> None:
        self.inputs, self.column, self.options = inputs, column, options
        self.skipped: dict[str, int] = {}

    def lazy_load(self) -> Iterator[Document]:
        """The articles; the body in `page_content`, address, headline and the rest in `metadata`."""
        for row in articles(self.inputs, self.skipped, self.column, self.options):
            yield Document(id=row.pop("id"), page_content=row.pop("text"), metadata={"source": row["url"], **row})
