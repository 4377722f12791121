"""Reading beside fetching: a page that breaks its reader costs that page and nothing else."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from bonmun import extract
from bonmun.article import Article
from bonmun.fetch import Page
from bonmun.fetch.page import Failure
from bonmun.fetch.reader import Reader
from tests.fetch.site import page


class Deadly:
    """Ends the process that unpickles it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


class Unsendable:
    """Cannot be sent to another process."""

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("not to be sent")


def make(number: int, body: Any = None) -> Page:
    url = f"https://a.kr/{number}"
    return Page(url, url, 200, body=page().encode() if body is None else body)


def read_all(pages: list[Page]) -> dict[str, Article]:
    async def come() -> AsyncIterator[Page]:
        for each in pages:
            yield each

    async def run() -> dict[str, Article]:
        async with Reader(1) as reader:
            return {each.url: article async for each, article in reader.articles(come())}

    return asyncio.run(run())


def test_faults_cost_one_page() -> None:
    bad = [make(n, Unsendable()) for n in range(100, 200)]  # more than may be under way at once
    found = read_all([*bad, make(1), make(2)])
    assert len(found) == 102
    assert found["https://a.kr/100"].reason == "reader-failed: TypeError: not to be sent"
    assert found["https://a.kr/1"].paragraphs
    assert found["https://a.kr/2"].paragraphs


def test_a_dead_worker_is_replaced() -> None:
    found = read_all([make(1, Deadly())])
    assert found["https://a.kr/1"].reason.startswith("reader-died")

    async def after() -> Article:
        async with Reader(1) as reader:
            await reader.read(make(1, Deadly()))
            return await reader.read(make(2))

    assert asyncio.run(after()).paragraphs


def test_a_process_whose_reader_died_still_ends(tmp_path: Path) -> None:
    """In Python 3.12 it did not: the broken pool was gone before it had cleaned up."""
    script = tmp_path / "read.py"
    script.write_text(
        "if __name__ == '__main__':\n"
        "    from tests.fetch.test_reader import Deadly, make, read_all\n"
        "    read_all([make(1, Deadly())])\n",
        "utf-8",
    )
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    assert subprocess.run([sys.executable, str(script)], env=environment, check=False, timeout=60).returncode == 0


def test_what_is_no_page_says_why() -> None:
    url = "https://a.kr/1"
    failed = extract(Page(url, url, failure=Failure("dns", "a.kr does not resolve")))
    gone = extract(Page(url, url, 200, body=b"x", kind="soft_404", reason="the page says '없습니다'"))
    login = extract(Page(url, url, 200, body=b"x", kind="login", reason="the page is a login form"))
    assert (failed.kind, failed.reason) == ("error", "dns: a.kr does not resolve")
    assert (gone.kind, gone.reason) == ("error", "soft_404: the page says '없습니다'")
    assert (login.kind, login.reason) == ("paywall", "login: the page is a login form")
