"""The article in a page's embedded state, where the visible page has none: JSON-LD, app state, flight chunks.

No key is known beforehand. Texts are grouped by their path in the JSON (list places left out), and the path whose
texts weigh most as Korean sentences is the body: `articleBody`, `content_elements[].content`, `contentHtml` alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bonmun.grammar.lines import is_complete
from bonmun.label import first_pass
from bonmun.label.first_pass import Shape, Sheet
from bonmun.label.readings import body
from bonmun.label.readings.body import Reading
from bonmun.label.registry import Decision, decided, lookup
from bonmun.lazy_regex import pattern
from bonmun.parse import page_lines, walk
from bonmun.parse.guard import guard
from bonmun.parse.markup import Markup
from bonmun.parse.page_lines import Line, Source, new_element
from bonmun.sites.scripts import MAX_SCRIPT, MAX_VALUES, Tries, flight_rows
from bonmun.sites.selection import Selection

SMALLEST = 200
"""Characters from which a script may hold an article."""
SHORTEST = 20
"""Characters from which a piece of a text counts as a sentence."""
LONGEST = 2000
"""Characters of a piece that count: paragraphs have a few hundred."""
LEAST = 80
"""Characters of complete sentences below which a path is no article."""
SUMMARY = 0.2
"""Factor on texts under a key named as a summary: a page holds those of other articles by the dozen."""
_OPEN = pattern(r"(?:=\s*|^\s*|\(\s*)(?=[{\[]\s*[\"{\[])")
_TAGS = pattern(r"<[^<>]{0,2000}>")
_BREAKS = pattern(r"\n+|<br\s*/?>|</p>", re.IGNORECASE)
_HANGUL = pattern(r"[가-힣]")
# `basic` is what Arc calls headlines and descriptions by.
_NAMES_OF_SUMMARIES = pattern(
    r"(?i)^basic$|summary|desc|lead|caption|comment|reply|title|alt$|related|recommend|ranking"
)


class Embedded(NamedTuple):
    """A body found in a script, as HTML, and the key it stood under."""

    html: str
    key: str


class Appended(NamedTuple):
    """A page's lines with those of the article in its scripts behind them."""

    sheet: Sheet
    reading: Reading
    method: str
    given: Mapping[int, Decision]
    """Decks and bylines that the rule found beside the body."""
    source: Source
    """What the lines of the article come from."""


def append(sheet: Sheet, markup: Markup, selection: Selection) -> Appended | None:
    """The article in the page's scripts, its lines put behind the page's own; by the rule's path, else by weight."""
    html, method = selection.script_html, selection.method
    if not html:
        found = find(markup)
        if found is None:
            return None
        html, method = found.html, "jsonld" if found.key == "articleBody" else "script"
    html = f"<embedded>{guard(html).html}</embedded>"
    script = walk.read(page_lines.parse(html), is_complete, nodes=())
    inner = first_pass.read(script.lines)
    own = body.find(inner, script.elements)
    beside = _beside(sheet, selection) if selection.script_html else []
    offset = len(sheet.lines) + len(beside)
    lines = [*sheet.lines, *(line for line, _ in beside)]
    lines += [line._replace(index=line.index + offset) for line in inner.lines]
    blank: list[Shape] = [""] * len(beside)
    shapes, kinds = [*sheet.shapes, *blank, *inner.shapes], [*sheet.kinds, *blank, *inner.kinds]
    notices = {**sheet.notices, **{i + offset: found for i, found in inner.notices.items()}}
    reading = Reading(own.start + offset, own.end + offset, ((offset, len(lines)),), own.weight)
    given = {line.index: made for line, made in beside}
    return Appended(Sheet(lines, shapes, kinds, notices), reading, method, given, Source(html, offset))


def _beside(sheet: Sheet, selection: Selection) -> list[tuple[Line, Decision]]:
    """Decks and bylines that the rule found beside the body, as lines of their own."""
    script = new_element("script", None, len(sheet.lines))
    found: list[tuple[Line, Decision]] = []
    for role in ("subtitle", "byline"):
        for text in selection.values.get(role, ()):
            line = Line(text, len(sheet.lines) + len(found), script, source=text)
            found.append((line, decided(lookup(f"{selection.method}/{role}"))))
    script.end = script.start + len(found)
    return found


def find(markup: Markup) -> Embedded | None:
    """The body in the page's scripts; None when no path holds an article."""
    best, top = None, 0.0
    for root in _roots(markup):
        for key, texts in _texts(root):
            weight = sum(map(_weight, texts))
            if _NAMES_OF_SUMMARIES.search(key):
                weight *= SUMMARY
            if weight > top:
                best, top = Embedded("\n".join(map(_as_html, texts)), key), weight
    return best if top >= LEAST else None


def _roots(markup: Markup) -> Iterator[Any]:
    tries = Tries()
    for text in markup.scripts:
        if SMALLEST <= len(text) <= MAX_SCRIPT and "self.__next_f" not in text:
            yield from tries.all(_OPEN, text)
    rows = flight_rows(markup, tries)
    if rows:
        yield rows


def _texts(root: Any) -> Iterator[tuple[str, list[str]]]:
    """For each path its last key and its texts with Hangul, in document order.

    A path is the number of a step and not written out: a long key above many values would be copied to each of them.
    """
    keys = [""]
    steps: dict[tuple[int, str | None], int] = {}
    found: dict[int, list[str]] = defaultdict(list)
    stack: list[tuple[int, Any]] = [(0, root)]
    for _ in range(MAX_VALUES):
        if not stack:
            break
        path, value = stack.pop()
        if isinstance(value, str):
            if len(value) >= 2 and _HANGUL.search(value):
                found[path].append(value)
            continue
        items = reversed(value.items()) if isinstance(value, dict) else ()
        if isinstance(value, list):
            items = ((None, item) for item in reversed(value))
        for key, item in items:
            step = steps.setdefault((path, key), len(keys))
            if step == len(keys):
                keys.append(keys[path] if key is None else key)
            stack.append((step, item))
    return ((keys[path], texts) for path, texts in found.items())


def _weight(text: str) -> float:
    parts = (_TAGS.sub("", part).strip() for part in _BREAKS.split(text))
    return sum(min(len(part), LONGEST) for part in parts if len(part) >= SHORTEST and is_complete(part))


def _as_html(text: str) -> str:
    if "<p" in text or "<br" in text or "<div" in text:
        return text
    return "".join(f"<p>{part}</p>" for part in text.split("\n") if part.strip())
