"""Fetches pages from the web; `bonmun.extract` takes a fetched `Page` as it is."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bonmun.fetch.fetcher import Fetcher
    from bonmun.fetch.page import Failure, Page, PageError
    from bonmun.fetch.settings import FetchLimits, Network, Politeness, Rendering

__all__ = ["Failure", "FetchLimits", "Fetcher", "Network", "Page", "PageError", "Politeness", "Rendering", "fetch"]

_WHERE = {
    "Fetcher": "fetcher", "Failure": "page", "Page": "page", "PageError": "page",
    "FetchLimits": "settings", "Network": "settings", "Politeness": "settings", "Rendering": "settings",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """The class of that name, imported on first use so that `import bonmun` stays quick."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_WHERE[name]}"), name)


def fetch(url: str, **options: Any) -> Page:
    """The page at the address; raises PageError, a FetchError, when it cannot be had.

    For scripts and notebooks: also works where an event loop runs already. Options are those of `Fetcher`; for
    more than a few pages use that one, it keeps connections and each host's pace.
    """
    import asyncio
    import threading

    from bonmun.fetch.fetcher import Fetcher
    from bonmun.fetch.page import PageError

    async def one() -> Page:
        async with Fetcher(**options) as fetcher:
            return await fetcher.fetch(url)

    result: list[Page | BaseException] = []

    def run() -> None:
        try:
            result.append(asyncio.run(one()))
        except BaseException as error:  # handed to the calling thread, which raises it
            result.append(error)

    thread = threading.Thread(target=run, name="bonmun-fetch", daemon=True)
    thread.start()
    thread.join()
    page = result[0]
    if isinstance(page, BaseException):
        raise page
    if page.failure is not None:
        raise PageError(page.failure)
    return page
