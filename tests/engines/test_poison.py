"""Pages that raise, hang, crash or ask for all memory cost themselves alone, in every engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bonmun.pipeline.batch import CleanBatch

pytestmark = pytest.mark.engines
POISON = {3: "raise", 11: "hang", 17: "crash", 23: None, 31: "가" * 1_000_000, 37: "memory"}
STATUS = {3: "error", 11: "error", 17: "error", 23: "error", 37: "error"}
PAGES = [POISON.get(at, f"본문 {at}") for at in range(60)]


@pytest.fixture
def clean() -> Iterator[CleanBatch]:
    clean = CleanBatch("page", seconds=5.0, extractor="poison:Extractor")
    yield clean
    clean.close()


def check(rows: list[dict[str, Any]]) -> None:
    """Every page has its row, and only the poison failed."""
    by_number = {json.loads(row["carried"])["n"]: row["status"] for row in rows}
    assert len(rows) == len(by_number) == len(PAGES)
    assert {number: status for number, status in by_number.items() if status != "ok"} == STATUS


def test_ray_data(clean: CleanBatch) -> None:
    ray = pytest.importorskip("ray", reason="needs bonmun[ray]")
    pytest.importorskip("ray.data", reason="needs bonmun[ray]")
    import pyarrow as pa

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        table = pa.table({"page": PAGES, "n": list(range(len(PAGES)))})
        data = ray.data.from_arrow(table).repartition(4)
        check(data.map_batches(clean, batch_format="pyarrow", batch_size=16).take_all())
    finally:
        ray.shutdown()


@pytest.mark.parametrize("how", ["mapInArrow", "mapInPandas"])
def test_spark(clean: CleanBatch, how: str) -> None:
    pytest.importorskip("pyspark", reason="needs bonmun[spark]")
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        rows = [(page, at) for at, page in enumerate(PAGES)]
        frame = spark.createDataFrame(rows, "page string, n int").repartition(4)
        out = getattr(frame, how)(clean.over, clean.spark_schema)
        check([row.asDict(recursive=True) for row in out.collect()])
    finally:
        spark.stop()


def test_hugging_face_datasets(clean: CleanBatch) -> None:
    datasets = pytest.importorskip("datasets", reason="Hugging Face datasets is not installed")
    data = datasets.Dataset.from_dict({"page": PAGES, "n": list(range(len(PAGES)))})
    out = data.map(clean, batched=True, batch_size=16, num_proc=2, remove_columns=data.column_names)
    check(out.to_list())


def test_dask(clean: CleanBatch) -> None:
    dataframe = pytest.importorskip("dask.dataframe", reason="dask is not installed")
    import pandas as pd

    data = dataframe.from_pandas(pd.DataFrame({"page": PAGES, "n": range(len(PAGES))}), npartitions=4)
    meta = clean(pd.DataFrame({"page": [], "n": []}))
    check(data.map_partitions(clean, meta=meta).compute(scheduler="processes").to_dict("records"))
