"""Load on `bonmun serve` from a second process: requests a second, errors, waits, memory; beside `bonmun run`.

    python tools/bench/serving.py [FOLDER] [--connections 16] [--seconds 60] [--jobs 2] [--kill 0]

FOLDER holds saved pages (default: ../shared/pages/html). Every connection asks for one page after the other. The same
pages go through `bonmun run` with as many workers before and after, and the ratio is to the mean of the two: by the
clock, which tells little while others use the machine, and by the processor time a page takes, which holds then too.
With `--kill S` a worker is killed every S seconds: a page is tried twice, so few requests fail or none.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import pathlib
import random
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from typing import NamedTuple

DEFAULT = pathlib.Path(__file__).resolve().parents[3] / "shared/pages/html"
HEAD = b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"


class Load(NamedTuple):
    """What the connections saw."""

    statuses: Counter[int]
    waits: list[float]
    seconds: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.waits) / self.seconds


async def ask(port: int, pages: list[bytes], connections: int, seconds: float) -> Load:
    """Asks for the pages in turn until the time is over."""
    statuses: Counter[int] = Counter()
    waits: list[float] = []
    turns = itertools.cycle(pages)
    began = time.monotonic()

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.monotonic() - began < seconds:
            page = next(turns)
            sent = time.monotonic()
            writer.write(
                b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(page) + page
            )
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
            waits.append(time.monotonic() - sent)
            statuses[int(head.split()[1])] += 1
        writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    return Load(statuses, waits, time.monotonic() - began)


async def kill(parent: int, every: float) -> None:
    """Kills a worker now and then, for ever."""
    while every:
        await asyncio.sleep(every)
        if pids := children(parent):
            os.kill(random.choice(pids), signal.SIGKILL)


def children(parent: int) -> list[int]:
    """The process ids of the workers."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(pid) for pid in listed.stdout.split()]


def memory(pids: list[int]) -> list[int]:
    """The resident memory of each process in MB."""
    found = []
    for pid in pids:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
        found += [int(kilobytes) // 1024 for kilobytes in re.findall(r"VmRSS:\s+(\d+)", status)]  # none of a dead one
    return found


def spent(pids: list[int]) -> float:
    """Processor seconds of the processes so far."""
    stats = [pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


def run(folder: pathlib.Path, jobs: int, times: int) -> tuple[float, float]:
    """Seconds by the clock and of processor time that `bonmun run` takes over the folder taken so often."""
    with tempfile.TemporaryDirectory() as temporary:
        many = pathlib.Path(temporary) / "in"
        for number in range(times):
            (many / str(number)).mkdir(parents=True)
            for page in folder.iterdir():
                (many / str(number) / page.name).symlink_to(page.resolve())
        command = [sys.executable, "-m", "bonmun", "run", str(many), "-o", f"{temporary}/out", "-j", str(jobs)]
        began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*command, "--format", "jsonl"], stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return time.monotonic() - began, used


def run_rate(folder: pathlib.Path, jobs: int) -> tuple[float, float]:
    """Pages a second of `bonmun run` and its processor time a page in ms, both without its start."""
    few, many = run(folder, jobs, 1), run(folder, jobs, 9)
    pages = len(list(folder.iterdir())) * 8
    return pages / (many[0] - few[0]), (many[1] - few[1]) / pages * 1000


async def measure(pages: list[bytes], options: argparse.Namespace) -> None:
    """Starts the service, asks, and prints what came of it."""
    with tempfile.NamedTemporaryFile("r") as log:
        command = [sys.executable, "-m", "bonmun", "serve", "--port", "0", "-j", str(options.jobs)]
        service = subprocess.Popen(command, stderr=open(log.name, "w"))  # noqa: SIM115  # the child's, closed with it
        while not (port := re.search(r"running on http://\S+:(\d+)", pathlib.Path(log.name).read_text())):
            await asyncio.sleep(0.1)
        try:
            await ask(int(port[1]), pages, options.connections, min(5, options.seconds))
            every = [service.pid, *children(service.pid)]
            before, used = memory(every), spent(every)
            killing = asyncio.create_task(kill(service.pid, options.kill))
            load = await ask(int(port[1]), pages, options.connections, options.seconds)
            killing.cancel()
            used = 0.0 if options.kill else spent(every) - used  # of killed workers it is lost
            after = memory([service.pid, *children(service.pid)])
        finally:
            service.terminate()
            service.wait()
    waits = sorted(load.waits)
    options.rate, options.cost = load.rate, used / len(load.waits) * 1000
    print(
        f"serve: {load.rate:.0f} pages/s, {options.cost:.1f} ms of processor time each, statuses {dict(load.statuses)}"
    )
    print(f"waits: median {statistics.median(waits) * 1000:.0f} ms, 99 % {waits[len(waits) * 99 // 100] * 1000:.0f} ms")
    print(f"memory in MB, the service and its workers: {before} before, {after} after")


def main() -> None:
    """0; prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=DEFAULT)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kill", type=float, default=0, metavar="S")
    options = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(options.folder.iterdir())]
    first = run_rate(options.folder, options.jobs)
    asyncio.run(measure(pages, options))
    if options.kill:
        return
    second = run_rate(options.folder, options.jobs)
    rate, cost = (first[0] + second[0]) / 2, (first[1] + second[1]) / 2
    print(f"run: {first[0]:.0f} and {second[0]:.0f} pages/s, {cost:.1f} ms of processor time each")
    print(f"serve / run: {options.rate / rate:.2f} by the clock, {cost / options.cost:.2f} by processor time")


if __name__ == "__main__":
    main()
