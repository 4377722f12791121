"""Takes the dateline off the article's front and the byline off its end, as pieces of their own."""

from __future__ import annotations

from bonmun.grammar.datelines import split_dateline
from bonmun.grammar.sign_offs import split_sign_off
from bonmun.label import registry
from bonmun.label.labels import Labels
from bonmun.label.notices import Piece
from bonmun.label.registry import Decision, decided

OPENING = 3
"""Body lines among which the dateline is: a deck or an editor's note may stand before it."""


def split(labels: Labels) -> Labels:
    """The labels with the first body line that has a dateline, and the last with a byline at its end, in pieces."""
    body = labels.body()
    parts: dict[int, tuple[Piece, ...]] = {}
    for i in body[:OPENING]:
        front = _front(labels.sheet.lines[i].text, labels.made[i])
        if front:
            parts[i] = front
            break
    if body:
        last = body[-1]
        before = parts.get(last, ())
        text = before[-1].text if before else labels.sheet.lines[last].text
        back = _back(text, labels.made[last])
        if back:
            parts[last] = (*before[:-1], *back)
    return labels.split(parts)


def _front(text: str, decision: Decision) -> tuple[Piece, ...]:
    found = split_dateline(text)
    if found is None or not found.rest:
        return ()
    return Piece(found.prefix, decided(registry.DATELINE)), Piece(found.rest, decision)


def _back(text: str, decision: Decision) -> tuple[Piece, ...]:
    found = split_sign_off(text)
    if found is None or not found.rest:
        return ()
    return Piece(found.rest, decision), Piece(found.byline, decided(registry.SIGN_OFF))
