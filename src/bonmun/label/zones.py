"""Which zone of the source a line is in: before the article's core, in it, or behind it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Literal

from bonmun.grammar import sign_offs
from bonmun.grammar.cues import announces
from bonmun.grammar.datelines import split_dateline
from bonmun.grammar.lines import is_complete, is_report, verdict
from bonmun.label import documents, paragraph_blocks
from bonmun.label.first_pass import Sheet
from bonmun.label.items import bulleted_headlines
from bonmun.label.markup_boxes import MarkupBoxes
from bonmun.label.paragraph_blocks import Blocks
from bonmun.label.readings import dump_edges, extent
from bonmun.label.readings.body import Reading, is_chronicle
from bonmun.label.readings.dump_edges import DECKS
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element

Zone = Literal["head", "core", "tail"]
"""Before the heaviest run of lines, in it, behind it."""

# A pictograph or a square bullet opens a subhead (중간제목) of the body, not a deck.
SUBHEAD = pattern(r"[■◆◇●○□▣★☆※\U0001F300-\U0001FAFF\u2600-\u27BF]")
# Brackets around the whole of a line make a subhead of it; those that desks set before a headline hold one word.
_BRACKETED = pattern(r"[<〈《【][^<>〈〉《》【】]{2,14}\s[^<>〈〉《》【】]{1,26}[>〉》】]")
_TIMED = pattern(r"[01]?\d:[0-5]\d\s\S|2[0-3]:[0-5]\d\s\S")
"""A subhead of a chronicle: the time, and what happened."""
CLOSING = ".!?~ \"'”’)]"
_POLITELY, _NEITHER = "니다", "아니다"
LISTING = "▲△▷▶◇◆□■○●"
"""What opens the entries of personnel lists and results, and the headings over them."""
PLAIN = 2
"""Sentences in the plain style that say how an article is told."""
NEAR = 25
"""How many lines before and behind the container are labelled at once."""
ABOVE = 75
"""How far up to the headline lines are, too."""
HEADLINE = 10
"""Characters of a link from which it may be another article's headline."""
PER_LINK = 5
"""Sentences to a link, or more, among which it heads nothing."""
OVER_HEADLINE = 3
"""How many lines over the headline, where names and dates may stand."""
ENTRIES = 4
"""Lines of an entry under its own ▲, up to the next."""
LEAD_CAPTION = 250
"""Characters of a caption that opens a dump."""
LEAD_FOLLOWED = 4
"""Lines from it to the text's end: with fewer it may be the text."""


LABELLED = pattern(r"[가-힣]{2,8}(?:\s?\([^()]{1,12}\))?\s?[:：]\s?[^,.]{2,30},\s")
"""What an article lists first, under its name: `재료(2인분) : 감자 세 개, …`; no deck does."""


class Zones:
    """Which zone a line is in, and who its peers are: lines in the elements that hold the core's sentences.

    Nothing here depends on what was decided of any line. Lines are named by their index.
    """

    def __init__(self, sheet: Sheet, reading: Reading) -> None:
        self.sheet = sheet
        self.lines, self.shapes, self.kinds, *_ = sheet
        self.start, self.end = reading.start, reading.end
        spans = reading.spans or (dump_edges.reach(sheet, self.start, self.end),)
        self.inside = {i for first, last in spans for i in range(first, last)}
        homes = paragraph_blocks.of_sentences(sheet, range(self.start, self.end))
        self.hidden = bool(homes) and all(home.hidden for home in homes)
        """The article itself is out of sight, until a script shows it."""
        around = [home for first, last in spans for home in paragraph_blocks.of_sentences(sheet, range(first, last))]
        self.blocks = Blocks(frozenset(map(id, homes)), paragraph_blocks.holders(homes, around, sheet))
        self.boxes = MarkupBoxes(sheet, self.start, self.end)

    def surroundings(self, title: int | None) -> tuple[int, int]:
        """The lines around the container where the article's byline, date and headline may stand."""
        if not self.inside:
            return 0, len(self.lines)
        first, last = min(self.inside), max(self.inside) + 1
        if title is not None and title < first:
            first = max(title - OVER_HEADLINE, first - ABOVE)
        return max(0, first - NEAR), min(len(self.lines), last + NEAR)

    def zone(self, i: int) -> Zone:
        """The zone of the line."""
        return "head" if i < self.start else "tail" if i >= self.end else "core"

    @cached_property
    def told(self) -> list[int]:
        """The sentences told in the plain style; none where the article is not told in it."""
        if len(self._plain) < max(PLAIN, self.sentences / 2):
            return []
        return [i for i in self._plain if self.boxes.rule(self.lines[i].element) is None]

    @cached_property
    def _plain(self) -> list[int]:
        """The core's sentences in the plain style."""
        core = range(self.start, self.end)
        return [i for i in core if self.shapes[i] == "sentence" and self.is_plain(i)]

    @cached_property
    def listed(self) -> frozenset[int]:
        """In a dump, lines before the core that are the article's: a list of its own, or the clauses it begins with."""
        return dump_edges.leading(self.sheet, self.start, self.inside)

    @cached_property
    def closing(self) -> frozenset[int]:
        """Lines behind the core that close the article: its lists, tables and boxes."""
        return extent.closing(self.sheet, self.start, self.end, frozenset(self.inside))

    @cached_property
    def tables(self) -> frozenset[int]:
        """Rows of tables right before the core that are the article's."""
        return extent.tables_before(self.sheet, self.start, self.end, frozenset(self.inside))

    @cached_property
    def tagged(self) -> frozenset[int]:
        """Tagged headlines of other articles right behind the text."""
        return dump_edges.tagged(self.sheet, self.end)

    @cached_property
    def sentences(self) -> int:
        """How many sentences the core holds."""
        return self.shapes[self.start : self.end].count("sentence")

    @cached_property
    def _said(self) -> list[int]:
        """Every sentence of the source: one element's are found among them, not by going through all of its lines."""
        return [i for i, shape in enumerate(self.shapes) if shape == "sentence"]

    def said_in(self, element: Element, most: int) -> list[int]:
        """The first sentences in the element, `most` of them or fewer."""
        first = bisect_left(self._said, element.start)
        return self._said[first : min(first + most, bisect_left(self._said, element.end))]

    @cached_property
    def is_quiet(self) -> bool:
        """Whether the core is a list or a table: no sentence stands in it, so every line of it tells something."""
        return self.end > self.start and not any(map(self._says, range(self.start, self.end)))

    def _says(self, i: int) -> bool:
        """Whether the line is a sentence, and none that a site says."""
        return self.shapes[i] == "sentence" and verdict(self.lines[i].text, sentence=True) is None

    @cached_property
    def told_homes(self) -> set[int]:
        elements = (self.lines[i].element for i in self.told)
        return {id(element.home) for element in elements if element is not None}

    @cached_property
    def last_told(self) -> int:
        """The last sentence told in the plain style in the block of the first; beyond all lines where none is told.

        The block tells in the plain style when half of its sentences do: what stands below it may speak otherwise.
        """
        if not self._plain:
            return len(self.lines)
        held = self._block(self._plain[0])
        plain = [i for i in self._plain if self._block(i) == held]
        core = range(self.start, self.end)
        said = sum(self.shapes[i] == "sentence" and self._block(i) == held for i in core)
        return plain[-1] if len(plain) * 2 >= said else len(self.lines)

    @cached_property
    def document(self) -> int:
        """Where a document begins behind the last sentence told, with its heading; beyond all lines where none does."""
        behind = (i for i in sorted(self.inside) if i > self.last_told and documents.is_heading(self.lines[i].text))
        return next(behind, len(self.lines))

    def _block(self, i: int) -> int:
        """What holds the line and its neighbours: its home, or what holds a row of blocks of one line each."""
        element = self.lines[i].element
        if element is None:
            return 0
        home = element.home
        return id(paragraph_blocks.row(home).parent) if home.end - home.start == 1 else id(home)

    def is_plain(self, i: int) -> bool:
        """Whether the line ends as told in the plain style (…했다)."""
        text = self.lines[i].text
        return is_complete(text) and ends_plainly(text.rstrip(CLOSING))

    @property
    def tells_plainly(self) -> bool:
        """Whether the article is told in the plain style."""
        return self.last_told < len(self.lines)

    def is_of_text(self, i: int) -> bool:
        """Whether the line stands in the block of the article's told sentences."""
        return not self.tells_plainly or self._block(i) == self._block(self.last_told)

    def goes_on(self, i: int, signed: int) -> bool:
        """Whether the line's block began between the last sentence told and the line that signed the text."""
        between = range(self.last_told + 1, signed)
        return any(self.shapes[at] in ("sentence", "fragment") and self._block(at) == self._block(i) for at in between)

    @cached_property
    def chronicle(self) -> bool:
        """Whether times that stand alone are the text's own."""
        return is_chronicle(self.sheet, self.start, self.end)

    def is_listed(self, i: int) -> bool:
        """Whether ▲ enumerates here: several in the line, or in the lines beside it too."""
        text = self.lines[i].text
        if text[0] not in "▲△":
            return False
        beside = (self.lines[at].text for at in (i - 1, i + 1) if 0 <= at < len(self.lines))
        listed = text.count(text[0]) > 1 or any(one[0] in "▲△" for one in beside) or self._enumerates
        return listed or self._heads_entries(i)

    def _heads_entries(self, i: int) -> bool:
        """Whether only fragments stand between the line and the next that ▲ opens: scores and posts, no captions."""
        behind = range(i + 1, min(i + ENTRIES + 2, len(self.lines)))
        last = next((at for at in behind if self.shapes[at] != "fragment"), behind.stop)
        return any(self.lines[at].text[0] in "▲△" for at in range(i + 1, last))

    @cached_property
    def _enumerates(self) -> bool:
        """Whether a core without a sentence is a list: several of its lines begin with the marks of one."""
        return self.is_quiet and sum(self.lines[i].text[0] in LISTING for i in range(self.start, self.end)) > 1

    @cached_property
    def opening(self) -> frozenset[int]:
        """Lines before the core, in the block of its sentences, that lead into the text: no decks (부제) are like them.

        Decks are few, say one thing each without ending a sentence, and stand above the text, not above its cues.
        """
        if not self.blocks.homes or self.start >= self.end or self.lines[self.start].element is None:
            return frozenset()
        block = self._block(self.start)
        first = self.start
        while first > 0 and first - 1 in self.inside and self._block(first - 1) == block:
            first -= 1
        run = [i for i in range(first, self.start) if self.shapes[i] in ("fragment", "sentence")]
        texts = [self.lines[i].text for i in run]
        leads = (
            len(run) > DECKS
            or any(text.endswith((",", ".", "?", "!")) or split_dateline(text) is not None for text in texts)
            or any(announces(text) or SUBHEAD.match(text) for text in texts[1:])
            or any(LABELLED.match(text) for text in texts)
        )
        return frozenset(run) if leads else frozenset()

    def is_under_lead_image(self, i: int) -> bool:
        """A signed paragraph right at the start, with the article still to come: the lead image's caption."""
        text = self.lines[i].text
        if i > self.start + 1 or self.end - i < LEAD_FOLLOWED or len(text) > LEAD_CAPTION:
            return False
        found = sign_offs.split_sign_off(text)
        return found is not None and bool(found.rest)

    def is_subhead(self, i: int) -> bool:
        """Whether a marked line of the core stands right before a sentence: no item of a list does."""
        text = self.lines[i].text
        marked = SUBHEAD.match(text) or _BRACKETED.fullmatch(text) or _TIMED.match(text)
        return i + 1 < self.end and marked is not None and self.shapes[i + 1] == "sentence"

    def is_apart(self, i: int) -> bool:
        """Whether a link of the core stands apart from its paragraphs, or beside other links: it leads elsewhere.

        The linked headings of a newsletter lead to what stands under them; a linked sentence of a report is one.
        """
        line = self.lines[i]
        before = self.shapes[i - 1] if i else ""
        after = self.shapes[i + 1] if i + 1 < len(self.lines) else ""
        if is_report(line.text) or (line.bold and after == "sentence"):
            return False
        return not self.is_peer(i) or "link" in (before, after) or (len(line.text) >= HEADLINE and self._links_are_few)

    @cached_property
    def _links_are_few(self) -> bool:
        """Whether so few links stand among the sentences that they head nothing: a digest has one for each item."""
        links = self.shapes[self.start : self.end].count("link")
        return links * PER_LINK <= self.sentences

    @cached_property
    def headlines(self) -> frozenset[int]:
        """Lines of bulleted runs of headlines."""
        return bulleted_headlines([line.text for line in self.lines])

    def is_peer(self, i: int) -> bool:
        """Whether the line stands where the core's sentences stand; in a dump every line does."""
        element = self.lines[i].element
        if element is None:
            return True
        return self.blocks.hold(element, self.lines[i], self.shapes[i])

    def is_with_core(self, i: int) -> bool:
        """Whether the line stands where the core's sentences do or, where it has none, in the block it begins in."""
        return self.is_peer(i) or (self.is_quiet and self._block(i) == self._block(self.start))


def ends_plainly(said: str) -> bool:
    """Whether words without their full stop end in the plain style; 아니다 is none of the polite ones in 니다."""
    return said.endswith("다") and (not said.endswith(_POLITELY) or said.endswith(_NEITHER))
