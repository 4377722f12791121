"""One page in a browser: what it asks for is fetched by bonmun or refused, and counted."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bonmun.decode import decode
from bonmun.fetch.page import Page, shown
from bonmun.fetch.settings import FetchLimits, Rendering, sendable

if TYPE_CHECKING:
    from playwright.async_api import Page as Tab
    from playwright.async_api import Request, Route, WebSocketRoute

logger = logging.getLogger(__name__)

Ask = Callable[[str, Mapping[str, str], FetchLimits], Awaitable[Page]]
"""Gives the answer to a GET with these headers, within these limits; a Page with a failure where it is refused."""

TYPES = frozenset({
    "application/javascript", "application/x-javascript", "application/ecmascript", "text/javascript", "text/css",
    "application/wasm", "text/x-component", "application/vnd.api+json", "application/problem+json",
})  # fmt: skip
"""Content types that a page may ask for besides those of pages."""
WANTED = frozenset({"document", "script", "fetch", "xhr"})
"""Resource types that an article may come from; of all others nothing is fetched."""
_OURS = frozenset(
    "accept-encoding connection content-length cookie cookie2 host keep-alive origin-trial proxy-authorization te"
    " trailer transfer-encoding upgrade user-agent".split()
)
_OF_THE_WIRE = frozenset({"connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"})
_OVERLOADED = frozenset({429, 503})
_LABELS = {"cp949": "euc-kr"}
"""Names of encodings as browsers know them, where Python has another."""


class Visit:
    """Answers the requests of one page, as long as they are within its limits."""

    def __init__(self, page: Page, rendering: Rendering, limits: FetchLimits, ask: Ask, tab: Tab) -> None:
        self.url = page.url
        """The address of the document that the tab shows."""
        self._page, self._ask, self._tab = page, ask, tab
        self._limits = dataclasses.replace(limits, types=limits.types | TYPES)
        self._requests, self._wire = rendering.requests, rendering.wire
        self._begun = False
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def answer(self, route: Route) -> None:
        """Fulfil a request, or refuse it; raises nothing that would end the browser's other pages."""
        try:
            await self._answer(route, route.request)
        except Exception as error:  # the tab is gone, or a fault of ours: it costs this request
            logger.debug("%s: %s", shown(route.request.url), error)

    async def no_socket(self, socket: WebSocketRoute) -> None:
        """Close a WebSocket before it is opened."""
        await socket.close()

    async def no_window(self, window: Tab) -> None:
        """Close a window that the page opens."""
        if window is not self._tab:
            await window.close()

    async def _answer(self, route: Route, request: Request) -> None:
        if request.resource_type == "stylesheet":  # some scripts wait for theirs
            await route.fulfill(status=200, content_type="text/css", body="")
        elif not self._is_wanted(request):
            await _refuse(route, request)
        elif not self._begun:
            self._begun = True
            await route.fulfill(status=200, headers=_as_document(self._page), body=self._page.body)
        else:
            async with self._hosts[urlsplit(request.url).netloc]:  # one after the other
                await self._fetched(route, request)

    def _is_wanted(self, request: Request) -> bool:
        if request.method != "GET" or request.resource_type not in WANTED:
            return False
        return not request.is_navigation_request() or self._is_of_tab(request)

    def _is_of_tab(self, request: Request) -> bool:
        """Whether the tab itself goes somewhere, and no frame or new window."""
        try:
            return request.frame == self._tab.main_frame
        except Exception:  # playwright's Error: a window that there is not yet
            return False

    async def _fetched(self, route: Route, request: Request) -> None:
        if self._requests <= 0 or self._wire <= 0:
            await _refuse(route, request)
            return
        self._requests -= 1
        limits = dataclasses.replace(self._limits, wire=min(self._limits.wire, self._wire))
        got = await self._ask(request.url, _sent(request), limits)
        self._wire -= got.wire_bytes
        if got.status in _OVERLOADED:
            self._requests = 0
        moves = request.is_navigation_request()
        if got.failure is not None and (moves or got.failure.code != "status"):
            logger.debug("%s: %s", shown(request.url), got.failure)
            await _refuse(route, request)
            return
        if moves:
            self.url = got.url
        kept = {name: value for name, value in got.kept_headers.items() if name not in _OF_THE_WIRE}
        await route.fulfill(status=got.status, headers=kept, body=got.body)


async def _refuse(route: Route, request: Request) -> None:
    """Let the request fail; a tab that would go elsewhere stays where it is, instead of showing the browser's error."""
    if request.is_navigation_request():
        await route.fulfill(status=204)
    else:
        await route.abort("blockedbyclient")


def _sent(request: Request) -> dict[str, str]:
    """The headers that the page's scripts have set; nothing of the browser's own, nor cookies."""
    headers = request.headers.items()
    return {n: v for n, v in headers if n not in _OURS and not n.startswith("sec-") and sendable(n, v)}


def _as_document(page: Page) -> dict[str, Any]:
    """The headers under which the browser reads the page in the encoding in which bonmun does."""
    encoding = decode(page.body, page.headers.get("content-type")).encoding or "utf-8"
    return {"content-type": f"text/html; charset={_LABELS.get(encoding, encoding)}"}
