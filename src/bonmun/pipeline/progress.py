"""Which document a worker is reading, and since when, in a few shared bytes: no message per document is needed."""

from __future__ import annotations

import mmap
import os
import struct
import tempfile
import time
from typing import IO

_AT, _SINCE = struct.Struct("q"), struct.Struct("d")
SIZE = _AT.size + _SINCE.size


def shared() -> IO[bytes]:
    """A file for two processes to share; in memory where the system can: writing to a file's page may have to wait."""
    has_memory_files = hasattr(os, "memfd_create")  # Linux
    file: IO[bytes] = (
        os.fdopen(os.memfd_create("bonmun-progress"), "r+b") if has_memory_files else tempfile.TemporaryFile()  # noqa: SIM115  # closed by the caller
    )
    file.truncate(SIZE)
    return file


class Progress:
    """Written by the worker, read by its parent. The clock is the system's, the same in both processes."""

    def __init__(self, file: int) -> None:
        """`file`: descriptor of a file of `SIZE` bytes that both processes have open."""
        self._bytes = mmap.mmap(file, SIZE)

    def begin(self, at: int) -> None:
        """The document with this place in the batch is begun now; -1: none yet."""
        # The time first: read in between, it only gives the document before a moment more.
        _SINCE.pack_into(self._bytes, _AT.size, time.monotonic())
        _AT.pack_into(self._bytes, 0, at)

    @property
    def at(self) -> int | None:
        """The place of the document being cleaned; None before the first."""
        (at,) = _AT.unpack_from(self._bytes, 0)
        return None if at < 0 else int(at)

    @property
    def since(self) -> float:
        """When it was begun, on `time.monotonic`."""
        (since,) = _SINCE.unpack_from(self._bytes, _AT.size)
        return float(since)

    def close(self) -> None:
        """Let go of the shared bytes."""
        self._bytes.close()
