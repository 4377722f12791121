"""Loaders of LangChain and LlamaIndex: the articles of a corpus, and what gave none counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bonmun.pipeline.load import ROW
from tests.pipeline.corpora import write_jsonl

pytestmark = pytest.mark.engines


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    return str(write_jsonl(tmp_path / "in.jsonl", ["본문", "raise", "blank", "본문 둘"]))


def test_langchain(corpus: str) -> None:
    pytest.importorskip("langchain_core", reason="langchain-core is not installed")
    from bonmun.pipeline.langchain import BonmunLoader

    loader = BonmunLoader(corpus, extractor="poison:Extractor")
    documents = loader.load()
    assert [document.page_content.split(" 정부")[0] for document in documents] == ["본문", "본문 둘"]
    assert documents[0].metadata["title"] == "제목"
    assert {*ROW} <= set(documents[0].metadata)
    assert len({document.metadata["input"] for document in documents}) == 2
    assert loader.skipped == {"raised": 1, "list": 1}


def test_llamaindex(corpus: str) -> None:
    pytest.importorskip("llama_index.core", reason="llama-index-core is not installed")
    from llama_index.core.schema import MetadataMode

    from bonmun.pipeline.llamaindex import BonmunReader

    reader = BonmunReader(extractor="poison:Extractor")
    documents = reader.load_data(corpus)
    assert [document.text.split(" 정부")[0] for document in documents] == ["본문", "본문 둘"]
    assert reader.skipped == {"raised": 1, "list": 1}
    assert {*ROW} <= set(documents[0].metadata)
    assert documents[0].metadata["input"] not in documents[0].get_content(MetadataMode.EMBED)
