"""Where a crawl's articles and pages go: files that are whole after any interruption."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from bonmun.fetch.page import Page
from bonmun.fetch.state import State

_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)


class PageSink(Protocol):
    """Takes raw pages."""

    def add(self, page: Page) -> None:
        """Keep a page."""

    def close(self) -> None:
        """Close what is open."""


def page_sinks(folder: Path | None, warc: Path | None) -> list[PageSink]:
    """Where raw pages go: a folder, a WARC file, both or nowhere."""
    sinks: list[PageSink] = [Folder(folder)] if folder else []
    if warc:
        from bonmun.fetch.warc_writer import Warc

        sinks.append(Warc(warc))
    return sinks


class Lines:
    """A JSON Lines file kept in step with the state: it holds each committed line exactly once."""

    def __init__(self, path: str | Path, state: State) -> None:
        self._path = Path(path)
        self._name = str(self._path.resolve())
        self._state = state
        self._file = self._path.open("ab")
        whole = state.size_of(self._name)
        if whole is not None and whole < self._file.tell():
            self._file.truncate(whole)  # lines after it were written, but that was not noted: they come again
        self._file.seek(0, os.SEEK_END)
        self.flush()

    def flush(self) -> None:
        """Write what the state holds for us."""
        waiting = self._state.outbox()
        if not waiting:
            return
        self._file.write(b"".join(line.encode("utf-8", "surrogatepass") + b"\n" for _, line in waiting))
        self._file.flush()
        self._state.written(self._name, self._file.tell(), waiting[-1][0])

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Folder:
    """Raw pages in a folder: `<host>/<hash>.html` with its headers beside it as `.json`."""

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)

    def add(self, page: Page) -> None:
        """Save a page; a page of the same address is replaced."""
        host = _UNSAFE.sub("_", urlsplit(page.url).netloc).lstrip(".")  # ".." is no host, and the way out
        place = self._folder / (host or "_")
        place.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(page.url.encode()).hexdigest()[:16]
        about = {
            "url": page.url, "requested": page.requested, "status": page.status, "truncated": page.truncated,
            "fetched_at": page.fetched_at.isoformat(timespec="seconds"), "headers": page.kept_headers,
        }  # fmt: skip
        _write(place / f"{name}.json", json.dumps(about, ensure_ascii=False, indent=1).encode())
        _write(place / f"{name}.html", page.body)

    def close(self) -> None:
        """Does nothing: each page has files of its own, closed already."""


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
