"""Removes from a suspicious page's markup the tags and attributes that exceed a limit, looking at every tag once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Protocol

from bonmun.lazy_regex import pattern
from bonmun.parse.active_formatting import REACH, ActiveFormatting
from bonmun.parse.elements import BREAKOUT, CLOSING, FOREIGN, FORMATTING, NO_DEPTH, SCOPES, SPECIAL
from bonmun.parse.rawtext import CDATA, COMMENT, RAW, SPACE
from bonmun.parse.rawtext import end as text_end

_COUNTED = FORMATTING | frozenset("body html optgroup option select".split())
_ATTRIBUTE = (
    rf"""[^{SPACE}/>][^{SPACE}/>=]*+(?:[{SPACE}]*+=[{SPACE}]*+"""
    rf"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{SPACE}>"'][^{SPACE}>]*+)?+)?+"""
)
ONE_ATTRIBUTE = pattern(rf"({_ATTRIBUTE})[{SPACE}/]*+")
ATTRIBUTES = rf"[{SPACE}/]*+(?:{_ATTRIBUTE}[{SPACE}/]*+)*+"
"""What stands in a tag after its name: the HTML standard's attribute states as one linear pattern."""
_TOKEN = pattern(rf"(<!--(?!-?>)|<!\[CDATA\[|<[!?]|</(?![a-zA-Z]))|<(?:(/?)([a-zA-Z][^{SPACE}/>]*+)({ATTRIBUTES})(>?))")
_ENTITY = 10
"""How many characters before a tag are searched for the beginning of an entity."""
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


class Sanitizer:
    """One pass over a page's tags that leaves out what exceeds a limit and counts how often."""

    def __init__(self, html: str, limits: _Limits) -> None:
        self.html = html
        self.limits = limits
        self.tags = 0
        self.dropped: Counter[str] = Counter()
        self._stack: list[str] = []
        self._open: defaultdict[str, int] = defaultdict(int)
        self._active = ActiveFormatting()
        self._options = 0
        self._roots = 0
        self._ends: list[int] = []
        """Positions where a comment or raw element that is still open may end, the innermost last."""
        self._endless: set[tuple[str, int]] = set()
        self._out: list[str] = []
        self._copied = 0

    def run(self) -> str:
        """The page without what exceeds a limit, the same object if nothing does. Stops early at far too many tags."""
        at = 0
        while self.tags <= self.limits.tags:
            while self._ends and self._ends[-1] <= at:
                self._ends.pop()
            limit = self._ends[-1] if self._ends else len(self.html)
            token = _TOKEN.search(self.html, at, limit)
            if token is not None:
                self.tags += 1
                at = self._take(token, limit)
            elif self._ends:
                at = limit
            else:
                break
        if not self._out:
            return self.html
        self._out.append(self.html[self._copied :])
        return "".join(self._out)

    def _take(self, token: re.Match[str], limit: int) -> int:
        """The position to go on reading from after a tag, a comment, or what may be one."""
        opener, slash, name, attributes, closed = token.groups()
        kind = opener or (name.lower() if name.isascii() else name)
        if opener and kind != COMMENT and not (kind == CDATA and self._foreign()):
            # `<!doctype`, `<?xml`, `</ `: to the parser a comment up to `>`
            at = self.html.find(">", token.end(), limit) + 1
            return at or self._set_apart(token.start(), limit, limit)
        if not opener and not closed:
            return self._set_apart(token.start(), limit, limit)
        if slash:
            self._end(token, kind)
        elif opener or kind in RAW:
            return self._text(token, kind, limit)
        else:
            self._start(token, kind, attributes)
        return token.end()

    def _foreign(self) -> bool:
        return any(self._open[holder] for holder in FOREIGN)

    def _text(self, token: re.Match[str], kind: str, limit: int) -> int:
        """The position to go on from after the start of a comment or raw element: behind its text if certain."""
        at = token.end()
        certain = not self._ends and (kind == COMMENT or not self._foreign())
        end = None if (kind, limit) in self._endless else text_end(self.html, kind, at, limit)
        if certain:
            self._trim(token, token[4])
            return len(self.html) if end is None else end
        if end is None:
            self._endless.add((kind, limit))
            if limit < len(self.html):
                return self._set_apart(token.start(), at, limit)
        self._ends.append(len(self.html) if end is None else end)
        if kind in RAW:
            self._start(token, kind, token[4])
        # A comment up to `>` outside of SVG: up to there no tag stands either way, and none may be left out.
        return self.html.find(">", at, limit) + 1 or at if kind == CDATA else at

    def _set_apart(self, start: int, end: int, limit: int) -> int:
        """The end; each `<` before it is escaped with a space, so that the parser's state is unambiguous behind it.

        Needed where this text may be a comment or script to the parser and may not. At the end of the page nothing
        follows, and nothing is escaped.
        """
        if limit < len(self.html):
            self._out += (self.html[self._copied : start], self.html[start:end].replace("<", "< "))
            self._copied = end
        return end

    def warnings(self) -> tuple[str, ...]:
        """One `limit: what was done` for each limit that was met."""
        return tuple(f"{limit}: {_DONE[limit].format(count)}" for limit, count in self.dropped.items() if count)

    def _start(self, token: re.Match[str], name: str, attributes: str) -> None:
        foreign = self._maybe_foreign()
        ending = foreign and name in BREAKOUT  # left out, it gives way to a break that ends SVG as well
        if name in _COUNTED and self._too_many(name):
            self._leave_out(token, "<br>" if ending else "")
            return
        if name in FORMATTING or name in SCOPES:
            self._active.push(name)
        if name not in NO_DEPTH or (foreign and not ending):
            self._stack.append(name)
            self._open[name] += 1
            if len(self._stack) > self.limits.depth:
                self.dropped["depth"] += 1
                self._leave_out(token, "<br>" if ending or name in SPECIAL else "")
                return
        self._trim(token, attributes)

    def _maybe_foreign(self) -> bool:
        """True where the parser may be in SVG or MathML, whose elements nest whatever their name."""
        if not (self._open["svg"] or self._open["math"]):
            return False
        for name in reversed(self._stack[-REACH:]):
            if name in BREAKOUT and name != "font":  # that one only with certain attributes
                return False
            if name in ("svg", "math"):
                return True
        return True

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

    def _end(self, token: re.Match[str], name: str) -> None:
        if len(token.group()) > self.limits.attributes * 2:
            self._replace(token, f"</{token[3]}>")
        if self._ends:
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
            self._leave_out(token, "<br>" if name in SPECIAL else "")
        if name == "form" or (name in FORMATTING and any(inner in SPECIAL for inner in self._stack[at + 1 :])):
            self._open[self._stack.pop(at)] -= 1  # what is open inside stays open
            return
        while len(self._stack) > at:
            self._open[self._stack.pop()] -= 1

    def _find(self, name: str) -> int | None:
        """The index of the open element that an end tag closes; None when the parser ignores the tag."""
        for at in range(len(self._stack) - 1, max(-1, len(self._stack) - 1 - REACH), -1):
            inner = self._stack[at]
            if inner == name:
                return at
            if inner in SCOPES and name not in ("table", "template"):
                return None
            if name not in CLOSING and inner in SPECIAL:
                return None
            if name in FOREIGN and inner in BREAKOUT:
                return None
        return None

    def _trim(self, token: re.Match[str], attributes: str | None) -> None:
        if not attributes or len(attributes) <= 2 * self.limits.attributes:
            return
        found = [match[1] for match in ONE_ATTRIBUTE.finditer(attributes)]
        kept = [_bare(a) if len(a) > self.limits.value else a for a in found[: self.limits.attributes]]
        kept = [a for a in kept if a[:1] != "="]  # it would give the one before it a value
        if kept == found:
            return
        self.dropped["value"] += kept != found[: len(kept)]
        self.dropped["attributes"] += len(found) > self.limits.attributes
        self._replace(token, f"<{token[3]} {' '.join(kept)}>")

    def _leave_out(self, token: re.Match[str], by: str) -> None:
        """Removes a tag; a line break replaces a block, whose lines must not join."""
        broken = token.start() == self._copied and self._out[-1:] == ["<br>"]
        self._replace(token, "" if broken else by)

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
    return re.split(f"[{SPACE}=]", attribute, maxsplit=1)[0]


_DONE = {
    "depth": "{} tags too deep were left out",
    "attributes": "{} tags had attributes left out",
    "value": "{} tags had attribute values left out",
    "formatting": "{} formatting tags were left out",
    "options": "{} options were joined to the ones before",
    "roots": "{} further <html> and <body> tags were left out",
}
