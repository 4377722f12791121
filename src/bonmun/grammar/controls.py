"""Labels of a site's controls: short lines made of the site's own words alone (`SNS 기사보내기`, `많이 본 뉴스`)."""

from __future__ import annotations

import functools

from bonmun import resources
from bonmun.grammar import outlets
from bonmun.lazy_regex import pattern

LONGEST = 48
MOST_WORDS = 14
_LONGEST_WORD = 10
_SHORTEST_PIECE = 2
_GLUE = frozenset("본의에을를로은는도")
"""Syllables that may stand between the pieces of a glued word."""
_WHAT = frozenset(("뉴스", "기사", "추천"))
"""What a list is of whose heading opens as a vote does: `공감 많은 뉴스`, `다른 기사 추천`."""
_WORD = pattern(r"[가-힣A-Za-z]+")
# One class to begin with, so that `re` skips to where one of its letters stands.
_TEXT = pattern(r"[\"“”‘△▲◆◇■□☎…'’\d](?:(?<=['’])(?!s\b)|(?<=\d)[.:]\d|(?<=[\"“”‘△▲◆◇■□☎…]))")
"""What labels have none of: quotations, enumerations, subheads, prices, times."""


def kind(text: str) -> str:
    """The kind of control whose label the line is; "" when one of its words is neither a site's nor its name."""
    if len(text) > LONGEST or _TEXT.search(text):
        return ""
    first = _WORD.search(text)
    if first is None or not _kind_of(first[0]):
        return ""
    words = _WORD.findall(text)
    if len(words) > MOST_WORDS:
        return ""
    found = ""
    for word in words:
        told = _kind_of(word)
        if not told:
            return ""
        found = found or (told if told != "fill" else "")
    return "heading" if found == "poll" and words[-1] in _WHAT else found


def _kind_of(word: str) -> str:
    return _word(word.lower()) or ("fill" if outlets.named(word) else "")


@functools.lru_cache(maxsize=4096)
def _word(word: str) -> str:
    """The kind of a word, or of the first of the words it is glued from that has one; "" when it is no label's."""
    words = _words()
    known = words.get(word)
    if known or len(word) <= _SHORTEST_PIECE or len(word) > 3 * _LONGEST_WORD:
        return known or ""
    told: list[str | None] = ["fill", *[None] * len(word)]
    for start in range(len(word)):
        before = told[start]
        if before is None:
            continue
        for end in range(start + 1, min(start + _LONGEST_WORD, len(word)) + 1):
            if told[end] not in (None, "fill"):
                continue
            piece = word[start:end]
            here = words.get(piece) if len(piece) >= _SHORTEST_PIECE else None
            if here is None and start and piece in _GLUE:
                here = "fill"
            if here is not None:
                told[end] = before if before != "fill" else here
    return told[-1] or ""


@functools.cache
def _words() -> dict[str, str]:
    data: dict[str, str] = resources.table("controls")
    return {word: kind for kind, words in data.items() for word in words.split()}
