"""Articles on pages without a told sentence: 인사 (personnel), 부고 (obituaries), results, schedules, a line of 속보.

No weight finds them. What does is the frame of an article: a headline, a date or a byline under it, then lines that are
neither links nor known junk, up to the next byline, list or notice. A dump has no headline to start from and no boxes
to stay out of, so `quiet_dump` weighs every stretch of lines instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from bonmun.grammar.lines import verdict
from bonmun.label.first_pass import Sheet
from bonmun.label.markup_boxes import is_around
from bonmun.label.page_kinds import is_apology
from bonmun.label.picture_boxes import picture_box
from bonmun.label.readings.body import NOTHING, Reading
from bonmun.label.readings.weights import PASSED, PULL
from bonmun.label.signed_lines import signs_or_dates
from bonmun.lazy_regex import pattern
from bonmun.whitespace import squash

STAMP = 8
"""How many lines below the headline the date or the byline stands."""
BUTTONS = 12
"""How many lines of buttons and counters may stand between the date and the text."""
TITLE = 10
"""Characters from which a link may be the headline of another article."""
LEAST = 8
"""Characters that the lines of such an article have together."""
_LETTER = pattern(r"[가-힣A-Za-z一-鿿]")


def find(sheet: Sheet, headline: int | None) -> Reading:
    """The lines that the frame holds; an empty reading where there is no frame or nothing in it."""
    at = _stamp(sheet, headline)
    if at is None:
        return NOTHING
    shown = squash(sheet.lines[headline].text) if headline is not None else ""
    found = [i for i in _held(sheet, at + 1) if squash(sheet.lines[i].text) != shown]
    text = "".join(sheet.lines[i].text for i in found)
    if len(text) < LEAST or not _LETTER.search(text):
        return NOTHING
    start, end = found[0], found[-1] + 1
    return Reading(start, end, ((start, end),) if sheet.lines[start].element is not None else (), PULL)


def _stamp(sheet: Sheet, headline: int | None) -> int | None:
    """The last date or byline right under the headline; None where there is none."""
    first = headline + 1 if headline is not None else 0
    last = None
    for i in range(first, min(len(sheet.lines), first + STAMP)):
        if _signs_or_dates(sheet, i):
            last = i
        elif last is not None:
            break
    return last


def _held(sheet: Sheet, at: int) -> Iterator[int]:
    """The lines from there on that may be the article's, behind the buttons under a headline."""
    begun = False
    for i in range(at, len(sheet.lines)):
        if sheet.kinds[i] in PASSED:
            continue
        if _is_text(sheet, i):
            begun = True
            yield i
        elif begun or i - at >= BUTTONS or sheet.kinds[i] == "heading" or _is_title(sheet, i):
            return


def _is_title(sheet: Sheet, i: int) -> bool:
    """Whether the line is a link as long as another article's headline."""
    return sheet.shapes[i] == "link" and sheet.lines[i].items == 1 and len(sheet.lines[i].text) >= TITLE


def _is_text(sheet: Sheet, i: int) -> bool:
    line = sheet.lines[i]
    if sheet.shapes[i] not in ("fragment", "sentence") or line.items > 1 or _signs_or_dates(sheet, i):
        return False
    if verdict(line.text, sentence=sheet.shapes[i] == "sentence", tail=True) is not None or is_apology(line.text):
        return False
    return line.element is None or not (picture_box(line.element) or line.element.hidden or is_around(line.element))


def _signs_or_dates(sheet: Sheet, i: int) -> bool:
    return sheet.shapes[i] in ("fragment", "link") and signs_or_dates(sheet.lines[i].text)
