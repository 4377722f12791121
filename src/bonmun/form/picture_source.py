"""What an `<img>` shows: the address behind lazy loading, its size, and whether it is furniture by these alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from bonmun.form.addresses import Addresses
from bonmun.lazy_regex import pattern
from bonmun.whitespace import fold

# Where pages that load pictures late keep the address, in the order in which it is believed.
_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-lazyload", "data-origin", "data-original-src",
    "data-orig-file", "data-full-url", "data-img", "data-image", "data-url", "data-echo", "data-phocus",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_LATE = frozenset(_LAZY + _LAZY_SETS)
_KNOWN = _LATE | {"src", "alt"}
# What else such attributes are called (`data-lazy-original`, `ng-src`), and what keeps less than the picture.
_LATER = pattern(r"src|lazy|orig|actual|real", re.IGNORECASE)
_LESS = pattern(
    r"^on|thumb|low|small|preview|placeholder|lqip|blur|error|fallback|default|title|caption",
    re.IGNORECASE,
)
_PICTURE = pattern(
    r"\A\s*(?:https?:/)?/?[^\s<>'\"{}]{1,2000}\.(?:jpe?g|png|gif|webp|avif|bmp)(?:[?#]\S{0,1000})?\s*\Z", re.IGNORECASE
)
_WIDTHS = ("width", "data-width", "data-origin-width")
_HEIGHTS = ("height", "data-height", "data-origin-height")
_CANDIDATE = pattern(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+(\d{1,6}(?:\.\d{1,3})?)[wx])?\s*(?:,|$)")
_SIZE = pattern(r"^\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$")
# What stands in a picture's place until it is loaded, by the last part of its address.
_PLACEHOLDER = pattern(
    r"(?:^|[_.-])(?:blank|spacer|pixel|1x1|trans(?:parent)?|loading|loader|placeholder|lazy(?:load)?|dummy|empty"
    r"|no_?im(?:g|age)|noimage|clear|bg_?blank|grey|gray)(?:[_.-]|\d|$)",
    re.IGNORECASE,
)
# What pages draw buttons and marks with, what shows who wrote, and what counts or sells.
_FURNITURE = pattern(
    r"(?:^|[/_.-])(?:icons?|ico?|btns?|buttons?|bullets?|logos?|emoji|emoticons?|arrows?|sns|banners?|bnr|avatars?"
    r"|profiles?|reporters?|journalists?|writers?|members?|badges?|sprites?|common|skins?|layout|ui|comments?"
    r"|(?:font)?size(?:up|down)?|fonts?|zoom(?:in|out)?|m?expand|close|play(?:er)?|ads?|adserver|adimg|track(?:ing|er)?|beacon)"
    r"(?:[/_.-]|\d|[A-Z]\w?\.|$)|[?&](?:zoneid|cb|cachebuster)=",
    re.IGNORECASE,
)
_PIXEL = 3
"""Pixels up to which a side is nothing to look at."""
_ICON = 64
"""Pixels up to which both sides are a button's or a mark's."""
_SHOWN = 200
"""Pixels from which a side is a picture's, whatever it is called."""


class Source(NamedTuple):
    """What an element shows."""

    url: str
    alt: str
    width: int | None
    height: int | None

    @property
    def is_pixel(self) -> bool:
        """It counts readers, or keeps a place free."""
        return any(side is not None and side <= _PIXEL for side in (self.width, self.height))

    @property
    def is_icon(self) -> bool:
        """It is as small as marks and buttons are."""
        sides = self._sides
        return bool(sides) and max(sides) <= _ICON

    @property
    def is_small(self) -> bool:
        """It is told to be smaller than pictures of articles are."""
        sides = self._sides
        return bool(sides) and max(sides) < _SHOWN

    @property
    def is_named_as_furniture(self) -> bool:
        """Its address names a mark or a button, and nobody says that it is as large as pictures are."""
        sides = self._sides
        return (not sides or max(sides) < _SHOWN) and _FURNITURE.search(
            self.url.partition("://")[2] or self.url
        ) is not None

    @property
    def _sides(self) -> list[int]:
        return [side for side in (self.width, self.height) if side is not None]


def read(node: LexborNode, addresses: Addresses) -> Source | None:
    """What the element shows; None where it has no address, or only that of a placeholder."""
    attributes = node.attributes
    for address in _addresses(node, attributes):
        if (
            not address
            or address.lstrip()[:5].lower() == "data:"
            or _PLACEHOLDER.search(_path(address).rpartition("/")[2])
        ):
            continue
        url = addresses.of_picture(address)
        if url is not None:
            width, height = (_size(attributes, names) for names in (_WIDTHS, _HEIGHTS))
            if _is_late(address, attributes):  # the size is that of what keeps its place
                width, height = (None if side is not None and side <= _PIXEL else side for side in (width, height))
            return Source(url, fold(attributes.get("alt") or ""), width, height)
    return None


def _is_late(address: str, attributes: dict[str, str | None]) -> bool:
    """Whether the address is a picture's file that is loaded in another's place."""
    shown = attributes.get("src")
    return bool(shown) and address != shown and _PICTURE.match(address) is not None


def _addresses(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[str]:
    """The addresses it may show, the best first."""
    if not _LATE.isdisjoint(attributes):
        for name in _LAZY_SETS:
            yield from _largest(attributes.get(name))
        for name in _LAZY:
            yield attributes.get(name) or ""
    others = _others(attributes)
    yield from (value for name, value in others if _LATER.search(name))
    yield attributes.get("src") or ""
    yield from (value for _, value in others)
    parent = node.parent
    if parent is not None and parent.tag == "picture":
        for source in parent.css("source"):
            for name in _LAZY_SETS:
                yield from _largest(source.attributes.get(name))


def _others(attributes: dict[str, str | None]) -> list[tuple[str, str]]:
    """The other attributes that hold the address of a picture's file."""
    return [
        (name, value)
        for name, value in attributes.items()
        if name not in _KNOWN and value and "/" in value and _PICTURE.match(value) and not _LESS.search(name)
    ]


def _largest(srcset: str | None) -> Iterator[str]:
    """The largest candidate of a `srcset` whose sizes are told; the only one where there is one."""
    if not srcset or len(srcset) > _LONGEST:
        return
    found = [(float(one[2] or 0), one[1]) for one in _CANDIDATE.finditer(srcset)]
    if found:
        yield max(found, key=lambda one: one[0])[1]


_LONGEST = 20_000
"""Characters of a `srcset` that are read."""


def _size(attributes: dict[str, str | None], names: tuple[str, ...]) -> int | None:
    for name in names:
        found = _SIZE.match(attributes.get(name) or "")
        if found and int(found[1]):
            return int(found[1])
    return None


def _path(url: str) -> str:
    return url.partition("?")[0].partition("#")[0]
