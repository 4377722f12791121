"""bonmun's supervised workers behind an event loop: each request gets one, waits for one, or is told to come back."""

from __future__ import annotations

import asyncio
import queue
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from bonmun.errors import PipelineError
from bonmun.pipeline.document import Document
from bonmun.pipeline.supervise import Guard
from bonmun.pipeline.work import Outcome, Work
from bonmun.serve.problems import ProblemError
from bonmun.serve.settings import Settings

CLEANER = "bonmun.serve.drawing:Cleaner"


class Answer(NamedTuple):
    """What a worker made of a document."""

    data: bytes
    outcome: Outcome


class Workers:
    """As many worker processes as `jobs`, each driven by a thread; the event loop only waits."""

    def __init__(self, settings: Settings) -> None:
        work = Work(options=settings.options, cleaner=CLEANER)
        self._settings = settings
        self._guards = [Guard(work, settings.limits) for _ in range(settings.jobs)]
        self._free: queue.SimpleQueue[Guard] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(settings.jobs, "bonmun-worker")
        self._slots = asyncio.Semaphore(settings.jobs)
        self.waiting = 0
        """Requests that have no worker yet."""
        self.busy = 0
        """Workers at a document."""
        self.lost: Callable[[str], None] = lambda code: None
        """Told the code of every document that cost a worker."""

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers that live."""
        return [guard.pid for guard in self._guards if guard.pid is not None]

    def start(self) -> None:
        """Starts every worker and has it load its rules; PipelineError when that fails."""
        for guard in self._guards:
            self._free.put(guard)
        list(self._threads.map(self._clean, [Document("start", payload="") for _ in self._guards]))

    async def clean(self, document: Document, *, patient: bool = False) -> Answer:
        """The answer to a document; ProblemError when there is no room and the caller is not patient."""
        await self._slot(patient)
        loop = asyncio.get_running_loop()
        self.busy += 1
        done: Future[Answer] = self._threads.submit(self._clean, document)
        done.add_done_callback(lambda _: loop.call_soon_threadsafe(self._release))
        try:
            return await asyncio.shield(asyncio.wrap_future(done))
        except PipelineError as error:
            raise ProblemError("unavailable", str(error)) from error

    def close(self) -> None:
        """Ends the workers once they have done what they were given."""
        self._threads.shutdown(wait=True)
        for guard in self._guards:
            guard.close()

    async def _slot(self, patient: bool) -> None:
        most, seconds = self._settings.queue, self._settings.queue_seconds
        if self._slots.locked() and not patient and self.waiting >= most:
            raise ProblemError("busy", f"{most} requests are waiting already", limit="queue", allowed=most)
        self.waiting += 1
        try:
            async with asyncio.timeout(None if patient else seconds):
                await self._slots.acquire()
        except TimeoutError:
            detail = f"no worker was free for {seconds:g} s"
            raise ProblemError("busy", detail, limit="queue_seconds", allowed=seconds) from None
        finally:
            self.waiting -= 1

    def _release(self) -> None:
        self.busy -= 1
        self._slots.release()

    def _clean(self, document: Document) -> Answer:
        guard = self._free.get()
        try:
            piece = guard.clean([document])
        finally:
            self._free.put(guard)
        (outcome,) = piece.outcomes
        if outcome.code in ("timeout", "crash", "memory"):
            self.lost(outcome.code)
        return Answer(piece.data, outcome)
