"""Boxes inside an article in a dump: lists of other articles, offers and tables that stand between its paragraphs.

The heaviest run of sentences ends where such a box outweighs what stands on the box's other side. Here the run is grown
over it, where the sentences beyond are told as the article's are and stand where an article begins or ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bonmun.grammar import sign_offs
from bonmun.grammar.cues import announces
from bonmun.grammar.lines import is_complete, is_report, verdict
from bonmun.label import registry, signed_lines
from bonmun.label.first_pass import Sheet
from bonmun.label.registry import Decision, decided
from bonmun.lazy_regex import pattern
from bonmun.whitespace import squash

REACH = 14
"""How many lines a box may have, and how many buttons may stand between a date and the text."""
AFTER = 3
"""How many sentences in another voice may close a text: who reports from where, what somebody said."""
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
_LISTS = frozenset(("heading", "related", "reporter_card"))
"""Kinds of junk that items of a list follow; an offer or an ad's label takes nothing with it."""
_MARKS = "-–*·•∙ㆍ▶▷☞►◆◇■□●○△▲"
_ENTRIES = "△▲◇◆■□○●①②③④⑤⑥⑦⑧⑨"
_PROMO = "▶▷☞►"
# A heading that its only item follows on the same line: what stands below is none of its list.
_ALONE = pattern(r"[▶▷☞►■\s]{0,3}[\[<(]?관련\s?(?:기사|뉴스)[\])>]?\s?[:：]\s?\S.{6}")
_TIMED = pattern(r"\d{1,2}:\d{2}\s\S")
"""How the subheads of a chronicle begin."""
_SUBHEAD = "■◆◇●○□▣★▲△◀▶[<【"


class Grown(NamedTuple):
    """A run of lines grown over the boxes that cut paragraphs off from it."""

    start: int
    end: int
    boxes: Mapping[int, Decision]
    """The lines of those boxes."""


def grow(sheet: Sheet, start: int, end: int) -> Grown:
    """The run `lines[start:end]` with the paragraphs that boxes cut off from it."""
    if start == end:
        return Grown(start, end, {})
    run = _Run(sheet)
    first = run.new(run.above(start), start, end)
    last = run.close(run.below(end))
    boxes: dict[int, Decision] = {}
    for gap in run.gaps((*range(first, start), *range(end, last))):
        boxes.update(run.box(gap))
    return Grown(first, last, boxes)


class _Run:
    """What is asked of the lines around a run."""

    def __init__(self, sheet: Sheet) -> None:
        self.lines, self.shapes, self.kinds, *_ = sheet

    def new(self, first: int, start: int, end: int) -> int:
        """The first place from `first` on whose sentence does not stand again in the run: that would be its summary."""
        if first == start:
            return start
        run = squash("\n".join(line.text for line in self.lines[start:end]))
        fresh = (i for i in range(first, start) if self.is_told(i) and squash(self.lines[i].text) not in run)
        return next(fresh, start)

    def below(self, end: int) -> int:
        """Where the paragraphs behind the boxes below end; `end` when there are none."""
        at = last = end
        while sign_offs.split_sign_off(self.lines[at - 1].text) is None:
            behind = self.skip(range(at, len(self.lines)), self.closes)
            run = self.told_run(behind) if behind is not None else at
            if behind is None or run == behind:
                break
            at = run
            last = self.ends(at) or last
        if at > end and sign_offs.split_sign_off(self.lines[at - 1].text) is not None:
            return at
        return last

    def ends(self, at: int) -> int:
        """Where the text ends that is told up to there, sentences in another voice behind it; 0 where it goes on."""
        for i in range(at, min(len(self.lines), at + AFTER) + 1):
            if i == len(self.lines) or self.shapes[i] == "junk" or self.closes(i) or self.promotes(i):
                return i
            if self.shapes[i] != "sentence" or not is_complete(self.lines[i].text):
                break
        return 0

    def close(self, end: int) -> int:
        """The end moved behind lines that are no sentences (verses, lists) where a byline follows them."""
        for at in range(end, min(len(self.lines), end + VERSE + 1)):
            if self.signs(at):
                return at
            if self.shapes[at] not in ("fragment", "sentence") or self.leads_on(at):
                break
        return end

    def leads_on(self, i: int) -> bool:
        """Whether the line is what stands behind articles (`2면에 계속`), no verse of this one."""
        return self.shapes[i] == "fragment" and verdict(self.lines[i].text, sentence=False, tail=True) is not None

    def above(self, start: int) -> int:
        """Where the paragraphs before the boxes above begin; `start` when there are none."""
        at = start
        while at > 0:
            before = self.skip(range(at - 1, -1, -1), self.signs_or_dates)
            if before is None or self.is_bar(range(before + 1, at)):
                return at if at < start and self.is_opened(at) else start
            at = before
            while at > 0 and self.is_told(at - 1):
                at -= 1
        return at

    def is_opened(self, at: int) -> bool:
        """Whether what opens an article stands above, with nothing but labels in between."""
        for i in range(at - 1, max(0, at - REACH - 1) - 1, -1):
            if self.kinds[i] in _BEGUN or self.signs_or_dates(i):
                return True
            if self.is_told(i):
                return False
        return at <= REACH

    def skip(self, places: Sequence[int], stops: Callable[[int], bool]) -> int | None:
        """The place of the next told sentence; None when it stands too far, or behind a line that stops the search."""
        for i in places[: REACH + 1]:
            if self.is_told(i):
                return i
            text = self.lines[i].text
            teaser = self.shapes[i] == "sentence" and len(text) >= TEASER and not is_complete(text)
            if teaser or self.kinds[i] == "ai_summary" or stops(i):
                return None
        return None

    def promotes(self, i: int) -> bool:
        """Whether the line leads elsewhere."""
        text = self.lines[i].text
        return text[0] in _PROMO and not announces(text)

    def told_run(self, at: int) -> int:
        """Where the told sentences end that begin at `at`, and the entries right behind them."""
        while at < len(self.lines) and (self.is_told(at) or self.enumerates(at)):
            at += 1
        return at

    def enumerates(self, i: int) -> bool:
        """Whether the line is an entry of the article's own; bullets and arrows stand before other articles too."""
        return self.shapes[i] == "fragment" and self.lines[i].text[0] in _ENTRIES

    def is_told(self, i: int) -> bool:
        """Whether the line is a whole sentence told as a report is."""
        return self.shapes[i] == "sentence" and is_report(self.lines[i].text)

    def closes(self, i: int) -> bool:
        """Whether the line stands right behind an article."""
        return self.kinds[i] in _OVER or self.signs(i)

    def signs(self, i: int) -> bool:
        """Whether the line is a byline."""
        return signed_lines.is_byline(self.lines[i].text)

    def signs_or_dates(self, i: int) -> bool:
        """Whether the line is a byline, or says when the article appeared."""
        return signed_lines.signs_or_dates(self.lines[i].text)

    def gaps(self, places: Sequence[int]) -> Iterator[list[int]]:
        """The runs of lines that are no told sentences."""
        gap: list[int] = []
        for i in places:
            if not self.is_told(i):
                gap.append(i)
            elif gap:
                yield gap
                gap = []
        if gap:
            yield gap

    def is_bar(self, gap: Sequence[int]) -> bool:
        """Whether a gap is the bar of buttons over the text: what stands above it is no part of the text.

        A player by itself stands between paragraphs too.
        """
        kinds = {self.kinds[i] for i in gap}
        return bool(kinds - {"", "player"}) and not kinds.isdisjoint(_BEGUN) and kinds.isdisjoint(_INSIDE)

    def box(self, gap: list[int]) -> Iterator[tuple[int, Decision]]:
        """The box in a gap: from its first line of junk to its last, and the items of the list that this one opens."""
        junk = [at for at, i in enumerate(gap) if self.shapes[i] == "junk"]
        if not junk:
            return
        end = junk[-1] + 1
        if self.kinds[gap[junk[-1]]] in _LISTS and _ALONE.match(self.lines[gap[junk[-1]]].text) is None:
            end += self.items([self.lines[i].text for i in gap[end:]])
        for i in gap[junk[0] : end]:
            if not announces(self.lines[i].text):
                yield i, decided(registry.IN_BOX, self.kinds[i] or "related")

    def items(self, texts: list[str]) -> int:
        """How many of the lines are items of one list: all begin with one mark or with none, no subhead closes them."""
        alike = 0
        for text in texts:
            if (text[0] if text[0] in _MARKS else "") != (texts[0][0] if texts[0][0] in _MARKS else ""):
                break
            alike += 1
        while 0 < alike == len(texts) and (texts[alike - 1][0] in _SUBHEAD or _TIMED.match(texts[alike - 1])):
            alike -= 1
        return alike
