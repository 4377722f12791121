"""One line with all that a rule may look at: the line, its place, its neighbours, and what was decided before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bonmun.grammar.lines import CUT_OFF, is_declarative, is_report
from bonmun.label import headings, registry
from bonmun.label.dump_boxes import REACH
from bonmun.label.first_pass import Shape
from bonmun.label.items import BULLETS, is_item, without_bullet
from bonmun.label.readings.dump_edges import QUOTES
from bonmun.label.registry import Decision, Rule
from bonmun.label.zones import Zone, Zones
from bonmun.parse.page_lines import Line

_ENUMERATES = frozenset("▲△①②③④⑤⑥⑦⑧⑨")
"""What stands before entries of an article's own lists, and not before other articles."""


class Course(NamedTuple):
    """State of the second pass: what the decisions so far say of the next line."""

    listing: bool = False
    """A list of other articles runs: its heading opened it, its items keep it open."""
    begun: bool = False
    """A sentence of the article stood before the core already."""
    closed: bool = False
    """A byline, a date or junk stood behind the core: what follows is not the article's own."""
    signed: int = 0
    """The first byline, date or junk behind the last sentence told in the article's style; 0 where there was none."""


class Spot:
    """A line of the container, asked by the rules of the second pass."""

    __slots__ = (
        "before", "course", "i", "is_right_under", "is_sentence", "line", "plain", "shape", "text", "under_headline",
        "zone", "zones",
    )  # fmt: skip

    def __init__(self, i: int, zones: Zones, course: Course, before: Decision | None, headline: int | None) -> None:
        """`before` is what was decided of the line before, `headline` the index of the line that shows the headline."""
        self.i = i
        self.zones = zones
        self.course = course
        self.before = before
        self.under_headline = headline is not None and headline < i
        self.is_right_under = headline == i - 1
        self.line: Line = zones.lines[i]
        self.text = self.line.text
        self.plain = without_bullet(self.text) if self.text[0] in BULLETS else self.text
        self.shape: Shape = zones.shapes[i]
        self.is_sentence = self.shape == "sentence"
        self.zone: Zone = "head" if i < zones.start else "tail" if i >= zones.end else "core"

    @property
    def is_peer(self) -> bool:
        """Whether the line stands where the core's sentences stand."""
        return self.zones.is_peer(self.i)

    @property
    def kind_before(self) -> str:
        """The kind of junk that the line before is; "" where it is none."""
        if self.before is not None:
            return self.before.kind
        return self.zones.kinds[self.i - 1] if self.i else ""

    def shape_at(self, i: int) -> Shape:
        """What another line is by itself; "" beyond the first and the last."""
        return self.zones.shapes[i] if 0 <= i < len(self.zones.lines) else ""

    def text_at(self, i: int) -> str:
        """The text of another line; "" beyond the first and the last."""
        return self.zones.lines[i].text if 0 <= i < len(self.zones.lines) else ""

    def is_list_item(self) -> bool:
        """Whether a list of other articles runs, and the line is its next item."""
        if not self.course.listing or self.zones.is_subhead(self.i) or headings.is_bold_over(self.zones, self.i):
            return False
        if self._left_box():
            return False
        if self.shape == "link":
            return True
        if self.text[0] in _ENUMERATES and self._goes_on():
            return False
        marked = is_item(self.text)
        if not self.is_sentence and (self.zone != "head" or marked):
            return True
        if self.zone != "core" and self.text.endswith(CUT_OFF):  # an item that was too long for its list
            return True
        return marked and (self.zone == "tail" or not is_declarative(self.text))

    def _left_box(self) -> bool:
        """Whether the line, no link, stands beside the paragraphs; the item before it did not, or was a link."""
        if self.line.element is None or self.shape == "link" or self.zone == "tail":
            return False
        if not self.zones.is_with_core(self.i):
            return False
        return self.shape_at(self.i - 1) == "link" or not self.zones.is_with_core(self.i - 1)

    def _goes_on(self) -> bool:
        """Whether the box above stands between entries of one list: one that begins as this line stands over it."""
        at, first = self.i - 1, max(self.zones.start, self.i - REACH)
        while at >= first and not self.zones.kinds[at] and self.text_at(at)[0] in _ENUMERATES:
            at -= 1
        while at >= first and self.zones.kinds[at]:
            at -= 1
        return at >= first and self.text_at(at)[0] in _ENUMERATES

    def is_closed(self) -> bool:
        """Whether the article ended before this line of the tail; a copy of one of its own lines ends nothing."""
        before = self.before
        ended = before is not None and before.role in ("junk", "byline", "date") and before.kind != "duplicate"
        return self.course.closed or ended

    def next(self, decision: Decision, rules_that_close: Sequence[Rule], own: bool) -> Course:
        """The course behind this line; `own` says that the line's own shape made it junk."""
        listing, begun, closed, signed = self.course
        rule = decision.rule
        listing = opens_list(decision, self.text, listing) if own else rule is registry.IN_LIST
        begun = begun or (rule is registry.HEAD and self.is_sentence and self.text[0] not in QUOTES)
        goes_on = rule is registry.TAIL and self.line.element is None and is_report(self.text)
        closed = (closed and not goes_on) or (self.zone == "tail" and (own or rule in rules_that_close))
        ends = own or rule.role in ("byline", "date")
        signed = signed or (self.i if ends and self.i > self.zones.last_told else 0)
        return tuple.__new__(Course, (listing, begun, closed, signed))


def opens_list(decision: Decision, text: str, listing: bool) -> bool:
    """Whether a list runs behind a line of junk; `listing` says whether one ran before it."""
    rule = decision.rule
    opens = rule.opens_list or decision.kind == "related" or (decision.kind == "reporter_card" and "기사" in text)
    return opens or (listing and decision.kind != "copyright")
