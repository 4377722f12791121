"""What a run writes, how it is finished by a second call, and what it refuses to do."""

from __future__ import annotations

import errno
import fcntl
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from bonmun.cli import main
from bonmun.errors import PipelineError
from bonmun.pipeline import writers
from bonmun.pipeline.columns import AS_TEXT
from bonmun.pipeline.corpus import run
from bonmun.zstandard import zstd
from tests.pipeline.corpora import poisoned, rows_of, write_jsonl


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "in.jsonl", [f"본문 {at}" for at in range(25)])


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_same_bytes_come_out_however_many_workers(source: Path, tmp_path: Path, jobs: int) -> None:
    run([source], tmp_path / "one", poisoned("jsonl.gz", jobs=1))
    run([source], tmp_path / "many", poisoned("jsonl.gz", jobs=jobs))
    one, many = ([path.read_bytes() for path in sorted((tmp_path / name).glob("part-*"))] for name in ("one", "many"))
    assert one == many
    assert len(one) == 3


def test_zstd_and_parquet_hold_the_same_rows(source: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs bonmun[parquet]")
    for shard_format in ("jsonl", "jsonl.zst", "parquet"):
        run([source], tmp_path / shard_format, poisoned(shard_format))
    plain = rows_of(tmp_path / "jsonl")
    packed = []
    for path in sorted((tmp_path / "jsonl.zst").glob("part-*")):
        packed += [json.loads(line) for line in zstd.decompress(path.read_bytes()).splitlines()]
    assert packed == plain
    table = parquet.read_table(tmp_path / "parquet").to_pylist()
    assert [{**row, **{name: json.loads(row[name]) for name in AS_TEXT}} for row in table] == plain


@pytest.mark.parametrize("schema", ["schema.org", "zyte", "trafilatura"])
def test_parquet_takes_every_schema(tmp_path: Path, schema: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs bonmun[parquet]")
    source = write_jsonl(tmp_path / "in.jsonl", ["본문", "raise", "blank"])
    run([source], tmp_path / "out", poisoned("parquet", work={"schema": schema}))
    assert parquet.read_table(tmp_path / "out")["status"].to_pylist() == ["ok", "error", "no_body"]


def test_a_second_call_does_nothing_again(source: Path, tmp_path: Path) -> None:
    first = run([source], tmp_path / "out", poisoned())
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("part-*")}
    again = run([source], tmp_path / "out", poisoned())
    assert (again.rows_before, again.summary.rows) == (25, 25)
    assert again.summary.to_dict() == first.summary.to_dict()
    assert all(path.stat().st_mtime_ns == changed for path, changed in written.items())


def test_a_shard_that_was_lost_or_cut_is_done_again(source: Path, tmp_path: Path) -> None:
    run([source], tmp_path / "out", poisoned())
    whole = rows_of(tmp_path / "out")
    (tmp_path / "out" / "part-00001.jsonl").unlink()
    os.truncate(tmp_path / "out" / "part-00002.jsonl", 100)
    result = run([source], tmp_path / "out", poisoned())
    assert result.rows_before == 10
    assert rows_of(tmp_path / "out") == whole


def test_other_inputs_or_options_are_refused_until_overwrite(source: Path, tmp_path: Path) -> None:
    run([source], tmp_path / "out", poisoned())
    with pytest.raises(PipelineError, match="other shard size"):
        run([source], tmp_path / "out", poisoned(shard_rows=7))
    write_jsonl(source, ["하나"])
    with pytest.raises(PipelineError, match="other inputs"):
        run([source], tmp_path / "out", poisoned())
    assert len(rows_of(tmp_path / "out")) == 25
    run([source], tmp_path / "out", poisoned(overwrite=True))
    assert len(rows_of(tmp_path / "out")) == 1


def test_two_runs_on_one_output_are_refused(source: Path, tmp_path: Path) -> None:
    run([source], tmp_path / "out", poisoned())
    with (tmp_path / "out" / ".bonmun" / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PipelineError, match="another run"):
            run([source], tmp_path / "out", poisoned())


def test_a_full_disk_is_said_and_leaves_nothing_half_done(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: writers.PlainSink, piece: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(writers.PlainSink, "write", full)
        with pytest.raises(PipelineError, match="free some space"):
            run([source], tmp_path / "out", poisoned())
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".bonmun"]
    assert run([source], tmp_path / "out", poisoned()).summary.rows == 25


def test_an_output_that_is_a_file_is_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="can't write"):
        run([source], source, poisoned())


def test_input_that_vanishes_on_the_way_is_an_error_row(tmp_path: Path) -> None:
    from bonmun.pipeline.readers import Inputs

    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / name).write_text("본문", encoding="utf-8")
    inputs = Inputs([tmp_path])
    (tmp_path / "b.html").unlink()
    result = run(inputs, tmp_path / "out", poisoned())
    assert [row["status"] for row in rows_of(tmp_path / "out")] == ["ok", "error", "ok"]
    assert result.summary.failures[0][1] == "unreadable"


def test_command_says_what_came_of_it(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_jsonl(source, ["본문", "raise", "blank"])
    arguments = ["run", str(source), "-o", str(tmp_path / "out"), "--extractor", "poison:Extractor", "--jobs", "1"]
    assert main([*arguments, "--json"]) == 1
    facts = json.loads(capsys.readouterr().out)
    assert (facts["rows_in"], facts["rows_out"]) == (3, 3)
    assert facts["counts"]["status"] == {"ok": 1, "error": 1, "no_body": 1}
    assert facts["counts"]["reason"] == {"raised": 1, "list": 1}
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert "in.jsonl:2: raised: RecursionError: too deep" in said
    assert "3 inputs, 3 rows, 3 of them done before" in said


def test_columns_can_be_named(tmp_path: Path) -> None:
    row = {"raw": "본문", "link": "https://a.kr/1", "kind": "text/html; charset=euc-kr", "n": 1}
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    names = ["--column", "raw", "--url-column", "link", "--type-column", "kind"]
    options = ["--extractor", "poison:Extractor", "--jobs", "1", "--format", "jsonl"]
    assert main(["run", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), *names, *options]) == 0
    [written] = rows_of(tmp_path / "out")
    assert (written["url"], written["carried"]) == ("https://a.kr/1", {"n": 1})


def test_command_as_a_filter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = b'{"text": "\xea\xb0\x80"}\n{"text": "\xeb\x82\x98"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(lines))))  # type: ignore[arg-type]
    assert main(["run", "-", "-o", "-", "--extractor", "poison:Extractor", "--jobs", "1"]) == 0
    rows: list[dict[str, Any]] = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [row["input"] for row in rows] == ["stdin:1", "stdin:2"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such-file.jsonl", "-o", "out"], "no such file, folder or pattern: no-such-file.jsonl"),
        (["in.jsonl", "-o", "out.jsonl"], "-o is a folder"),
    ],
)
def test_wrong_usage_is_status_2(
    source: Path, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(source.parent)
    assert main(["run", *arguments]) == 2
    assert said in capsys.readouterr().err
