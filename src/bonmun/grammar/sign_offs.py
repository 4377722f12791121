"""The byline at a paragraph's end: `… 밝혔다. 홍길동 기자 a@b.kr`."""

from __future__ import annotations

from typing import NamedTuple

from bonmun.article import Author
from bonmun.grammar.bylines import CUE, read_byline
from bonmun.lazy_regex import pattern

_TAIL = 140
_SPEAKER = pattern("앵커|아나운서|캐스터")  # people of the news as often as its writers
# Where a sentence ends and a byline may begin: after its mark and closing quotes, or before a bracket or slash.
_SENTENCE_END = pattern(
    r"(?:[가-힣A-Za-z\d\"”’'\])%][.?!…]+(?![\dA-Za-z])|[.?!…가-힣][\"”’]|다(?=\s?[(\[/【<=▶■]))[\"”’')\]』」》>]*\s*(?=\S)"
)


_SOURCE = pattern(r"[\[(]?(?:사진|자료|그래픽|이미지)\s?(?:제공|출처)?\s?[=:]\s?[가-힣A-Za-z]{2,14}[\])]?")


class SignOff(NamedTuple):
    """A byline at the end of a paragraph."""

    rest: str
    byline: str
    authors: tuple[Author, ...]


def split_sign_off(text: str) -> SignOff | None:
    """The byline at a paragraph's end, cut where a sentence ends; None when the paragraph ends in its own words."""
    start = max(0, len(text) - _TAIL)
    window = text[start:]
    if not CUE.search(window):
        return None
    for found in _SENTENCE_END.finditer(window):
        tail = window[found.end() :]
        if len(tail) < 2:
            return None
        authors = read_byline(tail)
        if authors is None and _SOURCE.fullmatch(tail):
            authors = ()
        if authors is not None and ("@" in tail or not _SPEAKER.search(tail)):
            return SignOff(text[: start + found.end()].rstrip(), tail.strip(), authors)
    return None
