"""The grammar of datelines at a paragraph's front: `(서울=연합뉴스) 홍길동 기자 =`, `[가나일보 홍길동 기자]`."""

from __future__ import annotations

from typing import NamedTuple

from bonmun.article import Author
from bonmun.grammar import bylines, names, outlets
from bonmun.lazy_regex import pattern

_PAIRS = {"(": ")", "[": "]", "【": "】", "［": "］", "（": "）", "<": ">", "〔": "〕", "〈": "〉", "{": "}"}
_LONGEST_TAG = 70
_LONGEST_NAMES = 60
_LONGEST_PLACE = 12
# Left of `=`, these say that the tag credits a picture.
_PICTURE = pattern(
    r"사진|자료|그래픽|이미지|출처|영상|캡[처쳐]|제공|화면|포토|DB|(?<![가-힣])표(?![가-힣])|ⓒ|©|일러스트|디자인|삽화|합성|갈무리"
)
_WROTE = pattern(r"글\s?[·ㆍ/]\s?사진\s")
"""Who wrote it took its pictures too."""
_UNSIGNED = pattern(r"[가-힣A-Za-z]{3,10}\s?=\s?[가-힣]{2,4}")
"""An outlet that nobody knows and a name without a post, as sports magazines print them: `[가나다=홍길동]`."""
_WORDS = pattern(r"[\s=＝/|ㅣ,·ㆍ:&()]+")
_SEAT = pattern(r"[가-힣]{2,4}")
_POST = pattern("기자|특파원")
_TOWN = pattern(r"(?P<place>[가-힣]{2}),\s?(?=[가-힣]{3}\s?(?:기자|특파원|통신원)$)")
"""A town between outlet and reporter: `[가나일보=가람, 홍길동 기자]`; two reporters have three syllables each."""
# `홍길동 기자 ` right behind an outlet's tag, with no `=` between it and the text.
_SIGNED = pattern(
    r"\s?(?P<names>(?:[가-힣]{2,4}(?:\s?[·ㆍ,]\s?|\s)){0,2}[가-힣]{2,4}\s?(?:[가-힣]{2,4})?(?:기자|특파원|통신원))\s(?=\S)"
)
_FROM = pattern(
    r"(?P<names>[가-힣]{2,5}[=/][가-힣]{2,4}(?:[·ㆍ][가-힣]{2,4})?\s?(?:기자|특파원|통신원))\s(?!\s?=)(?=\S)"
)
"""`가람=홍길동 기자 `, with no `=` behind it."""
_BARE = pattern(r"(?P<names>[^=.!?\"“”‘’]{4,50}?)(?:\s?=\s?|(?<=기자)\s[|ㅣ]\s)(?=\S)")


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
    inner = text[start + 1 : end].strip()
    tag = _read_tag(inner, opener in "[【［")
    cut, authors = _names_after(text, end + 1)
    outlet = tag.publisher if tag is not None else None if _PICTURE.search(inner) else _outlet(inner)
    if outlet and not authors and not (tag is not None and tag.authors) and cut == end + 1:
        cut, authors = _signed(text, cut)
    if tag is None:
        if not authors or _PICTURE.search(inner):
            return None
        tag = _Tag((), _outlet(inner), None)
    return Dateline(text[:cut].rstrip(), text[cut:].strip(), (*tag.authors, *authors), tag.publisher, tag.place)


def _read_tag(inner: str, square: bool) -> _Tag | None:
    """What a bracketed tag names; None when it is a topic, a speaker, a picture credit or a remark."""
    left, equals, right = (part.strip() for part in inner.replace("＝", "=").partition("="))
    if _PICTURE.search(left if equals else inner) and not _WROTE.match(inner):
        return None
    if outlets.named(inner):
        return _Tag((), outlets.named(inner), None) if square and inner not in names.words("everyday_outlets") else None
    if inner in names.places():
        return _Tag((), None, inner) if square else None
    if 0 < len(left) <= _LONGEST_PLACE and _outlet(right) and not _outlet(left) and not names.post(left)[0]:
        return _Tag((), _outlet(right), left.split()[0])
    words = [word for word in _WORDS.split(inner) if word]
    found = [outlet for outlet in map(_outlet, words) if outlet]
    # AP/뉴시스, 로이터=연합뉴스: the agency that stands last wrote the Korean.
    publisher = (found[-1] if outlets.is_agency(found[-1]) else found[0]) if found else None
    place = next((word for word in words if word in names.places()), None)
    rest = " ".join(word for word in words if word not in names.places() and not _outlet(word))
    town = _TOWN.match(right) if equals else None
    if town and len(left.split()) == 1 and not bylines.read_byline(left + "="):
        return _Tag(bylines.read_byline(right[town.end() :]) or (), publisher, place or town["place"])
    signed = bylines.read_byline(right) if equals and not bylines.read_byline(left + "=") else None
    apart = [word for word in _WORDS.split(left) if word and not _outlet(word)]
    if signed and (len(apart) == 1 or len(left.split()) == 1 or (len(apart) == 2 and "|" in left)):
        # `가람=홍길동 기자`: what stands left is no name, though it looks like one
        return _Tag(signed, publisher, place)
    if square and equals and not publisher and _UNSIGNED.fullmatch(inner) and names.is_name(right):
        return _Tag((Author(right),), None, None)
    authors = bylines.read_byline(rest) if rest else None
    if authors:
        return _Tag(authors, publisher, place)
    if publisher and not rest:
        return _Tag((), publisher, place) if place or equals else None
    if publisher and equals and right == rest and _SEAT.fullmatch(right) and not bylines.read_names(right):
        return _Tag((), publisher, right)  # `가나일보=가람`
    if publisher and words.index(rest.split()[0]) > 0:
        bare = bylines.read_names(rest)
        return _Tag(bare, publisher, place) if bare and len(bare) <= 3 else None
    return None


def _outlet(word: str) -> str | None:
    if outlets.is_agency(word) or outlets.sounds_like_one(word):
        return outlets.named(word) or word
    return outlets.named(word)


def _names_after(text: str, at: int) -> tuple[int, tuple[Author, ...]]:
    """Where the article begins after a tag: past `홍길동 기자 =` or a lone `=`."""
    ahead = text[at : at + _LONGEST_NAMES]
    equals = ahead.replace("＝", "=").replace(" | ", " = ").find("=")
    if equals < 0:
        return at, ()
    chunk = ahead[:equals].strip()
    if not chunk:
        return at + equals + 1, ()
    authors = bylines.read_byline(chunk) or bylines.read_names(chunk)
    return (at + equals + 1, authors) if authors is not None else (at, ())


def _signed(text: str, at: int) -> tuple[int, tuple[Author, ...]]:
    """Where the article begins behind a reporter's name and post that no sign sets off."""
    found = _SIGNED.match(text, at)
    authors = bylines.read_byline(found["names"]) if found else None
    return (found.end(), authors) if found and authors else (at, ())


def _bare(text: str) -> Dateline | None:
    found = _FROM.match(text) or _BARE.match(text)
    if not found or not _POST.search(found["names"]):
        return None
    authors = bylines.read_byline(found["names"])
    if not authors:
        return None
    return Dateline(text[: found.end()].rstrip(), text[found.end() :].strip(), authors, None, None)
