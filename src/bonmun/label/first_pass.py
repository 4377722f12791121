"""First pass: what each line is by itself, and which lines are copies of others.

A line is a sentence, a fragment, a link, or junk by its own shape; a copy of another line is a repeat. This is what
jusText calls the context-free classification (https://nlp.fi.muni.cz/projects/justext/, "Algorithm").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from bonmun.grammar.lines import is_sentence, known_phrase, verdict
from bonmun.label.notices import Piece, cut
from bonmun.label.picture_boxes import picture_box
from bonmun.label.repeats import find_repeats
from bonmun.parse.page_lines import Line

Shape = Literal["sentence", "fragment", "link", "junk", "repeat", ""]
"""What a line is by itself; "" for a line that a rule brought along, which nobody needs to ask."""
LABEL = 60
"""Characters below which a line may be a known phrase whatever stands around it."""


class Sheet(NamedTuple):
    """The lines of a source, and beside each what it is by itself."""

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    kinds: Sequence[str]
    """The kind of junk that a line's own shape says; "" where it says none."""
    notices: Mapping[int, tuple[Piece, ...]] = {}
    """What was split off the ends of lines, by their index: notices behind the article's own words."""


def read(lines: Sequence[Line], *, dump: bool = False) -> Sheet:
    """The lines with what each is by itself; in a dump, which has no elements, more shapes count as junk."""
    lines, notices = _without_notices(lines)
    classes = [_classify(line, dump) for line in lines]
    kinds = [kind for _, kind in classes]
    shapes: list[Shape] = [shape for shape, _ in classes]
    for i in find_repeats(lines, shapes):
        shapes[i] = "repeat"
    return Sheet(lines, shapes, kinds, notices)


def _without_notices(lines: Sequence[Line]) -> tuple[Sequence[Line], dict[int, tuple[Piece, ...]]]:
    """The lines without the notices that some end with, and those notices."""
    cuts = {
        i: found
        for i, line in enumerate(lines)
        if line.link * 2 <= len(line.text)
        and (found := cut(line.text)) is not None
        and picture_box(line.element) is None
    }
    if not cuts:
        return lines, {}
    kept = list(lines)
    for i, found in cuts.items():
        kept[i] = lines[i]._replace(text=found.text, source=found.text)
    return kept, {i: found.notices for i, found in cuts.items()}


def _classify(line: Line, dump: bool) -> tuple[Shape, str]:
    text = line.text
    kind = known_phrase(text) if len(text) < LABEL else ""
    if kind:
        return "junk", kind
    if line.link * 2 > len(text):
        shape: Shape = "link"
    else:
        shape = "sentence" if is_sentence(text) else "fragment"
    if dump:
        found = verdict(text.lstrip("*- "), sentence=shape == "sentence")
        if found is not None:
            return "junk", found.kind
    return shape, ""
