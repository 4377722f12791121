"""Lines with their roles: what labelling hands on to the fields and to the article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from bonmun.label import outside
from bonmun.label.first_pass import Shape, Sheet
from bonmun.label.notices import Piece
from bonmun.label.registry import Decision
from bonmun.label.zones import Zones
from bonmun.parse.page_lines import Element, Line


class Labelled(NamedTuple):
    """A line with its role: what is asked of it again and again stands beside it."""

    line: Line
    text: str
    """The line as printed, without stray markup."""
    element: Element | None
    """The innermost element that holds all of it; None in a dump."""
    shape: Shape
    decision: Decision | None
    """None where nothing was decided yet, far from the article."""
    role: str = ""
    """What it is of the article; "" where nothing was decided."""
    kind: str = ""
    """The kind of junk; "" for all else."""
    parts: tuple[Piece, ...] = ()
    """Its pieces, where one line holds several things; () where it holds one."""
    index: int = 0  # type: ignore[assignment]  # hides tuple.index, as the line's own does
    """Its place among the lines."""


_made = tuple.__new__
"""Makes a named tuple without the function that names its fields: a page has some hundred lines, a dump thousands."""


def labelled(line: Line, shape: Shape, decision: Decision | None, parts: tuple[Piece, ...] = ()) -> Labelled:
    """The line with its role."""
    if decision is None:
        return Labelled(line, line.text, line.element, shape, None, index=line.index)
    rule = decision.rule
    return _made(
        Labelled, (line, line.text, line.element, shape, decision, rule.role, decision.kind, parts, line.index)
    )


class Labels:
    """What was decided of the lines of a source; frozen: `revised` and `split` give new ones."""

    def __init__(self, zones: Zones, made: Mapping[int, Decision], parts: Mapping[int, tuple[Piece, ...]]) -> None:
        self._zones = zones
        self.sheet: Sheet = zones.sheet
        self.made = made
        """Decisions by the index of their line; lines far from the article have none."""
        self.parts = parts
        """The pieces of lines that hold several things."""

    def revised(self, changes: Mapping[int, Decision]) -> Labels:
        """The same with other decisions of some lines, each of which names the rule that had decided before."""
        named = {i: d._replace(revised=self.made[i].rule.id) if i in self.made else d for i, d in changes.items()}
        return self._changed({**self.made, **named}, self.parts, changes)

    def split(self, parts: Mapping[int, tuple[Piece, ...]]) -> Labels:
        """The same with some lines in pieces."""
        return self._changed(self.made, {**self.parts, **parts}, parts)

    def body(self) -> list[int]:
        """The indexes of the body's lines, in order."""
        return sorted(i for i, decision in self.made.items() if decision.rule.role == "body")

    @cached_property
    def lines(self) -> list[Labelled]:
        """Every line, those far from the article without a role."""
        made = self.made
        return [
            self._line(i)
            if i in made
            else _made(Labelled, (line, line.text, line.element, shape, None, "", "", (), line.index))
            for i, (line, shape) in enumerate(zip(self.sheet.lines, self.sheet.shapes, strict=True))
        ]

    def _line(self, i: int) -> Labelled:
        """A line that has a role, with its pieces, notices split off its end among them."""
        line, decision, parts = self.sheet.lines[i], self.made[i], self.parts.get(i, ())
        notices = self.sheet.notices.get(i)
        if notices is not None:
            parts = (*(parts or (whole(line, decision),)), *notices)
        return labelled(line, self.sheet.shapes[i], decision, parts)

    def _changed(
        self, made: Mapping[int, Decision], parts: Mapping[int, tuple[Piece, ...]], at: Iterable[int]
    ) -> Labels:
        """Labels that differ in the lines `at`; the other lines are not made again where somebody asked for them."""
        labels = Labels(self._zones, made, parts)
        if "lines" in self.__dict__:
            lines = labels.__dict__["lines"] = list(self.lines)
            for i in at:
                lines[i] = labels._line(i)
        return labels

    def pieces(self) -> list[tuple[Line, Piece]]:
        """Every piece of every line in order, each with what was decided of it; worked out anew at each call."""
        found: list[tuple[Line, Piece]] = []
        for line, decision in zip(self.sheet.lines, outside.read(self._zones, self.made), strict=True):
            found += [(line, part) for part in self.parts.get(line.index) or (whole(line, decision),)]
            near = line.index in self.made
            found += [(line, one if near else outside.piece(one)) for one in self.sheet.notices.get(line.index, ())]
        return found


def whole(line: Line, decision: Decision) -> Piece:
    """The line as one piece: junk as it stood in the source, all else without stray markup."""
    return _made(Piece, (line.source if decision.rule.role == "junk" else line.text, decision))
