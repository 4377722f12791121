"""A crawl follows its sources, forgets nothing, repeats nothing, and survives being killed."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from bonmun.errors import FetchError
from bonmun.fetch import Politeness
from bonmun.fetch.crawler import Crawl, Outcome, Plan, entry_points
from bonmun.fetch.feeds import Found
from bonmun.fetch.reader import Reader
from bonmun.fetch.sink import Folder, Lines, PageSink
from bonmun.fetch.state import State
from bonmun.fetch.warc_writer import Warc
from tests.fetch.conftest import QUICK, fetcher
from tests.fetch.site import Hit, Site, page, reply


def feed(site: Site, numbers: range) -> bytes:
    urls = [site.url(f"/news/articleView.html?idxno={n}") for n in numbers]
    items = "".join(f"<item><title>{n}번</title><link>{url}</link></item>" for n, url in enumerate(urls))
    return reply(f"<rss><channel>{items}</channel></rss>", kind="text/xml")


def news(site: Site, numbers: range) -> None:
    site.routes["/rss.xml"] = feed(site, numbers)
    for n in numbers:
        site.routes[f"/news/articleView.html?idxno={n}"] = reply(page(title=f"{n}번 기사"))


def crawl(
    site: Site, folder: Path, *sources: str, plan: Plan | None = None, sinks: tuple[PageSink, ...] = (),
    politeness: Politeness = QUICK,
) -> list[Outcome]:  # fmt: skip
    async def run() -> list[Outcome]:
        state = State(folder / "state.sqlite3")
        lines = Lines(folder / "out.jsonl", state)
        async with fetcher(politeness=politeness) as f, Reader(1) as reader:
            urls = [site.url(s) for s in sources or ("/rss.xml",)]
            outcomes = [o async for o in Crawl(urls, state, f, reader, lines, plan, sinks).run()]
        lines.close()
        state.close()
        return outcomes

    return asyncio.run(run())


def written(folder: Path) -> list[str]:
    return [json.loads(line)["input"] for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def test_new_articles_since_last_time(site: Site, tmp_path: Path) -> None:
    news(site, range(1, 4))
    assert [o.status for o in crawl(site, tmp_path)] == ["done"] * 3
    site.routes["/rss.xml"] = feed(site, range(1, 6))
    news(site, range(1, 6))
    assert len(crawl(site, tmp_path)) == 2
    assert crawl(site, tmp_path) == []
    assert Counter(Counter(written(tmp_path)).values()) == {1: 5}
    assert max(Counter(p for p in site.paths() if p != "/rss.xml").values()) == 1


def test_sources_are_asked_conditionally(site: Site, tmp_path: Path) -> None:
    news(site, range(1, 3))
    whole = site.routes["/rss.xml"]
    assert isinstance(whole, bytes)

    async def tagged(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        if hit.headers.get("if-none-match") == '"v1"':
            return b"HTTP/1.1 304 X\r\n\r\n"
        return whole.replace(b"\r\n\r\n", b'\r\nETag: "v1"\r\n\r\n', 1)

    site.routes["/rss.xml"] = tagged
    assert len(crawl(site, tmp_path)) == 2
    assert crawl(site, tmp_path) == []
    assert [hit.headers.get("if-none-match") for hit in site.hits if hit.path == "/rss.xml"] == [None, '"v1"']


def test_front_page_leads_to_sitemaps_and_feeds(site: Site, tmp_path: Path) -> None:
    news(site, range(1, 3))
    today = dt.datetime.now(dt.UTC).isoformat()
    entry = "<url><loc>{}</loc><lastmod>{}</lastmod></url>"
    site.routes["/robots.txt"] = reply(f"Sitemap: {site.url('/index.xml')}", kind="text/plain")
    site.routes["/index.xml"] = reply(
        f"<sitemapindex><sitemap><loc>{site.url('/map.xml')}</loc></sitemap>"
        f"<sitemap><loc>{site.url('/ancient.xml')}</loc><lastmod>2001-01-01</lastmod></sitemap></sitemapindex>",
        kind="text/xml",
    )
    old, new = entry.format(site.url("/old/10001"), "2001-01-01"), entry.format(site.url("/new/10002"), today)
    site.routes["/map.xml"] = reply(f"<urlset>{old}{new}</urlset>", kind="text/xml")
    site.routes["/new/10002"] = reply(page(title="사이트맵"))
    feed_link = "<link rel=alternate type='application/rss+xml' href='/rss.xml'>"
    site.routes["/"] = reply(page(body='<a href="/sec/10003">가</a>', head=feed_link))
    site.routes["/sec/10003"] = reply(page(title="구역"))
    outcomes = crawl(site, tmp_path, "/")
    assert {o.url.removeprefix(site.url("")) for o in outcomes if o.status == "done"} == {
        "/news/articleView.html?idxno=1", "/news/articleView.html?idxno=2", "/new/10002", "/sec/10003",
    }  # fmt: skip
    assert "/ancient.xml" not in site.paths()


def test_failures_are_kept_for_later_or_given_up(site: Site, tmp_path: Path) -> None:
    news(site, range(1, 4))
    site.routes["/news/articleView.html?idxno=1"] = reply("down", 503, {"Retry-After": "7"})
    site.routes["/news/articleView.html?idxno=2"] = reply("none", 404)
    polite = Politeness(delay=0, slow_factor=0, tries=1, patience=0)
    outcomes = {o.url[-1]: o for o in crawl(site, tmp_path, politeness=polite)}
    assert outcomes["1"].status == "failed"
    assert outcomes["2"].status == "gone"
    state = State(tmp_path / "state.sqlite3", writing=False)
    rows = {str(row["url"])[-1]: row for row in state.rows("pages")}
    state.close()
    assert 0 < float(str(rows["1"]["next_at"])) - time.time() <= 7
    assert rows["1"]["error"] == "status: HTTP 503, come back in 7 s"
    assert len(written(tmp_path)) == 1 + (rows["3"]["status"] == "done")
    assert [o for o in crawl(site, tmp_path) if o.url.endswith("=1")] == [], "not before its time"


def test_a_page_that_keeps_failing_is_given_up(tmp_path: Path) -> None:
    state = State(tmp_path / "s")
    state.add_pages([Found("https://a.kr/10001")], "test")
    [(key, _)] = state.due_pages(time.time(), 9)
    assert [state.failed(key, 500, "x", None) for _ in range(5)] == [True] * 4 + [False]
    assert state.failed(key, 0, "parked", None, counts=False)
    assert state.due_pages(time.time(), 9) == []
    assert len(state.due_pages(time.time() + 30 * 86400, 9)) == 1
    assert state.reset("a.kr") == 1
    assert state.due_pages(time.time(), 9) == [(key, "https://a.kr/10001")]


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "s")) as other:
        other.execute("CREATE TABLE pages (name)")
    before = (tmp_path / "s").read_bytes()
    with pytest.raises(FetchError, match="is not the state of a crawl"):
        State(tmp_path / "s")
    assert (tmp_path / "s").read_bytes() == before


def test_one_article_under_two_addresses_is_written_once(site: Site, tmp_path: Path) -> None:
    canonical = f'<link rel="canonical" href="{site.url("/story/10001")}">'
    urls = ["/story/10001", "/story/10002?from=main"]
    site.routes["/rss.xml"] = reply("".join(f"{site.url(u)}\n" for u in urls), kind="text/plain")
    for url in urls:
        site.routes[url] = reply(page(title="하나", head=canonical))
    assert sorted(o.status for o in crawl(site, tmp_path)) == ["done", "same"]
    assert len(written(tmp_path)) == 1


def test_count_and_time_limits(site: Site, tmp_path: Path) -> None:
    news(site, range(1, 30))
    assert len(crawl(site, tmp_path, plan=Plan(max_pages=4))) == 4
    slow = Politeness(delay=30, jitter=0, slow_factor=0)
    started = time.monotonic()
    some = crawl(site, tmp_path, plan=Plan(max_seconds=1.2), politeness=slow)
    assert time.monotonic() - started < 300  # of a quarter of an hour for all
    assert 0 <= len(some) < 10
    assert len(crawl(site, tmp_path)) == 29 - 4 - len(some)
    assert Counter(Counter(written(tmp_path)).values()) == {1: 29}


def test_watch_sees_what_comes_later(site: Site, tmp_path: Path) -> None:
    news(site, range(1, 3))

    async def growing(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        return feed(site, range(1, 2 + site.paths().count("/rss.xml")))

    site.routes["/rss.xml"] = growing
    assert len(crawl(site, tmp_path, plan=Plan(max_pages=2, watch=0.1))) == 2


def test_raw_pages_are_kept(site: Site, tmp_path: Path) -> None:
    news(site, range(1, 3))
    warc = Warc(tmp_path / "p.warc.gz")
    crawl(site, tmp_path, sinks=(warc, Folder(tmp_path / "raw")))
    warc.close()
    assert len(list(tmp_path.glob("raw/*/*.html"))) == len(list(tmp_path.glob("raw/*/*.json"))) == 2

    whole = (tmp_path / "p.warc.gz").read_bytes()
    (tmp_path / "p.warc.gz").write_bytes(whole + whole[:-9][-200:])
    Warc(tmp_path / "p.warc.gz").close()
    assert (tmp_path / "p.warc.gz").read_bytes() == whole

    from warcio.archiveiterator import ArchiveIterator

    with (tmp_path / "p.warc.gz").open("rb") as file:
        records = [
            (r.rec_headers["WARC-Target-URI"], r.content_stream().read()) for r in ArchiveIterator(file)
            if r.rec_type == "response"
        ]  # fmt: skip
    assert sorted(url for url, _ in records) == sorted(written(tmp_path))
    assert {body for _, body in records} == {page(title=f"{n}번 기사").encode() for n in (1, 2)}


def test_only_one_crawl_at_a_time(tmp_path: Path) -> None:
    state = State(tmp_path / "s")
    with pytest.raises(FetchError, match="in use"):
        State(tmp_path / "s")
    assert State(tmp_path / "s", writing=False).counts() == {}
    state.close()
    State(tmp_path / "s").close()


def test_a_crawl_needs_a_contact(tmp_path: Path) -> None:
    state = State(tmp_path / "s")
    with pytest.raises(FetchError, match="--contact"):
        Crawl([], state, fetcher(network={"allow_private": False}), Reader(), Lines(tmp_path / "o", state))


def test_an_outlets_name_stands_for_its_entry_points(monkeypatch: pytest.MonkeyPatch) -> None:
    from bonmun import sites
    from bonmun.sites.rules import Site as Outlet

    known = {
        "시험신문": Outlet("site:a", "시험신문", feeds=("https://a.kr/rss",), sitemaps=("https://a.kr/news.xml",)),
        "빈신문": Outlet("site:b", "빈신문"),
    }
    monkeypatch.setattr(sites.Sites, "by_name", lambda self, name: known.get(name))
    assert entry_points("시험신문") == ["https://a.kr/news.xml", "https://a.kr/rss"]
    assert entry_points("https://b.kr/rss") == ["https://b.kr/rss"]
    for name in ("빈신문", "없는신문"):
        with pytest.raises(FetchError, match=name):
            entry_points(name)


def test_half_written_and_unnoted_lines_are_put_right(tmp_path: Path) -> None:
    out = tmp_path / "o"
    state = State(tmp_path / "s")
    state.add_pages([Found(f"https://a.kr/{n}") for n in range(3)], "test")
    lines = Lines(out, state)
    for n in range(2):
        state.done(f"a.kr/{n}", 200, "done", "", f"line {n}")
    lines.flush()
    state.done("a.kr/2", 200, "done", "", "line 2")
    lines.close()
    for damage in (b"li", b"line 2\n", b"", b"line 2\nmore"):
        out.write_bytes(b"line 0\nline 1\n" + damage)
        backup = sqlite3.connect(":memory:")
        state._db.backup(backup)
        Lines(out, state).close()
        assert out.read_bytes() == b"line 0\nline 1\nline 2\n"
        backup.backup(state._db)
    state.close()


def test_killed_at_any_moment_it_goes_on(site: Site, tmp_path: Path) -> None:
    news(site, range(1, 101))
    command = [
        sys.executable, "-m", "bonmun.cli", "crawl", site.url("/rss.xml"), "--allow-private", "--delay", "0",
        "-o", str(tmp_path / "out.jsonl"), "--state", str(tmp_path / "s"), "--warc", str(tmp_path / "p.warc.gz"),
    ]  # fmt: skip
    random.seed(4)
    kills = 0
    for _ in range(12):
        before = len(site.paths())
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        enough = before + random.randrange(15, 40)
        while len(site.paths()) < enough and process.poll() is None:
            time.sleep(0.002)
        if process.poll() is not None:
            break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        kills += 1
    else:
        assert subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0
    assert kills >= 3
    got = written(tmp_path)
    assert len(got) == len(set(got)) == 100, "every article once: none lost, none twice, none half-written"
    asked = Counter(path for path in site.paths() if path != "/rss.xml")
    assert set(asked) == {f"/news/articleView.html?idxno={n}" for n in range(1, 101)}
    # What was fetched and not yet noted when the kill came is fetched again, and nothing else.
    again = sum(asked.values()) - 100
    assert again <= kills * 64
