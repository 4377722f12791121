"""Gives every line its role: by shape, place, neighbours and repetition, around the run that `body` found.

Three zones: the core (the heaviest run), what stands before it and what stands after it. In the core everything is
the article unless its own shape says junk; outside it a line must earn its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bonmun.grammar import bylines, dates
from bonmun.grammar.captions import is_caption, mark_images
from bonmun.grammar.lines import CUE, Verdict, is_told, known_phrase, squash, verdict
from bonmun.head.headline import Headline
from bonmun.label.body import Reading
from bonmun.label.zones import QUOTES, SUBHEAD, Zones
from bonmun.parse.page import Element, Line
from bonmun.patterns import pattern

_DECK_NAME = pattern(
    r"(?:^|[\s_-])(?:sub_?(?:tit|title|titles|heading|head|header|headline|ject)|art_subtit|mid_?title|deck|lead|"
    r"summary_view|media_end_summary|standfirst|subheader|subtit\w*|article-?sub\w*|tit_?sub\w*)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_BULLET = pattern(r"^[•·∙*\-–]\s+")
_PROMO = pattern(r"^(?:[▶▷☞►➡→⇒👉⏩·-]|\[[^\]]{1,12}\]|<[^>]{1,12}>)")
_LETTER = pattern(r"[가-힣A-Za-z一-鿿]")
# Words that say a line is about when the article appeared.
_CLOCK = pattern(r"오전|오후|\d{1,4}\s?[년월일시분초]|[(\[]?[월화수목금토일](?:요일)?[)\]]")
_DATE_WORD = pattern(r"입력|등록|승인|수정|송고|작성|발행|게재|업데이트|최종|기사")
DECK = range(8, 90)
"""Characters of a deck line (부제)."""


def label(lines: Sequence[Line], reading: Reading, headline: Headline) -> Callable[[], None]:
    """Marks the lines of the article and around it with their roles; calling what comes back marks all the others.

    Nothing the article's fields are made of depends on the others: they are junk, and wait until somebody asks.
    """
    zones = Zones(lines, reading)
    mark_images(lines, zones.inside)
    first, last = zones.surroundings(headline.index)
    lister = _Lister()
    for i, line in enumerate(lines[first:last], first):
        if line.role:
            if line.role == "junk":
                lister.see(line.kind, line.text)
        elif i not in zones.inside:
            _names_or_dates(line)
            if not line.role and _is_apart(line, headline, zones):
                line.mark("subtitle", "place/deck")
        else:
            _decide(line, zones, lister)
    _titles(lines, headline)

    def rest() -> None:
        for line in lines:
            if not line.role:
                _outside(line, zones)
        _itemise(lines)
        _between(lines)

    return rest


def _is_apart(line: Line, headline: Headline, zones: Zones) -> bool:
    """Whether it is a deck that stands with the headline, apart from the article's text."""
    under = headline.index is not None and headline.index < line.index and zones.head(line)
    return under and line.shape == "fragment" and len(line.text) in DECK and _is_deck(line.element)


def _decide(line: Line, zones: Zones, lister: _Lister) -> None:
    """The role of a line inside the container."""
    found = _junk(line, zones)
    if found is not None:
        lister.see(found.kind, line.text)
        zones.closed = zones.closed or zones.tail(line)
        _mark_as(line, found)
    elif lister.takes(line, zones):
        line.mark("junk", "list/related", "related")
    else:
        _judge(line, zones)


class _Lister:
    """Whether a list of links is running: its heading opens it, its items keep it open, a sentence closes it."""

    def __init__(self) -> None:
        self.open = False

    def see(self, kind: str, text: str = "") -> None:
        opens = kind in ("heading", "related") or (kind == "reporter_card" and "기사" in text)
        self.open = opens or (self.open and kind not in ("copyright",))

    def takes(self, line: Line, zones: Zones) -> bool:
        if not self.open or zones.is_subhead(line):
            self.open = False
            return False
        item = line.shape == "link" or (line.shape != "sentence" and (not zones.head(line) or _is_item(line.text)))
        item = item or (_is_item(line.text) and (zones.tail(line) or not is_told(line.text)))
        self.open = item
        return item


def _is_item(text: str) -> bool:
    return _BULLET.match(text) is not None or _PROMO.match(text) is not None


def _junk(line: Line, zones: Zones) -> Verdict | None:
    if CUE.match(line.text):
        kind = known_phrase(line.text)  # `▶ 기사제보/투고하기` looks like one who speaks
        return Verdict(kind, f"phrases/{kind}") if kind else None
    found = verdict(_BULLET.sub("", line.text), sentence=line.shape == "sentence", tail=zones.tail(line))
    return found or (Verdict("subscribe", "place/pitch") if zones.pitches(line) else None)


def _mark_as(line: Line, found: Verdict) -> None:
    """Marks the line as the junk it is; the heading of a list goes with its items."""
    line.mark("junk", found.rule, "related" if found.kind == "heading" else found.kind)


def _names_or_dates(line: Line) -> None:
    """Marks a line outside the container that says who wrote the article, or when."""
    if len(line.text) >= 120 or line.shape == "sentence":
        return
    text = _BULLET.sub("", line.text)
    if bylines.read_byline(text) is not None:
        line.mark("byline", "bylines/line")
    elif dates.read_dates(text) is not None:
        line.mark("date", "dates/line")


def _outside(line: Line, zones: Zones) -> None:
    _names_or_dates(line)
    if line.role == "byline":  # this far from the article it is a reporter card, or another article's
        return line.mark("junk", "bylines/elsewhere", "reporter_card")
    if line.role:
        return None
    text = _BULLET.sub("", line.text)
    found = verdict(text, sentence=line.shape == "sentence", tail=not zones.head(line))
    if found is not None:
        return _mark_as(line, found)
    if line.shape == "repeat":
        return line.mark("junk", "repeat/copy", zones.copied(line))
    return line.mark("junk", "reading/outside", "nav" if line.shape == "link" else "other")


def _judge(line: Line, zones: Zones) -> None:
    text, sentence = line.text, line.shape == "sentence"
    if line.shape == "repeat":
        return line.mark("junk", "repeat/copy", zones.copied(line))
    if len(text) <= 4 and not _LETTER.search(text):
        return line.mark("junk", "shape/no-letters", "other")
    if CUE.match(text):
        return line.mark("body", "lines/cue")
    core = not zones.head(line) and not zones.tail(line)
    if len(text) < 120 and not sentence:
        plain = _BULLET.sub("", text)
        if bylines.read_byline(plain) is not None:
            zones.closed = zones.closed or zones.tail(line)
            return line.mark("byline", "bylines/line")
        if _dates_the_page(plain, zones, line):
            zones.closed = zones.closed or zones.tail(line)
            return line.mark("date", "dates/line")
    rule = is_caption(line, sentence=sentence, listed=zones.listed(line))
    if rule:
        return line.mark("caption", rule)
    box = zones.boxes.rule(line)
    if box:
        return line.mark("junk", box, box.removeprefix("names/") if box[0] == "n" else "related")
    if zones.is_headline(line):
        return line.mark("junk", "list/headlines", "related")
    if zones.is_teaser(line):
        return line.mark("junk", "list/teaser", "related")
    if core:
        if sentence and line.element is None and zones.under_lead_image(line):
            return line.mark("caption", "caption/signed")
        if line.shape == "link" and (line.element is None or _PROMO.match(text)):
            return line.mark("junk", "list/promo", "related")
        if line.shape == "link" and zones.is_apart(line):
            return line.mark("junk", "list/inside", "related")
        return line.mark("body", "reading/core")
    return _edge(line, zones, sentence)


def _dates_the_page(text: str, zones: Zones, line: Line) -> bool:
    """Whether the line says when the article appeared; in the text a bare day, one with other words (일시: the time of
    an event), or one of several is the article's own."""
    found = dates.read_dates(text)
    if found is None or zones.head(line) or _DATE_WORD.search(text):
        return found is not None
    own = found.day_only or _LETTER.search(_CLOCK.sub("", text)) or (not zones.tail(line) and zones.chronicle)
    return not own


def _edge(line: Line, zones: Zones, sentence: bool) -> None:
    """A line of the container outside the core."""
    text = line.text
    if line.shape == "link":
        return line.mark("junk", "list/link", "related")
    if zones.head(line):
        if line.element is not None and line.element.hidden:
            return line.mark("junk", "markup/hidden", "other")
        if sentence and zones.peer(line):
            zones.begun = zones.begun or text[0] not in QUOTES
            return line.mark("body", "reading/head")
        if zones.begun and zones.peer(line):  # decks stand before an article's first sentence
            return line.mark("body", "reading/head")
        if sentence:
            return line.mark("junk", "place/head", "other")
        if (line.element is None or zones.peer(line)) and SUBHEAD.match(text):
            return line.mark("body", "reading/subhead")
        if len(text) in DECK and _LETTER.search(text) and (zones.peer(line) or _is_deck(line.element) or line.bold):
            return line.mark("subtitle", "place/deck")
        return line.mark("junk", "place/head", "other")
    if not sentence and bylines.read_contributor(text) is not None:
        zones.closed = True
        return line.mark("byline", "bylines/contributor")
    if not sentence and zones.is_dated(line):
        zones.closed = True
        return line.mark("junk", "list/dated", "related")
    if zones.peer(line) and (sentence or not zones.is_closed(line)):
        return line.mark("body", "reading/tail")
    return line.mark("junk", "place/tail", "other")


def _is_deck(element: Element | None) -> bool:
    return element is not None and any(
        e.name and _DECK_NAME.search(e.name) for e, _ in zip(element.ancestors(), range(3), strict=False)
    )


def _titles(lines: Sequence[Line], headline: Headline) -> None:
    """The line that shows the headline, and its copies."""
    shown = next((line for line in lines if line.index == headline.index), None)
    if shown is not None and (shown.role != "body" or shown.shape == "fragment"):
        shown.mark("title", "metadata/headline")
    key = squash(headline.text or "")
    for line in lines:
        if len(key) < 8 or line.role not in ("body", "subtitle") or line.shape == "sentence" or line is shown:
            continue
        if squash(_BULLET.sub("", line.text)) == key:
            line.mark("junk", "repeat/headline", "duplicate")


def _itemise(lines: Sequence[Line]) -> None:
    """Outside the article, the links under the heading of a list are its items."""
    kind = ""
    for line in lines:
        if line.rule == "reading/outside" and line.shape == "link":
            if kind:
                line.mark("junk", "list/related", kind)
        else:
            kind = line.kind if line.rule.endswith("/heading") or "/heading/" in line.rule else ""


def _between(lines: Sequence[Line]) -> None:
    """A line that says nothing by itself is what stands before and after it: part of the same widget."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line.rule == "reading/outside" and before.kind == after.kind and before.role == after.role == "junk":
            line.mark("junk", "neighbours/between", before.kind)
