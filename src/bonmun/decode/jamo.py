"""Hangul written letter by letter (자모, NFD, as macOS names files), put together as syllables."""

from __future__ import annotations

import re
import unicodedata

from bonmun.lazy_regex import pattern

_LEADING = b"\xe1\x84"
"""What every leading consonant begins with in UTF-8. Its first byte, in one page of ten, is found much faster."""
_SYLLABLES = pattern(
    "(?<![\u1100-\u115f\ua960-\ua97f])"
    "(?:[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?)+(?![\u1160-\u11ff\ud7b0-\ud7ff])"
)
"""Letters of today. Old ones (ㆍ, ㅸ) have no syllables, and half of one put together would fall apart on screen."""


def composed(text: str, raw: bytes) -> str:
    """`text` (whose UTF-8 is `raw`) with Hangul letters as syllables; all else stays, Hanja of Unicode's
    compatibility block (`李` U+F9E1) too, which normalising the whole text would change.
    """
    return _SYLLABLES.sub(_compose, text) if _LEADING[:1] in raw and _LEADING in raw else text


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())
