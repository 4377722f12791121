"""How sure bonmun is that an article's body is right: a logistic model over a handful of things seen while reading.

The weights are data (data/confidence.toml), fitted by tools/quality/calibrate.py; docs/confidence.md shows how well
they hold.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from bonmun import resources
from bonmun.grammar.lines import is_complete
from bonmun.label.labels import Labelled

Model = Literal["page", "dump"]
BREAKS = 4
"""Breaks between the body's lines from which one more says nothing."""
STRAYS = 3
"""Lonely or cut lines from which one more says nothing."""


class Features(NamedTuple):
    """What the model looks at, each 0-1; all but the last two speak against the body."""

    mixed: float
    """Of the body's lines, those that stand elsewhere than most: another article's, or an advertisement's."""
    broken: float
    """Places where something else stands between the body's lines; 1 from four on."""
    lonely: float
    """Body lines with no other beside them; 1 from three on."""
    ragged: float
    """Of the body's lines, those that are no sentence."""
    cut: float
    """Body lines that read as a sentence without its end, as teasers do; 1 from three on."""
    ends: float
    """The body's last words end a sentence."""
    closed: float
    """A byline or a date follows the body, as at the foot of an article."""


def of(lines: Sequence[Labelled], method: str) -> float:
    """The chance that the body is right, 0-1, for lines that have their roles; of no body, that there is none."""
    known = _known()
    features = measure(lines)
    if features is None:
        return known.nobody
    chance = score(features, "dump" if method == "dump" else "page")
    return min(chance, known.most.get(method, 1.0))


def measure(lines: Sequence[Labelled]) -> Features | None:
    """What there is to see of the body; None when there is no body."""
    places = [i for i, line in enumerate(lines) if line.role == "body"]
    if not places:
        return None
    body = [lines[i] for i in places]
    count = len(body)
    told = [line.text for line in body if line.shape == "sentence"]
    steps = [after - before > 1 for before, after in pairwise(places)]
    alone = sum([before and after for before, after in zip([True, *steps], [*steps, True], strict=True)])
    homes = Counter([id(line.element.home) if line.element is not None else 0 for line in body])
    last, closed = _foot(lines, places[-1])
    return Features(
        mixed=1 - max(homes.values()) / count,
        broken=min(1.0, sum(steps) / BREAKS),
        lonely=min(1.0, alone / STRAYS),
        ragged=(count - len(told)) / count,
        cut=min(1.0, sum([not is_complete(text) for text in told]) / STRAYS),
        ends=float(is_complete(last)),
        closed=float(closed),
    )


def _foot(lines: Sequence[Labelled], last: int) -> tuple[str, bool]:
    """The body's last words, and whether a byline or a date follows them."""
    line = lines[last]
    words = next((part.text for part in reversed(line.parts) if part.decision.role == "body"), line.text)
    follows: str = line.parts[-1].decision.role if line.parts else "body"
    if follows == "body":
        follows = lines[last + 1].role if last + 1 < len(lines) else ""
    return words, follows in ("byline", "date")


def score(features: Features, model: Model) -> float:
    """The chance that the model sees in the features."""
    intercept, weights = _known().models[model]
    total = intercept + sum(weight * value for weight, value in zip(weights, features, strict=True))
    return round(1 / (1 + math.exp(-total)), 3)


class _Known(NamedTuple):
    """What was fitted and what was set."""

    models: dict[Model, tuple[float, tuple[float, ...]]]
    """Intercept and weights, in the order of the features."""
    nobody: float
    most: dict[str, float]
    """Method → the most confidence it may have: those too rare to fit."""


@cache
def _known() -> _Known:
    data = resources.table("confidence")
    names: tuple[Model, ...] = ("page", "dump")
    models = {name: (data[name]["intercept"], tuple(data[name][key] for key in Features._fields)) for name in names}
    return _Known(models, data["nobody"]["chance"], data["most"])
