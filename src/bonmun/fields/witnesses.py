"""What on a page names the outlet whose article it shows: sources, copyright lines, datelines, promotions, e-mails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bonmun.grammar import datelines, dates, outlets
from bonmun.label.labels import Labelled
from bonmun.lazy_regex import pattern

_COPYRIGHT = pattern(
    r"무단|재배포|전재|저작권자|C(?i:opyright)|c(?i:opyright)|R(?i:ights reserved)|r(?i:ights reserved)"
)
_MARK = pattern(r"(?:저작권자|copyrights?|\(c\)|[ⓒ©])[\s:ⓒ©()c]{0,6}(?P<rest>[^ⓒ©]{2,60})", re.IGNORECASE)
_WORD = pattern(r"[^\s&,.<>\[\]()|/'\"‘’“”·]+")
_QUOTED = pattern(r"'[^']{0,60}'|\"[^\"]{0,60}\"|‘[^’]{0,60}’|“[^”]{0,60}”")
# `[Source : 가나일보]`, `기사제공=가나일보`, `출처 : 가나일보(https://gana.example)`. The words of the first group
# stand before an outlet and nothing else, those of the second before whatever is quoted.
_SOURCE = pattern(
    r"[\[(<【※*\-\s]{0,3}(?:(?P<sure>source|기사\s?(?:출처|제공|원문)|원문\s?출처|언론사|매체(?:명)?)|출처|원문|제공)"
    r"\s?[:=：]\s?(?P<name>[^\[\]<>】]{2,60}?)[\])>】.\s]{0,3}",
    re.IGNORECASE,
)
_ADDRESS = pattern(r"https?://[^\s)\]]{4,80}")
_BRACKETED = pattern(r"\s?\([^)]{0,60}\)?$")
_OUTLET_LIKE = pattern(r"[가-힣A-Za-z][가-힣A-Za-z0-9]{1,11}(?:\s[가-힣A-Za-z0-9]{1,8})?")
# How portals and outlets ask for a reader of the outlet.
_PROMOTED = pattern(
    r"^\W{0,3}(?P<name>\S{2,14}?)(?:에서 직접 확인하세요|\s?구독하고 메인에서"
    r"|\s(?:네이버|다음|카카오)\s?채널\s?(?:구독|추가)"
    r"|\s주요뉴스$|\s헤드라인$)"
    r"|네이버에서 \[?(?P<other>[^\s\]]{2,14}?)\]?(?:을|를)? ?(?:채널\s?)?구독"
)
_MAIL = pattern(r"@(?P<host>[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,3})")
_LONGEST_COPYRIGHT = 200
"""Characters of a line that claims a copyright."""
_LONGEST_SOURCE = 80
"""Characters of a line that names a source, or begins with the outlet's name."""
_LONGEST_NAME = 20
"""Characters of an outlet's name that nobody knows."""
_LONGEST_PROMOTION = 60
"""Characters of a line that asks for a subscription."""
_FIRST_WORDS = 12
"""Words in which a copyright line names the outlet."""
_NAME_WORDS = 3
"""Words of an outlet's name."""


def source_lines(lines: Iterable[Labelled]) -> Iterator[re.Match[str]]:
    """What names the article's source outside the text, a whole line each time."""
    for line in lines:
        text = line.text
        if len(text) > _LONGEST_SOURCE or line.role in ("body", "caption", "title"):
            continue
        if ":" not in text and "=" not in text and "：" not in text:
            continue
        found = _SOURCE.fullmatch(text)
        if found is not None:
            yield found


def sources(named: Iterable[re.Match[str]], *, sure: bool) -> Iterator[str]:
    """Outlets that a line calls the article's source; without `sure`, those whose names are known or sound so."""
    for found in named:
        if sure and not found["sure"]:
            continue
        address = _ADDRESS.search(found["name"])
        name = _BRACKETED.sub("", found["name"]).strip()
        known = outlets.named(name) or (outlets.of_host(outlets.host_of(address[0])) if address else None)
        if known or outlets.sounds_like_one(name) or (sure and _OUTLET_LIKE.fullmatch(name)):
            yield known or name


def copyrights(rights: Iterable[Labelled]) -> Iterator[str]:
    """Outlets that the copyright lines name."""
    for line in rights:
        for found in _MARK.finditer(line.text):
            # A slogan in quotes may hold another outlet's name: ⓒ'5개국어 글로벌 경제신문' 아주경제.
            name = _first_outlet(_QUOTED.sub(" ", found["rest"])) or _first_outlet(found["rest"])
            if name:
                yield name


def claims(rights: Iterable[Labelled]) -> Iterator[str]:
    """Unknown outlets named right after the mark of a copyright line: `ⓒ 가나다라 무단전재`."""
    for line in rights:
        found = _MARK.search(line.text)
        word = _WORD.search(found["rest"]) if found else None
        if word and 2 <= len(word[0]) <= _LONGEST_NAME and any("가" <= c <= "힣" for c in word[0]):
            yield word[0]


def fronts(lines: Iterable[Labelled]) -> Iterator[str]:
    """Outlets in datelines and at the front of the lines around the headline: `[동아일보] 2010-12-25`."""
    for line in lines:
        if line.role == "body" and line.text[:1] in "([【［<":
            dateline = datelines.split_dateline(line.parts[0][0] if line.parts else line.text)
            if dateline is not None and dateline.publisher:
                yield dateline.publisher
        elif line.role in ("byline", "date", "dateline") or (line.role == "title" and line.text[:1] in "[【<"):
            name = _front(line.text)
            if name:
                yield name


def promotions(lines: Iterable[Labelled]) -> Iterator[str]:
    """Outlets that ask to be subscribed to, or that a portal leads to: `가나일보에서 직접 확인하세요`."""
    for line in lines:
        found = (
            _PROMOTED.search(line.text)
            if line.role not in ("body", "caption") and len(line.text) < _LONGEST_PROMOTION
            else None
        )
        name = (found["name"] or found["other"]).strip("[]‘’'\"") if found else ""
        if name and outlets.likely(name):
            yield outlets.named(name) or name


def mails(lines: Sequence[Labelled]) -> Iterator[str]:
    """Outlets whose people's e-mails stand in bylines, captions and the last lines of the text."""
    last = max((line.index for line in lines if line.role == "body"), default=-1)
    for line in lines:
        if line.role in ("byline", "caption") or line.index == last:
            for found in _MAIL.finditer(line.text):
                name = outlets.of_host(found["host"].lower())
                if name and not outlets.is_portal(found["host"].lower()):
                    yield name


def copyright_lines(lines: Iterable[Labelled]) -> Iterator[Labelled]:
    """The lines outside the text that claim a copyright."""
    for line in lines:
        outside = line.role not in ("body", "caption")
        if outside and len(line.text) <= _LONGEST_COPYRIGHT and _COPYRIGHT.search(line.text):
            yield line


def _first_outlet(text: str) -> str | None:
    """The first outlet in a text, names of several words before their parts, known names before those that sound so."""
    words = _WORD.findall(text)[:_FIRST_WORDS]
    for at in range(len(words)):
        for size in range(_NAME_WORDS, 0, -1):
            name = outlets.named(" ".join(words[at : at + size]))
            if name:
                return name
    return next(filter(outlets.sounds_like_one, words), None)


def _front(text: str) -> str | None:
    """The outlet a short line begins with: `[동아일보] 2010-12-25`, `제주방송 홍길동 2023. 11. 1.`."""
    word = _WORD.search(dates.cut(text)) if len(text) <= _LONGEST_SOURCE else None
    return outlets.named(word[0]) if word else None
