"""Links and pictures of Markdown that go on over several lines: each of their lines becomes one by itself.

Tools that write Markdown put all that a link holds between its brackets: a picture, a headline, the first words.
"""

from __future__ import annotations

from collections.abc import Sequence

from bonmun.lazy_regex import pattern
from bonmun.parse.markdown import ADDRESS
from bonmun.parse.wrapped import Row

REACH = 12
"""Lines that hold text between a link's first and its last."""
_CLOSES = pattern(rf"\A((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]{ADDRESS}")
_BRACKET = pattern(r"[\[\]]")
_LETTER = pattern(r"[가-힣A-Za-z]")
_MARKS = pattern(r"\A(?:#{1,6} |[*+-] )?")


def closed(rows: Sequence[Row]) -> list[Row]:
    """The rows, each of a link's rows as a link to where that leads."""
    made = list(rows)
    for at, row in enumerate(made):
        if "](" not in row.text:
            continue
        end = _CLOSES.match(row.text)
        first = _opening(made, at) if end is not None else None
        if end is None or first is None:
            continue
        opened = made[first].text
        start = _open_bracket(opened)
        mark = "!" if opened[:start].endswith("!") else ""
        before, behind = opened[: start - len(mark)], row.text[end.end() :]
        held = [opened[start + 1 :], *(made[inner].text for inner in range(first + 1, at)), end[1]]
        leads = end[0][end.end(1) + 1 :]
        if _LETTER.search(before + behind) and not any(made[inner].gap for inner in range(first + 1, at + 1)):
            words = " ".join(held)
            shown = [f"{before}{mark}[{words}]{leads}{behind}", *[""] * (at - first)]  # a link inside a sentence
        else:
            shown = [_linked(words, mark, leads) for words in held]
            shown = [before + shown[0], *shown[1:-1], shown[-1] + behind]
        for inner, text in zip(range(first, at + 1), shown, strict=True):
            made[inner] = made[inner]._replace(text=text)
    return [row for row in made if row.text.strip()]


def _opening(rows: Sequence[Row], at: int) -> int | None:
    """The row in which the link began that ends in row `at`; None where none near did."""
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        if _open_bracket(rows[i].text) >= 0:
            return i
        if "](" in rows[i].text and _CLOSES.match(rows[i].text):
            return None
    return None


def _open_bracket(text: str) -> int:
    """Where the last bracket stands that the text opens and does not close; -1 where it closes all."""
    if "[" not in text:
        return -1
    depth = 0
    for found in reversed([*_BRACKET.finditer(text)]):
        depth += 1 if found[0] == "]" else -1
        if depth < 0:
            return found.start()
    return -1


def _linked(text: str, mark: str, leads: str) -> str:
    """The words as a link, or a picture, with this address; marks of a heading or an item stand before it."""
    words = text.strip()
    if not words:
        return ""
    lead = _MARKS.match(words)
    start = lead.end() if lead is not None else 0
    return f"{words[:start]}{mark}[{words[start:]}]{leads}"
