"""Which blocks a report folds away: the removed ones that stand before the article's text, where they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from bonmun.report.reasons import Reason

FEW = 4
"""Removed blocks in a row that are not folded: they take no more room than two lines of text."""


class Group(NamedTuple):
    """Neighbouring blocks that are shown alike."""

    first: int
    """The number of the first of them, counted over the whole page."""
    reasons: tuple[Reason, ...]
    folded: bool

    @property
    def categories(self) -> list[tuple[str, int]]:
        """What the blocks are, the commonest first, with how many there are of each."""
        return Counter(reason.category for reason in self.reasons).most_common()


def groups(found: Sequence[Reason]) -> list[Group]:
    """All the blocks in order; a page without a body folds nothing, since what was removed is all there is to see."""
    text = next((number for number, reason in enumerate(found) if reason.block.role == "body"), 0)
    made: list[Group] = []
    at = 0
    for (before, kept), run in groupby(enumerate(found), key=lambda one: (one[0] < text, one[1].kept)):
        reasons = tuple(reason for _, reason in run)
        made.append(Group(at, reasons, before and not kept and len(reasons) > FEW))
        at += len(reasons)
    return made
