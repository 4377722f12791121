"""Figures as shares, ready to be drawn: bars of counts, and strips of a page's blocks in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from bonmun.article import Block

WIDTH = 1000
"""Units a strip or a bar is wide."""


class Bar(NamedTuple):
    """One bar of a chart: its label, its value, and its length of `WIDTH`."""

    label: str
    value: int
    length: int


class Stretch(NamedTuple):
    """Part of a strip: where it begins, how long it is, and the role it shows."""

    start: float
    length: float
    role: str


def bars(counted: Counter[str], most: int = 12) -> list[Bar]:
    """The largest counts, longest bar first; all beyond `most` are one bar, "others"."""
    counts = counted.most_common()
    shown = counts if len(counts) <= most else [*counts[: most - 1], ("others", sum(n for _, n in counts[most - 1 :]))]
    top = max((count for _, count in shown), default=1)
    return [Bar(label, count, round(count / top * WIDTH)) for label, count in shown]


def histogram(values: Iterable[float], bins: int = 10) -> list[Bar]:
    """How many values of 0-1 fall into each of equal bins, in order."""
    counts = Counter(min(bins - 1, int(value * bins)) for value in values)
    top = max(counts.values(), default=1)
    return [Bar(f"{i / bins:.1f}", counts[i], round(counts[i] / top * WIDTH)) for i in range(bins)]


def strip(blocks: Sequence[Block]) -> list[Stretch]:
    """The blocks in reading order, each as long as its share of the characters; neighbours of one role are joined."""
    total = sum(len(block.text) for block in blocks) or 1
    stretches, at = [], 0
    for role, group in groupby(blocks, key=lambda block: block.role):
        size = sum(len(block.text) for block in group)
        stretches.append(Stretch(round(at / total * WIDTH, 1), round(size / total * WIDTH, 1), role))
        at += size
    return stretches
