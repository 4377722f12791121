"""Boxes with a machine's summary of the article: a label of such a summary, and a few sentences under it."""

from __future__ import annotations

from bonmun.grammar.lines import verdict
from bonmun.label.first_pass import Sheet
from bonmun.parse.page_lines import Element

KIND = "ai_summary"
_WORD = "요약"
"""What every label has that is known by its shape; the shape decides."""
LINES = 20
"""Lines that such a box has at most: label, notice, buttons, sentences."""
SENTENCES = 8
"""Sentences that it has at most."""


def boxes(sheet: Sheet) -> list[Element]:
    """The innermost elements that hold a label of a machine's summary with the sentences under it."""
    found: dict[int, Element] = {}
    for i, line in enumerate(sheet.lines):
        labelled = sheet.kinds[i] == KIND or (_WORD in line.text and _is_label(sheet, i))
        element = line.element if labelled else None
        while element is not None and element.end - element.start <= LINES:
            count = sheet.shapes[i + 1 : element.end].count("sentence")
            if count:
                if count <= SENTENCES:
                    found[id(element)] = element
                break
            element = element.parent
    return list(found.values())


def _is_label(sheet: Sheet, i: int) -> bool:
    text = sheet.lines[i].text
    if sheet.shapes[i] not in ("fragment", "junk"):
        return False
    found = verdict(text, sentence=False)
    return found is not None and found.kind == KIND
