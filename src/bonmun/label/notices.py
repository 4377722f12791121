"""Notices that share a line with the article: a copyright line, a credit or a pitch behind its last sentence.

They are split off at the line's edge, so that each is judged by itself and none takes the sentence with it
(guidelines, hard rule 8).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bonmun.grammar import dates, outlets, remembered
from bonmun.grammar.cues import announces
from bonmun.grammar.lines import is_complete, is_declarative, is_report, is_sentence, particles, verdict
from bonmun.label import line_ends, registry
from bonmun.label.registry import Decision, decided, lookup
from bonmun.lazy_regex import pattern

SHORTEST = 20
"""Characters from which a line may hold both a sentence and a notice."""
LEAST = 15
"""Characters that a sentence before a notice has at least."""
REACH = 300
"""Characters at a line's end in which notices are looked for; the longest shape of junk in the grammar has as many."""
LEAD = 20
"""Characters of ornaments and names between a sentence and its notice."""
MOST = 5
"""Notices that one line may end with."""
# Where a notice may begin: behind a sentence's end, its quotation marks and its bracket; or at a sign that opens one.
_SEAM = pattern(
    r"[.?!…\"'”’)\]』」》>】\s](?:(?<=[가-힣][.?!…])[.?!…]{0,2}[\"'”’)\]』」》>】]{0,3}\s{0,3}(?=\S)"
    r"|(?<=[다요죠][\"'”’)\]』」》>】])[\"'”’)\]』」》>】]{0,2}\s{1,3}(?=[<\[(【※▶▷☞ⓒ©■◆*#])"
    r"|(?<=[다요죠]\s)\s{0,2}(?=[<\[(【※▶▷☞ⓒ©■◆*#]))"
)
_CLAIM = pattern(
    r"(?=[<\[(【]?\s?(?:저작권자|[Cc]opyrights?|COPYRIGHT)(?:\s|\(|ⓒ|©|:))(?<![<\[(【ⓒ©‘“'\"「『])(?<![<\[(【]\s)"
    r"|(?=[<\[(【]?\s?(?:ⓒ|©))(?<![<\[(【‘“'\"「『])(?<!저작권자)(?<!저작권자\s)(?<!opyright)(?<!opyright\s)(?<!opyrights\s)(?<!OPYRIGHT\s)"
)
_CLAIMS = pattern("저작권자|Copyright|copyright|COPYRIGHT|ⓒ|©")
# What opens an item or a pitch: the words before one are another piece, and may be the article's.
_MARK = pattern(r"[▶▷☞►△▲◇◆■□●○](?=\s?[\w'‘“\[(<])")
# What opens a copyright line, whatever stands behind it.
_RIGHTS = pattern(
    r"[<\[(【]?\s?(?:저작권자\s?(?=[^가-힣\s])|[Cc]opyrights?|COPYRIGHT|ⓒ|©|\([cC]\)|무단\s?(?:전재|복제|배포))"
)
# What may stand between a sentence and its notice: ornaments, and a bracket with an outlet's name before the sign.
_LEAD = pattern(r"(?:\s|[■□◆◇●▣▪·|]|[\[<(【〈][^\[\]()<>【】〈〉.]{0,16}){1,20}$")
# A credit, the whole of it: in brackets, or the source of a picture and nothing behind it.
_CREDIT = pattern(
    r"[\[(（<〈【]\s?(?:사진|자료|그래픽|이미지|영상|출처|자료사진|포토)\s?(?:제공|출처)?\s?[=:：|/]\s?[^\[\]()（）<>〈〉【】]{1,40}[\])）>〉】]\.?"
    r"|/?\s?(?:사진|자료|그래픽|영상)\s?(?:제공|출처)?\s?[=:：]\s?[^.=:!?]{1,30}"
)
# How a caption's sentence ends: it tells what the picture shows, and its credit is a part of it.
SHOWN = pattern(r"(?:있다|모습|장면|보인다|전경)\.?$")
_INNER = pattern(r"다\.[\"'”’)]{0,2}(?=\s)")
_SENTENCE = pattern(r"[다요]\.[\"'”’)]{0,2}\s")
# What is in every line that goes on behind a told sentence: inside a word, or before a comma, none ends.
_ENDS_INSIDE = pattern(
    r"다(?:[^\w,?!…]|저작권자|[Cc]opyright|COPYRIGHT)|요\."
    r"|[가-힣]\.\s{0,2}[\[<(【]?(?:저작권자|[Cc]opyright|COPYRIGHT|ⓒ|©)"
)
DEFINED = 40
"""Characters of a sentence that ends with a noun (…하는 제도.)."""
TELLING = 0.4
"""The share of its words with a particle."""
CAPTION = 1
"""Ends of sentences inside what may still be a caption."""


class Piece(NamedTuple):
    """A notice and what was decided of it."""

    text: str
    decision: Decision


class Cut(NamedTuple):
    """A line's own words, and the notices behind them, in order."""

    text: str
    notices: tuple[Piece, ...]


def may_end_with_notice(text: str) -> bool:
    """Whether a sentence ends in the line, and something may stand behind its last."""
    return len(text) >= SHORTEST and _ENDS_INSIDE.search(text) is not None and not is_report(text)


def cut(text: str) -> Cut | None:
    """The line without the notices it ends with; None where it ends with none, or is nothing but a notice."""
    if not may_end_with_notice(text):
        return None
    found: list[Piece] = []
    ends: list[int] = []
    rest = text
    while len(found) < MOST:
        last = _last(rest)
        if last is None:
            break
        at, decision = last
        if found and found[-1].decision.kind == decision.kind:  # one notice of two sentences
            found[-1] = Piece(text[at : ends[-1]].strip(), decision)
        else:
            found.append(Piece(rest[at:].strip(), decision))
            ends.append(len(rest))
        rest = rest[:at].rstrip()
    if len(found) < MOST and not is_report(rest):
        end = line_ends.read(rest, _judge)
        if end is not None:
            found += [Piece(*piece) for piece in reversed(end.pieces)]
            rest = rest[: end.start].rstrip()
    told = is_declarative(rest) or _SENTENCE.search(rest) is not None or _defines(rest)
    if not (found and told) or _RIGHTS.match(rest) or verdict(rest, sentence=True, tail=True) is not None:
        return None  # the whole line is a notice, or a caption
    return Cut(rest, tuple(reversed(found)))


@remembered
def _defines(text: str) -> bool:
    """Whether the words are a sentence that ends with a noun, as those of glossaries do."""
    return len(text) >= DEFINED and is_complete(text) and particles(text) >= TELLING


def wholly(text: str) -> Decision | None:
    """What a line is that holds nothing but notices and names; None where it may hold more."""
    return line_ends.wholly(text, _judge)


def _last(text: str) -> tuple[int, Decision] | None:
    """Where the last notice begins and what it is; None where the line does not end with one."""
    for at in sorted(_seams(text), reverse=True):
        before = text[:at].rstrip()
        if len(before) < LEAST or not is_sentence(before):
            continue
        decision = _judge(text[at:].strip(), before)
        if decision is not None:
            lead = _LEAD.search(before, max(0, len(before) - LEAD))
            led = lead is not None and is_report(before[: lead.start()])
            return (lead.start() if lead is not None and led else at), decision
    return None


def _seams(text: str) -> Iterator[int]:
    start = max(0, len(text) - REACH)
    for found in _SEAM.finditer(text, start):
        if found.end() < len(text):
            yield found.end()
    if _CLAIMS.search(text, start):
        yield from (found.end() for found in _CLAIM.finditer(text, start))


def _judge(rest: str, before: str) -> Decision | None:
    """What the words behind a seam are; None where they may be the article's, or `before` may be a caption."""
    if announces(rest):
        return None
    sentence = is_sentence(rest)
    if (sentence and is_declarative(rest)) or _MARK.search(rest, 1) is not None or _goes_on(rest):
        return None
    dated = dates.read_dates(rest)
    if dated is not None and dated.labelled:
        return decided(registry.DATE)
    if outlets.is_agency(rest.strip(" /[]().·=")):
        return None if SHOWN.search(before) else decided(registry.SIGN_OFF)
    if _CREDIT.fullmatch(rest):
        shown = SHOWN.search(before) and len(_SENTENCE.findall(before)) <= CAPTION
        return None if shown else decided(registry.CREDIT)
    found = verdict(rest, sentence=sentence, tail=True)
    if found is not None:
        return decided(lookup(found.rule), found.kind)
    return decided(registry.RIGHTS) if _RIGHTS.match(rest) else None


def _goes_on(rest: str) -> bool:
    """Whether a sentence told as a report ends inside the words: the article goes on there."""
    return any(is_declarative(rest[: found.end()].rstrip()) for found in _INNER.finditer(rest))
