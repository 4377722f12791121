"""Where the article is: the element and the run of lines that hold its sentences, on a page no rule knows.

Each line weighs what its shape says (sentences pull, fragments and links push away). The article's container is the
element whose lines weigh most together, the innermost of equals; the run is the heaviest stretch of lines inside it.
This is maximum subsequence segmentation (Pasternack & Roth, WWW 2009) on Korean sentence shape instead of word odds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from bonmun.grammar import bylines, dates
from bonmun.grammar.lines import CUE, is_complete, is_sentence, is_told, known_phrase, squash, verdict
from bonmun.grammar.repeats import mark_repeats
from bonmun.label import boxes
from bonmun.parse.page import Element, Line
from bonmun.patterns import pattern

SENTENCE_CAP = 200
FRAGMENT = -12
LINKED = -16
JUNK = -40
# What ends an article pushes harder: a list's heading (관련기사), a copyright line.
ENDS = {"heading": -120.0, "copyright": -120.0, "comment": -60.0, "ad": -12.0, "image_hint": -12.0}
PASSED = frozenset(("ad", "image_hint"))
"""Kinds of labels that stand between an article's paragraphs too, and part none of them."""
AROUND = 0.1
ALONE = 0.3
CUT_OFF = 0.4
"""What a sentence without its end weighs: teasers are cut off, articles are not."""
QUOTE = 24
"""Characters of the description that must stand in a line for it to be quoted."""
QUIET = 20
"""Characters from which an element named as a body holds an article without running text."""
# Parts of the id and class names of article bodies, from 700 outlets (hyphens and underscores left out).
BODY_NAMES = tuple(
    "articlebody articebody articleview articlecont articletxt articletext articlearea artbody arttxt arttext artcont "
    "arlview newsbody newsview newscont newstext newstxt newsarticle newsendcont newsct viewcont viewtxt viewtext "
    "viewbody viewarea readbody readtxt cntview cntnews contview contentview bodytext textbody textarea detailbody "
    "detailcont detailtxt postcontent entrycontent storynews dicarea realartc harmonycontainer bodycontent "
    "maintext".split()
)
BOX = 5
"""How many items a list inside an article may have."""
PULL = 80
"""The weight from which a run of lines is an article: one long sentence, or two short ones."""
TOLD = 2
"""How many sentences told as a report make an article of a run that no element holds alone."""
CHRONICLE = 2
"""How many times without a word such as 입력 stand in the text of an article that tells what happened when."""
STAMP = 60
"""Characters of a line that stamps an article with its time; longer ones tell of an event's."""
# Elements that hold controls or site furniture, whatever they say.
_FURNITURE = frozenset("aside button footer label legend nav option select textarea".split())
# Words in id and class names of what stands around an article. Whole words only: `ad` is in `head` and `read`.
_AROUND = pattern(
    r"(?:^|[\s_-])(?:comments?|reply|replies|repl|cmt|relat(?:ed|ion)s?|rel|recommend\w*|rank\w*|popular|best|foot(?:er)?"
    r"|copyright|gnb|lnb|snb|nav|menu|aside|side(?:bar)?|banner|ads?|sns|share|subscribe|login|layer|popup|modal|dialog"
    r"|headline_list|list|tags?|keyword|series|journalist|reporter_(?:card|info)|promotion|summary|notice)"
    r"(?:$|[\s_\d-])",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """Where the article stands: its core `lines[start:end]`, the spans of lines that contain it, and its weight."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    """Line ranges of the container; empty in a dump, which has none."""
    weight: float


NOTHING = Reading(0, 0, (), 0.0)


def within(lines: Sequence[Line], spans: tuple[tuple[int, int], ...]) -> Reading:
    """The heaviest run of lines inside the spans that a rule names, hidden or not."""
    weights = [0.0] * len(lines)
    for first, last in spans:
        for i in range(first, last):
            weights[i] = _weigh(lines[i], True)
    start, end, weight = heaviest(weights, spans[0][0], spans[-1][1])
    return _first(lines, Reading(start, end, spans, weight), frozenset())


def find(lines: Sequence[Line], elements: Collection[Element], description: str = "") -> Reading:
    """The article's run of lines on a page; an empty run when nothing pulls.

    `description` is what the page's tags quote of the article, as a rule its first words.
    """
    elements = [element for element in elements if element.end > element.start]
    for line in lines:
        _shape(line)
    mark_repeats(lines)
    quoted = _quoted(lines, description)
    for hidden in (False, True):
        weights = [_weigh(line, hidden) for line in lines]
        _thin(lines, weights, quoted)
        _soften(weights, elements)
        best, top = _heaviest_element(weights, elements)
        if best is not None and top >= PULL:
            start, end, weight = heaviest(weights, best.start, best.end)
            return _first(lines, Reading(start, end, ((best.start, best.end),), weight), quoted)
        short = _short(lines, weights, elements)
        if short is not None:
            return short
    return _quiet(lines, elements)


def _first(lines: Sequence[Line], reading: Reading, quoted: frozenset[int]) -> Reading:
    """The reading up to where another article begins: a heading with a time of publication right under it.

    Or that other article, where it is the one that the page's description quotes.
    """
    for i in range(reading.start + TOLD, reading.end - TOLD):
        if lines[i].shape not in ("fragment", "link") or not _stamps(lines, i + 1, reading):
            continue
        rest = any(at >= i for at in quoted) and not any(at < i for at in quoted)
        if rest:
            spans = tuple((max(first, i), last) for first, last in reading.spans if last > i)
            return _first(lines, Reading(i + 1, reading.end, spans, reading.weight), quoted)
        spans = tuple((first, min(last, i)) for first, last in reading.spans if first < i)
        return Reading(reading.start, i, spans, reading.weight)
    return reading


def _stamps(lines: Sequence[Line], at: int, reading: Reading) -> bool:
    """Whether the line there, or after a byline the next, says when an article appeared: to the minute or by name."""
    signed = False
    for line in lines[at : at + 2]:
        if line.shape != "fragment" or len(line.text) > STAMP:
            return False
        found = dates.read_dates(line.text)
        if found is not None:
            timed = not found.day_only
            return found.labelled or (timed and (signed or not is_chronicle(lines[reading.start : reading.end])))
        signed = bylines.read_byline(line.text) is not None
        if not signed:
            return False
    return False


def is_chronicle(lines: Iterable[Line]) -> bool:
    """Whether times stand again and again between the lines: they tell what happened when."""
    stamps = (dates.read_dates(line.text) for line in lines if line.shape == "fragment" and len(line.text) <= STAMP)
    return sum(1 for found in stamps if found is not None and not found.labelled and not found.day_only) >= CHRONICLE


def _short(lines: Sequence[Line], weights: Sequence[float], elements: Iterable[Element]) -> Reading | None:
    """The heaviest run of an article so short that buttons in its container outweigh it; None where none is told."""
    start, end, weight = heaviest(weights, 0, len(weights))
    told = sum(1 for i in range(start, end) if weights[i] > 0 and is_told(lines[i].text))
    holders = [element for element in elements if element.start <= start and element.end >= end]
    if weight < PULL or told < TOLD or not holders:
        return None
    best = min(holders, key=lambda element: element.end - element.start)
    return Reading(start, end, ((best.start, best.end),), weight)


def find_in_dump(lines: Sequence[Line]) -> Reading:
    """The article's run of lines in a text dump."""
    for line in lines:
        _shape(line)
        if line.shape in ("fragment", "sentence", "link"):
            found = verdict(line.text.lstrip("*- "), sentence=line.shape == "sentence")
            if found is not None:
                line.shape, line.kind = "junk", found.kind
    mark_repeats(lines)
    weights = [_weigh(line, True) for line in lines]
    _thin(lines, weights, frozenset())
    for i in _boxes(lines):
        weights[i] = JUNK
    start, end, weight = heaviest(weights, 0, len(weights))
    start, end = boxes.grow(lines, start, end)
    return Reading(start, end, (), weight)


def _boxes(lines: Sequence[Line]) -> Iterator[int]:
    """Where a list's heading stands inside an article: whole sentences before it, and again behind its few items."""
    for i, line in enumerate(lines):
        if line.kind != "heading":
            continue
        below = i + 1
        while below < min(len(lines), i + 1 + BOX) and lines[below].shape in ("fragment", "link"):
            below += 1
        around = [*lines[max(0, i - 1) : i], *lines[below : below + 2]]
        if len(around) == 3 and all(one.shape == "sentence" and is_complete(one.text) for one in around):
            yield i


def heaviest(weights: Sequence[float], start: int, end: int) -> tuple[int, int, float]:
    """The heaviest stretch of `weights[start:end]` (Kadane's algorithm): its start, its end, its weight."""
    best, at, top, run = start, start, 0.0, 0.0
    best_end = start
    for i in range(start, end):
        if run <= 0:
            at, run = i, 0.0
        run += weights[i]
        if run > top:
            best, best_end, top = at, i + 1, run
    return best, best_end, top


def _heaviest_element(weights: Sequence[float], elements: Iterable[Element]) -> tuple[Element | None, float]:
    sums = [0.0, *accumulate(weights)]
    best, top = None, 0.0
    for element in elements:
        weight = sums[element.end] - sums[element.start]
        if weight > top or (best is not None and weight == top and element.start >= best.start):
            best, top = element, weight
    return best, top


def _shape(line: Line) -> None:
    text = line.text
    kind = known_phrase(text) if len(text) < 60 else ""
    if kind:
        line.shape, line.kind = "junk", kind
    elif line.link * 2 > len(text):
        line.shape = "link"
    else:
        line.shape = "sentence" if is_sentence(text) else "fragment"


def _weigh(line: Line, hidden: bool) -> float:
    shape = line.shape
    if shape == "sentence":
        element = line.element
        if element is not None and (element.tag in _FURNITURE or (element.hidden and not hidden)):
            return 0.0
        size = min(len(line.text), SENTENCE_CAP)
        return size if is_complete(line.text) else size * CUT_OFF
    if shape == "fragment":
        return FRAGMENT * line.items
    if shape == "repeat":
        return 0.0
    return LINKED * line.items if shape == "link" else ENDS.get(line.kind, JUNK)


def _quoted(lines: Sequence[Line], description: str) -> frozenset[int]:
    """The lines that the page's description quotes from their start."""
    key = squash(description)[:QUOTE]
    if len(key) < QUOTE:
        return frozenset()
    return frozenset(i for i, line in enumerate(lines) if line.shape == "sentence" and key in squash(line.text[:200]))


def _quiet(lines: Sequence[Line], elements: Collection[Element]) -> Reading:
    """The article on a page without running text (personnel lists, results, one line of breaking news).

    Only an element that is named as an article's body counts, and only where few of its lines are links.
    """
    best, top = NOTHING, 0.0
    for element in elements:
        if element.hidden or not (element.role == "articleBody" or _is_body_name(element.name)):
            continue
        run = lines[element.start : element.end]
        text = sum(len(line.text) for line in run if line.shape in ("sentence", "fragment"))
        links = sum(1 for line in run if line.shape == "link")
        if text >= QUIET and links * 4 <= len(run) and text > top:
            best = Reading(element.start, element.end, ((element.start, element.end),), max(float(text), PULL))
            top = text
    return best


def _is_body_name(name: str) -> bool:
    plain = name.lower().replace("-", "").replace("_", "")
    return any(part in plain for part in BODY_NAMES)


def _thin(lines: Sequence[Line], weights: list[float], quoted: frozenset[int]) -> None:
    """A sentence alone between lines that are none weighs a fraction: so stand teasers in lists of other articles."""
    for i in quoted:
        weights[i] = max(weights[i], PULL) if weights[i] > 0 else weights[i]
    shown = [i for i, line in enumerate(lines) if line.kind not in PASSED]
    for before, i, after in zip([-1, *shown], shown, [*shown[1:], -1], strict=False):
        if weights[i] > 0 and i not in quoted:
            beside = [lines[at] for at in (before, after) if at >= 0]
            if not any(map(_runs_on, beside)):
                weights[i] *= ALONE


def _runs_on(line: Line) -> bool:
    return (line.shape == "sentence" and not line.text.endswith(("..", "…"))) or CUE.match(line.text) is not None


def _soften(weights: list[float], elements: Iterable[Element]) -> None:
    """Sentences in an element whose name says it stands around the article count little, unless most stand there."""
    sums = [0.0, *accumulate(max(0.0, w) for w in weights)]
    total = sums[-1]
    if not total:
        return
    edges = [0] * (len(weights) + 1)
    for element in elements:
        inside = sums[element.end] - sums[element.start]
        if 0 < inside < total / 2 and (element.tag in _FURNITURE or _AROUND.search(element.name)):
            edges[element.start] += 1
            edges[element.end] -= 1
    for i, depth in enumerate(accumulate(edges[:-1])):
        if depth and weights[i] > 0:
            weights[i] *= AROUND
