"""The lines that the second pass left: outside the container, junk by their own shape or by place alone.

Nothing an article's fields are made of depends on them, so they are labelled when somebody asks for the blocks.
"""

from __future__ import annotations

from collections.abc import Mapping

from bonmun.grammar.lines import verdict
from bonmun.label import registry, signed_lines
from bonmun.label.first_pass import Sheet
from bonmun.label.items import without_bullet
from bonmun.label.notices import Piece
from bonmun.label.registry import Decision, decided, lookup
from bonmun.label.zones import Zones


def read(zones: Zones, made: Mapping[int, Decision]) -> list[Decision]:
    """What is decided of every line; `made` is what was decided of those in and around the container."""
    found: list[Decision] = []
    for i in range(len(zones.lines)):
        before = found[-1] if found else None
        found.append(made[i] if i in made else _decide(i, zones, before))
    return _between(_itemised(found, zones.sheet))


def piece(split_off: Piece) -> Piece:
    """A piece off the end of a line far from the article: none of the article's, for its fields are made without it."""
    role = split_off.decision.rule.role
    if role in ("junk", "date"):
        return split_off
    return Piece(split_off.text, decided(registry.ELSEWHERE if role == "byline" else registry.OUTSIDE))


def _decide(i: int, zones: Zones, before: Decision | None) -> Decision:
    text, shape = without_bullet(zones.lines[i].text), zones.shapes[i]
    if shape != "sentence":
        if signed_lines.is_byline(text):  # this far from the article it is a reporter card, or another's
            return decided(registry.ELSEWHERE)
        if signed_lines.is_date(text):
            return decided(registry.DATE)
    found = verdict(text, sentence=shape == "sentence", tail=zones.zone(i) != "head")
    if found is not None:
        return decided(lookup(found.rule), found.kind)
    if zones.boxes.rule(zones.lines[i].element) is registry.SUMMARY:
        return decided(registry.SUMMARY)
    if shape == "repeat":
        summary = before is not None and before.kind == "ai_summary"
        return decided(registry.COPY, "ai_summary" if summary else "duplicate")
    return decided(registry.OUTSIDE, "nav" if shape == "link" else "other")


def _itemised(found: list[Decision], sheet: Sheet) -> list[Decision]:
    """The links under the heading of a list become its items."""
    kind, revised = "", []
    for i, decision in enumerate(found):
        if decision.rule is registry.OUTSIDE and sheet.shapes[i] == "link":
            if kind:
                decision = decided(registry.IN_LIST, kind)._replace(revised=decision.rule.id)
        else:
            kind = decision.kind if decision.rule.opens_list else ""
        revised.append(decision)
    return revised


def _between(found: list[Decision]) -> list[Decision]:
    """A line that says nothing by itself becomes what stands before and after it: part of the same widget."""
    revised = list(found)
    for i in range(1, len(found) - 1):
        before, after = revised[i - 1], revised[i + 1]
        if revised[i].rule is registry.OUTSIDE and before.kind == after.kind and before.role == after.role == "junk":
            revised[i] = decided(registry.BETWEEN, before.kind)._replace(revised=registry.OUTSIDE.id)
    return revised
