"""Whether the heaviest element is one paragraph of an article whose others stand beside it.

In a brief, buttons, captions and notices around the paragraphs weigh more than the paragraphs beside the longest.
"""

from __future__ import annotations

from collections.abc import Iterator

from bonmun.grammar.lines import is_report, verdict
from bonmun.label.first_pass import Sheet
from bonmun.label.items import is_entry
from bonmun.label.markup_boxes import kind_of
from bonmun.label.picture_boxes import picture_box
from bonmun.label.readings.weights import FURNITURE, PASSED, stands_around
from bonmun.parse.page_lines import Element, Line

INLINE = frozenset("span font b strong em i u".split())
"""Elements that lines of one block may be split among."""
PICTURED = 4
"""Lines of a paragraph with a picture in it: caption, credit, alt text."""
_WORDS = ("sentence", "fragment")
"""Shapes of lines that may be an article's own words."""
_SHOWN = ("fragment", "repeat")
"""Shapes of what pictures say."""
LEVELS = 3
"""How many elements around the heaviest are asked for paragraphs beside it."""


def widen(sheet: Sheet, element: Element) -> Element:
    """The element, or the one around it whose paragraphs it is one of."""
    while element.tag in INLINE and element.parent is not None:
        element = element.parent
    for _ in range(LEVELS):
        block = _whole(element)
        if block.parent is None or block.parent.tag in ("html", "body"):
            break
        if _goes_on(sheet, block, block.parent):
            element = block.parent
            continue
        if not _is_paragraph(sheet, block):
            break
        listed = block.end < block.parent.end and _lists(sheet, block.end, block.parent)
        if not listed and not any(_tells(sheet, i, block.parent) for i in _beside(sheet, block)):
            break
        element = block.parent
    return element


def _whole(element: Element) -> Element:
    """The outermost element that holds the same lines."""
    while element.parent is not None and (element.parent.start, element.parent.end) == (element.start, element.end):
        element = element.parent
    return element


def _is_paragraph(sheet: Sheet, block: Element) -> bool:
    """Whether the block holds sentences, apart from what a picture in it says."""
    return all(sheet.shapes[i] == "sentence" or _is_of_picture(sheet, i) for i in range(block.start, block.end))


def _goes_on(sheet: Sheet, block: Element, around: Element) -> bool:
    """Whether a block of text is followed, with nothing but pictures between, by a told sentence beside it."""
    for i in range(block.end, around.end):
        if sheet.shapes[i] == "sentence":
            return _tells(sheet, i, around) and _holds_words(sheet, block)
        if sheet.kinds[i] not in PASSED and not (sheet.shapes[i] in _SHOWN and _is_of_picture(sheet, i)):
            return False
    return False


def _holds_words(sheet: Sheet, block: Element) -> bool:
    return all(sheet.shapes[i] in _WORDS or _is_of_picture(sheet, i) for i in range(block.start, block.end))


def _is_of_picture(sheet: Sheet, i: int) -> bool:
    return picture_box(sheet.lines[i].element) is not None


def _beside(sheet: Sheet, block: Element) -> Iterator[int]:
    """The lines of the paragraphs beside the block: bare text, or elements of the same tag that hold one line."""
    around = block.parent
    assert around is not None
    for i in (*range(around.start, block.start), *range(block.end, around.end)):
        element = sheet.lines[i].element
        while element is not None and element is not around and element.parent is not around:
            element = element.parent
        if element is around or (element is not None and _is_like(sheet, element, block)):
            yield i


def _is_like(sheet: Sheet, element: Element, block: Element) -> bool:
    """Whether the element is a paragraph as the block is: of the same tag, and with one line beside its picture's."""
    if element.tag != block.tag:
        return False
    if element.tag == "p" or element.end - element.start == 1:
        return True
    held = range(element.start, element.end) if element.end - element.start <= PICTURED else ()
    return sum(not _is_of_picture(sheet, i) for i in held) == 1


def _tells(sheet: Sheet, i: int, around: Element) -> bool:
    """Whether the line is told as a report is, and not in a box around the article."""
    line = sheet.lines[i]
    return sheet.shapes[i] == "sentence" and is_report(line.text) and _is_text(line, around)


def _lists(sheet: Sheet, i: int, around: Element) -> bool:
    """Whether the line is an entry of the article's own list, and no link."""
    line = sheet.lines[i]
    if sheet.shapes[i] != "fragment" or line.link or not is_entry(line.text):
        return False
    return verdict(line.text, sentence=False) is None and _is_text(line, around)


def _is_text(line: Line, around: Element) -> bool:
    """Whether the line is seen, and no element between it and the one around says that it is something else."""
    at = line.element
    if at is None or at.hidden:
        return False
    while at is not None and at is not around:
        if at.tag in FURNITURE or (at.name and (kind_of(at.name) or stands_around(at.name))):
            return False
        at = at.parent
    return True
