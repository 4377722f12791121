"""Documents that an article prints whole behind its own text: a statement (성명), a position (입장문), a letter."""

from __future__ import annotations

from bonmun.lazy_regex import pattern

HEADING = 40
"""Characters of a document's heading."""
_HEADING = pattern(
    r"(?:전문|성명서?|입장문|결의문|선언문|호소문|담화문|기자회견문|공개\s?서한)(?:이다)?[.\s\])>】〉-]{0,3}$"
)


def is_heading(text: str) -> bool:
    """Whether the line heads a document: `<성명 전문>`, `다음은 입장문 전문이다.`"""
    return len(text) <= HEADING and _HEADING.search(text) is not None
