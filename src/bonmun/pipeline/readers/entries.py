"""The files behind the names that a run is given: paths, folders, patterns, addresses and lists of WARC paths."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bonmun.errors import PipelineError
from bonmun.pipeline.document import Failure
from bonmun.pipeline.readers import remote
from bonmun.pipeline.readers.input_kinds import LEFT_BEHIND, may_be_input, suffix_of
from bonmun.pipeline.stream import Source, pieces
from bonmun.sources import Kind, expand, kind_of, unpacked

PREFIX = "https://data.commoncrawl.org/"
"""Where the paths of a `warc.paths` file lie, unless another place is named."""
LIST = ".paths"
MAX_LIST = 64 << 20


class Entry(NamedTuple):
    """A file to read."""

    path: str
    kind: Kind
    size: int = 0
    version: str = ""
    """Changes when the file does."""
    failure: Failure | None = None
    """Why it can't be read, where that is known before it is opened."""


class Finder:
    """Finds files, each once and in order; what is passed over by its name is counted in `skipped`."""

    def __init__(self, skipped: Counter[str], prefix: str = PREFIX, only: str = "") -> None:
        """`prefix` stands before each path of a list, `only` in each that is taken."""
        self._skipped, self._only = skipped, only
        self._prefix = prefix if prefix.endswith("/") else f"{prefix}/"
        self._seen: set[str] = set()

    def entries(self, names: Iterable[str]) -> Iterator[Entry]:
        """The files behind the names, and the folders that gave nothing."""
        for name in names:
            if unpacked(name).endswith(LIST):
                yield from self._listed(name)
            elif remote.is_remote(name):
                for found in remote.find(name, self._is_wanted):
                    if self._is_new(found.address):
                        yield Entry(found.address, kind_of(found.address), found.size, found.version)
            else:
                yield from self._local(name)

    def _local(self, name: str) -> Iterator[Entry]:
        problems: list[tuple[str, str]] = []
        _, paths = expand(name, problems, self._is_wanted)
        for path in paths:
            if self._is_new(os.path.abspath(path)):
                yield _entry(path)
        for path, problem in problems:
            code, _, message = problem.partition(": ")
            yield Entry(path, "page", failure=Failure(code, f"{message}: {path}"))

    def _listed(self, name: str) -> Iterator[Entry]:
        """The files that a list names; none is asked for before it is read."""
        lines = [line.strip() for line in _text(name).splitlines() if line.strip()]
        taken = [line for line in lines if self._only in line]
        if not taken:
            raise PipelineError(f"{name} names no path with {self._only!r} in it" if lines else f"{name} is empty")
        for line in taken:
            if remote.is_remote(line) or ".." in line.split("/"):
                raise PipelineError(f"{name} names what lies elsewhere: {line[:200]}")
            path = self._prefix + line.lstrip("/")
            if self._is_new(path):
                yield Entry(path, kind_of(path)) if remote.is_remote(path) else _entry(path)

    def _is_new(self, place: str) -> bool:
        is_new = place not in self._seen
        self._seen.add(place)
        return is_new

    def _is_wanted(self, file: str) -> bool:
        if may_be_input(file):
            return True
        if os.path.basename(file).lower() not in LEFT_BEHIND:
            self._skipped[f"file, {suffix_of(file)}"] += 1
        return False


def opened(path: str) -> Source:
    """The file, at an address or on this machine; an OSError where it can't be read."""
    return Source(path, remote.opened(path)) if remote.is_remote(path) else Source(path)


def _text(name: str) -> str:
    try:
        source = opened(name)
    except OSError as error:
        raise PipelineError(f"{name} can't be read: {error.strerror or error}") from error
    content = b""
    for piece in pieces(source):
        content += piece if isinstance(piece, bytes) else b""
        if len(content) > MAX_LIST:
            break
    source.close()
    return content.decode("utf-8", "replace")


def _entry(path: str) -> Entry:
    try:
        status = os.stat(path)
    except OSError as error:  # gone since it was listed
        return Entry(path, "page", failure=Failure("unreadable", f"{error.strerror}: {path}"))
    return Entry(path, kind_of(path), status.st_size, str(status.st_mtime_ns))
