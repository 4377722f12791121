"""No source and no page keeps a crawl for ever, and no process outlives it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bonmun.article import Article
from bonmun.extractor import Extractor
from bonmun.fetch import crawler as crawling
from bonmun.fetch.crawler import Crawl, Outcome, Plan
from bonmun.fetch.feeds import LONGEST_TEXT, bounded, prolog_end, read_feed
from bonmun.fetch.reader import Reader
from bonmun.fetch.sink import Lines
from bonmun.fetch.state import MAX_DEPTH, State
from bonmun.pipeline.calls import Caller
from bonmun.pipeline.supervise import LostError, WorkerLimits
from tests.fetch.conftest import fetcher
from tests.fetch.site import Hit, Site, page, reply


class Sleepy(Extractor):
    """Never comes to an end on one page."""

    def extract(self, raw: Any, url: str | None = None, content_type: str | None = None) -> Article:
        """The article, or nothing."""
        if raw.url.endswith("10001"):
            time.sleep(3600)
        return super().extract(raw, url, content_type)


def crawl(site: Site, folder: Path, reader: Reader | None = None, plan: Plan | None = None) -> list[Outcome]:
    async def run() -> list[Outcome]:
        with contextlib.ExitStack() as stack:
            state = stack.enter_context(contextlib.closing(State(folder / "state.sqlite3")))
            lines = stack.enter_context(contextlib.closing(Lines(folder / "out.jsonl", state)))
            async with fetcher() as f, reader or Reader(1) as reading:
                return [o async for o in Crawl([site.url("/start")], state, f, reading, lines, plan).run()]

    return asyncio.run(run())


def endless(site: Site, kind: str, more: int) -> None:
    """Every address of the site is an index that names new ones each time."""
    made = iter(range(1_000_000))

    async def answer(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        new = "".join(f"<sitemap><loc>{site.url(f'/s{next(made)}')}</loc></sitemap>" for _ in range(more))
        return reply(f"<{kind}>{new}</{kind}>", kind="application/xml")

    class Everywhere(dict[str, Any]):
        def get(self, path: str, default: Any = None) -> Any:
            return answer if path.startswith("/s") else default

    site.routes = Everywhere()


@pytest.mark.parametrize("plan", [Plan(), Plan(max_pages=3)])
def test_indexes_that_name_new_indexes_come_to_an_end(
    site: Site, tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawling, "MAX_SOURCES", 40)
    endless(site, "sitemapindex", 30)
    outcomes = crawl(site, tmp_path, plan=plan)
    assert len(site.paths()) == 40
    assert [o.reason for o in outcomes] == ["source: left for the next one, since 40 sources were asked in this run"]


def test_indexes_are_followed_so_many_steps(site: Site, tmp_path: Path) -> None:
    endless(site, "sitemapindex", 1)
    assert crawl(site, tmp_path) == []
    assert len(site.paths()) == 1 + MAX_DEPTH


def test_sources_are_asked_only_until_the_time_is_up(site: Site, tmp_path: Path) -> None:
    async def never(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        await asyncio.sleep(3600)
        return b""

    site.routes["/start"] = never
    assert crawl(site, tmp_path, plan=Plan(max_seconds=0.3)) == []  # not even as a source that failed to answer


def test_a_run_that_wants_few_pages_asks_for_no_more_sources_than_it_takes(site: Site, tmp_path: Path) -> None:
    maps = "".join(f"<sitemap><loc>{site.url(f'/m{n}')}</loc></sitemap>" for n in range(150))
    site.routes["/start"] = reply(f"<sitemapindex>{maps}</sitemapindex>", kind="application/xml")
    for n in range(150):
        entry = f"<url><loc>{site.url(f'/news/{20000 + n}')}</loc></url>"
        site.routes[f"/m{n}"] = reply(f"<urlset>{entry}</urlset>", kind="application/xml")
        site.routes[f"/news/{20000 + n}"] = reply(page(title=f"{n}번"))
    assert len(crawl(site, tmp_path, plan=Plan(max_pages=3))) == 3
    assert len([path for path in site.paths() if path.startswith("/m")]) == crawling._AT_ONCE


def test_a_page_that_takes_too_long_is_recorded_and_not_met_again(site: Site, tmp_path: Path) -> None:
    site.routes["/start"] = reply(f"{site.url('/news/10001')}\n{site.url('/news/10002')}\n", kind="text/plain")
    for n in (1, 2):
        site.routes[f"/news/1000{n}"] = reply(page(title=f"{n}번"))
    limits = WorkerLimits(seconds=12)  # the first page also imports the libraries
    reasons = {o.url[-1]: o.reason for o in crawl(site, tmp_path, Reader(1, Sleepy(), limits))}
    assert reasons == {"1": "timeout: not done after 12 s; its worker was stopped", "2": ""}
    assert "timeout: not done" in (tmp_path / "out.jsonl").read_text("utf-8")
    assert crawl(site, tmp_path, Reader(1, Sleepy(), limits)) == []
    assert site.paths().count("/news/10001") == 1


def test_extraction_stops_when_the_time_is_up(site: Site, tmp_path: Path) -> None:
    site.routes["/start"] = reply(f"{site.url('/news/10001')}\n", kind="text/plain")
    site.routes["/news/10001"] = reply(page())
    outcomes = crawl(site, tmp_path, Reader(1, Sleepy(), WorkerLimits(seconds=3600)), Plan(max_seconds=3))
    assert outcomes == []


def test_a_source_that_cannot_be_read_in_time_is_named(site: Site, tmp_path: Path) -> None:
    class Lost(Reader):
        async def call(self, *arguments: Any, **options: Any) -> Any:
            return await super().call(time.sleep, 3600)  # what a library does on a hostile feed

    site.routes["/start"] = reply("<rss/>", kind="text/xml")
    outcomes = crawl(site, tmp_path, Lost(1, limits=WorkerLimits(seconds=0.3)))
    assert [o.reason for o in outcomes] == ["source: unreadable: not done after 0.3 s; its worker was stopped"]


def test_calls_give_what_they_give_and_raise_what_they_raise() -> None:
    caller = Caller(WorkerLimits(seconds=600))
    assert caller.call(sum, [1, 2], start=3) == 6
    with pytest.raises(ValueError, match="invalid literal"):
        caller.call(int, "가")
    with pytest.raises(LostError) as lost:
        caller.call(os._exit, 3)
    assert lost.value.failure.message == "its worker process died (exit status 3)"
    assert caller.call(sum, [1]) == 1
    caller.close()


def test_a_call_that_never_ends_is_stopped() -> None:
    caller = Caller(WorkerLimits(seconds=0.5))
    with pytest.raises(LostError) as lost:
        caller.call(time.sleep, 3600)
    assert lost.value.failure.code == "timeout"
    caller.close()


PARENT = """
import os, sys, time, threading
from bonmun.pipeline.calls import Caller
from bonmun.pipeline.supervise import WorkerLimits
callers = [Caller(WorkerLimits(seconds=3600)) for _ in range(3)]
for caller in callers:
    caller.call(os.getpid)
for caller in callers[1:]:  # one is idle, the others at work
    threading.Thread(target=caller.call, args=(time.sleep, 3600), daemon=True).start()
time.sleep(.3)
print(*(caller.pid for caller in callers), flush=True)
time.sleep(3600)
"""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_its_parent(how: signal.Signals) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    children = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(children) == 3
    assert all(map(is_alive, children))
    parent.send_signal(how)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 300  # they need half a second; a loaded machine may need more
    while any(map(is_alive, children)) and time.monotonic() < until:
        time.sleep(0.05)
    left = [pid for pid in children if is_alive(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert not left


FEED = "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>{}</channel></rss>"


@pytest.mark.parametrize(
    "author",
    [
        "<author>{}</author>",
        "<author><b/>{}<b/>{}</author>",
        "<dc:creator><![CDATA[{}]]></dc:creator>",
        "<author><name>{}</name><email>{}</email></author>",
        "<managingEditor>{}</managingEditor>",
        "<Author>{}",
    ],
)
def test_feedparser_gets_no_author_and_no_long_text(author: str) -> None:
    item = f"<item>{author.format('a.' * 50_000, 'a.' * 50_000)}<title>{{}}</title><link>http://a.kr/1</link></item>"
    text = FEED.format(item.format("가" * 100_000) + "<item><title>둘</title><link>http://a.kr/2</link></item>")
    assert len(bounded(text)) < LONGEST_TEXT + 500
    assert "a." not in bounded(text).replace("a.kr", "")
    assert [(found.url, found.title[:1]) for found in read_feed(text, "http://a.kr/")][-1] == ("http://a.kr/2", "둘")


def test_what_is_cut_stays_xml() -> None:
    long = "가&amp;" * 5_000
    text = FEED.format(
        f"<item><title><![CDATA[{long}]]></title><link>http://a.kr/1</link></item>"
        f"<item><title>{long}</title><link>http://a.kr/2?a=1&amp;b=2</link></item>"
    )
    assert [found.url for found in read_feed(text, "http://a.kr/")] == ["http://a.kr/1", "http://a.kr/2?a=1&b=2"]
    plain = FEED.format("<item><title>하나 &lt;b&gt; <![CDATA[a<b]]></title><link>http://a.kr/1</link></item>")
    assert bounded(plain) == plain


def test_an_address_that_was_cut_is_none() -> None:
    text = FEED.format(f"<item><link>http://a.kr/{'1' * 20_000}</link></item><item><link>http://a.kr/2</link></item>")
    assert [found.url for found in read_feed(text, "http://a.kr/")] == ["http://a.kr/2"]


class Counted(str):
    """Counts the characters that searches go over."""

    __slots__ = ()
    read = 0

    def find(self, part: str, start: int = 0, *end: int) -> int:  # type: ignore[override]  # as it is called here
        """Where the part stands, with what it took noted."""
        found = super().find(part, start, *end)
        Counted.read += (len(self) if found < 0 else found) - start
        return found


@pytest.mark.parametrize("prolog", ["<?x?>", "<!-- a -->", "<!---->\n", "<?xml version='1.0'?>\ufeff"])
def test_a_prolog_is_read_once(prolog: str) -> None:
    text = Counted(prolog * 10_000 + "<rss/>")
    Counted.read = 0
    assert text[prolog_end(text) :] == "<rss/>"
    assert Counted.read < len(text)
    assert prolog_end("<?x" * 1000) == 3000
