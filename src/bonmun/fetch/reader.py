"""Reads fetched pages in worker processes, so that neither fetching nor reading waits for the other."""

from __future__ import annotations

import asyncio
import dataclasses
import functools
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from bonmun.article import Article
from bonmun.extractor import Extractor
from bonmun.fetch import further_pages
from bonmun.fetch.page import Page, shown
from bonmun.pipeline.calls import Caller
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.record import make
from bonmun.pipeline.supervise import LostError, WorkerLimits

P = ParamSpec("P")
T = TypeVar("T")
logger = logging.getLogger(__name__)


def record(page: Page, article: Article) -> dict[str, Any]:
    """The record of a fetched page, with how it was fetched under "fetch"."""
    asked = shown(page.requested)
    failure = page.failure and Failure(page.failure.code, page.failure.message)
    fetch: dict[str, Any] = {
        "url": shown(page.url),
        "status": page.status,
        "kind": page.kind,
        "fetched_at": page.fetched_at.isoformat(timespec="seconds"),
        "from_cache": page.from_cache,
        "truncated": page.truncated,
        "rendered": page.shell is not None,
        "redirects": [{**hop._asdict(), "url": shown(hop.url)} for hop in page.redirects],
    }
    document = Document(
        asked, payload=page.body or None, url=asked, answered=fetch["url"], failure=failure, fetch=fetch
    )
    return make(document, article)


SHELL = "js_shell: "
"""How the `reason` of a page begins whose article is made by scripts."""
Render = Callable[[Page], Awaitable[Page]]
_READ_AHEAD = 64
"""Pages fetched and not yet handed on: enough to keep every worker busy, few enough to hold in memory."""


class Reader:
    """Reads pages in worker processes; a page that takes too long or kills its worker costs that page and a worker."""

    def __init__(
        self, workers: int | None = None, extractor: Extractor | None = None, limits: WorkerLimits | None = None
    ) -> None:
        self._extractor = extractor or Extractor()
        self._limits = limits or WorkerLimits()
        self._workers = workers or max(1, (os.cpu_count() or 2) - 1)

    async def __aenter__(self) -> Self:
        self._threads = ThreadPoolExecutor(self._workers, "bonmun-reader")
        self._free: asyncio.Queue[Caller] = asyncio.Queue()
        for _ in range(self._workers):
            self._free.put_nowait(Caller(self._limits))
        self._busy: set[Caller] = set()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for caller in self._busy:
            caller.stop()
        while not self._free.empty():
            self._free.get_nowait().close()
        self._threads.shutdown()

    async def read(self, page: Page) -> Article:
        """The article on the page."""
        if not page.ok:
            return self._extractor.extract(page)
        try:
            return await self.call(self._extractor.extract, page)
        except LostError as lost:
            code = "timeout" if lost.failure.code == "timeout" else "reader-died"
            reason = f"{code}: {lost.failure.message}"
        except MemoryError:
            reason = "memory: the memory limit was reached while reading the page"
        except Exception as error:  # a fault of ours must cost one page and not the batch
            logger.exception("%s", page.url)
            reason = f"reader-failed: {type(error).__name__}: {error}"
        return Article(kind="error", method="none", reason=reason, url=page.url)

    async def _joined(self, page: Page, article: Article, fetch: further_pages.Fetch) -> Article:
        """The article with its further pages; alone, where looking for them failed."""
        try:
            return await further_pages.joined(page, article, fetch, self.read, self.call)
        except (LostError, MemoryError, RuntimeError) as error:
            logger.warning("%s: further pages: %s", page.url, error)
            return article

    async def call(self, function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """What the function returns in a worker process; LostError when it takes too long or its process dies."""
        caller = await self._free.get()
        self._busy.add(caller)
        call = functools.partial(caller.call, function, *arguments, **options)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        except asyncio.CancelledError:
            caller.stop()  # its thread would wait for the answer
            raise
        finally:
            self._busy.discard(caller)
            self._free.put_nowait(Caller(self._limits) if caller.stopped else caller)

    async def _seen(self, page: Page, render: Render | None) -> tuple[Page, Article]:
        """The page and its article; rendered where only reading tells that scripts make it."""
        article = await self.read(page)
        if render is not None and page.kind == "ok" and article.reason.startswith(SHELL):
            page = await render(dataclasses.replace(page, kind="js_shell", reason=article.reason.removeprefix(SHELL)))
            article = await self.read(page) if page.shell else article
        if page.kind == "js_shell" and not article.paragraphs:  # it may say more: why it could not be rendered
            article = dataclasses.replace(article, reason=SHELL + page.reason)
        return page, article

    async def articles(
        self, pages: AsyncIterable[Page], fetch: further_pages.Fetch | None = None, render: Render | None = None
    ) -> AsyncGenerator[tuple[Page, Article], None]:
        """Each page with its article, as they are read; fetching goes on meanwhile, but not far ahead.

        With `fetch`, an article that goes on at further pages comes with their text; with `render`, a page that turns
        out to be made by scripts is rendered and read again.
        """
        done: asyncio.Queue[tuple[Page, Article] | None] = asyncio.Queue()
        room = asyncio.Semaphore(_READ_AHEAD)
        reading: set[asyncio.Task[None]] = set()

        async def read(page: Page) -> None:
            page, article = await self._seen(page, render)
            if fetch is not None and further_pages.goes_on(article):
                article = await self._joined(page, article, fetch)
            done.put_nowait((page, article))

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
