"""Speed and memory of `bonmun run` against a bare loop over `bonmun.extract`, on saved pages repeated.

    python tools/bench_run.py FOLDER [--pages 20000] [--peers]

Targets: two workers at least 1.8 times one; at least 85 % of bare extraction for each worker; constant memory.
`--peers` also runs the trafilatura command line over the same files.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path


def main() -> int:
    """Print the figures; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description="Speed and memory of bonmun run.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--peers", action="store_true")
    args = parser.parse_args()
    pages = sorted(path for path in args.folder.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        corpus = repeated(pages, args.pages, Path(folder) / "in")
        bare = bare_rate(pages, min(args.pages, 4_000))
        print(f"bare extract, one process: {bare:7.1f} pages/s", flush=True)
        one = run(corpus, Path(folder) / "one", 1, args.pages)
        two = run(corpus, Path(folder) / "two", 2, args.pages)
        again = bare_rate(pages, min(args.pages, 4_000))
        print(f"bare extract again:        {again:7.1f} pages/s (how steady the machine is)")
        print(f"two workers / one: {two / one:.2f} (wanted 1.80); one worker / bare: {one / ((bare + again) / 2):.0%} "
              "(wanted 85 %)")  # fmt: skip
        if args.peers:
            peer(corpus, Path(folder) / "peer", args.pages)
    return 0 if two >= 1.8 * one and one >= 0.85 * (bare + again) / 2 else 1


def repeated(pages: list[Path], count: int, folder: Path) -> Path:
    """A folder with so many links to the pages."""
    for at in range(count):
        link = folder / f"{at // 1000:03d}" / f"{at:06d}{pages[at % len(pages)].suffix}"
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(pages[at % len(pages)].resolve())
    return folder


def bare_rate(pages: list[Path], count: int) -> float:
    """Pages a second of a loop that reads a file, extracts and asks for the account, in a process of its own."""
    loop = (
        "import sys, time, pathlib, bonmun\n"
        "pages = [pathlib.Path(name) for name in sys.argv[2:]]\n"
        "for page in pages: bonmun.extract(page.read_bytes()).removed\n"
        "start = time.perf_counter()\n"
        "for at in range(int(sys.argv[1])): bonmun.extract(pages[at % len(pages)].read_bytes()).removed\n"
        "print(int(sys.argv[1]) / (time.perf_counter() - start))\n"
    )
    command = [sys.executable, "-c", loop, str(count), *map(str, pages)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def run(corpus: Path, out: Path, jobs: int, count: int) -> float:
    """Pages a second of `bonmun run`."""
    command = [sys.executable, "-m", "bonmun.cli", "run", str(corpus), "-o", str(out), "-j", str(jobs), "--json"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    samples: list[int] = []
    watcher = threading.Thread(target=_watch, args=(child, samples))
    watcher.start()
    said, _ = child.communicate()
    watcher.join()
    facts = json.loads(said)
    assert facts["rows_out"] == count
    middle, last = samples[len(samples) // 2], samples[-1]
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"bonmun run, {jobs} worker{'s' * (jobs > 1)}:     {facts['rows_per_second']:7.1f} pages/s", flush=True)
    print(f"  parent: {middle} MB half way, {last} MB at the end; largest process so far: {workers} MB", flush=True)
    shutil.rmtree(out)
    return float(facts["rows_per_second"])


def peer(corpus: Path, out: Path, count: int) -> None:
    """Pages a second of trafilatura's command line."""
    command = ["trafilatura", "--input-dir", str(corpus), "--output-dir", str(out), "--json", "--parallel", "2"]
    started = time.perf_counter()
    status = subprocess.run(command, check=False, capture_output=True).returncode
    seconds = time.perf_counter() - started
    written = sum(1 for path in out.rglob("*") if path.is_file())
    print(
        f"trafilatura, 2 processes:  {count / seconds:7.1f} pages/s; {written} files of {count}, exit status {status}"
    )


def _watch(child: subprocess.Popen[str], samples: list[int]) -> None:
    while child.poll() is None:
        try:
            status = Path(f"/proc/{child.pid}/status").read_text()
        except OSError:
            return
        samples += [int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmRSS")]
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
