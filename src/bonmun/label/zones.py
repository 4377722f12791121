"""Which zone of the source a line is in: before the article's core, in it, behind it; and which lines are its peers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from bonmun.grammar import dates, sign_offs
from bonmun.grammar.lines import CUT_OFF, is_complete, is_report
from bonmun.label.body import Reading, is_chronicle
from bonmun.label.named import Named
from bonmun.parse.page import Element, Line
from bonmun.patterns import pattern

# A pictograph or a square bullet opens a subhead (중간제목) of the body, not a deck.
SUBHEAD = pattern(r"[■◆◇●○□▣★☆※\U0001F300-\U0001FAFF\u2600-\u27BF]")
QUOTES = "“\"‘'"
"""What a pull quote opens with: it stands above the text, and says nothing about where the text begins."""
_CLOSING = ".!?~ \"'”’)]"
_POLITE = ("니다", "세요", "십시오", "까요", "어요", "아요", "해요", "예요", "에요", "죠")
_REPORTED = "고 있습니다"
# What outlets ask of their readers; a charity's 후원 is none of theirs.
_PITCH = pattern(
    r"구독|뉴스레터|팔로우|알림\s?설정|앱[을에]|(?:언론|기사|보도|저널리즘|독자|여러분의)[^.]{0,40}후원"
    r"|후원[^.]{0,40}(?:언론|기사|보도|저널리즘|독자)"
)
BULLETS = "·•∙-–▶▷☞►"
# An ellipsis between words, and what desks set before their headlines.
_HEADLINE = pattern(
    r"(?:…|\.\.)(?=[\w\"“'‘])|^\W{0,3}[\[(<](?:단독|르포|포토|사설|속보|\d?보|영상|종합|칼럼|인터뷰|기획|현장|화보|날씨|부고|인사|게시판|자막뉴스)[\])>]"
    r"|^\W{0,3}(?:속보|단독)\s"
)
PLAIN = 2
"""Sentences in the plain style that say how an article is told."""
NEAR = 25
ABOVE = 75
"""How many lines around the container, and up to the headline, are labelled at once."""
LEAD_IN = 8
LEAD_OUT = 3
"""In a dirty dump, how many lines before and after the core may belong to the article."""
ROWS = 3
"""Paragraphs in blocks of their own from which their siblings are paragraphs too."""
NESTED = 5
"""How many blocks, one in the other, may hold a single paragraph."""
DIRTY = 4
"""Lines of known junk from which a dump holds more than an article."""


class Zones:
    """Which zone a line is in, and who its peers are: lines in the elements that hold the core's sentences."""

    def __init__(self, lines: Sequence[Line], reading: Reading) -> None:
        self.lines = lines
        self.start, self.end = reading.start, reading.end
        core = [line for line in lines[self.start : self.end] if line.shape == "sentence"]
        homes = [line.element.home for line in core if line.element is not None]
        self.homes = {id(home) for home in homes}
        rows = Counter(id(_row(home).parent) for home in homes if home.end - home.start == 1)
        self.rows = {parent for parent, count in rows.items() if count >= ROWS}
        """What holds paragraphs in blocks of their own, as `<div>` for `<p>`."""
        self.dirty = sum(line.shape in ("junk", "link") for line in lines) >= DIRTY or _menu(lines)
        spans = reading.spans or (_reach(lines, reading, self.dirty),)
        self.inside = {i for first, last in spans for i in range(first, last)}
        self.boxes = Named(lines, self.start, self.end)
        self.index = {id(line): i for i, line in enumerate(lines)}
        self.begun = False
        """A sentence of the article stood before the core already."""
        self.closed = False
        """A byline, a date or junk stood after the core: what follows is not the article's own."""

    def surroundings(self, title: int | None) -> tuple[int, int]:
        """The lines around the container where the article's byline, date and headline may stand."""
        if not self.inside:
            return 0, len(self.lines)
        first, last = min(self.inside), max(self.inside) + 1
        if title is not None and title < first:
            first = max(title - 3, first - ABOVE)
        return max(0, first - NEAR), last + NEAR

    def is_closed(self, line: Line) -> bool:
        """Whether the article ended before this line of the tail."""
        i = self.index[id(line)]
        return self.closed or (i > 0 and self.lines[i - 1].role in ("junk", "byline", "date"))

    def copied(self, line: Line) -> str:
        """The kind of a repeated line: part of the machine summary that stands right before it, or a mere copy."""
        i = self.index[id(line)]
        return "ai_summary" if i and self.lines[i - 1].kind == "ai_summary" else "duplicate"

    def head(self, line: Line) -> bool:
        return self.index[id(line)] < self.start

    def tail(self, line: Line) -> bool:
        return self.index[id(line)] >= self.end

    def pitches(self, line: Line) -> bool:
        """Whether a sentence apart from those told asks readers for a subscription, in another voice than the text's.

        Told in the plain style (…했다) an article never turns to its readers; corrections and notices of events do.
        """
        said = line.text.rstrip(_CLOSING) if line.shape == "sentence" else ""
        if not said.endswith(_POLITE) or said[0] in QUOTES or said.endswith(_REPORTED) or not _PITCH.search(said):
            return False
        if not self.told:
            return False
        homes = {id(other.element.home) for other in self.told if other.element is not None}
        boxed = line.element is not None and id(line.element.home) not in homes
        return boxed or self.index[id(line)] > self.index[id(self.told[-1])]

    @cached_property
    def told(self) -> list[Line]:
        """The sentences told in the plain style; none where the article is not told in it."""
        core = [line for line in self.lines[self.start : self.end] if line.shape == "sentence"]
        plain = [line for line in core if _is_plain(line.text)]
        return plain if len(plain) >= max(PLAIN, len(core) / 2) else []

    @cached_property
    def chronicle(self) -> bool:
        """Whether times that stand alone are the text's own."""
        return is_chronicle(self.lines[self.start : self.end])

    def listed(self, line: Line) -> bool:
        """Whether ▲ enumerates here: several in the line, or in the lines beside it too."""
        if line.text[0] not in "▲△":
            return False
        if line.text.count(line.text[0]) > 1:
            return True
        i = self.index[id(line)]
        return any(other.text[0] in "▲△" for other in self.lines[max(0, i - 1) : i + 2] if other is not line)

    def under_lead_image(self, line: Line) -> bool:
        """A signed paragraph right at the start, with the article still to come: the lead image's caption."""
        i = self.index[id(line)]
        if i > self.start + 1 or self.end - i < 4 or len(line.text) > 250:
            return False
        found = sign_offs.split_sign_off(line.text)
        return found is not None and bool(found.rest)

    def is_dated(self, line: Line) -> bool:
        """Whether a date stands right behind a line of the tail: it is another article's headline."""
        i = self.index[id(line)] + 1
        return i < len(self.lines) and dates.read_dates(self.lines[i].text) is not None

    def is_subhead(self, line: Line) -> bool:
        """Whether a marked line of the core stands right before a sentence: no item of a list does."""
        i = self.index[id(line)]
        return i + 1 < self.end and SUBHEAD.match(line.text) is not None and self.lines[i + 1].shape == "sentence"

    def is_apart(self, line: Line) -> bool:
        """Whether a link of the core stands apart from its paragraphs, or beside other links: it leads elsewhere.

        The linked headings of a newsletter lead to what stands under them; a linked sentence of a report is one.
        """
        i = self.index[id(line)]
        before, after = self.lines[max(0, i - 1) : i], self.lines[i + 1 : i + 2]
        if is_report(line.text) or (line.bold and any(other.shape == "sentence" for other in after)):
            return False
        return not self.peer(line) or any(other.shape == "link" for other in (*before, *after))

    def is_teaser(self, line: Line) -> bool:
        """Whether the line is cut off in the middle, right under a link that is no part of the article."""
        i = self.index[id(line)]
        above = self.lines[i - 1] if i else line
        return line.text.endswith(CUT_OFF) and above.shape == "link" and above.role == "junk"

    def is_headline(self, line: Line) -> bool:
        """Whether the line is one of a bulleted run of headlines: as many as not say so by what only headlines have."""
        bullet = line.text[0]
        if bullet not in BULLETS:
            return False
        first = last = self.index[id(line)]
        while first > 0 and self.lines[first - 1].text[0] == bullet:
            first -= 1
        while last + 1 < len(self.lines) and self.lines[last + 1].text[0] == bullet:
            last += 1
        run = self.lines[first : last + 1]
        marked = sum(_HEADLINE.search(one.text) is not None for one in run)
        return last > first and marked * 2 >= len(run) and not any(is_report(one.text) for one in run)

    def peer(self, line: Line) -> bool:
        """The line stands where the core's sentences stand; in a dump every line does."""
        if line.element is None:
            return True
        home = line.element.home
        return id(home) in self.homes or (home.end - home.start == 1 and id(_row(home).parent) in self.rows)


def _row(element: Element) -> Element:
    """The outermost element that holds the same single line."""
    for above, _ in zip(element.ancestors(), range(NESTED), strict=False):
        if above.end - above.start > 1:
            break
        element = above
    return element


def _is_plain(text: str) -> bool:
    return is_complete(text) and text.rstrip(_CLOSING).endswith("다") and not text.rstrip(_CLOSING).endswith("니다")


def _reach(lines: Sequence[Line], reading: Reading, dirty: bool) -> tuple[int, int]:
    """A clean dump is the article from end to end; in a dirty one only what touches the core may belong to it."""
    if not dirty:
        return 0, len(lines)
    first, last = reading.start, reading.end
    while first > 0 and reading.start - first < LEAD_IN and _leads_in(lines[first - 1]):
        first -= 1
    while last < len(lines) and last - reading.end < LEAD_OUT and _leads_out(lines[last]):
        last += 1
    return first, last


def _leads_in(line: Line) -> bool:
    """What may stand between a headline and the text: decks, a second copy of them, a pull quote."""
    return line.shape in ("fragment", "repeat") or (line.shape == "sentence" and line.text[0] in QUOTES)


def _leads_out(line: Line) -> bool:
    """What may close a text without being a sentence; menus are shorter."""
    return line.shape == "fragment" and (len(line.text) >= 10 or is_report(line.text))


def _menu(lines: Sequence[Line]) -> bool:
    """Eight short lines in a row: a menu, so this dump holds more than an article."""
    run = 0
    for line in lines:
        run = run + 1 if line.shape == "fragment" and len(line.text) <= 12 else 0
        if run >= 8:
            return True
    return False
