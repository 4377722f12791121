"""Where an article in a text dump begins and ends: how far it reaches, and what at its edges is another article's.

A clean dump holds nothing but an article; a dirty one holds menus, teasers and lists around it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bonmun.grammar.lines import CUT_OFF, is_complete, is_report, particles
from bonmun.label.first_pass import Sheet
from bonmun.label.items import is_entry
from bonmun.lazy_regex import pattern

_ROW = 4
"""Headlines in a row, each over its teaser, from which these are other articles."""
_CUT = 0.7
"""Of the teasers in such a row, those that break off: captions do so between an article's paragraphs too."""
_TITLE = range(8, 70)
"""Characters of such a headline."""
QUOTES = "“\"‘'"
"""What a pull quote opens with: it stands above the text, and says nothing about where the text begins."""
DECKS = 4
"""Decks (부제) that an article has at most."""
_LEAD_IN = 8
_LEAD_OUT = 3
"""In a dirty dump, how many lines before and after the core may belong to the article."""
_LEAD_OUT_LEAST = 10
"""Characters of a line that closes a text without being a sentence; the words of menus are shorter."""
_DIRTY = 4
"""Lines of known junk from which a dump holds more than an article."""
_MENU = 8
_MENU_WORD = 12
"""Lines in a row, and characters of each at most, that are a menu."""
_TEASER = 60
"""Characters of a teaser that is cut off."""
_TAGGED = 5
"""Tagged headlines in a row."""
_TELLING = 0.5
"""The share of words with a particle in verses; headlines and captions have fewer."""
_SIGNS = pattern(r"[\d“”\"‘’…\[\]<>|/=]|기자")
"""What stands in headlines, captions and bylines, and hardly in a verse."""
ROWS, COLUMNS = 2, 3
"""Rows of a table of values, and cells of each."""
_VALUES = 0.5
"""The share of its cells below the head that hold a number."""
_NUMBER = pattern(r"\d")
_ASKING = frozenset("▲△")
"""What stands before questions; before decks too, but these stand together."""
_ANSWER = 3
"""Lines of an answer up to which the next question is looked for."""
_GOES_ON = (",", "?")
"""What no deck ends with: a clause goes on, a question waits for its answer."""
# What desks set before their headlines, and competitions in Latin letters; notes of the article's own stand in words.
_TAG = pattern(
    r"^[\[(<](?:단독|르포|포토|사설|속보|영상|종합|칼럼|기획|현장|화보|날씨|동영상|카드뉴스|뉴스\s?분석|[A-Z][A-Z0-9]{1,6})[\])>]\s?\S"
)


def reach(sheet: Sheet, start: int, end: int) -> tuple[int, int]:
    """The lines that may be the article's: in a clean dump all, in a dirty one those that touch the core.

    The core, here as below, is `lines[start:end]`.
    """
    count = len(sheet.lines)
    if not (_is_dirty(sheet) or _has_menu(sheet)):
        return 0, count
    first, last = start, end
    while first > 0 and start - first < _LEAD_IN and _leads_in(sheet, first - 1):
        first -= 1
    while last < count and last - end < _LEAD_OUT and _leads_out(sheet, last):
        last += 1
    return first, last


def behind_teasers(sheet: Sheet, start: int, end: int) -> int:
    """Where the core begins behind teasers that are cut off; `start` where none opens it, or the dump is clean."""
    if not _is_dirty(sheet):
        return start
    at = start
    while at < end - 1 and len(sheet.lines[at].text) < _TEASER and sheet.lines[at].text.endswith(CUT_OFF):
        at += 1
    return at


def tagged(sheet: Sheet, end: int) -> frozenset[int]:
    """The tagged headlines ([사설], [EPL]) of other articles right behind the core, up to the next line of junk."""
    lines, shapes, *_ = sheet
    at = end
    while at < len(lines) and at - end < _TAGGED and shapes[at] == "fragment" and _TAG.match(lines[at].text):
        at += 1
    closed = at < len(lines) and shapes[at] in ("junk", "link", "repeat")
    return frozenset(range(end, at)) if closed else frozenset()


def leading(sheet: Sheet, start: int, inside: Collection[int]) -> frozenset[int]:
    """The lines before the core that are the article's text and no decks (부제).

    They enumerate or are verses, more in a row than decks are, are a table's rows, or their clauses go on in the text.
    """
    found: list[int] = []
    run: list[int] = []
    for i in range(start + 1):
        kept = i < start and i in inside and sheet.shapes[i] in ("fragment", "sentence", "repeat")
        if kept and sheet.lines[i].element is None:
            run.append(i)
            continue
        found += _listed(sheet, run) or (_before_text(sheet, run) if i == start else [])
        run = []
    return frozenset(found)


def _is_dirty(sheet: Sheet) -> bool:
    return sheet.shapes.count("junk") + sheet.shapes.count("link") >= _DIRTY


def _has_menu(sheet: Sheet) -> bool:
    """Whether short lines in a row are a menu: then the dump holds more than an article."""
    run = 0
    for line, shape in zip(sheet.lines, sheet.shapes, strict=True):
        run = run + 1 if shape == "fragment" and len(line.text) <= _MENU_WORD else 0
        if run >= _MENU:
            return True
    return False


def _leads_in(sheet: Sheet, i: int) -> bool:
    """Whether the line may stand between a headline and the text: a deck, a second copy of one, a pull quote."""
    shape = sheet.shapes[i]
    return shape in ("fragment", "repeat") or (shape == "sentence" and sheet.lines[i].text[0] in QUOTES)


def _leads_out(sheet: Sheet, i: int) -> bool:
    """Whether the line may close a text without being a sentence."""
    text = sheet.lines[i].text
    return sheet.shapes[i] == "fragment" and (len(text) >= _LEAD_OUT_LEAST or is_report(text))


def _before_text(sheet: Sheet, run: list[int]) -> list[int]:
    return _verses(sheet, run) or _rows(sheet, run) or _clauses(sheet, run) or _asked(sheet, run)


def _asked(sheet: Sheet, run: list[int]) -> list[int]:
    """The last line of the run where its mark opens another behind a sentence: questions, with answers between."""
    if not run or sheet.lines[run[-1]].text[0] not in _ASKING:
        return []
    mark, below = sheet.lines[run[-1]].text[0], sheet.lines[run[-1] + 2 : run[-1] + 2 + _ANSWER]
    return run[-1:] if any(line.text[0] == mark for line in below) else []


def _rows(sheet: Sheet, run: list[int]) -> list[int]:
    """The rows of the table of values at the run's end: as many cells in each, and below its head most are numbers."""
    cells = [_cells(sheet.lines[i].text) for i in run]
    first = len(run)
    while first > 0 and len(cells[first - 1]) >= COLUMNS and len(cells[first - 1]) == len(cells[-1]):
        first -= 1
    below = [cell for row in cells[first + 1 :] for cell in row]
    values = sum(_NUMBER.search(cell) is not None for cell in below)
    return run[first:] if len(run) - first >= ROWS and values >= len(below) * _VALUES else []


def _cells(text: str) -> list[str]:
    """The cells of a table's row: tabs part them, or bars where a tool draws the table."""
    return text.split("\t" if "\t" in text else "|")


def _listed(sheet: Sheet, run: list[int]) -> list[int]:
    """The run where it enumerates, more lines than decks are; else none of it."""
    entries = sum(is_entry(sheet.lines[i].text) for i in run)
    return run if len(run) > DECKS and entries * 2 >= len(run) else []


def _verses(sheet: Sheet, run: list[int]) -> list[int]:
    """The lines at the run's end that are verses, more than decks are: words with particles, and no headline's signs.

    A picture's caption may stand between them.
    """
    signs = [at for at, i in enumerate(run) if _SIGNS.search(sheet.lines[i].text)]
    for first in (signs[-1:] or [-1], signs[-2:-1] or [-1]):
        verses = [i for at, i in enumerate(run) if at > first[0] and at not in signs]
        telling = sum(particles(sheet.lines[i].text) for i in verses)
        if len(verses) > DECKS and telling >= len(verses) * _TELLING:
            return verses
    return []


def _clauses(sheet: Sheet, run: list[int]) -> list[int]:
    """The lines of the run from the first on that goes on, where none behind it is cut off."""
    first = next((at for at, i in enumerate(run) if sheet.lines[i].text.endswith(_GOES_ON)), len(run))
    if 0 < first < len(run) and sheet.lines[run[first]].text[0] == "(":  # a link's word, cut off what explains it
        first -= 1
    clauses = run[first:]
    return [] if any(sheet.lines[i].text.endswith(CUT_OFF) for i in clauses) else clauses


def teasers(sheet: Sheet) -> Iterator[int]:
    """The first words of other articles in a row of headlines, each over one such text: most of them are cut off."""
    pairs = zip(sheet.lines, sheet.shapes, strict=True)
    cut = [line.text for line, shape in pairs if shape == "sentence" and not is_complete(line.text)]
    if len(cut) < _ROW * _CUT:
        return
    shown = [i for i, shape in enumerate(sheet.shapes) if shape != "junk"]
    run: list[int] = []
    titles = at = 0
    while at < len(shown):
        here, below = shown[at], shown[min(at + 1, len(shown) - 1)]
        if sheet.shapes[below] == "sentence" and _is_title(sheet, here):
            run.append(below)
            titles += 1
            at += 2
        elif run and sheet.shapes[here] == "sentence" and not is_complete(sheet.lines[here].text):
            run.append(here)  # its headline is a known phrase, or a link
            at += 1
        else:
            yield from run if titles >= _ROW and _breaks_off(sheet, run) else ()
            run, titles = [], 0
            at += 1
    yield from run if titles >= _ROW and _breaks_off(sheet, run) else ()


def _is_title(sheet: Sheet, i: int) -> bool:
    """Whether the line may be a headline over a teaser."""
    text = sheet.lines[i].text
    return len(text) in _TITLE and (sheet.shapes[i] in ("fragment", "link") or not is_complete(text))


def _breaks_off(sheet: Sheet, run: list[int]) -> bool:
    """Whether most texts of the run break off."""
    return sum(not is_complete(sheet.lines[i].text) for i in run) >= len(run) * _CUT
