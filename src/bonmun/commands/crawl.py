"""`bonmun crawl`: follows feeds, sitemaps and section pages for new articles."""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from bonmun.errors import BonmunError
from bonmun.fetch.command_options import add_network, fetcher
from bonmun.messages import say, tell
from bonmun.options import OUTPUT, above_zero, add_reading, advised, file_name, reading, whole_number
from bonmun.render.tables import tsv_row
from bonmun.terminal import progress

if TYPE_CHECKING:
    from bonmun.fetch.crawler import Plan
    from bonmun.fetch.state import State

EPILOG = """\
A source is the address of a feed, a sitemap, a section page or a front page, or the name of an outlet.
The state file remembers what was seen and done: run the same command again, and it goes on from there, also after
a crash. Every article stands in the output once.

examples:
  bonmun crawl 한겨레 --contact desk@example.kr -o hani.jsonl
  bonmun crawl https://www.example.kr/rss/allArticle.xml --contact desk@example.kr --max-pages 100
  bonmun crawl https://www.example.kr/ --contact desk@example.kr --watch 600 --warc pages.warc.gz
  bonmun crawl 한겨레 --contact desk@example.kr --list  the addresses it would fetch, and nothing more
  bonmun crawl --list failed                          what failed, and when it is tried again
  bonmun crawl --reset example.kr                     fetch these again next time

exit status: 0 all fine, 1 some pages or sources gave no article, 2 wrong usage
"""
DUE = "due"
STATUSES = (DUE, "all", "new", "done", "failed", "gone", "same", "sources")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="feed, sitemap, section page, or an outlet's name")
    parser.add_argument(*OUTPUT, metavar="FILE", type=file_name, default=Path("bonmun-crawl.jsonl"),
                        help="JSON Lines to append to (default: %(default)s)")  # fmt: skip
    parser.add_argument("--state", metavar="FILE", type=file_name, default=Path("bonmun-crawl.sqlite3"),
                        help="the crawl's memory (default: %(default)s)")  # fmt: skip
    parser.add_argument("--max-pages", metavar="N", type=whole_number, help="stop after this many pages")
    parser.add_argument("--max-seconds", metavar="S", type=above_zero, help="stop after this time")
    parser.add_argument(
        "--days", metavar="N", type=above_zero, default=7, help="leave out what is older than this (default 7)"
    )
    parser.add_argument("--watch", metavar="S", type=above_zero, help="keep going, asking each source every S seconds")
    parser.add_argument("--save", metavar="DIR", type=file_name, help="keep the raw pages in this folder")
    parser.add_argument("--warc", metavar="FILE", type=file_name, help="keep the raw pages in this file (.warc.gz)")
    parser.add_argument("--list", choices=STATUSES, nargs="?", const=DUE,
                        help="show what the state holds, and stop; default due, and after sources: ask those, and show "
                        "which addresses would be fetched")  # fmt: skip
    parser.add_argument("--reset", metavar="TEXT", help="fetch pages whose address holds this again, and stop")
    add_reading(parser)
    add_network(parser)


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 all fine, 1 some pages or sources gave no article."""
    from bonmun.fetch.state import State

    asks = args.list == DUE and args.sources
    if (args.list or args.reset is not None) and not asks:
        if not args.state.exists():
            raise BonmunError(f"{args.state} does not exist")
        with closing(State(args.state, writing=args.reset is not None)) as state:
            return _show(state, args.list) if args.list else _reset(state, args.reset)
    if not args.sources:
        raise BonmunError("name a source: an address or an outlet")
    return asyncio.run(_ask(args) if asks else _crawl(args))


async def _ask(args: argparse.Namespace) -> int:
    """Ask the sources, and print what a crawl would fetch; the state remembers it, so that the crawl does."""
    from bonmun.fetch.crawler import Crawl
    from bonmun.fetch.page import shown
    from bonmun.fetch.reader import Reader
    from bonmun.fetch.state import State

    troubles = 0
    with closing(State(args.state)) as state:
        async with fetcher(args) as fetching, Reader() as reader:
            crawl = Crawl(_sources(args), state, fetching, reader, None, _plan(args))
            async for outcome in crawl.ask():
                troubles += 1
                tell("bonmun crawl", f"{shown(outcome.url)}: {outcome.reason}")
        for url in crawl.waiting():
            print(shown(url))
    return 1 if troubles else 0


def _sources(args: argparse.Namespace) -> list[str]:
    from bonmun.fetch.crawler import entry_points

    return [url for name in args.sources for url in entry_points(name)]


def _plan(args: argparse.Namespace) -> Plan:
    from bonmun.fetch.crawler import Plan

    return Plan(args.max_pages, args.max_seconds, dt.timedelta(days=args.days), args.watch)


def _show(state: State, wanted: str) -> int:
    from bonmun.fetch.page import shown

    if wanted == "sources":
        for row in state.rows("sources"):
            print(tsv_row(shown(str(row["url"])), str(row["kind"] or ""), str(row["error"] or "")), end="")
        return 0
    if wanted == DUE:
        for _, url in state.due_pages(time.time(), -1):
            print(shown(url))
        return 0
    for row in state.rows("pages", None if wanted == "all" else wanted):
        when = row["next_at"] if row["status"] == "failed" else row["done_at"] or row["found_at"]
        cells = str(row["status"]), _time(when), shown(str(row["url"])), str(row["error"] or row["same_as"] or "")
        print(tsv_row(*cells), end="")
    return 0


def _time(stamp: object) -> str:
    return dt.datetime.fromtimestamp(float(str(stamp))).astimezone().isoformat(timespec="seconds")


def _reset(state: State, pattern: str) -> int:
    print(say(f"{state.reset(pattern)} pages will be fetched again", counts=True))
    return 0


async def _crawl(args: argparse.Namespace) -> int:
    from bonmun.extractor import Extractor
    from bonmun.fetch.crawler import Crawl
    from bonmun.fetch.page import shown
    from bonmun.fetch.reader import Reader
    from bonmun.fetch.sink import Lines, page_sinks
    from bonmun.fetch.state import State

    extractor = Extractor(**reading(args))
    sources, plan = _sources(args), _plan(args)
    troubles = 0
    with ExitStack() as stack:
        state = stack.enter_context(closing(State(args.state)))
        lines = stack.enter_context(closing(Lines(args.output, state)))
        pages = [stack.enter_context(closing(sink)) for sink in page_sinks(args.save, args.warc)]
        async with fetcher(args) as fetching, Reader(extractor=extractor) as reader:
            crawl = Crawl(sources, state, fetching, reader, lines, plan, pages)
            with progress(say("crawling"), None) as tick:
                async for outcome in crawl.run():
                    tick()
                    if outcome.status != "same" and outcome.reason:
                        troubles += 1
                        tell("bonmun crawl", f"{shown(outcome.url)}: {advised(outcome.reason)}")
        counts = ", ".join(f"{number} {status}" for status, number in state.counts().items())
        if crawl.ran_out_of_time():
            tell(
                "bonmun crawl", say(f"--max-seconds {args.max_seconds:g} are over; the same command goes on from here")
            )
        tell("bonmun crawl", counts or "nothing found")
    return 1 if troubles else 0
