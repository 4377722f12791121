"""Paragraphs that stand twice: a machine summary, a print view, a mobile copy. The body's copy stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bonmun.grammar.lines import CUE, squash
from bonmun.parse.page import Line
from bonmun.patterns import pattern

EXTRACTS = 6
"""How many sentences from the top may be a summary: lead boxes hold three to five."""
_SENTENCE_END = pattern(r"(?<=[다요]\.)\s+")
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
    _mark_copies(lines)
    _mark_extracts(lines)
    twice = [group for group in places.values() if len(group) > 1]
    if not twice:
        return
    runs = _runs(lines)
    for group in twice:
        stays = max(group, key=lambda i: (not _unseen(lines[i]), runs[i], -i))
        for i in group:
            if i != stays:
                lines[i].shape = "repeat"


def _mark_extracts(lines: Sequence[Line]) -> None:
    """A line near the top that is put together from sentences which all stand again below is a machine summary."""
    sentences = [i for i, line in enumerate(lines) if line.shape == "sentence"]
    if len(sentences) < 4:
        return
    below = ""
    for i in sentences[:EXTRACTS]:
        sentences_in = _SENTENCE_END.split(lines[i].text)
        parts = [part for part in map(squash, sentences_in) if len(part) >= SHORTEST]
        if len(sentences_in) < 2 or not parts:
            continue
        below = below or "".join(squash(line.text) for line in lines if line.shape == "sentence")
        if below.count(squash(lines[i].text)) == 1 and all(below.count(part) > 1 for part in parts):
            lines[i].shape = "repeat"


def _mark_copies(lines: Sequence[Line]) -> None:
    """A fragment that stands three times is a label or an alt text; a block of decks that stands twice, a copy."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.shape == "fragment" and len(line.text) >= 6 and CUE.match(line.text) is None:
            places[line.text].append(i)
    for group in places.values():
        if len(group) > 2:
            for i in group:
                lines[i].shape = "repeat"
    for i, line in enumerate(lines):
        before = places.get(line.text, [i])[0]
        if before < i and _same_block(lines, before, i):
            line.shape = "repeat"


def _same_block(lines: Sequence[Line], before: int, at: int) -> bool:
    """Whether the line and its neighbour stand in the same order further up."""
    later = at + 1 < len(lines) and lines[before + 1].text == lines[at + 1].text and before + 1 < at
    earlier = before > 0 and lines[before - 1].text == lines[at - 1].text
    return later or earlier


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
        if line is None or strays > 1 or line.shape == "junk":
            for j in range(start, min(i + 1, len(lines))):
                sizes[j] = size
            start, size = i + 1, 0
    return sizes
