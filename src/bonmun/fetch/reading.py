"""From fetched pages to articles, in other processes, so that neither fetching nor reading waits for the other."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
from collections.abc import AsyncGenerator, AsyncIterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Self

from bonmun.article import Article
from bonmun.extract import Extractor
from bonmun.fetch.page import Page, shown

logger = logging.getLogger(__name__)


def record(page: Page, article: Article) -> dict[str, Any]:
    """The article as a dict for JSON, with how its page was fetched under "fetch"."""
    from bonmun import render

    return render.record(article, shown(page.requested)) | {
        "fetch": {
            "url": page.url,
            "status": page.status,
            "kind": page.kind,
            "fetched_at": page.fetched_at.isoformat(timespec="seconds"),
            "from_cache": page.from_cache,
            "truncated": page.truncated,
            "redirects": [hop._asdict() for hop in page.redirects],
        }
    }


_READ_AHEAD = 64
"""Pages fetched and not yet handed on: enough to keep every worker busy, few enough to hold in memory."""


class Reader:
    """Reads pages in worker processes; a page that kills its worker costs that page and a new worker."""

    def __init__(self, workers: int | None = None, extractor: Extractor | None = None) -> None:
        self._extractor = extractor or Extractor()
        self._workers = workers or max(1, (os.cpu_count() or 2) - 1)
        self._pool: ProcessPoolExecutor | None = None
        self._broken: list[ProcessPoolExecutor] = []
        """Kept to the end: Python 3.12 locks up for good when a pool is forgotten while it buries its dead."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
        for pool in self._broken:
            pool.shutdown()

    async def read(self, page: Page) -> Article:
        """The article on the page."""
        if not page.ok:
            return self._extractor.extract(page)
        for _ in range(2):  # a worker's death takes its neighbours' pages along: those deserve another try
            pool = self._started()
            try:
                return await asyncio.get_running_loop().run_in_executor(pool, self._extractor.extract, page)
            except BrokenProcessPool:
                if self._pool is pool:
                    self._pool = None
                    self._broken.append(pool)
            except Exception as error:  # a fault of ours must cost one page and not the batch
                logger.exception("%s", page.url)
                reason = f"reader-failed: {type(error).__name__}: {error}"
                return Article(kind="error", method="none", reason=reason, url=page.url)
        return Article(kind="error", method="none", reason="reader-died: the process reading it died", url=page.url)

    async def articles(self, pages: AsyncIterable[Page]) -> AsyncGenerator[tuple[Page, Article], None]:
        """Each page with its article, as they are read; fetching goes on meanwhile, but not far ahead."""
        done: asyncio.Queue[tuple[Page, Article] | None] = asyncio.Queue()
        room = asyncio.Semaphore(_READ_AHEAD)
        reading: set[asyncio.Task[None]] = set()

        async def read(page: Page) -> None:
            done.put_nowait((page, await self.read(page)))

        async def work() -> None:
            async for page in pages:
                await room.acquire()
                task = asyncio.create_task(read(page))
                reading.add(task)
                task.add_done_callback(reading.discard)
            await asyncio.gather(*reading)

        worker = asyncio.create_task(work())
        worker.add_done_callback(lambda _: done.put_nowait(None))
        try:
            while (item := await done.get()) is not None:
                yield item
                room.release()
            await worker  # raises what went wrong in `pages`
        finally:
            for task in (worker, *reading):
                task.cancel()
            await asyncio.gather(worker, *reading, return_exceptions=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawn: a fork would copy a process that runs threads and an event loop.
            self._pool = ProcessPoolExecutor(self._workers, mp_context=multiprocessing.get_context("spawn"))
        return self._pool
