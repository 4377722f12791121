"""First pass: what each line is by itself, and which lines are copies of others.

A line is a sentence, a fragment, a link, or junk by its own shape; a copy of another line is a repeat. This is what
jusText calls the context-free classification (https://nlp.fi.muni.cz/projects/justext/, "Algorithm").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from bonmun.grammar import remembered
from bonmun.grammar.lines import is_report, is_sentence, known_phrase, verdict
from bonmun.label import registry
from bonmun.label.notices import Piece, cut, may_end_with_notice
from bonmun.label.picture_boxes import picture_box
from bonmun.label.registry import decided
from bonmun.label.repeats import find_repeats
from bonmun.parse.page_lines import Element, Line

Shape = Literal["sentence", "fragment", "link", "junk", "repeat", ""]
"""What a line is by itself; "" for a line that a rule brought along, which nobody needs to ask."""
LINK = 8
"""Characters of a headline that a link behind a sentence has at least: shorter ones are buttons and notes."""
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
    comments: tuple[Element, ...] = ()
    """The boxes of readers' comments among the lines: no sentence in one is the article's."""


def read(lines: Sequence[Line], *, dump: bool = False) -> Sheet:
    """The lines with what each is by itself; in a dump, which has no elements, more shapes count as junk."""
    kept = list(lines)
    shapes: list[Shape] = []
    kinds: list[str] = []
    notices: dict[int, tuple[Piece, ...]] = {}
    for i, line in enumerate(lines):
        text = line.text
        size = len(text)
        seam = _seam(text, size - line.link) if 0 < line.link < size else 0
        if seam:
            kept[i] = line._replace(text=text[:seam], source=text[:seam], link=0)
            notices[i] = (Piece(text[seam:].strip(), decided(registry.EDGE_LINK)),)
            shapes.append("sentence")
            kinds.append("")
            continue
        shape, kind, ends = (_of_short if size < LABEL else _of)(text, line.link * 2 > size, dump)
        if ends:
            found = cut(text) if picture_box(line.element) is None else None
            if found is not None:
                text = found.text
                kept[i] = line._replace(text=text, source=text)
                notices[i] = found.notices
                shape = _shape_of(text)
            if dump:
                shape, kind = _judged(text, shape)
        shapes.append(shape)
        kinds.append(kind)
    for i in find_repeats(kept, shapes):
        shapes[i] = "repeat"
    return Sheet(kept, shapes, kinds, notices)


def _seam(text: str, at: int) -> int:
    """Where a told sentence ends right before a link to something else, which stands at `at`; 0 where none does.

    A link behind a space may be the text's own, unless it is longer than the sentence: the line would count as a link.
    """
    end = at if text[at - 1] != " " else at - 1 if at * 2 <= len(text) else 0
    if text[max(0, end - 2) : end] != "다." or is_sentence(text[at:]) or not is_report(text[:end]):
        return 0
    return end if len(text) - at >= LINK and " " in text[at:].strip() else 0


_WORDS = ("sentence", "fragment")
"""Shapes of lines that may be the article's own words."""


def _of(text: str, linked: bool, dump: bool) -> tuple[Shape, str, bool]:
    """What a line is, its kind of junk, and whether it may end with a notice: then that is to be split off first."""
    shape: Shape = "link" if linked else _shape_of(text)
    if shape in _WORDS and may_end_with_notice(text):
        return shape, "", True
    return (*_judged(text, shape), False) if dump else (shape, "", False)


@remembered
def _of_short(text: str, linked: bool, dump: bool) -> tuple[Shape, str, bool]:
    """The same of a line that may be a known phrase: most of these stand on other pages of the outlet too."""
    kind = known_phrase(text)
    return ("junk", kind, False) if kind else _of(text, linked, dump)


def _judged(text: str, shape: Shape) -> tuple[Shape, str]:
    """What a line of a dump is, and its kind of junk: where no element says what stands in it, more shapes are."""
    known = verdict(text.lstrip("*- "), sentence=shape == "sentence")
    return (shape, "") if known is None else ("junk", known.kind)


def _shape_of(text: str) -> Shape:
    return "sentence" if is_sentence(text) else "fragment"
