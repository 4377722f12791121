"""How far around its core an article in a text dump reaches."""

from __future__ import annotations

from bonmun.grammar.lines import is_report
from bonmun.label.body import Reading
from bonmun.label.first_pass import Sheet

QUOTES = "“\"‘'"
"""What a pull quote opens with: it stands above the text, and says nothing about where the text begins."""
LEAD_IN = 8
LEAD_OUT = 3
"""In a dirty dump, how many lines before and after the core may belong to the article."""
DIRTY = 4
"""Lines of known junk from which a dump holds more than an article."""


def reach(sheet: Sheet, reading: Reading) -> tuple[int, int]:
    """The lines that may be the article's: in a clean dump all, in a dirty one those that touch the core."""
    count = len(sheet.lines)
    dirty = sum(shape in ("junk", "link") for shape in sheet.shapes) >= DIRTY or _has_menu(sheet)
    if not dirty:
        return 0, count
    first, last = reading.start, reading.end
    while first > 0 and reading.start - first < LEAD_IN and _leads_in(sheet, first - 1):
        first -= 1
    while last < count and last - reading.end < LEAD_OUT and _leads_out(sheet, last):
        last += 1
    return first, last


def _leads_in(sheet: Sheet, i: int) -> bool:
    """What may stand between a headline and the text: decks, a second copy of them, a pull quote."""
    shape = sheet.shapes[i]
    return shape in ("fragment", "repeat") or (shape == "sentence" and sheet.lines[i].text[0] in QUOTES)


def _leads_out(sheet: Sheet, i: int) -> bool:
    """What may close a text without being a sentence; menus are shorter."""
    text = sheet.lines[i].text
    return sheet.shapes[i] == "fragment" and (len(text) >= 10 or is_report(text))


def _has_menu(sheet: Sheet) -> bool:
    """Eight short lines in a row: a menu, so this dump holds more than an article."""
    run = 0
    for line, shape in zip(sheet.lines, sheet.shapes, strict=True):
        run = run + 1 if shape == "fragment" and len(line.text) <= 12 else 0
        if run >= 8:
            return True
    return False
