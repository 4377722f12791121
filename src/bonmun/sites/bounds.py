"""Limits on rule files: text, keys, selectors, lines and paths are counted before any page is read with them."""

from __future__ import annotations

from collections.abc import Sequence

from bonmun.lazy_regex import pattern

LARGEST = 64 << 10
"""Characters of a rule file; the largest of ours has 4,900."""
DEEPEST_KEY = 8
"""Dots in a key, each of which costs a TOML reader a walk from the root; ours have 2."""
LONGEST_KEY = 100
"""Characters of a key that a message shows, and that is compared with the known ones."""
LONGEST_SELECTOR = 500
"""Characters of a selector, a script's name or a path; the longest of ours has 105."""
_MOST = {
    "layouts": 30,  # ours: 5
    "selectors": 200,  # each is held against the whole page; of ours naver-news.toml has most, 90
    "names, classes and conditions in selectors": 600,  # each is asked of many elements; ours: 153
    "`:has`": 5,  # each looks through all that is below every element; ours: 1
    "lines with `*`": 200,  # each is held against every line; ours: 3
    "paths into scripts": 40,  # each may look through a script; ours: 16
}
MOST_LAYOUTS, MOST_SELECTORS, MOST_HAS, MOST_PATTERNS = (
    _MOST[what] for what in ("layouts", "selectors", "`:has`", "lines with `*`")
)

_QUOTED = pattern(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|$)|\'\'\'(?:[^\']|\'(?!\'\'))*+(?:\'{3,5}|$)'
    r'|"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*+\'?|#[^\n]*',
)
_PART = r'(?:[\w-]+|"")'
_DEEP = pattern(rf"(?<![\w.-]){_PART}(?:[ \t]{{0,9}}\.[ \t]{{0,9}}{_PART}){{{DEEPEST_KEY + 1}}}")
_MARK = pattern(r"\\.|\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|/\*|<!--|[()\[\]{};\"'\\]|[\x00-\x08\x0e-\x1f\x7f]")
_CONDITION = pattern(r"\\.|[.#\[:*]|(?:^|[\s>+,(])[A-Za-z]")
_PAIRS = {")": "(", "]": "["}


def of_text(text: str) -> str:
    """Why a file is refused before it is parsed as TOML; "" where it is not."""
    if len(text) > LARGEST:
        return f"{len(text):,} characters; {LARGEST:,} are the most"
    if _DEEP.search(_QUOTED.sub('""', text)):
        return f"a key of more than {DEEPEST_KEY + 1} parts"
    return ""


def of_selector(css: str) -> str:
    """Why a selector is refused although the parser takes it: alone it means something else than in a list."""
    if len(css) > LONGEST_SELECTOR:
        return f"{len(css):,} characters; {LONGEST_SELECTOR} are the most"
    opened: list[str] = []
    for mark in _MARK.findall(css):
        if mark in ("/*", "<!--"):
            return "a comment"
        if mark in ("(", "["):
            opened.append(mark)
        elif mark in _PAIRS:
            if not opened or opened.pop() != _PAIRS[mark]:
                return f"`{mark}` closes nothing"
        elif len(mark) == 1:
            return "a quotation mark or escape that does not end" if mark in "\"'\\" else f"{mark!r} is no selector"
    return f"`{opened[-1]}` is not closed" if opened else ""


def of_path(path: str) -> str:
    """Why a script's name or a path into a script is refused; "" for one that is fine."""
    return f"{len(path):,} characters; {LONGEST_SELECTOR} are the most" if len(path) > LONGEST_SELECTOR else ""


def of_rules(layouts: int, selectors: Sequence[str], lines: int, paths: int) -> str:
    """Why a whole file is refused: of something it has too many; "" where its cost is bounded."""
    counts = (
        layouts,
        sum(1 + one.count(",") for one in selectors),
        sum(len(_CONDITION.findall(one)) for one in selectors),
        sum(one.count(":has(") for one in selectors),
        lines,
        paths,
    )
    for (what, most), count in zip(_MOST.items(), counts, strict=True):
        if count > most:
            return f"{count:,} {what}; {most} are the most"
    return ""
