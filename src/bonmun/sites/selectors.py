"""CSS selectors of rule files: what each points at, which names it needs, and how it is held against a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from bonmun.lazy_regex import pattern
from bonmun.parse.markup import Markup
from bonmun.sites import bounds, chains
from bonmun.sites.chains import Step

_TOKEN = pattern(r"[#.]-?[A-Za-z_][\w-]*")
_MORE = pattern(r"[\[(,\\]")
"""What a selector has that is more than tags, names and how they stand to each other."""
_BRACKETS = pattern(r"\[[^\]]{0,200}\]")
_FUNCTION = pattern(r":(?:not|is|where|has)\([^)]{0,200}\)")
_COMMA = pattern(r",(?![^\[]*\])")
_PART = pattern(r"\[(id|class)([\^*$])=([\"']?)([\w-]{1,80})\3\]")
_ATTRIBUTE = pattern(r"@([A-Za-z][\w-]*)$")
_BLANK = LexborHTMLParser("<p></p>")


class Need(NamedTuple):
    """What one of a selector's alternatives cannot do without."""

    names: frozenset[str]
    """The `#id`s and `.class`es."""
    parts: tuple[str, ...]
    """What stands in the page's names, one on a line (`Markup.spelled`): for `[id^="ad-"]` a line that begins so."""


class Selector(NamedTuple):
    """A CSS selector and the attribute to read ("" for the node itself)."""

    css: str
    attribute: str = ""
    names: frozenset[str] = frozenset()
    """The `#id`s and `.class`es that it cannot do without, whichever of its alternatives finds something."""
    needs: tuple[Need, ...] = ()
    """What each alternative needs, where that is more."""
    chain: tuple[Step, ...] = ()
    """Its steps, where the parser's own search could take too long."""


def possible(selectors: Iterable[Selector], page: Markup) -> list[Selector]:
    """The selectors that may find something on the page: the names are there that they cannot do without."""
    names = page.names
    return [one for one in selectors if one.names <= names and (not one.needs or _is_met(one.needs, page))]


def _is_met(needs: tuple[Need, ...], page: Markup) -> bool:
    there = [need.parts for need in needs if need.names <= page.names]
    return any(not [part for part in parts if part not in page.spelled] for parts in there)


def selector(text: str) -> Selector:
    """The selector that `css` or `css@attribute` says.

    SelectolaxError when it is not valid CSS, ValueError when it could take too long.
    """
    match = _ATTRIBUTE.search(text)
    css = text[: match.start()] if match else text
    _BLANK.css(css)
    refused = bounds.of_selector(css)
    if refused:
        raise ValueError(refused)
    needs = _needs(css)
    names = frozenset.intersection(*(need.names for need in needs)) if needs else frozenset()
    more = len(needs) > 1 or any(need.parts for need in needs)
    return Selector(css, match[1] if match else "", names, needs if more else (), chains.steps(css))


def _needs(css: str) -> tuple[Need, ...]:
    """What each alternative of the selector needs; () where one of them needs no name."""
    if not _MORE.search(css):
        names = frozenset(_TOKEN.findall(css))
        return (Need(names, ()),) if names else ()
    bare = _FUNCTION.sub("", css)
    if "\\" in css or bare.count("(") != bare.count(")"):
        return ()  # an escaped name is spelt otherwise on the page, and brackets in brackets may hold commas
    needs = tuple(map(_need, _COMMA.split(bare)))
    return needs if all(need.names or need.parts for need in needs) else ()


def _need(css: str) -> Need:
    return Need(frozenset(_TOKEN.findall(_BRACKETS.sub("", css))), tuple(map(_spelled, _PART.finditer(css))))


def _spelled(found: re.Match[str]) -> str:
    mark = "#" if found[1] == "id" else "."
    return {"^": f"\n{mark}{found[4]}", "*": found[4], "$": f"{found[4]}\n"}[found[2]]
