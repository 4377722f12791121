"""Second pass: the role of each line of the article's container, by its neighbours, its box, its place and the page.

The tables at the end say in which order the rules are asked; the first that holds decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from bonmun.label import decks, evidence, registry
from bonmun.label import predicates as ask
from bonmun.label.first_pass import Shape
from bonmun.label.registry import Decision, Rule, decided
from bonmun.label.spot import Course, Spot, opens_list
from bonmun.label.zones import Zone, Zones


class Row:
    """One row of a table: a rule and what asks whether it holds, or a finder that names the rule itself."""

    __slots__ = ("asks", "made", "of", "own")

    def __init__(
        self,
        asks: Callable[[Spot], Decision | bool | None],
        rule: Rule | None = None,
        *,
        own: bool = False,
        of: tuple[Shape, ...] = get_args(Shape),
    ) -> None:
        """`asks` gives True where the rule holds, or a decision; `own` says that the line's own shape makes it junk.

        `of` are the shapes of lines that it may hold of: others are not asked.
        """
        self.asks = asks
        self.made = decided(rule) if rule is not None else None
        self.own = own
        self.of = of


def read(zones: Zones, headline: int | None, given: Mapping[int, Decision]) -> dict[int, Decision]:
    """What is decided of the lines in and around the container, by index; `given` was decided before, by rule files.

    `headline` is the index of the line that shows the headline.
    """
    made = dict(given)
    course = Course()
    for i in range(*zones.surroundings(headline)):
        if i in given:
            if given[i].role == "junk":
                course = course._replace(listing=opens_list(given[i], zones.lines[i].text, course.listing))
            continue
        spot = Spot(i, zones, course, made.get(i - 1), headline)
        if i in zones.inside:
            made[i], course = _decide(spot)
        else:
            found = _around(spot)
            if found is not None:
                made[i] = found
    return made


def _around(spot: Spot) -> Decision | None:
    """The decision of a line around the container; None where nothing says what it is."""
    for row in _AROUND[spot.shape]:
        if row.asks(spot):
            return row.made
    return None


def _decide(spot: Spot) -> tuple[Decision, Course]:
    """The decision of a line inside the container, and the course behind it.

    A row that would take the line decides only when what it and the rows before it say is proof enough.
    """
    heard: list[Rule] = []
    for row in _INSIDE[spot.zone][spot.shape]:
        said = row.asks(spot)
        if not said:
            continue
        found = row.made if said is True else said
        if not isinstance(found, Decision):
            continue
        if evidence.takes(found) and not _is_proved(found, heard, spot):
            heard.append(found.rule)
            continue
        if heard and found.role == "junk":
            found = found._replace(evidence=tuple(rule.id for rule in heard))
        return found, spot.next(found, _CLOSING, row.own)
    raise AssertionError("the last row of each zone holds always")


def _is_proved(found: Decision, heard: list[Rule], spot: Spot) -> bool:
    """Whether the grounds of the rule, of those heard before it, and of the line's place are enough."""
    needed = evidence.cost(spot)
    if len(set(found.rule.basis)) >= needed or found.rule in _LAST:
        return True
    grounds = {basis for rule in (found.rule, *heard) for basis in rule.basis} | evidence.around(spot)
    return len(grounds) >= needed


def _by_shape(rows: Sequence[Row]) -> Mapping[Shape, tuple[Row, ...]]:
    """The rows that lines of each shape are asked."""
    return {shape: tuple(row for row in rows if shape in row.of) for shape in get_args(Shape)}


_SENTENCE: tuple[Shape, ...] = ("sentence",)
_FRAGMENT: tuple[Shape, ...] = ("fragment",)
_WORDS: tuple[Shape, ...] = ("sentence", "fragment")
_LINK: tuple[Shape, ...] = ("link",)
_REPEAT: tuple[Shape, ...] = ("repeat",)
_ELSE: tuple[Shape, ...] = ("fragment", "link", "junk", "repeat", "")
"""What is no sentence."""
_AROUND = _by_shape(
    (
        Row(ask.is_byline, registry.BYLINE, of=_ELSE),
        Row(ask.is_date, registry.DATE, of=_ELSE),
        Row(ask.is_note, registry.NOTE, of=_SENTENCE),
        Row(decks.is_apart, registry.DECK, of=_FRAGMENT),
    )
)
"""Lines around the container; what none of these takes waits until somebody asks for the blocks."""
_ANYWHERE = (
    Row(ask.own_junk, own=True),
    Row(ask.is_pitch, registry.PITCH, own=True, of=_WORDS),
    Row(Spot.is_list_item, registry.IN_LIST),
    Row(ask.copied, of=_REPEAT),
    Row(ask.has_no_letters, registry.NO_LETTERS),
    Row(ask.is_unseen_label, registry.HIDDEN, of=_ELSE),
    Row(ask.is_cue, registry.CUE),
    Row(ask.is_byline, registry.BYLINE, of=_ELSE),
    Row(ask.dates_the_page, registry.DATE, of=_ELSE),
    Row(ask.captioned),
    Row(ask.boxed),
    Row(ask.is_running_headline, registry.HEADLINES),
    Row(ask.is_teaser, registry.TEASER),
)
"""Lines of the container, wherever in it they stand."""
_BY_ZONE: dict[Zone, tuple[Row, ...]] = {
    "core": (
        Row(decks.opens, registry.DECK, of=_FRAGMENT),
        Row(ask.is_name_field, registry.FIELD, of=_ELSE),
        Row(ask.is_lead_caption, registry.SIGNED, of=_SENTENCE),
        Row(ask.is_promo_link, registry.PROMO_LINK, of=_LINK),
        Row(ask.is_arrowed, registry.ARROW),
        Row(ask.is_apart_link, registry.APART_LINK, of=_LINK),
        Row(ask.is_afterword, registry.AFTERWORD),
        Row(ask.always, registry.CORE),
    ),
    "head": (
        Row(ask.is_link, registry.EDGE_LINK, of=_LINK),
        Row(ask.is_hidden, registry.HIDDEN),
        Row(ask.is_field, registry.FIELD),
        Row(ask.is_leading, registry.HEAD),
        Row(ask.is_opening, registry.OPENING),
        Row(ask.is_lone_sentence, registry.BEFORE, of=_SENTENCE),
        Row(ask.is_marked_subhead, registry.SUBHEAD),
        Row(ask.is_first_heading, registry.HEADING),
        Row(decks.is_deck, registry.DECK),
        Row(ask.always, registry.BEFORE),
    ),
    "tail": (
        Row(ask.is_link, registry.EDGE_LINK, of=_LINK),
        Row(ask.is_contributor, registry.CONTRIBUTOR, of=_ELSE),
        Row(ask.is_signature, registry.CONTRIBUTOR, of=_ELSE),
        Row(ask.is_notices, own=True),
        Row(ask.is_closing, registry.TAIL),
        Row(ask.is_dated, registry.DATED, of=_ELSE),
        Row(ask.is_tagged, registry.HEADLINES),
        Row(ask.is_trailing, registry.TAIL),
        Row(ask.always, registry.BEHIND),
    ),
}
"""What is asked next, by where in the container the line stands."""
_INSIDE = {zone: _by_shape((*_ANYWHERE, *rows)) for zone, rows in _BY_ZONE.items()}
_CLOSING = (registry.BYLINE, registry.DATE, registry.CONTRIBUTOR, registry.DATED)
"""Rules behind whose lines, in the tail, nothing is the article's own."""
_LAST = (registry.BEFORE, registry.BEHIND)
"""Rules that hold for every line before and behind the core that nothing claims for the article."""
