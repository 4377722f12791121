"""`bonmun dedup` takes what any writer of records wrote, and writes it in every format that a run does."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bonmun.cli import main
from bonmun.errors import PipelineError
from bonmun.pipeline.batch import CleanBatch
from bonmun.pipeline.columns import AS_TEXT
from bonmun.pipeline.corpus import Settings, run
from bonmun.pipeline.reprints import dedup
from bonmun.pipeline.work import Work
from bonmun.pipeline.written import native
from bonmun.zstandard import zstd
from tests.pipeline.corpora import rows_of
from tests.pipeline.reprints import article

pytest.importorskip("rensa", reason="needs bonmun[dedup]")


def _page(url: str, when: str, paragraphs: tuple[str, ...]) -> str:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><head><meta charset="utf-8"><link rel="canonical" href="{url}">'
        f'<meta property="article:published_time" content="{when}"></head><body><h1>가람시 소식</h1>{shown}</body>'
    )


TEXT = article(1).paragraphs
PAGES = [
    ("https://news.example.kr/1", _page("https://news.example.kr/1", "2026-01-02T08:00:00+09:00", TEXT)),
    ("https://www.yna.co.kr/view/2", _page("https://www.yna.co.kr/view/2", "2026-01-02T09:00:00+09:00", TEXT)),
    ("https://other.example.kr/3", _page("https://other.example.kr/3", "2026-01-02", TEXT)),
    ("https://news.example.kr/4", _page("https://news.example.kr/4", "2026-01-02", article(2).paragraphs)),
    ("https://news.example.kr/5", "<p>"),
]


def _rows(folder: Path, **work: Any) -> list[dict[str, Any]]:
    source = folder / "pages.jsonl"
    source.write_text("".join(json.dumps({"html": html, "url": url}) + "\n" for url, html in PAGES), "utf-8")
    made = folder / ("made" if work else "plain")
    run([source], made, Settings(Work(**work), jobs=1, overwrite=True))
    return [] if work.get("format") == "parquet" else rows_of(made)


def _lines(folder: Path, rows: list[Any]) -> list[Path]:
    (folder / "in.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return [folder / "in.jsonl"]


def _run(folder: Path) -> list[Path]:
    return _lines(folder, _rows(folder))


def _parquet(folder: Path) -> list[Path]:
    pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    _rows(folder, format="parquet")
    return sorted((folder / "made").glob("*.parquet"))


def _batch(folder: Path) -> list[Path]:
    pyarrow = pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    from pyarrow.parquet import write_table

    with contextlib.closing(CleanBatch("page", "url")) as clean:
        write_table(
            clean(pyarrow.table({"page": [html for _, html in PAGES], "url": [url for url, _ in PAGES]})),
            folder / "b.parquet",
        )
    return [folder / "b.parquet"]


def _clean(folder: Path) -> list[Path]:
    (folder / "saved").mkdir()
    for at, (_, html) in enumerate(PAGES):
        (folder / "saved" / f"{at}.html").write_text(html, "utf-8")
    assert main(["clean", str(folder / "saved"), "-o", str(folder / "rows.json")]) == 1
    return [folder / "rows.json"]


def _datatrove(folder: Path) -> list[Path]:
    rows = _rows(folder)
    return _lines(folder, [{"text": row.pop("text"), "id": row.pop("id"), "metadata": row} for row in rows])


def _scrapy(folder: Path) -> list[Path]:
    return _lines(folder, [{"url": row["url"], "seen": True, "record": row} for row in _rows(folder)])


def _crawl_before(folder: Path) -> list[Path]:
    """As `fetch` and `crawl` wrote rows before they had an id."""
    gone = ("id", "article_id", "schema_version", "bonmun_version", "requested", "status", "error", "day_only")
    return _lines(folder, [{name: row[name] for name in row if name not in gone} for row in _rows(folder)])


def _schema(name: str) -> Callable[[Path], list[Path]]:
    return lambda folder: _lines(folder, _rows(folder, schema=name))


def _schema_parquet(folder: Path) -> list[Path]:
    pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    _rows(folder, schema="schema.org", format="parquet")
    return sorted((folder / "made").glob("*.parquet"))


WRITERS: dict[str, Callable[[Path], list[Path]]] = {
    "run": _run, "parquet": _parquet, "batch": _batch, "clean": _clean, "datatrove": _datatrove, "scrapy": _scrapy,
    "crawl before": _crawl_before, "schema.org": _schema("schema.org"), "zyte": _schema("zyte"),
    "trafilatura": _schema("trafilatura"), "schema.org in parquet": _schema_parquet,
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
def test_what_any_writer_wrote_is_compared(writer: str, tmp_path: Path) -> None:
    report = dedup(WRITERS[writer](tmp_path), tmp_path / "out")
    rows = rows_of(tmp_path / "out")
    assert (report.found.rows, report.found.compared, report.found.reprints) == (5, 4, 2)
    known = [native(row) for row in rows]
    original = known[1].get("id", f"{tmp_path}/in.jsonl:2")
    assert [row["dup_of"] for row in rows] == [original, None, original, None, None]
    assert rows[1]["wire_agency"] == "연합뉴스"
    assert [row["dup_cluster"] for row in rows] == [original] * 3 + [None] * 2


FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")


def _written(folder: Path, form: str) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob(f"part-*.{form}")):
        if form == "parquet":
            import pyarrow.parquet

            yield from pyarrow.parquet.read_table(path).to_pylist()
        elif form == "jsonl.zst":
            yield from map(json.loads, zstd.decompress(path.read_bytes()).splitlines())
    if form in ("jsonl", "jsonl.gz"):
        yield from rows_of(folder)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("writer", WRITERS)
def test_it_is_written_in_every_format(writer: str, form: str, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    inputs = [str(path) for path in WRITERS[writer](tmp_path)]
    assert main(["dedup", *inputs, "-o", str(tmp_path / "out"), "--format", form]) == 0
    rows = list(_written(tmp_path / "out", form))
    assert [bool(row["dup_of"]) for row in rows] == [True, False, True, False, False]
    assert [native(row)["text"] for row in rows] == [row["text"] for row in _rows(tmp_path)]


def test_parquet_comes_out_as_it_came_in(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs bonmun[parquet]")
    inputs = _parquet(tmp_path)
    before = parquet.read_table(inputs[0])
    dedup(inputs, tmp_path / "out", form="parquet")
    after = parquet.read_table(tmp_path / "out" / "part-00000.parquet")
    assert {*after.schema.names} == {*before.schema.names, "dup_cluster", "dup_of", "similarity", "wire_agency"}
    assert after.select(before.schema.names).schema == before.schema
    assert after.select(before.schema.names).to_pylist() == before.to_pylist()


def test_parquet_comes_out_as_lines_of_the_same_record(tmp_path: Path) -> None:
    plain = _rows(tmp_path)
    dedup(_parquet(tmp_path), tmp_path / "out", form="jsonl")
    marks = ("dup_cluster", "dup_of", "similarity", "wire_agency")
    again = [{name: row[name] for name in row if name not in marks} for row in rows_of(tmp_path / "out")]
    without = [{name: row[name] for name in row if name != "removed"} for row in plain]
    assert [{name: row[name] for name in row if name != "removed"} for row in again] == without
    assert isinstance(again[0][AS_TEXT[0]], list)


def test_another_format_replaces_what_was_there(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    inputs = _run(tmp_path)
    for form in ("parquet", "jsonl.gz", "jsonl"):
        dedup(inputs, tmp_path / "out", form=form)  # type: ignore[arg-type]  # a literal of the three
        assert [path.name for path in (tmp_path / "out").glob("part-*")] == [f"part-00000.{form}"]


def test_rows_that_do_not_fit_the_columns_are_refused_by_name(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    with pytest.raises(PipelineError, match="title"):
        dedup(_lines(tmp_path, [{"id": "a", "text": "가", "title": {"ko": "나"}}]), tmp_path / "out", form="parquet")


@pytest.mark.parametrize("content", ["", '{"id": "a", "text": ""}\n', "[1]\n"])
def test_nothing_to_compare_is_not_status_0(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text(content, "utf-8")
    assert main(["dedup", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out")]) == 1
    assert "no record with a text" in capsys.readouterr().err


def test_rows_that_nobody_of_ours_wrote_are_compared_too(tmp_path: Path) -> None:
    text = article(3).body
    odd = {"text": text, "publisher": {"name": ["x"]}, "url": 7, "byline": 3}
    rows = [odd, {"text": text, "published": 1767312000000}]
    dedup(_lines(tmp_path, rows), tmp_path / "out")
    assert sum(row["dup_of"] is not None for row in rows_of(tmp_path / "out")) == 1
