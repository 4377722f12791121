"""The engines write the row that `bonmun run` writes, each row of a run under a name of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bonmun.pipeline.columns import FIELDS
from bonmun.pipeline.supervise import WorkerLimits
from bonmun.pipeline.work import Work
from tests.pipeline.test_one_record import ASKED, MINUTE, OWN, _run

pytestmark = pytest.mark.engines


def _same(row: dict[str, Any], folder: Path) -> None:
    expected = _run(folder, "")
    told = {name: row[name] for name in FIELDS if name in row and name not in OWN | {"encoding", "page_hash"}}
    assert told == {name: expected[name] for name in told}
    assert set(expected) - {"removed"} <= set(row)
    assert row["requested"] == ASKED


def test_datatrove_writes_the_row(tmp_path: Path) -> None:
    data = pytest.importorskip("datatrove.data", reason="needs bonmun[datatrove]")
    from bonmun.pipeline.datatrove import CleanPages

    given = [data.Document(text="", id="0/7", metadata={"raw": MINUTE, "url": ASKED}) for _ in range(2)]
    first, second = CleanPages().run(iter(given))
    assert first.metadata["input"] == "0/7"
    assert second.metadata["input"] == "0/7#2"
    assert first.id != second.id
    _same({**first.metadata, "text": first.text, "id": first.id}, tmp_path)


def test_scrapy_writes_the_row(tmp_path: Path) -> None:
    pytest.importorskip("scrapy", reason="needs bonmun[scrapy]")
    from itemadapter import ItemAdapter

    from bonmun.pipeline.scrapy import BonmunPipeline

    pipeline = BonmunPipeline(Work(), WorkerLimits(), None)
    item = {"page": MINUTE, "requested": ASKED, "url": "https://news.example.kr/view/1", "seen": True}
    first, second = (pipeline._clean(ItemAdapter(dict(item))) for _ in range(2))
    pipeline.close_spider()
    assert (first["input"], second["input"]) == (ASKED, f"{ASKED}#2")
    assert first["carried"] == {"seen": True}
    _same(first, tmp_path)
