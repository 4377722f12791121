"""The bodies of requests as they arrive: never more than is allowed, never slower, never too many at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager

from starlette.requests import ClientDisconnect, Request

from bonmun.serve.problems import ProblemError
from bonmun.serve.service_settings import Settings


class Room:
    """Counts bytes against a limit."""

    def __init__(self, limit: str, allowed: int, taken_up: str) -> None:
        """`limit` is the setting's name, `taken_up` what a caller is told when nothing more goes in."""
        self._limit, self._allowed, self._taken_up = limit, allowed, taken_up
        self.held = 0

    @property
    def is_full(self) -> bool:
        """Whether not a byte more goes in."""
        return self.held >= self._allowed

    def hold(self, size: int) -> None:
        """Counts bytes in; ProblemError when they are more than may be held."""
        if self.held + size > self._allowed:
            raise self.problem()
        self.held += size

    def let_go(self, size: int) -> None:
        """Counts bytes out."""
        self.held -= size

    def problem(self) -> ProblemError:
        """What a caller is told for whom there is no room."""
        return ProblemError("busy", self._taken_up, limit=self._limit, allowed=self._allowed)

    @contextmanager
    def counted(self, data: bytes | str) -> Iterator[None]:
        """Counts data while it is worked on; ProblemError when there is no room for it."""
        self.hold(len(data))
        try:
            yield
        finally:
            self.let_go(len(data))


class Bodies:
    """Receives bodies and counts the bytes of all that are held."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.memory = Room("in_flight", settings.in_flight, "too much is being received already")
        """Bodies that are being received or worked on."""
        self.disk = Room("on_disk", settings.on_disk, "the temporary files are full; read the answers as they come")

    async def read(self, request: Request) -> Held:
        """The whole body, held until it is let go."""
        _check_declared(request, self._settings.body)
        held = Held(self.memory)
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


class Held:
    """A body in memory; closing it makes room for others."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._data = bytearray()

    def __enter__(self) -> bytes:
        return bytes(self._data)

    def __exit__(self, *exc: object) -> None:
        self.close()

    def add(self, piece: bytes) -> None:
        """Takes in a piece."""
        self._room.hold(len(piece))
        self._data += piece

    def close(self) -> None:
        """Lets the body go."""
        self._room.let_go(len(self._data))
        self._data = bytearray()


def too_large(most: int) -> ProblemError:
    """What is answered to a body of more bytes than may be."""
    return ProblemError("too-large", f"at most {most:,} bytes are taken", limit="body", allowed=most)


def _check_declared(request: Request, most: int) -> None:
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise too_large(most)
