"""The engines write the row that `bonmun run` writes, each row of a run under a name of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bonmun.pipeline.batch import CleanBatch
from bonmun.pipeline.columns import FIELDS
from bonmun.pipeline.supervise import WorkerLimits
from bonmun.pipeline.work import Work
from tests.pipeline.test_one_record import ASKED, MINUTE, OWN, _run

pytestmark = pytest.mark.engines
EQUAL = [MINUTE.decode()] * 120
"""Pages of which every batch is the same as every other."""


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


@pytest.mark.parametrize("actors", [False, True])
def test_rows_of_equal_batches_are_told_apart_in_ray(actors: bool) -> None:
    ray = pytest.importorskip("ray", reason="needs bonmun[ray]")
    pytest.importorskip("ray.data", reason="needs bonmun[ray]")
    import pyarrow as pa

    ray.init(num_cpus=4, include_dashboard=False, log_to_driver=False)  # actors keep theirs; blocks need one too
    ray.data.DataContext.get_current().wait_for_min_actors_s = 60  # else the first may have done all
    try:
        data = ray.data.from_arrow([pa.table({"page": EQUAL[:20]})] * (len(EQUAL) // 20))
        how: dict[str, Any] = {"batch_format": "pyarrow", "batch_size": 10}
        if actors:
            rows = data.map_batches(CleanBatch, fn_constructor_args=("page",), concurrency=2, **how).take_all()
        else:
            rows = data.map_batches(CleanBatch("page"), **how).take_all()
    finally:
        ray.shutdown()
    assert len({row["input"] for row in rows}) == len({row["id"] for row in rows}) == len(EQUAL)


def test_rows_of_equal_batches_are_told_apart_in_spark() -> None:
    pytest.importorskip("pyspark", reason="needs bonmun[spark]")
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        clean = CleanBatch("page")
        frame = spark.createDataFrame([(page,) for page in EQUAL], "page string").repartition(6)
        rows = frame.mapInArrow(clean.over, clean.spark_schema).collect()
    finally:
        spark.stop()
    assert len({row["input"] for row in rows}) == len({row["id"] for row in rows}) == len(EQUAL)
    assert {str(row["published"])[:10] for row in rows} <= {"2024-05-03"}


def test_rows_of_equal_batches_are_told_apart_in_dask() -> None:
    dask = pytest.importorskip("dask", reason="dask is not installed")
    frames = pytest.importorskip("dask.dataframe", reason="dask is not installed")
    import pandas as pd

    clean = CleanBatch("page")
    pages = frames.from_pandas(pd.DataFrame({"page": EQUAL}), npartitions=6)
    with dask.config.set({"dataframe.convert-string": False, "scheduler": "processes"}):
        cleaned = pages.map_partitions(clean, meta=clean(pages.head(0)))
        once, again = (cleaned.compute() for _ in range(2))
    assert once["input"].nunique() == once["id"].nunique() == len(EQUAL)
    assert list(once["id"]) == list(again["id"])


@pytest.mark.parametrize("indices", [False, True])
def test_rows_of_equal_batches_are_told_apart_in_datasets(
    indices: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasets = pytest.importorskip("datasets", reason="datasets is not installed")
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    clean = CleanBatch("page")
    pages = datasets.Dataset.from_dict({"page": EQUAL})
    how = {"batched": True, "batch_size": 10, "num_proc": 2, "with_indices": indices, "remove_columns": ["page"]}
    features = datasets.Features.from_arrow_schema(clean.arrow_schema)
    once, again = (pages.map(clean, features=features, load_from_cache_file=False, **how).to_pandas() for _ in range(2))
    assert once["input"].nunique() == once["id"].nunique() == len(EQUAL)
    assert (list(once["id"]) == list(again["id"])) is indices
