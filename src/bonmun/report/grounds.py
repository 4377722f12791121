"""What a rule's decision rests on, read from its name: a line's shape, place, neighbours, repetition, or the markup."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Literal, NamedTuple

from bonmun import packaged

Basis = Literal["shape", "place", "neighbours", "repetition", "markup", "comparison"]


class Grounds(NamedTuple):
    """What a decision rests on, and that in one sentence."""

    basis: tuple[Basis, ...]
    says: str


# The beginning of a rule's name → its grounds; the longest beginning counts.
_BY_RULE: dict[str, Grounds] = {
    "phrases/": Grounds(("shape",), "the line is, or mostly is, a phrase known from many sites"),
    "grammar/": Grounds(("shape",), "the whole line has a shape that only such lines have"),
    "controls/": Grounds(("shape",), "every word of the line is one that sites label buttons, menus and lists with"),
    "shape/": Grounds(("shape",), "the line's characters say so"),
    "lines/": Grounds(("shape",), "the line is a cue of a transcript or an interview"),
    "bylines/": Grounds(("shape",), "the words read as reporters' names, addresses and credits"),
    "dates/": Grounds(("shape",), "the whole line reads as a date of publication"),
    "caption/": Grounds(("shape",), "the line ends in a picture credit or points at a picture"),
    "reading/": Grounds(("place",), "it stands where the article's sentences stand"),
    "reading/outside": Grounds(("place",), "it stands outside the stretch that holds the article's sentences"),
    "place/": Grounds(("place", "shape"), "it is no sentence, and stands at the edge of the article"),
    "place/deck": Grounds(("place", "shape"), "a short line between the headline and the first sentence"),
    "place/pitch": Grounds(
        ("place", "shape"), "it asks readers for something, apart from what the article tells, in another voice"
    ),
    "list/": Grounds(("neighbours", "shape"), "it stands in a list of links, under the list's heading"),
    "list/link": Grounds(("shape", "place"), "the line is a link, and stands at the edge of the article"),
    "list/inside": Grounds(("shape", "place"), "the line is a link, and stands apart from the article's paragraphs"),
    "list/cards": Grounds(
        ("neighbours", "markup"), "it stands in an element that holds links and a few words under each"
    ),
    "list/headlines": Grounds(
        ("shape", "neighbours"), "it stands in a bulleted run, and half of it are plainly headlines"
    ),
    "list/teaser": Grounds(
        ("shape", "neighbours"), "it is cut off, and stands right under a link that leads elsewhere"
    ),
    "neighbours/": Grounds(("neighbours",), "the lines around it are no part of the article"),
    "repeat/": Grounds(("repetition",), "the same text stands elsewhere, and one copy is enough"),
    "metadata/": Grounds(("repetition", "markup"), "it says what the page's head says"),
    "markup/": Grounds(("markup",), "the element around it says what it is"),
    "names/": Grounds(("markup",), "it stands in a box that its id or class names, and that holds none of the text"),
    "site:": Grounds(("markup",), "the outlet's rule file points at it"),
    "family:": Grounds(("markup",), "the rule file of the publishing system points at it"),
    "common/": Grounds(("markup",), "a rule for all sites points at the element around it"),
    "trafilatura/": Grounds(("comparison",), "trafilatura, asked because our own reading was unsure, left it out"),
}
_TAIL = " and counts only after the article's last sentence"
_UNKNOWN = Grounds((), "no more is known than the rule's name")


def grounds(rule: str) -> Grounds:
    """What the rule's decisions rest on."""
    key = max((start for start in _BY_RULE if rule.startswith(start)), key=len, default=None)
    found = _BY_RULE[key] if key is not None else _UNKNOWN
    if rule.startswith("grammar/") and rule in _tail_shapes():
        return Grounds(("shape", "place"), found.says + _TAIL)
    return found


@cache
def _tail_shapes() -> frozenset[str]:
    """The grammar's shapes that count after the last sentence only."""
    data = tomllib.loads(packaged.read("grammar.toml"))
    return frozenset(
        f"grammar/{kind}/{shape['name']}" for kind, shapes in data.items() for shape in shapes if shape.get("tail")
    )
