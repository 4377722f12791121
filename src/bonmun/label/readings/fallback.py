"""trafilatura's reading of a page, for pages on which bonmun's own finds nothing or is unsure. Imported lazily."""

from __future__ import annotations

from bonmun.label.first_pass import Sheet
from bonmun.label.readings.body import NOTHING, Reading
from bonmun.whitespace import squash

_TEXT = frozenset(("sentence", "fragment"))


def read(html: str, url: str | None, sheet: Sheet) -> Reading:
    """The run of lines that trafilatura keeps; an empty one when it keeps nothing that the page shows.

    What it dropped is found by difference: all other lines stay outside the run and are recorded like any removal.
    """
    import trafilatura

    text = trafilatura.extract(html, url=url, include_comments=False, include_tables=True) or ""
    kept = {squash(part) for part in text.split("\n") if part.strip()}
    lines, shapes, *_ = sheet
    found = [i for i, line in enumerate(lines) if shapes[i] in _TEXT and squash(line.text) in kept]
    if not found:
        return NOTHING
    start, end = found[0], found[-1] + 1
    inside = set(found)
    spans: list[tuple[int, int]] = []
    for i in range(start, end):
        if i in inside:
            spans = [*spans[:-1], (spans[-1][0], i + 1)] if spans and spans[-1][1] == i else [*spans, (i, i + 1)]
    return Reading(start, end, tuple(spans), float(sum(len(lines[i].text) for i in found)))
