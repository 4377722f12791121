"""Decompression in small steps, so that a bomb is noticed after kilobytes and not after gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Protocol

import brotli  # type: ignore[import-untyped]  # it ships no types

from bonmun.zstandard import zstd

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
STEP = 1 << 16
"""The most any decoder inflates before it is asked again."""
RATIO_FROM = 1 << 20
"""Small bodies may compress well; the ratio is checked from 1 MiB of output on."""
_SLICE = 1 << 12
"""Wire bytes taken at a time, so that the ratio is that of what was really read."""
_MAX_LAYERS = 3
_CODINGS = frozenset(
    "gzip x-gzip deflate br zstd compress x-compress dcb dcz exi pack200-gzip sdch lzma xz bzip2".split()
)
"""Codings there are or were; any other name (`UTF-8`, `none`) is a mistake and says nothing, as in browsers."""
_GZIP = b"\x1f\x8b"
_ZSTD_WINDOW_LOG = 23  # RFC 9659: 8 MiB is the most a content coding may ask for


class BombError(Exception):
    """The body inflates out of all proportion."""


class CorruptError(Exception):
    """The body is not what its Content-Encoding says."""


class Decoder(Protocol):
    """Turns compressed bytes into pieces of at most about `STEP` bytes."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces that `data` gives."""

    @property
    def finished(self) -> bool:
        """True when the stream ended where the format says it ends."""


class _Zlib:
    """gzip (also several members in a row) and deflate (zlib-wrapped, or raw as old servers send it)."""

    def __init__(self, gzip: bool) -> None:
        self._gzip = gzip
        self._inner: Any = None
        self._head = b""
        """Bytes held back until it is clear how the stream goes on: at most two, or padding after the end."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inner is None or self._inner.eof:
                data, self._head = self._head + data, b""
                if len(data) < 2:
                    self._head = data
                    return
                if self._inner is not None and not (self._gzip and data.startswith(_GZIP)):
                    return  # padding after the end, which browsers ignore too
                self._inner = zlib.decompressobj(self._wbits(data))
            piece = self._inner.decompress(data, STEP)
            data = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
            if piece:
                yield piece

    def _wbits(self, head: bytes) -> int:
        if self._gzip:
            return zlib.MAX_WBITS | 16
        wrapped = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0  # RFC 1950, 2.2
        return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS

    @property
    def finished(self) -> bool:
        return self._inner is not None and bool(self._inner.eof)


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        while not self._inner.is_finished():
            piece: bytes = self._inner.process(data, output_buffer_limit=STEP)
            data = b""
            if piece:
                yield piece
            if self._inner.can_accept_more_data():
                return

    @property
    def finished(self) -> bool:
        return bool(self._inner.is_finished())


class _Zstd:
    def __init__(self) -> None:
        self._inner = self._new()

    @staticmethod
    def _new() -> Any:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG})

    def feed(self, data: bytes) -> Iterator[bytes]:
        while True:
            if self._inner.eof:
                if not data:
                    return
                self._inner = self._new()  # several frames may follow each other (RFC 8878, 3.1)
            piece = self._inner.decompress(data, max_length=STEP)
            data = self._inner.unused_data if self._inner.eof else b""
            if piece:
                yield piece
            if not data and (self._inner.eof or self._inner.needs_input):
                return

    @property
    def finished(self) -> bool:
        return bool(self._inner.eof)


def _decoder(coding: str) -> Decoder:
    match coding:
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
    raise CorruptError(f"content coding {coding[:40]!r} is not one we asked for")


class Body:
    """Collects a body under its limits: bytes on the wire, bytes decoded, and the ratio of the two."""

    def __init__(self, content_encoding: str, wire_limit: int, body_limit: int, ratio: int) -> None:
        named = (part.strip().lower() for part in content_encoding.split(","))
        codings = [coding for coding in named if coding in _CODINGS]
        if len(codings) > _MAX_LAYERS:
            raise CorruptError(f"{len(codings)} content codings on top of each other")
        self._layers = [_decoder(coding) for coding in reversed(codings)]
        self._wire_limit, self._body_limit, self._ratio = wire_limit, body_limit, ratio
        self._data = bytearray()
        self.wire_bytes = 0
        self.full = False
        """True when a limit cut the body."""

    def feed(self, chunk: bytes) -> None:
        """Take one chunk from the wire; stops taking at a limit."""
        room = self._wire_limit - self.wire_bytes
        if len(chunk) > room:
            chunk, self.full = chunk[:room], True
        try:
            for start in range(0, len(chunk), _SLICE):
                piece = chunk[start : start + _SLICE]
                self.wire_bytes += len(piece)
                self._collect(self._layers, piece)
                if len(self._data) == self._body_limit:
                    return
        except (zlib.error, brotli.error, zstd.ZstdError) as error:
            raise CorruptError(f"the body does not decompress: {error}") from None

    def _collect(self, layers: list[Decoder], data: bytes) -> None:
        if not layers:
            self._append(data)
            return
        for piece in layers[0].feed(data):
            self._collect(layers[1:], piece)
            if len(self._data) == self._body_limit:
                return

    def _append(self, data: bytes) -> None:
        room = self._body_limit - len(self._data)
        if len(data) >= room:
            self.full = True
        self._data += data[:room]
        if self._layers and RATIO_FROM < len(self._data) > self._ratio * self.wire_bytes:
            raise BombError(
                f"{self.wire_bytes:,} bytes on the wire gave more than {len(self._data):,} bytes; stopped there"
            )

    @property
    def whole(self) -> bool:
        """True when every compressed stream came to its own end."""
        return not self.full and (not self.wire_bytes or all(layer.finished for layer in self._layers))

    def content(self) -> bytes:
        """The body so far."""
        return bytes(self._data)
