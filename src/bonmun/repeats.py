"""Paragraphs that stand twice: a machine summary, a print view, a mobile copy. The body's copy stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bonmun.lines import squash
from bonmun.page import Line

SHORTEST = 24
"""Characters without spaces from which a repeated line is no accident."""


def mark_repeats(lines: Sequence[Line]) -> None:
    """Gives all copies but one of a repeated sentence the shape "repeat": the copy in the longest run of text stays."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.shape == "sentence" and len(line.text) >= SHORTEST:
            key = squash(line.text)
            if len(key) >= SHORTEST:
                places[key].append(i)
    twice = [group for group in places.values() if len(group) > 1]
    if not twice:
        return
    runs = _runs(lines)
    for group in twice:
        stays = max(group, key=lambda i: (not _unseen(lines[i]), runs[i], -i))
        for i in group:
            if i != stays:
                lines[i].shape = "repeat"


def _unseen(line: Line) -> bool:
    return line.element is not None and line.element.hidden


def _runs(lines: Sequence[Line]) -> list[int]:
    """For each line, how many sentences stand in the run of text around it; one stray line does not end a run."""
    sizes = [0] * len(lines)
    start, size, strays = 0, 0, 0
    for i, line in enumerate([*lines, None]):
        if line is not None and line.shape == "sentence":
            size += 1
            strays = 0
            continue
        strays += 1
        if line is None or strays > 1:
            for j in range(start, min(i + 1, len(lines))):
                sizes[j] = size
            start, size = i + 1, 0
    return sizes
