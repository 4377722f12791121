"""Pages made by scripts, rendered by an installed Chromium that has no network: all it gets is fetched by bonmun.

Every request of a page is taken from the browser and made by the fetcher, with its checks of addresses, its limits and
its politeness; what is not taken ends at a proxy that does not exist.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import os
import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bonmun.errors import FetchError
from bonmun.extras import install
from bonmun.fetch.page import Headers, Page, PageError
from bonmun.fetch.settings import FetchLimits, Rendering
from bonmun.fetch.visit import Ask, Visit

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext

logger = logging.getLogger(__name__)

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NOWHERE = {"server": "http://offline.invalid:9", "bypass": "<-loopback>"}
"""A proxy that no resolver finds (RFC 6761, 6.4), for loopback addresses too."""
FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=512",
    "--disable-dev-shm-usage",
)
_QUIET = 0.6
"""Of the time for a page, the share that it has to be parsed; half of that more it has to be quiet."""
_CLOSING = 5.0
"""Seconds a browser has to close a page or itself before it is left behind."""
Turn = Callable[[str], AbstractAsyncContextManager[None]]


class Renderer:
    """A browser, started when the first page needs it, and again after one that hung or died."""

    def __init__(self, rendering: Rendering, limits: FetchLimits, agent: str, ask: Ask, turn: Turn) -> None:
        self._rendering, self._limits, self._agent, self._ask, self._turn = rendering, limits, agent, ask, turn
        self._room = asyncio.Semaphore(rendering.at_once)
        self._starting = asyncio.Lock()
        self._browser: Browser | None = None

    async def start(self) -> None:
        """Find the browser; FetchError that says what to install where there is none."""
        try:
            from playwright.async_api import async_playwright
        except ImportError as error:
            raise FetchError(f"rendering needs playwright: {install('browser')}") from error
        self._driver = await async_playwright().start()
        found = (self._rendering.chromium, *map(shutil.which, PROGRAMS), self._driver.chromium.executable_path)
        self._program = next((path for path in found if path and os.access(path, os.X_OK)), "")
        if not self._program:
            await self._driver.stop()
            raise FetchError("rendering needs Chromium: apt-get install chromium, or playwright install chromium")

    async def aclose(self) -> None:
        """End the browser."""
        await self._drop()
        await self._driver.stop()

    async def render(self, page: Page) -> Page:
        """The page with what its scripts made of it as its body; as it was, with the reason, where that failed."""
        try:
            async with self._room, self._turn(urlsplit(page.url).netloc.lower()):
                return await self._rendered(page)
        except TimeoutError:
            why = f"not finished after {self._rendering.seconds:g} s"
        except PageError as error:
            why = str(error)
        except self._errors() as error:
            why = str(error).partition("\n")[0]
        logger.info("%s: not rendered: %s", page.url, why)
        return dataclasses.replace(page, reason=f"{page.reason}; not rendered: {why}")

    async def _rendered(self, page: Page) -> Page:
        async with asyncio.timeout(self._rendering.seconds):
            browser = await self._running()
            context = await browser.new_context(
                accept_downloads=False, service_workers="block", user_agent=self._agent, locale="ko-KR",
                timezone_id="Asia/Seoul", permissions=[], reduced_motion="reduce",
            )  # fmt: skip
            try:
                html, visit = await self._drawn(context, page)
            finally:
                if not await _closed(context):
                    await self._drop()
        body = html.encode("utf-8", "replace")
        headers = {**page.headers, "content-type": "text/html; charset=utf-8"}
        return dataclasses.replace(
            page, body=body[: self._limits.body], shell=page, url=visit.url, headers=Headers(headers.items()),
            truncated=page.truncated or len(body) > self._limits.body,
        )  # fmt: skip

    async def _drawn(self, context: BrowserContext, page: Page) -> tuple[str, Visit]:
        """The markup once the page is quiet, or when most of its time is over."""
        tab = await context.new_page()
        visit = Visit(page, self._rendering, self._limits, self._ask, tab)
        await context.route("**/*", visit.answer)
        await context.route_web_socket("**/*", visit.no_socket)
        context.on("page", visit.no_window)
        patience = self._rendering.seconds * _QUIET * 1000
        with contextlib.suppress(self._late()):
            await tab.goto(page.url, wait_until="domcontentloaded", timeout=patience)
            await tab.wait_for_load_state("networkidle", timeout=patience / 2)
        return await tab.content(), visit

    async def _running(self) -> Browser:
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._driver.chromium.launch(
                    executable_path=self._program, proxy=NOWHERE, args=list(FLAGS),  # type: ignore[arg-type]  # a TypedDict
                    # Chromium does not start in its sandbox as root.
                    chromium_sandbox=os.name != "nt" and os.geteuid() != 0,
                )  # fmt: skip
            return self._browser

    async def _drop(self) -> None:
        browser, self._browser = self._browser, None
        if browser is not None:
            await _closed(browser)

    @staticmethod
    def _errors() -> type[Exception]:
        from playwright.async_api import Error

        return Error

    @staticmethod
    def _late() -> type[Exception]:
        from playwright.async_api import TimeoutError as Late

        return Late


async def _closed(what: Any) -> bool:
    """Whether a page's context or a browser could be closed; it is not waited for longer than it is worth."""
    try:
        async with asyncio.timeout(_CLOSING):
            await what.close()
    except Exception:  # hung, or gone already
        return False
    return True
