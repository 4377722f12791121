"""Which pictures of the passage are the article's, each with its caption and its credit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bonmun.form import picture_source
from bonmun.form.addresses import Addresses
from bonmun.form.passage import Box, Image, Passage
from bonmun.form.picture_source import Source
from bonmun.label.markup_boxes import kind_of
from bonmun.lazy_regex import pattern
from bonmun.parts import Picture

_BESIDE = frozenset(
    ("share", "font_size", "image_hint", "alt_text", "duplicate", "ai_summary", "player", "dialog", "ad")
)
"""Junk that stands between an article's text and its pictures: what opens them larger, buttons, copies."""
_NEAR = frozenset(("subtitle", "caption", "byline", "dateline", "date"))
"""Roles of lines that stand between the headline or the text and a picture."""
_CREDIT = pattern(
    r"^[\[(<〈【/]?\s?(?:(?:사진|자료|그래픽|이미지|출처|제공|ⓒ|©|Photo|photo)[\s=:|ⓒ©]{0,3}\S.{0,40}|\S.{0,30}\s?(?:제공|캡[처쳐]|갈무리))[\])>〉】]?\.?$"
)
"""A line that only says whose picture it is."""
_IMAGE_FILE = pattern(r"\.(?:jpe?g|png|gif|webp|avif|bmp)(?:[?#]|$)", re.IGNORECASE)


def parts_from_text(role: str, kind: str) -> bool:
    """Whether a line of that role and kind of junk stands between an article and what is none of it."""
    return role != "body" and role not in _NEAR and kind not in _BESIDE


_MOST_CAPTIONS = 4
"""Lines of captions that one picture has at most; more are those of pictures that only scripts show."""


class Told(NamedTuple):
    """A line of the passage: where it begins and ends, and what was decided of it."""

    start: int
    end: int
    role: str
    """ "" where nothing was decided."""
    kind: str
    text: str


class Placed(NamedTuple):
    """A picture, and how many characters of the passage stand before it."""

    at: int
    picture: Picture
    box: Box
    """The innermost box around it."""


class _Candidate:
    """An image that may be the article's."""

    def __init__(self, image: Image, source: Source) -> None:
        self.at = image.at
        self.image = image
        self.source = source
        self.is_furniture = source.is_named_as_furniture
        self.captions: list[str] = []


def find(
    passage: Passage, lines: Iterable[Told], addresses: Addresses, lead: str | None, *, captioned: bool
) -> list[Placed]:
    """The article's pictures in their order, each address once; `lead` is the lead picture's, as the head names it.

    `captioned` says that they carry their captions; False where those stand in the text.
    """
    candidates: dict[str, _Candidate] = {}
    for image in passage.images:
        source = picture_source.read(image.node, addresses)
        if source is not None and not source.is_pixel and not source.is_icon and source.url not in candidates:
            candidates[source.url] = _Candidate(image, source)
    if not candidates:
        return []
    found, told = list(candidates.values()), list(lines)
    _caption(found, told)
    ask = _Asked(told, lead, addresses)
    kept = [one for one in found if next(row.keeps for row in _ROWS if row.holds(ask, one))]
    return [Placed(one.at, _picture(one, captioned), one.image.box) for one in kept]


def _picture(one: _Candidate, captioned: bool) -> Picture:
    captions = one.captions if captioned else []
    credits = [text for text in captions if _CREDIT.match(text)] if len(captions) > 1 else []
    told = [text for text in captions if text not in credits]
    source = one.source
    return Picture(source.url, source.alt, " ".join(told), " ".join(credits), source.width, source.height)


def _caption(candidates: Sequence[_Candidate], lines: Sequence[Told]) -> None:
    """Gives each caption to its picture: of those next to it, with no text between, the nearer by its boxes."""
    body = _Starts(line for line in lines if line.role == "body")
    left = [line for line in lines if line.role == "caption"]
    for pool in ([one for one in candidates if not one.is_furniture], candidates):
        starts = [one.at for one in pool]
        alone: list[Told] = []
        for line in left:
            at = bisect_left(starts, line.end)
            near = [pool[i] for i in (at - 1, at) if 0 <= i < len(pool)]
            near = [one for one in near if not body.within(min(one.at, line.start), max(one.at, line.start))]
            near = [one for one in near if len(one.captions) < _MOST_CAPTIONS]
            if near:
                min(near, key=lambda one: _common(one.image.box, line)).captions.append(line.text)
            else:
                alone.append(line)
        left = alone


def _common(box: Box, line: Told) -> int:
    """The size of the smallest box around the picture that holds the line too."""
    return next((b.end - b.start for b in box.around() if b.start <= line.start and b.end >= line.end), 1 << 60)


class _Starts:
    """Where some of the lines begin."""

    def __init__(self, lines: Iterable[Told]) -> None:
        self._starts = [line.start for line in lines]

    def within(self, start: int, end: int) -> bool:
        """Whether one of them begins there."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end


class _Asked:
    """What the rows below ask of a candidate."""

    def __init__(self, lines: Sequence[Told], lead: str | None, addresses: Addresses) -> None:
        self.addresses = addresses
        self.lead = _file(lead) if lead else None
        body = [line for line in lines if line.role == "body"]
        self.first = body[0].start if body else 0
        self.last = body[-1].end if body else 0
        own = [line for line in lines if line.role == "body" or line.role in _NEAR]
        self.text = _Starts(line for line in own if line.role in ("body", "caption", "subtitle"))
        self.own = _Starts(own)
        self.bylines = _Starts(line for line in own if line.role == "byline")
        self.others = _Starts(line for line in lines if parts_from_text(line.role, line.kind))
        """Lines that do not stand around articles."""


def _is_captioned(ask: _Asked, one: _Candidate) -> bool:
    return bool(one.captions)


def _is_lead(ask: _Asked, one: _Candidate) -> bool:
    return ask.lead is not None and _file(one.source.url) == ask.lead


def _is_furniture(ask: _Asked, one: _Candidate) -> bool:
    return one.is_furniture


def _stands_apart(ask: _Asked, one: _Candidate) -> bool:
    """Other lines than those that stand around articles part it from the text."""
    return ask.others.within(one.at, ask.first) or ask.others.within(ask.last, one.at)


def _is_in_named_box(ask: _Asked, one: _Candidate) -> bool:
    """Its box is named as an advertisement, a reporter's card or the like, and holds none of the article."""
    for box in one.image.box.around():
        if ask.text.within(box.start, box.end):
            return False
        if kind_of(box.name):
            return True
    return False


def _leads_elsewhere(ask: _Asked, one: _Candidate) -> bool:
    """It is a link to another page than the picture itself."""
    link = ask.addresses.of_link(one.image.link)
    return link is not None and not _IMAGE_FILE.search(link) and link != one.source.url


def _stands_with_junk(ask: _Asked, one: _Candidate) -> bool:
    """The smallest box around it that holds lines holds only such as are of no article."""
    for box in one.image.box.around():
        if ask.own.within(box.start, box.end):
            return False
        if ask.others.within(box.start, box.end):
            return True
    return False


def _is_portrait(ask: _Asked, one: _Candidate) -> bool:
    """The smallest box around it that holds lines holds the byline; before the text's end it is small, too."""
    if one.at < ask.last and not one.source.is_small:
        return False
    for box in one.image.box.around():
        if ask.text.within(box.start, box.end):
            return False
        if ask.bylines.within(box.start, box.end):
            return True
    return False


class _Row(NamedTuple):
    """A question, and whether a picture of which it is true is the article's."""

    holds: Callable[[_Asked, _Candidate], bool]
    keeps: bool


_ROWS = (
    _Row(_is_captioned, True),
    _Row(_is_lead, True),
    _Row(_is_furniture, False),
    _Row(_stands_apart, False),
    _Row(_is_in_named_box, False),
    _Row(_is_portrait, False),
    _Row(_leads_elsewhere, False),
    _Row(_stands_with_junk, False),
    _Row(lambda ask, one: True, True),
)
"""The first that is true decides."""


def _file(url: str) -> str:
    """The name of a picture's file without its size, by which two addresses of one picture are known."""
    name = url.partition("?")[0].rpartition("/")[2]
    return _SIZED.sub("", name) or name


_SIZED = pattern(r"(?:[-_](?:\d{2,4}x\d{2,4}|[sml]|thumb(?:nail)?|large|small|medium))?\.\w{2,5}$", re.IGNORECASE)
