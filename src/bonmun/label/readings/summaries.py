"""Boxes with a machine's summary of the article: a label of such a summary, and a few sentences under it."""

from __future__ import annotations

from bonmun.grammar.lines import is_sentence, verdict
from bonmun.label.first_pass import Sheet
from bonmun.parse.page_lines import Element
from bonmun.whitespace import squash

KIND = "ai_summary"
_WORD = "요약"
"""What every label has that is known by its shape; the shape decides."""
LINES = 20
"""Lines that such a box has at most: label, notice, buttons, sentences."""
SENTENCES = 8
"""Sentences that it has at most."""
ENDS = frozenset(("heading", "related", "copyright", "comment"))
"""Kinds of junk that never stand in one."""


def boxes(sheet: Sheet) -> list[Element]:
    """The innermost elements that hold a label of a machine's summary with the sentences under it."""
    found: dict[int, Element] = {}
    likely = [i for i, line in enumerate(sheet.lines) if _WORD in line.text or sheet.kinds[i] == KIND]
    for i in likely:
        labelled = sheet.kinds[i] == KIND or _is_label(sheet, i)
        element = sheet.lines[i].element if labelled else None
        while element is not None and element.end - element.start <= LINES:
            count = sum(_says(sheet, at) for at in range(i + 1, element.end))
            if count:
                if count <= SENTENCES:
                    found[id(element)] = element
                break
            element = element.parent
    return list(found.values())


def _says(sheet: Sheet, i: int) -> bool:
    """Whether the line is a sentence, or the copy of one."""
    shape = sheet.shapes[i]
    return shape == "sentence" or (shape == "repeat" and is_sentence(sheet.lines[i].text))


def giving_back(sheet: Sheet) -> Sheet:
    """The sheet with the text's copy a sentence, where of two the one in a summary's box had stayed.

    A picture or an advertisement behind the first paragraph makes the summary the longer run of the two.
    """
    found = boxes(sheet) if "repeat" in sheet.shapes else []
    inside = {i for box in found for i in range(box.start, box.end)}
    kept = {squash(sheet.lines[i].text) for i in inside if sheet.shapes[i] == "sentence"}
    if not kept:
        return sheet
    shapes = list(sheet.shapes)
    for i, line in enumerate(sheet.lines):
        if shapes[i] == "repeat" and i not in inside and not (line.element is not None and line.element.hidden):
            key = squash(line.text)
            if key in kept:
                kept.discard(key)
                shapes[i] = "sentence"
    return sheet._replace(shapes=shapes)


def in_dump(sheet: Sheet) -> list[int]:
    """The lines of a dump between the label of a machine's summary and the notice that closes it.

    Both are needed, as no box says where the summary ends; and more must be told outside than in it.
    """
    found: list[int] = []
    for i, kind in enumerate(sheet.kinds):
        if kind == KIND and not is_sentence(sheet.lines[i].text):
            found += _framed(sheet, i + 1)
    if not found:
        return found
    told = [i for i, shape in enumerate(sheet.shapes) if shape == "sentence"]
    inside = sum(len(sheet.lines[i].text) for i in found)
    return found if inside < sum(len(sheet.lines[i].text) for i in told if i not in found) else []


def _framed(sheet: Sheet, start: int) -> list[int]:
    """The lines from there to a sentence that says who made them; none where other things stand between."""
    inside: list[int] = []
    sentences = 0
    for i in range(start, min(len(sheet.lines), start + LINES)):
        if sheet.kinds[i] == KIND and is_sentence(sheet.lines[i].text):
            return inside if sentences else []
        sentences += sheet.shapes[i] == "sentence"
        if sentences > SENTENCES or sheet.kinds[i] in ENDS:
            break
        if sheet.shapes[i] != "junk":
            inside.append(i)
    return []


def _is_label(sheet: Sheet, i: int) -> bool:
    text = sheet.lines[i].text
    if sheet.shapes[i] not in ("fragment", "junk"):
        return False
    found = verdict(text, sentence=False)
    return found is not None and found.kind == KIND
