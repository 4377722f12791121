"""Where the article is: the element and the run of lines that hold its sentences, on a page no rule knows.

The article's container is the element whose lines weigh most together, the innermost of equals; the run is the heaviest
stretch of lines inside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bonmun.grammar import bylines, dates, remembered
from bonmun.grammar.lines import is_complete, is_declarative, is_report, verdict
from bonmun.label import dump_boxes, notices, registry
from bonmun.label.first_pass import Sheet
from bonmun.label.readings import comment_runs, dump_edges, glued_texts, siblings, summaries
from bonmun.label.readings.weights import (
    FURNITURE,
    JUNK,
    PULL,
    heaviest,
    heaviest_element,
    weigh,
    weight_of,
)
from bonmun.label.registry import Decision, decided
from bonmun.label.signed_lines import signs_or_dates, stamps
from bonmun.parse.page_lines import Element

STAMPED = 8
"""Lines below a headline within which its byline or its date stands."""
LISTED = 10
"""Characters from which the container that a rule names holds an article without a sentence."""
QUIET = 20
"""Characters from which an element named as a body holds an article without running text."""
LINKED = 0.25
"""Of the lines of an article without running text, those that may be links."""
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
TOLD = 2
"""How many sentences told as a report make an article of a run that no element holds alone."""
OUTWEIGHS = 2
"""How many times the heaviest element's text a run must weigh that no element holds alone."""
HEADINGS = frozenset(("h1", "h2", "h3"))
"""Elements of headlines: with a byline and a day under it, such a one is another article's."""
CHRONICLE = 2
"""How many times without a word such as 입력 stand in the text of an article that tells what happened when."""
STAMP = 60
"""Characters of a line that stamps an article with its time; longer ones tell of an event's."""


class Reading(NamedTuple):
    """Where the article stands: its core `lines[start:end]`, the spans of lines that contain it, and its weight."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    """Line ranges of the container; empty in a dump, which has none."""
    weight: float


NOTHING = Reading(0, 0, (), 0.0)


def within(sheet: Sheet, spans: tuple[tuple[int, int], ...]) -> Reading:
    """The heaviest run of lines inside the spans that a rule names, hidden or not."""
    weights = [0.0] * len(sheet.lines)
    for first, last in spans:
        weights[first:last] = [weight_of(sheet, i, hidden=True) for i in range(first, last)]
    start, end, weight = heaviest(weights, spans[0][0], spans[-1][1])
    if weight <= 0:
        return _listed(sheet, spans)
    return _first(sheet, Reading(start, end, spans, weight), frozenset())


def _listed(sheet: Sheet, spans: tuple[tuple[int, int], ...]) -> Reading:
    """The lines without a sentence that a rule's container holds, where few of them are links."""
    inside = [i for first, last in spans for i in range(first, last)]
    texts = [i for i in inside if sheet.shapes[i] in ("sentence", "fragment")]
    links = sum(1 for i in inside if sheet.shapes[i] == "link")
    if links > len(inside) * LINKED or sum(len(sheet.lines[i].text) for i in texts) < LISTED:
        return Reading(spans[0][0], spans[0][0], spans, 0.0)
    return Reading(texts[0], texts[-1] + 1, spans, PULL)


def find(
    sheet: Sheet, elements: Collection[Element], quoted: frozenset[int] = frozenset(), headline: int | None = None
) -> Reading:
    """The article's run of lines on a page; an empty run when nothing pulls.

    `quoted` are the lines that the page's tags quote of the article, `headline` is the index of the one that shows the
    headline.
    """
    elements = [element for element in elements if element.end > element.start]
    for hidden in (False, True):
        weights = weigh(sheet, hidden=hidden, elements=elements, quoted=quoted)
        best, top = heaviest_element(weights, elements)
        if best is not None and top >= PULL:
            best = siblings.widen(sheet, best)
            start, end, weight = heaviest(weights, best.start, best.end)
            crowded = _by_run(sheet, weights, elements, weight * OUTWEIGHS)
            found = crowded or Reading(start, end, ((best.start, best.end),), weight)
            found = _under_stamp(sheet, weights, elements, headline, found)
            return _first(sheet, found, quoted)
        short = _by_run(sheet, weights, elements, PULL)
        if short is not None:
            return short
    return _below_title(sheet, _quiet(sheet, elements), headline)


def _under_stamp(
    sheet: Sheet, weights: Sequence[float], elements: Iterable[Element], headline: int | None, other: Reading
) -> Reading:
    """The text right under the headline's byline or date, where the other reading stands elsewhere; else that one.

    Several told sentences in that place are the article, whatever a box beside it or before it tells.
    """
    stamped = list(stamps(sheet, headline, STAMPED)) if headline is not None else []
    if headline is None or not stamped:
        return other
    below = range(stamped[-1] + 1, min(len(sheet.lines), stamped[-1] + 1 + STAMPED))
    first = next((i for i in below if weights[i] > 0), None)
    if first is None or (other.start > headline and other.start <= first < other.end):
        return other
    if other.start <= first < other.end:
        held = range(headline + 1, other.end)
        spans = tuple((max(begun, held.start), ended) for begun, ended in other.spans if ended > held.start)
    else:
        around = [one for one in elements if one.start <= first < one.end]
        apart = [one for one in around if one.end <= other.start or one.start >= other.end]
        holder, _ = heaviest_element(weights, apart)
        if holder is None:
            return other
        holder = siblings.widen(sheet, holder)
        held, spans = range(holder.start, holder.end), ((holder.start, holder.end),)
    start, end, weight = heaviest(weights, held.start, held.stop)
    told = sum(1 for i in range(start, end) if weights[i] > 0 and is_report(sheet.lines[i].text))
    return Reading(start, end, spans, weight) if weight >= PULL and told >= TOLD else other


def _first(sheet: Sheet, reading: Reading, quoted: frozenset[int]) -> Reading:
    """The reading up to where another article begins: a heading with a time of publication right under it.

    Or that other article, where it is the one that the page's description quotes.
    """
    i = reading.start + TOLD
    while i < reading.end - TOLD:
        if sheet.shapes[i] in ("fragment", "link") and _is_stamp(sheet, i + 1, reading):
            later = any(at >= i for at in quoted) and not any(at < i for at in quoted)
            if not later:
                spans = tuple((first, min(last, i)) for first, last in reading.spans if first < i)
                return Reading(reading.start, i, spans, reading.weight)
            spans = tuple((max(first, i), last) for first, last in reading.spans if last > i)
            reading = Reading(i + 1, reading.end, spans, reading.weight)
            i += TOLD  # and one: the other article's own first lines
        i += 1
    return reading


def _is_stamp(sheet: Sheet, at: int, reading: Reading) -> bool:
    """Whether the line there, or after a byline the next, says when an article appeared: to the minute or by name."""
    signed = False
    for line, shape in zip(sheet.lines[at : at + 2], sheet.shapes[at : at + 2], strict=True):
        if shape not in ("fragment", "repeat") or len(line.text) > STAMP:  # articles in a row are of one day, one hand
            return False
        found = dates.read_dates(line.text)
        if found is not None:
            timed = not found.day_only
            if signed and (timed or _is_heading(sheet.lines[at - 1].element) or _is_next(sheet, at - 1)):
                return True
            return found.labelled or (timed and not is_chronicle(sheet, reading.start, reading.end))
        signed = bylines.read_byline(line.text) is not None
        if not signed:
            return False
    return False


def _is_next(sheet: Sheet, at: int) -> bool:
    """Whether the line is bold and the article above it is signed: the next one's headline."""
    return at > 0 and sheet.lines[at].bold and bylines.read_byline(sheet.lines[at - 1].text) is not None


def _is_heading(element: Element | None) -> bool:
    near = [element, element.parent] if element is not None else []
    return any(one is not None and one.tag in HEADINGS for one in near)


def is_chronicle(sheet: Sheet, start: int, end: int) -> bool:
    """Whether times stand again and again between the lines: they tell what happened when."""
    count = 0
    for line, shape in zip(sheet.lines[start:end], sheet.shapes[start:end], strict=True):
        if shape == "fragment" and len(line.text) <= STAMP:
            found = dates.read_dates(line.text)
            count += found is not None and not found.labelled and not found.day_only
            if count >= CHRONICLE:
                return True
    return False


def _by_run(sheet: Sheet, weights: Sequence[float], elements: Iterable[Element], least: float) -> Reading | None:
    """The heaviest run of an article whose container holds links or buttons that outweigh it; None under `least`."""
    start, end, weight = heaviest(weights, 0, len(weights))
    if weight < least:
        return None
    told = sum(1 for i in range(start, end) if weights[i] > 0 and is_declarative(sheet.lines[i].text))
    holders = [element for element in elements if element.start <= start and element.end >= end]
    if told < TOLD or not holders:
        return None
    best = min(holders, key=lambda element: element.end - element.start)
    return Reading(start, end, ((best.start, best.end),), weight)


def find_in_dump(sheet: Sheet) -> tuple[Reading, Mapping[int, Decision]]:
    """The article's run of lines in a text dump, and what is decided of the boxes between its paragraphs."""
    weights = weigh(sheet, hidden=True)
    for i in _boxes(sheet):
        weights[i] = JUNK
    for i in dump_edges.teasers(sheet):
        weights[i] = JUNK
    summary = summaries.in_dump(sheet)
    comments = comment_runs.lines(sheet)
    for i in (*summary, *comments):
        weights[i] = min(weights[i], 0.0)
    start, end, weight = heaviest(weights, 0, len(weights))
    whole = glued_texts.outweigh(sheet, start, end, weight)
    for i, size in whole.items():
        weights[i] = size
    if whole:
        start, end, weight = heaviest(weights, 0, len(weights))
    while end - start > 1 and _is_afterword(sheet.lines[end - 1].text):
        end -= 1
    start = dump_edges.behind_teasers(sheet, start, end)
    grown = dump_boxes.grow(sheet, start, end)
    boxes = {**grown.boxes, **dict.fromkeys(summary, decided(registry.SUMMARY))}
    boxes.update(dict.fromkeys(comments, decided(registry.COMMENTS)))
    return Reading(grown.start, grown.end, (), weight), boxes


def _is_afterword(text: str) -> bool:
    """Whether a line that is no report says, behind the text, what sites say there: then the text ended before it."""
    if is_declarative(text):
        return False
    return verdict(text, sentence=True, tail=True) is not None or notices.wholly(text) is not None


def _boxes(sheet: Sheet) -> Iterator[int]:
    """Where a list's heading stands inside an article: whole sentences before it, and again behind its few items."""
    lines, shapes, kinds, *_ = sheet
    for i, kind in enumerate(kinds):
        if kind != "heading":
            continue
        below = i + 1
        while below < min(len(lines), i + 1 + BOX) and shapes[below] in ("fragment", "link"):
            below += 1
        around = [*range(max(0, i - 1), i), *range(below, min(len(lines), below + 2))]
        if len(around) == 3 and all(shapes[at] == "sentence" and is_complete(lines[at].text) for at in around):
            yield i


def _quiet(sheet: Sheet, elements: Collection[Element]) -> Reading:
    """The article on a page without running text (personnel lists, results, one line of breaking news).

    Only an element that is named as an article's body counts, and only where few of its lines are links.
    """
    best, top = NOTHING, 0.0
    summed = frozenset(i for one in summaries.boxes(sheet) for i in range(one.start, one.end))
    for element in elements:
        if element.hidden or not (element.role == "articleBody" or _is_body_name(element.name)):
            continue
        run = [i for i in range(element.start, element.end) if i not in summed]
        text = sum(len(sheet.lines[i].text) for i in run if _is_shown(sheet, i))
        links = sum(1 for i in run if sheet.shapes[i] == "link")
        if text >= QUIET and links <= len(run) * LINKED and text > top:
            best = Reading(element.start, element.end, ((element.start, element.end),), max(float(text), PULL))
            top = text
    return best


def _is_shown(sheet: Sheet, i: int) -> bool:
    """Whether the line is words of the page's own, and none of a control."""
    element = sheet.lines[i].element
    return sheet.shapes[i] in ("sentence", "fragment") and (element is None or element.tag not in FURNITURE)


def _below_title(sheet: Sheet, reading: Reading, headline: int | None) -> Reading:
    """The reading from below the headline in it, and below the byline and the dates under that."""
    if headline is None or not reading.start <= headline < reading.end - 1:
        return reading
    if "sentence" in sheet.shapes[reading.start : headline]:
        return reading
    first = headline + 1
    while first < reading.end - 1 and sheet.shapes[first] != "sentence" and signs_or_dates(sheet.lines[first].text):
        first += 1
    return reading._replace(start=first)


@remembered
def _is_body_name(name: str) -> bool:
    plain = name.lower().replace("-", "").replace("_", "")
    return any(map(plain.__contains__, BODY_NAMES))
