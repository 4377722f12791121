"""A line of spans as Markdown that is read back as the same text, with the same links, bold and italics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
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
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}


def line(spans: Iterable[Span]) -> str:
    """The line as Markdown, for a place where it does not begin a block."""
    runs = list(_joined(_folded(spans)))
    text = "".join(run.text for run in runs)
    written = _Written(text, _to_escape(text, runs))
    parts, start = [], 0
    for link, linked in groupby(runs, key=lambda run: run.link):
        inside = ""
        for group in _touching(linked):
            inside += written.alone(group[0], start) if len(group) == 1 else written.together(group, start)
            start += sum(len(run.text) for run in group)
        parts.append(f"[{inside}]({address(link)})" if link else inside)
    return "".join(parts)


def label(text: str) -> str:
    """The text as it stands between the brackets of a picture, where nothing is set in any way."""
    (run,) = list(_folded([Span(text)])) or [Span("")]
    return _Written(run.text, _to_escape(run.text, [replace(run, link="-")])).plain(0, len(run.text))


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


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, neighbours set alike as one."""
    for _, alike in groupby(spans, key=lambda span: (span.link, span.bold, span.italic)):
        first, *rest = alike
        yield replace(first, text=first.text + "".join(span.text for span in rest)) if rest else first


def _touching(runs: Iterable[Span]) -> Iterator[list[Span]]:
    """The runs, those together whose marks would meet; white space at the edge of a run stands outside its marks."""
    group: list[Span] = []
    for run in runs:
        apart = group and (group[-1].text.endswith(" ") or run.text.startswith(" "))
        if group and (apart or not _mark(group[-1]) or not _mark(run)):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


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


class _Written:
    """A line of text, of which stretches are written between marks."""

    def __init__(self, text: str, escaped: frozenset[int]) -> None:
        self._text = text
        self._escaped = escaped

    def plain(self, start: int, end: int) -> str:
        """A stretch without marks around it."""
        return "".join(["\\" + self._text[at] if at in self._escaped else self._text[at] for at in range(start, end)])

    def alone(self, run: Span, start: int) -> str:
        """A run whose marks meet no others, with white space and punctuation outside them where they must be.

        Marks are read as such only where they touch words from one side: in `**“가나”**는` they are not, as 는 follows
        punctuation; in `“**가나**”는` they are. Where that would part two brackets, HTML's tags are the marks.
        """
        mark, end = _mark(run), start + len(run.text)
        first, last, tagged = self._inside(start, end) if mark else (start, start, False)
        if first == last:
            return self.plain(start, end)
        opening, closing = _tags(run) if tagged else (mark, mark)
        return f"{self.plain(start, first)}{opening}{self.plain(first, last)}{closing}{self.plain(last, end)}"

    def together(self, runs: list[Span], start: int) -> str:
        """Runs that touch: italics between tags, and bold too where its marks would not be read as such.

        `**가***나*` would be told apart by few who read it, `**가***나***다*` by none.
        """
        end = start + sum(len(run.text) for run in runs)
        lead, trail = runs[0].text.startswith(" "), runs[-1].text.endswith(" ")
        edges, at = [(start + lead, runs[0])], start
        for before, run in pairwise(runs):
            at += len(before.text)
            edges.append((at, run))
        pieces: list[tuple[bool, str]] = []
        for (first, run), last in zip(edges, [*(at for at, _ in edges[1:]), end - trail], strict=True):
            text = self.plain(first, last)
            pieces.append((run.bold, f"<em>{text}</em>" if run.italic else text))
        made = [(bold, "".join(text for _, text in held)) for bold, held in groupby(pieces, key=lambda one: one[0])]
        around = [
            self._text[start + lead - 1 : start + lead],
            *(text for _, text in made),
            self._text[end - trail : end + 1],
        ]
        written = [
            _bold(text, around[at][-1:] or " ", around[at + 2][:1] or " ") if bold else text
            for at, (bold, text) in enumerate(made)
        ]
        return " " * lead + "".join(written) + " " * trail

    def _inside(self, start: int, end: int) -> tuple[int, int, bool]:
        """The stretch of a run that marks can stand around, empty where there is none; and whether only tags can."""
        text = self._text
        while start < end:
            opens = _touches(text[start], text[start - 1] if start else " ")
            closes = _touches(text[end - 1], text[end] if end < len(text) else " ")
            if opens and closes:
                return start, end, False
            paired = end - start > 1 and _PAIRS.get(text[start]) == text[end - 1]
            if not paired and _parts_pair(text, start, end, at_start=not opens):
                return start, end, True
            start += paired or not opens
            end -= paired or opens
        return start, start, False


def _parts_pair(text: str, start: int, end: int, *, at_start: bool) -> bool:
    """Whether the sign at that edge of the stretch opens or closes what the stretch holds the other half of."""
    if at_start:
        other = _PAIRS.get(text[start])
        return other is not None and text.find(other, start + 1, end) >= 0
    other = _OPENING.get(text[end - 1])
    return other is not None and text.find(other, start, end - 1) >= 0


def _tags(run: Span) -> tuple[str, str]:
    names = ["strong"] * run.bold + ["em"] * run.italic
    return "".join(f"<{name}>" for name in names), "".join(f"</{name}>" for name in reversed(names))


def _bold(text: str, before: str, after: str) -> str:
    """Written text in bold, between what stands before and after it."""
    if _touches(text[0], before) and _touches(text[-1], after):
        return f"**{text}**"
    return f"<strong>{text}</strong>"


def _touches(inner: str, outer: str) -> bool:
    """Whether a mark between the two is read as one that holds the inner: the flanking rules of CommonMark §6.2."""
    if inner.isspace():
        return False
    if inner not in _ASCII_PUNCTUATION and category(inner)[0] not in "PS":
        return True
    return outer.isspace() or outer in _ASCII_PUNCTUATION or category(outer)[0] == "P"
