"""The lines around a body: where an article's own byline and date stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bonmun.label.labels import Labelled

_ABOVE = 25
"""How far above the body a byline or date may stand where no line shows the headline."""
_BELOW = 14
"""How far below the body a byline or date may stand."""


class Regions(NamedTuple):
    """The lines above, of and below a body."""

    above: Sequence[Labelled]
    body: Sequence[Labelled]
    below: Sequence[Labelled]


def around(lines: Sequence[Labelled], title: int | None) -> Regions:
    """The regions around the lines with the role body; `title` is the index of the line that shows the headline."""
    body = [line.index for line in lines if line.role == "body"]
    if not body:
        start = title or 0
        return Regions(lines[start : start + _ABOVE], (), ())
    first, last = body[0], body[-1] + 1
    start = max(0, first - _ABOVE)
    if title is not None and title < first:
        # A byline may stand right above its headline.
        start = max(title - 2, first - 3 * _ABOVE, 0)
    return Regions(lines[start:first], lines[first:last], lines[last : last + _BELOW])
