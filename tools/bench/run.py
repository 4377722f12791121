"""Speed and memory of `bonmun run` against a bare loop over `bonmun.extract`, on saved pages repeated.

    python tools/bench/run.py FOLDER [--pages 2000] [--rounds 3] [--no-removed] [--log FILE]
    python tools/bench/run.py FOLDER --memory 20000
    python tools/bench/run.py FOLDER --peers 2000

A round is a bare loop in one process, the same in two at once (what the machine can give), a run with one worker and
one with two; medians are printed, and the processor time a page. Wanted: two workers at least 1.8 times one; at least
85 % of bare extraction for each worker. With `--log` the rounds are added to a file and all in it are judged, so that
they can be made whenever the machine is quiet. `--memory` shows what parent and workers hold as a run goes on.
`--peers` gives the same files to the trafilatura command line, and kills one worker of both.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

BARE = """
import sys, pathlib, bonmun
count, removed, *names = sys.argv[1:]
pages = [pathlib.Path(name) for name in names]
for at in range(int(count)):
    article = bonmun.extract(pages[at % len(pages)].read_bytes())
    if removed == "1":
        article.removed
"""
SAMPLES = 10


def main() -> int:
    """0, or 1 when a target is missed; prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="saved pages")
    parser.add_argument("--pages", type=int, default=2_000, help="pages in a run (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-removed", action="store_true", help="both without the account of what was removed")
    parser.add_argument("--log", type=Path, metavar="FILE")
    parser.add_argument("--memory", type=int, metavar="PAGES")
    parser.add_argument("--peers", type=int, metavar="PAGES")
    args = parser.parse_args()
    pages = sorted(path for path in args.folder.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        if args.memory:
            return memory(repeated(pages, args.memory, place / "in"), place / "out", args.memory)
        if args.peers:
            return peers(repeated(pages, args.peers, place / "in"), place, args.peers)
        corpus = repeated(pages, args.pages, place / "in")
        rounds = [one_round(pages, corpus, place / "out", args.pages, not args.no_removed) for _ in range(args.rounds)]
    if args.log:
        with args.log.open("a") as log:
            log.writelines(json.dumps(figures) + "\n" for figures in rounds)
        rounds = [json.loads(line) for line in args.log.read_text().splitlines()]
    return judge(rounds)


def repeated(pages: list[Path], count: int, folder: Path) -> Path:
    """A folder with so many links to the pages."""
    for at in range(count):
        link = folder / f"{at // 1000:03d}" / f"{at:06d}{pages[at % len(pages)].suffix}"
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(pages[at % len(pages)].resolve())
    return folder


def one_round(pages: list[Path], corpus: Path, out: Path, count: int, removed: bool) -> dict[str, list[float]]:
    """Seconds on the wall and of processor time a page, of each of the four."""
    bare = [sys.executable, "-c", BARE, str(count // 2), str(int(removed)), *map(str, pages)]
    figures = {
        "bare": timed([bare], count // 2),
        "bare, two at once": timed([bare, bare], count // 2 * 2),
        "run, 1 worker": timed([command(corpus, out, 1, removed)], count),
    }
    shutil.rmtree(out)
    figures["run, 2 workers"] = timed([command(corpus, out, 2, removed)], count)
    assert json.loads((out / "_summary.json").read_text())["rows_out"] == count
    shutil.rmtree(out)
    return figures


def command(corpus: Path, out: Path, jobs: int, removed: bool = True) -> list[str]:
    """The command line of a run."""
    options = ["-j", str(jobs), "--json", *([] if removed else ["--no-removed"])]
    return [sys.executable, "-m", "bonmun", "run", str(corpus), "-o", str(out), *options]


def timed(commands: list[list[str]], count: int) -> list[float]:
    """Seconds a page on the wall, and of processor time with all child processes, for these run at once."""
    started = time.perf_counter()
    running = [subprocess.Popen(line, stdout=subprocess.DEVNULL) for line in commands]
    used = 0.0
    for child in running:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0, child.args
        used += usage.ru_utime + usage.ru_stime
    return [(time.perf_counter() - started) / count, used / count]


def judge(rounds: list[dict[str, list[float]]]) -> int:
    """Prints the medians over the rounds and what they say; 1 when a target is missed."""
    wall, used = ({name: statistics.median(r[name][at] for r in rounds) for name in rounds[0]} for at in (0, 1))
    for name in wall:
        spread = [1 / one[name][0] for one in rounds]
        print(f"{name:<18} {1 / wall[name]:7.1f} pages/s ({min(spread):.1f}–{max(spread):.1f}), "
              f"{used[name] * 1000:6.2f} ms of processor time a page")  # fmt: skip
    gain, ceiling = wall["run, 1 worker"] / wall["run, 2 workers"], wall["bare"] / wall["bare, two at once"]
    one, two = wall["bare"] / wall["run, 1 worker"], wall["bare, two at once"] / wall["run, 2 workers"]
    print(f"two workers against one: {gain:.2f} times (wanted 1.80; two bare loops: {ceiling:.2f})")
    print(f"one worker against one bare loop: {one:.0%}, two against two: {two:.0%} (wanted 85 %); "
          f"in processor time {used['bare'] / used['run, 1 worker']:.0%}")  # fmt: skip
    return 0 if gain >= 1.8 and one >= 0.85 else 1


def memory(corpus: Path, out: Path, count: int) -> int:
    """Prints what the processes of a run hold as it goes on; 1 when it grows by a tenth from half way on."""
    child = subprocess.Popen(command(corpus, out, 2), stdout=subprocess.PIPE, text=True)
    samples = list(sampled(child))
    assert child.stdout is not None  # a pipe
    facts = json.loads(child.stdout.read())
    child.wait()
    assert facts["rows_out"] == count
    print(f"{count} pages, 2 workers, {facts['rows_per_second']} rows/s")
    print("| part of the run | parent, MB | workers, MB |\n| --- | --- | --- |")
    for at in range(1, SAMPLES + 1):
        parent, *workers = samples[at * (len(samples) - 1) // SAMPLES]
        print(f"| {at / SAMPLES:.0%} | {parent} | {', '.join(map(str, workers))} |")
    half, late = samples[len(samples) // 2 : len(samples) * 3 // 4], samples[len(samples) * 3 // 4 :]
    grown = max(map(sum, late)) / max(map(sum, half))
    print(f"most held in the last quarter against the one before: {grown:.2f} times")
    return 0 if grown < 1.1 else 1


def sampled(child: subprocess.Popen[str]) -> Iterator[list[int]]:
    """What parent and workers hold in MB, twice a second while they run."""
    while child.poll() is None:
        held = [resident(pid) for pid in (child.pid, *children(child.pid))]
        if len(held) == 3 and all(held):
            yield held
        time.sleep(0.5)


def resident(pid: int) -> int:
    """Memory a process holds, in MB; 0 when it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGESIZE") >> 20


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return sorted(int(child) for task in tasks for child in (task / "children").read_text().split())
    except OSError:
        return []


def peers(corpus: Path, place: Path, count: int) -> int:
    """Prints pages a second and pages written, also with a worker killed, of trafilatura's command and of ours."""
    different = len({page.resolve() for page in corpus.rglob("*") if page.is_file()})
    for killed in (False, True):
        theirs, ours = place / f"theirs{killed}", place / f"ours{killed}"
        line = ["trafilatura", "--input-dir", str(corpus), "--output-dir", str(theirs), "--json", "--parallel", "2"]
        said = contest(line, killed, count)
        files = sum(path.is_file() for path in theirs.rglob("*"))
        # It names a file by the text in it, so a page that is repeated gives one.
        print(f"trafilatura: {files} files for {different} different pages, {said}", flush=True)
        said = contest(command(corpus, ours, 2), killed, count)
        rows = json.loads((ours / "_summary.json").read_text())["rows_out"]
        print(f"bonmun run: {rows} of {count} written, {said}", flush=True)
    return 0


def contest(line: list[str], killed: bool, count: int) -> str:
    """How fast a command was and how it ended, where asked with one of its workers killed after five seconds."""
    started = time.perf_counter()
    child = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if killed:
        time.sleep(5)
        os.kill(children(child.pid)[-1], signal.SIGKILL)
    status = child.wait()
    seconds = time.perf_counter() - started
    said = ", one worker killed" if killed else ""
    return f"{count / seconds:.1f} pages/s, exit status {status}{said}"


if __name__ == "__main__":
    sys.exit(main())
