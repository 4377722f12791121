"""Whole texts on one line of a dump: tools that glue paragraphs with spaces make one line of an article.

A line weighs as a sentence of middle length at most, and less where no other stands beside it, as teasers do. A line
that holds a whole text is neither: it weighs by the sentences told in it, where no run of lines outweighs it.
"""

from __future__ import annotations

from bonmun.label.first_pass import Sheet
from bonmun.label.readings.weights import SENTENCE_CAP
from bonmun.lazy_regex import pattern

LONG = 3 * SENTENCE_CAP
"""Characters from which a line may hold a whole text: machine summaries and what readers write are shorter."""
EACH = 130
"""Characters for each sentence told in it at most: other long lines hold headlines, or readers' comments."""
PER_CAP = 2
"""How many of them weigh as one line of middle length."""
_TOLD = pattern(r"다\.[\"'”’)]{0,2}(?:\s|$)")


def outweigh(sheet: Sheet, start: int, end: int, weight: float) -> dict[int, float]:
    """What lines with a whole text weigh, by index, where one of them outweighs the run `lines[start:end]`."""
    found = {i: size for i, line in enumerate(sheet.lines) if len(line.text) >= LONG and (size := _weigh(line.text))}
    beside = [size for i, size in found.items() if not start <= i < end]
    return found if max(beside, default=0.0) > weight else {}


def _weigh(text: str) -> float:
    told = len(_TOLD.findall(text))
    if told * EACH < len(text):
        return 0.0
    return float(min(len(text), SENTENCE_CAP * (told // PER_CAP)))
