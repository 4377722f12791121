"""A text dump → lines: white space folded, escaped markup unwrapped, blank lines remembered."""

from __future__ import annotations

import html
import re

from bonmun.page import Line, fold

# A stray tag inside a line of text; in a dump it is markup, not text. At most 400 characters: a title attribute fits.
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s[^<>]{0,400})?/?>")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
# A table bar that a table-to-text step left at the edge of a cell.
_BAR = re.compile(r"(?<=\S)\s*\|$|^\|\s*(?=\S)")

# "…밝혔다.홍길동 기자", "…다.A4 크기": a full stop after 다/요/죠 with a word right behind it, unless the word is
# what a quotation goes on with (…다.라고, …다.며).
_GLUED = re.compile(
    r"(?<=[가-힣][다요죠])[.?!][\"”’'」』]?(?=[가-힣A-Z0-9“‘\"'▲△▶◆◇■□●○※\[(<【](?!며|고\s))"
    r"(?!(?:이?라고|이?라는|이?라며|이?라면서|이?란|는|고|며|면서|만|지만)[\s,.])"
)


def read(text: str) -> list[Line]:
    """The dump's lines that hold text, in order; `gap` is True where a blank line stands before one."""
    lines: list[Line] = []
    gap = False
    for number, raw in enumerate(text.splitlines()):
        folded = fold(raw)
        if not folded:
            gap = True
            continue
        plain = unwrap(folded)
        line = Line(plain or folded, number, None)
        line.gap = gap
        line.source = folded
        lines.append(line)
        gap = False
    return lines


def unwrap(text: str) -> str:
    """The text without stray tags and entities, and without a table bar at its end."""
    if "<" in text:
        text = fold(_TAG.sub("", text))
    if "&" in text and _ENTITY.search(text):
        text = fold(html.unescape(text))
    return _BAR.sub("", text)
