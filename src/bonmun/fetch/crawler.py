"""Crawls sources for new articles: polls them, fetches what is new, reads it, and records each outcome at once."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
import time
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from bonmun.article import Article
from bonmun.canonical_url import url_key
from bonmun.errors import FetchError
from bonmun.fetch.client import parse
from bonmun.fetch.discover import Discovery, discover, is_front_page
from bonmun.fetch.fetcher import Fetcher
from bonmun.fetch.page import Failure, Page, PageError, fail
from bonmun.fetch.reader import Reader, record
from bonmun.fetch.sink import Lines, PageSink
from bonmun.fetch.sitemaps import Child
from bonmun.fetch.state import Source, State
from bonmun.pipeline.supervise import LostError

_MAX_CHILDREN = 200
"""Sitemaps taken from one index, newest first: a yearly archive lists thousands, a daily crawl needs the last few."""
MAX_SOURCES = 500
"""Sources polled in one run for each one named: an index may name further indexes without end."""
_AT_ONCE = 64
"""Sources asked at the same time."""
_RETRY_SOURCE = 300.0
_BATCH = 10_000


class Outcome(NamedTuple):
    """What became of one address: "done", "same" (another address of an article we have), "failed" or "gone"."""

    url: str
    status: str
    reason: str
    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """How far a crawl goes."""

    max_pages: int | None = None
    max_seconds: float | None = None
    max_age: dt.timedelta = dt.timedelta(days=7)
    """Articles and sitemaps that say they are older are left out."""
    watch: float | None = None
    """Seconds between two looks at a source; None looks once."""


class Crawl:
    """One run over a set of sources; the state makes the next run go on where this one stopped."""

    def __init__(
        self, sources: Iterable[str], state: State, fetcher: Fetcher, reader: Reader, lines: Lines | None,
        plan: Plan | None = None, pages: Iterable[PageSink] = (),
    ) -> None:  # fmt: skip
        if not fetcher.network.contact and not fetcher.network.user_agent and not fetcher.network.allow_private:
            raise FetchError("a crawl needs a contact, so that the people it visits can reach you: --contact")
        self._sources = list(dict.fromkeys(sources))
        self._origins = frozenset(map(_origin, self._sources)) - {""}
        self._state, self._fetcher, self._reader, self._lines = state, fetcher, reader, lines
        self._plan = plan or Plan()
        self._pages = list(pages)
        self._left = self._plan.max_pages
        self._end = time.monotonic() + self._plan.max_seconds if self._plan.max_seconds else None

    async def run(self) -> AsyncIterator[Outcome]:
        """The outcome of each page as it comes, until nothing new is left, or the plan's end."""
        asking = self.ask
        while True:
            async for failed in asking():
                yield failed
            async for outcome in self._fetch_pages():
                yield outcome
            if self._over() or self._plan.watch is None:
                return
            asking = self._ask_sources
            await asyncio.sleep(self._pause())

    async def ask(self) -> AsyncIterator[Outcome]:
        """Ask the sources and fetch no page; what could not be had comes out as an outcome. `lines` may be None."""
        self._state.add_sources(self._sources)
        self._state.sources_at_once()
        async for failed in self._ask_sources():
            yield failed

    def waiting(self) -> list[str]:
        """The addresses that a run would fetch now, in its order."""
        most = -1 if self._plan.max_pages is None else self._plan.max_pages
        return [url for _, url in self._state.due_pages(time.time(), most)]

    def ran_out_of_time(self) -> bool:
        """Whether the time was up while a source or a page waited still."""
        now = time.time()
        return self._seconds_left() == 0 and bool(
            self._state.due_sources(now, self._sources, 1) or self._state.due_pages(now, 1)
        )

    def _over(self) -> bool:
        return self._left == 0 or self._seconds_left() == 0

    def _seconds_left(self) -> float | None:
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    def _pause(self) -> float:
        """Seconds until something is due, in a watch."""
        due = self._state.next_time()
        pause = max(1.0, due - time.time()) if due is not None else self._plan.watch or 1.0
        left = self._seconds_left()
        return pause if left is None else min(pause, left)

    def _is_own(self, url: str) -> bool:
        """Whether the address is at a host of the sources: a feed may name any, and those get no cookies of ours."""
        return _origin(url) in self._origins

    # Sources

    async def _ask_sources(self) -> AsyncIterator[Outcome]:
        """Ask each due source, and those they name; what could not be had comes out as an outcome."""
        room = MAX_SOURCES * len(self._sources)
        while not self._over() and not self._has_enough():
            due = self._state.due_sources(time.time(), self._sources, min(_AT_ONCE, room))
            if not due:
                break
            room -= len(due)
            async for failed in self._ask_all(due):
                yield failed
        if room == 0 and (more := self._state.due_sources(time.time(), self._sources, 1)):
            asked = f"{MAX_SOURCES * len(self._sources):,} sources were asked in this run"
            yield Outcome(more[0].url, "failed", f"source: left for the next one, since {asked}", "")

    def _has_enough(self) -> bool:
        """Whether as many pages wait as this run may still fetch; the sources named are asked all the same."""
        if self._left is None or self._state.due_sources(time.time(), self._sources, 1, deepest=0):
            return False
        return len(self._state.due_pages(time.time(), self._left)) >= self._left

    async def _ask_all(self, due: list[Source]) -> AsyncIterator[Outcome]:
        """Ask these sources at the same time, until the time of the run is up."""
        asking = [asyncio.create_task(self._ask(source)) for source in due]
        try:
            for asked in asyncio.as_completed(asking, timeout=self._seconds_left()):
                if (failed := await asked) is not None:
                    yield failed
        except TimeoutError:
            return
        finally:
            for task in asking:
                task.cancel()
            await asyncio.gather(*asking, return_exceptions=True)

    async def _ask(self, source: Source) -> Outcome | None:
        known = {"If-None-Match": source.etag, "If-Modified-Since": source.last_modified}
        headers = {name: value for name, value in known.items() if value}
        page = await self._fetcher.fetch(source.url, headers, trusted=self._is_own(source.url))
        now = time.time()
        next_at = now + self._plan.watch if self._plan.watch is not None else float("inf")
        try:
            if page.failure is not None:
                raise PageError(page.failure)
            if page.kind == "not_modified":
                self._state.source_done(source.url, next_at, None, source.etag, source.last_modified)
                return None
            found = await self._found(page)
        except PageError as error:
            retry_at = error.failure.retry_at.timestamp() if error.failure.retry_at else now + _RETRY_SOURCE
            self._state.source_failed(source.url, retry_at, str(error))
            return Outcome(source.url, "failed", f"source: {error}", "")
        self._state.add_pages([item for item in found.articles if self._is_recent(item.published)], source.url)
        children = self._wanted(found.children)
        if is_front_page(source.url) and self._fetcher.politeness.robots:
            children += (await self._fetcher.robots(page.url)).sitemaps[:_MAX_CHILDREN]
        self._state.add_sources(children, source.url)
        etag, modified = page.headers.get("etag"), page.headers.get("last-modified")
        self._state.source_done(source.url, next_at, found.kind, etag, modified)
        return None

    async def _found(self, page: Page) -> Discovery:
        """What a source names, read in another process; PageError when that takes too long or its process dies."""
        try:
            return await self._reader.call(discover, page, self._fetcher.limits)
        except (LostError, MemoryError, RuntimeError, RecursionError) as error:
            raise fail("unreadable", str(error) or type(error).__name__) from error

    def _wanted(self, children: list[Child]) -> list[str]:
        recent = [child for child in children if self._is_recent(child.changed)]
        old = dt.datetime.min.replace(tzinfo=dt.UTC)
        recent.sort(key=lambda child: ("news" in child.url.lower(), child.changed or old), reverse=True)
        return [child.url for child in recent[:_MAX_CHILDREN]]

    def _is_recent(self, when: dt.datetime | None) -> bool:
        return when is None or dt.datetime.now(dt.UTC) - when <= self._plan.max_age

    # Pages

    async def _fetch_pages(self) -> AsyncIterator[Outcome]:
        while not self._over():
            due = self._state.due_pages(time.time(), _BATCH if self._left is None else min(self._left, _BATCH))
            if not due:
                return
            async for outcome in self._fetch_batch(due):
                if self._left is not None and outcome.status != "failed":
                    self._left -= 1
                yield outcome

    async def _fetch_batch(self, due: list[tuple[str, str]]) -> AsyncIterator[Outcome]:
        """Fetch and read at the same time; what is under way when the time is up stays new, for the next run."""
        keys = {url: key for key, url in due}
        pages = self._fetcher.pages(keys, trusted=self._is_own)
        async with contextlib.aclosing(self._reader.articles(pages, self._further, self._fetcher.render)) as read:
            while True:
                try:
                    page, article = await asyncio.wait_for(anext(read), self._seconds_left())
                except (StopAsyncIteration, TimeoutError):
                    return
                yield self._note(keys[page.requested], page, article)

    async def _further(self, url: str) -> Page:
        """A further page of an article, whose first page named it."""
        return await self._fetcher.fetch(url, trusted=self._is_own(url))

    def _note(self, key: str, page: Page, article: Article) -> Outcome:
        """Note an outcome and its line in one transaction."""
        failure = page.failure
        if failure is not None and failure.retry and self._try_later(key, page, failure):
            return Outcome(page.requested, "failed", str(failure), "")
        for sink in self._pages if page.body else ():
            sink.add(page)
        line = json.dumps(record(page, article), ensure_ascii=False)
        status = "done" if failure is None else "gone"
        other = url_key(article.url) if article.url and page.ok else ""
        if not self._state.done(key, page.status, status, article.reason, line, other):
            return Outcome(page.requested, "same", f"the same article as {other}", article.title or "")
        if self._lines is not None:
            self._lines.flush()
        return Outcome(page.requested, status, article.reason, article.title or "")

    def _try_later(self, key: str, page: Page, failure: Failure) -> bool:
        retry_at = failure.retry_at.timestamp() if failure.retry_at else None
        # A parked host was not asked: that is no attempt.
        return self._state.failed(key, page.status, str(failure), retry_at, counts=failure.code != "parked")


def _origin(url: str) -> str:
    """Scheme, host and port of the address, as the client reads them; "" for what is no address."""
    try:
        return parse(url).origin
    except PageError:
        return ""


def entry_points(name: str) -> list[str]:
    """The addresses to follow for a source named on the command line: an address, or an outlet's name or host.

    Raises FetchError for a name that is not known or has no entry points.
    """
    if name.startswith(("http://", "https://")):
        return [name]
    from bonmun import sites

    known = sites.load()
    outlet = known.by_name(name) or known.by_host(name)
    if outlet is None:
        raise FetchError(f"{name!r} is no address and no outlet bonmun knows; `bonmun sites` lists those")
    found = list(known.entry_points(outlet))
    if not found:
        raise FetchError(f"the rule file of {outlet.name} names no feeds, sitemaps or sections; give an address")
    return found
