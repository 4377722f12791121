"""The pages of the documentation and the examples in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
KOREAN = DOCS / "ko"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
ELLIPSIS = "…"
"""A shown line of only this stands for any lines."""

ENGLISH = [ROOT / "README.md", *(path for path in sorted(DOCS.rglob("*.md")) if KOREAN not in path.parents)]
TWINS = [(ROOT / "README.md", ROOT / "README.ko.md")] + [
    (DOCS / path.relative_to(KOREAN), path) for path in sorted(KOREAN.rglob("*.md"))
]
"""Pages in English, each with the same page in Korean."""


class Example(NamedTuple):
    language: str
    code: str
    shown: str


def name(path: Path) -> str:
    """What a test on this page is called."""
    return str(path.relative_to(ROOT))


def examples(path: Path) -> list[Example]:
    """The fenced blocks of a page, each with the output shown below it."""
    return [Example(*parts) for parts in FENCE.findall(path.read_text("utf-8"))]


def steps(code: str) -> list[tuple[str, str]]:
    """(command, what it shows) of a console example."""
    found: list[tuple[str, str]] = []
    for line in code.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].rstrip("\n"), ""))
        else:
            command, shown = found.pop()
            found.append((command, shown + line))
    return found


def agrees(printed: str, shown: str) -> bool:
    """True when this is what the page shows, an ellipsis standing for any lines."""
    pattern = "".join("(?:.*\n)*" if line.strip() == ELLIPSIS else re.escape(line) for line in shown.splitlines(True))
    return re.fullmatch(pattern, printed) is not None
