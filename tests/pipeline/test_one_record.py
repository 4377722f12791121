"""One record: whatever writes a row, the same page gives the same names and values, and tables read it as it is."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import json
import multiprocessing
import pickle
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bonmun.cli import main
from bonmun.pipeline.batch import CleanBatch
from bonmun.pipeline.columns import AS_TEXT, FIELDS, OPTIONAL, in_table, json_schema, types
from bonmun.pipeline.corpus import Settings, run
from bonmun.pipeline.work import Work
from tests.pipeline.corpora import rows_of
from tests.pipeline.test_run_readers import warc_record

SENTENCE = "가람시는 7일 강변에 새 도서관을 연다고 밝혔다. 시는 지난해 가을부터 공사를 벌였고 책은 6만 권이다."
PAGE = (
    '<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>가람시, 새 도서관 연다 - 가람신문</title>'
    '<link rel="canonical" href="https://news.example.kr/view/1">'
    '<meta property="article:published_time" content="{when}"></head><body><h1>가람시, 새 도서관 연다</h1>'
    f"<p>{SENTENCE}</p><p>{SENTENCE}</p><p>문가온 기자 gaon@news.example.kr</p>"
    "<p>무단 전재 및 재배포 금지</p></body></html>"
)
MINUTE, DAY = (PAGE.format(when=when).encode() for when in ("2024-05-03T10:20:00+09:00", "2024-05-03"))
ASKED = "https://news.example.kr/view/1?utm_source=mail"
OWN = {"id", "input", "requested", "fetch", "carried", "removed"}
"""What a row says of its way to the writer, and what some writers leave out unless asked."""


class _Site(BaseHTTPRequestHandler):
    """The page, and a list of addresses that names it."""

    def do_GET(self) -> None:  # the name http.server calls
        host = self.headers["Host"]
        listed = f"http://{host}/view/1?utm_source=mail\n".encode()
        pages = {"/view/1": ("text/html", MINUTE), "/list": ("text/plain", listed)}
        kind, body = pages.get(self.path.partition("?")[0], ("text/plain", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _clean(folder: Path, site: str) -> dict[str, Any]:
    (folder / "page.html").write_bytes(MINUTE)
    arguments = ["clean", str(folder / "page.html"), "--url", ASKED, "-o", str(folder / "out.jsonl")]
    assert main(arguments) == 0
    return _line(folder / "out.jsonl")


def _fetch(folder: Path, site: str) -> dict[str, Any]:
    address = f"{site}/view/1?utm_source=mail"
    assert main(["fetch", address, "-o", str(folder / "out.jsonl"), "--allow-private", "--delay", "0"]) == 0
    return _line(folder / "out.jsonl")


def _crawl(folder: Path, site: str) -> dict[str, Any]:
    arguments = ["crawl", f"{site}/list", "--contact", "desk@news.example.kr", "--allow-private", "--delay", "0"]
    files = ["-o", str(folder / "out.jsonl"), "--state", str(folder / "state")]
    assert main([*arguments, *files]) == 0
    return _line(folder / "out.jsonl")


def _run(folder: Path, site: str) -> dict[str, Any]:
    (folder / "in.jsonl").write_text(json.dumps({"html": MINUTE.decode(), "url": ASKED}), "utf-8")
    run([folder / "in.jsonl"], folder / "out", Settings(Work(), jobs=1))
    return rows_of(folder / "out")[0]


def _warc(folder: Path, site: str) -> dict[str, Any]:
    pytest.importorskip("warcio", reason="needs bonmun[warc]")
    record = warc_record("response", 1, MINUTE, "text/html").replace(b"https://news.example.kr/1", ASKED.encode())
    (folder / "in.warc.gz").write_bytes(gzip.compress(record))
    run([folder / "in.warc.gz"], folder / "out", Settings(Work(), jobs=1))
    return rows_of(folder / "out")[0]


def _batch(folder: Path, site: str) -> dict[str, Any]:
    with contextlib.closing(CleanBatch("page", removed=True)) as clean:
        out = clean({"page": [MINUTE], "url": [ASKED]})
    row = {name: values[0] for name, values in out.items()}
    parsed = {name: json.loads(row[name]) for name in AS_TEXT}
    return {**row, **parsed, "published": row["published"].isoformat()}


def _service(folder: Path, site: str) -> dict[str, Any]:
    pytest.importorskip("starlette", reason="needs bonmun[serve]")
    from bonmun.pipeline.document import Document
    from bonmun.serve.drawing import Cleaner

    cleaner = Cleaner(Work())
    row: dict[str, Any] = json.loads(cleaner.line(cleaner.row(Document("request", payload=MINUTE, url=ASKED))))
    return row


def _line(path: Path) -> dict[str, Any]:
    (line,) = path.read_text("utf-8").splitlines()
    row: dict[str, Any] = json.loads(line)
    return row


WRITERS: dict[str, Callable[[Path, str], dict[str, Any]]] = {
    "clean": _clean, "fetch": _fetch, "crawl": _crawl, "run": _run, "warc": _warc, "batch": _batch, "service": _service,
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_writes_the_same_row(writer: str, tmp_path: Path, site: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    (tmp_path / "run").mkdir()
    expected = _run(tmp_path / "run", site)
    row = WRITERS[writer](tmp_path, site)
    assert set(row) == set(expected)
    assert {*row, *OPTIONAL} == set(FIELDS)
    told = {name: value for name, value in row.items() if name not in OWN | {"page_hash", "encoding"}}
    assert told == {name: expected[name] for name in told}
    assert row["requested"].endswith("/view/1?utm_source=mail")
    assert row["removed"] == expected["removed"]
    jsonschema.Draft202012Validator(json_schema()).validate(row)


def _pages(folder: Path) -> Path:
    """Three inputs: known to the minute, to the day, and one that can't be read."""
    lines = [json.dumps({"html": html, "url": ASKED}) for html in (MINUTE.decode(), DAY.decode(), None)]
    path = folder / "in.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


WHEN = [dt.datetime(2024, 5, 3, 1, 20, tzinfo=dt.UTC), dt.datetime(2024, 5, 2, 15, 0, tzinfo=dt.UTC), None]


def _parquet_of_run(folder: Path) -> str:
    run([_pages(folder)], folder / "out", Settings(Work(format="parquet"), jobs=1))
    return str(folder / "out" / "part-00000.parquet")


def _parquet_of_batches(folder: Path) -> str:
    import pyarrow.parquet

    table = pyarrow.table({"page": [MINUTE, DAY, None], "url": [ASKED] * 3})
    with contextlib.closing(CleanBatch("page")) as clean:
        pyarrow.parquet.write_table(clean(table), folder / "batch.parquet")
    return str(folder / "batch.parquet")


def _pandas(path: str) -> tuple[list[Any], list[Any], str]:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.read_parquet(path)
    kind = str(frame["published"].dtype)
    return (
        [None if pandas.isna(when) else when.to_pydatetime() for when in frame["published"]],
        list(frame["day_only"]),
        kind,
    )


def _polars(path: str) -> tuple[list[Any], list[Any], str]:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.read_parquet(path)
    return frame["published"].to_list(), frame["day_only"].to_list(), str(frame["published"].dtype)


def _duckdb(path: str) -> tuple[list[Any], list[Any], str]:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    rows = duckdb.sql(f"select published, day_only, typeof(published) from '{path}'").fetchall()
    return [row[0] for row in rows], [row[1] for row in rows], rows[0][2]


KINDS = {
    "pandas": (_pandas, "datetime64[us, Asia/Seoul]"),
    "polars": (_polars, "Datetime(time_unit='us', time_zone='Asia/Seoul')"),
    "duckdb": (_duckdb, "TIMESTAMP WITH TIME ZONE"),
}


@pytest.mark.parametrize("make", [_parquet_of_run, _parquet_of_batches])
@pytest.mark.parametrize("library", KINDS)
def test_tables_read_the_times_without_a_cast(library: str, make: Callable[[Path], str], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    read, kind = KINDS[library]
    assert read(make(tmp_path)) == (WHEN, [False, True, False], kind)


def test_a_table_in_memory_has_times_too(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    with contextlib.closing(CleanBatch("page")) as clean:
        columns = clean({"page": [MINUTE, DAY, None]})
        frame = clean(pandas.DataFrame({"page": [DAY, None]}))
        nulls = clean(pandas.DataFrame({"page": [None]}))
    assert columns["published"] == WHEN
    assert [str(when.tzinfo) for when in columns["published"][:2]] == ["Asia/Seoul"] * 2
    assert str(frame["published"].dtype) == str(nulls["updated"].dtype) == "datetime64[us, Asia/Seoul]"


def test_json_says_the_day_where_only_that_is_known(tmp_path: Path) -> None:
    run([_pages(tmp_path)], tmp_path / "out", Settings(Work(), jobs=1))
    rows = rows_of(tmp_path / "out")
    assert [(row["published"], row["day_only"]) for row in rows] == [
        ("2024-05-03T10:20:00+09:00", False), ("2024-05-03", True), (None, False),
    ]  # fmt: skip
    assert in_table(rows[1])["published"] == "2024-05-03T00:00:00+09:00"


@pytest.mark.parametrize("pages", [[MINUTE] * 3, [None] * 3, [f"{SENTENCE} {at}" for at in range(3)]], ids=len)
def test_each_row_of_each_batch_is_named_once(pages: list[Any]) -> None:
    with contextlib.closing(CleanBatch("page")) as clean:
        made = [clean({"page": pages}) for _ in range(3)]
    for name in ("input", "id"):
        assert len({value for out in made for value in out[name]}) == 9


def test_the_same_batch_has_the_same_names_elsewhere() -> None:
    batch = {"page": [SENTENCE, MINUTE, None], "n": [1, 2, 3]}
    rows = []
    for _ in range(2):
        with contextlib.closing(CleanBatch("page")) as clean:
            rows.append(clean(batch))
    assert rows[0] == rows[1]


def test_equal_batches_in_several_processes_are_told_apart() -> None:
    clean = CleanBatch("page")
    INHERITED[:] = [clean]
    assert clean({"page": ["가"]})["status"]  # its worker is there when it is copied and forked
    with multiprocessing.get_context("fork").Pool(2) as forked, multiprocessing.get_context("spawn").Pool(2) as spawned:
        made = [names for pool in (forked, spawned) for names in pool.map(_named, [clean] * 4, chunksize=1)]
        made += forked.map(_named, [None] * 4, chunksize=1)
    with contextlib.closing(clean):
        made.append(clean({"page": EQUAL})["input"])
    assert len({name for names in made for name in names}) == len(made) * len(EQUAL)


EQUAL = [None, None, "가"]
INHERITED: list[CleanBatch] = []
"""What forked processes have without a copy being sent to them."""


def _named(clean: CleanBatch | None) -> list[str]:
    with contextlib.closing(clean or INHERITED[0]) as given:
        names: list[str] = given({"page": EQUAL})["input"]
    return names


def test_where_a_batch_stands_names_it_alike_in_every_process() -> None:
    clean = CleanBatch("page")
    made: list[set[str]] = []
    for copy in (clean, pickle.loads(pickle.dumps(clean))):
        with contextlib.closing(copy):
            made.append(set())
            for at in range(2):
                made[-1] |= {*copy({"page": EQUAL}, range(at * 3, at * 3 + 3))["input"]}
                made[-1] |= {*copy({"page": EQUAL}, partition_info={"number": at})["input"]}
    assert made[0] == made[1]
    assert len(made[0]) == 4 * len(EQUAL)


def test_an_id_of_the_callers_is_the_input() -> None:
    with contextlib.closing(CleanBatch("page", id="key")) as clean:
        out = clean({"page": [SENTENCE, SENTENCE, None], "key": ["a", 7, None]})
    assert out["input"][:2] == ["a", "7"]
    assert out["input"][2].endswith(":2")
    assert len(set(out["id"])) == 3


def test_the_body_may_be_left_out(tmp_path: Path) -> None:
    drawn = f'<img src="https://news.example.kr/a.jpg" width="600" height="400"><p>{SENTENCE.replace("7일", "8일")}</p>'
    page = MINUTE.replace(f"<p>{SENTENCE}</p>".encode(), f"<p>{SENTENCE}</p>{drawn}".encode(), 1)
    (tmp_path / "page.html").write_bytes(page)
    rows = []
    for more in ([], ["--no-body"]):
        assert main(["run", str(tmp_path / "page.html"), "-o", str(tmp_path / "out"), "--overwrite", *more]) == 0
        rows += rows_of(tmp_path / "out")
    whole, less = rows
    assert whole.pop("body")
    assert less == whole
    assert less["images"]


def test_a_table_may_have_no_body(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs bonmun[parquet]")
    (tmp_path / "page.html").write_bytes(MINUTE)
    run([tmp_path / "page.html"], tmp_path / "out", Settings(Work(format="parquet", body=False), jobs=1))
    table = parquet.read_table(next((tmp_path / "out").glob("*.parquet")))
    assert set(FIELDS) - set(table.schema.names) == {"body", "blocks"}


def test_a_batch_without_bodies() -> None:
    with contextlib.closing(CleanBatch("page", body=False)) as clean:
        out = clean({"page": [MINUTE, None]})
    assert list(out) == clean.columns == [name for name in types("native") if name != "body"]
    assert "body" not in clean.spark_schema
