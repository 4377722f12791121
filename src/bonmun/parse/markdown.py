"""Markdown that tools make of pages, in a dump: links and pictures as their words, marks of headings and emphasis off;
what they marked is kept for who asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, islice
from typing import NamedTuple

from bonmun.lazy_regex import pattern
from bonmun.whitespace import folded

# An address: of the web, or of a file of the site (`../list.do?id=2`), whose brackets some tools escape.
_HEAD = (
    r"(?:https?:|//?|#|mailto:|data:|\.{1,2}/|\?[\w=&]"
    r"|[\w/%-]{1,80}\.(?:aspx?|do|php|jsp|nhn|s?html?|jpe?g|png|gif|webp|svg)\b)"
)
_TAIL = r"(?:[^()\s>\\]|\\\S){0,2000}(?:\([^()\s]{0,200}\)[^()\s>]{0,500})?"
# What a button does stands where its address would: words and brackets may be in it.
_SCRIPT = r"[Jj]ava[Ss]cript:(?:[^()\n\\]|\\[^\n]){0,400}(?:\([^()\n]{0,400}\)[^()\n]{0,100}){0,3}"
_TITLE = r"(?:\s\"[^\"\n]{0,300}\")?"
ADDRESS = rf"\(<?({_HEAD}{_TAIL}|{_SCRIPT}|)>?{_TITLE}\)"
"""Where a link of Markdown leads; a button leads nowhere."""
_WORDS = r"[^\[\]\n]{0,300}(?:\[[^\[\]\n]{0,60}\][^\[\]\n]{0,300})?"
_IMAGE = pattern(rf"!\[([^\[\]\n]{{0,300}})\]{ADDRESS}")
_LINK = pattern(rf"\[({_WORDS})\]{ADDRESS}")
_AUTOLINK = pattern(r"<((?:https?://|mailto:)[^\s<>]{1,2000})>")
_REFERENCE = pattern(rf"(?<!!)\[({_WORDS})\](?:\[([^\[\]\n]{{0,100}})\])?")
_SHOWN = pattern(r"!\[([^\[\]\n]{0,300})\](?:\[([^\[\]\n]{1,100})\])?(?!\()")
"""A picture that names its address by a label, or none."""
_DEFINITION = pattern(
    rf"^ {{0,3}}\[([^\[\]\n^][^\[\]\n]{{0,99}})\]: {{0,3}}<?({_HEAD}[^\s<>]{{0,2000}})>?(?: {{1,3}}[\"'(].{{0,300}})?$",
    re.M,
)
_HEADING = pattern(r"^#{1,6} +(?=[^#]*$)")
_HEADING_LINE = pattern(r"^#{1,6} +[^#\n]{2,300}$", re.M)
_STRONG = pattern(r"(?<![\w\\])(?<!\w\*)(\*\*|__)(?=\S)([^*_\n]{1,300})(?<!\s)\1")
_EMPHASIS = pattern(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{0,299}[^\s*\\])\*(?!\*)|(?<![\w\\])_(?=[^\s_])([^_\n]{0,299}[^\s_\\])_(?!\w)"
)
_ESCAPE = pattern(r"\\([-.*_#+!\[\]()>~|])")
_MARKED = pattern(r"\\[\[\]_*#]|^(?:\*\*[^*\n]{2,100}\*\*|#{2,6} +[^#\n]{2,300})$", re.M)
"""A sign that a tool escaped, or a line that is bold or a heading from end to end."""
FEW = 3
"""Links from which a dump is Markdown, wherever they lead."""
MARKS = 2
"""Such signs and lines from which a dump without a link is Markdown."""


class Stretch(NamedTuple):
    """A stretch of a line that was marked."""

    start: int
    end: int
    link: str | None = None
    bold: bool = False
    italic: bool = False


class Marked(NamedTuple):
    """A line without its marks, and what they marked."""

    text: str
    stretches: tuple[Stretch, ...] = ()
    linked: int = 0
    """How many of its characters are link text; a picture counts as linked."""


Definitions = Mapping[str, str]
"""Addresses by the label that links of Markdown name them with (`[설계안][1]`)."""


def definitions(text: str) -> Definitions:
    """The addresses that lines of the dump give to labels (`[1]: https://…`), where a link names one of them."""
    if "]: " not in text and "]:h" not in text:
        return {}
    found = {_label(one[1]): one[2] for one in _DEFINITION.finditer(text)}
    named = (_label(one[2] or one[1]) for one in _REFERENCE.finditer(_DEFINITION.sub("", text))) if found else ()
    return found if any(label in found for label in named) else {}


def is_markdown(text: str) -> bool:
    """True when the dump holds a link to the web or several other links; one between `<` and `>` beside other marks."""
    if "](" in text:
        if "](http://" in text or "](https://" in text:
            return True
        if _several(_LINK, text, FEW):
            return True
    if ("\\" in text or "**" in text or "## " in text) and _several(_MARKED, text, MARKS):
        return True
    return "<http" in text and _AUTOLINK.search(text) is not None and _HEADING_LINE.search(text) is not None


def _several(sought: re.Pattern[str], text: str, least: int) -> bool:
    """Whether so many are found; an empty address leads nowhere."""
    found = (one for one in sought.finditer(text) if one.lastindex is None or one[one.lastindex])
    return next(islice(found, least - 1, None), None) is not None


def plain(text: str, defined: Definitions) -> Marked:
    """The line without its marks."""
    if defined and _DEFINITION.match(text):
        return Marked(text, linked=len(text))
    line = _Line(text)
    if "](" in text:
        line.cut((one.span(), one.span(1), Stretch(0, 0, _PICTURE)) for one in _IMAGE.finditer(line.text))
        line.cut((one.span(), one.span(1), Stretch(0, 0, one[2])) for one in _LINK.finditer(line.text))
    if "<" in text:
        line.cut((one.span(), one.span(1), Stretch(0, 0, one[1])) for one in _AUTOLINK.finditer(line.text))
    if defined and "[" in text:
        line.cut((one.span(), one.span(1), Stretch(0, 0, _PICTURE)) for one in _SHOWN.finditer(line.text))
        line.cut(_references(line.text, defined))
    line.cut((one.span(), (one.end(), one.end()), _NOTHING) for one in _HEADING.finditer(line.text))
    if "*" in text or "_" in text:
        for mark, style in _MARKS:
            line.cut((one.span(), one.span(one.lastindex or 0), style) for one in mark.finditer(line.text))
    if "\\" in text:
        line.cut((one.span(), one.span(1), _NOTHING) for one in _ESCAPE.finditer(line.text))
    return line.made()


_PICTURE = ""
"""The link of a picture's words."""
_NOTHING, _BOLD, _ITALIC = Stretch(0, 0), Stretch(0, 0, bold=True), Stretch(0, 0, italic=True)
_MARKS = ((_EMPHASIS, _ITALIC), (_STRONG, _BOLD), (_EMPHASIS, _ITALIC))
"""Italics inside bold first, then those that bold stood in."""
_Edges = tuple[int, int]


def _references(text: str, defined: Definitions) -> Iterator[tuple[_Edges, _Edges, Stretch]]:
    """The links that name their address by a label; of a number alone (`[1]`) the brackets are printed."""
    for one in _REFERENCE.finditer(text):
        address = defined.get(_label(one[2] or one[1]))
        if address is not None:
            printed = one[2] is None and one[1].isdigit()
            yield one.span(), one.span() if printed else one.span(1), Stretch(0, 0, address)


def _label(text: str) -> str:
    return folded(text).casefold()


class _Line:
    """A line whose marks are taken out kind by kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._stretches: list[Stretch] = []

    def cut(self, found: Iterable[tuple[_Edges, _Edges, Stretch]]) -> None:
        """Leaves of each stretch, given by its edges, what is between its inner edges, and notes how it was marked."""
        outer: list[tuple[_Edges, _Edges, Stretch]] = list(found)
        if not outer:
            return
        cuts = [edges for (start, end), (first, last), _ in outer for edges in ((start, first), (last, end))]
        starts = [start for start, _ in cuts]
        gone = [0, *accumulate(end - start for start, end in cuts)]

        def moved(at: int) -> int:
            before = bisect_right(starts, at)
            return at - gone[before] + (max(0, cuts[before - 1][1] - at) if before else 0)

        self._stretches = [one._replace(start=moved(one.start), end=moved(one.end)) for one in self._stretches]
        for _, (first, last), style in outer:
            if style is not _NOTHING and first < last:
                self._stretches.append(style._replace(start=moved(first), end=moved(last)))
        kept = zip([0, *(end for _, end in cuts)], [*starts, len(self.text)], strict=True)
        self.text = "".join([self.text[start:end] for start, end in kept])

    def made(self) -> Marked:
        """The line, without white space at its ends."""
        text = self.text.strip()
        lead = len(self.text) - len(self.text.lstrip())
        linked = sum(one.end - one.start for one in self._stretches if one.link is not None)
        kept = (
            one._replace(start=max(0, one.start - lead), end=min(len(text), one.end - lead)) for one in self._stretches
        )
        return Marked(text, tuple(one for one in kept if one.start < one.end), linked)
