"""The section (정치, 경제 …) that a page shows: in its path, on the tab that is chosen, beside the headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from bonmun.grammar import dates
from bonmun.grammar.sections import NAMES
from bonmun.label.labels import Labelled
from bonmun.lazy_regex import pattern

_SORTED = pattern(r"이 기사는 언론사에서 (.{1,20}) 섹션으로 분류했습니다")
_PATH = pattern(r"^(?:홈|HOME|Home|home|뉴스홈?|기사|현재\s?위치)\s?(?:[>〉＞:]|\s)\s?")
_OPENS = frozenset("이홈Hh뉴기현")
"""What a path begins with, and what a portal says of the section."""
_STEP = pattern(r"\s?[>〉＞]\s?|\s+")
_CHOSEN = pattern(r"^(\S{2,8}) 선택됨$")
_LONGEST = 60
"""Characters of a line that names the section."""
_STEPS = 4
"""Lines of a list that may be a path; menus have more."""
_BESIDE = 2
"""How many lines from the headline the section's name may stand alone."""


def find(told: str | None, lines: Sequence[Labelled], headline: int | None) -> str | None:
    """The section in words; None where nothing says it.

    `told` is what the tags say, `headline` the index of the line that shows the headline. A portal says in so many
    words how the newsroom sorted the article; all other lines say less than the tags.
    """
    likely = [line.text for line in lines if len(line.text) <= _LONGEST and line.text[0] in _OPENS]
    said = next((found[1] for text in likely if text[0] == "이" and (found := _SORTED.search(text))), None) or told
    if said is not None:
        return said
    steps = (_step(text) for text in likely)
    chosen = (_chosen(line.text) for line in lines if line.text[-1] == "됨" and len(line.text) <= _LONGEST)
    dated = (_dated(line) for line in lines if line.role == "date")
    rows = (steps, chosen, _beside(lines, headline), dated)
    return next(filter(None, chain.from_iterable(rows)), None)


def _beside(lines: Sequence[Labelled], headline: int | None) -> Iterator[str]:
    """A section's name alone beside the headline; in a menu there are more."""
    if headline is None:
        return
    for line in lines[max(0, headline - _BESIDE) : headline + _BESIDE + 1]:
        if line.text in NAMES and not _in_menu(line):
            yield line.text


def _in_menu(line: Labelled) -> bool:
    above = line.element.ancestors() if line.element is not None else ()
    listed = next((element for element in above if element.tag in ("ul", "ol", "nav")), None)
    return listed is not None and listed.end - listed.start > _STEPS


def _dated(line: Labelled) -> str | None:
    """The section on an archive's date line: `[가나일보] 2012-08-03 11면 20판 사회 뉴스 1244자`."""
    words = dates.cut(line.text).split()
    return next((word for word in words if word in NAMES or any(part in NAMES for part in word.split("·"))), None)


def _step(text: str) -> str | None:
    """The section in a path; a menu names several."""
    path = _PATH.match(text)
    steps = _STEP.split(text[path.end() :]) if path else ()
    named = [step for step in steps if step in NAMES]
    return named[0] if named and (len(named) == 1 or ">" in text) else None


def _chosen(text: str) -> str | None:
    found = _CHOSEN.match(text)
    return found[1] if found and found[1] in NAMES else None
