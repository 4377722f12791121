"""The bodies of requests as they arrive: never more than is allowed, never slower, never too many at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager

from starlette.requests import ClientDisconnect, Request

from bonmun.serve.problems import ProblemError
from bonmun.serve.service_settings import Settings


class Bodies:
    """Receives bodies and counts the bytes of all that are held."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.held = 0
        """Bytes of bodies that are being received or worked on."""

    async def read(self, request: Request) -> Held:
        """The whole body, held until it is let go."""
        _check_declared(request, self._settings.body)
        held = Held(self)
        try:
            async for piece in self.pieces(request, self._settings.body):
                held.add(piece)
        except BaseException:
            held.close()
            raise
        return held

    async def pieces(self, request: Request, most: int) -> AsyncGenerator[bytes]:
        """The body piece by piece; ProblemError when it is too large, or when the next piece takes too long."""
        stream = request.stream().__aiter__()
        total = 0
        while True:
            try:
                async with asyncio.timeout(self._settings.read_seconds):
                    piece = await anext(stream)
            except StopAsyncIteration:
                return
            except TimeoutError:
                seconds = self._settings.read_seconds
                raise ProblemError(
                    "slow-body", f"nothing came for {seconds:g} s", limit="read_seconds", allowed=seconds
                ) from None
            except ClientDisconnect:
                raise ProblemError("slow-body", "the caller went away") from None
            total += len(piece)
            if total > most:
                raise too_large(most)
            yield piece

    @contextmanager
    def counted(self, data: bytes | str) -> Iterator[None]:
        """Counts a line of a batch while it is worked on; ProblemError when there is no room for it."""
        self.hold(len(data))
        try:
            yield
        finally:
            self.let_go(len(data))

    def hold(self, size: int) -> None:
        """Counts bytes in; ProblemError when all bodies together are more than may be held."""
        if self.held + size > self._settings.in_flight:
            raise ProblemError(
                "busy", "too much is being received already", limit="in_flight", allowed=self._settings.in_flight
            )
        self.held += size

    def let_go(self, size: int) -> None:
        """Counts bytes out."""
        self.held -= size


class Held:
    """A body in memory; closing it makes room for others."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._data = bytearray()

    def __enter__(self) -> bytes:
        return bytes(self._data)

    def __exit__(self, *exc: object) -> None:
        self.close()

    def add(self, piece: bytes) -> None:
        """Takes in a piece."""
        self._bodies.hold(len(piece))
        self._data += piece

    def close(self) -> None:
        """Lets the body go."""
        self._bodies.let_go(len(self._data))
        self._data = bytearray()


def too_large(most: int) -> ProblemError:
    """What is answered to a body of more bytes than may be."""
    return ProblemError("too-large", f"at most {most:,} bytes are taken", limit="body", allowed=most)


def _check_declared(request: Request, most: int) -> None:
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise too_large(most)
