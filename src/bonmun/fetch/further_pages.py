"""Articles spread over several pages, put together: fetched in order, each paragraph once."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable
from typing import Any

from bonmun.article import Article
from bonmun.decode import decode
from bonmun.fetch.page import Page
from bonmun.head import pager
from bonmun.head.tags import read_head
from bonmun.parse import page_lines as pages
from bonmun.parse.guard import guard

Fetch = Callable[[str], Awaitable[Page]]
Read = Callable[[Page], Awaitable[Article]]
_LONG = 20
"""Characters from which a repeated paragraph is a deck or lead that each page prints again."""


def goes_on(article: Article) -> bool:
    """Whether there are more pages of the article."""
    return bool(article.paragraphs) and any(warning.startswith(f"{pager.CODE}:") for warning in article.warnings)


def further(page: Page) -> tuple[str, ...]:
    """The addresses of the pages behind this one."""
    text = decode(page.body, page.headers.get("content-type")).text
    markup = pages.parse(guard(text).html)
    return pager.further(markup, read_head(markup, page.url))


async def joined(page: Page, article: Article, fetch: Fetch, read: Read, ask: Callable[..., Any]) -> Article:
    """The article with the text of its further pages; a warning tells what was joined, or where that ended.

    `ask` calls a function in another process. A page with another headline, or without a new paragraph, is left out.
    """
    todo = list(await ask(further, page))
    asked = {page.url}
    while todo and len(asked) < pager.MOST:
        url = todo.pop(0)
        if url in asked:
            continue
        asked.add(url)
        part = await fetch(url)
        other = await read(part)
        grown = _with(article, other)
        if grown is None:
            return _ended(article, url, other.reason or "another article, or nothing new")
        article = grown
        if not todo and goes_on(other):
            todo = list(await ask(further, part))
    return _warned(article, f"pages-joined: the article stood on {len(asked)} pages")


def _with(article: Article, other: Article) -> Article | None:
    """Both articles as one; None where the second does not continue the first."""
    if not other.paragraphs or other.title != article.title:
        return None
    known = {text for text in article.paragraphs if len(text) >= _LONG}
    new = tuple(text for text in other.paragraphs if text not in known)
    if not any(len(text) >= _LONG for text in new):
        return None
    return dataclasses.replace(
        article,
        paragraphs=article.paragraphs + new,
        captions=tuple(dict.fromkeys(article.captions + other.captions)),
        authors=article.authors or other.authors,
        byline=tuple(dict.fromkeys(article.byline + other.byline)),
        blocks=(*article.blocks, *other.blocks),
    )


def _ended(article: Article, url: str, why: str) -> Article:
    return _warned(article, f"{pager.CODE}: {url} was not joined: {why}")


def _warned(article: Article, warning: str) -> Article:
    kept = tuple(told for told in article.warnings if not told.startswith(f"{pager.CODE}:"))
    return dataclasses.replace(article, warnings=(*kept, warning))
