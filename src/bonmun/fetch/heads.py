"""Heads of HTTP/1.1 answers as some servers misspell them, mended before the HTTP library refuses them."""

from __future__ import annotations

import re
from typing import Any

_END = re.compile(rb"\r?\n\r?\n")
_MOST = 100 << 10
"""Bytes of a head, as h11 has it."""
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2: token
_LENGTH = re.compile(rb"\s*(\d{1,15})\s*(?:[;,]\s*|bytes\s*)", re.IGNORECASE)


def mended(head: bytes) -> bytes:
    """The head, with what browsers survive put right: `Content-Length: 123;`, `Name : value`, names in Korean."""
    status, *lines = re.split(rb"\r?\n", head)
    kept = [status]
    for line in lines:
        name, colon, value = line.partition(b":")
        if not colon or line[:1] in (b" ", b"\t"):
            kept.append(line)
            continue
        name = name.rstrip(b" \t")
        if not _NAME.fullmatch(name) or _says_nothing(name.lower(), value):
            continue
        length = _LENGTH.fullmatch(value) if name.lower() == b"content-length" else None
        kept.append(name + b": " + length[1] if length else name + b":" + value)
    return b"\r\n".join(kept)


def _says_nothing(name: bytes, value: bytes) -> bool:
    """A transfer coding that is none, which RFC 9112 has done away with."""
    return name == b"transfer-encoding" and value.strip().lower() == b"identity"


class MendedStream:
    """A network stream on which each answer's head is mended as it comes; what is not HTTP/1.1 passes as it is."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._head: bytes | None = None
        """What came of a head since the last request; None while a body comes."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; a head comes whole."""
        while self._head is not None:
            part: bytes = await self._stream.read(max_bytes, timeout)
            head, self._head = self._head + part, None
            end = _END.search(head)
            if end is not None:
                return mended(head[: end.end()]) + head[end.end() :]
            if not part or len(head) > _MOST:
                return head
            self._head = head
        data: bytes = await self._stream.read(max_bytes, timeout)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes of a request; an answer follows."""
        tls = self._stream.get_extra_info("ssl_object")
        self._head = None if tls is not None and tls.selected_alpn_protocol() == "h2" else b""
        await self._stream.write(buffer, timeout)

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> Any:
        """The stream over TLS."""
        return MendedStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        """What the network says of the connection."""
        return self._stream.get_extra_info(info)
