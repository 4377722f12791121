"""robots.txt by RFC 9309: a file that can't be reached forbids for now, one that does not exist allows."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego

from bonmun.fetch.client import Address, parse
from bonmun.fetch.page import Failure, FailureCode, Page

logger = logging.getLogger(__name__)

MAX_BYTES = 500 * 1024  # RFC 9309, 2.5: at least 500 KiB must be read; parsing 1 MB takes .44 s
_KEEP = 24 * 3600.0  # RFC 9309, 2.4
_KEEP_ERROR = 3600.0
_IN_THREAD_FROM = 32 * 1024
_HOST_IS_GONE: frozenset[FailureCode] = frozenset({"bad_url", "refused_address", "dns", "connect", "tls", "parked"})
"""Failures of robots.txt that the page itself would share, so that they are reported as they are."""
_NO_FILE: frozenset[FailureCode] = frozenset({"redirects", "redirect_loop", "content_type", "redirect_refused"})
"""RFC 9309, 2.3.1.2: beyond five redirects the file may be taken as not there."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt says; `failure` where it says no to everything."""

    parsed: Protego | None = None
    failure: Failure | None = None
    expires: float = 0.0

    def allows(self, url: str, agent: str) -> bool:
        """True when the address may be fetched."""
        return self.parsed is None or bool(self.parsed.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """Seconds between requests that the file asks for; 0 when it does not."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(agent)
        per_request = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(float(self.parsed.crawl_delay(agent) or 0), per_request)

    @property
    def sitemaps(self) -> list[str]:
        """The sitemaps the file names."""
        return list(self.parsed.sitemaps) if self.parsed is not None else []


class Robots:
    """Keeps each origin's rules for a day, and asks for them once however many pages wait."""

    def __init__(self, get: Callable[[str], Awaitable[Page]]) -> None:
        self._get = get
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, address: Address) -> Rules:
        """The rules of the address's origin."""
        task = self._rules.get(address.origin)
        if task is None or (task.done() and _is_stale(task)):
            task = asyncio.create_task(self._load(address.origin))
            self._rules[address.origin] = task
        return await asyncio.shield(task)

    async def check(self, address: Address, agent: str, max_delay: float) -> tuple[Failure | None, float]:
        """Why the address may not be fetched, or None; and the delay its host asks for."""
        rules = await self.rules(address)
        if rules.failure is not None:
            return rules.failure, 0.0
        if not rules.allows(address.url, agent):
            return Failure("robots", f"{address.origin}/robots.txt does not allow this address"), 0.0
        delay = rules.delay(agent)
        if delay > max_delay:
            return Failure("crawl_delay", f"{address.host} asks for {delay:g} s between requests"), 0.0
        return None, delay

    async def _load(self, origin: str) -> Rules:
        page = await self._get(parse("/robots.txt", parse(origin)).url)
        now = time.monotonic()
        failure = page.failure
        if failure is None and page.status < 300:
            return Rules(await _read(page), None, now + _KEEP)
        if failure is not None and (failure.code in _NO_FILE or _no_such_file(page)):
            return Rules(None, None, now + _KEEP)
        if failure is not None and failure.code in _HOST_IS_GONE:
            return Rules(None, failure, now + _KEEP_ERROR)
        reason = f"{origin}/robots.txt could not be had ({failure or page.status}), which means no for now"
        retry_at = failure.retry_at if failure else None
        return Rules(None, Failure("robots_unavailable", reason, True, retry_at), now + _KEEP_ERROR)


def _is_stale(task: asyncio.Task[Rules]) -> bool:
    return task.cancelled() or task.exception() is not None or task.result().expires < time.monotonic()


def _no_such_file(page: Page) -> bool:
    return 400 <= page.status < 500 and page.status != 429


async def _read(page: Page) -> Protego | None:
    """The parsed file; None when what came is a web page, as many sites send for every unknown address."""
    body = page.body[:MAX_BYTES]
    if len(page.body) > MAX_BYTES:
        body = body[: body.rfind(b"\n") + 1]  # half a rule is another rule
    encoding = "utf-16" if body.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = body.decode(encoding, "replace")
    if text.lstrip()[:1] == "<":
        logger.warning("%s is a web page, not a robots.txt; taken as no rules", page.url)
        return None
    if len(text) > _IN_THREAD_FROM:
        return await asyncio.to_thread(Protego.parse, text)
    return Protego.parse(text)
