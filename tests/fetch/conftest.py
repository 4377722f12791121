from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bonmun.fetch import Fetcher, FetchLimits, Network, Page, Politeness
from tests.fetch.site import Site, page, reply, running

QUICK = Politeness(delay=0, slow_factor=0, backoff=0.01, patience=3)
Get = Callable[..., Page]


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with one good page and no robots.txt."""
    with running(Site(routes={"/good": reply(page())})) as site:
        yield site


def fetcher(**options: Any) -> Fetcher:
    """A fetcher that may reach loopback and does not dawdle."""
    network = options.pop("network", {})
    return Fetcher(
        politeness=options.pop("politeness", QUICK),
        limits=options.pop("limits", FetchLimits(connect=2, read=2, total=5)),
        network=Network(**{"allow_private": True, **network}),
        **options,
    )


@pytest.fixture
def get() -> Get:
    """The page at an address, fetched with the options given."""

    def get(url: str, headers: dict[str, str] | None = None, **options: Any) -> Page:
        async def one() -> Page:
            async with fetcher(**options) as f:
                return await f.fetch(url, headers or {})

        return asyncio.run(one())

    return get
