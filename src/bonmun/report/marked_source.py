"""A page's markup as pieces in source order, visible text and what no reader sees, each with its offset.

html.parser, and BeautifulSoup on it, would tell lines and columns too; but before Python 3.13.6 it takes minutes over
`<a <a <a …`, and a report must survive the pages it is about. The patterns are those that pages are guarded with.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterable
from functools import cache
from itertools import count, repeat
from typing import Literal, NamedTuple

from bonmun.parse.sanitizer import ATTRIBUTES, ONE_ATTRIBUTE
from bonmun.parse.sight import UNSEEN_TAGS
from bonmun.whitespace import INVISIBLE

OutOfSight = Literal["script", "attribute", "comment", "style", "head", "hidden"]

_TOKEN = re.compile(rf"<(?:(!--)|[!?][^>]*+>?|(/?)([a-zA-Z][^\s/>]*+)({ATTRIBUTES})>?)")
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
"""Elements in which tags are text."""
# What may stand in a head; anything else ends a head that was not closed (HTML standard, "in head" insertion mode).
_HEAD_TAGS = frozenset("base basefont bgsound head link meta noframes noscript script style template title".split())
_FOREIGN = frozenset(("svg", "math"))
"""Elements that may close themselves."""
_DEEPEST = 64
"""Hidden elements inside one another that are followed: no page needs more, and each end tag looks through them."""
_UNTOLD = frozenset(("id", "class", "style"))
"""Attributes that hold no words."""
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_BLANK = frozenset(INVISIBLE)


class Hidden(NamedTuple):
    """Text of the source that no reader sees: what holds it and where it begins."""

    kind: OutOfSight
    where: str
    """"script#data", "img.photo@alt"."""
    text: str
    offset: int


class Strand:
    """Text without white space, with the offset of each character in the source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._offsets = array("Q")
        self._text = ""

    def add(self, text: str, offsets: Iterable[int]) -> None:
        """Appends text; each of its characters stands at the offset of the same number."""
        for char, offset in zip(text, offsets, strict=False):
            if not char.isspace() and char not in _BLANK:
                self._parts.append(char)
                self._offsets.append(offset)

    @property
    def text(self) -> str:
        """All of it."""
        if len(self._text) != len(self._offsets):
            self._text = "".join(self._parts)
        return self._text

    def offset(self, index: int) -> int:
        """Where in the source the character stands."""
        return self._offsets[index]


def visible_characters(text: str) -> str:
    """The text as a `Strand` holds it: without white space and without characters that have no width."""
    return "".join(char for char in text if not char.isspace() and char not in _BLANK)


def read(source: str) -> tuple[Strand, tuple[Hidden, ...]]:
    """The visible text of a page, and its hidden pieces."""
    reader = _Reader()
    reader.run(source)
    return reader.visible, tuple(reader.hidden)


class _Reader:
    """Sorts text into visible and hidden by the elements that are open."""

    def __init__(self) -> None:
        self.visible = Strand()
        self.hidden: list[Hidden] = []
        self._unseen: list[str] = []
        self._inside = ""

    def run(self, source: str) -> None:
        at = 0
        while (token := _TOKEN.search(source, at)) is not None:
            self._text(source[at : token.start()], at)
            at = token.end()
            if token[1]:
                found = _COMMENT_END.search(source, at)
                end = found.end() if found is not None else len(source)
                self.hidden.append(Hidden("comment", "comment", source[at:end].removesuffix("-->"), at))
                at = end
            elif token[2]:
                self._end(token[3].lower())
            elif token[3]:
                at = self._start(token, source)
        self._text(source[at:], at)

    def _start(self, token: re.Match[str], source: str) -> int:
        """Opens an element; where to read on: behind its text when it holds nothing else."""
        tag = token[3].lower()
        attributes: dict[str, str] = {}
        for one in ONE_ATTRIBUTE.finditer(token[4]):
            name, _, value = one[1].partition("=")
            attributes.setdefault(name.strip().lower(), html.unescape(value.strip().strip("\"'")))
        self._inside = _label(tag, attributes)
        for name, value in attributes.items():
            if value and name not in _UNTOLD:
                self.hidden.append(Hidden("attribute", f"{self._inside}@{name}", value, token.start()))
        if tag == "body" or (self._unseen == ["head"] and tag not in _HEAD_TAGS):
            self._unseen.clear()
        elif tag in UNSEEN_TAGS and len(self._unseen) < _DEEPEST and not (tag in _FOREIGN and token[0].endswith("/>")):
            self._unseen.append(tag)
        if tag not in _RAW:
            return token.end()
        found = _raw_end(tag).search(source, token.end())
        end = found.start() if found is not None else len(source)
        self._text(source[token.end() : end], token.end())
        return end

    def _end(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass

    def _text(self, text: str, offset: int) -> None:
        if not text or text.isspace():
            return
        if not self._unseen:
            self._see(text, offset)
            return
        tag = self._unseen[-1]
        kind: OutOfSight = "hidden"
        if tag in ("script", "style"):
            kind = "script" if tag == "script" else "style"
        elif "head" in self._unseen:
            kind = "head"
        self.hidden.append(Hidden(kind, self._inside, text, offset))

    def _see(self, text: str, offset: int) -> None:
        at = 0
        for reference in _REFERENCE.finditer(text):
            self.visible.add(text[at : reference.start()], count(offset + at))
            self.visible.add(html.unescape(reference[0]), repeat(offset + reference.start()))
            at = reference.end()
        self.visible.add(text[at:], count(offset + at))


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def _label(tag: str, attributes: dict[str, str]) -> str:
    """What an element is called: `meta[property=og:title]`, `script#data`, `img.photo`."""
    for name in ("property", "name", "itemprop"):
        if attributes.get(name):
            return f"{tag}[{name}={attributes[name]}]"
    if attributes.get("id"):
        return f"{tag}#{attributes['id']}"
    classes = attributes.get("class", "").split()
    return f"{tag}.{classes[0]}" if classes else tag
