"""Labels made by hand: lines with the roles that a test gives them."""

from __future__ import annotations

from typing import NamedTuple

from bonmun.article import JunkKind, Role
from bonmun.label.first_pass import Sheet
from bonmun.label.labels import Labels
from bonmun.label.readings.body import Reading
from bonmun.label.registry import Decision, Rule
from bonmun.label.zones import Zones
from bonmun.parse.page_lines import Line


class Made(NamedTuple):
    """A line and its role."""

    text: str
    role: Role = "body"
    kind: JunkKind | str = ""
    rule: str = "reading/core"
    framed: bool = False


def labels(*made: Made) -> Labels:
    """The labels of these lines."""
    lines = [Line(one.text, i, None, source=one.text, number=i, framed=one.framed) for i, one in enumerate(made)]
    sheet = Sheet(lines, ["sentence"] * len(lines), [""] * len(lines))
    decisions = {
        i: Decision(Rule(one.rule, one.role, one.kind, (), ""), one.kind) for i, one in enumerate(made) if one.role
    }
    return Labels(Zones(sheet, Reading(0, len(lines), ((0, len(lines)),), 100.0)), decisions, {})
