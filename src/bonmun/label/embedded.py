"""The article in a page's embedded state, where the visible page has none: JSON-LD, app state, flight chunks.

No key is known beforehand. Texts are grouped by their path in the JSON (list places left out), and the path whose
texts weigh most as Korean sentences is the body: `articleBody`, `content_elements[].content`, `contentHtml` alike.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from bonmun.grammar.lines import is_complete
from bonmun.label import body
from bonmun.label.body import Reading
from bonmun.label.proof import Proof
from bonmun.parse import page
from bonmun.parse.guard import guard
from bonmun.parse.markup import Markup
from bonmun.parse.page import Element, Line, Page
from bonmun.patterns import pattern
from bonmun.sites.scripts import MAX_SCRIPT, MAX_VALUES, flight_rows
from bonmun.sites.selection import Selection

LEAST = 150
"""Characters of complete sentences below which a path is no article."""
MAX_TRIES = 40
"""Places in one script where JSON is looked for."""
_DECODER = json.JSONDecoder()
_OPEN = pattern(r"(?:=\s*|^\s*|\(\s*)(?=[{\[]\s*[\"{\[])")
_TAGS = pattern(r"<[^<>]{0,2000}>")
_BREAKS = pattern(r"\n+|<br\s*/?>|</p>", re.IGNORECASE)
_HANGUL = pattern(r"[가-힣]")
_NAMES_OF_SUMMARIES = pattern(r"(?i)summary|desc|lead|caption|comment|reply|title|alt$|related|recommend|ranking")


class Embedded(NamedTuple):
    """A body found in a script, as HTML, and the JSON path it stood at."""

    html: str
    path: str


def append(read: Page, markup: Markup, selection: Selection) -> Proof | None:
    """The article in the page's scripts, its lines put behind the page's own; by the rule's path, else by weight."""
    html, method = selection.script_html, selection.method
    if not html:
        found = find(markup)
        if found is None:
            return None
        html, method = found.html, "jsonld" if found.path.endswith(".articleBody") else "script"
    script = page.read(page.parse(f"<embedded>{guard(html).html}</embedded>"))
    own = body.find(script.lines, script.elements.values())
    if selection.script_html:
        _put_fields(read, selection)
    offset = len(read.lines)
    for line in script.lines:
        line.index += offset
    read.lines += script.lines
    span = (offset, len(read.lines))
    return Proof(Reading(own.start + offset, own.end + offset, (span,), own.weight), method, ())


def _put_fields(read: Page, selection: Selection) -> None:
    """Decks and bylines that the rule found beside the body, as lines of their own."""
    script = Element("script", None, len(read.lines))
    for role in ("subtitle", "byline"):
        for text in selection.values.get(role, ()):
            line = Line(text, len(read.lines), script)
            line.mark(role, f"{selection.method}/{role}")
            read.lines.append(line)
    script.end = len(read.lines)


def find(markup: Markup) -> Embedded | None:
    """The body in the page's scripts; None when no path holds an article."""
    best, top = None, 0.0
    for root in _roots(markup):
        for path, texts in _texts(root).items():
            weight = sum(map(_weight, texts))
            if _NAMES_OF_SUMMARIES.search(path.rsplit(".", 1)[-1]):
                weight *= 0.3
            if weight > top:
                best, top = Embedded("\n".join(map(_as_html, texts)), path), weight
    return best if top >= LEAST else None


def _roots(markup: Markup) -> Iterator[Any]:
    for text in markup.scripts:
        if len(text) < 200 or len(text) > MAX_SCRIPT or "self.__next_f" in text:
            continue
        at = 0
        for _ in range(MAX_TRIES):
            match = _OPEN.search(text, at)
            if match is None:
                break
            try:
                value, at = _DECODER.raw_decode(text, match.end())
                yield value
            except (ValueError, RecursionError):
                at = match.end() + 1
    rows = flight_rows(markup)
    if rows:
        yield rows


def _texts(root: Any) -> dict[str, list[str]]:
    """Path → its texts, in document order; only texts with Hangul."""
    found: dict[str, list[str]] = defaultdict(list)
    stack: list[tuple[str, Any]] = [("", root)]
    for _ in range(MAX_VALUES):
        if not stack:
            break
        path, value = stack.pop()
        if isinstance(value, str):
            if len(value) >= 2 and _HANGUL.search(value):
                found[path].append(value)
        elif isinstance(value, dict):
            stack.extend((f"{path}.{key}", item) for key, item in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((f"{path}[]", item) for item in reversed(value))
    return found


def _weight(text: str) -> float:
    parts = (_TAGS.sub("", part).strip() for part in _BREAKS.split(text))
    return sum(min(len(part), 2000) for part in parts if len(part) >= 20 and is_complete(part))


def _as_html(text: str) -> str:
    if "<p" in text or "<br" in text or "<div" in text:
        return text
    return "".join(f"<p>{part}</p>" for part in text.split("\n") if part.strip())
