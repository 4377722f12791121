"""The grammar of datelines at a paragraph's front: `(서울=연합뉴스) 홍길동 기자 =`, `[이데일리 홍길동 기자]`, `【속초】`."""

from __future__ import annotations

import re
from typing import NamedTuple

from bonmun import credits, names, outlets
from bonmun.article import Author

_PAIRS = {"(": ")", "[": "]", "【": "】", "［": "］", "（": "）", "<": ">", "〔": "〕", "〈": "〉", "{": "}"}
_LONGEST_TAG = 70
_LONGEST_NAMES = 60
# Left of `=`, these say that the tag credits a picture.
_PICTURE = re.compile(r"사진|자료|그래픽|이미지|출처|영상|캡[처쳐]|제공|화면|포토|DB|인포그래픽|표|ⓒ|©")
_WORDS = re.compile(r"[\s=＝/|ㅣ,·ㆍ:&]+")
_BARE = re.compile(r"(?P<names>[^=.!?\"“”‘’]{4,50}?)\s?=\s?(?=\S)")


class Dateline(NamedTuple):
    """What stands before the first word of an article."""

    prefix: str
    rest: str
    authors: tuple[Author, ...]
    publisher: str | None
    place: str | None


class _Tag(NamedTuple):
    authors: tuple[Author, ...]
    publisher: str | None
    place: str | None


def split_dateline(text: str) -> Dateline | None:
    """The dateline at a paragraph's front and what follows it; None when the paragraph begins with its own words."""
    start = len(text) - len(text.lstrip(" /▲■●-="))
    opener = text[start : start + 1]
    if opener not in _PAIRS:
        return _bare(text)
    end = text.find(_PAIRS[opener], start, start + _LONGEST_TAG)
    if end < 0:
        return None
    tag = _read_tag(text[start + 1 : end], opener)
    if tag is None:
        return None
    cut, authors = _names_after(text, end + 1)
    return Dateline(text[:cut].rstrip(), text[cut:].strip(), (*tag.authors, *authors), tag.publisher, tag.place)


def _read_tag(inner: str, opener: str) -> _Tag | None:
    inner = inner.strip()
    if not inner:
        return None
    left, equals, _ = inner.replace("＝", "=").partition("=")
    if _PICTURE.search(left if equals else inner):
        return None
    publisher: str | None = None
    place: str | None = None
    people: tuple[Author, ...] = ()
    whole = outlets.named(inner)
    if whole:
        return _Tag((), whole, None) if opener in "[【［" and inner not in names.words("everyday_outlets") else None
    if inner in names.places():
        return _Tag((), None, inner) if opener in "[【［" else None
    rest: list[str] = []
    for word in _WORDS.split(inner):
        outlet = outlets.named(word)
        if word in names.places():
            place = place or word
        elif word in outlets.AGENCIES or outlet:
            publisher = (
                publisher
                if publisher and word in outlets.AGENCIES - {"연합뉴스", "뉴시스", "뉴스1"}
                else outlet or word
            )
        elif word:
            rest.append(word)
    byline = credits.read_byline(" ".join(rest)) if rest else None
    if byline:
        people = byline
        return _Tag(people, publisher or _front_outlet(inner), place)
    if not publisher:
        return None
    if not rest:
        return _Tag((), publisher, place) if place or equals else None
    bare = credits.read_names(" ".join(rest))
    if bare and len(bare) <= 3 and opener in "[【［(":
        return _Tag(bare, publisher, place)
    return _Tag((), publisher, place) if equals and place and len(rest) <= 2 else None


def _front_outlet(inner: str) -> str | None:
    words = inner.replace("=", " ").split()
    return outlets.named(" ".join(words[:2])) or outlets.named(words[0]) if words else None


def _names_after(text: str, at: int) -> tuple[int, tuple[Author, ...]]:
    """Where the article begins after a tag: past `홍길동 기자 =` or a lone `=`."""
    ahead = text[at : at + _LONGEST_NAMES]
    equals = ahead.replace("＝", "=").find("=")
    if equals < 0:
        return at, ()
    chunk = ahead[:equals].strip()
    if not chunk:
        return at + equals + 1, ()
    authors = credits.read_byline(chunk)
    if authors is None:
        authors = credits.read_names(chunk)
    return (at + equals + 1, authors) if authors is not None else (at, ())


def _bare(text: str) -> Dateline | None:
    found = _BARE.match(text)
    if not found or ("기자" not in found["names"] and "특파원" not in found["names"]):
        return None
    authors = credits.read_byline(found["names"])
    if not authors:
        return None
    return Dateline(text[: found.end()].rstrip(), text[found.end() :].strip(), authors, None, None)
