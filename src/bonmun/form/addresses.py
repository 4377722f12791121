"""Addresses on a page made absolute, and those among them that a reader may follow."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from bonmun.lazy_regex import pattern

LONGEST = 4000
"""Characters of an address; what is longer holds data."""


class Addresses:
    """What a page's addresses are relative to."""

    def __init__(self, page: str | None, base: str | None) -> None:
        """`page` is the page's own address, `base` what its `<base>` names instead."""
        self._base = (_joined(page or "", base) or page) if base else page

    def of_link(self, href: str | None) -> str | None:
        """Where a link leads: an http, https or mailto address; None for all else."""
        if not href or href.lstrip()[:1] == "#":
            return None
        return self._absolute(href, ("http", "https", "mailto"))

    def of_picture(self, src: str | None) -> str | None:
        """The picture's http or https address; as written where nobody told what it is relative to."""
        if not src:
            return None
        found = self._absolute(src, ("http", "https"))
        if found is not None or self._base:
            return found
        relative = src.strip()
        return relative if len(relative) <= LONGEST and ":" not in relative.partition("/")[0] else None

    def _absolute(self, address: str, schemes: tuple[str, ...]) -> str | None:
        address = address.strip().translate(_UNSAFE)
        if not address or len(address) > LONGEST:
            return None
        if address.startswith(("https://", "http://")) and address.partition("://")[2][:1].isalnum():
            return address
        if address[:2] == "//" and not self._base:
            address = f"https:{address}"
        joined = _joined(self._base or "", address)
        if joined is None:
            return None
        parts = urlsplit(joined)
        held = parts.netloc if parts.scheme != "mailto" else parts.path
        return joined if parts.scheme in schemes and held else None


def href_of(attributes: Mapping[str, str | None]) -> str | None:
    """Where an `<a>` leads, as written: its `href`, or the page that its script opens where that is none.

    `<a href="#popup" onclick="window.open('https://…')">` is a link to its readers.
    """
    href = attributes.get("href") or ""
    if href and not href.lstrip().lower().startswith(_NO_PLACES):
        return href
    for script in (attributes.get("onclick") or "", href):
        if found := _OPENED.search(script) if "(" in script or "=" in script else None:
            return found[2]
    return href or None


_NO_PLACES = ("#", "javascript:")
_OPENED = pattern(
    r"\b(?:window\s?\.\s?open\s?\(|location(?:\s?\.\s?href)?\s?=|location\s?\.\s?(?:assign|replace)\s?\()\s?"
    r"(['\"])((?:https?:)?//?[^'\"\s<>]{1,2000})\1"
)
"""An address that a script opens, in this window or another."""
_UNSAFE = {9: None, 10: None, 13: None, 32: "%20"}
"""What browsers take out of addresses, and the space, which they write otherwise."""


def _joined(base: str, address: str) -> str | None:
    """The address from there; None where it is none."""
    try:
        joined = urljoin(base, address)
        urlsplit(joined)
    except ValueError:
        return None
    return joined
