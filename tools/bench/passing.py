"""How many records of a crawl are passed over in a second of processor time: by host, by a look, and by reading them.

python tools/bench/passing.py [RECORDS]

The records are made here: pages of 60 kB in English, French, Russian, Chinese and Japanese, each a gzip member, as
CC-NEWS has them, with one Korean page in fifty.
"""

from __future__ import annotations

import gzip
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from bonmun import Extractor
from bonmun.pipeline.readers import Inputs
from bonmun.pipeline.readers.wanted import Wanted
from bonmun.pipeline.stream import Source, pieces

WORDS = (
    "council library opened street water winter school market minister river budget",
    "conseil bibliothèque rue forêt école marché ministre rivière été février",
    "совет библиотека улица вода зима школа рынок министр река бюджет",
    "市政府 图书馆 街道 河流 学校 市场 部长 预算 冬天 公园",
    "市役所 図書館 通り 川 学校 市場 大臣 予算 冬 公園",
)
KOREAN = "시청은 도서관을 강변에서 학교와 시장이 예산을 겨울에 공원으로 밝혔다 열었다"
SIZE = 60_000
"""Bytes of a page."""


def record(at: int, words: str, chance: random.Random) -> bytes:
    """A WARC record of a page of these words."""
    text = words.split()
    parts: list[str] = []
    size = 0
    while size < SIZE:
        line = " ".join(chance.choices(text, k=30))
        parts.append(f'<div class="box-{len(parts)}"><p>{line}.</p><a href="/news/{len(parts)}">{text[0]}</a></div>')
        size += len(parts[-1].encode())
    body = f"<html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{at}>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        f"WARC-Target-URI: https://news{at % 97}.example/{at}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def crawl(folder: Path, count: int) -> Path:
    """A WARC file of so many records."""
    chance = random.Random(1)
    with (folder / "crawl.warc.gz").open("wb") as file:
        for at in range(count):
            words = KOREAN if at % 50 == 7 else WORDS[at % len(WORDS)]
            file.write(gzip.compress(record(at, words, chance), 6))
    return folder / "crawl.warc.gz"


def unpacked(path: Path) -> Iterator[object]:
    """The file's pieces: what unpacking alone costs."""
    return pieces(Source(path))


def main() -> int:
    """0; prints a row for each way to pass over records."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        path = crawl(Path(folder), count)
        print(f"{count} records of {SIZE // 1000} kB, {path.stat().st_size / 1e6:.0f} MB packed\n")
        print("| | records left | records a second of processor time |\n| --- | --- | --- |")
        list(Inputs([path]).documents())  # what is imported and cached at first does not count
        other_host = Wanted(frozenset({"news5.example"}))
        ways: tuple[tuple[str, Callable[[], Iterator[object]]], ...] = (
            ("unpacked, nothing more", lambda: unpacked(path)),
            ("`--hosts`, one host in 97", lambda: Inputs([path], wanted=other_host).documents()),
            ("`--hangul`", lambda: Inputs([path], wanted=Wanted(hangul=True)).documents()),
            ("every record parsed as WARC", lambda: Inputs([path]).documents()),
        )
        for name, made in ways:
            started = time.process_time()
            left = sum(1 for _ in made())
            seconds = time.process_time() - started
            shown = "" if name.startswith("unpacked") else str(left)
            print(f"| {name} | {shown} | {count / seconds:,.0f} |")
        reader = Extractor()
        read = [document.payload or b"" for document in islice(Inputs([path]).documents(), 20)]
        started = time.process_time()
        for payload in read:
            reader.extract(payload)
        print(f"| read | | {len(read) / (time.process_time() - started):,.0f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
