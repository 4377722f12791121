"""A line of spans as Markdown that is read back as the same text, with the same links, bold and italics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from unicodedata import category

from bonmun.lazy_regex import pattern
from bonmun.parts import Span
from bonmun.terminal import visible

# CommonMark 0.31 §2.4 and GFM §6.5: what would be read as markup. ~ because "3~5일, 7~8일" would be struck through.
_SPECIAL = pattern(r"[\\`*_<~]|&(?=#?[0-9A-Za-z]{1,32};)|!(?=\[)")
_IN_ADDRESS = pattern(r"[\\()<>]|&(?=#?[0-9A-Za-z]{1,32};)")  # no _ and *: programs look for addresses too
_SPACE = pattern(r"\s+")
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_PAIRS = dict(zip("“‘「『《〈([【\"'<", "”’」』》〉)]】\"'>", strict=True))
"""What opens and what closes: the two go together."""


def line(spans: Iterable[Span]) -> str:
    """The line as Markdown, for a place where it does not begin a block."""
    runs = list(_apart(_folded(spans)))
    text = "".join(run.text for run in runs)
    escaped = _to_escape(text, runs)
    parts, start = [], 0
    for link, linked in groupby(runs, key=lambda run: run.link):
        inside = ""
        for run in linked:
            end = start + len(run.text)
            inside += _set(text, start, end, _mark(run), escaped)
            start = end
        parts.append(f"[{inside}]({address(link)})" if link else inside)
    return "".join(parts)


def label(text: str) -> str:
    """The text as it stands between the brackets of a picture, where nothing is set in any way."""
    (run,) = list(_folded([Span(text)])) or [Span("")]
    return _written(run.text, 0, len(run.text), _to_escape(run.text, [replace(run, link="-")]))


def address(url: str) -> str:
    """The address as it stands in the brackets of a link or a picture."""
    return _IN_ADDRESS.sub(r"\\\g<0>", _SPACE.sub("%20", url))


def _folded(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with white space folded as if they were one text, and none at its ends; no link is only white space."""
    spaced = True  # at the start of the line
    kept: list[Span] = []
    for span in spans:
        text = visible(_SPACE.sub(" ", span.text))  # here, as marks are read by the signs that stand beside them
        text = text[spaced and text.startswith(" ") :]
        if text:
            spaced = text.endswith(" ")
            kept.append(Span(text) if text == " " else replace(span, text=text))
    if kept and spaced:
        kept[-1] = replace(kept[-1], text=kept[-1].text[:-1])
    return filter(lambda span: span.text, kept)


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, neighbours set alike as one; of two that touch and are set otherwise, only what they share is set.

    `**가***나*` can't be told apart by those who read it.
    """
    last: Span | None = None
    for span in spans:
        if last is not None and last.link == span.link and _touch(last, span):
            bold, italic = last.bold and span.bold, last.italic and span.italic
            span = replace(span, bold=bold, italic=italic)
            if bold or italic:
                last = replace(last, bold=bold, italic=italic)
        if last is not None and replace(last, text="") == replace(span, text=""):
            last = replace(last, text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _touch(one: Span, other: Span) -> bool:
    """Whether the marks of two neighbours would meet; white space at the edge of a span stands outside its marks."""
    return bool(_mark(one) and _mark(other)) and not one.text.endswith(" ") and not other.text.startswith(" ")


def _mark(span: Span) -> str:
    return "*" * (2 * span.bold + span.italic)


def _to_escape(text: str, runs: Iterable[Span]) -> frozenset[int]:
    """The places in a line of what would be read as markup."""
    last = max(text.rfind(closing) for closing in ("](", "][", "]:"))
    found = {match.start() for match in _SPECIAL.finditer(text)}
    found.update(at for at in range(last + 1) if text[at] == "[")
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.link:
            found.update(at for at in range(start, end) if text[at] in "[]")
            if text[start - 1 : start] == "!":
                found.add(start - 1)  # with the bracket of the link it would begin a picture
        start = end
    return frozenset(found)


def _set(text: str, start: int, end: int, mark: str, escaped: frozenset[int]) -> str:
    """A run of the line between its marks, with white space and punctuation outside them where they must be.

    Marks are read as such only where they touch words from one side: in `**“가나”**는` they are not, as 는 follows
    punctuation; in `“**가나**”는` they are.
    """
    first, last = _inside(text, start, end) if mark else (start, start)
    if first == last:
        return _written(text, start, end, escaped)
    pieces = (_written(text, *edges, escaped) for edges in ((start, first), (first, last), (last, end)))
    return mark.join(pieces)


def _written(text: str, start: int, end: int, escaped: frozenset[int]) -> str:
    return "".join(["\\" + text[at] if at in escaped else text[at] for at in range(start, end)])


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a run that marks can stand around; empty where there is none."""
    while start < end:
        opens = _touches(text[start], text[start - 1] if start else " ")
        closes = _touches(text[end - 1], text[end] if end < len(text) else " ")
        if opens and closes:
            return start, end
        paired = end - start > 1 and _PAIRS.get(text[start]) == text[end - 1]
        start += paired or not opens
        end -= paired or opens
    return start, start


def _touches(inner: str, outer: str) -> bool:
    """Whether a mark between the two is read as one that holds the inner: the flanking rules of CommonMark §6.2."""
    if inner.isspace():
        return False
    if inner not in _ASCII_PUNCTUATION and category(inner)[0] not in "PS":
        return True
    return outer.isspace() or outer in _ASCII_PUNCTUATION or category(outer)[0] == "P"
