"""One line of a page whose parts may be lines of their own: what rules and names set apart, what is out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bonmun.lazy_regex import pattern
from bonmun.parse.elements import BLOCK_TAGS
from bonmun.parse.page_lines import Element

_BEFORE = 200
"""Characters before a part that are looked at."""
_PARTICLES = frozenset("은는이가을를에의로와과고며서도만")
_CLAUSE = 2
"""Words with particles from which a text is running."""
_ENDS = frozenset(".?!…:=|·/>])〉】』」”’\"'ⓒ©")
"""What no sentence goes on behind."""
_QUOTES = "\"'”’)]"
_ENDINGS = frozenset("다요죠까네오.?!…")
"""What a sentence ends with, quotation marks aside."""
_ATTACHED = pattern(
    r"(?:[은는이가을를에의로와과도만서]|으로|에서|에게|께서|까지|부터|보다|처럼|마다|이나|이?라[고며는]|에[는도만]|에서[는도만]|으?로[는도])?[,.]?(?=[\s,.]|$)"
)
"""A particle, a comma or a full stop that a word goes on with."""
_LABELLED = 40
"""Characters of a number or time that a label out of sight tells the meaning of."""


class Run(NamedTuple):
    """A stretch of text on one line."""

    text: str
    owner: Element | None
    """The innermost element that holds all of it; None where several do."""
    link: int
    """How many of its characters are link text."""
    strong: int
    """How many are bold."""
    apart: Element | None
    """The inline element that may set it apart."""


def joined_runs(runs: Sequence[Run]) -> list[Run]:
    """The lines that the runs of one line make; `apart` is left where an element did set one apart.

    Labels out of sight come first: the sentence that they stand in goes on behind them.
    """
    runs = [run for run in runs if run.text]
    unseen = [run for run in runs if run.text.strip() and _is_label(run)]
    if unseen and _tells(unseen, runs):
        runs = [run._replace(apart=None) if run is unseen[0] else run for run in runs]
        unseen.pop(0)
    shown = [_joined(group) for group in _grouped([run for run in runs if not _is_label(run)])]
    if not shown:
        return [_joined(runs)] if unseen else []
    sentence = shown[-1].text.rstrip().rstrip(_QUOTES)[-1:] in _ENDINGS
    lines: list[list[Run]] = [[]]
    before = ""
    for run, after in zip(shown, [*(run.text for run in shown[1:]), ""], strict=True):
        if run.apart is None or (sentence and _runs_through(before, run.text, after)):
            lines[-1].append(run)
            before = (before + run.text)[-_BEFORE:]
        else:
            lines += [[run], []]
            before = ""
    return [*unseen, *(line[0] if len(line) == 1 else _joined(line) for line in lines if line)]


def _is_label(run: Run) -> bool:
    """Whether the run is out of sight on a line that is not."""
    if run.apart is None or not run.apart.hidden:
        return False
    home = next((above for above in run.apart.ancestors() if above.tag in BLOCK_TAGS), None)
    return home is None or not home.hidden


def _grouped(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs in groups; a blank one belongs to the one before, as does what one element holds around a label."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and (run.text.isspace() or (run.apart is not None and run.apart is groups[-1][0].apart)):
            groups[-1].append(run)
        elif not run.text.isspace():
            groups.append([run])
    return groups


def _tells(unseen: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether the first label out of sight tells what the number or time in sight behind it means (입력, 댓글)."""
    told = [run for run in runs if not run.text.isspace()]
    if told[0] is not unseen[0] or len(told) == 1 or (len(unseen) > 1 and told[1] is unseen[1]):
        return False
    return sum(len(run.text) for run in told) < _LABELLED and told[1].text.lstrip()[:1].isdigit()


def _runs_through(before: str, inside: str, after: str) -> bool:
    """Whether a sentence runs through the part: begun before it or with it, and not ended where it begins or ends."""
    before = before.rstrip()
    if not after or before[-1:] in _ENDS:
        return False
    if not inside[-1].isspace() and inside[-1] not in _ENDS and not after[0].isspace() and _ATTACHED.match(after):
        return True
    words = before.split()
    return sum(word[-1] in _PARTICLES for word in words) >= _CLAUSE and inside.rstrip()[-1:] not in _ENDS


def _joined(runs: Sequence[Run]) -> Run:
    """The runs as one; it is set apart by what sets apart the first."""
    if len(runs) == 1:
        return runs[0]
    owners = {id(run.owner): run.owner for run in runs if not run.text.isspace()}
    owner = next(iter(owners.values())) if len(owners) == 1 else None
    text = "".join(run.text for run in runs)
    return Run(text, owner, sum(run.link for run in runs), sum(run.strong for run in runs), runs[0].apart)
