"""How much evidence a removal needs: the more it would cost to be wrong, the more.

A fragment goes on one kind of evidence. A sentence told as a report goes on two that do not depend on each other, or as
an exact repeat. The grounds of a rule and of others that say the same are added
up; where they are too few the next rule is asked, and in the end the line stays.
"""

from __future__ import annotations

from bonmun.grammar.lines import is_report
from bonmun.label.registry import Basis, Decision
from bonmun.label.spot import Spot

TOLD, ELSE = 2, 1
"""Kinds of evidence that a sentence told as a report needs to go, and that any other line needs."""
_GROUPS = frozenset(("box", "neighbours"))
"""What a line shares with the line before it when both stand in one widget."""


def cost(spot: Spot) -> int:
    """How many kinds of evidence it takes to remove the line.

    In an article told in the plain style (…했다), what is said in another (…되었습니다) is a notice as often as not.
    """
    own_voice = spot.zones.is_plain(spot.i) or not spot.zones.tells_plainly
    return TOLD if spot.is_sentence and own_voice and is_report(spot.text) else ELSE


def takes(decision: Decision) -> bool:
    """Whether the decision takes the line out of the text on a claim that may be wrong.

    An exact repeat stands in the text all the same, and a picture's element holds captions and nothing else.
    """
    basis = decision.rule.basis
    if "repetition" in basis:
        return False
    return decision.role == "junk" or (decision.role == "caption" and "box" not in basis)


def around(spot: Spot) -> set[Basis]:
    """What the line's place and its neighbour say against it, whatever the rule."""
    found: set[Basis] = set()
    if spot.zone != "core" or spot.course.signed:
        found.add("place")
    if spot.before is not None and spot.before.role == "junk" and not _GROUPS.isdisjoint(spot.before.rule.basis):
        found.add("neighbours")
    return found
