"""White space folded or taken out, a long text piece by piece: its words together take ten times the memory of it."""

from __future__ import annotations

from collections.abc import Iterator

_LONG = 1 << 16
"""Characters that are taken at once; the longest line of 240 saved news pages has a tenth of that."""


def folded(text: str) -> str:
    """The text with white space folded to single spaces."""
    if len(text) <= _LONG:
        return " ".join(text.split())
    return " ".join(filter(None, (" ".join(piece.split()) for piece in _pieces(text))))


def squash(text: str) -> str:
    """The text without white space: what two copies of a line have in common."""
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
