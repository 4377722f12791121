"""Times bonmun against a bare parse and its peers on the same pages, interleaved, CPU time, medians and spread.

    python tools/bench/pages.py [FOLDER] [--rounds 7] [--peers trafilatura,resiliparse,readability]

FOLDER holds saved pages (default: ../shared/pages/html). The peers come with the group `bench`; those that are
not installed are left out and named. Ratios are taken round by round, so that a machine that slows down slows both.
Each round reads every page once, and begins with what bonmun remembers of earlier lines forgotten: of a page it knows
what stood on the pages before, as in a stream, and never the page itself. The last lines are pages that are lists, by
their size beside all pages, and `clean_text` on the pages' visible lines.
"""

from __future__ import annotations

import argparse
import importlib
import pathlib
import statistics
import sys
import time
from collections.abc import Callable, Iterable

from selectolax.lexbor import LexborHTMLParser

import bonmun
from bonmun import decode
from bonmun.grammar.lines import is_complete
from bonmun.parse import page_lines, walk

DEFAULT = pathlib.Path(__file__).resolve().parents[3] / "shared/pages/html"
Job = Callable[[bytes], object]
LARGE = 64
"""Entries from which a cache is one of lines and names."""


def jobs(peers: Iterable[str]) -> dict[str, Job]:
    """What is timed, by name; peers that are not installed are named on stderr."""
    ruled, generic = bonmun.Extractor(fallback=False), bonmun.Extractor(sites=False, fallback=False)
    found: dict[str, Job] = {
        "lexbor parse": LexborHTMLParser,
        "bonmun (rules)": ruled.extract,
        "bonmun (no rules)": generic.extract,
        "bonmun + record": lambda raw: list(generic.extract(raw).blocks),
    }
    for name in peers:
        try:
            found[name] = PEERS[name]()
        except ImportError:
            print(f"{name}: not installed, left out", file=sys.stderr)
    return found


def _trafilatura() -> Job:
    trafilatura = importlib.import_module("trafilatura")
    return lambda raw: trafilatura.bare_extraction(raw, with_metadata=True)


def _resiliparse() -> Job:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda raw: extract(raw.decode("utf-8", "replace"), main_content=True)


def _readability() -> Job:
    document = importlib.import_module("readability").Document
    return lambda raw: document(raw.decode("utf-8", "replace")).summary()


PEERS: dict[str, Callable[[], Job]] = {
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "readability": _readability,
}


def forget() -> None:
    """Empties what bonmun remembers of lines, names and classes; tables that are read once stay."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "bonmun":
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and (value.cache_info().maxsize or 0) >= LARGE:
                    value.cache_clear()


def cpu(job: Job, pages: list[bytes]) -> float:
    """Milliseconds of CPU a page."""
    forget()
    began = time.process_time()
    for raw in pages:
        job(raw)
    return (time.process_time() - began) / len(pages) * 1000


def dump_speed(pages: list[bytes], rounds: int) -> float:
    """MB of dump text that `clean_text` reads in a second of CPU, the median of the rounds."""
    dumps = [_dump(raw) for raw in pages]
    size = sum(len(dump.encode()) for dump in dumps) / 1e6
    speeds = []
    for _ in range(rounds):
        forget()
        began = time.process_time()
        for dump in dumps:
            bonmun.clean_text(dump)
        speeds.append(size / (time.process_time() - began))
    return statistics.median(speeds)


def list_cost(pages: list[bytes]) -> tuple[int, float]:
    """How many of the pages are lists, and what a kB of them takes, in times what a kB of any page takes."""
    extract = bonmun.Extractor(fallback=False).extract
    spent = [(extract(raw).kind == "list", len(raw), min(cpu(extract, [raw]) for _ in range(3))) for raw in pages]
    lists = [(size, time) for is_list, size, time in spent if is_list]
    mean = sum(time for _, _, time in spent) / sum(size for _, size, _ in spent)
    return len(lists), sum(time for _, time in lists) / max(1, sum(size for size, _ in lists)) / mean


def _dump(raw: bytes) -> str:
    tree = page_lines.parse(decode.decode(raw).text)
    return "\n".join(line.text for line in walk.read(tree, is_complete).lines)


def main() -> int:
    """0; prints a row for each job: median, least and most ms a page, and its ratio to the parse."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=DEFAULT)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", default=",".join(PEERS))
    options = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(options.folder.rglob("*.htm*"))]
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB on average, {options.rounds} rounds")
    timed = jobs(filter(None, options.peers.split(",")))
    spent: dict[str, list[float]] = {name: [] for name in timed}
    for job in timed.values():
        cpu(job, pages)
    for _ in range(options.rounds):
        for name, job in timed.items():
            spent[name].append(cpu(job, pages))
    print(f"{'':20s} {'median ms':>10s} {'min':>8s} {'max':>8s} {'x parse':>8s}")
    for name, times in spent.items():
        ratio = statistics.median(t / p for t, p in zip(times, spent["lexbor parse"], strict=True))
        print(f"{name:20s} {statistics.median(times):10.2f} {min(times):8.2f} {max(times):8.2f} {ratio:8.1f}")
    lists, dearer = list_cost(pages)
    print(f"{lists} lists: {dearer:.2f} times what a kB of all pages takes")
    print(f"clean_text: {dump_speed(pages, options.rounds):.2f} MB/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
