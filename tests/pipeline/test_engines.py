"""The real engines, on poison: needs them installed, so these tests run with `pytest tests/pipeline -m engines`."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bonmun.pipeline.batch import CleanBatch
from tests.pipeline.corpora import HERE, write_jsonl
from tests.pipeline.test_run_readers import warc_record

pytestmark = pytest.mark.engines
POISON = {3: "raise", 11: "hang", 17: "crash", 23: None, 31: "가" * 1_000_000, 37: "memory"}
STATUS = {3: "error", 11: "error", 17: "error", 23: "error", 37: "error"}
PAGES = [POISON.get(at, f"본문 {at}") for at in range(60)]


@pytest.fixture(autouse=True)
def _poison_in_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engines start interpreters of their own, which have to find `poison` too."""
    path = [HERE, *filter(None, sys.path)]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)


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


def test_datatrove_on_warc_with_a_cut_file(tmp_path: Path) -> None:
    pytest.importorskip("datatrove", reason="needs bonmun[datatrove]")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.writers import JsonlWriter

    from bonmun.pipeline.datatrove import CleanPages, ReadPages

    texts = [str(POISON.get(at) or f"기사 {at}") for at in range(40)]
    packed = [gzip.compress(warc_record("response", at, text.encode("euc-kr"))) for at, text in enumerate(texts)]
    bad_byte = gzip.compress(warc_record("response", 99, b"\xb1\xe2\xbb\xe7 \xff\xb1\xe2\xbb\xe7"))
    (tmp_path / "a.warc.gz").write_bytes(b"".join([bad_byte, *packed[:20]]))
    (tmp_path / "b.warc.gz").write_bytes(b"".join(packed[20:30])[:-40])
    (tmp_path / "c.warc.gz").write_bytes(b"".join(packed[30:]))

    def run() -> list[dict[str, Any]]:
        steps = [ReadPages(f"{tmp_path}/*.warc.gz"), CleanPages(seconds=5, extractor="poison:Extractor"),
                 JsonlWriter(f"{tmp_path}/out", compression=None)]  # fmt: skip
        LocalPipelineExecutor(steps, tasks=3, workers=2, logging_dir=f"{tmp_path}/logs").run()
        return [json.loads(line) for path in (tmp_path / "out").iterdir() for line in path.open("rb")]

    rows = run()
    status = Counter(row["metadata"]["status"] for row in rows)
    # raise, hang, crash, memory and the place where b.warc.gz is cut; "null" is a page like any other in a WARC
    assert (len(rows), status) == (41, {"ok": 36, "error": 5})
    marks = {path: path.stat().st_mtime_ns for path in (tmp_path / "logs" / "completions").iterdir()}
    assert len(marks) == 3
    assert run() == rows
    assert {path: path.stat().st_mtime_ns for path in marks} == marks


SPIDER = """
import scrapy
from bonmun.pipeline.scrapy import BonmunSpider

class News(BonmunSpider, scrapy.Spider):
    name = "news"
    custom_settings = {
        "ITEM_PIPELINES": {"bonmun.pipeline.scrapy.BonmunPipeline": 300}, "LOG_LEVEL": "INFO",
        "BONMUN_SECONDS": 5, "BONMUN_EXTRACTOR": "poison:Extractor", "TELNETCONSOLE_ENABLED": False,
    }

    def parse(self, response):
        if response.url.endswith("/"):
            yield from response.follow_all(css="a")
            yield {"title": "an item without a page"}
        else:
            yield from self.article(response, seen=True)
"""


class Site(BaseHTTPRequestHandler):
    """A front page and eight articles, three of them poison."""

    pages = ("본문", "raise", "hang", "crash", "본문 다섯", "blank", "본문 일곱", "본문 여덟")

    def do_GET(self) -> None:  # the name http.server calls
        links = "".join(f'<a href="/{at}">' for at in range(len(self.pages)))
        body = (f"<html>{links}" if self.path == "/" else self.pages[int(self.path[1:])]).encode("euc-kr")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=euc-kr")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def test_scrapy(tmp_path: Path) -> None:
    pytest.importorskip("scrapy", reason="needs bonmun[scrapy]")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    script = f"{SPIDER}\n    start_urls = ['http://127.0.0.1:{server.server_port}/']\n"
    (tmp_path / "spider.py").write_text(script, encoding="utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-O", "out.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    server.shutdown()
    items = [json.loads(line) for line in (tmp_path / "out.jsonl").open(encoding="utf-8")]
    records = [item["record"] for item in items if "record" in item]
    assert Counter(record["status"] for record in records) == {"ok": 4, "error": 3, "no_body": 1}, done.stderr
    assert all(item["seen"] and "page" not in item for item in items if "record" in item)
    assert len(items) == 9
    assert "'bonmun/error': 3" in done.stderr


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    return str(write_jsonl(tmp_path / "in.jsonl", ["본문", "raise", "blank", "본문 둘"]))


def test_langchain(corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain_core", reason="langchain-core is not installed")
    from bonmun.pipeline.langchain import BonmunLoader

    loader = BonmunLoader(corpus, extractor="poison:Extractor")
    documents = loader.load()
    assert [document.page_content.split(" 정부")[0] for document in documents] == ["본문", "본문 둘"]
    assert documents[0].metadata["title"] == "제목"
    assert loader.skipped == {"raised": 1, "list": 1}


def test_llamaindex(corpus: str) -> None:
    pytest.importorskip("llama_index.core", reason="llama-index-core is not installed")
    from bonmun.pipeline.llamaindex import BonmunReader

    reader = BonmunReader(extractor="poison:Extractor")
    documents = reader.load_data(corpus)
    assert [document.text.split(" 정부")[0] for document in documents] == ["본문", "본문 둘"]
    assert reader.skipped == {"raised": 1, "list": 1}
