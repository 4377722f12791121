"""Further pages of an article that is spread over several: what a pager under the text links to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from bonmun.head.tags import Head
from bonmun.lazy_regex import pattern
from bonmun.parse.markup import Markup
from bonmun.whitespace import fold

CODE = "more-pages"
"""Of the warning that an article goes on."""
_MOST_FIELDS = 50
"""Parts of a query; addresses with more are not read."""
MOST = 20
"""Pages of one article."""
_NAMES = frozenset("page p pg part pageno page_no pagenum page_num pagenumber pageindex".split())
_ENDS, _LONGEST_NAME = tuple(_NAMES), max(map(len, _NAMES))
_LAST = "".join(sorted({name[-1] for name in _NAMES}))
_NUMBER = pattern(f"=(?<=[{_LAST}{_LAST.upper()}]=)([0-9]{{1,2}})")
"""A number behind what may be the end of such a name."""
_NEXT_WORDS = r"이어\s?보기|이어서\s?(?:보기|읽기)|계속\s?(?:보기|읽기)|다음\s?(?:페이지|쪽|장)?|next(?:\s?page)?"
_NEXT = pattern(_NEXT_WORDS, re.IGNORECASE)
_LONGEST = 60
"""Characters of a link that turns the page."""
_TURNS = pattern(rf"\d{{1,2}}|{_NEXT_WORDS}", re.IGNORECASE)
_ARROWS = " <>‹›«»→▶▷►…[]()|·.-"
_ELSEWHERE = pattern(r"comment|reply|댓글|related|recommend|search|board|list", re.IGNORECASE)
_ABOVE = 6
"""Elements above a link whose names may say that it turns the pages of something else."""


_Rest = tuple[str, str, tuple[tuple[str, str], ...]]
"""Host, path and query of an address without the number of its page."""


class _Place(NamedTuple):
    """An address without the number of its page, and that number."""

    rest: _Rest
    number: int


def further(markup: Markup, head: Head, html: str | None = None) -> tuple[str, ...]:
    """The addresses of the pages of the same article behind this one, in order; () for an article on one page.

    `html` is the page's text, where it is at hand: most have no word in it that a pager's address needs.
    """
    numbers = None if html is None else _numbers(html)
    owns = [url for url in (head.url, head.canonical_link, *head.metas.get("og:url", ())) if url]
    if not owns or numbers == set():  # nobody can say which links are the article's own; none turns a page
        return ()
    base = owns[0]
    places = (_place(_joined(base, own)) for own in dict.fromkeys(owns))  # most tags name one and the same address
    here = {place.rest: place.number for place in places if place is not None}
    number = max(here.values(), default=1)
    if not here or (numbers is not None and number + 1 not in numbers):
        return ()
    found = dict(_turned(markup.css(f'a[href*="={number + 1}"]'), base, here))
    if number + 1 not in found:
        return ()
    return tuple(_in_a_row(dict(_turned(markup.css("a[href]"), base, here)), number))


def _numbers(html: str) -> set[int]:
    """The numbers that stand behind the name of a part of an address, so that one may lead to that page."""
    found = ((found.start(), int(found[1])) for found in _NUMBER.finditer(html))
    return {number for at, number in found if html[max(0, at - _LONGEST_NAME) : at].lower().endswith(_ENDS)}


def told(markup: Markup, head: Head, html: str | None = None) -> tuple[str, ...]:
    """The warning that the article goes on, with the addresses; () for an article on one page."""
    found = further(markup, head, html)
    return (f"{CODE}: the article goes on at {' '.join(found)}",) if found else ()


def _turned(links: Iterable[LexborNode], base: str, here: Mapping[_Rest, int]) -> Iterator[tuple[int, str]]:
    """The page's number and address for each link that turns the article's pages; the first for a number is last."""
    for node in reversed(list(links)):
        text = node.text()
        if len(text) > _LONGEST or not _TURNS.fullmatch(fold(text).strip(_ARROWS)):
            continue
        target = _joined(base, node.attributes.get("href") or "")
        place = _place(target)
        if place is not None and place.rest in here and _leads_to(node, place.number, here[place.rest]):
            yield place.number, target


def _in_a_row(found: dict[int, str], number: int) -> Iterator[str]:
    """The addresses from the next page on, until one is missing."""
    while (number := number + 1) in found and number <= MOST:
        yield found[number]


def _leads_to(node: LexborNode, number: int, here: int) -> bool:
    """Whether the link is one of a pager under the article, by its text and what it stands in."""
    if number <= here:
        return False
    text = fold(node.text()).strip(_ARROWS)
    told = text == str(number) or (number == here + 1 and _NEXT.fullmatch(text) is not None)
    return told and not any(_ELSEWHERE.search(name) for name in _names_above(node))


def _names_above(node: LexborNode) -> Iterator[str]:
    at = node.parent
    for _ in range(_ABOVE):
        if at is None or at.tag in ("body", "html"):
            return
        yield f"{at.attributes.get('id') or ''} {at.attributes.get('class') or ''}"
        at = at.parent


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:  # `http://[`
        return ""


def _place(url: str) -> _Place | None:
    """The address by its parts; None where nothing but the number of a page is left of it."""
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    numbers = [value for name, value in pairs if name.lower() in _NAMES]
    rest = tuple(sorted(pair for pair in pairs if pair[0].lower() not in _NAMES))
    if parts.scheme not in ("http", "https") or len(numbers) > 1 or not (parts.path.strip("/") or rest):
        return None
    told = numbers[0] if numbers else "1"
    if not (told.isascii() and told.isdigit() and len(told) <= 2):
        return None
    return _Place((parts.netloc.lower(), parts.path.rstrip("/"), rest), int(told))
