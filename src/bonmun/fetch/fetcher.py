"""Fetches pages politely: turns, robots.txt, retries, redirects and stubs; every address gives exactly one Page."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import logging
import random
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from bonmun.fetch import stubs
from bonmun.fetch.client import Address, Client, Cookies, parse
from bonmun.fetch.exchange import Exchange
from bonmun.fetch.pace import Pace
from bonmun.fetch.page import (
    Failure,
    Hop,
    HopKind,
    Page,
    PageError,
    fail,
    shown,
)
from bonmun.fetch.rendering import Renderer
from bonmun.fetch.robots import MAX_BYTES, Robots, Rules
from bonmun.fetch.settings import FetchLimits, Network, Politeness, Rendering
from bonmun.fetch.transport import Resolve, resolve_system

logger = logging.getLogger(__name__)

_NO_HEADERS: Mapping[str, str] = {}
Check = Callable[[Address], Coroutine[None, None, None]]


class Fetcher:
    """Fetches pages, many at once; use as `async with Fetcher() as f: async for page in f.pages(urls)`."""

    def __init__(
        self,
        *,
        contact: str | None = None,
        politeness: Politeness | None = None,
        limits: FetchLimits | None = None,
        network: Network | None = None,
        cache: str | Path | None = None,
        render: bool | Rendering = False,
        resolve: Resolve = resolve_system,
    ) -> None:
        self.politeness = politeness or Politeness()
        self.limits = limits or FetchLimits()
        network = network or Network()
        self.network = dataclasses.replace(network, contact=contact) if contact else network
        self._own = {name.lower(): value for name, value in self.network.headers.items()}
        self._cache = Path(cache) if cache else None
        self._rendering = Rendering() if render is True else render or None
        self._resolve = resolve

    async def __aenter__(self) -> Self:
        self._client = Client(self.network, self.limits, self._cache, self._resolve)
        self._pace = Pace(self.politeness)
        self._exchange = Exchange(self._client, self._pace)
        self._robots = Robots(self._get_robots)
        self._tasks: set[asyncio.Task[None]] = set()
        self._renderer: Renderer | None = None
        if self._rendering is not None:
            self._renderer = Renderer(self._rendering, self.limits, self.network.agent, self._piece, self._pace.turn)
            try:
                await self._renderer.start()
            except BaseException:
                await self._client.aclose()
                raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await _cancel(self._tasks)
        if self._renderer is not None:
            await self._renderer.aclose()
        await self._client.aclose()

    async def fetch(self, url: str, headers: Mapping[str, str] = _NO_HEADERS, *, trusted: bool = True) -> Page:
        """The page at the address, or one with a `failure` when it could not be had; the web makes it raise nothing.

        An address that is not `trusted` (a stranger named it) gets none of the network's own headers.
        """
        if trusted:
            headers = {**self._own, **{name.lower(): value for name, value in headers.items()}}
        for attempt in range(1, self.politeness.tries + 1):
            page = await self._follow(url, headers)
            if page.failure is None or not page.failure.retry or attempt == self.politeness.tries:
                break
            wait = self._before_retry(page.failure, attempt)
            if wait is None:
                break
            logger.info("%s: %s; trying again in %.1f s", url, page.failure, wait)
            await asyncio.sleep(wait)
        return await self.render(page) if page.kind == "js_shell" else page

    async def render(self, page: Page) -> Page:
        """The page as its scripts make it, for one that is told to be a shell; as it is where nothing renders it."""
        if self._renderer is None or page.shell or page.failure is not None:
            return page
        drawn = await self._renderer.render(page)
        if not drawn.shell:
            return drawn
        verdict = stubs.judge_page(drawn)
        return dataclasses.replace(drawn, kind=verdict.kind, reason=verdict.reason)

    async def pages(
        self, urls: Iterable[str] | AsyncIterable[str], *, window: int = 1000,
        trusted: Callable[[str], bool] = lambda url: True,
    ) -> AsyncGenerator[Page, None]:  # fmt: skip
        """One Page for each address, in the order they come in; at most `window` addresses are taken ahead.

        `trusted` says which addresses may have the network's own headers.
        """
        room = asyncio.Semaphore(window)
        done: asyncio.Queue[Page | None] = asyncio.Queue()
        mine: set[asyncio.Task[None]] = set()

        def start(work: Coroutine[None, None, None]) -> asyncio.Task[None]:
            task = asyncio.create_task(work)
            for kept in (mine, self._tasks):
                kept.add(task)
                task.add_done_callback(kept.discard)
            return task

        async def one(url: str) -> None:
            done.put_nowait(await self.fetch(url, trusted=trusted(url)))

        async def feed() -> None:
            async for url in _each(urls):
                await room.acquire()
                start(one(url))
            await asyncio.gather(*(mine - {feeder}))

        feeder = start(feed())
        feeder.add_done_callback(lambda task: done.put_nowait(None))
        try:
            while (page := await done.get()) is not None:
                yield page
                room.release()
            await feeder  # raises what the caller's own iterable raised
        finally:
            await _cancel(mine)

    async def robots(self, url: str) -> Rules:
        """What the robots.txt of the address's origin says; its `sitemaps` are where discovery starts."""
        return await self._robots.rules(parse(url))

    def _before_retry(self, failure: Failure, attempt: int) -> float | None:
        """Seconds before the next attempt, or None when the host asked for more than we wait."""
        rules = self.politeness
        if failure.retry_at is not None:
            wait: float = (failure.retry_at - dt.datetime.now(dt.UTC)).total_seconds()
            return max(0.0, wait) if wait <= rules.patience else None
        return min(rules.patience, rules.backoff * 2.0 ** (attempt - 1)) * random.uniform(0.5, 1.5)

    async def _follow(self, url: str, headers: Mapping[str, str]) -> Page:
        """One attempt: the page behind all redirects and stubs."""
        hops: list[Hop] = []
        page = Page(url, shown(url))
        try:
            address = parse(url)
            cookies, visited = Cookies(), set[tuple[str, str]]()
            while True:
                if (address.url, str(cookies)) in visited:
                    raise fail("redirect_loop", f"{address.url} came up twice")
                visited.add((address.url, str(cookies)))
                page, target, how = await self._hop(url, address, headers, cookies)
                page = dataclasses.replace(page, redirects=tuple(hops))
                if target is None or page.failure is not None:
                    return page
                hops.append(Hop(page.url, how, page.status))
                if len(hops) > self.limits.redirects:
                    raise fail("redirects", f"more than {self.limits.redirects} hops, the last to {target[:200]}")
                address, headers = self._next(address, target, headers)
        except PageError as error:
            return dataclasses.replace(page, kind="failed", failure=error.failure, redirects=tuple(hops))
        except Exception as error:  # a fault in a library must cost one page and not the batch
            logger.exception("%s", shown(url))
            failure = fail("broken", f"{type(error).__name__}: {error}").failure
            return dataclasses.replace(page, kind="failed", failure=failure, redirects=tuple(hops))

    def _next(self, here: Address, target: str, headers: Mapping[str, str]) -> tuple[Address, Mapping[str, str]]:
        there = parse(target, here)
        if here.scheme == "https" and there.scheme == "http" and not self.network.allow_downgrade:
            raise fail("redirect_refused", f"https leads to {there.url[:200]}, which anybody can read and change")
        upgraded = (here.scheme, there.scheme) == ("http", "https") and here.host == there.host
        if there.origin != here.origin and not upgraded:
            headers = _NO_HEADERS  # any of them may be a key that opens the first host's doors
        return there, headers

    async def _hop(
        self, requested: str, address: Address, headers: Mapping[str, str], cookies: Cookies
    ) -> tuple[Page, str | None, HopKind]:
        """One request: its page, and where that sends us."""
        await self._check_robots(address)
        page, location = await self._exchange.request(requested, address, headers, cookies, self.limits)
        if location is not None:
            return page, location, "http"
        if page.status == 304:
            return dataclasses.replace(page, kind="not_modified"), None, "http"
        verdict = stubs.judge_page(page)
        if page.failure is not None:
            if verdict.kind != "bot_wall":
                verdict = stubs.FAILED
            return dataclasses.replace(page, kind=verdict.kind, reason=verdict.reason), None, "http"
        page = dataclasses.replace(page, kind=verdict.kind, reason=verdict.reason)
        return page, verdict.target, verdict.how

    async def _check_robots(self, address: Address) -> None:
        """Nothing; raises PageError where the host's robots.txt, which is asked if need be, refuses the address."""
        rules = self.politeness
        if rules.robots:
            refusal, delay = await self._robots.check(address, self.network.robots_token, rules.max_crawl_delay)
            if refusal is not None:
                raise PageError(refusal)
            if delay:
                self._pace.crawl_delay(address.host, delay)

    async def _get_robots(self, url: str) -> Page:
        """The robots.txt at the address: no turn and no rules of its own, five redirects, a small body."""
        limits = dataclasses.replace(self.limits, wire=MAX_BYTES + 1, body=MAX_BYTES + 1)
        return await self._behind_redirects(url, _NO_HEADERS, limits)

    async def _piece(self, url: str, headers: Mapping[str, str], limits: FetchLimits) -> Page:
        """What a page that is rendered asks for, if robots.txt lets it be asked."""
        return await self._behind_redirects(url, headers, limits, self._check_robots)

    async def _behind_redirects(
        self, url: str, headers: Mapping[str, str], limits: FetchLimits, check: Check | None = None
    ) -> Page:
        """The answer behind HTTP redirects alone, out of turn; each address on the way is checked."""
        page = Page(url, shown(url))
        try:
            address, cookies = parse(url), Cookies()
            for _ in range(limits.redirects + 1):
                if check is not None:
                    await check(address)
                page, location = await self._exchange.request(url, address, headers, cookies, limits, in_turn=False)
                if location is None:
                    return page
                address, headers = self._next(address, location, headers)
            raise fail("redirects", f"{shown(url)} redirects without end")
        except PageError as error:
            return dataclasses.replace(page, failure=error.failure)


async def _cancel(tasks: set[asyncio.Task[None]]) -> None:
    unfinished = list(tasks)
    for task in unfinished:
        task.cancel()
    await asyncio.gather(*unfinished, return_exceptions=True)


async def _each(urls: Iterable[str] | AsyncIterable[str]) -> AsyncIterator[str]:
    if isinstance(urls, AsyncIterable):
        async for url in urls:
            yield url
    else:
        for url in urls:
            yield url
