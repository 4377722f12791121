"""What each line weighs for being the article's: sentences pull, fragments and links push away.

Maximum subsequence segmentation (Pasternack & Roth, "Extracting Article Text from the Web with Maximum Subsequence
Segmentation", WWW 2009), on Korean sentence shape instead of word odds. The numbers were set by hand on labelled pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from bonmun.grammar import remembered
from bonmun.grammar.cues import announces
from bonmun.grammar.lines import is_complete, is_declarative, verdict
from bonmun.label.first_pass import Shape, Sheet
from bonmun.label.readings import summaries
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element, Line
from bonmun.whitespace import squash

SENTENCE_CAP = 200
"""Characters of a sentence that weigh: a long paragraph is no more the article than two of middle length."""
FRAGMENT = -12
"""What a line weighs that is no sentence."""
LINKED = -16
"""What a link weighs."""
JUNK = -40
"""What a line of known junk weighs."""
PULL = 80
"""The weight from which a run of lines is an article: one long sentence, or two short ones."""
# What ends an article pushes harder: a list's heading (관련기사), a copyright line.
ENDS = {"heading": -120.0, "copyright": -120.0, "comment": -60.0, "ad": -12.0, "image_hint": -12.0}
PASSED = frozenset(("ad", "image_hint"))
"""Kinds of junk that may stand between paragraphs without ending the run they are in."""
AROUND = 0.1
"""Factor on a sentence in a box whose name says that it stands around the article."""
ALONE = 0.3
"""Factor on a sentence with no other beside it, as teasers stand in lists of other articles."""
CUT_OFF = 0.4
"""Factor on a sentence without its end: teasers are cut off, articles are not."""
QUOTED = 120
"""What a line weighs at least that the page's description quotes: captions beside it do not outweigh it."""
QUOTE = 24
"""Characters of the description that must stand in a line for it to be quoted."""
QUOTED_FROM = 200
"""Characters at a line's start where they stand, behind a dateline."""
_HOUR = pattern(r"\A(?:(?:오전|오후)\s?)?(?:[01]?\d|2[0-4])(?:\s?:\s?[0-5]\d(?::[0-5]\d)?|시(?:\s?[0-5]?\d분)?)")
LONGEST_HOUR = 12
"""Characters of a time of the day, as the longest are printed."""
# Elements that hold controls or site furniture, whatever they say.
FURNITURE = frozenset("aside button footer label legend nav option select textarea".split())
# Words in id and class names of what stands around an article, by their first letters. Whole words only: `ad` is in
# `head` and `read`. Each is told from what stands before it behind its first letter, to which `re` can skip.
_AROUND_WORDS = {
    "a": "aside|ads?",
    "b": "best|banner",
    "c": "comments?|cmt|copyright",
    "d": "dialog",
    "f": "foot(?:er)?",
    "g": "gnb",
    "h": "headline_list",
    "j": "journalist",
    "k": "keyword",
    "l": "lnb|login|layer|list",
    "m": "menu|modal",
    "n": "nav|notice",
    "p": "popular|popup|promotion",
    "r": "reply|replies|repl|relateds?|relations?|rel|recommend\\w*|rank\\w*|reporter_card|reporter_info",
    "s": "snb|side(?:bar)?|sns|share|subscribe|series|summary",
    "t": "tags?",
}
_AROUND = pattern(
    "(?:"
    + "|".join(
        rf"{letter}(?<![^\s_-]{letter})(?:{'|'.join([word[1:] for word in words.split('|')])})"
        for letter, words in _AROUND_WORDS.items()
    )
    + r")(?![^\s_\d-])"
)


def weigh(
    sheet: Sheet,
    *,
    hidden: bool,
    elements: Iterable[Element] = (),
    quoted: frozenset[int] = frozenset(),
) -> list[float]:
    """The weight of each line; `hidden` says whether lines of hidden elements count, `quoted` which the page quotes."""
    weights = [_weight(*one, hidden) for one in zip(sheet.lines, sheet.shapes, sheet.kinds, strict=True)]
    _thin(sheet, weights, quoted)
    around = [one for one in elements if one.tag in FURNITURE or (one.name and stands_around(one.name))]
    _soften(weights, around, least=0.5)
    _soften(weights, [*summaries.boxes(sheet), *sheet.comments], least=0.0)
    return weights


def quoted_in(sheet: Sheet, description: str) -> frozenset[int]:
    """The lines that the page's description quotes from their start."""
    key = squash(description)[:QUOTE]
    if len(key) < QUOTE:
        return frozenset()
    return frozenset(
        i
        for i, line in enumerate(sheet.lines)
        if sheet.shapes[i] == "sentence" and key in squash(line.text[:QUOTED_FROM])
    )


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


def heaviest_element(weights: Sequence[float], elements: Iterable[Element]) -> tuple[Element | None, float]:
    """The element whose lines weigh most together, the innermost of equals, and their weight."""
    sums = [0.0, *accumulate(weights)]
    best, top = None, 0.0
    for element in elements:
        weight = sums[element.end] - sums[element.start]
        if weight > top or (best is not None and weight == top and element.start >= best.start):
            best, top = element, weight
    return best, top


def weight_of(sheet: Sheet, i: int, *, hidden: bool) -> float:
    """What the line weighs by itself."""
    return _weight(sheet.lines[i], sheet.shapes[i], sheet.kinds[i], hidden)


def _weight(line: Line, shape: Shape, kind: str, hidden: bool) -> float:
    element = line.element
    if element is not None and element.hidden and not hidden:
        return 0.0
    if shape == "link":
        return LINKED * line.items
    if shape == "sentence":
        if element is not None and element.tag in FURNITURE:
            return 0.0
        if not is_declarative(line.text) and verdict(line.text, sentence=True) is not None:
            return 0.0  # what a site says to its readers
        size = min(len(line.text), SENTENCE_CAP)
        return size if is_complete(line.text) else size * CUT_OFF
    if shape == "fragment":
        return 0.0 if len(line.text) <= LONGEST_HOUR and is_hour(line.text) else FRAGMENT * line.items
    if shape == "repeat":
        return 0.0
    return ENDS.get(kind, JUNK)


def _thin(sheet: Sheet, weights: list[float], quoted: frozenset[int]) -> None:
    """Takes weight from sentences that stand alone between lines that are none."""
    for i in quoted:
        weights[i] = max(weights[i], QUOTED) if weights[i] > 0 else weights[i]
    shown = [
        i
        for i, (kind, line) in enumerate(zip(sheet.kinds, sheet.lines, strict=True))
        if kind not in PASSED and ((element := line.element) is None or not element.hidden)
        if len(line.text) > LONGEST_HOUR or not is_hour(line.text)
    ]
    for before, i, after in zip([-1, *shown], shown, [*shown[1:], -1], strict=False):
        if weights[i] <= 0 or i in quoted:
            continue
        if not ((before >= 0 and _runs_on(sheet, before)) or (after >= 0 and _runs_on(sheet, after))):
            weights[i] *= ALONE


def _runs_on(sheet: Sheet, i: int) -> bool:
    text = sheet.lines[i].text
    return (sheet.shapes[i] == "sentence" and not text.endswith(("..", "…"))) or announces(text)


def is_hour(text: str) -> bool:
    """Whether the line is a time of the day alone, as it stands over each post of a chronicle."""
    if len(text) > LONGEST_HOUR or not (text[-1] in "시분" or text[-1].isdecimal()):
        return False
    return _HOUR.fullmatch(text) is not None


@remembered
def stands_around(name: str) -> bool:
    """Whether an element's id and classes say that it stands around an article."""
    return _AROUND.search(name.lower()) is not None


def _soften(weights: list[float], elements: Sequence[Element], least: float) -> None:
    """Takes weight from sentences in elements around an article, where more than `least` of all stands elsewhere."""
    if not elements:
        return
    sums = [0.0, *accumulate([w if w > 0 else 0.0 for w in weights])]
    total = sums[-1]
    edges = [0] * (len(weights) + 1)
    for element in elements:
        inside = sums[element.end] - sums[element.start]
        if 0 < inside < total * (1 - least):
            edges[element.start] += 1
            edges[element.end] -= 1
    for i, depth in enumerate(accumulate(edges[:-1])):
        if depth and weights[i] > 0:
            weights[i] *= AROUND
