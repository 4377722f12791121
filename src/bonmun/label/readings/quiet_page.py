"""Articles on pages without a told sentence: 인사 (personnel), 부고 (obituaries), results, schedules, a line of 속보.

No weight finds them. What does is the frame of an article: a headline, a date or a byline under it, then lines that are
neither links nor known junk, up to the next byline, list or notice. A dump has no headline to start from and no boxes
to stay out of, so `quiet_dump` weighs every stretch of lines instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bonmun.grammar import contributors
from bonmun.grammar.lines import verdict
from bonmun.label import paragraph_blocks
from bonmun.label.first_pass import Sheet
from bonmun.label.markup_boxes import is_around
from bonmun.label.page_kinds import is_apology
from bonmun.label.picture_boxes import picture_box
from bonmun.label.readings.body import NOTHING, Reading
from bonmun.label.readings.weights import PASSED, PULL
from bonmun.label.signed_lines import is_named, signs_or_dates
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element
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
    """The lines from there on that may be the article's, behind the buttons under a headline.

    What stands between two lines of one block ends nothing: a picture with its caption, a link to another article.
    """
    block: Element | None = None
    begun = parted = False
    last = min((box.start for box in sheet.comments if box.start > at), default=len(sheet.lines))
    for i in range(at, last):
        if sheet.kinds[i] in PASSED:
            continue
        element = sheet.lines[i].element
        if _is_text(sheet, i) and not (parted and (element is None or paragraph_blocks.holder(element) is not block)):
            block = paragraph_blocks.holder(element) if element is not None and not begun else block
            begun, parted = True, False
            yield i
        elif begun and block is not None and i < block.end and _parts(sheet, i, block):
            parted = True
        elif begun or i - at >= BUTTONS or sheet.kinds[i] == "heading" or _is_title(sheet, i):
            return


def _parts(sheet: Sheet, i: int, block: Element) -> bool:
    """Whether the line may stand between two of the article's: of a picture, a link, the heading of a box of links."""
    element = sheet.lines[i].element
    if element is None:
        return False
    boxed = sheet.kinds[i] == "heading" and paragraph_blocks.holder(element) is not block
    return sheet.shapes[i] == "link" or boxed or picture_box(element) is not None


def _is_title(sheet: Sheet, i: int) -> bool:
    """Whether the line is a link as long as another article's headline."""
    line = sheet.lines[i]
    titled = sheet.shapes[i] == "link" and line.items == 1 and len(line.text) >= TITLE
    return titled and verdict(line.text, sentence=False, tail=True) is None


def _is_text(sheet: Sheet, i: int) -> bool:
    line = sheet.lines[i]
    is_menu = line.items > 1 and "\t" not in line.text
    if sheet.shapes[i] not in ("fragment", "sentence") or is_menu or _signs_or_dates(sheet, i):
        return False
    if verdict(line.text, sentence=sheet.shapes[i] == "sentence", tail=True) is not None or is_apology(line.text):
        return False
    return line.element is None or not (picture_box(line.element) or line.element.hidden or is_around(line.element))


def _signs_or_dates(sheet: Sheet, i: int) -> bool:
    texts = [line.text for line in sheet.lines[max(0, i - 1) : i + 2]]
    if any(is_named(*pair) for pair in pairwise(texts)):
        return True
    if sheet.shapes[i] == "fragment" and contributors.is_credit(sheet.lines[i].text):
        return True
    return sheet.shapes[i] in ("fragment", "link", "repeat") and signs_or_dates(sheet.lines[i].text)
