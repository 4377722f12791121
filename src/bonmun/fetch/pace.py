"""When a host may be asked again: its delay, how it has been answering, and whether it asked for a pause."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import random
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from bonmun.fetch.page import Headers, fail
from bonmun.fetch.settings import Politeness

_SMOOTHING = 0.3  # weight of the newest response time
_MAX_PENALTY = 32.0
_FIRST_PENALTY_DELAY = 0.5  # what an overloaded host gets where no delay was set


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    next_at: float = 0.0
    parked_until: float = 0.0
    latency: float = 0.0
    penalty: float = 1.0
    crawl_delay: float = 0.0
    rng: random.Random = field(default_factory=random.Random)


class Pace:
    """Schedules requests: few at a time per host, spaced, fewer for a host that slows down or complains."""

    def __init__(self, politeness: Politeness) -> None:
        self._rules = politeness
        self._hosts: dict[str, _Host] = {}
        self._everywhere = asyncio.Semaphore(politeness.hosts)

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            self._hosts[host] = _Host(asyncio.Semaphore(self._rules.per_host))
        return self._hosts[host]

    @contextlib.asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked; the delay to the next turn runs from the end of the block.

        Raises PageError (parked) when the host asked for a longer wait than we have patience for.
        """
        state = self._host(host)
        async with state.slots:
            while (wait := self._reserve(host, state)) > 0:
                await asyncio.sleep(wait)
            async with self._everywhere:
                try:
                    yield
                finally:
                    state.next_at = max(state.next_at, time.monotonic() + self._jittered(state))

    def _reserve(self, host: str, state: _Host) -> float:
        """Seconds still to wait; 0 takes the turn, and moves the next one behind it."""
        now = time.monotonic()
        if state.parked_until > now:
            until = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=state.parked_until - now)
            raise fail("parked", f"{host} asked to be left alone for {state.parked_until - now:.0f} s more", until)
        if state.next_at > now:
            return state.next_at - now
        state.next_at = now + self._jittered(state)
        return 0.0

    def delay(self, host: str) -> float:
        """Seconds between two requests at the host, as things stand."""
        return self._delay(self._host(host))

    def _delay(self, state: _Host) -> float:
        rules = self._rules
        slow = min(state.latency * rules.slow_factor, rules.max_slow_delay)
        delay = max(rules.delay, state.crawl_delay, slow)
        if state.penalty > 1:
            delay = max(delay, _FIRST_PENALTY_DELAY) * state.penalty
        return max(state.crawl_delay, min(delay, rules.patience))

    def _jittered(self, state: _Host) -> float:
        delay = self._delay(state)
        # A site's own Crawl-delay is a floor: jitter only ever lengthens it.
        return max(state.crawl_delay, delay * (1 + self._rules.jitter * state.rng.uniform(-1, 1)))

    def crawl_delay(self, host: str, seconds: float) -> None:
        """Take note of the Crawl-delay a host's robots.txt gives."""
        self._host(host).crawl_delay = seconds

    def note(self, host: str, elapsed: float, overloaded: bool) -> None:
        """Take note of how an answer went: a host that slows down or says 429 or 503 gets less."""
        state = self._host(host)
        state.latency += _SMOOTHING * (elapsed - state.latency) if state.latency else elapsed
        state.penalty = min(state.penalty * 2, _MAX_PENALTY) if overloaded else max(1.0, state.penalty * 0.75)

    def hold(self, host: str, seconds: float) -> dt.datetime:
        """Leave the host alone for a while (`Retry-After`); the time from which it may be asked again.

        A wait within our patience delays the next turn; a longer one parks the host, and its pages fail as parked.
        """
        state, now = self._host(host), time.monotonic()
        seconds = min(seconds, self._rules.max_retry_after)
        if seconds <= self._rules.patience:
            state.next_at = max(state.next_at, now + seconds)
        else:
            state.parked_until = max(state.parked_until, now + seconds)
        return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=seconds)


def retry_after(headers: Headers) -> float | None:
    """Seconds from Retry-After, given as a number or a date (RFC 9110, 10.2.3); None when there is none to read."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
        when = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
        return max(0.0, (when - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):  # OverflowError: a year of twenty digits
        return None
