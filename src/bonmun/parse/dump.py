"""A text dump → lines: white space folded, escaped markup unwrapped, glued lines cut apart, tags that end lines
obeyed, blank lines remembered.
"""

from __future__ import annotations

from bonmun.parse import markdown, stray, wrapped
from bonmun.parse.page import Line
from bonmun.patterns import pattern
from bonmun.whitespace import fold

# A table bar that a table-to-text step left at the edge of a cell.
_BARS = "| "

# Where newlines were lost ("…밝혔다.홍길동 기자", "…다.A4 크기"): a sentence's end with a word right behind it, unless
# it is what a quotation goes on with (…다.라고, …다.며); and a copyright sign right behind an address or a bracket.
_GLUED = pattern(
    r"[다요죠까](?<=[가-힣].)[.?!](?=[가-힣A-Z0-9“‘▲△▶◆◇■□●○※\[(<【])"
    r"(?!(?:이?라[고는며]|이?라면서|이?란|하[고며]|는|고|며|면서|만|지만)[\s,.])"
)
_GLUED_SIGN = pattern(r"[<\[(](?<=[a-z가-힣)\]>].)\s?(?:저작권자?|Copyrights?)\s?[ⓒ©]")


def read(text: str, is_complete: wrapped.IsComplete) -> list[Line]:
    """The dump's lines that hold text, in order; `gap` is True where a blank line stands before one.

    `is_complete` says whether a line ends as a sentence does, which is for the grammar to know.
    """
    lines: list[Line] = []
    marked = markdown.is_markdown(text)
    texts: list[str] = []
    numbers: list[int] = []
    for number, raw in enumerate(text.splitlines()):
        pieces = [fold(piece) for piece in stray.split(raw)]
        texts += pieces
        numbers += [number] * len(pieces)
    for row in wrapped.rows(texts, is_complete):
        words, linked = markdown.plain(row.text) if marked else (row.text, len(row.text) if row.linked else 0)
        parts = unglue(unwrap(words) or row.text)
        for part in parts:
            alone = len(parts) == 1
            source, gap = row.text if alone else part, row.gap and part is parts[0]
            link = linked if alone else 0
            lines.append(Line(part, len(lines), None, link, source=source, number=numbers[row.number], gap=gap))
    return lines


def unwrap(text: str) -> str:
    """The text without stray tags and entities, and without a table bar at its edge."""
    if "<" in text or "&" in text:
        text = fold(stray.without(text))
    return text.strip(_BARS) or text


def _seams(text: str) -> list[int]:
    """Where newlines were lost, in order."""
    seams = [found.end() for found in _GLUED.finditer(text)]
    if "ⓒ" in text or "©" in text:
        seams = sorted([*seams, *(found.start() for found in _GLUED_SIGN.finditer(text))])
    return seams


def unglue(text: str) -> list[str]:
    """The lines that one line of text is made of: more than one where newlines were lost; quotations stay whole."""
    parts: list[str] = []
    start = 0
    for end in _seams(text):
        part = text[start:end]
        if part.count("“") > part.count("”") or part.count('"') % 2:
            continue
        parts.append(part)
        start = end
    return [*parts, text[start:]]
