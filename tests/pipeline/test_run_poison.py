"""Documents that raise, hang, crash or eat memory cost themselves and nothing else."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bonmun.errors import PipelineError
from bonmun.pipeline.corpus import run
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.supervise import Guard, LostError, Worker, WorkerLimits
from bonmun.pipeline.work import Work
from tests.pipeline.corpora import HERE, HUNG, poisoned, rows_of, write_jsonl


def codes(folder: Path) -> dict[int, str]:
    """The error codes of the failed rows by row number."""
    return {at: row["error"]["code"] for at, row in enumerate(rows_of(folder)) if row["status"] == "error"}


def test_each_poison_costs_only_itself(tmp_path: Path) -> None:
    pages: list[Any] = [f"본문 {at}" for at in range(60)]
    pages[3], pages[11], pages[12], pages[25], pages[40] = "raise", "hang", "crash", "exit", "memory"
    pages[30], pages[31], pages[59] = b'{"html": "cut', b'{"html": null}', b"[1]"
    result = run([write_jsonl(tmp_path / "in.jsonl", pages)], tmp_path / "out", poisoned(seconds=HUNG))
    assert codes(tmp_path / "out") == {
        3: "raised", 11: "timeout", 12: "crash", 25: "crash", 40: "memory", 30: "bad-json", 31: "null", 59: "bad-json",
    }  # fmt: skip
    assert result.rows_in == result.summary.rows == 60
    assert [row["input"].rpartition(":")[2] for row in rows_of(tmp_path / "out")] == [str(n) for n in range(1, 61)]


def test_all_poisons_in_one_batch_cost_themselves(tmp_path: Path) -> None:
    pages: list[Any] = [
        "a",
        "spoil",
        b"[1]",
        "b",
        "crash",
        "spoil",
        "exit",
        "hang",
        b'{"html": null}',
        "spoil",
        "c",
        "raise",
    ]
    result = run([write_jsonl(tmp_path / "in.jsonl", pages)], tmp_path / "out", poisoned(seconds=HUNG, jobs=1))
    expected = {2: "bad-json", 4: "crash", 6: "crash", 7: "timeout", 8: "null", 11: "raised"}
    assert codes(tmp_path / "out") == expected
    assert result.summary.rows == len(pages)
    assert [row["input"].rpartition(":")[2] for row in rows_of(tmp_path / "out")] == [str(n) for n in range(1, 13)]


def test_an_error_row_does_not_carry_what_killed_its_worker() -> None:
    batch = [Document("a", payload="crash"), Document("b", payload="글")]
    guard = Guard(Work(extractor="poison:Extractor"), WorkerLimits())
    assert [outcome.code for outcome in guard.clean(batch).outcomes] == ["crash", ""]
    guard.close()
    assert batch[0].payload is None


def test_ctrl_c_is_one_line_and_status_130(tmp_path: Path) -> None:
    running = start(write_jsonl(tmp_path / "in.jsonl", ["slow"] * 5_000), tmp_path / "out", start_new_session=True)
    wait_until(lambda: any((tmp_path / "out").glob("part-*")))
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all that run in the foreground
    _, said = running.communicate()
    assert (running.returncode, said) == (130, b"bonmun run: stopped\n")


def test_the_failed_are_named_with_the_cause(tmp_path: Path) -> None:
    result = run([write_jsonl(tmp_path / "in.jsonl", ["a", "crash", "hang"])], tmp_path / "out", poisoned(seconds=HUNG))
    (_, _, crash), (name, code, hang) = result.summary.failures
    assert "SIGSEGV" in crash
    assert name.endswith("in.jsonl:3")
    assert (code, f"{HUNG:g} s" in hang) == ("timeout", True)


def test_a_worker_killed_from_outside_loses_nothing(tmp_path: Path) -> None:
    pages = [f"본문 {at}" for at in range(40)]
    pages[17] = f"kill-once {tmp_path / 'mark'}"
    result = run([write_jsonl(tmp_path / "in.jsonl", pages)], tmp_path / "out", poisoned())
    assert (tmp_path / "mark").exists()
    assert (result.summary.rows, result.summary.errors) == (40, 0)


def test_nothing_but_poison_still_ends(tmp_path: Path) -> None:
    result = run([write_jsonl(tmp_path / "in.jsonl", ["crash"] * 5)], tmp_path / "out", poisoned(jobs=1))
    assert (result.summary.rows, result.summary.errors) == (5, 5)


def test_a_bad_extractor_is_an_error_of_the_run(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", ["a"])
    with pytest.raises(PipelineError, match="poison:Missing"):
        run([source], tmp_path / "out", poisoned(work={"extractor": "poison:Missing"}))


def test_wrong_rules_are_an_error_of_the_run(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", ["a"])
    options = {"extractor": None, "options": {"sites": str(tmp_path / "none")}}
    with pytest.raises(PipelineError, match="no rule files"):
        run([source], tmp_path / "out", poisoned(work=options))


def start(source: Path, out: Path, *, start_new_session: bool = False) -> subprocess.Popen[bytes]:
    """A run in a process of its own, as a shell would start it."""
    options = "--extractor poison:Extractor --shard-rows 10 --jobs 2".split()
    command = [sys.executable, "-m", "bonmun.cli", "run", str(source), "-o", str(out), *options]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([HERE, *filter(None, sys.path)])}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=start_new_session)


def test_a_run_killed_again_and_again_ends_with_each_row_once(tmp_path: Path) -> None:
    source, out = write_jsonl(tmp_path / "in.jsonl", [f"slow {at}" for at in range(200)]), tmp_path / "out"
    chance = random.Random(5)
    for at in range(20):
        running = start(source, out)
        if at % 5 == 4:  # every fifth gets somewhere, the others are killed wherever they happen to be
            wait_until(lambda shards=at // 5 * 4 + 1: len(list(out.glob("part-*"))) >= shards)
        else:
            time.sleep(chance.uniform(0.05, 0.4))
        running.send_signal(signal.SIGKILL)
        running.communicate()
    before = {path: path.stat().st_mtime_ns for path in out.glob("part-*")}
    running = start(source, out)
    _, said = running.communicate()
    assert running.returncode == 0, said
    assert [row["carried"]["n"] for row in rows_of(out)] == list(range(200))
    done = [path for path, changed in before.items() if path.stat().st_mtime_ns == changed]
    assert len(before) - len(done) <= 1  # only a shard killed between its rename and its mark is done again
    assert not list(out.glob(".part-*"))


def test_workers_end_when_their_run_is_killed(tmp_path: Path) -> None:
    running = start(write_jsonl(tmp_path / "in.jsonl", ["slow"] * 50_000), tmp_path / "out")
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    if not children.exists():
        running.kill()
        running.communicate()
        pytest.skip("this system does not list child processes in /proc")
    tasks = Path(f"/proc/{running.pid}/task")
    workers: list[str] = []

    def started() -> bool:
        with contextlib.suppress(OSError):  # a thread that ended meanwhile
            workers[:] = [pid for task in tasks.iterdir() for pid in (task / "children").read_text().split()]
        return len(workers) == 2

    wait_until(started)
    running.kill()
    running.communicate()
    wait_until(lambda: not any(alive(pid) for pid in workers))


def wait_until(condition: Callable[[], bool], seconds: float = 300.0) -> None:
    """Return when the condition holds; fail when it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def alive(pid: str) -> bool:
    """True while the process runs (a zombie has ended)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_worker_killed_at_its_start_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    starts: list[Worker] = []

    def dies_once(self: Worker, message: Any) -> None:
        write(self, message)
        if not starts:
            os.kill(self.pid, signal.SIGKILL)
        starts.append(self)

    write = Worker._write
    monkeypatch.setattr(Worker, "_write", dies_once)
    guard = Guard(Work(extractor="poison:Extractor"), WorkerLimits(), rows=True)
    assert [row["status"] for row in guard.clean([Document("a", payload="본문")]).rows] == ["ok"]
    assert len({worker.pid for worker in starts}) == 2
    guard.close()


def test_workers_that_die_of_every_row_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(self: Worker, batch: Any) -> Any:
        raise LostError(0, Failure("killed", "the worker died"))

    monkeypatch.setattr(Worker, "clean", dies)
    guard = Guard(Work(extractor="poison:Extractor"), WorkerLimits(), rows=True)
    with pytest.raises(PipelineError, match="a: workers die of error rows too"):
        guard.clean([Document("a", payload="본문")])
    guard.close()
