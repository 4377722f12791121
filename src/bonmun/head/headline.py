"""The headline as shown: what the tags say, without the outlet's name, confirmed by a line of the page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bonmun.grammar import bylines, dates, outlets, stamps
from bonmun.head import dump_headline, titles
from bonmun.head.tags import Head
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element, Line


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline and the line that shows it."""

    text: str | None
    index: int | None


_NOT_LETTERS = pattern(r"[\W_]+")
_CLAIMS = frozenset("ⓒ©")
"""What opens a copyright line."""
_LENGTH = range(4, 201)
"""Characters of a line that may show a headline that something names."""
_TITLE_NAME = pattern(
    r"(?<![a-z])(?:title|titles|tit|headline|heading|subject|subecjt|ttitle|hd)(?![a-z])|_tit|title$|Title|Headline|^tit",
)
_SUB_NAME = pattern(
    r"sub_?-?(?:tit|title|heading|head)|mid_?-?title|list|related|rank|aside|banner|recommend|logo", re.I
)
_HEADING = {"h1": 5, "h2": 4, "h3": 3, "h4": 2, "h5": 1}
"""What the tag of an element says for its lines being the headline."""
_ROLE, _NAMED, _SUB_NAMED, _UNLIKELY, _LINKED = 5, 2, -3, -2, -4
"""What `itemprop=headline` says, a name as a headline's, one as a subhead's or a list's, a list or an unseen element, a
link."""
_HOLDERS = 4
"""Elements above a line that are asked."""
_HOLDS = 8
"""Lines of an element that may hold a headline: one with more holds the article."""
_ELLIPSIS = pattern(r"\s?(?:\.{2,5}|…)$")
_SENTENCE_ENDS = ("다.", "요.", "다”", "다.”")
_ROW = pattern(r"(?:기사)?제목\s?[:：]?\t(?P<title>[^\t]{4,200})(?:\t|$)")
_BOARD = 400
"""Lines from the top, menus among them, where a board names its headline."""
_KEY, _FOREIGN_KEY = 4, 8
"""Letters that a title needs on a line that nothing marks as a heading; the same without Hangul, or in a link."""
_FOREIGN_WORDS = 3
"""Words that a title without Hangul needs for that."""
_CUT = 8
"""Letters that a title cut off with … needs, for a line that begins with them to be the whole title."""
_TOLD = 5
"""Letters from which a title says something: shorter ones are words such as 뉴스."""
_PAIRS = 5
"""Letter pairs (bigrams) from which a title is compared with the headings."""
_SHOWN = 8
"""Characters from which a heading is compared with the title."""
_LIKE = 0.5
"""The share of letter pairs that a heading and a title have in common when they are two versions of one headline."""
_HEADS = 3
"""The weight of a line that its element marks as a heading."""
_SENTENCE, _BEGUN = 60, 2
"""Characters of a paragraph, and how many of them have begun the article: what follows are its subheads."""
_BRIEF = 20
"""Characters of a sentence that may be a brief's whole text: what stands below it is told more strictly."""
_STRONG = range(6, 121)
"""Characters of a heading that is a headline by its weight alone."""
_FULL = 12
"""Characters from which a heading's length adds to its weight."""
_STAMPED = 4
"""Lines below a heading in which its date or byline is looked for; one on the next line adds as much to its weight."""
_LIKELY, _PLAIN, _CERTAIN = 4, 6, 9
"""The weight of a heading that is taken where no tag has a title, and where the tags' title is shown nowhere: that of
`<title>` alone may be the outlet's motto."""


def find_title(head: Head | None, lines: Sequence[Line]) -> Headline:
    """The headline and the index of the line that shows it; (None, None) where nothing says what it is.

    The visible line wins over the tags. `head` is None for a dump.
    """
    if head is None:
        found = dump_headline.find(lines)
        return Headline(found.text, found.at) if found else Headline(None, None)
    keyed = [(part, _key(part)) for title in head.titles for part in _parts(title)]
    shown = _shown(lines, {key[:2] for _, key in keyed if key})
    for part, key in keyed:
        line = _best(shown.get(key, ()))
        if line is not None and _can_be_title(part, key, line):
            return Headline(_bare(line.text), line.index)
    for title in head.titles:
        line = _cut_short(title, shown) or _like(title, lines)
        if line is not None:
            return Headline(_bare(line.text), line.index)
    named = _named_headline(lines)
    if named is not None:
        return named
    told = next((cleaned for cleaned in map(titles.clean, head.titles) if _says_something(cleaned)), None)
    told = _behind_outlet(told, lines) if told is not None else None
    certain = _CERTAIN if len(head.titles) > 1 else _PLAIN
    line = _strongest(lines, certain if told else _LIKELY)
    if line is not None:
        return Headline(line.text, line.index)
    return Headline(told or _before_day(lines), None)


def _before_day(lines: Sequence[Line]) -> str | None:
    """What stands before a day on one line, above the first long sentence: offices print a release's title so."""
    for line in lines[:_BOARD]:
        if len(line.text) >= _SENTENCE and line.text.endswith(_SENTENCE_ENDS):
            return None
        found = stamps.find(line.text)
        text = line.text[: found[0].start].strip(" |·") if len(found) == 1 and found[0].end == len(line.text) else ""
        if text.count(" ") > 1 and _says_something(text) and bylines.read_byline(text) is None:
            return text
    return None


def _behind_outlet(told: str, lines: Sequence[Line]) -> str:
    """The title without its first word before a separator, where a copyright line says that it is the outlet's name."""
    outlet, _, rest = (*titles.split(told), "", "")[:3]
    claimed = " " not in outlet and rest.count(" ") > 1
    if claimed and any(line.text[:1] in _CLAIMS and outlet in line.text for line in lines):
        return told[len(outlet) :].lstrip(" |:-–—<>·/")
    return told


def _bare(shown: str) -> str:
    """A visible headline without the outlet's name behind it: blogs that repost print both."""
    parts = titles.split(shown)
    repeated = len(parts) > 2 and outlets.likely(parts[-1])
    return "".join(parts[:-2]).strip() if repeated else shown


def _parts(title: str) -> Iterator[str]:
    """The title, then what is left of it when parts at its ends go, longest first."""
    parts = titles.split(title)
    runs = [
        "".join(parts[first : last + 1]) for first in range(0, len(parts), 2) for last in range(first, len(parts), 2)
    ]
    for run in sorted(runs, key=len, reverse=True):
        yield run
        without = titles.bare(run)
        if without != run:
            yield without


def _key(text: str) -> str:
    """The letters and digits of the text: what two ways to print a headline have in common."""
    return _NOT_LETTERS.sub("", text).casefold()


def _shown(lines: Sequence[Line], openings: Collection[str]) -> dict[str, list[Line]]:
    """The lines by key; those that begin with other letters than the `openings` show no part of a title."""
    shown: dict[str, list[Line]] = {}
    least, most = _LENGTH.start, _LENGTH.stop
    for line in lines:
        text = line.text
        if least <= len(text) < most and text[0] not in _CLAIMS:
            opening = text[:2]
            if opening in openings or not (opening.isalnum() and opening.casefold()[:2] not in openings):
                shown.setdefault(_key(text), []).append(line)
    return shown


def _can_be_title(part: str, key: str, line: Line) -> bool:
    if titles.is_label(part):
        return False
    korean = any("가" <= c <= "힣" for c in part)
    if _weight(line) >= _HEADS:
        return True
    least = _KEY if korean and not line.link else _FOREIGN_KEY
    return len(key) >= least and (korean or len(part.split()) >= _FOREIGN_WORDS)


def _best(lines: Sequence[Line]) -> Line | None:
    """The line that is most like a headline by its element; the first of equals."""
    return max(lines, key=_weight, default=None)


def _weight(line: Line) -> int:
    """How much its element says that a line is the page's headline."""
    weight = _LINKED if line.link * 2 > len(line.text) else 0
    if line.element is None:
        return weight
    element: Element | None = line.element
    for _ in range(_HOLDERS):
        if element is None or element.end - element.start > _HOLDS:
            break
        weight += _HEADING.get(element.tag, 0)
        if element.role == "headline":
            weight += _ROLE
        if element.name:
            weight += _named(element.name)
        if element.hidden or element.tag in ("li", "td", "nav", "aside", "footer"):
            weight += _UNLIKELY
        element = element.parent
    return weight


@lru_cache(4096)
def _named(name: str) -> int:
    """How much an element's id and classes say that it holds the headline."""
    return _SUB_NAMED if _SUB_NAME.search(name) else _NAMED if _TITLE_NAME.search(name) else 0


def _cut_short(title: str, shown: dict[str, list[Line]]) -> Line | None:
    """The line that completes a title ending in …."""
    if not _ELLIPSIS.search(title):
        return None
    key = _key(_ELLIPSIS.sub("", title))
    if len(key) < _CUT:
        return None
    return _best([line for other, found in shown.items() if other.startswith(key) for line in found])


def _like(title: str, lines: Sequence[Line]) -> Line | None:
    """The heading that says nearly the same as the title: the newsroom changed one and not the other."""
    pairs = _pairs(titles.clean(title))
    best: tuple[float, Line | None] = (0.0, None)
    if len(pairs) < _PAIRS:
        return None
    for line in lines:
        if _SHOWN <= len(line.text) < _LENGTH.stop and _weight(line) >= _HEADS:
            other = _pairs(line.text)
            share = len(pairs & other) / max(1, min(len(pairs), len(other)))
            if share > best[0] and len(other) * 2 >= len(pairs):
                best = (share, line)
    return best[1] if best[0] >= _LIKE else None


def _pairs(text: str) -> set[str]:
    key = _key(text)
    return {key[i : i + 2] for i in range(len(key) - 1)}


def _says_something(title: str) -> bool:
    return len(_key(title)) >= _TOLD and not titles.is_label(title) and any("가" <= c <= "힣" for c in title)


def _named_headline(lines: Sequence[Line]) -> Headline | None:
    """What stands behind 제목 (headline) in a row or on the next line, as boards of offices print it."""
    for label, line in pairwise(lines[:_BOARD]):
        row = _ROW.match(label.text)
        if row:
            return Headline(row["title"], label.index)
        if label.text.strip(" :：") in ("제목", "기사제목") and len(line.text) in _LENGTH and not line.link:
            return Headline(line.text, line.index)
    return None


def _strongest(lines: Sequence[Line], least: int) -> Line | None:
    """The best heading by its element, its length, and a date or byline right after it."""
    best: tuple[int, Line | None] = (least - 1, None)
    paragraphs = 0
    told = False
    for line in lines:
        ended = line.text.endswith(_SENTENCE_ENDS)
        paragraphs += len(line.text) >= _SENTENCE and ended
        if paragraphs == _BEGUN:
            break
        told = told or (ended and len(line.text) >= _BRIEF and not line.link)
        if len(line.text) not in _STRONG or line.text.endswith("다."):
            continue
        weight = _weight(line) + 2 * line.bold
        if weight >= 2 or line.bold:
            weight += 2 * (len(line.text) >= _FULL)
            weight += _followed(line, lines) if weight + _STAMPED > best[0] else 0
        if weight > best[0] and not titles.is_label(line.text) and (not told or _may_follow(line, lines)):
            best = (weight, line)
    return best[1]


def _may_follow(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the line may be the headline though a sentence stands before it.

    A link is another article's, and a subhead has no date right under it.
    """
    if line.link * 2 > len(line.text):
        return False
    return (line.element is not None and line.element.tag == "h1") or _followed(line, lines) == _STAMPED


def _followed(line: Line, lines: Sequence[Line]) -> int:
    """More the closer a date or byline stands behind the line; 0 when there is none."""
    for distance, after in enumerate(lines[line.index + 1 : line.index + 1 + _STAMPED]):
        if dates.read_dates(after.text) is not None or bylines.read_byline(after.text):
            return _STAMPED - distance
    return 0
