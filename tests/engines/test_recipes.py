"""The recipes of docs/scale.md, run as they stand there: each page of each shard comes out once, in one schema."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import DOCS, Example, examples

pytestmark = pytest.mark.engines
pa = pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")

ENGINES = ("datasets", "dask", "ray", "pyspark", "datatrove")
SENTENCES = (
    "가람시는 {n}일 옛 시청 자리에 새 도서관을 열었다고 밝혔다. 책은 6만 권이고 열람석은 300개다.",
    "시는 지난해 가을부터 공사를 벌여 왔다. 어린이 열람실은 다음 달에 문을 연다.",
    "나정호 시장은 “누구나 걸어서 올 수 있는 도서관을 만들고 싶었다”고 말했다.",
)
HOSTILE = "<div>" * 200_000 + "\x00\ufffd<script>"
HUGE = 5_000
"""Sentences of the huge page."""


def page(n: int, more: str = "") -> str:
    """An article; every second one says when it appeared."""
    when = f'<meta property="article:published_time" content="2026-11-{n % 28 + 1:02}T09:00:00+09:00">' if n % 2 else ""
    text = "".join(f"<p>{sentence.format(n=n)}</p>" for sentence in SENTENCES)
    title = f"가람시 새 도서관 {n}"
    head = f'<title>{title} - 한빛일보</title><meta property="og:title" content="{title}">{when}'
    return f"<!doctype html>{head}<article><h1>{title}</h1>{text}{more}</article>"


def huge(n: int) -> str:
    """An article of half a megabyte."""
    return page(n, "".join(f"<p>가람시는 {at}번째 공사를 마쳤다고 밝혔다.</p>" for at in range(HUGE)))


SHARDS: tuple[tuple[str | None, ...], ...] = (
    (None, "", HOSTILE, huge(101), *map(page, range(4, 10))),
    (*map(page, range(10, 14)), "", huge(102), None, HOSTILE, page(18)),
    (None, None, None),
)
ROWS = sum(map(len, SHARDS))


def recipe(engine: str) -> str:
    """The one program of docs/scale.md that imports the engine first."""
    found = [one for one in examples(DOCS / "scale.md") if one.language == "python" and _first_import(one) == engine]
    assert len(found) == 1
    return found[0].code


def _first_import(example: Example) -> str:
    first = ast.parse(example.code).body[0]
    name = first.names[0].name if isinstance(first, ast.Import) else getattr(first, "module", "")
    return str(name).partition(".")[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose `pages/` holds the shards."""
    from pyarrow import parquet

    (tmp_path / "pages").mkdir()
    numbers = iter(range(ROWS))
    for at, shard in enumerate(SHARDS):
        urls = [None if place % 3 == 0 else f"https://www.hanbit.example/{at}/{place}" for place in range(len(shard))]
        columns = {"html": pa.array(shard, pa.string()), "url": pa.array(urls, pa.string())}
        table = pa.table({**columns, "n": [next(numbers) for _ in shard]})
        parquet.write_table(table, tmp_path / "pages" / f"{at}.parquet")
    return tmp_path


def run(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The table that a program leaves in the folder."""
    from pyarrow import dataset

    monkeypatch.setenv("HF_HOME", str(folder / "cache"))
    (folder / "recipe.py").write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:__main__", "recipe.py"],
        cwd=folder, capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    out = next(path for path in (folder / "articles", folder / "articles.parquet") if path.exists())
    return dataset.dataset(out, format="parquet").to_table()


def check(table: Any, engine: str) -> None:
    """Each page has its row, with what must be in it; and the columns have the record's types."""
    from bonmun.pipeline.columns import arrow_schema

    rows = {json.loads(row["carried"])["n"]: row for row in table.to_pylist()}
    assert table.num_rows == len(rows) == len({row["id"] for row in rows.values()}) == ROWS
    pages = [page for shard in SHARDS for page in shard]
    for n, page in enumerate(pages):
        row = rows[n]
        code = row["error"] and row["error"]["code"]
        if page is None:
            assert (row["status"], code, row["title"], row["published"]) == ("error", "null", None, None)
        elif page in ("", HOSTILE):
            assert (row["status"], row["text"]) == ("no_body", "")
        else:
            many = HUGE if len(page) > 100_000 else 0
            assert (row["status"], code, len(row["paragraphs"])) == ("ok", None, len(SENTENCES) + many)
            assert (row["published"] is not None) is ("published_time" in page)
    wanted = {field.name: field.type for field in arrow_schema("native", table.schema.names)}
    if engine == "pyspark":  # it writes moments without a zone
        wanted = {name: pa.timestamp("ns") if pa.types.is_timestamp(kind) else kind for name, kind in wanted.items()}
    assert {field.name: _plain(field.type) for field in table.schema} == {n: _plain(k) for n, k in wanted.items()}


def _plain(kind: Any) -> str:
    """A type without what engines call the items of a list."""
    return str(kind).replace("element: ", "item: ").replace("large_", "").replace(" not null", "")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_recipe_survives_its_shards(engine: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(engine, reason=f"{engine} is not installed")
    check(run(recipe(engine), folder, monkeypatch), engine)


def test_datatrove_on_ray(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("datatrove", reason="needs bonmun[datatrove]")
    pytest.importorskip("ray", reason="needs bonmun[ray]")
    check(run(recipe("datatrove").replace("LocalPipe", "RayPipe"), folder, monkeypatch), "datatrove")


def test_datatrove_in_json_lines(folder: Path) -> None:
    pytest.importorskip("datatrove", reason="needs bonmun[datatrove]")
    code = recipe("datatrove").replace("table_row, schema=table_schema()", "record_row, compression=None")
    code = code.replace("table_row, table_schema", "record_row").replace("ParquetWriter", "JsonlWriter")
    (folder / "recipe.py").write_text(code, "utf-8")
    subprocess.run([sys.executable, "recipe.py"], cwd=folder, capture_output=True, timeout=400, check=True)
    from bonmun.pipeline.columns import types

    rows = [json.loads(line) for path in (folder / "articles").iterdir() for line in path.open("rb")]
    assert (len(rows), {tuple(row) for row in rows}) == (ROWS, {tuple(types("native"))})
