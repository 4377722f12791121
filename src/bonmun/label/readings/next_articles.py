"""Where the next article begins on a page that shows several in full: a headline made as the page's own, and signed."""

from __future__ import annotations

from bonmun.grammar.lines import is_report
from bonmun.label.first_pass import Sheet
from bonmun.label.readings.body import NOTHING, Reading
from bonmun.label.signed_lines import stamps
from bonmun.parse.page_lines import Element

_HEADINGS = frozenset(("h1", "h2", "h3"))
SIGNED = 3
"""How many lines below a headline its byline or its date stands, at most."""
TOLD = 6
"""How many lines below them its text begins, at most."""
INNER = 3
"""How many elements may stand around a headline's words inside its heading."""


def begins(sheet: Sheet, headline: int | None) -> int | None:
    """The line of the next article's headline; None where the page shows one article, or its headline is no heading."""
    own = _heading(sheet.lines[headline].element) if headline is not None else None
    if headline is None or own is None:
        return None
    told = False
    for i in range(headline + 1, len(sheet.lines)):
        if sheet.shapes[i] == "sentence":
            told = told or is_report(sheet.lines[i].text)
        elif told and sheet.lines[i].bold and _is_like(sheet, i, own) and _is_article(sheet, i):
            return i
    return None


def before(reading: Reading, last: int) -> Reading:
    """The reading up to the next article; an empty one where it stands in that."""
    if reading.start >= last:
        return NOTHING
    spans = tuple((first, min(end, last)) for first, end in reading.spans if first < last)
    return reading._replace(end=min(reading.end, last), spans=spans)


def _heading(element: Element | None) -> Element | None:
    """The heading that holds a headline's words."""
    for _ in range(INNER + 1):
        if element is None or element.tag in _HEADINGS:
            return element
        element = element.parent
    return None


def _is_like(sheet: Sheet, i: int, own: Element) -> bool:
    """Whether the line is a heading as the page's own is, or stands in a box made as that one's."""
    heading = _heading(sheet.lines[i].element)
    if heading is None or heading is own:
        return False
    if (heading.tag, heading.name) == (own.tag, own.name):
        return True
    box, beside = heading.parent, own.parent
    if box is None or beside is None or box is beside or not beside.name:
        return False
    return (box.tag, box.name) == (beside.tag, beside.name)


def _is_article(sheet: Sheet, i: int) -> bool:
    """Whether a byline or a date stands right under the line, and under that a text."""
    if "sentence" not in sheet.shapes[i + 1 : i + 1 + SIGNED + TOLD]:  # asked first: a byline takes long to read
        return False
    signed = next(stamps(sheet, i, SIGNED), None)
    if signed is None or "sentence" in sheet.shapes[i + 1 : signed]:
        return False
    texts = range(signed + 1, min(len(sheet.lines), signed + 1 + TOLD))
    return any(sheet.shapes[at] == "sentence" and is_report(sheet.lines[at].text) for at in texts)
