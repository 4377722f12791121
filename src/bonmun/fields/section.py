"""The section (정치, 경제 …) that a page shows: in its path, on the tab that is chosen, beside the headline."""

from __future__ import annotations

from collections.abc import Sequence

from bonmun.grammar.sections import NAMES
from bonmun.label.labels import Labelled
from bonmun.patterns import pattern

_SORTED = pattern(r"이 기사는 언론사에서 (.{1,20}) 섹션으로 분류했습니다")
_PATH = pattern(r"^(?:홈|HOME|Home|home|뉴스홈?|기사|현재\s?위치)\s?(?:[>〉＞:]|\s)\s?")
_OPENS = frozenset("홈Hh뉴기현")
"""What a path begins with."""
_STEP = pattern(r"\s?[>〉＞]\s?|\s+")
_CHOSEN = pattern(r"^(\S{2,8}) 선택됨$")
_LONGEST = 60
_BESIDE = 2
"""How many lines from the headline the section's name may stand alone."""


def shown(lines: Sequence[Labelled], headline: int | None) -> str | None:
    """The section in words; None where no line says it. `headline` is the index of the line that shows the headline."""
    short = [line.text for line in lines if len(line.text) <= _LONGEST]
    for says in (_sorted, _step, _chosen):
        found = next(filter(None, map(says, short)), None)
        if found is not None:
            return found
    if headline is None:
        return None
    beside = lines[max(0, headline - _BESIDE) : headline + _BESIDE + 1]
    return next((line.text for line in beside if line.text in NAMES), None)


def _sorted(text: str) -> str | None:
    found = _SORTED.search(text) if text[0] == "이" else None
    return found[1] if found else None


def _step(text: str) -> str | None:
    """The section in a path; a menu names several."""
    path = _PATH.match(text) if text[0] in _OPENS else None
    steps = _STEP.split(text[path.end() :]) if path else ()
    named = [step for step in steps if step in NAMES]
    return named[0] if named and (len(named) == 1 or ">" in text) else None


def _chosen(text: str) -> str | None:
    found = _CHOSEN.match(text) if text[-1] == "됨" else None
    return found[1] if found and found[1] in NAMES else None
