"""The language of an article: its letters decide, and what the page says of itself where they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bonmun.lazy_regex import pattern

_LETTERS = pattern(r"[^\W\d_]+")
_HANGUL = pattern(r"[가-힣]+")
_KANA = pattern(r"[ぁ-ヿ]+")
_HAN = pattern(r"[一-鿿]+")
_ENGLISH = pattern(r"\b(?:the|of|and|to|in)\b")
SAMPLE = 600
"""Characters of the text that are looked at."""
BEGUN = 200
"""Characters of the sample that say enough in most texts."""
KOREAN, JAPANESE, CHINESE = 0.2, 0.1, 0.6
"""The share of Hangul, kana and Han characters among the letters from which a text is of the language: Korean texts
hold names and terms in other letters, and templates say `lang="en"` of them by mistake."""
COMMON_WORDS = 3
"""Words that every English text is full of, from which one is English."""


def find(told: str | None, paragraphs: Sequence[str]) -> str | None:
    """The ISO 639 code of the text; `told` is what the page says of itself, which counts where letters say nothing."""
    sample = " ".join(paragraphs[:SAMPLE])[:SAMPLE]
    for begun in (sample[:BEGUN], sample):  # most texts, without a look at other letters
        hangul = _count(_HANGUL, begun)
        if sample and hangul >= KOREAN * len(sample):
            return "ko"
    letters = _count(_LETTERS, sample)
    if not letters:
        return told or None
    if hangul >= KOREAN * letters:
        return "ko"
    if _count(_KANA, sample) >= JAPANESE * letters:
        return "ja"
    if _count(_HAN, sample) >= CHINESE * letters:
        return "zh"
    if told and told != "ko":
        return told
    return "en" if len(_ENGLISH.findall(sample.lower())) >= COMMON_WORDS else told or None


def _count(letters: re.Pattern[str], text: str) -> int:
    """How many characters of the text are in such runs of letters."""
    return sum(map(len, letters.findall(text)))
