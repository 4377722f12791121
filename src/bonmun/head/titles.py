"""A title taken apart: the headline, the outlet's name, the section path and the words of the page around it."""

from __future__ import annotations

from bonmun.grammar import outlets
from bonmun.patterns import pattern

_LONGEST = 200
_SEPARATOR = pattern(r"\s?(?:::|[|ㅣ│<>])\s?|\s[-–—:~•·]\s|(?<=[가-힣A-Za-z])\s?:\s(?=\S)|-(?=[가-힣/·]{1,8}(?:ㅣ|$))")
FRONT_TAG = pattern(r"\[([^\[\]]{2,12})\]\s*")
"""An outlet's name in brackets before a headline."""
_MOST_PARTS = 9
# What stands beside the headline in `<title>` besides the outlet's name.
_LABELS = frozenset(
    "기사본문 본문 뉴스 기사 기사보기 뉴스보기 전체기사 홈 정치 경제 사회 국제 문화 연예 스포츠 생활 오피니언 증권 "
    "부동산 산업 지역 전국 과학 건강 방송 IT 생활/문화 IT/과학 사설 칼럼 포토 영상 속보 종합 뉴스홈 모바일 상세보기 "
    "상세 newsview view news article home".split()
)


def clean(title: str) -> str:
    """A title without the outlet's name, the section path and the words of the page around it."""
    tag = FRONT_TAG.match(title)
    parts = split(title[tag.end() :] if tag and outlets.named(tag[1]) else title)
    while len(parts) > 2 and is_label(parts[-1]):
        del parts[-2:]
    while len(parts) > 2 and is_label(parts[0]):
        del parts[:2]
    return "".join(parts).strip()


def split(title: str) -> list[str]:
    """Parts and separators in turn."""
    if len(title) > 2 * _LONGEST:
        return [title]
    out, at = [], 0
    for found in list(_SEPARATOR.finditer(title))[:_MOST_PARTS]:
        if found.start() > at:
            out += [title[at : found.start()], found[0]]
            at = found.end()
    return [*out, title[at:]]


def is_label(part: str) -> bool:
    """True for the outlet's name, a section, and other words that stand beside a headline in a title."""
    part = part.strip()
    if part.lower() in _LABELS or outlets.named(part) or outlets.sounds_like_one(part):
        return True
    words = part.split()
    return len(words) <= 4 and any(outlets.named(word) for word in words) and len(part) <= 24
