"""The options that `bonmun fetch` and `bonmun crawl` share, and the Fetcher they stand for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bonmun.errors import BonmunError
from bonmun.options import whole_number, zero_or_more

if TYPE_CHECKING:
    from bonmun.fetch import Fetcher


def add_network(parser: argparse.ArgumentParser) -> None:
    """Add the options on politeness and the network."""
    group = parser.add_argument_group("politeness and network")
    group.add_argument("--contact", metavar="URL|MAIL", help="who you are: goes into the user agent")
    group.add_argument(
        "--delay", type=zero_or_more, metavar="S", help="seconds between two requests to one host (default 1)"
    )
    group.add_argument("--hosts", type=whole_number, metavar="N", help="hosts asked at the same time (default 16)")
    group.add_argument("--no-robots", action="store_true", help="do not ask robots.txt")
    group.add_argument("--cache", metavar="DIR", type=Path, help="keep an HTTP cache there (RFC 9111)")
    group.add_argument("--header", metavar="NAME: VALUE", action="append", default=[], help="send this header too")
    group.add_argument("--proxy", metavar="URL", help="go through this proxy; none is taken from the environment")
    group.add_argument("--http2", action="store_true", help="speak HTTP/2 where the server does")
    group.add_argument(
        "--render", action="store_true",
        help="render pages whose article is made by scripts, with an installed Chromium and bonmun's own network",
    )  # fmt: skip
    add_private(group)


def add_private(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Add the option that allows private addresses."""
    parser.add_argument("--allow-private", action="store_true", help="let private addresses and all ports through")


def fetcher(args: argparse.Namespace) -> Fetcher:
    """The Fetcher that the options ask for; BonmunError for options that make no sense."""
    from bonmun.fetch import Fetcher, Network, Politeness

    given = {"delay": args.delay, "hosts": args.hosts}
    headers = {}
    for line in args.header:
        name, colon, value = line.partition(":")
        if not colon:
            raise BonmunError("--header: write it as 'Name: value'")  # what was written may be a secret
        headers[name.strip()] = value.strip()
    try:
        return Fetcher(
            politeness=Politeness(robots=not args.no_robots, **{k: v for k, v in given.items() if v is not None}),
            network=Network(
                contact=args.contact, headers=headers, proxy=args.proxy, http2=args.http2,
                allow_private=args.allow_private,
            ),
            cache=args.cache,
            render=args.render,
        )  # fmt: skip
    except ValueError as error:
        raise BonmunError(str(error)) from None
