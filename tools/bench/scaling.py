"""Measures how time and memory grow with the input, and draws time against page size as docs/scaling.svg.

    python tools/bench/scaling.py [--plot docs/scaling.svg] [--stream 2000]

Pages and dumps are written here, of 10 kB to 10 MB (more is refused). Each size runs in a process of its own;
time is CPU time, the best of a few runs; memory is the peak over what the process held before it read. `--stream`
reads that many pages in one process and prints what it holds at intervals.
"""

from __future__ import annotations

import argparse
import math
import pathlib
import resource
import subprocess
import sys
import time

import bonmun

SIZES = (10_000, 100_000, 1_000_000, 4_000_000, 10_000_000)
PARAGRAPH = 5
"""Lines of a paragraph: with fewer a page of 10 MB has more tags than bonmun reads."""
SENTENCE = "가람시는 {0}일 누리강 둔치에 나무 {0}그루를 심기로 했다고 밝혔다. 시는 새봄까지 {0}곳의 길을 넓힌다."


def dump(size: int) -> str:
    """A dump of about so many bytes: paragraphs that are all different, a byline here and there."""
    lines: list[str] = []
    held = 0
    while held < size:
        number = len(lines)
        line = SENTENCE.format(number) if number % 9 else f"홍길동 기자 gildong{number}@example.com"
        lines.append(line)
        held += len(line.encode()) + 1
    return "\n".join(lines)


def page(size: int) -> bytes:
    """A page of about so many bytes: an article, and a list of links that grows along."""
    lines = dump(size).split("\n")
    parts = [
        f'<p class="text">{" ".join(lines[at : at + PARAGRAPH])}</p>'
        + ('<ul><li><a href="/news">누리강 소식</a></li></ul>' if at % 40 == 0 else "")
        for at in range(0, len(lines), PARAGRAPH)
    ]
    return f"<!doctype html><title>누리강</title><body><div id=article>{''.join(parts)}</div>".encode()[:size]


def read(given: bytes | str) -> bonmun.Article:
    """A page or a dump, read."""
    return bonmun.extract(given) if isinstance(given, bytes) else bonmun.clean_text(given)


def one(kind: str, size: int) -> tuple[float, float]:
    """Seconds and the peak of memory, in times the input's size, of reading one input of this size."""
    given, small = (page(size), page(10_000)) if kind == "page" else (dump(size), dump(10_000))
    for _ in range(2):
        read(small)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    best = math.inf
    for _ in range(3 if size < 2_000_000 else 1):
        began = time.process_time()
        read(given)
        best = min(best, time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return best, peak * 1024 / size


def stream(count: int) -> None:
    """Prints what the process holds after so many pages, at ten intervals."""
    extractor, pages = bonmun.Extractor(fallback=False), [page(20_000 + 500 * at) for at in range(20)]
    for at in range(count + 1):
        if at % max(1, count // 10) == 0:
            held = int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
            print(f"{at:8d} pages {held / 1e6:8.1f} MB", flush=True)
        extractor.extract(pages[at % len(pages)])


def svg(points: list[tuple[int, float]]) -> str:
    """Time against size, both logarithmic, with a dotted line for what is linear."""

    def place(size: float, seconds: float) -> tuple[float, float]:
        return 60 + (math.log10(size) - 4) * 160, 260 - (math.log10(seconds) + 3) * 55

    line = " ".join("{:.0f},{:.0f}".format(*place(size, seconds)) for size, seconds in points)
    size, seconds = points[1]
    ends = [place(at, seconds * at / size) for at in (SIZES[0], SIZES[-1])]
    labels = "".join(
        f'<text x="{place(at, 1)[0]:.0f}" y="280">{name}</text>'
        for at, name in ((1e4, "10 kB"), (1e5, "100 kB"), (1e6, "1 MB"), (1e7, "10 MB"))
    ) + "".join(
        f'<text x="8" y="{place(1e4, at)[1]:.0f}">{name}</text>'
        for at, name in ((0.001, "1 ms"), (0.01, "10 ms"), (0.1, "100 ms"), (1, "1 s"), (10, "10 s"))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" font-family="sans-serif" font-size="12">'
        '<rect width="600" height="300" fill="white"/>'
        f'<line x1="{ends[0][0]:.0f}" y1="{ends[0][1]:.0f}" x2="{ends[1][0]:.0f}" y2="{ends[1][1]:.0f}"'
        ' stroke="gray" stroke-dasharray="3"/>'
        f'<polyline points="{line}" fill="none" stroke="black" stroke-width="2"/>{labels}</svg>\n'
    )


def main() -> int:
    """0; prints a row for each size, and writes the plot where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plot", type=pathlib.Path)
    parser.add_argument("--stream", type=int, metavar="N")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "SIZE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(*one(options.one[0], int(options.one[1])))
        return 0
    if options.stream:
        stream(options.stream)
        return 0
    points = []
    for kind in ("page", "dump"):
        for size in SIZES:
            command = [sys.executable, __file__, "--one", kind, str(size)]
            seconds, times = map(
                float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            )
            speed = size / seconds / 1e6
            print(
                f"{kind} {size:>9,} bytes {seconds * 1000:9.1f} ms {speed:6.2f} MB/s {times:5.1f} x its size",
                flush=True,
            )
            points += [(size, seconds)] if kind == "page" else []
    if options.plot is not None:
        options.plot.write_text(svg(points), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
