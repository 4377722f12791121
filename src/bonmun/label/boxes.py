"""Boxes inside an article in a dump: lists of other articles, offers and tables that stand between its paragraphs.

The heaviest run of sentences ends where such a box outweighs what stands on the box's other side. Here the run is grown
over it, where the sentences beyond are told as the article's are and stand where an article begins or ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bonmun.grammar import bylines, dates, sign_offs
from bonmun.grammar.lines import CUE, is_complete, is_report, squash
from bonmun.parse.page import Line

REACH = 14
"""How many lines a box may have, and how many buttons may stand between a date and the text."""
INNER = 2
"""How many lines that are no sentences (captions, subheads) may stand between paragraphs beyond a box."""
VERSE = 8
"""How many lines without a sentence may close an article."""
TEASER = 40
"""Characters from which a sentence without its end is cut from another article."""
_OVER = frozenset(("copyright", "tip_line", "reporter_card", "tags", "comment"))
"""Kinds of junk that stand behind an article, not inside it."""
_BEGUN = frozenset(("share", "font_size", "player"))
"""Kinds of junk that stand between a headline and the text."""
_INSIDE = frozenset(("heading", "related", "subscribe", "ad"))
"""Kinds of junk that stand inside an article too."""
_PROMO = "▶▷☞►"
_SUBHEAD = "■◆◇●○□▣★▲△◀▶[<【"


def grow(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """The run `lines[start:end]` with the paragraphs that boxes cut off from it."""
    if start == end:
        return start, end
    first = _new(lines, _above(lines, start), start, end)
    last = _close(lines, _below(lines, end))
    for gap in _gaps(lines, (*range(first, start), *range(end, last))):
        _mark(gap)
    return first, last


def _new(lines: Sequence[Line], first: int, start: int, end: int) -> int:
    """The first place from `first` on whose sentence does not stand again in the run: that would be its summary."""
    if first == start:
        return start
    run = squash("\n".join(line.text for line in lines[start:end]))
    return next((i for i in range(first, start) if _is_told(lines[i]) and squash(lines[i].text) not in run), start)


def _below(lines: Sequence[Line], end: int) -> int:
    """Where the paragraphs behind the boxes below end; `end` when there are none."""
    at = last = end
    while sign_offs.split_sign_off(lines[at - 1].text) is None:
        behind = _skip(lines, range(at, len(lines)), _closes)
        run = _told_run(lines, behind) if behind is not None else at
        if behind is None or run == behind:
            break
        at = run
        if at == len(lines) or lines[at].shape == "junk" or _closes(lines[at]) or _promotes(lines[at]):
            last = at
    if at > end and sign_offs.split_sign_off(lines[at - 1].text) is not None:
        return at
    return last


def _close(lines: Sequence[Line], end: int) -> int:
    """The end moved behind lines that are no sentences (verses, lists) where a byline follows them."""
    for at in range(end, min(len(lines), end + VERSE + 1)):
        if _signs(lines[at]):
            return at
        if lines[at].shape not in ("fragment", "sentence"):
            break
    return end


def _above(lines: Sequence[Line], start: int) -> int:
    """Where the paragraphs before the boxes above begin; `start` when there are none."""
    at = start
    while at > 0:
        before = _skip(lines, range(at - 1, -1, -1), _signs_or_dates)
        if before is None or _is_bar(lines[before + 1 : at]):
            return at if at < start and _is_opened(lines, at) else start
        at = before
        while at > 0 and _is_told(lines[at - 1]):
            at -= 1
    return at


def _is_opened(lines: Sequence[Line], at: int) -> bool:
    """Whether what opens an article stands above, with nothing but labels in between."""
    for line in reversed(lines[max(0, at - REACH - 1) : at]):
        if _opens(line):
            return True
        if _is_told(line):
            return False
    return at <= REACH


def _skip(lines: Sequence[Line], places: Sequence[int], stops: Callable[[Line], bool]) -> int | None:
    """The place of the next told sentence; None when it stands too far, or behind a line that stops the search."""
    for i in places[: REACH + 1]:
        line = lines[i]
        if _is_told(line):
            return i
        teaser = line.shape == "sentence" and len(line.text) >= TEASER and not is_complete(line.text)
        if teaser or line.kind == "ai_summary" or stops(line):
            return None
    return None


def _promotes(line: Line) -> bool:
    return line.text[0] in _PROMO and CUE.match(line.text) is None


def _told_run(lines: Sequence[Line], at: int) -> int:
    """Where the told sentences end that begin at `at`; captions and subheads may stand between them."""
    last = at
    while at < len(lines) and at - last <= INNER:
        if _is_told(lines[at]):
            last = at + 1
        elif lines[at].shape != "fragment" or _closes(lines[at]):
            break
        at += 1
    return last


def _is_told(line: Line) -> bool:
    return line.shape == "sentence" and is_report(line.text)


def _closes(line: Line) -> bool:
    """Whether the line stands right behind an article."""
    return line.kind in _OVER or _signs(line)


def _signs(line: Line) -> bool:
    return len(line.text) < 120 and bylines.read_byline(line.text) is not None


def _opens(line: Line) -> bool:
    """Whether the line stands right before an article."""
    return line.kind in _BEGUN or _signs_or_dates(line)


def _signs_or_dates(line: Line) -> bool:
    return len(line.text) < 120 and (
        bylines.read_byline(line.text) is not None or dates.read_dates(line.text) is not None
    )


def _gaps(lines: Sequence[Line], places: Sequence[int]) -> Iterator[list[Line]]:
    """The runs of lines that are no told sentences."""
    gap: list[Line] = []
    for i in places:
        if not _is_told(lines[i]):
            gap.append(lines[i])
        elif gap:
            yield gap
            gap = []
    if gap:
        yield gap


def _is_bar(gap: Sequence[Line]) -> bool:
    """Whether a gap is the bar of buttons over the text: what stands above it is no part of the text."""
    return any(line.kind in _BEGUN for line in gap) and not any(line.kind in _INSIDE for line in gap)


def _mark(gap: list[Line]) -> None:
    """Marks the box in a gap: from its first line of junk to its last line that is no subhead of what follows."""
    junk = [at for at, line in enumerate(gap) if line.shape == "junk"]
    if not junk:
        return
    while len(gap) - 1 > junk[-1] and gap[-1].text[0] in _SUBHEAD:
        gap.pop()
    for line in gap[junk[0] :]:
        if CUE.match(line.text) is None:
            line.mark("junk", "boxes/inside", line.kind if line.kind not in ("", "heading") else "related")
