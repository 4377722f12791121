"""`bonmun fetch`: downloads pages politely and gives their articles."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path, PurePath
from types import TracebackType
from typing import TYPE_CHECKING

from bonmun.errors import BonmunError
from bonmun.fetch.command_options import add_network, fetcher
from bonmun.messages import say, tell
from bonmun.options import OUTPUT, add_reading, add_without, advised, file_name, left_out, reading
from bonmun.sources import web_address
from bonmun.streams import say_that_it_waits
from bonmun.terminal import progress

if TYPE_CHECKING:
    from bonmun.article import Article
    from bonmun.fetch import Page
    from bonmun.fetch.sink import PageSink
    from bonmun.render import Format

EPILOG = """\
Addresses come from the arguments, from files of addresses (one a line, # begins a remark), or from standard input (-).
Results come as they arrive. A page that gives no article is named on standard error with the reason.

examples:
  bonmun fetch "https://www.example.kr/news/articleView.html?idxno=1"
  bonmun fetch urls.txt -f jsonl -o articles.jsonl
  bonmun fetch - --save pages/ < urls.txt             keep the raw pages too
  bonmun fetch urls.txt --warc pages.warc.gz -o articles.jsonl

exit status: 0 every page gave an article, 1 some gave none, 2 wrong usage
"""
STDIN = STDOUT = "-"
LOOKED_AT = 100
"""Lines of a file of addresses among which one must be an address."""
FORMATS = ("text", "markdown", "html", "json", "jsonl", "csv")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("sources", nargs="+", metavar="URL|FILE|-", help="address, file of addresses, or -")
    parser.add_argument("-f", "--format", choices=FORMATS, help="default: what the suffix of -o says, else text")
    parser.add_argument(*OUTPUT, metavar="FILE", type=lambda name: None if name == STDOUT else Path(name),
                        help="write there instead of standard output")  # fmt: skip
    parser.add_argument("--save", metavar="DIR", type=file_name, help="keep the raw pages in this folder")
    parser.add_argument("--warc", metavar="FILE", type=file_name, help="keep the raw pages in this file (.warc.gz)")
    add_without(parser)
    add_reading(parser)
    add_network(parser)


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 every page gave an article, 1 some gave none."""
    urls = list(dict.fromkeys(addresses(args.sources)))
    if not urls:
        raise BonmunError("no addresses to fetch")
    return asyncio.run(_fetch(args, urls))


def addresses(sources: Iterable[str]) -> Iterator[str]:
    """The addresses that the arguments stand for; BonmunError for a file that cannot be read."""
    for source in sources:
        if "://" in source:
            yield source
            continue
        if source != STDIN and not Path(source).exists() and (address := web_address(source)):
            tell("bonmun fetch", f"{source} is taken for {address}")
            yield address
            continue
        if source == STDIN:
            say_that_it_waits("bonmun fetch")
        try:
            lines = sys.stdin.read() if source == STDIN else Path(source).read_text("utf-8-sig")
        except OSError as error:
            raise BonmunError(f"{source} is neither an address nor a file of addresses: {error.strerror}") from None
        except UnicodeDecodeError:
            raise BonmunError(
                f"{source} is neither an address nor a file of addresses: it is no text in UTF-8"
            ) from None
        found = [line.strip() for line in lines.splitlines() if line.strip() and not line.lstrip().startswith("#")]
        if found and not any("://" in line for line in found[:LOOKED_AT]):
            raise BonmunError(f"{source} holds no addresses, one a line; `bonmun clean` reads pages and dumps")
        yield from found


async def _fetch(args: argparse.Namespace, urls: list[str]) -> int:
    from bonmun.extractor import Extractor
    from bonmun.fetch.page import shown
    from bonmun.fetch.reader import Reader

    extractor = Extractor(**reading(args))
    failed = 0
    async with fetcher(args) as fetching, Reader(extractor=extractor) as reader:
        with _Output(args, several=len(urls) > 1) as out, progress(say("fetching"), len(urls)) as tick:
            async for page, article in reader.articles(fetching.pages(urls), fetching.fetch, fetching.render):
                out.add(page, article)
                if not article.paragraphs:
                    failed += 1
                    tell("bonmun fetch", f"{shown(page.requested)}: {advised(article.reason)}")
                tick()
    return 1 if failed else 0


class _Output:
    """Where articles and raw pages go."""

    def __init__(self, args: argparse.Namespace, *, several: bool) -> None:
        from bonmun.output import format_of

        self._form: Format = format_of(args.format, str(args.output) if args.output else None)
        self._without = left_out(args, self._form)
        self._args, self._several = args, several
        self._stack = ExitStack()
        self._raw: list[PageSink] = []

    def __enter__(self) -> _Output:
        from bonmun.fetch.sink import page_sinks
        from bonmun.output import one_stream

        self._raw = [self._stack.enter_context(closing(sink)) for sink in page_sinks(self._args.save, self._args.warc)]
        self._add = self._stack.enter_context(one_stream(self._args.output, self._form, self._several))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def add(self, page: Page, article: Article) -> None:
        """Write an article, and its raw page where that is kept."""
        from bonmun.fetch.reader import record
        from bonmun.render import as_json, render
        from bonmun.sources import Source

        for raw in self._raw if page.body else ():
            raw.add(page)
        if self._form in ("json", "jsonl"):
            rendered = as_json(record(page, article), self._form)
        else:
            rendered = render(article, self._form, page.requested, self._without)
        if rendered:
            self._add(Source(page.requested, PurePath()), rendered)
