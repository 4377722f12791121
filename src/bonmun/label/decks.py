"""Decks (부제): short lines between the headline and the text that say in other words what it tells."""

from __future__ import annotations

from bonmun.grammar.lines import verdict
from bonmun.label import headings, registry
from bonmun.label.picture_boxes import picture_box
from bonmun.label.spot import Spot
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element

DECK = range(8, 90)
"""Characters of a deck."""
SET_OFF = 5
"""Characters from which a line is one that its element makes a deck, or that is set as headings are."""
WORDS = 2
"""Spaces in a line right under the headline that nothing sets off: sections and desks have fewer."""
DECK_DEPTH = 3
"""How many elements above a deck are asked for their names."""
_NAME = pattern(
    r"(?i)(?:^|[\s_-])(?:sub_?(?:tit|title|titles|heading|head|header|headline|ject)|art_subtit|mid_?title|deck|lead|"
    r"summary_view|media_end_summary|standfirst|subheader|subtit\w*|article-?sub\w*|tit_?sub\w*)(?:$|[\s_\d-])"
)
_OWN_NAME = pattern(r"(?i)(?:^|[\s_-])(?:sub|sub_?tit|sub-?headline)(?:$|[\s_\d-])")
"""What is a deck's name in its own block only: whole pages are named so too."""
_LETTER = pattern(r"[가-힣A-Za-z一-鿿]")
_ABOVE = ("title", "subtitle", "date", "byline")
"""What may stand right over a deck."""


def is_deck(spot: Spot) -> bool:
    """As long as decks are, and where decks stand: with the paragraphs, in an element named so, or in bold."""
    if len(spot.text) >= DECK.stop or _LETTER.search(spot.text) is None:
        return False
    if len(spot.text) in DECK and (spot.is_peer or spot.line.bold):
        return True
    return len(spot.text) >= SET_OFF and (is_named(spot.line.element) or _is_set_off(spot))


def is_apart(spot: Spot) -> bool:
    """A deck that stands with the headline, apart from the container: by its name, in bold, right under it."""
    if not spot.under_headline or spot.zone != "head" or spot.shape != "fragment":
        return False
    if len(spot.text) not in range(SET_OFF, DECK.stop) or _LETTER.search(spot.text) is None:
        return False
    element = spot.line.element
    if is_named(element):
        return True
    if picture_box(element):
        return False
    more = spot.before is not None and spot.before.rule is registry.DECK
    if _is_set_off(spot):
        return more or spot.is_right_under or (spot.before is not None and spot.before.role in _ABOVE)
    if len(spot.text) not in DECK or verdict(spot.plain, sentence=False, tail=True) is not None:
        return False
    return more or (spot.is_right_under and spot.text.count(" ") >= WORDS)


def opens(spot: Spot) -> bool:
    """In an element named as a deck, at the front of the core, whose sentences stand in the same block."""
    if spot.zones.is_quiet or not SET_OFF <= len(spot.text) < DECK.stop:
        return False
    front = range(spot.zones.start, spot.i + 1)
    return all(spot.shape_at(i) == "fragment" and is_named(spot.zones.lines[i].element) for i in front)


def is_named(element: Element | None) -> bool:
    """Whether one of the elements around is named as a deck."""
    if element is None:
        return False
    above = zip(element.ancestors(), range(DECK_DEPTH), strict=False)
    return any(e.name and _NAME.search(e.name) for e, _ in above) or _own_name(element)


def _own_name(element: Element) -> bool:
    near = (element, element.parent)
    return any(e is not None and e.name != "" and _OWN_NAME.search(e.name) for e in near)


def _is_set_off(spot: Spot) -> bool:
    """Whether the line is in bold or in a heading's element, with other decks at most."""
    element = spot.line.element
    if element is None:
        return False
    headed = any(e is not None and e.tag in headings.TAGS for e in (element, element.parent))
    return (spot.line.bold or headed) and " " in spot.text
