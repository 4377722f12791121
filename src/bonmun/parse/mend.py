"""The careful pass over the markup of a suspicious page: every tag looked at, what exceeds a limit left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import Protocol

from bonmun.patterns import pattern

FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())
"""What the parser opens again in every paragraph until closed; `<a>` and `<nobr>` close their own kind."""
SCOPES = frozenset("applet caption marquee math object select svg table td template th".split())
"""Elements that an end tag inside does not reach out of."""
_CELLS = frozenset(("td", "th", "caption"))
_NO_MARKER = frozenset(("table", "svg", "math", "select"))
"""Scopes whose end leaves the formatting opened inside them active."""
_COUNTED = FORMATTING | frozenset("body html optgroup option select".split())
_NO_DEPTH = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
    " body colgroup dd dt head html li option p tbody td tfoot th thead tr".split()
)
"""Void elements, and those that close their own kind or need another that is counted."""
_INLINE = FORMATTING | frozenset(
    "a abbr acronym bdi bdo cite data del dfn ins kbd label mark nobr q ruby samp span sub sup time var".split()
)
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
_TEXT_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW} | {"<!--": re.compile("--!?>")}
"""Elements that hold text only, and comments, and where they end."""
_NOT_RAW_IN = ("svg", "math", "select")
"""In these the parser reads on where text only should stand, and whether it has left them is not certain. So all that
looks like a start tag is taken for one, and end tags within what may be text close nothing."""
_BREAKOUT = FORMATTING | frozenset(
    "blockquote center div dl h1 h2 h3 h4 h5 h6 menu nobr ol pre ruby span sub sup table ul var".split()
)
"""HTML tags that end SVG and MathML, so that the end tag after them closes nothing."""

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
ONE_ATTRIBUTE = pattern(rf"({_ATTRIBUTE})[\s/]*+")
ATTRIBUTES = rf"[\s/]*+(?:{_ATTRIBUTE}[\s/]*+)*+"
"""What stands in a tag after its name: the HTML standard's attribute states as one linear pattern."""
_TOKEN = pattern(rf"(<!--(?!-?>)|<[!?]|</(?![a-zA-Z]))|<(?:(/?)([a-zA-Z][^\s/>]*+)({ATTRIBUTES})>?)")
_REACH = 100
"""How many open elements an end tag looks past for its own."""
_ENTITY = 10
"""Characters of an entity that may stand before a tag."""
_ROOTS = 16
"""`<html>` and `<body>` tags, whose attributes the parser gathers on one element; pages pasted together have a few."""


class _Limits(Protocol):
    @property
    def tags(self) -> int: ...
    @property
    def depth(self) -> int: ...
    @property
    def attributes(self) -> int: ...
    @property
    def value(self) -> int: ...
    @property
    def formatting(self) -> int: ...
    @property
    def options(self) -> int: ...


class _Active:
    """The formatting elements that the parser would open again, with the scopes they were opened in."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self.count = 0

    def push(self, name: str) -> None:
        self.count += name in FORMATTING
        if name in _CELLS:
            self._cut(self._last(_CELLS, "table"))
        self.entries.append(name)

    def end(self, name: str) -> None:
        if name in FORMATTING:
            at = self._last((name,), *SCOPES)
            if at is not None:
                del self.entries[at]
                self.count -= 1
        elif name in _NO_MARKER:
            if name == "table":
                self._cut(self._last(_CELLS, "table"))
            at = self._last((name,))
            if at is not None:
                del self.entries[at]
        else:
            self._cut(self._last((name,), "table"))

    def _last(self, names: frozenset[str] | tuple[str, ...], *barriers: str) -> int | None:
        """The place of the innermost of `names`, not looking past a barrier or too far."""
        for at in range(len(self.entries) - 1, max(-1, len(self.entries) - 1 - _REACH), -1):
            if self.entries[at] in names:
                return at
            if self.entries[at] in barriers:
                return None
        return None

    def _cut(self, at: int | None) -> None:
        if at is not None:
            self.count -= sum(name in FORMATTING for name in self.entries[at:])
            del self.entries[at:]


class Mender:
    """One pass over a page's tags that leaves out what exceeds a limit and counts how often."""

    def __init__(self, html: str, limits: _Limits) -> None:
        self.html = html
        self.limits = limits
        self.tags = 0
        self.dropped: Counter[str] = Counter()
        self._stack: list[str] = []
        self._open: Counter[str] = Counter()
        self._active = _Active()
        self._options = 0
        self._roots = 0
        self._out: list[str] = []
        self._copied = 0

    def run(self) -> str:
        """The page mended; the same object when there was nothing to mend. Stops where tags are far too many."""
        at = doubtful = 0
        while (token := _TOKEN.search(self.html, at)) and self.tags <= self.limits.tags:
            at = token.end()
            comment, slash, name, attributes = token.groups()
            self.tags += 1
            if comment and comment != "<!--":  # `<!doctype`, `<?xml`, `</ `: to the parser a comment up to the next `>`
                at = self.html.find(">", at) + 1 or len(self.html)
                continue
            name = comment or name.lower()
            if slash:
                self._end(token, name, token.start() < doubtful)
            elif name not in _TEXT_END:
                self._start(token, name, attributes)
            elif not any(self._open[holder] for holder in _NOT_RAW_IN):
                self._trim(token, attributes)
                at = self._text_end(name, at)
            else:
                if name in _RAW:
                    self._start(token, name, attributes)
                if at >= doubtful:
                    doubtful = self._text_end(name, at)
        if not self._out:
            return self.html
        self._out.append(self.html[self._copied :])
        return "".join(self._out)

    def _text_end(self, name: str, at: int) -> int:
        """Where the text of a comment or raw element ends that began at `at`."""
        end = _TEXT_END[name].search(self.html, at)
        return end.start() if end else len(self.html)

    def warnings(self) -> tuple[str, ...]:
        """One `limit: what was done` for each limit that was met."""
        return tuple(f"{limit}: {_DONE[limit].format(count)}" for limit, count in self.dropped.items() if count)

    def _start(self, token: re.Match[str], name: str, attributes: str) -> None:
        if name in _COUNTED and self._too_many(name):
            self._replace(token, "")
            return
        if name in FORMATTING or name in SCOPES:
            self._active.push(name)
        if name not in _NO_DEPTH:
            self._stack.append(name)
            self._open[name] += 1
            if len(self._stack) > self.limits.depth:
                self.dropped["depth"] += 1
                self._flatten(token, name)
                return
        self._trim(token, attributes)

    def _too_many(self, name: str) -> bool:
        """True for a tag to leave out: an option, a second root or formatting beyond its limit."""
        limit = ""
        if name in FORMATTING:
            limit = "formatting" if self._active.count >= self.limits.formatting else ""
        elif name == "select":
            self._options = 0
        elif name in ("option", "optgroup"):
            self._options += 1
            limit = "options" if self._options > self.limits.options else ""
        elif name in ("html", "body"):
            self._roots += 1
            limit = "roots" if self._roots > _ROOTS else ""
        if limit:
            self.dropped[limit] += 1
        return limit != ""

    def _end(self, token: re.Match[str], name: str, doubtful: bool) -> None:
        if len(token.group()) > self.limits.attributes * 2:
            self._replace(token, f"</{token[3]}>")
        if doubtful:
            return
        if name in FORMATTING or name in SCOPES:
            self._active.end(name)
        if self._stack and self._stack[-1] == name and len(self._stack) <= self.limits.depth:
            self._open[self._stack.pop()] -= 1
            return
        at = self._find(name) if self._open[name] else None
        if at is None:
            return
        if at >= self.limits.depth:
            self._flatten(token, name)
        if name == "form" or (name in FORMATTING and any(inner not in _INLINE for inner in self._stack[at + 1 :])):
            self._open[self._stack.pop(at)] -= 1  # what is open inside stays open
            return
        while len(self._stack) > at:
            self._open[self._stack.pop()] -= 1

    def _find(self, name: str) -> int | None:
        """Where the open element is that an end tag closes; None where the parser passes the tag over."""
        passes = name in FORMATTING or name not in _INLINE  # others stop at the first block
        for at in range(len(self._stack) - 1, max(-1, len(self._stack) - 1 - _REACH), -1):
            inner = self._stack[at]
            if inner == name:
                return at
            if inner in SCOPES and name not in ("table", "template"):
                return None
            if not passes and inner not in _INLINE:
                return None
            if name in _NOT_RAW_IN and inner in _BREAKOUT:
                return None
        return None

    def _trim(self, token: re.Match[str], attributes: str | None) -> None:
        if not attributes or len(attributes) <= 2 * self.limits.attributes:
            return
        found = [match[1] for match in ONE_ATTRIBUTE.finditer(attributes)]
        kept = [_bare(a) if len(a) > self.limits.value else a for a in found[: self.limits.attributes]]
        if kept == found:
            return
        self.dropped["value"] += kept != found[: len(kept)]
        self.dropped["attributes"] += len(kept) < len(found)
        self._replace(token, f"<{token[3]} {' '.join(kept)}>")

    def _flatten(self, token: re.Match[str], name: str) -> None:
        """Leave a tag out that lies too deep; a line break keeps the lines apart that a block would."""
        broken = token.start() == self._copied and self._out[-1:] == ["<br>"]
        self._replace(token, "" if broken or name in _INLINE else "<br>")

    def _replace(self, token: re.Match[str], by: str) -> None:
        if token.start() < self._copied:
            return  # replaced already
        if token.start() > self._copied:
            before = self.html[self._copied : token.start()]
            self._out.append(before)
            if before[-1] == "<" or "&" in before[-_ENTITY:]:
                by = by or "<!---->"  # else it would make a tag or a character with what follows
        if by:
            self._out.append(by)
        self._copied = token.end()


def _bare(attribute: str) -> str:
    """The attribute's name without its value."""
    return re.split(r"[\s=]", attribute, maxsplit=1)[0]


_DONE = {
    "depth": "{} tags too deep were left out",
    "attributes": "{} tags had attributes left out",
    "value": "{} tags had attribute values left out",
    "formatting": "{} formatting tags were left out",
    "options": "{} options were joined to the ones before",
    "roots": "{} further <html> and <body> tags were left out",
}
