"""What a host may ask of us: robots.txt in every state, Retry-After, its own pace, and not to be asked twice."""

from __future__ import annotations

import asyncio
import datetime as dt
import email.utils
import itertools
from pathlib import Path

import pytest

from bonmun.fetch import Page, Politeness
from bonmun.fetch.pace import Pace, retry_after
from bonmun.fetch.page import Headers
from tests.fetch.conftest import QUICK, Get, fetcher
from tests.fetch.site import Hit, Site, page, reply

STRICT = "User-agent: *\nDisallow: /\n"


def robots(text: str | bytes, status: int = 200, kind: str = "text/plain", **headers: str) -> bytes:
    return reply(text, status, headers, kind)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (robots(""), None),
        (robots("User-agent: *\nDisallow:"), None),
        (robots(STRICT), "robots"),
        (robots("\ufeff" + STRICT), "robots"),
        (robots(STRICT.replace("\n", "\r")), "robots"),
        (robots(STRICT.encode("utf-16")), "robots"),
        (robots(b"# \xb0\xa1\xb3\xaa\n" + STRICT.encode()), "robots"),
        (robots("USER-AGENT : *\nDISALLOW : /goo"), "robots"),
        (robots("User-agent: *\nDisallow: /\nAllow: /good"), None),
        (robots("User-agent: *\nDisallow: /*.html$\nDisallow: /g*d"), "robots"),
        (robots("User-agent: bonmun\nDisallow: /\n\nUser-agent: *\nAllow: /"), "robots"),
        (robots("User-agent: otherbot\nDisallow: /"), None),
        (robots("User-agent: *\nDisallow: /" + "x" * 600_000), None),
        (robots("#" * 600_000 + "\n" + STRICT), None),
        (robots("<!doctype html><html>" + STRICT, kind="text/html"), None),
        (robots(STRICT, kind="image/png"), None),
        (robots(STRICT, 400), None),
        (robots(STRICT, 401), None),
        (robots(STRICT, 403), None),
        (robots(STRICT, 404), None),
        (robots(STRICT, 410), None),
        (robots("", 429), "robots_unavailable"),
        (robots("", 500), "robots_unavailable"),
        (robots("", 503), "robots_unavailable"),
        (robots("User-agent: *\nCrawl-delay: 31"), "crawl_delay"),
        (robots("", 302, Location="/robots.txt"), None),
    ],
)
def test_robots_in_every_state(site: Site, get: Get, answer: bytes, code: str | None) -> None:
    site.routes["/robots.txt"] = answer
    failure = get(site.url("/good"), politeness=Politeness(delay=0, slow_factor=0, tries=1)).failure
    assert (failure.code if failure else None) == code
    assert site.paths() == ([] if code else ["/good"])


def test_robots_behind_redirects(site: Site, get: Get) -> None:
    for i in range(5):
        site.routes["/robots.txt" if i == 0 else f"/r{i}"] = reply(status=302, headers={"Location": f"/r{i + 1}"})
    site.routes["/r5"] = robots(STRICT)
    failure = get(site.url("/good")).failure
    assert failure is not None
    assert failure.code == "robots"
    site.routes["/r5"] = reply(status=302, headers={"Location": "/r6"})
    site.routes["/r6"] = robots(STRICT)
    assert get(site.url("/good")).ok, "RFC 9309, 2.3.1.2: after five redirects the file may be taken as not there"


def test_robots_that_breaks_off_means_no(site: Site, get: Get) -> None:
    async def broken(hit: Hit, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    site.routes["/robots.txt"] = broken
    failure = get(site.url("/good"), politeness=Politeness(delay=0, tries=1)).failure
    assert failure is not None
    assert (failure.code, failure.retry) == ("robots_unavailable", True)
    assert site.paths() == []


def test_robots_is_asked_for_once_for_many_pages(site: Site) -> None:
    async def slow(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        await asyncio.sleep(0.05)
        return robots("")

    site.routes["/robots.txt"] = slow

    async def run() -> int:
        async with fetcher() as f:
            return len([p async for p in f.pages(site.url(f"/good?{i}") for i in range(20)) if p.ok])

    assert asyncio.run(run()) == 20
    assert [hit.path for hit in site.hits].count("/robots.txt") == 1


def test_robots_holds_on_every_hop_and_can_be_switched_off(site: Site, get: Get) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *\nDisallow: /good")
    site.routes["/a"] = reply(status=302, headers={"Location": "/good"})
    failure = get(site.url("/a")).failure
    assert failure is not None
    assert failure.code == "robots"
    assert site.paths() == ["/a"]
    assert get(site.url("/a"), politeness=Politeness(robots=False, delay=0, slow_factor=0)).ok


def _gaps(site: Site) -> list[float]:
    at = [hit.at for hit in site.hits if hit.path != "/robots.txt"]
    return [b - a for a, b in itertools.pairwise(at)]


def _fetch_all(urls: list[str], politeness: Politeness) -> list[Page]:
    async def run() -> list[Page]:
        async with fetcher(politeness=politeness) as f:
            return [p async for p in f.pages(urls)]

    return asyncio.run(run())


def test_a_host_is_asked_one_at_a_time_with_its_delay(site: Site) -> None:
    urls = [site.url(f"/good?{i}") for i in range(4)]
    assert all(p.ok for p in _fetch_all(urls, Politeness(delay=0.1, jitter=0, slow_factor=0)))
    assert min(_gaps(site)) >= 0.1


def test_the_crawl_delay_is_a_floor(site: Site) -> None:
    site.routes["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 0.2")
    urls = [site.url(f"/good?{i}") for i in range(3)]
    assert all(p.ok for p in _fetch_all(urls, Politeness(delay=0.01, jitter=0.5, slow_factor=0)))
    assert min(_gaps(site)) >= 0.2


def test_retry_after_is_honoured(site: Site, get: Get) -> None:
    async def busy(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        return reply(page()) if len(site.paths()) > 1 else reply("wait", 429, {"Retry-After": "1"})

    site.routes["/busy"] = busy
    assert get(site.url("/busy")).ok
    assert _gaps(site)[0] >= 1


def test_a_host_that_wants_to_be_left_alone_is_parked(site: Site) -> None:
    site.routes["/later"] = reply("wait", 503, {"Retry-After": "600"})
    first, second = _fetch_all([site.url("/later"), site.url("/good")], QUICK)
    assert first.failure is not None
    assert (first.status, first.failure.code) == (503, "status")
    assert second.failure is not None
    assert second.failure.code == "parked"
    for failure in (first.failure, second.failure):
        assert failure.retry_at is not None
        assert 300 < (failure.retry_at - dt.datetime.now(dt.UTC)).total_seconds() <= 600
    assert site.paths() == ["/later"]


def test_retry_after_forms() -> None:
    now = dt.datetime.now(dt.UTC)
    later = email.utils.format_datetime(now + dt.timedelta(seconds=90), usegmt=True)
    earlier = email.utils.format_datetime(now - dt.timedelta(seconds=90), usegmt=True)
    assert retry_after(Headers([("Retry-After", "120")])) == 120
    assert retry_after(Headers([("Retry-After", later)])) == pytest.approx(60, abs=30.1)
    assert retry_after(Headers([("Retry-After", earlier)])) == 0
    assert [retry_after(Headers([("Retry-After", v)])) for v in ("", "-1", "soon", "1.5", "²")] == [None] * 5
    assert retry_after(Headers([("Retry-After", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT")])) is None


def test_a_giant_year_in_retry_after_costs_no_page(site: Site, get: Get) -> None:
    answers = iter([reply("", 503, {"Retry-After": "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"}), reply(page())])

    async def once(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        return next(answers)

    site.routes["/a"] = once
    assert get(site.url("/a")).ok


@pytest.mark.parametrize(("status", "asked"), [(404, 1), (403, 1), (410, 1), (501, 1), (500, 3), (502, 3), (408, 3)])
def test_only_what_is_worth_it_is_retried(site: Site, get: Get, status: int, asked: int) -> None:
    site.routes["/x"] = reply("no", status)
    got = get(site.url("/x"))
    assert got.failure is not None
    assert (got.failure.code, got.status, got.body) == ("status", status, b"no")
    assert len(site.paths()) == asked


def test_a_host_that_slows_or_complains_gets_less() -> None:
    async def run() -> list[float]:
        pace = Pace(Politeness())
        delays = [pace.delay("a")]
        for elapsed, overloaded in [(0.1, False), (2.0, False), (0.1, True), (0.1, True), *[(0.1, False)] * 30]:
            pace.note("a", elapsed, overloaded)
            delays.append(pace.delay("a"))
        return delays

    fresh, quick, slow, first, second, *_, last = asyncio.run(run())
    assert fresh == quick == last == 1.0
    assert slow > 3
    assert second > first > slow / 2
    assert second <= 60


def test_the_cache_follows_rfc_9111(site: Site, tmp_path: Path) -> None:
    async def tagged(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        if hit.headers.get("if-none-match") == '"1"':
            return b'HTTP/1.1 304 X\r\nETag: "1"\r\nContent-Length: 0\r\n\r\n'
        return reply(page(), headers={"ETag": '"1"', "Cache-Control": "no-cache"})

    site.routes["/fresh"] = reply(page(), headers={"Cache-Control": "max-age=60"})
    site.routes["/tagged"] = tagged
    site.routes["/private"] = reply(page(), headers={"Cache-Control": "no-store"})

    async def twice(path: str) -> tuple[bool, bool, float]:
        for attempt in range(2):  # a new fetcher each time: the cache is on disk
            async with fetcher(cache=tmp_path, politeness=Politeness(delay=0.2, jitter=0)) as f:
                pages = [await f.fetch(site.url(path)) for _ in range(2)]
                assert all(p.ok and p.body == page().encode() for p in pages), attempt
        return pages[0].from_cache, pages[1].from_cache, pages[1].elapsed

    assert asyncio.run(twice("/fresh"))[:2] == (True, True)
    assert asyncio.run(twice("/tagged"))[:2] == (True, True)
    assert asyncio.run(twice("/private"))[:2] == (False, False)
    assert [site.paths().count(p) for p in ("/fresh", "/tagged", "/private")] == [1, 4, 4]


def test_a_conditional_request_may_be_answered_by_304(site: Site, get: Get) -> None:
    async def tagged(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        assert hit.headers["if-none-match"] == '"1"'
        return b'HTTP/1.1 304 X\r\nETag: "1"\r\n\r\n'

    site.routes["/tagged"] = tagged
    got = get(site.url("/tagged"), {"If-None-Match": '"1"'})
    assert (got.kind, got.failure, got.body) == ("not_modified", None, b"")
