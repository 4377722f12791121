"""The rules by which lines get their roles, each named once: what it makes of a line, on what grounds, in words.

A rule's id is what `Block.rule` shows. Most rules stand here; those that are data (phrases, shapes of the grammar,
names of boxes, outlets' rule files) are families, and `lookup` makes their rules from the id.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from bonmun import resources
from bonmun.article import Role

Basis = Literal["shape", "place", "neighbours", "box", "repetition", "tags"]
"""What a rule looks at. Two different ones are two kinds of evidence that do not depend on each other."""


class Rule(NamedTuple):
    """One reason to give a line a role."""

    id: str
    role: Role
    kind: str
    """The kind of junk; "" for other roles; "heading" for the heading of a list, which goes with its items."""
    basis: tuple[Basis, ...]
    says: str
    """Why, in words: what `bonmun why` and the report print."""

    @property
    def opens_list(self) -> bool:
        """Whether the line is the heading of a list of other articles."""
        return self.kind == "heading"


class Decision(NamedTuple):
    """What was decided of a line, or of a part of one."""

    rule: Rule
    kind: str = ""
    """The kind of junk; "" for other roles."""
    evidence: tuple[str, ...] = ()
    """Ids of the other rules that say the same, where one alone was not enough."""
    revised: str = ""
    """The id of the rule that had decided before; "" when none had."""

    @property
    def role(self) -> Role:
        """The role that the rule gives."""
        return self.rule.role


def decided(rule: Rule, kind: str | None = None) -> Decision:
    """The decision that the rule makes; `kind` where the rule leaves the kind of junk open."""
    known = rule.kind if kind is None else kind
    return tuple.__new__(Decision, (rule, "related" if known == "heading" else known, (), ""))


_RULES: dict[str, Rule] = {}


def _rule(id: str, role: Role, kind: str, basis: str, says: str) -> Rule:
    _RULES[id] = Rule(id, role, kind, tuple(basis.split()), says)  # type: ignore[arg-type]  # literals, below
    return _RULES[id]


# The article's text.
CORE = _rule("reading/core", "body", "", "place", "it stands between the article's first and last sentence")
HEAD = _rule("reading/head", "body", "", "place shape", "it stands before the heaviest run, where its paragraphs stand")
TAIL = _rule("reading/tail", "body", "", "place", "it stands behind the heaviest run, where its paragraphs stand")
HEADING = _rule("reading/heading", "body", "", "box neighbours", "it heads a section, as like elements head the others")
SUBHEAD = _rule("reading/subhead", "body", "", "shape place", "a sign that opens subheads (중간제목) stands before it")
NOTE = _rule("reading/note", "body", "", "shape place", "an editor's note between the headline and the text")
OPENING = _rule("reading/opening", "body", "", "box neighbours", "it leads into the text, in its block")
CUE = _rule("lines/cue", "body", "", "shape", "it is a cue of a transcript or an interview")
# What stands with the text and is none of it.
TITLE = _rule("metadata/headline", "title", "", "tags repetition", "it is the headline that the page's head names")
DECK = _rule("place/deck", "subtitle", "", "place shape", "a short line between the headline and the first sentence")
BYLINE = _rule("bylines/line", "byline", "", "shape", "the whole line reads as reporters' names, addresses and credits")
CONTRIBUTOR = _rule("bylines/contributor", "byline", "", "shape place", "who wrote it signs behind the last sentence")
SIGN_OFF = _rule("bylines/sign-off", "byline", "", "shape place", "the last paragraph ends with reporters' names")
DATELINE = _rule("bylines/dateline", "dateline", "", "shape place", "the first paragraph begins with a dateline")
DATE = _rule("dates/line", "date", "", "shape", "the whole line says when the article appeared")
FIGURE = _rule("markup/figure", "caption", "", "box", "it stands in a figure or its caption element")
CAPTION_BOX = _rule("markup/caption", "caption", "", "box", "its element is named as a caption or a picture")
CREDIT = _rule("caption/credit", "caption", "", "shape", "it ends in a picture credit")
MARK = _rule("caption/mark", "caption", "", "shape", "a sign that points at a picture stands before it")
SIGNED = _rule("caption/signed", "caption", "", "shape place", "it tells what a picture shows, and is signed")
PLACED = _rule("caption/placed", "caption", "", "shape", "it says which picture, or who stands where in it")
UNDER_IMAGE = _rule("caption/under-image", "caption", "", "neighbours", "it stands right under a picture's alt text")
# Junk by place, neighbours, boxes and repetition.
OUTSIDE = _rule("reading/outside", "junk", "other", "place", "it stands outside the element that holds the article")
BEFORE = _rule("place/head", "junk", "other", "place", "it stands before the article, apart from its paragraphs")
BEHIND = _rule("place/tail", "junk", "other", "place", "it stands behind the article's end, apart from its paragraphs")
HIDDEN = _rule(
    "markup/hidden",
    "junk",
    "other",
    "box",
    "its element is hidden: a label for screen readers, or what stands before the article",
)
NO_LETTERS = _rule("shape/no-letters", "junk", "other", "shape", "a few characters without a letter")
FIELD = _rule("place/field", "junk", "other", "shape place", "a field that pages show over their text, or its value")
PITCH = _rule(
    "place/pitch", "junk", "subscribe", "shape place", "it asks readers for something, in another voice than the text's"
)
AFTERWORD = _rule(
    "place/afterword", "junk", "other", "place shape box",
    "behind the byline, in another block and another voice than the text's",
)  # fmt: skip
ELSEWHERE = _rule("bylines/elsewhere", "junk", "reporter_card", "shape place", "names of reporters far from the text")
IN_LIST = _rule("list/related", "junk", "related", "neighbours", "it stands in a list, under the list's heading")
EDGE_LINK = _rule("list/link", "junk", "related", "shape place", "it is a link, before or behind the article's text")
ARROW = _rule(
    "list/arrow", "junk", "related", "shape", "an arrow that points elsewhere opens it, and it reads as a headline"
)
APART_LINK = _rule("list/inside", "junk", "related", "shape neighbours", "it is a link apart from the paragraphs")
PROMO_LINK = _rule("list/promo", "junk", "related", "shape", "it is a link that a sign such as ▶ opens")
CARDS = _rule("list/cards", "junk", "related", "box neighbours", "its box holds links with a few words under each")
HEADLINES = _rule("list/headlines", "junk", "related", "neighbours shape", "it stands in a run of other headlines")
TEASER = _rule("list/teaser", "junk", "related", "shape neighbours", "it is cut off, under a link that leads elsewhere")
DATED = _rule("list/dated", "junk", "related", "neighbours place", "a date follows it: another article's headline")
IN_BOX = _rule("boxes/inside", "junk", "related", "neighbours shape", "it stands in a box between the paragraphs")
SUMMARY = _rule("boxes/summary", "junk", "ai_summary", "box neighbours", "it stands in a box under a summary's label")
PLAYER = _rule("neighbours/player", "junk", "player", "shape neighbours", "how long a video lasts, beside its buttons")
TAG_LIST = _rule("list/tags", "junk", "tags", "neighbours", "bare words in a list, under the heading of tags")
WIDGET = _rule(
    "boxes/widget", "junk", "subscribe", "box neighbours", "its box asks readers for something, with a button"
)
BIOGRAPHY = _rule(
    "boxes/biography", "junk", "reporter_card", "box place", "behind the text, in a box under its reporter's name"
)
COMMENTS = _rule("boxes/comments", "junk", "comment", "box neighbours", "it stands among signed comments of readers")
BETWEEN = _rule("neighbours/between", "junk", "other", "neighbours", "the lines before and after it are of one widget")
COPY = _rule("repeat/copy", "junk", "duplicate", "repetition", "the same text stands elsewhere, and that copy is kept")
TITLE_COPY = _rule("repeat/headline", "junk", "duplicate", "repetition", "it is the headline once more")
RIGHTS = _rule(
    "line/rights", "junk", "copyright", "shape place", "it follows a copyright sign, behind the line's last sentence"
)
ALT = _rule("caption/alt", "junk", "alt_text", "shape repetition", "it is what a picture left, its caption follows")
FRAME = _rule("page/frame", "junk", "ad", "box", "an empty frame, such as an advertisement's")

_FAMILIES: dict[str, tuple[str, str]] = {
    "phrases": ("shape", "the line is, or mostly is, a phrase known from many sites"),
    "grammar": ("shape", "the whole line has a shape that only such lines have"),
    "controls": ("shape", "every word of the line is one that sites label buttons, menus and lists with"),
    "names": ("box", "it stands in a box that its id or class names, and that holds none of the text"),
    "site": ("box", "the outlet's rule file points at it"),
    "family": ("box", "the rule file of the publishing system points at it"),
    "common": ("box", "a rule for all sites points at the element around it"),
}
"""The beginning of an id → basis and words of rules that are data; the kind is the part behind the first slash."""
_ROLES: dict[str, Role] = {
    "title": "title", "subtitle": "subtitle", "caption": "caption", "byline": "byline", "date": "date",
    "updated": "date",
}  # fmt: skip
"""Fields of an outlet's rule file → the role of the lines they point at; all others name a kind of junk."""


def static() -> tuple[Rule, ...]:
    """The rules that stand in this module."""
    return tuple(_RULES.values())


@cache
def lookup(id: str) -> Rule:
    """The rule with that id. KeyError when there is none."""
    if id in _RULES:
        return _RULES[id]
    start, _, name = id.partition("/")
    basis, says = _FAMILIES[start.partition(":")[0]]
    kind = name.partition("/")[0]
    found: tuple[Basis, ...] = (basis,)  # type: ignore[assignment]  # the literals are written above
    if start == "grammar" and id in _tail_shapes():
        return Rule(id, "junk", kind, ("shape", "place"), f"{says} behind an article's last sentence")
    role = _ROLES.get(kind, "junk") if start not in ("phrases", "grammar", "controls", "names") else "junk"
    return Rule(id, role, kind if role == "junk" else "", found, says)


@cache
def _tail_shapes() -> frozenset[str]:
    """The ids of the grammar's shapes that count behind the last sentence only."""
    shapes = resources.table("lines")["shapes"]
    return frozenset(f"grammar/{one['kind']}/{one['name']}" for one in shapes if one.get("tail"))
