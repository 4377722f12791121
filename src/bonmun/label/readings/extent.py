"""How far a page's article reaches beyond its heaviest run: to told paragraphs across a list, and to what closes it.

What stands between two paragraphs of one block is the article's, whatever it weighs: a list, a table, a subhead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bonmun.grammar import bylines, dates
from bonmun.grammar.lines import is_report, verdict
from bonmun.label import paragraph_blocks
from bonmun.label.first_pass import Sheet
from bonmun.label.items import is_entry, without_bullet
from bonmun.label.markup_boxes import is_around
from bonmun.label.picture_boxes import picture_box
from bonmun.label.readings.body import Reading
from bonmun.label.readings.dump_edges import COLUMNS, ROWS
from bonmun.label.readings.weights import PASSED, stands_around
from bonmun.parse.page_lines import Element

CLOSING = frozenset("ul ol dl table blockquote pre div section".split())
"""Elements that may close a text beside its paragraphs: lists, tables, quotations, boxes."""
BOX = 12
"""Lines of a box with links to other articles between two paragraphs, at most."""
LABEL = 30
"""Characters of a label of an advertisement."""
ITEMS = 2
"""Lines of a list that a text ends with, or more."""
PAIRS = 4
"""Rows of a table of values that has two columns only."""
LIST = 20
"""Characters of such a list: buttons and menus have fewer."""


def grow(sheet: Sheet, reading: Reading) -> Reading:
    """The reading with the told paragraphs of its block before and behind, where only fragments part them from it."""
    if not reading.spans or reading.end <= reading.start:
        return reading
    blocks = _blocks(sheet, range(reading.start, reading.end))
    spans = [span for span in reading.spans if span[0] <= reading.start < span[1]]
    if not blocks or not spans:
        return reading
    first = _reached(sheet, blocks, range(reading.start - 1, spans[0][0] - 1, -1), reading.start)
    last = _reached(sheet, blocks, range(reading.end, spans[0][1]), reading.start)
    return reading._replace(
        start=reading.start if first is None else first, end=reading.end if last is None else last + 1
    )


def _reached(sheet: Sheet, blocks: set[int], way: Iterable[int], text: int) -> int | None:
    """The farthest told paragraph of the block on the way, up to the first line that no text goes on across.

    Most ways lead to none: the others' lines are not asked then.
    """
    way = list(way)
    ours = {i for i in way if sheet.shapes[i] == "sentence" and _block_of(sheet.lines[i].element) in blocks}
    told = {i for i in ours if is_report(sheet.lines[i].text)}
    found = None
    for i in way if told else ():
        if i in ours:
            found = i if i in told else found
        elif not (_is_label(sheet, i) or _is_passed(sheet, i, text) or _is_apart(sheet, i, blocks)):
            break
    return found


def _is_label(sheet: Sheet, i: int) -> bool:
    """Whether the line labels an advertisement or a picture: such labels stand between the paragraphs of a text."""
    if sheet.kinds[i] in PASSED:
        return True
    found = verdict(sheet.lines[i].text, sentence=False) if len(sheet.lines[i].text) <= LABEL else None
    return found is not None and found.kind in PASSED


def _is_apart(sheet: Sheet, i: int, blocks: set[int]) -> bool:
    """Whether the line is of a list of other articles in a box between the paragraphs."""
    box = _beside(sheet.lines[i].element, blocks) if _block_of(sheet.lines[i].element) not in blocks else None
    return box is not None and box.end - box.start <= BOX and "link" in sheet.shapes[box.start : box.end]


def _blocks(sheet: Sheet, places: Sequence[int]) -> set[int]:
    """The elements that hold the paragraphs there."""
    homes = paragraph_blocks.of_sentences(sheet, range(places[0], places[-1] + 1))
    return {_block_of(home) for home in homes}


def _block_of(element: Element | None) -> int:
    """The id of the element that holds the paragraph and those beside it; 0 for none."""
    return 0 if element is None else id(paragraph_blocks.holder(element))


def _is_passed(sheet: Sheet, i: int, text: int) -> bool:
    """Whether the line may stand between two paragraphs: a fragment that says nothing of the page.

    `text` is one of the text's lines.
    """
    line = sheet.lines[i]
    if sheet.shapes[i] != "fragment" or line.link or line.element is None or line.element.hidden:
        return False
    said = without_bullet(line.text)
    if verdict(said, sentence=False) is not None or bylines.read_byline(said) is not None:
        return False
    return dates.read_dates(said) is None and picture_box(line.element) is None and not is_around(line.element, text)


def closing(sheet: Sheet, start: int, end: int, inside: frozenset[int]) -> frozenset[int]:
    """The lines of the lists, tables and boxes that stand right behind `lines[start:end]`, beside its paragraphs."""
    blocks = _blocks(sheet, range(start, end)) if end > start else set()
    found: set[int] = set()
    i = end
    while i in inside and blocks:
        block = _beside(sheet.lines[i].element, blocks)
        if block is not None and _closes(sheet, block, start):
            found.update(range(block.start, block.end))
            i = block.end
        elif picture_box(sheet.lines[i].element) is not None or (
            _block_of(sheet.lines[i].element) in blocks and _goes_on(sheet, i, start)
        ):
            i += 1
        else:
            break
    return frozenset(found)


def tables_before(sheet: Sheet, start: int, end: int, inside: frozenset[int]) -> frozenset[int]:
    """The rows of the tables of values that stand right before `lines[start:end]`, beside its paragraphs."""
    blocks = _blocks(sheet, range(start, end)) if end > start else set()
    found: set[int] = set()
    i = start - 1
    while i in inside and blocks:
        block = _beside(sheet.lines[i].element, blocks)
        if block is not None and block.tag == "table" and _holds_values(sheet, block, start):
            found.update(range(block.start, block.end))
            i = block.start - 1
        elif picture_box(sheet.lines[i].element) is not None or sheet.kinds[i] in PASSED:
            i -= 1
        else:
            break
    return frozenset(found)


def _holds_values(sheet: Sheet, table: Element, text: int) -> bool:
    """Whether rows of several cells stand in the table: what pages say of an article has two, a name and its value."""
    run = range(table.start, table.end)
    columns = min(sheet.lines[i].text.count("\t") + 1 for i in run)
    least = ROWS if columns >= COLUMNS else PAIRS
    return columns > 1 and len(run) >= least and all(_is_passed(sheet, i, text) for i in run)


def _goes_on(sheet: Sheet, i: int, text: int) -> bool:
    return sheet.shapes[i] == "sentence" or _is_passed(sheet, i, text)


def _beside(element: Element | None, blocks: set[int]) -> Element | None:
    """The element around the line that stands beside the paragraphs; None where none does."""
    while element is not None and id(element.parent) not in blocks:
        element = element.parent
    return element


def _closes(sheet: Sheet, block: Element, text: int) -> bool:
    """Whether what the element holds can only be the text's own: entries, told sentences, what its tag says."""
    if block.tag not in CLOSING or (block.name and stands_around(block.name)):
        return False
    run = range(block.start, block.end)
    if not all(sheet.shapes[i] == "sentence" or _is_passed(sheet, i, text) for i in run):
        return False
    texts = [sheet.lines[i].text for i in run]
    if any(sheet.shapes[i] == "sentence" and not is_report(sheet.lines[i].text) for i in run):
        return False
    if block.tag in ("blockquote", "pre", "table") or all(map(is_entry, texts)):
        return True
    if block.tag in ("ul", "ol", "dl"):
        items = sum(sheet.lines[i].items for i in run)
        return items >= ITEMS and sum(map(len, texts)) >= LIST
    return is_report(texts[-1])
