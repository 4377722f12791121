"""Bodies that sit in a script: JSON in the page and paths into it → HTML, to be read like any page."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from bonmun.grammar.lines import is_complete
from bonmun.lazy_regex import pattern
from bonmun.parse import page_lines
from bonmun.parse.guard import guard
from bonmun.parse.markup import Markup
from bonmun.parse.walk import read as read_lines
from bonmun.sites.rules import Script

MAX_SCRIPT = 8 << 20
"""Characters of script looked at; the largest script of 41 saved pages has 124,069."""
MAX_VALUES = 200_000
"""JSON values visited by one `..name` search."""
MAX_VAIN = 16 << 20
"""Characters of a page read for JSON that is none after all: each failed try reads its script up to where it fails."""
MAX_FIELD = 200_000
"""Characters of one field in a script."""

_DECODER = json.JSONDecoder()
_VISIBLE = pattern(r"\s*")
_STEP = pattern(r"(\.\.)?([\w$-]*)(\[(?:([\w$-]+)=)?([^\]]*)\])?(?:\.(?!\.)|(?=\.\.)|$)")
_FLIGHT = pattern(r"self\.__next_f\.push\(\s*")
_ROW = pattern(r"([0-9a-f]+):(T([0-9a-f]+),)?")
_REFERENCE = pattern(r"\$([0-9a-f]+)")


class Tries:
    """Reads JSON out of one page's scripts, until too much was read in vain."""

    def __init__(self) -> None:
        self.left = MAX_VAIN

    def decode(self, text: str, at: int = 0) -> tuple[Any, int] | None:
        """The JSON value at or behind the place and where it ends; None when it is not JSON or nests too deep."""
        if self.left < 0:
            return None
        try:
            return _DECODER.raw_decode(text, _VISIBLE.match(text, at).end())  # type: ignore[union-attr]  # matches ""
        except json.JSONDecodeError as error:
            self.left -= error.pos + 1  # all before it was counted for line numbers, from the beginning of the script
        except (ValueError, RecursionError):  # a number without end; too deep
            self.left -= len(text)
        return None

    def all(self, opening: re.Pattern[str], text: str) -> Iterator[Any]:
        """The JSON values that stand behind matches of the pattern, none of them inside another."""
        at = 0
        while self.left >= 0 and (match := opening.search(text, at)) is not None:
            found = self.decode(text, match.end())
            at = found[1] if found is not None else max(match.end(), match.start() + 1)
            if found is not None:
                yield found[0]

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warning that the limit was reached, where it was."""
        told = f"json_tries: more than {MAX_VAIN:,} characters of scripts were read in vain"
        return (told,) if self.left < 0 else ()


class Found(NamedTuple):
    """What a script gave: the body as HTML, and the texts of other fields."""

    html: str
    fields: dict[str, tuple[str, ...]]


def leave_out(markup: Markup, limit: int) -> tuple[str, ...]:
    """A warning for each script of more bytes than the limit; it is taken off the page, so that nobody parses it."""
    warnings = []
    for node in markup.css("script"):
        text = node.text()
        size = len(text.encode("utf-8", "replace")) if len(text) * 4 > limit else 0
        if size > limit:
            node.decompose()
            warnings.append(f"json_bytes: a script of {size:,} bytes was left out; the limit is {limit:,}")
    if warnings:
        _ = markup.scripts  # remembered without those, should the page be parsed again
    return tuple(warnings)


def read(script: Script, markup: Markup, tries: Tries) -> Found | None:
    """The body that the script rule finds on the page; None when it is not there."""
    for root, rows in _roots(script.find, markup, tries):
        html = _body(script, root, rows)
        if html.strip():
            fields = {key: _plain(_texts(root, paths, rows, MAX_FIELD)) for key, paths in script.fields.items()}
            return Found(html, {key: texts for key, texts in fields.items() if texts})
    return None


def _roots(find: str, markup: Markup, tries: Tries) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The JSON values that `find` names, each with the flight rows its references point at."""
    if find == "self.__next_f":
        rows = flight_rows(markup, tries)
        if rows:
            yield list(rows.values()), rows
    elif find[0] in "#.[" or find.startswith("script"):
        for node in markup.css(find):
            if tries.left < 0:
                break
            text = node.text()[:MAX_SCRIPT]
            found = tries.decode(text)
            tries.left -= len(text)  # what is inside its own finds is read again
            if found is not None:
                yield found[0], {}
    else:
        assignment = re.compile(re.escape(find) + r"\s*=\s*(?=[{\[])")
        for text in _scripts(markup, find):
            yield from ((value, {}) for value in tries.all(assignment, text))


def _scripts(markup: Markup, name: str) -> Iterator[str]:
    for text in markup.scripts:
        if name in text:
            yield text[:MAX_SCRIPT]


def flight_rows(markup: Markup, tries: Tries) -> dict[str, Any]:
    """The rows of a Next.js flight stream: id → text or JSON value."""
    pieces: list[str] = []
    for text in _scripts(markup, "self.__next_f"):
        for value in tries.all(_FLIGHT, text):
            pieces.extend(piece for piece in _items(value)[1:2] if isinstance(piece, str))
    # Text rows give their length in bytes of UTF-8: https://github.com/facebook/react, ReactFlightClient
    stream = "".join(pieces)[:MAX_SCRIPT].encode("utf-8", "surrogatepass")
    rows: dict[str, Any] = {}
    at = 0
    while at < len(stream):
        head = _ROW.match(stream[at : at + 32].decode("ascii", "replace"))
        if head is None:
            at = stream.find(b"\n", at) + 1 or len(stream)
            continue
        start = at + head.end()
        if head[2]:
            at = start + int(head[3], 16)
            rows[head[1]] = stream[start:at].decode("utf-8", "replace")
            continue
        at = stream.find(b"\n", start) + 1 or len(stream)
        found = tries.decode(stream[start:at].decode("utf-8", "replace"))
        if found is not None:
            rows[head[1]] = found[0]
    return rows


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _body(script: Script, root: Any, rows: dict[str, Any]) -> str:
    if script.html:
        return "\n".join(_texts(root, script.html, rows, MAX_SCRIPT))
    out: list[str] = []
    room = MAX_SCRIPT
    for item in walk(root, script.items):
        part = script.parts.get(_word(item.get(script.kind))) if isinstance(item, dict) else None
        if part is not None and room > 0:
            texts = _texts(item, (part[1],), rows, room)
            room -= sum(map(len, texts)) + 1
            out.extend(f"<{part[0]}>{text}</{part[0]}>" for text in texts)
    return "\n".join(out)


def _word(value: Any) -> str:
    """What a kind of item is called; "" for what is no name: a tree of thousands of values is not written out."""
    return str(value) if isinstance(value, str | int | float) else ""


def _texts(root: Any, paths: tuple[str, ...], rows: dict[str, Any], most: int) -> tuple[str, ...]:
    """The texts at the first path that has any; `$1a` stands for the flight row of that id.

    No more than so many characters: ten thousand references to one long row are short in the page.
    """
    for path in paths:
        found = []
        room = most
        for value in walk(root, path):
            reference = _REFERENCE.fullmatch(value) if isinstance(value, str) else None
            value = rows.get(reference[1], value) if reference else value
            if isinstance(value, str) and value.strip():
                text = value
            elif isinstance(value, int) and not isinstance(value, bool):
                text = escape(str(value))
            else:
                continue
            room -= len(text)
            if room < 0:
                break
            found.append(text)
        if found:
            return tuple(found)
    return ()


def _plain(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts without their markup, one for each line."""
    pages = (page_lines.parse(guard(text).html) for text in texts)
    return tuple(line.text for page in pages for line in read_lines(page, is_complete).lines)


def walk(root: Any, path: str) -> list[Any]:
    """The values at a path: `a.b`; `list[]`, `list[key=one|two]` for items; `..name` for the first of that name."""
    values = [root]
    at = 0
    while at < len(path) and values:
        step = _STEP.match(path, at)
        if step is None or step.end() == at:
            return []
        at = step.end()
        anywhere, name, bracket, key, wanted = step.groups()
        if anywhere:
            values = [found for value in values for found in _first(value, name)]
        elif name:
            values = [value[name] for value in values if isinstance(value, dict) and name in value]
        if bracket is not None:
            values = [item for value in values if isinstance(value, list) for item in value]
            if key is not None:
                kinds = wanted.split("|")
                values = [v for v in values if isinstance(v, dict) and _word(v.get(key)) in kinds]
    return values


def _first(root: Any, name: str) -> list[Any]:
    """The first value under that name, nearest to the root, that is not empty."""
    queue = deque([root])
    for _ in range(MAX_VALUES):
        if not queue:
            break
        value = queue.popleft()
        if isinstance(value, dict):
            if value.get(name):
                return [value[name]]
            queue.extend(v for v in value.values() if isinstance(v, dict | list))
        elif isinstance(value, list):
            queue.extend(v for v in value if isinstance(v, dict | list))
    return []
