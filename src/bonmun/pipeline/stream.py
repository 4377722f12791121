"""Compressed files as a stream that survives damage: it goes on at the next member or frame, and says so."""

from __future__ import annotations

import bz2
import contextlib
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from bonmun.zstandard import zstd

CHUNK = 1 << 18
STEP = 1 << 20
"""The most that is decompressed before it is handed on: some bytes of a hostile file stand for gigabytes."""

OPENING = 1 << 12
"""So much of a packed file's content is looked at to tell what it is."""


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
        self.file = file or open(path, "rb")  # noqa: SIM115  # closed by close()
        self.position = 0

    def head(self, size: int) -> bytes:
        """The first bytes; reading begins before them. Only for files that can be read from any place."""
        head = self.file.read(size)
        self.file.seek(0)
        return head

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes, b"" at the end."""
        data = self.file.read(size)
        self.position += len(data)
        return data

    def close(self) -> None:
        """Close the file."""
        self.file.close()


class Decoder(Protocol):
    """Decompresses one member, as those of `bz2`, `lzma` and `zstd` do."""

    @property
    def eof(self) -> bool:
        """The member's end was reached."""

    @property
    def needs_input(self) -> bool:
        """More can only come of more input."""

    @property
    def unused_data(self) -> bytes:
        """What stood after the member's end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """The next bytes, at most so many."""


class _Gzip:
    """zlib's decoder with the face of the others."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(wbits=31)
        self._is_full = False

    @property
    def eof(self) -> bool:
        return self._decoder.eof

    @property
    def needs_input(self) -> bool:
        return not self._is_full and not self._decoder.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        out = self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)
        self._is_full = len(out) == max_length
        return out


_DECODERS: dict[bytes, Callable[[], Decoder]] = {
    b"\x1f\x8b\x08": _Gzip,
    b"\x28\xb5\x2f\xfd": zstd.ZstdDecompressor,
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\x00": lzma.LZMADecompressor,
}
"""By the bytes a member begins with."""
_ERRORS = (zlib.error, zstd.ZstdError, lzma.LZMAError, OSError, EOFError, ValueError)
"""What decoders raise on damaged data; OSError and ValueError are those of bz2. Nothing is read where they are met."""


def pieces(source: Source) -> Iterator[bytes | Damage | Boundary]:
    """The content of a file, decompressed when it is gzip, zstd, bzip2 or xz, with every damage where it was met."""
    head = source.read()
    magic = _magic(head)
    if magic:
        yield from _members(source, head, magic)
        return
    while head:
        yield head
        head = source.read()


def opening(head: bytes) -> bytes:
    """How the content begins that starts with these bytes, which may be compressed."""
    magic = _magic(head)
    if not magic:
        return head
    with contextlib.suppress(*_ERRORS):
        return _DECODERS[magic]().decompress(head, max(len(head), OPENING))
    return b""


def _magic(head: bytes) -> bytes:
    return next((magic for magic in _DECODERS if head.startswith(magic)), b"")


def _members(source: Source, chunk: bytes, magic: bytes) -> Iterator[bytes | Damage | Boundary]:
    """`chunk` is what was read last and may hold the start of the next member, also when this one is damaged."""
    while chunk:
        start = source.position - len(chunk)
        member, data, broken = _DECODERS[magic](), chunk, ""
        while not member.eof:
            try:
                out = member.decompress(data, STEP)
            except _ERRORS as error:
                broken = f"damaged compressed data ({error})"
                break
            if out:
                yield out
            data = b""
            if member.needs_input and not member.eof:
                data = chunk = source.read()
                if not chunk:
                    yield Damage(start, None, "cut off: the last compressed member has no end")
                    return
        if not broken:
            chunk = member.unused_data or source.read()
            yield Boundary(source.position - len(chunk))
            # Padding with zeros between members is allowed by gzip's own tools.
            while chunk and not chunk.strip(b"\0"):
                chunk = source.read()
            start = source.position - len(chunk)
            if not chunk or chunk.startswith(magic[: len(chunk)]):
                continue
            broken = "bytes that are no compressed member"
        chunk = _next_member(source, chunk, magic)
        yield Damage(start, source.position - len(chunk) if chunk else None, broken)


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
