"""Small parts of widgets that stand between an article's paragraphs: a player's clock, tags, the card of a link."""

from __future__ import annotations

from bonmun.grammar.lines import verdict
from bonmun.label import registry
from bonmun.label.registry import Decision, decided
from bonmun.label.spot import Spot
from bonmun.lazy_regex import pattern

_CLOCK = pattern(r"\d{1,2}:\d\d(?::\d\d)?")
_HOST = pattern(r"(?<=[가-힣.…\"”’)\]])\s?(?:[a-z\d-]{1,30}\.){1,4}[a-z]{2,10}$")
"""What a card of a link shows under its headline."""


def part(spot: Spot) -> Decision | None:
    """What a short line is that stands beside the buttons of a player, or under the heading of tags."""
    if spot.text[0].isdigit() and _CLOCK.fullmatch(spot.text) is not None:
        below = verdict(spot.text_at(spot.i + 1), sentence=spot.shape_at(spot.i + 1) == "sentence")
        beside = spot.kind_before == "player" or (below is not None and below.kind == "player")
        return decided(registry.PLAYER) if beside else None
    listed = spot.line.items > 1 and "\t" not in spot.text and spot.kind_before == "tags"
    return decided(registry.TAG_LIST) if listed else None


def is_card(text: str) -> bool:
    """Whether a linked headline ends with the host that it leads to."""
    return _HOST.search(text) is not None
