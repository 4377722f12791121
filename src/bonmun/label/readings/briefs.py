"""Articles of one to three sentences: too light to outweigh what a site says of itself, known by where they stand.

They are asked for only where the heaviest reading tells nothing, or where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bonmun.grammar.lines import is_complete, is_report, verdict
from bonmun.label.first_pass import Sheet
from bonmun.label.markup_boxes import is_around
from bonmun.label.page_kinds import is_apology
from bonmun.label.picture_boxes import picture_box
from bonmun.label.readings import siblings, summaries
from bonmun.label.readings.body import NOTHING, Reading
from bonmun.label.readings.weights import PULL, heaviest, weight_of

DOWN = 30
"""How many lines below its headline a brief begins at most: a byline, a date, buttons and a picture stand between."""
_PROMISES = ("겠습니다.", "겠습니다!")
"""How readers end who say what they will do; no brief is told so."""
TITLE = 6
"""Characters from which a link may be the headline of another article."""
TEASERS = 3
"""How many told sentences, each under a link, are a list of other articles."""


def find(sheet: Sheet, headline: int | None, quoted: frozenset[int] = frozenset(), last: int | None = None) -> Reading:
    """The reading of the brief that stands under the headline, before the line `last`; empty when there is none.

    `quoted` are the lines that the page's tags quote as the article's: a brief among these needs no other proof.
    """
    apart = {i for box in sheet.comments for i in range(box.start, box.end)}
    told = [i for i in _told(sheet, headline, quoted) if i not in apart and (last is None or i < last)]
    first = next((i for i in told if i in quoted), None)
    if first is None:
        first = _under_headline(sheet, headline, told)
    if first is None:
        return NOTHING
    element = sheet.lines[first].element
    home = element.home if element is not None else None
    if home is None:
        return NOTHING
    home = siblings.widen(sheet, home)
    weights = [weight_of(sheet, i, hidden=False) for i in range(home.start, home.end)]
    start, end, weight = heaviest(weights, 0, len(weights))
    start, end = start + home.start, end + home.start
    if not start <= first < end:
        start, end, weight = first, first + 1, float(len(sheet.lines[first].text))
    return Reading(start, end, ((home.start, home.end),), max(weight, PULL))


def _under_headline(sheet: Sheet, headline: int | None, told: Sequence[int]) -> int | None:
    """The first told sentence that may be a brief's; None where there is none, or all are teasers under links."""
    if sum(_is_under_link(sheet, i) for i in told) >= TEASERS:
        return None
    first = next((i for i in told if not _is_under_link(sheet, i)), None)
    return None if first is None or (headline is not None and first > headline + DOWN) else first


def is_among_cards(sheet: Sheet, headline: int | None) -> bool:
    """Whether the headline is a link, and so are those of other articles below it, each with a text under it."""
    if headline is None or sheet.shapes[headline] != "link":
        return False
    below = range(headline + 1, min(len(sheet.lines), headline + DOWN))
    cards = sum(_is_under_link(sheet, i) and sheet.shapes[i] in ("sentence", "fragment") for i in below)
    return cards >= TEASERS


def tells(sheet: Sheet, reading: Reading) -> bool:
    """Whether a sentence told as a report stands in the reading, outside pictures and what a site says of itself."""
    return any(_is_told(sheet, i) and not _is_of_picture(sheet, i) for i in range(reading.start, reading.end))


def _is_of_picture(sheet: Sheet, i: int) -> bool:
    element = sheet.lines[i].element
    return element is not None and picture_box(element) is not None


def _told(sheet: Sheet, headline: int | None, quoted: frozenset[int]) -> Iterator[int]:
    """The told sentences below the headline, outside summaries, pictures and, if unquoted, boxes around an article."""
    summed = {i for one in summaries.boxes(sheet) for i in range(one.start, one.end)}
    for i in range(headline + 1 if headline is not None else 0, len(sheet.lines)):
        told = _is_told(sheet, i)
        if i not in summed and (told or (i in quoted and _is_said(sheet, i))):
            element = sheet.lines[i].element
            shown = element is not None and not element.hidden and picture_box(element) is None
            if element is not None and shown and ((told and i in quoted) or not is_around(element, headline)):
                yield i


def _is_told(sheet: Sheet, i: int) -> bool:
    text = sheet.lines[i].text
    return is_report(text) and not text.endswith(_PROMISES) and _is_said(sheet, i)


def _is_said(sheet: Sheet, i: int) -> bool:
    """Whether the line is a whole sentence, in whatever voice, that no site says of itself."""
    text = sheet.lines[i].text
    if sheet.shapes[i] != "sentence" or not is_complete(text):
        return False
    return not is_apology(text) and verdict(text, sentence=True, tail=True) is None


def _is_under_link(sheet: Sheet, i: int) -> bool:
    """Whether a link as long as a headline stands right before the line."""
    return i > 0 and sheet.shapes[i - 1] == "link" and len(sheet.lines[i - 1].text) >= TITLE
