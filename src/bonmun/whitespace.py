"""White space folded or removed; long texts in pieces, since a list of all words takes ten times the text's memory."""

from __future__ import annotations

from collections.abc import Iterator

from bonmun.lazy_regex import pattern

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters without width: soft hyphen, zero width spaces and joiners, marks of writing direction."""
_INVISIBLE = frozenset(INVISIBLE)
_JOINED = "\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNSEEN = pattern(rf"[{INVISIBLE}](?<![\u200c\u200d])|[\u200c\u200d](?:(?<![{_JOINED}].)|(?![{_JOINED}]))")
"""Joiners stay in emoji (a family is four joined) and in scripts whose letters they shape."""

_LONG = 1 << 16
"""Characters that are taken at once; the longest line of 240 saved news pages has a tenth of that."""


def folded(text: str) -> str:
    """The text with white space folded to single spaces."""
    if len(text) <= _LONG:
        return " ".join(text.split())
    return " ".join(filter(None, (" ".join(piece.split()) for piece in _pieces(text))))


def fold(text: str) -> str:
    """The text with white space folded to single spaces and characters without width gone: they part no word."""
    if text.isprintable() and "  " not in text:  # most: what has no width is not printed, nor are tabs and line breaks
        return text.strip(" ")
    if len(text) <= _LONG:
        words = " ".join(text.split())
        if words.isprintable():
            return words
    if not _INVISIBLE.isdisjoint(text):
        text = _UNSEEN.sub("", text)
    return folded(text)


def squash(text: str) -> str:
    """The text without white space: what two copies of a line have in common."""
    if text.isprintable():  # of white space only the space itself is
        return text.replace(" ", "")
    if len(text) <= _LONG:
        return "".join(text.split())
    return "".join("".join(piece.split()) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """The text cut after spaces."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + _LONG) + 1 or len(text)
        yield text[start:end]
        start = end
