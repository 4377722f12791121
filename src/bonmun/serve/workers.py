"""Supervised workers behind an event loop: a request gets one, waits for one, or is told to come back."""

from __future__ import annotations

import asyncio
import queue
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from bonmun.errors import PipelineError
from bonmun.pipeline.document import Document
from bonmun.pipeline.supervise import Guard
from bonmun.pipeline.work import Outcome, Work
from bonmun.serve.problems import ProblemError
from bonmun.serve.service_settings import Settings

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
        self._held = 0
        self._hurried = 0
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

    @property
    def busy(self) -> int:
        """Workers at a document."""
        return min(self._held, self._settings.jobs)

    @property
    def waiting(self) -> int:
        """Documents that have no worker yet."""
        return self._held - self.busy

    async def clean(self, document: Document, *, patient: bool = False) -> Answer:
        """The answer to a document; ProblemError when there is no room and the caller is not patient."""
        most, seconds = self._settings.queue, self._settings.queue_seconds
        if not patient and self._hurried >= most + self._settings.jobs:
            raise ProblemError("busy", f"{most} requests are waiting already", limit="queue", allowed=most)
        loop = asyncio.get_running_loop()
        # Straight to the threads' own queue: a worker that is done goes on without waiting for the event loop.
        done = self._threads.submit(self._clean, document)
        self._held += 1
        self._hurried += not patient
        done.add_done_callback(lambda _: loop.call_soon_threadsafe(self._left, patient))
        late = None if patient else loop.call_later(seconds, done.cancel)  # which does nothing once it has begun
        try:
            return await asyncio.shield(asyncio.wrap_future(done))
        except PipelineError as error:
            raise ProblemError("unavailable", str(error)) from error
        except asyncio.CancelledError:
            if not done.cancelled():
                done.cancel()  # the caller went away
                raise
            detail = f"no worker was free for {seconds:g} s"
            raise ProblemError("busy", detail, limit="queue_seconds", allowed=seconds) from None
        finally:
            if late is not None:
                late.cancel()

    def _left(self, patient: bool) -> None:
        self._held -= 1
        self._hurried -= not patient

    def close(self) -> None:
        """Ends the workers once they have done what they were given."""
        self._threads.shutdown(wait=True)
        for guard in self._guards:
            guard.close()

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
