"""The article of a dump without running text: posts (인사), deaths (부고), schedules, results, a flash of one line.

Nothing in such lines says that they are an article's; where they stand does: under a date or a byline, over a byline or
a copyright line, and apart from menus. Or they enumerate, which menus do not. On a page `quiet_page` starts from the
headline, which a dump does not mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from bonmun.grammar import dates
from bonmun.grammar.lines import is_report, verdict
from bonmun.label import signed_lines
from bonmun.label.first_pass import Sheet
from bonmun.label.items import is_entry
from bonmun.label.readings.body import NOTHING, Reading
from bonmun.label.readings.weights import PULL
from bonmun.lazy_regex import pattern

_SAYS = pattern(r"\d|[가-힣]\s.*[가-힣]\s")
"""A line of several words, or with a number: most words of menus are neither."""
LEAST = 8
"""Characters of the lines that make an article."""
HEAD = 3
"""Lines that may stand over a date as headline and decks."""
LIST = 3
"""Lines of a list with its headline."""
STAMPS = 3
"""Dates from which a dump is a list of articles; an article has at most the times of its publication and changes."""
_BUTTONS = frozenset(("share", "font_size", "player", "poll", "subscribe", "dialog", "comment", "ai_summary", "nav"))
"""Kinds of junk that stand between a date and the text."""
_OVER = frozenset(("copyright", "tip_line", "reporter_card"))
"""Kinds of junk that stand right behind an article."""
_LISTS = frozenset(("heading", "related"))
"""Kinds of junk that the headlines of other articles stand under."""
_THROUGH = frozenset(("ad", "image_hint"))
"""Kinds of junk that stand between its lines."""


class _Stretch(NamedTuple):
    """Lines in a row that no junk, date or byline parts: `lines[start:end]`."""

    start: int
    end: int
    above: str
    """What stands right above: a kind of junk, "date", "byline", "link", or "" at the top."""
    below: str
    dated: bool
    """A date or a byline stands above, at once or with nothing but buttons in between."""


def find(sheet: Sheet, until: int | None = None) -> Reading:
    """Where such an article stands before the line `until`; an empty reading where none does."""
    whats = [_what(sheet, i) for i in range(len(sheet.lines) if until is None else until)]
    best, top, close = NOTHING, 0, len(whats)
    for stretch in _stretches(sheet, whats):
        weight = _weigh(sheet, stretch, whats)
        if weight > top:
            start = stretch.start + _is_under_headline(sheet, stretch)
            best, top = Reading(start, _end(sheet, stretch), (), max(PULL, float(weight))), weight
        if weight and stretch.dated:
            close = next((i for i in range(stretch.end, len(whats)) if whats[i] in _OVER), len(whats))
        if stretch.end >= close:
            break
    return best if _groups(whats[:close]) <= STAMPS else _below_label(sheet, whats)


def _below_label(sheet: Sheet, whats: list[str]) -> Reading:
    """What stands under the first date that says it is an article's (입력, 등록); empty where another follows soon."""
    named = [i for i, what in enumerate(whats) if what == "date" and _is_labelled(sheet.lines[i].text)]
    if not named:
        return NOTHING
    at = next((i for i, below in pairwise([*named, len(whats)]) if below - i >= HEAD), len(whats))
    if any(i > at and _OVER.isdisjoint(whats[at:i]) for i in named):
        return NOTHING
    for stretch in _stretches(sheet, whats):
        weight = _weigh(sheet, stretch, whats) if stretch.dated and stretch.start > at else 0
        if weight:
            return Reading(stretch.start, _end(sheet, stretch), (), max(PULL, float(weight)))
    return NOTHING


def _is_labelled(text: str) -> bool:
    found = dates.read_dates(text)
    return found is not None and found.labelled


def _end(sheet: Sheet, stretch: _Stretch) -> int:
    """Where the text ends: before an end mark or what else stands behind articles only."""
    end = stretch.end
    while end > stretch.start + 1 and verdict(sheet.lines[end - 1].text, sentence=False, tail=True) is not None:
        end -= 1
    return end


def _what(sheet: Sheet, i: int) -> str:
    """What parts the line from its neighbours: a kind of junk, "date", "byline", "link"; "" for a line of text."""
    text, shape, kind = sheet.lines[i].text, sheet.shapes[i], sheet.kinds[i]
    if kind:
        return "" if kind in _THROUGH else kind
    if shape == "link":
        return "link"
    if is_entry(text):
        return ""
    return "date" if signed_lines.is_date(text) else "byline" if signed_lines.is_byline(text) else ""


def is_closed(sheet: Sheet, before: int) -> bool:
    """Whether an article may have ended before that line."""
    return not _OVER.isdisjoint(sheet.kinds[:before])


def stands_before(sheet: Sheet, calm: Reading, other: Reading) -> bool:
    """Whether the lines end as an article does before the other reading begins: what stands there is the site's."""
    between = {sheet.kinds[i] for i in range(calm.end, other.start)}
    if between.isdisjoint(_OVER):
        return False
    texts = [sheet.lines[i].text for i in range(calm.start, calm.end)]
    return not between.isdisjoint(("copyright", "comment")) or any(is_report(text) or is_entry(text) for text in texts)


def _groups(whats: list[str]) -> int:
    """How often dates stand between lines of text, those in a row counted once."""
    return sum(what == "date" and "date" not in whats[max(0, i - 2) : i] for i, what in enumerate(whats))


def _stretches(sheet: Sheet, whats: list[str]) -> Iterator[_Stretch]:
    start, dated, over = 0, False, False
    for i, what in enumerate([*whats, "end"]):
        if not what:
            continue
        if sum(len(sheet.lines[at].text) for at in range(start, i)) >= LEAST:
            yield _Stretch(start, i, whats[start - 1] if start else "", what, dated)
            dated = False
        start = i + 1
        over = over or what in _OVER
        opens = what == "date" or (what == "byline" and not over)  # behind its end a name is a reporter's card
        dated = opens or (dated and what in _BUTTONS)


def _weigh(sheet: Sheet, stretch: _Stretch, whats: list[str]) -> int:
    """The characters of the article's lines; 0 where nothing says that they are one's."""
    texts = [sheet.lines[i].text for i in range(stretch.start, stretch.end) if not sheet.kinds[i]]
    size = sum(len(text) for text in texts)
    if not texts or (_is_head(stretch, whats) and not _marked(texts[1:])):
        return 0
    if stretch.above in _LISTS and not stretch.dated:
        return 0
    telling = sum(is_entry(text) or _SAYS.search(text) is not None for text in texts)
    says = telling * 2 >= len(texts) or is_entry(texts[0])
    signed = stretch.below in _OVER or stretch.below == "byline"
    if _fills(stretch, whats):
        return size * 2
    if _marked(texts) or (says and (stretch.dated or (signed and stretch.above in _BUTTONS))):
        return size * (2 if stretch.dated or signed else 1)
    return size if any(is_report(text) for text in texts) else 0


def _fills(stretch: _Stretch, whats: list[str]) -> bool:
    """Whether the dump holds nothing but a headline, its date and these lines: verses, dishes, names without a mark."""
    around = {*whats[: stretch.start], *whats[stretch.end :]} - {"", "date", "byline", "copyright"}
    over = whats[: stretch.start].count("")
    return stretch.dated and not around and 0 < over <= HEAD and not any(not what for what in whats[stretch.end :])


def _marked(texts: list[str]) -> bool:
    """Whether the lines enumerate: most of them, two at least, or one line several times."""
    found = [text for text in texts if is_entry(text)]
    several = any(text.count(mark) > 1 for text in texts for mark in "▲△◇◆■□")
    return (len(found) >= 2 and len(found) * 2 >= len(texts)) or several


def _is_under_headline(sheet: Sheet, stretch: _Stretch) -> bool:
    """Whether the first line is the headline of a list: a dump begins with it, and the entries stand apart below."""
    if stretch.start or stretch.end < LIST:
        return False
    first, second = sheet.lines[:2]
    return second.gap and is_entry(second.text) and not is_entry(first.text)


def _is_head(stretch: _Stretch, whats: list[str]) -> bool:
    """Whether a date follows, at once or behind a byline: so stand headline and decks."""
    if stretch.end - stretch.start > HEAD:
        return False
    return stretch.below == "date" or (stretch.below == "byline" and "date" in whats[stretch.end : stretch.end + HEAD])
