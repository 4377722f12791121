"""The batch function gives one record for each page, in every table the engines use, whatever the pages do."""

from __future__ import annotations

import json
import os
import pickle
import signal
import threading
from collections.abc import Iterator

import pytest

from bonmun.errors import PipelineError
from bonmun.pipeline.batch import CleanBatch
from tests.pipeline.corpora import HUNG

POISON = ["본문 하나", "raise", "hang", "crash", None, "본문 둘" * 100_000, "memory", ""]
STATUS = ["ok", "error", "error", "error", "error", "ok", "error", "ok"]
CODES = [None, "raised", "timeout", "crash", "null", None, "memory", None]


@pytest.fixture
def clean() -> Iterator[CleanBatch]:
    clean = CleanBatch("page", seconds=HUNG, extractor="poison:Extractor")
    yield clean
    clean.close()


def test_poison_in_a_dict_of_columns(clean: CleanBatch) -> None:
    out = clean({"page": POISON, "n": list(range(8))})
    assert out["status"] == STATUS
    assert [error and error["code"] for error in out["error"]] == CODES
    assert [json.loads(carried) for carried in out["carried"]] == [{"n": at} for at in range(8)]


def test_arrow_and_pandas(clean: CleanBatch) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    table = pa.table({"page": ["가", None, "나"], "url": ["https://a.kr/1", None, None]})
    out = clean(table)
    assert out.schema == clean.arrow_schema
    assert out["status"].to_pylist() == ["ok", "error", "ok"]
    assert out["url"].to_pylist() == ["https://a.kr/1", None, None]
    batch = table.to_batches()[0]
    assert clean(batch).schema == clean.arrow_schema
    assert clean(batch.slice(0, 0)).num_rows == 0


def test_pandas_keeps_the_index(clean: CleanBatch) -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    out = clean(pd.DataFrame({"page": ["가", None], "score": [1.5, float("nan")]}, index=[7, 9]))
    assert list(out.index) == [7, 9]
    assert list(out["status"]) == ["ok", "error"]
    assert json.loads(out["carried"][9]) == {"score": None}


def test_a_missing_column_is_a_failure_of_each_row(clean: CleanBatch) -> None:
    assert clean({"other": ["가", "나"]})["reason"][0].startswith("no-column: ")


def test_wrong_options_are_refused_at_once() -> None:
    with pytest.raises(PipelineError, match="nowhere"):
        CleanBatch(extractor="nowhere:Extractor")


def test_it_survives_pickling_and_the_death_of_its_worker(clean: CleanBatch) -> None:
    assert clean({"page": ["가"]})["status"] == ["ok"]
    first = clean._guard.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert clean({"page": ["가"]})["status"] == ["ok"]
    copy = pickle.loads(pickle.dumps(clean))
    assert copy({"page": ["나"]})["status"] == ["ok"]
    copy.close()


def test_threads_share_it(clean: CleanBatch) -> None:
    results: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: results.append(clean({"page": ["가"] * 40})["status"])) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [["ok"] * 40] * 4
