"""Lines that stand twice: a machine summary, a print view, a mobile copy. The body's copy stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from bonmun.grammar.cues import announces
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Line
from bonmun.whitespace import squash

EXTRACTS = 6
"""How many sentences from the top may be a summary: lead boxes hold three to five."""
_SENTENCE_END = pattern(r"(?<=[다요]\.)\s+")
SUMMED = 4
"""Sentences from which a text is long enough to have a summary."""
SHORTEST = 24
"""Characters without spaces from which a repeated line is no accident."""
LABELS = 3
"""How often a fragment stands that is a label or an alt text."""
LABEL = 6
"""Characters from which a fragment is asked whether it stands again."""


def find_repeats(lines: Sequence[Line], shapes: Sequence[str]) -> list[int]:
    """The places of all copies but one of what stands more than once, and of summaries put together from the text."""
    keys = _keys(lines, shapes)
    copies = {*_labels(lines, shapes), *_extracts(lines, keys)}
    places: dict[str, list[int]] = defaultdict(list)
    for i, key in keys.items():
        if len(key) >= SHORTEST:
            places[key].append(i)
    twice = [group for group in places.values() if len(group) > 1]
    if twice:
        copies.update(_but_one(lines, ["repeat" if i in copies else shape for i, shape in enumerate(shapes)], twice))
    return sorted(copies)


def _keys(lines: Sequence[Line], shapes: Sequence[str]) -> dict[int, str]:
    """The sentences without white space, by their places."""
    return {i: squash(line.text) for i, line in enumerate(lines) if shapes[i] == "sentence"}


def _but_one(lines: Sequence[Line], shapes: Sequence[str], groups: Iterable[Sequence[int]]) -> Iterable[int]:
    """All copies of a sentence but the one in the longest run of text."""
    runs = _runs(shapes)
    for group in groups:
        stays = max(group, key=lambda i: (not _is_unseen(lines[i]), runs[i], -i))
        yield from (i for i in group if i != stays)


def _extracts(lines: Sequence[Line], keys: Mapping[int, str]) -> Iterable[int]:
    """Lines near the top that are put together from sentences which all stand again below: machine summaries."""
    if len(keys) < SUMMED:
        return
    below = ""
    for i in islice(keys, EXTRACTS):
        sentences_in = _SENTENCE_END.split(lines[i].text)
        parts = [part for part in map(squash, sentences_in) if len(part) >= SHORTEST]
        if len(sentences_in) < 2 or not parts:
            continue
        below = below or "".join(keys.values())
        if below.count(keys[i]) == 1 and all(below.count(part) > 1 for part in parts):
            yield i


def _labels(lines: Sequence[Line], shapes: Sequence[str]) -> Iterable[int]:
    """A fragment that stands three times is a label or an alt text; a block of decks that stands twice, a copy."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if shapes[i] == "fragment" and len(line.text) >= LABEL:
            found = places.get(line.text)
            if found is not None:
                found.append(i)
            else:
                places[line.text] = [i]
    for text, group in places.items():
        if len(group) >= LABELS and not announces(text):
            yield from group
    first = {text: group[0] for text, group in places.items()}
    for i, line in enumerate(lines):
        before = first.get(line.text, i)
        if before < i and not announces(line.text) and _is_same_block(lines, shapes, before, i):
            yield i


def _is_same_block(lines: Sequence[Line], shapes: Sequence[str], before: int, at: int) -> bool:
    """Whether the line and its neighbour stand in the same order further up; short sentences tell of no copy."""
    later = at + 1 < len(lines) and lines[before + 1].text == lines[at + 1].text and before + 1 < at
    earlier = before > 0 and lines[before - 1].text == lines[at - 1].text
    return (later and _tells_copies(lines, shapes, at + 1)) or (earlier and _tells_copies(lines, shapes, at - 1))


def _tells_copies(lines: Sequence[Line], shapes: Sequence[str], at: int) -> bool:
    return shapes[at] != "sentence" or len(squash(lines[at].text)) >= SHORTEST


def _is_unseen(line: Line) -> bool:
    return line.element is not None and line.element.hidden


def _runs(shapes: Sequence[str]) -> list[int]:
    """For each line, how many sentences stand in the run of text around it; one stray line does not end a run."""
    sizes = [0] * len(shapes)
    start, size, strays = 0, 0, 0
    for i, shape in enumerate([*shapes, ""]):
        if shape == "sentence":
            size += 1
            strays = 0
            continue
        strays += 1
        if i == len(shapes) or strays > 1 or shape == "junk":
            for j in range(start, min(i + 1, len(shapes))):
                sizes[j] = size
            start, size = i + 1, 0
    return sizes
