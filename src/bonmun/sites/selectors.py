"""CSS selectors of rule files: what each points at, which names it needs, and how it is held against a page."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from bonmun.lazy_regex import pattern
from bonmun.sites import bounds, chains
from bonmun.sites.chains import Step

_TOKEN = pattern(r"[#.]-?[A-Za-z_][\w-]*")
_NOT_A_TOKEN = pattern(r"\[[^\]]{0,200}\]|:(?:not|is|where|has)\([^)]{0,200}\)")
_ATTRIBUTE = pattern(r"@([A-Za-z][\w-]*)$")
_BLANK = LexborHTMLParser("<p></p>")


class Selector(NamedTuple):
    """A CSS selector and the attribute to read ("" for the node itself)."""

    css: str
    attribute: str = ""
    needs: frozenset[str] = frozenset()
    """The `#id`s and `.class`es that it cannot do without."""
    chain: tuple[Step, ...] = ()
    """Its steps, where the parser's own search could take too long."""


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
    whole = "," not in css and "\\" not in css  # an escaped name is spelt otherwise on the page
    needs = frozenset(_TOKEN.findall(_NOT_A_TOKEN.sub("", css)) if whole else ())
    return Selector(css, match[1] if match else "", needs, chains.steps(css))
