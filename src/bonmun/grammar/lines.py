"""The Korean line grammar: what a line is by its own shape, before place, neighbours and repetition have their say.

Two questions are answered here. `is_sentence`: is this running text? `verdict`: is the whole line a known shape of
junk? Phrases and shapes are data (data/phrases.toml, data/grammar.toml); the mechanism is here.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from bonmun import resources
from bonmun.grammar import controls, remembered
from bonmun.grammar.words_by_letter import WordsByLetter
from bonmun.lazy_regex import pattern
from bonmun.whitespace import squash

# Sentence-final endings (종결어미) with their mark: 다. 요. 죠. 까? 네. 오. 라. 자. 군. 걸. 음. 함. 임. 됨.
_MARKS, _CLOSERS = ".?!…", "\"'”’)]』」》>】"
_WIDE_MARKS, _WIDE_CLOSERS = frozenset("。．！？"), "」』”’）"
_STOPS = _WIDE_MARKS | frozenset(_MARKS + _CLOSERS + _WIDE_CLOSERS)
"""What a sentence with its full stop ends with: most lines are told by their last letter."""
# Editions in Latin letters: a full stop at the end of eight words or more.
_LATIN_ENDING = pattern(r"[a-z0-9)\]%][.?!][\"'”’)\]]*$")
LATIN_WORDS = 8
_FULL_STOPS = frozenset(".?!。")
_BEFORE_STOP = frozenset("abcdefghijklmnopqrstuvwxyz0123456789)]\"'”’%")
"""What a full stop stands behind, beside Hangul."""
CUT_OFF = ("..", "…")
_FINAL_DA = pattern(r"(?:다|요|죠|까|네|오|라|자)[\"'”’)\]』」》>】]*$")
# Syllables that close in ㅆ: the past tense (했, 밝혔), 있 and 겠.
_PAST = "".join(map(chr, range(0xAC00 + 20, 0xD7A4, 28)))
# A predicate that closes a sentence of the text, with no full stop behind it; all of them end in 다.
_BARE_VERB = pattern(rf"(?:니다|[{_PAST}이없한된는인]다)$")
_QUOTE_END = pattern(r"[가-힣.?!…][\"”’']$")
# Reports are told in the plain style (…했다, …한다), or in the past by those who speak (…했습니다). What a site says to
# its readers is neither: …하세요, …바랍니다, …금지합니다, …된 기사입니다.
_TELLING_PAST = _PAST.replace("있", "")
"""있습니다 is as often said to readers as told."""
_TOLD = pattern(rf"(?:(?<!니)다|[아다지]니다|[{_TELLING_PAST}]습니다)[\"'”’)\]』」》>】]*\.?[\"'”’)\]』」》>】]*$")
_INNER_END = pattern(r"[다요죠][.?!][\"'”’)]* ")
# Case and topic particles (조사) and connective endings at the end of an 어절 (space-separated word). Their share
# among words was measured at .54 in body lines and .11 in menus.
_PARTICLE = pattern(r"(?:은|는|이|가|을|를|에|의|로|와|과|도|서|며|고|만|께|한|된|할|던|지|면|해|히|게|나|다|요)$")

_SHORTEST = 10
"""Characters of a sentence."""
_PARAGRAPH = 40
"""Characters from which a sentence that ends inside a line, or a quotation at its end, makes it text."""
_BARE = range(20, 60)
"""Characters of a sentence without its full stop."""
_BARE_PARTICLES, _PARTICLES = 0.4, 0.3
"""The share of words with a particle in one, and in a longer line: measured at .54 in body lines, .11 in menus."""


def is_sentence(text: str) -> bool:
    """True for running text: ends as a Korean sentence ends, or holds a sentence end inside."""
    if len(text) < _SHORTEST:
        return False
    last = text[-1]
    if last in _STOPS and _is_stopped(text[-_END:]):
        return True
    if text[0] < "\u0250" and text.count(" ") >= LATIN_WORDS - 1 and _LATIN_ENDING.search(text, len(text) - 6):
        return True
    if len(text) >= _PARAGRAPH and (_INNER_END.search(text) or _QUOTE_END.search(text, len(text) - 2)):
        return True
    bare = last == "다" and len(text) in _BARE and _BARE_VERB.search(text, len(text) - 3) is not None
    if bare and particles(text) >= _BARE_PARTICLES:
        return True
    return len(text) >= _BARE.stop and (particles(text) >= _PARTICLES or bool(_FINAL_DA.search(text, len(text) - 8)))


def _is_stopped(last: str) -> bool:
    """Whether a sentence ends there with its mark, with quotation marks and brackets behind it or none."""
    said = last.rstrip(_CLOSERS)
    told = said.rstrip(_MARKS)
    return (told != said and "가" <= told[-1:] <= "힣") or last.rstrip(_WIDE_CLOSERS)[-1:] in _WIDE_MARKS


def _has_full_stop(last: str) -> bool:
    said = last.rstrip(_CLOSERS)
    before = said[-2:-1]
    return said[-1:] in _FULL_STOPS and (before in _BEFORE_STOP or "가" <= before <= "힣")


_END = 12
"""Characters at a line's end that say how it ends."""


class _End(NamedTuple):
    """How a line ends."""

    complete: bool
    declarative: bool


@remembered
def _end(last: str) -> _End:
    """What the `last` characters of a line say, one more than are read: the letter before them is looked at too."""
    start = max(0, len(last) - _END)
    stopped = last[-1:] in _STOPS
    complete = stopped and not last.endswith(CUT_OFF) and _has_full_stop(last[start:])
    return _End(complete, (stopped or last[-1:] == "다") and _TOLD.search(last, start) is not None)


_BOTH = (True, True)


def is_complete(text: str) -> bool:
    """True when the text stops where a sentence ends, not where a teaser was cut off."""
    return _end(text[-_END - 1 :])[0]


def is_declarative(text: str) -> bool:
    """True for a sentence in the declarative style of reports (…했다, …했습니다), not one to the readers (…하세요)."""
    return _end(text[-_END - 1 :])[1]


def is_report(text: str) -> bool:
    """True for a declarative sentence that is whole, not cut off."""
    return _end(text[-_END - 1 :]) == _BOTH


_TELLING = 10_000
"""Characters of a line that say whether its words are those of a text; paragraphs have a few hundred."""


def particles(text: str) -> float:
    """The share of words that end in a particle or a connective ending."""
    words = text[:_TELLING].split()
    return sum(1 for word in words if _PARTICLE.search(word.rstrip(",.\"'”’)"))) / len(words) if words else 0.0


class Verdict(NamedTuple):
    """What a whole line is by its shape: a kind of junk, or "heading" of a list of links, and the rule."""

    kind: str
    rule: str


class Shape(NamedTuple):
    """One shape of junk line: what finds it in a line of at most `longest` characters."""

    kind: str
    name: str
    pattern: re.Pattern[str]
    start: bool
    """The pattern stands at the start of a line."""
    longest: int
    sentence: bool
    """It may take a full sentence too."""
    declarative: bool
    """Even a declarative one."""
    tail: bool
    """Only after the article's last sentence."""

    def fits(self, text: str, sentence: bool, declarative: bool, tail: bool) -> bool:
        """Whether the whole line has this shape; False where a line of this nature, in this place, may not have it."""
        if len(text) > self.longest or (sentence and not self.sentence) or (declarative and not self.declarative):
            return False
        if self.tail and not tail:
            return False
        return (self.pattern.match(text) if self.start else self.pattern.search(text)) is not None


def verdict(text: str, *, sentence: bool, tail: bool = False) -> Verdict | None:
    """The kind of junk a whole line is by its shape; None when its shape says nothing.

    `sentence` is what `is_sentence` said; `tail` is True after the article's last sentence, where more shapes count.
    """
    return _verdicts(text, sentence)[tail] if len(text) <= _LONGEST else None


@remembered
def _verdicts(text: str, sentence: bool) -> tuple[Verdict | None, Verdict | None]:
    """The verdict anywhere, and the one after the article's last sentence: most lines are asked for both."""
    kind = known_phrase(text)
    if kind:
        known = Verdict(kind, f"phrases/{kind}")
        return known, known
    declarative = sentence and is_declarative(text)
    above = _STEPS[bisect_left(_STEPS, len(text)) - 1]
    called = sorted(_words(sentence, declarative, above).of(text))
    shapes = _shapes()
    behind: Verdict | None = None
    for n in called:
        if n >= 0 and shapes[n].fits(text, sentence, declarative, True):
            shape = shapes[n]
            found = Verdict(shape.kind, f"grammar/{shape.kind}/{shape.name}")
            behind = behind or found
            if not shape.tail:
                return found, behind
    kind = "" if declarative else controls.kind(text)
    if kind:
        anywhere: Verdict | None = Verdict(kind, f"controls/{kind}")
    else:
        phrases = [_has()[~n] for n in called if n < 0]
        anywhere = _holds(text, phrases, _least(sentence, declarative)) if phrases else None
    return anywhere, behind or anywhere


_LONGEST = 300
_HELD, _HELD_DECLARATIVE = 0.33, 0.67
"""The share of a sentence, and of a declarative one, that a phrase takes up which makes it junk by standing in it."""
_STEPS = (-1, 60, 160)
"""Lengths above which fewer shapes and phrases are asked: most shapes are of short lines, and a phrase that takes up
most of a sentence is as long. The last is that above which no phrase is."""
LONGEST_PHRASE = 160
"""Characters of a known phrase; the longest, an agency's call for pictures, has 145."""
_LONGEST_SHAPE = 120
"""Characters of a line that has a shape which names no other limit."""
_COUNT = pattern(r"[\s\d,()\[\]:：·|>+]+")
_COUNTS = "0123456789,()[]:：·|>+"
"""Most of what a count is made of."""


def known_phrase(text: str) -> str:
    """The kind of junk whose exact phrase the line is; "" when it is none. Spaces, digits and case do not count."""
    return _phrase(text) if len(text) <= LONGEST_PHRASE else ""


@remembered
def _phrase(text: str) -> str:
    if _is_strange(text[:2].lower(), text[-1:].lower()):
        return ""
    exact: dict[str, str] = resources.table("lines")["exact"]
    key = squash(text).lower()
    kind = exact.get(key, "")
    if kind or key.isalpha():
        return kind
    bare = key.strip(_COUNTS)
    if not bare or _is_strange(bare[:2], bare[-1]):
        return ""
    return exact.get(_COUNT.sub("", bare), "")


def _is_strange(opening: str, last: str) -> bool:
    """Whether no phrase begins with these two letters and ends with this one."""
    return opening.isalpha() and (opening + last if last.isalpha() else opening) not in _openings()


def _least(sentence: bool, declarative: bool) -> float:
    """The share of the line that a phrase takes up which makes it junk."""
    return (_HELD_DECLARATIVE if declarative else _HELD) if sentence else 0.0


def _holds(text: str, phrases: Iterable[str], least: float) -> Verdict | None:
    """The verdict of a phrase that stands in the line and is at least this share of it: the first, then the longest."""
    enough = len(text) * least
    whole = (phrase for phrase in phrases if len(phrase) >= enough)
    found = min(((at, -len(phrase), phrase) for phrase in whole if (at := text.find(phrase)) >= 0), default=None)
    if found is None:
        return None
    kind = resources.table("lines")["has"][found[2]]
    return Verdict(kind, f"phrases/{kind}")


@functools.cache
def _openings() -> frozenset[str]:
    """The first two characters of every phrase, and these with its last: most lines are told apart by theirs."""
    return frozenset(phrase[:2] + last for phrase in resources.table("lines")["exact"] for last in ("", phrase[-1]))


@functools.cache
def _shapes() -> tuple[Shape, ...]:
    return tuple(
        Shape(
            one["kind"], one["name"], pattern(one["pattern"]), one.get("start", False),
            one.get("longest", _LONGEST_SHAPE), one.get("sentence", False), one.get("declarative", False),
            one.get("tail", False),
        )
        for one in resources.table("lines")["shapes"]
    )  # fmt: skip


@functools.cache
def _has() -> tuple[str, ...]:
    """The phrases that make a line junk by standing in it."""
    return tuple(resources.table("lines")["has"])


@functools.cache
def _words(sentence: bool, declarative: bool, above: int) -> WordsByLetter:
    """What calls for a closer look, case folded: a shape's words as its number, a phrase as ~ its own.

    Only those that a line of this nature, longer than `above`, may have: few shapes take a sentence, five a declarative
    one, and none of these a paragraph.
    """
    shapes = enumerate(resources.table("lines")["shapes"])
    words = [
        (word, n)
        for n, one in shapes
        if (one.get("sentence") or not sentence) and (one.get("declarative") or not declarative)
        if one.get("longest", _LONGEST_SHAPE) > above
        for word in one["words"]
    ]
    least = above * _least(sentence, declarative)
    phrases = [(phrase.casefold(), ~n) for n, phrase in enumerate(_has()) if len(phrase) > least]
    return WordsByLetter([*words, *(phrases if above < LONGEST_PHRASE else ())])
