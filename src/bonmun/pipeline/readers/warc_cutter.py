"""A stream of WARC cut into its records; a record that can't be, or that lies about its length, costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bonmun.pipeline.stream import Boundary, Source, pieces

MAX_RECORD = 64 << 20
"""Larger records are reported, not read. CC-NEWS cuts at 5 MiB."""
MAX_HEAD = 1 << 16
_START = re.compile(rb"WARC/[01]\.\d+\r?\n")
_NEXT = re.compile(rb"(?<=\n)WARC/[01]\.\d+\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_START_SIZE = len("WARC/1.0\r\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_BLANK = re.compile(rb"[\r\n]*")
_GAP = 64
"""Bytes of line ends that may stand between two records; there are four."""
_GAPS = (b"\r\n\r\n", b"\n\n")
"""What stands behind a record that is as long as it says, also where the next one is damaged."""


def records(source: Source) -> Iterator[bytes | str]:
    """Each record's bytes, or a sentence about what could not be read."""
    cutter = _Cutter()
    for piece in pieces(source):
        if isinstance(piece, bytes):
            yield from cutter.feed(piece)
        elif isinstance(piece, Boundary):
            yield from cutter.at_boundary()
        else:
            yield from cutter.at_boundary()
            cutter.drop()
            yield str(piece)
    yield from cutter.end()


class _Cutter:
    """Cuts a stream into records; bytes that belong to none are counted and reported once."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._stray = 0
        self._is_told = False
        """The next bytes that belong to no record are what is left of one that was reported."""
        self._is_over = False
        self._after_boundary = False
        """A gzip member ended just before the next bytes: a record should have ended too."""

    def feed(self, piece: bytes) -> Iterator[bytes | str]:
        """The records that are whole now."""
        if self._after_boundary and self._buffer.strip() and _START.match(piece):
            was_told = self._is_told
            self.drop()
            if not was_told:
                yield "a record is shorter than its Content-Length"
        self._after_boundary = False
        self._buffer += piece
        yield from self._whole(is_end=False)

    def at_boundary(self) -> Iterator[bytes | str]:
        """The records that are whole when a record may end here."""
        self._after_boundary = True
        yield from self._whole(is_end=True)

    def drop(self) -> None:
        """Forget the record that was begun."""
        self._buffer.clear()
        self._stray = 0
        self._is_told = self._after_boundary = False

    def end(self) -> Iterator[bytes | str]:
        """The last records, and what is wrong with the end of the stream."""
        self._is_over = True
        yield from self._whole(is_end=True)
        while self._buffer.strip() and self._skip_record():
            yield "a record is shorter than its Content-Length"
            yield from self._whole(is_end=True)
        left = len(self._buffer.strip())
        if self._stray and not self._is_told:
            yield f"{self._stray + left} bytes at the end that are no WARC record"
        elif left and not self._is_told:
            yield f"cut off: the last record is incomplete ({left} bytes of it are left)"

    def _whole(self, *, is_end: bool) -> Iterator[bytes | str]:
        """The records at the front, as far as they are there; at the end of something the last needs no successor."""
        while self._find_start():
            if self._stray and not self._is_told:
                yield f"{self._stray} bytes that are no WARC record"
            self._stray, self._is_told = 0, False
            record = self._take(is_end)
            if record is None:
                return
            yield record

    def _find_start(self) -> bool:
        """True when the buffer begins with a record; what stands before the next record is dropped and counted."""
        blank = _BLANK.match(self._buffer)
        assert blank is not None  # it matches nothing too
        end = blank.end()
        del blank  # the match looks into the buffer, and that is about to change
        del self._buffer[:end]
        if len(self._buffer) < _START_SIZE or _START.match(self._buffer):
            return len(self._buffer) >= _START_SIZE
        return self._skip_to_next(0)

    def _skip_record(self) -> bool:
        """Whether another record begins inside the one at the front, which then ends there."""
        head = _START.match(self._buffer)
        start = head.end() if head else 0
        del head
        if _NEXT.search(self._buffer, start) is None:
            return False
        found = self._skip_to_next(start)
        self._stray = 0
        return found

    def _skip_to_next(self, start: int) -> bool:
        """Drop what stands before the next record that begins on a line of its own; whether there is one."""
        following = _NEXT.search(self._buffer, start)
        drop = following.start() if following else max(0, len(self._buffer) - _START_SIZE)
        found = following is not None
        del following
        del self._buffer[:drop]
        self._stray += drop
        return found

    def _take(self, is_end: bool) -> bytes | str | None:
        """The record at the front, what is wrong with it, or None when its end has not come yet."""
        head = _HEAD_END.search(self._buffer, 0, MAX_HEAD)
        if head is None:
            return None if len(self._buffer) < MAX_HEAD else self._refuse(_START_SIZE, "a WARC header without an end")
        match = _LENGTH.search(self._buffer, 0, head.start() + 2)
        length, body = int(match[1]) if match else None, head.end()
        del match, head
        if length is None:
            return self._refuse(body, "a WARC record without Content-Length")
        if length > MAX_RECORD:
            return self._refuse(body, f"a WARC record of {length:,} bytes")
        size = body + length
        if len(self._buffer) < size:
            return None
        after = bytes(self._buffer[size : size + _GAP])
        rest = after.lstrip(b"\r\n")
        is_open = len(after) < _GAP and b"WARC/".startswith(rest[:5])
        if is_open and not self._is_over and (rest or not is_end):
            return None
        if rest and not after.startswith(_GAPS) and not _START.match(rest):
            return self._refuse(body, "a record whose Content-Length is not its length")
        record = bytes(self._buffer[:size])
        del self._buffer[:size]
        return record

    def _refuse(self, size: int, why: str) -> str:
        """Drop the front of a record that can't be read; what is left of it is not reported again."""
        del self._buffer[:size]
        self._is_told = True
        return why
