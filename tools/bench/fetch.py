"""Prints how fast pages are fetched on loopback: bonmun's Fetcher against bare httpx, and fetching with reading.

    python tools/bench/fetch.py [--pages 1000] [--concurrency 16] [--runs 5]

The server runs in a process of its own. The clients take turns, and their fastest runs are compared: noise only ever
adds. CPU seconds are those of the fetching process alone. Politeness is switched off: it would decide everything.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import multiprocessing
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from multiprocessing.connection import Connection
from typing import NamedTuple

import httpx

from bonmun.fetch import Fetcher, Network, Page, Politeness
from bonmun.fetch.reader import Reader

SENTENCE = "오늘 오전 시장은 잔잔한 흐름을 보였고 상인들은 손님을 기다렸다고 말했다. "
PARAGRAPHS = "".join(f"<p>{n}. {SENTENCE * 3}</p>" for n in range(12))
MENU = "".join(f'<li><a href="/list/{n}">메뉴 {n}</a></li>' for n in range(60))
PAGE = (
    f"<!doctype html><html><head><title>시험 기사</title></head><body><ul>{MENU}</ul><h1>시험 기사</h1>"
    f"<article>{PARAGRAPHS}</article></body></html>"
).encode()
PACKED = gzip.compress(PAGE)


class Timing(NamedTuple):
    """Seconds by the clock, and of CPU in this process."""

    clock: float
    cpu: float


def serve(ready: Connection) -> None:
    """Answer every request on loopback with the page, until the process is ended."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
    answer = head % len(PACKED) + PACKED

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(answer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


async def bare(urls: list[str], concurrency: int) -> None:
    """Fetch with httpx alone, as many at a time."""
    room = asyncio.Semaphore(concurrency)
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=concurrency)) as client:

        async def one(url: str) -> None:
            async with room:
                answer = await client.get(url)
                assert answer.content == PAGE

        await asyncio.gather(*map(one, urls))


def fetcher(concurrency: int) -> Fetcher:
    """A Fetcher without politeness."""
    politeness = Politeness(delay=0, slow_factor=0, robots=False, per_host=concurrency, hosts=concurrency)
    return Fetcher(politeness=politeness, network=Network(allow_private=True))


async def ours(urls: list[str], concurrency: int) -> None:
    """Fetch with the Fetcher."""
    async with fetcher(concurrency) as f:
        async for page in f.pages(urls):
            assert page.body == PAGE


async def read_only(urls: list[str], concurrency: int) -> None:
    """Read as many pages as there are addresses, without fetching any but one."""
    async with fetcher(concurrency) as f, Reader() as reader:
        page = await f.fetch(urls[0])

        async def pages() -> AsyncIterator[Page]:
            for _ in urls:
                yield page

        async for _, article in reader.articles(pages()):
            assert article.paragraphs


async def both(urls: list[str], concurrency: int) -> None:
    """Fetch each page, and read it."""
    async with fetcher(concurrency) as f, Reader() as reader:
        async for _, article in reader.articles(f.pages(urls)):
            assert article.paragraphs


def timed(what: Callable[[list[str], int], Coroutine[None, None, None]], urls: list[str], concurrency: int) -> Timing:
    """How long it took."""
    started, cpu = time.perf_counter(), time.process_time()
    asyncio.run(what(urls, concurrency))
    return Timing(time.perf_counter() - started, time.process_time() - cpu)


def main() -> None:
    """0; prints a row for each client."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    near, far = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(far,), daemon=True)
    server.start()
    port = near.recv()
    urls = [f"http://127.0.0.1:{port}/news/articleView.html?idxno={n}" for n in range(options.pages)]
    names = {"httpx": bare, "bonmun": ours, "reading": read_only, "both": both}
    times: dict[str, list[Timing]] = {name: [] for name in names}
    for _ in range(options.runs):
        for name, what in names.items():
            times[name].append(timed(what, urls, options.concurrency))
    server.terminate()
    best = {name: min(values) for name, values in times.items()}
    cpu = {name: min(value.cpu for value in values) for name, values in times.items()}
    print(f"{options.pages} pages of {len(PAGE):,} bytes ({len(PACKED):,} packed), {options.concurrency} at a time,")
    print(f"fastest of {options.runs} runs:")
    for name, (clock, _) in best.items():
        print(f"  {name:8} {clock:6.2f} s  {options.pages / clock:6.0f} pages/s  {cpu[name]:5.2f} s CPU")
    ratio = best["httpx"].clock / best["bonmun"].clock
    print(f"fetching against bare httpx: {ratio:.2f} of its rate, {cpu['bonmun'] / cpu['httpx']:.2f} times its CPU")
    slower = max(best["bonmun"].clock, best["reading"].clock)
    print(f"fetching and reading together: {best['both'].clock / slower:.2f} times the slower of the two")


if __name__ == "__main__":
    main()
