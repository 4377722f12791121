"""A labelled page as a tree, with the places of its numbered lines: what a page can be rebuilt from."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import evals
import lxml.html
from lxml.html import HtmlElement

_XML = re.compile(r"^\s*<\?xml[^>]*\?>")


class Place(NamedTuple):
    """Where a piece of text stands: in an element, or right behind it (`tail`)."""

    element: HtmlElement
    tail: bool

    @property
    def holder(self) -> HtmlElement:
        """The element whose child the piece of text is."""
        return self.element.getparent() if self.tail else self.element

    def put(self, text: str | None) -> None:
        """Puts another text in its place."""
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text

    @property
    def text(self) -> str:
        """The piece of text."""
        return str((self.element.tail if self.tail else self.element.text) or "")


class PlacedPage:
    """A page's tree, its label, and where the lines stand that the label counts."""

    def __init__(self, shared: pathlib.Path, label: dict[str, Any], raw: bytes) -> None:
        self._linearise = evals.module(shared, "linearise")
        self._expand = evals.module(shared, "gold").expand
        html = _XML.sub("", self._linearise.decode(raw))
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        self.root: HtmlElement = lxml.html.document_fromstring(html.encode("utf-8"), parser=parser)
        self.label = label
        self.renew()

    def renew(self) -> None:
        """Finds the places of the lines again, after elements were put around some."""
        self._lines = list(_lines(self.root, self._linearise.BLOCK, self._linearise.SKIP))

    def numbers(self, role: str) -> list[int]:
        """The numbers of the lines with that role."""
        found: list[int] = self._expand(self.label.get(role))
        return found

    def of(self, role: str) -> list[Place]:
        """The places of the lines with that role."""
        return self.places(self.numbers(role))

    def junk(self) -> Iterator[tuple[str, list[Place]]]:
        """The kind and the places of each run of junk near the text."""
        for kind, ranges in (self.label.get("junk_near") or {}).items():
            for one in ranges:
                yield kind, self.places(self._expand([one]))

    def places(self, numbers: Iterable[int]) -> list[Place]:
        """The places of the lines with those numbers."""
        return [place for number in numbers for place in self._lines[number - 1]]

    def clear(self, numbers: Iterable[int]) -> None:
        """Takes the text of those lines away."""
        for place in self.places(numbers):
            place.put(None)

    def clear_behind(self, parts: Iterable[HtmlElement]) -> None:
        """Takes away what stands in those elements behind the text."""
        inner = {id(one) for part in parts for one in part.iter()}
        for line in self._lines[self.numbers("body")[-1] :]:
            for place in line:
                if id(place.holder) in inner:
                    place.put(None)

    def reword(self, old: str, new: str) -> None:
        """Replaces the lines that are the one text by the other."""
        for line in self._lines:
            if old and squash("".join(place.text for place in line)) == squash(old):
                line[0].put(new)
                for place in line[1:]:
                    place.put(None)

    def html(self) -> bytes:
        """The page as it is now."""
        text: str = lxml.html.tostring(self.root, encoding="unicode", doctype="<!doctype html>")
        return text.encode("utf-8")


def squash(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def common(places: Iterable[Place]) -> HtmlElement | None:
    """The innermost element that holds all those places."""
    path: list[HtmlElement] | None = None
    for place in places:
        up = [*reversed([place.holder, *place.holder.iterancestors()])]
        path = up if path is None else [a for a, b in zip(path, up, strict=False) if a is b]
    return path[-1] if path else None


def _lines(root: HtmlElement, blocks: Collection[str], skipped: Collection[str]) -> Iterator[list[Place]]:
    """The places of each visible line; a line ends at a block's edge."""
    line: list[Place] = []
    for begins, element, tag in _walk(root, skipped):
        if tag in blocks:
            if any(place.text.strip(_WHITE) for place in line):
                yield line
            line = []
        if begins and element.text:
            line.append(Place(element, tail=False))
        if not begins and element is not root and element.tail:
            line.append(Place(element, tail=True))
    if any(place.text.strip(_WHITE) for place in line):
        yield line


_WHITE = " \t\r\n\f\v\u00a0\u200b\ufeff\u200e\u200f\u2060\u2002\u2003\u2009\u3000\u2028\u2029\u0085"


def _walk(root: HtmlElement, skipped: Collection[str]) -> Iterator[tuple[bool, HtmlElement, str]]:
    """Beginnings and ends of elements; of what is skipped only the end, without a name."""
    waiting: list[tuple[HtmlElement, bool]] = [(root, False)]
    while waiting:
        element, seen = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) and element.tag not in skipped else ""
        if seen or not tag:
            yield False, element, tag
            continue
        yield True, element, tag
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))
