"""What a line shows of its form by its own signs: subheads, questions, items of lists, rows, quotations."""

from __future__ import annotations

from bonmun.grammar.lines import is_complete
from bonmun.lazy_regex import pattern

# A sign that opens subheads, then words.
_SIGN = pattern(r"^([■◆◇□▣◈★☆●◎])\s?(?=[^\W_]|[\"'“‘\[(<〈「『])")
_QUESTION = pattern(r"^(?:[▶▷◆◇■□●○<\[(]\s?)?(?:Q|질문|문)\s?\d{0,3}\s?[.:：)>\]]\s?(?=\S)")
_ANSWER = pattern(r"^(?:[▶▷◆◇■□●○<\[(]\s?)?(?:A|답변|답)\s?\d{0,3}\s?[.:：)>\]]\s?(?=\S)")
_BULLET = pattern(r"^(?:([-–*])(?:\s+|\s?(?=[^\s\d*–-]))|([•·∙ㆍ◦▪▫‣○▲△▶▷►☞✔✓◇◆■□●])\s?)(?=\S)")
_NUMBER = pattern(r"^(?:\(?(\d{1,3})[.)](?!\d)\s?|([①-⑳]))\s?(?=\S)")
_SPEAKER = pattern(r"^[\[<(【〈][^\])>】〉]{1,20}[\])>】〉]$|^\W{0,3}[^\W\d]{2,5}(?:\s[^\W\d]{2,5})?\s?[:：>]|[:：,]$")
_HASHES = pattern(r"^(#{1,6})\s")
LONGEST = 60
"""Characters of a subhead; what is longer is a paragraph."""
LONGEST_ASKED = 40
LONGEST_QUESTION = 150


def is_short(text: str) -> bool:
    """Whether the text may be a subhead by its length and its end: it is no sentence, nor a speaker's name."""
    asks = text.endswith(("?", "!")) and len(text) <= LONGEST_ASKED
    return len(text) <= LONGEST and (asks or not is_complete(text)) and _SPEAKER.search(text) is None


def subhead_sign(text: str) -> str:
    """The sign that opens a subhead; "" where the line is none."""
    found = _SIGN.match(text)
    return found[1] if found and is_short(text) else ""


def is_question(text: str) -> bool:
    """Whether the line is a question of an interview, named so (Q., 문:)."""
    return len(text) <= LONGEST_QUESTION and _QUESTION.match(text) is not None


def is_answer(text: str) -> bool:
    """Whether the line is an answer, named so (A., 답:)."""
    return _ANSWER.match(text) is not None


def bullet(text: str) -> str:
    """The bullet that opens an item of a list; "" where none does."""
    found = _BULLET.match(text)
    return (found[1] or found[2]) if found else ""


def number(text: str) -> int:
    """The number that opens an item of a list; 0 where none does."""
    found = _NUMBER.match(text)
    if found is None:
        return 0
    return int(found[1]) if found[1] else ord(found[2]) - ord("①") + 1


def markdown_level(source: str) -> int:
    """The level of the heading that a line of Markdown is; 0 for none. A first-level one counts as second."""
    found = _HASHES.match(source)
    return max(2, len(found[1])) if found else 0


def is_quotation(text: str) -> bool:
    """Whether the line is quoted as mail and Markdown quote."""
    return text.startswith("> ") and len(text) > 2
