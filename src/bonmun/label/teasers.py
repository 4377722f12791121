"""Headlines and teasers of other articles at the edges of a dump: cut off in the middle, or tagged ([사설], [EPL])."""

from __future__ import annotations

from bonmun.grammar.lines import CUT_OFF
from bonmun.label.first_pass import Sheet
from bonmun.patterns import pattern

LONGEST = 60
"""Characters of a teaser that is cut off."""
MOST = 5
"""Tagged headlines in a row."""
DIRTY = 4
"""Lines of known junk from which a dump holds more than an article."""
# What desks set before their headlines, and competitions in Latin letters; notes of the article's own stand in words.
_TAG = pattern(
    r"^[\[(<](?:단독|르포|포토|사설|속보|영상|종합|칼럼|기획|현장|화보|날씨|동영상|카드뉴스|뉴스\s?분석|[A-Z][A-Z0-9]{1,6})[\])>]\s?\S"
)


def begins(sheet: Sheet, start: int, end: int) -> int:
    """Where the run begins behind teasers that are cut off; `start` in a dump that holds nothing but an article."""
    if sum(shape in ("junk", "link") for shape in sheet.shapes) < DIRTY:
        return start
    at = start
    while at < end - 1 and len(sheet.lines[at].text) < LONGEST and sheet.lines[at].text.endswith(CUT_OFF):
        at += 1
    return at


def tagged(sheet: Sheet, end: int) -> frozenset[int]:
    """The lines right behind the text that are tagged headlines, all up to the next line of junk."""
    lines, shapes, _ = sheet[:3]
    at = end
    while at < len(lines) and at - end < MOST and shapes[at] == "fragment" and _TAG.match(lines[at].text):
        at += 1
    closed = at < len(lines) and shapes[at] in ("junk", "link", "repeat")
    return frozenset(range(end, at)) if closed else frozenset()
