"""datatrove's own WARC reader and Trafilatura step against bonmun's steps, on the same WARC of saved pages.

    python tools/bench/in_datatrove.py FOLDER [--repeat 10]

Both run with one task in one process. The pages are written to the WARC with their untouched bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import JsonlWriter

from bonmun.pipeline.datatrove import CleanPages, ReadPages


def main() -> int:
    """0; prints documents in and out, with text, and the speed of both."""
    parser = argparse.ArgumentParser(description="datatrove's steps against bonmun's.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=10)
    args = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(args.folder.rglob("*")) if path.is_file()] * args.repeat
    with tempfile.TemporaryDirectory() as folder:
        write_warc(Path(folder) / "warc" / "a.warc.gz", pages)
        theirs = [WarcReader(f"{folder}/warc"), Trafilatura(timeout=15)]
        ours = [ReadPages(f"{folder}/warc/a.warc.gz"), CleanPages(seconds=15)]
        for name, steps in (("datatrove", theirs), ("bonmun", ours)):
            started = time.perf_counter()
            rows = run(steps, f"{folder}/{name}")
            seconds = time.perf_counter() - started
            texts = sum(bool(row.get("text")) for row in rows)
            print(f"{name:<10} {len(pages)} pages in, {len(rows)} documents out, {texts} with text, "
                  f"{len(pages) / seconds:.1f} pages/s")  # fmt: skip
    return 0


def run(steps: list[Any], out: str) -> list[dict[str, Any]]:
    """The documents that come out."""
    writer = JsonlWriter(f"{out}/out", compression=None)
    LocalPipelineExecutor([*steps, writer], tasks=1, logging_dir=f"{out}/logs").run()
    return [json.loads(line) for path in Path(f"{out}/out").iterdir() for line in path.open("rb")]


def write_warc(path: Path, pages: list[bytes]) -> None:
    """A WARC file with a response record for each page."""
    path.parent.mkdir()
    with path.open("wb") as file:
        for at, page in enumerate(pages):
            http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{at}>\r\n"
                f"WARC-Target-URI: https://news.example.kr/{at}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
                f"Content-Type: application/http; msgtype=response\r\nWARC-Identified-Payload-Type: text/html\r\n"
                f"Content-Length: {len(http)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + http + b"\r\n\r\n"))


if __name__ == "__main__":
    sys.exit(main())
