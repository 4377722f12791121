"""Whether the heaviest element is one paragraph of an article whose others stand beside it.

In a brief, buttons, captions and notices around the paragraphs weigh more than the paragraphs beside the longest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bonmun.grammar.lines import is_report
from bonmun.label.first_pass import Sheet
from bonmun.label.markup_boxes import is_around
from bonmun.label.weights import AROUND
from bonmun.parse.page_lines import Element

LEVELS = 3
"""How many elements around the heaviest are asked for paragraphs beside it."""


def widen(sheet: Sheet, weights: Sequence[float], element: Element) -> Element:
    """The element, or the one around it whose paragraphs it is one of."""
    for _ in range(LEVELS):
        block = _whole(element)
        if block.parent is None or block.parent.tag in ("html", "body") or not _is_paragraph(sheet, block):
            break
        if not any(_tells(sheet, weights, i) for i in _beside(sheet, block)):
            break
        element = block.parent
    return element


def _whole(element: Element) -> Element:
    """The outermost element that holds the same lines."""
    while element.parent is not None and (element.parent.start, element.parent.end) == (element.start, element.end):
        element = element.parent
    return element


def _is_paragraph(sheet: Sheet, block: Element) -> bool:
    return all(sheet.shapes[i] == "sentence" for i in range(block.start, block.end))


def _beside(sheet: Sheet, block: Element) -> Iterator[int]:
    """The lines of the paragraphs beside the block: bare text, or elements of the same tag that hold one line."""
    around = block.parent
    assert around is not None
    for i in (*range(around.start, block.start), *range(block.end, around.end)):
        element = sheet.lines[i].element
        while element is not None and element is not around and element.parent is not around:
            element = element.parent
        if element is around or (element is not None and element.tag == block.tag and _size(element) == 1):
            yield i


def _size(element: Element) -> int:
    return element.end - element.start


def _tells(sheet: Sheet, weights: Sequence[float], i: int) -> bool:
    """Whether the line is told as a report is, and not in a box around the article."""
    line = sheet.lines[i]
    if sheet.shapes[i] != "sentence" or not is_report(line.text) or weights[i] <= len(line.text) * AROUND:
        return False
    return line.element is not None and not line.element.hidden and not is_around(line.element)
