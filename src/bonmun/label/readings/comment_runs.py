"""Readers' comments in a dump, where no box holds them: who or when, what is said, and what may be done with it."""

from __future__ import annotations

from bonmun.label.first_pass import Sheet
from bonmun.label.readings.comment_boxes import LABEL, SEVERAL, answers, is_reader, names_reader

LONGEST = 12
"""Lines from a reader's name to the button below the comment."""


def lines(sheet: Sheet) -> list[int]:
    """The lines of the comments; none where there are not several."""
    blocks: list[range] = []
    for i, line in enumerate(sheet.lines):
        text = line.text
        if len(text) <= LABEL and text[0] in _FIRST and answers(text):
            start = _start(sheet, i, blocks[-1].stop if blocks else 0)
            if start is not None:
                blocks.append(range(start, i + 1))
    if len(blocks) < SEVERAL:
        return []
    above = blocks[0].start
    if "sentence" not in sheet.shapes[:above] and "comment" not in sheet.kinds[:above]:
        del blocks[0]  # the article itself may stand between its date and a button
    return [i for block in blocks for i in block]


def _start(sheet: Sheet, button: int, first: int) -> int | None:
    """Where the comment above the button begins; None where nobody signs it, or nothing is said."""
    for i in range(button - 2, max(first, button - LONGEST) - 1, -1):
        if sheet.kinds[i] in _OVER:
            return None
        if is_reader(sheet.lines[i].text):
            return i - 1 if i > first and _is_named_above(sheet, i) else i
    return None


def _is_named_above(sheet: Sheet, i: int) -> bool:
    """Whether who says it stands on the line above; over a bare time any few words may be a name."""
    above = sheet.lines[i - 1].text
    if is_reader(above):
        return True
    timed = sheet.lines[i].text[0].isdigit() or not names_reader(sheet.lines[i].text)
    return timed and sheet.shapes[i - 1] == "fragment" and len(above) <= LABEL


_FIRST = frozenset("답대비신반싫차")
"""What buttons below a comment begin with."""
_OVER = frozenset(("heading", "copyright", "tip_line", "reporter_card"))
"""Kinds of junk that stand in no comment."""
