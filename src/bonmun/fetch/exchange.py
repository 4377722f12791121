"""One request and its answer: sent in its host's turn, read under its limits, and taken note of."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import time
from collections.abc import Mapping

from bonmun.fetch import transfer
from bonmun.fetch.client import Address, Answer, Client, Cookies
from bonmun.fetch.pace import Pace, retry_after
from bonmun.fetch.page import RETRYABLE_STATUS, Failure, Page, PageError, fail
from bonmun.fetch.settings import FetchLimits

logger = logging.getLogger(__name__)

_MOVED = frozenset({301, 302, 303, 307, 308})
_OVERLOADED = frozenset({429, 503})


class Exchange:
    """Asks hosts and keeps their pace; knows nothing of robots.txt, retries or what a page is."""

    def __init__(self, client: Client, pace: Pace) -> None:
        self._client, self._pace = client, pace

    async def request(
        self, requested: str, address: Address, headers: Mapping[str, str], cookies: Cookies, limits: FetchLimits,
        in_turn: bool = True,
    ) -> tuple[Page, str | None]:  # fmt: skip
        """The page of one request and its Location; the clock starts when the host's turn has come."""
        started = time.monotonic()
        overloaded = False
        try:
            async with contextlib.AsyncExitStack() as stack, asyncio.timeout(None) as clock:

                async def before_send() -> None:
                    nonlocal started
                    if in_turn:
                        await stack.enter_async_context(self._pace.turn(address.host))
                    started = time.monotonic()
                    clock.reschedule(asyncio.get_running_loop().time() + limits.total)

                async with self._client.get(address, headers, cookies, before_send) as answer:
                    overloaded = answer.status in _OVERLOADED
                    page, location = await self._answer(requested, address, answer, limits)
                    elapsed = time.monotonic() - started
                    if not page.from_cache:
                        self._pace.note(address.host, elapsed, overloaded)
                    return dataclasses.replace(page, elapsed=elapsed), location
        except TimeoutError:
            self._pace.note(address.host, limits.total, True)
            raise fail("timeout", f"{address.host}: not finished after {limits.total:g} s") from None
        except PageError as error:
            if error.failure.code == "timeout":
                self._pace.note(address.host, time.monotonic() - started, True)
            raise

    async def _answer(
        self, requested: str, address: Address, answer: Answer, limits: FetchLimits
    ) -> tuple[Page, str | None]:
        page = Page(requested, address.url, answer.status, answer.headers, from_cache=answer.from_cache)
        if answer.status in _MOVED and answer.location:
            return page, answer.location
        failure = self._status_failure(address, answer)
        if failure is None and answer.status == 304:
            return page, None
        try:
            content = await transfer.read(answer, address.url, limits)
        except PageError as error:
            if failure is None:
                raise
            logger.debug("%s: body of a failed page: %s", address.url, error)
            return dataclasses.replace(page, failure=failure), None
        return dataclasses.replace(
            page, body=content.body, wire_bytes=content.wire_bytes, truncated=content.truncated,
            failure=failure or content.failure,
        ), None  # fmt: skip

    def _status_failure(self, address: Address, answer: Answer) -> Failure | None:
        status = answer.status
        if status < 400 and status not in _MOVED:
            return None
        message = f"HTTP {status}" if status >= 400 else f"HTTP {status} without a Location"
        retry_at = None
        wait = retry_after(answer.headers)
        if wait is not None and status in RETRYABLE_STATUS:
            retry_at = self._pace.hold(address.host, wait)
            message += f", come back in {wait:.0f} s"
        return Failure("status", message, status in RETRYABLE_STATUS, retry_at)
