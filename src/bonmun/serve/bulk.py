"""A batch: requests as JSON Lines in, answers as JSON Lines out in the same order, each sent as soon as it may be.

Callers that send all before they read anything (Python's urllib, Node's fetch) must not lock up, so the answers go to a
spool which is written at the workers' pace and read at the caller's.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable

from bonmun.pipeline.document import Document, Failure
from bonmun.serve.bodies import Room
from bonmun.serve.problems import ProblemError

IN_MEMORY = 4 << 20
"""Bytes of answers that wait in memory for the caller to read them; more wait in a temporary file."""
CHUNK = 1 << 18

Clean = Callable[[Document], Awaitable[bytes]]


class Spool:
    """What was written, to be read once, from the beginning, while more is written.

    The file is emptied when all was read. `disk` counts what all spools hold; a writer who finds it full waits
    `patience` seconds for readers.
    """

    def __init__(self, disk: Room, patience: float) -> None:
        self._disk, self._patience = disk, patience
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # closed when all was read
        self._read = self._written = 0
        self._ended = False
        self._more, self._emptied = asyncio.Event(), asyncio.Event()

    async def room(self) -> None:
        """Waits until more may be written; ProblemError when nothing was read for too long."""
        while self._disk.is_full and self._written:
            self._emptied.clear()
            try:
                await asyncio.wait_for(self._emptied.wait(), self._patience)
            except TimeoutError:
                raise self._disk.problem() from None

    def write(self, data: bytes) -> None:
        """Appends."""
        self._file.seek(self._written)
        self._file.write(data)
        self._written += len(data)
        self._disk.held += len(data)  # an answer that is there is not thrown away; no next one is begun
        self._more.set()

    def end(self) -> None:
        """Says that no more comes."""
        self._ended = True
        self._more.set()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            while True:
                self._more.clear()
                self._file.seek(self._read)
                data = self._file.read(min(CHUNK, self._written - self._read))
                self._read += len(data)
                if data:
                    yield data
                    continue
                self._empty()
                if self._ended:
                    return
                await self._more.wait()
        finally:
            self._empty()
            self._file.close()

    def _empty(self) -> None:
        """Gives back what was read, on disk too."""
        self._file.seek(0)
        self._file.truncate()
        self._disk.let_go(self._written)
        self._read = self._written = 0
        self._emptied.set()


async def answers(
    pieces: AsyncIterator[bytes], clean: Clean, spool: Spool, window: int, line_bytes: int
) -> AsyncGenerator[bytes]:
    """The answers to the lines of a body, in order; `window` of them are worked on at a time."""
    work = asyncio.create_task(_work(pieces, clean, window, line_bytes, spool))
    try:
        async for data in spool:
            yield data
    finally:
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work


async def _work(pieces: AsyncIterator[bytes], clean: Clean, window: int, line_bytes: int, spool: Spool) -> None:
    waiting: list[asyncio.Task[bytes]] = []
    try:
        async for document in _documents(pieces, spool, line_bytes):
            waiting.append(asyncio.ensure_future(clean(document)))
            if len(waiting) >= window:
                spool.write(await waiting.pop(0))
        while waiting:
            spool.write(await waiting.pop(0))
    finally:
        for task in waiting:
            task.cancel()
        spool.end()


async def _documents(pieces: AsyncIterator[bytes], spool: Spool, line_bytes: int) -> AsyncIterator[Document]:
    """A document for each line that is not empty; a body that goes wrong ends in one that says how."""
    number, rest = 0, bytearray()
    cut = False  # inside a line that is too long, whose rest is thrown away
    try:
        async for piece in pieces:
            *lines, last = piece.split(b"\n")
            for line in lines:
                number += 1
                rest += line
                if not cut and (found := _document(number, bytes(rest), line_bytes)):
                    await spool.room()
                    yield found
                rest, cut = bytearray(), False
            rest += last
            if len(rest) > line_bytes and not cut:
                cut = True
                yield _too_long(number + 1, line_bytes)
            if cut:
                rest = bytearray()
    except ProblemError as problem:
        yield Document(f"line {number + 1}", failure=Failure(problem.code, problem.detail))
        return
    if not cut and (found := _document(number + 1, bytes(rest), line_bytes)):
        yield found


def _document(number: int, line: bytes, most: int) -> Document | None:
    if len(line) > most:
        return _too_long(number, most)
    return Document(f"line {number}", form="json", payload=line) if line.strip() else None


def _too_long(number: int, most: int) -> Document:
    return Document(f"line {number}", failure=Failure("too-large", f"a line may have {most:,} bytes"))
