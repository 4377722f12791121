"""Where boxes with other articles, or with pictures, begin behind an article's text: each under a headline of its own.

An article's own sections have headings too, but they are no `<article>`, lead nowhere and are not signed, and the first
of them holds what the article begins with.
"""

from __future__ import annotations

from collections.abc import Iterable

from bonmun.grammar.lines import is_report, verdict
from bonmun.label.first_pass import Sheet
from bonmun.label.signed_lines import signs_or_dates, stamps
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element

BOXES = frozenset(("article", "section", "div", "li"))
"""Elements that may hold an article of their own."""
HEADLINE = 8
"""Characters of a headline, or more."""
SIGNED = 3
"""How many lines below a headline its byline or its date stands, at most."""
OWN = 3
"""Told sentences from which they are an article's and no digest's opening."""
PICTURES = 20
"""Characters of the heading of a box of pictures."""
_PICTURES = pattern(
    r"(?:(?:오늘의|이\s?주의|이\s?달의|올해의|주간|많이\s본)\s)?(?:[가-힣]{1,6}\s)?(?:사진|포토|화보|갤러리)(?:\s?뉴스|\s?\d{1,2}선|\s?갤러리|\s?모음)?"
    r"|사진으로\s보는\s[^.]{1,14}"
)
_Kind = tuple[int, str, str]
"""What holds a box, its tag and its name: boxes of one kind are a list's."""


def begin(sheet: Sheet, headline: int | None, elements: Iterable[Element]) -> int | None:
    """The first line of the first such box behind the text; None where no such box stands there."""
    own = _own(sheet, headline) if headline is not None else None
    if headline is None or own is None:
        return None
    home = own.home
    groups: dict[_Kind, list[Element]] = {}
    for one in elements:
        if one.tag in BOXES and one.start > headline and one.end - one.start > 1 and not one.hidden:
            groups.setdefault((id(one.parent), one.tag, one.name), []).append(one)
    starts = [
        group[0].start
        for group in groups.values()
        if group[0].start >= home.end and _are_others(sheet, group, headline)
    ]
    return min(starts, default=None)


def _own(sheet: Sheet, headline: int) -> Element | None:
    """The element of the first told sentence below the headline."""
    behind = range(headline + 1, len(sheet.lines))
    first = next((i for i in behind if sheet.shapes[i] == "sentence" and is_report(sheet.lines[i].text)), None)
    return sheet.lines[first].element if first is not None else None


def _are_others(sheet: Sheet, group: list[Element], headline: int) -> bool:
    """Whether the boxes of one kind are other articles, or the first of them one of pictures."""
    first = group[0]
    heading = sheet.lines[first.start]
    if sheet.shapes[first.start] not in ("fragment", "link", "repeat"):
        return False
    if len(group) == 1 and len(heading.text) <= PICTURES and _PICTURES.fullmatch(heading.text):
        return True
    if not all(_is_article(sheet, box) for box in group):
        return False
    if all(_is_signed(sheet, box) for box in group):
        return True
    linked = all(sheet.shapes[box.start] == "link" for box in group)
    return len(group) > 1 and (first.tag == "article" or linked) and _has_ended(sheet, headline, first.start)


def _has_ended(sheet: Sheet, headline: int, before: int) -> bool:
    """Whether the page's own article ended before that line: it is no digest's opening."""
    own = [i for i in range(headline + 1, before) if sheet.shapes[i] == "sentence" and is_report(sheet.lines[i].text)]
    closed = any(sheet.kinds[i] or signs_or_dates(sheet.lines[i].text) for i in range(own[-1] + 1, before))
    return closed or len(own) >= OWN


def _is_article(sheet: Sheet, box: Element) -> bool:
    """Whether a headline opens the box, and a text follows."""
    text = sheet.lines[box.start].text
    if len(text) < HEADLINE or " " not in text or verdict(text, sentence=False, tail=True) is not None:
        return False
    return any(sheet.shapes[i] == "sentence" for i in range(box.start + 1, box.end))


def _is_signed(sheet: Sheet, box: Element) -> bool:
    """Whether a byline or a date stands right under the headline."""
    return any(stamps(sheet, box.start, min(SIGNED, box.end - box.start - 1)))
