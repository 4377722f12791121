"""Takes the dateline off the article's front and the byline off its end, as pieces of their own."""

from __future__ import annotations

from collections.abc import Sequence

from bonmun.grammar import outlets
from bonmun.grammar.datelines import split_dateline
from bonmun.grammar.lines import verdict
from bonmun.grammar.sign_offs import split_sign_off
from bonmun.label import registry
from bonmun.label.labels import Labels
from bonmun.label.notices import Piece
from bonmun.label.registry import Decision, decided
from bonmun.lazy_regex import pattern

OPENING = 3
"""Body lines among which the dateline is: a deck or an editor's note may stand before it."""

_TAGGED = pattern(r"\A(?P<tag>[\[【](?P<name>[가-힣A-Za-z0-9]{2,14})[\]】])\s(?=\S)")


def split(labels: Labels, named: Sequence[str] = ()) -> Labels:
    """The labels with the first body line that has a dateline, and the last with a byline at its end, in pieces.

    `named` is what the page's tags call the outlet.
    """
    body = labels.body()
    parts: dict[int, tuple[Piece, ...]] = {}
    for i in body[:OPENING]:
        text, decision = labels.sheet.lines[i].text, labels.made[i]
        front = _front(text, decision) or (_tag(text, decision, labels, named) if text[0] in "[【" else ())
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


def _tag(text: str, decision: Decision, labels: Labels, named: Sequence[str]) -> tuple[Piece, ...]:
    """The tag at the front that only an outlet nobody knows may be, where a copyright line or the tags name it too."""
    found = _TAGGED.match(text)
    if found is None or not outlets.sounds_like_one(found["name"]):
        return ()
    sheet = labels.sheet
    claims = [*named, *(line.text for line in sheet.lines if found["name"] in line.text and _claims(line.text))]
    claims += [one.text for pieces in sheet.notices.values() for one in pieces if one.decision.kind == "copyright"]
    if not any(found["name"] in claim for claim in claims):
        return ()
    return Piece(found["tag"], decided(registry.DATELINE)), Piece(text[found.end() :], decision)


def _claims(text: str) -> bool:
    """Whether the line is a copyright notice."""
    said = verdict(text, sentence=True, tail=True)
    return said is not None and said.kind == "copyright"


def _back(text: str, decision: Decision) -> tuple[Piece, ...]:
    found = split_sign_off(text)
    if found is None or not found.rest:
        return ()
    return Piece(found.rest, decision), Piece(found.byline, decided(registry.SIGN_OFF))
