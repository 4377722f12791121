"""Kills a run with SIGKILL at random moments, resumes it, and sees that no record is lost, doubled or cut.

    python tools/robust/kill_resume.py [--kills 200] [--records 5000] [--seed 0]

Each round starts the same command on a small corpus of real shape and kills it (or one of its workers) at a random
moment. When a run comes to its end before the kills are used up, the output is checked and a new one is begun.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    """0 when every finished output held each record once and whole."""
    parser = argparse.ArgumentParser(description="Kill and resume a run, again and again.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    killed = {"run": 0, "worker": 0}
    finished, wrong, started = 0, 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        source = corpus(Path(folder) / "in.jsonl.gz", args.records)
        out = Path(folder) / "out0"
        longest = 3.5  # seconds; a shard takes about one
        while sum(killed.values()) < args.kills or not is_done(out):
            left = args.kills - sum(killed.values())
            pause = chance.uniform(0.3, longest) if left > 0 else None
            victim = round_of(source, out, pause, chance)
            if victim:
                killed[victim] += 1
            if is_done(out):
                finished += 1
                problems = check(out, args.records)
                wrong += len(problems)
                print(
                    "\n".join(problems)
                    or f"output {finished}, {sum(killed.values())} kills: {args.records} records, each once and whole",
                    flush=True,
                )
                if left > 0 and sum(killed.values()) < args.kills:
                    out = Path(folder) / f"out{finished}"
    print(f"{killed['run']} runs and {killed['worker']} workers killed, {finished} outputs finished and checked, "
          f"{wrong} problems, {time.monotonic() - started:.0f} s")  # fmt: skip
    return 1 if wrong else 0


def corpus(path: Path, count: int) -> Path:
    """Short pages of invented text, numbered."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        for at in range(count):
            body = "".join(
                f"<p>{at}번 기사의 {part}번째 문단으로, 시는 새 계획을 내놓았다고 밝혔다." for part in range(6)
            )
            page = f"<html><head><title>{at}번 기사</title></head><body><article><h1>{at}번 기사</h1>{body}"
            file.write(json.dumps({"html": page, "url": f"https://news.example.kr/{at}", "n": at}) + "\n")
    return path


def round_of(source: Path, out: Path, pause: float | None, chance: random.Random) -> str | None:
    """What was killed, the run or one of its workers, after `pause` seconds; None when it was too late."""
    command = [sys.executable, "-m", "bonmun.cli", "run", str(source), "-o", str(out), "--shard-rows", "200", "-j", "2"]
    child = subprocess.Popen(command, stderr=subprocess.PIPE)
    victim = None
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(pause)
    if child.poll() is None:
        workers = children(child.pid)
        if workers and chance.random() < 0.3:
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                victim = "worker"
        else:
            child.kill()
            victim = "run"
    _, said = child.communicate()
    if child.returncode not in (0, -signal.SIGKILL):
        print(said.decode(), flush=True)
        raise SystemExit(f"a run ended with status {child.returncode}")
    return victim


def children(pid: int) -> list[int]:
    """The process ids of the workers of a run."""
    found = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def is_done(out: Path) -> bool:
    """True when the run came to its end."""
    return (out / "_summary.json").exists()


def check(out: Path, count: int) -> list[str]:
    """What is wrong with an output."""
    problems, numbers = [], []
    for path in sorted(out.iterdir()):
        if path.name.startswith("part-"):
            try:
                with gzip.open(path, "rt", encoding="utf-8") as file:
                    rows = [json.loads(line) for line in file]
            except (OSError, EOFError, ValueError) as error:
                problems.append(f"{path.name} can't be read: {error}")
                continue
            numbers += [row["carried"]["n"] for row in rows]
            problems += [f"{row['input']}: {row['reason']}" for row in rows if row["status"] == "error"]
        elif path.name not in (".bonmun", "_summary.json"):
            problems.append(f"left behind: {path.name}")
    if numbers != list(range(count)):
        problems.append(f"{len(numbers)} records, {len(set(numbers))} different, {count} wanted")
    return problems


if __name__ == "__main__":
    sys.exit(main())
