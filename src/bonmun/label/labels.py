"""Lines with their roles: what labelling hands on to the fields and to the article."""

from __future__ import annotations

from collections.abc import Mapping
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


def labelled(line: Line, shape: Shape, decision: Decision | None, parts: tuple[Piece, ...] = ()) -> Labelled:
    """The line with its role."""
    if decision is None:
        return Labelled(line, line.text, line.element, shape, None, index=line.index)
    role, kind = decision.rule.role, decision.kind
    return Labelled(line, line.text, line.element, shape, decision, role, kind, parts, line.index)


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
        return Labels(self._zones, {**self.made, **named}, self.parts)

    def split(self, parts: Mapping[int, tuple[Piece, ...]]) -> Labels:
        """The same with some lines in pieces."""
        return Labels(self._zones, self.made, {**self.parts, **parts})

    def body(self) -> list[int]:
        """The indexes of the body's lines, in order."""
        return sorted(i for i, decision in self.made.items() if decision.rule.role == "body")

    @cached_property
    def lines(self) -> list[Labelled]:
        """Every line, those far from the article without a role."""
        made, parts = self.made.get, self._parts()
        return [
            labelled(line, shape, made(i), parts.get(i, ()))
            for i, (line, shape) in enumerate(zip(self.sheet.lines, self.sheet.shapes, strict=True))
        ]

    def _parts(self) -> dict[int, tuple[Piece, ...]]:
        """The pieces of the lines that have a role and are in pieces, notices split off their ends among them."""
        parts = dict(self.parts)
        for i, notices in self.sheet.notices.items():
            if i in self.made:
                parts[i] = (*(parts.get(i) or (whole(self.sheet.lines[i], self.made[i]),)), *notices)
        return parts

    def pieces(self) -> list[tuple[Line, Piece]]:
        """Every piece of every line in order, each with what was decided of it; worked out anew at each call."""
        found: list[tuple[Line, Piece]] = []
        for line, decision in zip(self.sheet.lines, outside.read(self._zones, self.made), strict=True):
            found += [(line, part) for part in self.parts.get(line.index) or (whole(line, decision),)]
            found += [(line, notice) for notice in self.sheet.notices.get(line.index, ())]
        return found


def whole(line: Line, decision: Decision) -> Piece:
    """The line as one piece: junk as it stood in the source, all else without stray markup."""
    return Piece(line.source if decision.rule.role == "junk" else line.text, decision)
