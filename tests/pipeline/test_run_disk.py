"""Disks that fill up, can't be written or go away: a clear error, nothing half done, and the same command finishes."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bonmun.errors import PipelineError
from bonmun.pipeline import reprints
from bonmun.pipeline.corpus import run
from bonmun.pipeline.minhash import open_database
from tests.pipeline.corpora import HERE, poisoned, rows_of, write_jsonl

PAGES = [f"본문 {at} " + "긴 글이다. " * 400 for at in range(60)]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "in.jsonl", PAGES)


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 300 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)):
        pytest.skip("mounting a disk needs root and a system that allows it")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def _mount(*arguments: str) -> bool:
    if shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


def command(source: Path, out: str, before: Callable[[], None] | None = None) -> tuple[int, str]:
    """Exit status and standard error of a run in a process of its own."""
    options = "--extractor poison:Extractor --shard-rows 10 --jobs 1 --format jsonl".split()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([HERE, *filter(None, sys.path)])}
    line = [sys.executable, "-m", "bonmun", "run", str(source), "-o", out, *options]
    with open("/dev/full" if out == "-" else os.devnull, "wb") as stdout:
        done = subprocess.run(
            line, env=environment, stdout=stdout, stderr=subprocess.PIPE, text=True, preexec_fn=before, check=False
        )
    return done.returncode, done.stderr


def only_whole(out: Path) -> int:
    """How many rows the shards hold; nothing but whole shards may be there."""
    assert all(path.name.startswith("part-") or path.name == ".bonmun" for path in out.iterdir())
    rows = rows_of(out)
    assert [row["carried"]["n"] for row in rows] == list(range(len(rows)))
    return len(rows)


def test_a_disk_that_is_full(source: Path, mounted: Path) -> None:
    out = mounted / "out"
    status, said = command(source, str(out))
    assert (status, "free some space and repeat the command" in said) == (2, True), said
    assert 0 < only_whole(out) < 60
    assert _mount("-o", "remount,size=20m", str(mounted))
    assert command(source, str(out))[0] == 0
    assert len(rows_of(out)) == 60


def test_a_disk_that_can_only_be_read(source: Path, mounted: Path) -> None:
    out = mounted / "out"
    command(source, str(out))
    before = only_whole(out)
    assert _mount("-o", "remount,ro", str(mounted))
    for place in (out, mounted / "another"):
        status, said = command(source, str(place))
        assert (status, "take a folder you may write to" in said) == (2, True), said
    assert only_whole(out) == before


def test_a_file_that_may_not_grow_further(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, said = command(source, str(out), lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    assert (status, "File too large; repeat the command" in said) == (2, True), said
    assert only_whole(out) == 0
    assert command(source, str(out))[0] == 0
    assert only_whole_and_summary(out) == 60


def only_whole_and_summary(out: Path) -> int:
    """The same when the run came to its end."""
    (out / "_summary.json").unlink()
    return only_whole(out)


def test_standard_output_that_takes_no_more(source: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    status, said = command(source, "-")
    assert (status, "can't write standard output: No space left" in said, "Traceback" in said) == (2, True, False), said


def test_input_that_goes_away_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for at in range(30):
        (folder / f"{at:02d}.html").write_text(f"slow {at}", encoding="utf-8")
    shutil.copy(write_jsonl(tmp_path / "rows.jsonl", ["a"] * 3), folder / "30.jsonl")

    def remove(rows: int, *_: int) -> None:
        if rows >= 10:
            shutil.rmtree(folder, ignore_errors=True)

    result = run([folder], tmp_path / "out", poisoned(jobs=1), watch=remove)
    assert result.rows_in == len(rows_of(tmp_path / "out")) == result.summary.rows
    assert 10 <= result.summary.counts["status"]["ok"] <= 30
    assert result.summary.counts["reason"].keys() == {"unreadable"}


def test_a_second_run_waits_for_nothing_and_harms_nothing(tmp_path: Path) -> None:
    source, out = write_jsonl(tmp_path / "in.jsonl", ["slow"] * 40), tmp_path / "out"
    second: list[tuple[int, str]] = []

    def start_another(rows: int, *_: int) -> None:
        if not second:
            second.append(command(source, str(out)))

    result = run([source], out, poisoned(jobs=1), watch=start_another)
    [(status, said)] = second
    assert (status, "another run is writing to" in said) == (2, True), said
    assert result.summary.rows == only_whole_and_summary(out) == 40


def test_dedup_says_that_its_index_does_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rensa", reason="needs bonmun[dedup]")

    def small(path: Path) -> object:
        connection = open_database(path)
        connection.execute("COMMIT")
        connection.execute("PRAGMA max_page_count = 12")
        connection.execute("BEGIN")
        return connection

    run([write_jsonl(tmp_path / "in.jsonl", PAGES)], tmp_path / "rows", poisoned())
    monkeypatch.setattr(reprints, "open_database", small)
    with pytest.raises(PipelineError, match=r"dedup\.sqlite: database or disk is full; free some space"):
        reprints.dedup([tmp_path / "rows"], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".bonmun"]
