"""What a line ends with behind its last told sentence, read word by word: names, notices and pitches in any order.

Several notices on one line have no seams between them (`… 밝혔다. 홍길동 기자 좋아요 0 무단전재 금지`). They are split
off only where every word of the end is part of one, so that the article's own words never go with them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bonmun.grammar import bylines
from bonmun.grammar.lines import is_declarative, is_report, is_sentence
from bonmun.label import registry
from bonmun.label.registry import Decision, decided
from bonmun.lazy_regex import pattern

REACH = 300
"""Characters at a line's end that are read."""
WORDS = 32
"""Words behind the last told sentence up to which they may all be notices."""
# Found in most notices: a line end without any of these is not searched further.
_HINT = pattern(
    r"ⓒ|©|@|▶|▷|☞|#|※|<|\[|기자|무단|저작권|구독|제보|좋아요|댓글|추천|공유|송고|■|\((?:끝|[cC])\)|/끝/|Copyright|copyright|COPYRIGHT"
    r"|반론|다운로드|클릭"
)
_ENDED = pattern(r"다(?:\.[\"'”’)\]]{0,2}|[\"'”’]\.?)(?!\s?[,가-힣]*(?:고|며|라고)\s)\s?")
_LETTER = pattern(r"[가-힣A-Za-z一-鿿]")

Judge = Callable[[str, str], Decision | None]
"""What words are, behind the words before them; None where they may be the article's."""


class End(NamedTuple):
    """Where the end begins, and its pieces with what each is."""

    start: int
    pieces: tuple[tuple[str, Decision], ...]


def read(text: str, judge: Judge) -> End | None:
    """The end of a line that is notices and names through and through, notices at least one; None where it is not."""
    if _HINT.search(text, max(0, len(text) - REACH)) is None:
        return None
    start = _start(text)
    words = text[start:].split()
    if not start or not words or len(words) > WORDS or _HINT.search(text, start) is None:
        return None
    found = _pieces(words, text[:start].rstrip(), judge)
    if all(decision.rule is registry.SIGN_OFF for _, decision in found):  # names alone are for `edges`
        return None
    return End(start, tuple(found))


def wholly(text: str, judge: Judge) -> Decision | None:
    """What a line behind the text is that is notices and names through and through: its first notice decides."""
    words = text.split()
    if not 1 < len(words) <= WORDS or _HINT.search(text) is None or is_declarative(text):
        return None
    return next((decision for _, decision in _pieces(words, "", judge) if decision.role == "junk"), None)


def _start(text: str) -> int:
    """Where the last told sentence ends; 0 where none does, or nothing stands behind it."""
    start = 0
    for found in _ENDED.finditer(text, max(0, len(text) - REACH)):
        if found.end() < len(text) and is_report(text[: found.end()].rstrip()):
            start = found.end()
    return start


def _pieces(words: list[str], before: str, judge: Judge) -> list[tuple[str, Decision]]:
    """The words as pieces, the longest first; empty where some are none.

    What stands behind a piece is asked only where it is one: most ends begin with words that are none.
    """
    ends: dict[int, list[tuple[str, Decision]] | None] = {len(words): []}

    def end(i: int) -> list[tuple[str, Decision]] | None:
        if i not in ends:
            ends[i] = None
            for j in range(len(words), i, -1):
                piece = " ".join(words[i:j])
                decision = _judged(piece, before, judge)
                rest = end(j) if decision is not None else None
                if decision is not None and rest is not None:
                    ends[i] = [(piece, decision), *rest]
                    break
        return ends[i]

    return end(0) or []


def _judged(piece: str, before: str, judge: Judge) -> Decision | None:
    if not _LETTER.search(piece):
        return decided(registry.NO_LETTERS)
    if bylines.read_byline(piece) is not None:
        return decided(registry.SIGN_OFF)
    decision = judge(piece, before)
    opened = decision is not None and decision.rule is registry.RIGHTS
    return None if opened and is_sentence(piece) else decision  # a sentence may be about rights
