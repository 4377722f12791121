"""Who wrote the article: the outlet's Korean name, and the portal that shows it where it is another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bonmun.grammar import datelines, dates, outlets
from bonmun.head.tags import Head
from bonmun.label.labels import Labelled
from bonmun.patterns import pattern


class Publisher(NamedTuple):
    """The outlet, and the portal or archive that shows its article."""

    name: str | None
    via: str | None


_COPYRIGHT = pattern(
    r"무단|재배포|전재|저작권자|C(?i:opyright)|c(?i:opyright)|R(?i:ights reserved)|r(?i:ights reserved)"
)
_MARK = pattern(r"(?:저작권자|copyrights?|\(c\)|[ⓒ©])[\s:ⓒ©()c]{0,6}(?P<rest>[^ⓒ©]{2,60})", re.IGNORECASE)
_WORD = pattern(r"[^\s&,.<>\[\]()|/'\"‘’“”·]+")
_QUOTED = pattern(r"'[^']{0,60}'|\"[^\"]{0,60}\"|‘[^’]{0,60}’|“[^”]{0,60}”")
_SUFFIX = pattern(r"\s?[|:ㅣ]\s?|\s[-–—]\s")
_SLOGAN = pattern(r"[:：,!?~]|\s\S+\s\S+\s")
_BESIDE = 5
_AUTHORS = ("og:article:author", "dable:author", "me2:post_tag", "me2:category1", "twitter:creator")
"""Meta tags of portals that name the outlet where others name the reporter."""
_LONGEST_COPYRIGHT = 200
_LONGEST_NAME = 20


def find(head: Head | None, lines: Sequence[Labelled], title: int | None = None) -> Publisher:
    """The publisher by the page's host, else by what its tags, its copyright line and its datelines say.

    `title` is the index of the line that shows the headline: portals name the outlet beside it.
    """
    hosts = [host for host in map(outlets.host_of, (head.url, head.canonical)) if host] if head is not None else []
    portal = next((host for host in hosts if outlets.is_portal(host)), None)
    if portal is not None:
        return Publisher(_original(head, lines, title), outlets.of_host(portal) or portal)
    for host in hosts:
        known = outlets.of_host(host)
        if known:
            return Publisher(known, None)
    told = list(_told(head)) if head is not None else []
    known = next((name for name in map(outlets.named, told) if name), None)
    if known and outlets.is_portal_name(known):
        return Publisher(_original(head, lines, title), known)
    marked = list(_copyright_lines(lines))
    shown = next(_shown(lines, marked), None)
    name = known or shown or next(filter(None, map(_plain, told)), None) or next(_claimed(marked), None)
    return Publisher(name, None)


def _original(head: Head | None, lines: Sequence[Labelled], title: int | None) -> str | None:
    """The outlet whose article a portal shows."""
    for value in head.metas_of(_AUTHORS) if head else ():
        for part in _SUFFIX.split(value):
            name = outlets.named(part)
            if name and not outlets.is_portal_name(name):
                return name
            if not name and outlets.sounds_like_one(part):
                return part
    beside = lines[max(0, title - _BESIDE) : title + _BESIDE] if title is not None else ()
    shown = _shown(lines, _copyright_lines(lines))
    named = filter(None, (outlets.named(line.text) for line in beside))
    return next((name for name in (*shown, *named) if not outlets.is_portal_name(name)), None)


def _told(head: Head) -> Iterator[str]:
    """What the tags call the outlet: its own names first, then what stands behind the headline in `<title>`."""
    yield from head.site_names
    for title in (head.document_title, *head.titles[:1]):
        first, *others = _SUFFIX.split(title)
        yield from reversed(others)
        if not others and outlets.sounds_like_one(first):
            yield first


def _plain(name: str) -> str | None:
    """A site name nobody knows, where it is short and no slogan."""
    name = name.removeprefix("Copyright").strip(" ©ⓒ-|")
    if not 2 <= len(name) <= _LONGEST_NAME or _SLOGAN.search(name) or "." in name or name.isdigit():
        return None
    return name


def _shown(lines: Iterable[Labelled], marked: Iterable[Labelled]) -> Iterator[str]:
    """Outlets the visible text names as its own: in the lines marked as copyright, then datelines and byline lines."""
    yield from _copyrights(marked)
    for line in lines:
        if line.role == "body" and line.text[:1] in "([【［<":
            dateline = datelines.split_dateline(line.parts[0][0] if line.parts else line.text)
            if dateline is not None and dateline.publisher:
                yield dateline.publisher
        elif line.role in ("byline", "date", "title", "dateline"):
            name = _front(line.text)
            if name:
                yield name


def _copyrights(marked: Iterable[Labelled]) -> Iterator[str]:
    for line in marked:
        for found in _MARK.finditer(line.text):
            # A slogan in quotes may hold another outlet's name: ⓒ'5개국어 글로벌 경제신문' 아주경제.
            name = _first_outlet(_QUOTED.sub(" ", found["rest"])) or _first_outlet(found["rest"])
            if name:
                yield name


def _claimed(marked: Iterable[Labelled]) -> Iterator[str]:
    """Unknown outlets named right after the mark of a copyright line: `ⓒ 가나다라 무단전재`."""
    for line in marked:
        found = _MARK.search(line.text)
        word = _WORD.search(found["rest"]) if found else None
        if word and 2 <= len(word[0]) <= _LONGEST_NAME and any("가" <= c <= "힣" for c in word[0]):
            yield word[0]


def _copyright_lines(lines: Iterable[Labelled]) -> Iterator[Labelled]:
    for line in lines:
        outside = line.role not in ("body", "caption")
        if outside and len(line.text) <= _LONGEST_COPYRIGHT and _COPYRIGHT.search(line.text):
            yield line


def _first_outlet(text: str) -> str | None:
    """The first known outlet in a text, names of several words before their parts."""
    words = _WORD.findall(text)[:12]
    for at in range(len(words)):
        for size in (3, 2, 1):
            name = outlets.named(" ".join(words[at : at + size]))
            if name:
                return name
    return None


def _front(text: str) -> str | None:
    """The outlet a short line begins with: `[동아일보] 2010-12-25`, `제주방송 홍길동 2023. 11. 1.`."""
    word = _WORD.search(dates.cut(text)) if len(text) <= 80 else None
    return outlets.named(word[0]) if word else None
