"""Chooses the reading, that is where the article stands: by rule files, its sentences, scripts, or trafilatura."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bonmun.grammar.lines import is_report
from bonmun.label import first_pass, page_kinds, registry
from bonmun.label.first_pass import Sheet
from bonmun.label.items import is_entry
from bonmun.label.notices import SHOWN
from bonmun.label.readings import (
    body,
    briefs,
    cards,
    comment_boxes,
    counted,
    embedded,
    entry_lists,
    extent,
    fallback,
    next_articles,
    other_boxes,
    quiet_dump,
    quiet_page,
    rule_check,
    summaries,
)
from bonmun.label.readings.body import QUIET, Reading
from bonmun.label.readings.weights import PULL, SENTENCE_CAP, quoted_in
from bonmun.label.registry import Decision
from bonmun.parse.page_lines import DUMP, PageLines, Source
from bonmun.sites.selection import Selection

HEAVY = 5 * PULL
"""The weight from which a reading is an article whatever its voice: interviews tell nothing in …했다."""


class Choice(NamedTuple):
    """The lines to read, where in them the article stands, and who says so."""

    sheet: Sheet
    reading: Reading
    method: str
    """"site:mk", "family:ndsoft", "jsonld", "script", "generic", "dump", "trafilatura"."""
    warnings: tuple[str, ...] = ()
    given: Mapping[int, Decision] = {}
    """What is decided of lines already."""
    source: Source = DUMP
    """What the lines of the reading come from."""


def in_page(
    page: PageLines,
    selection: Selection,
    description: str,
    headline: int | None,
    *,
    html: str,
    url: str | None,
    fallback: bool,
) -> Choice:
    """The reading of a page; `html` and `url` are for trafilatura, which is asked last, and only with `fallback`.

    `description` is what the page's tags say of the article, `headline` the index of the line that shows its headline.
    """
    sheet = summaries.giving_back(first_pass.read(page.lines))
    sheet = sheet._replace(comments=tuple(comment_boxes.boxes(sheet, headline)))
    own = _own(sheet, page, description, headline)
    ruled = rule_check.check(page, sheet, selection, own)
    reading, method = (ruled.reading, selection.method) if ruled.reading is not None else (own, "generic")
    grown = extent.grow(sheet, reading)
    choice = Choice(sheet, grown, method, (ruled.refusal,) if ruled.refusal else (), source=Source(html))
    choice = choice._replace(given=comment_boxes.apart(sheet.comments, range(grown.start, grown.end)))
    if reading.weight >= PULL:
        return choice
    script = embedded.append(sheet, page.markup, selection)
    if script is not None:
        return Choice(script.sheet, script.reading, script.method, given=script.given, source=script.source)
    return (_asked(html, url, sheet) if fallback else None) or choice


def _own(sheet: Sheet, page: PageLines, description: str, headline: int | None) -> Reading:
    """bonmun's own reading: the heaviest; where that tells nothing, a brief, or what stands in an article's frame."""
    others = (next_articles.begins(sheet, headline), other_boxes.begin(sheet, headline, page.elements))
    last = min((at for at in others if at is not None), default=None)
    quoted = quoted_in(sheet, description)
    if last is not None and quoted and min(quoted) >= last:
        last = None  # what stands above is a summary, or the headline alone: the page's own article begins there
    named = comment_boxes.named(page.elements, quoted) if quoted else ()
    voices = sheet._replace(comments=(*sheet.comments, *named)) if named else sheet
    own = _heaviest(voices, page, quoted, headline, last)
    if entry_lists.is_comment(sheet, own):
        listed = entry_lists.find(sheet, headline, own.start)
        elsewhere = any(not own.start <= i < own.end for i in quoted)
        own = listed if listed.weight else body.NOTHING if sheet.comments or elsewhere else own
    if page_kinds.is_listing(sheet, own.start, own.end):
        brief = briefs.find(sheet, headline, quoted) if quoted else body.NOTHING
        return brief if brief.weight else _framed(sheet, headline, body.NOTHING)
    row = cards.find(sheet.lines, sheet.shapes)
    if not row or cards.is_digest(sheet.lines, row, headline):
        return _lighter(sheet, headline, own, quoted, last)
    found = _lighter(sheet, headline, body.NOTHING if _stands_in(row, own) else own, quoted)
    return body.NOTHING if _stands_in(row, found) else found


def _heaviest(sheet: Sheet, page: PageLines, quoted: frozenset[int], headline: int | None, last: int | None) -> Reading:
    """The heaviest reading; on a page that shows several articles, that of the one before the line `last`."""
    if last is None:
        return body.find(sheet, page.elements, quoted, headline)
    above = body.find(sheet, [one for one in page.elements if one.end <= last], headline=headline)
    if above.weight >= PULL:
        return above
    return next_articles.before(body.find(sheet, page.elements, headline=headline), last)


def _stands_in(row: range, reading: Reading) -> bool:
    """Whether the reading stands among the cards of a row."""
    return reading.start < row.stop and reading.end > row.start


def _lighter(
    sheet: Sheet, headline: int | None, own: Reading, quoted: frozenset[int], last: int | None = None
) -> Reading:
    """The heaviest reading where it tells something; else a brief, or what stands in an article's frame.

    `quoted` are the lines that the page's tags quote, `last` is the line where other articles begin.
    """
    if own.weight >= HEAVY:
        return _entries_around(sheet, headline, own) or own
    if briefs.tells(sheet, own):
        listed = _entries_around(sheet, headline, own)
        alone = listed is None and sheet.shapes[own.start : own.end].count("sentence") == 1
        return listed or (_larger(own, briefs.find(sheet, headline, quoted, last)) if alone else own)
    if not quoted and briefs.is_among_cards(sheet, headline):
        return own
    brief = briefs.find(sheet, headline, quoted, last)
    listed = _entries_around(sheet, headline, brief)
    if listed is not None:
        return listed
    if brief.weight:
        return brief
    return own if any(own.start <= i < own.end for i in quoted) else _framed(sheet, headline, own)


def _larger(own: Reading, brief: Reading) -> Reading:
    """The brief where it holds the heaviest reading and more: its sentences stand in blocks of their own."""
    holds = brief.start <= own.start and brief.end >= own.end
    return brief if holds and brief.weight > own.weight else own


def _entries_around(sheet: Sheet, headline: int | None, found: Reading) -> Reading | None:
    """The list of entries that stands around the one sentence of a reading, where that tells what a picture shows."""
    told = [i for i in range(found.start, found.end) if sheet.shapes[i] == "sentence"]
    if len(told) != 1 or not SHOWN.search(sheet.lines[told[0]].text):
        return None
    framed = quiet_page.find(sheet, headline)
    entries = sum(is_entry(sheet.lines[i].text) for i in range(framed.start, framed.end))
    return framed if entries >= entry_lists.ENTRIES else None


def _framed(sheet: Sheet, headline: int | None, own: Reading) -> Reading:
    """What stands in an article's frame, unless the heaviest reading stands there too: then that says it better."""
    found = quiet_page.find(sheet, headline)
    first, last = (own.spans[0][0], own.spans[-1][1]) if own.spans else (own.start, own.end)
    apart = own.weight < PULL or first >= found.end or last <= found.start
    return found if found.weight and apart else own


def in_dump(sheet: Sheet) -> Choice:
    """The reading of a text dump."""
    reading, boxes = body.find_in_dump(sheet)
    texts = [line.text for line in sheet.lines[reading.start : reading.end]]
    tells = reading.weight >= PULL or any(is_report(text) or len(text) >= SENTENCE_CAP for text in texts)
    voices = [i for i, made in boxes.items() if made.rule is registry.COMMENTS and i < reading.start]
    light = reading.weight < HEAVY and (voices or quiet_dump.is_closed(sheet, reading.start))
    if not tells or light:
        calm = quiet_dump.find(sheet, min(voices, default=None))  # comments part the site's own words from the text
        if calm.weight and (not tells or voices or quiet_dump.stands_before(sheet, calm, reading)):
            given = {i: made for i, made in boxes.items() if not calm.start <= i < calm.end}
            return Choice(sheet, counted.widen(sheet, calm), "dump", given=given)
    return Choice(sheet, counted.widen(sheet, reading), "dump", given=boxes)


def _asked(html: str, url: str | None, sheet: Sheet) -> Choice | None:
    """trafilatura's reading, where it finds an article that ours did not."""
    if not page_kinds.may_hold_article(sheet):
        return None
    found = fallback.read(html, url, sheet)
    if found.weight < QUIET or page_kinds.is_listing(sheet, found.start, found.end):
        return None
    if _stands_in(cards.find(sheet.lines, sheet.shapes), found) or entry_lists.is_comment(sheet, found):
        return None
    return Choice(sheet, found, "trafilatura", ("fallback: trafilatura decided",), source=Source(html))
