"""Compressed files as a stream that survives damage: it goes on at the next gzip member or zstd frame, and says so."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from bonmun.errors import PipelineError

CHUNK = 1 << 18
GZIP_MAGIC, ZSTD_MAGIC = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"


class Damage(NamedTuple):
    """A place where the input could not be read; what stood between there and `resumed` is lost."""

    at: int
    """Byte offset in the file as it lies on disk."""
    resumed: int | None
    """Byte offset where reading went on; None: nothing readable followed."""
    what: str

    def __str__(self) -> str:
        then = "nothing readable after it" if self.resumed is None else f"went on at byte {self.resumed}"
        return f"{self.what} at byte {self.at}; {then}"


class Boundary(NamedTuple):
    """The end of a gzip member or zstd frame."""

    at: int


class Source:
    """A file being read, with the place in it, for the progress bar."""

    def __init__(self, path: str | Path, file: BinaryIO | None = None) -> None:
        self.name = str(path)
        self._file = file or open(path, "rb")  # noqa: SIM115  # closed by close()
        self.position = 0

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes, b"" at the end."""
        data = self._file.read(size)
        self.position += len(data)
        return data

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def pieces(source: Source) -> Iterator[bytes | Damage | Boundary]:
    """The content of a file, decompressed when it is gzip or zstd, with every damage where it was met."""
    head = source.read()
    if head.startswith(GZIP_MAGIC):
        yield from _members(source, head, GZIP_MAGIC)
    elif head.startswith(ZSTD_MAGIC):
        yield from _members(source, head, ZSTD_MAGIC)
    else:
        while head:
            yield head
            head = source.read()


def _members(source: Source, data: bytes, magic: bytes) -> Iterator[bytes | Damage | Boundary]:
    failed: type[Exception] = zlib.error if magic == GZIP_MAGIC else zstandard().ZstdError
    while data:
        start = source.position - len(data)
        member = _decoder(magic)
        try:
            while True:
                if out := member.decompress(data):
                    yield out
                if member.eof:
                    break
                data = source.read()
                if not data:
                    yield Damage(start, None, "cut off: the last compressed member has no end")
                    return
        except failed as error:
            data = _next_member(source, data, magic)
            yield Damage(start, source.position - len(data) if data else None, f"damaged compressed data ({error})")
            continue
        data = member.unused_data or source.read()
        yield Boundary(source.position - len(data))
        # Padding with zeros between members is allowed by gzip's own tools.
        while data and not data.strip(b"\0"):
            data = source.read()
        if data and not data.startswith(magic[: len(data)]):
            at = source.position - len(data)
            data = _next_member(source, data, magic)
            yield Damage(at, source.position - len(data) if data else None, "bytes that are no compressed member")


def _next_member(source: Source, data: bytes, magic: bytes) -> bytes:
    """What is left of the file from the next start of a member on; b"" when there is none."""
    skip = 1  # the member that failed may begin right here
    while data:
        found = data.find(magic, skip)
        if found >= 0:
            return data[found:]
        tail = data[-(len(magic) - 1) :]
        more = source.read()
        if not more:
            return b""
        data, skip = tail + more, 0
    return b""


def _decoder(magic: bytes) -> Any:
    if magic == GZIP_MAGIC:
        return zlib.decompressobj(wbits=31)
    return zstandard().ZstdDecompressor().decompressobj()


def zstandard() -> Any:
    """The zstandard library, or an error that says how to install it."""
    try:
        import zstandard
    except ImportError as error:
        raise PipelineError('.zst needs zstandard: pip install "bonmun[zstd]"') from error
    return zstandard
