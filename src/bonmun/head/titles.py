"""A title taken apart: the headline, the outlet's name, the section path and the words of the page around it."""

from __future__ import annotations

from bonmun.grammar import outlets
from bonmun.lazy_regex import pattern

_LONGEST = 400
"""Characters of a title that is taken apart."""
_SEPARATOR = pattern(
    r"\s?(?::{2,3}|[|ㅣ│∥‖¦<>＜＞«»≪≫‹›◀▶])\s?|\s[-–—―:~•·●/]\s|(?<=[가-힣A-Za-z])\s?:\s(?=\S)|-(?=[가-힣/·]{1,8}(?:ㅣ|$))"
)
_FRONT_TAG = pattern(r"[\[《【<＜〈]([^\[\]《》【】<>＜＞〈〉]{2,12})[\]》】>＞〉]\s*")
_BACK_TAG = pattern(r"\s?[\[(《【]([^\[\]()《》【】]{2,12})[\])》】]$")
_OPENERS, _CLOSERS = frozenset("[《【<＜〈"), frozenset("])》】")
"""What such names stand between."""
_BACK = 16
"""Characters at a title's end in which an outlet stands in brackets."""
_MOST_PARTS = 9
"""Separators at which a title is taken apart."""
# What stands beside the headline in `<title>` besides the outlet's name.
_LABELS = frozenset(
    "기사본문 본문 뉴스 기사 기사보기 뉴스보기 전체기사 홈 정치 경제 사회 국제 문화 연예 스포츠 생활 오피니언 증권 "
    "부동산 산업 지역 전국 과학 건강 방송 IT 생활/문화 IT/과학 사설 칼럼 포토 영상 속보 종합 뉴스홈 모바일 상세보기 "
    "상세 newsview view news article home 보도자료 온라인 온라인뉴스 인터넷 인터넷뉴스 인터넷신문 "
    "모바일뉴스 모바일웹 로고 공지사항 공지 새소식 언론보도 해명자료 설명자료 시정소식 군정소식 구정소식 도정소식 "
    "고시공고 알림마당 자료실 환경 교육 노동 기획 연재".split()
)
_CHANNEL = pattern(r"[A-Z]{2,6}\s?(?:NEWS|News|뉴스)|[가-힣]{2,8}(?:닷컴|시청|군청|구청|도청)")
_SPACED = (" - ", " | ", " :: ")
"""Separators behind which a single unknown word is the site's name."""
_ENDS = " :|"
_LONGEST_SITE, _LONGEST_SLOGAN = 8, 24
"""Characters of an unknown site's name, and of an outlet's with its slogan."""
_SHOW = 3
"""Words of an outlet's show that its name opens."""
_LABEL = 4
"""Words of a part of a title that holds an outlet's name and is no headline."""


def clean(title: str, *, guess: bool = True) -> str:
    """A title without the outlet's name, the section path and the words of the page around it.

    With `guess`, a short unknown word behind a separator is the site's name: so it is in a page's own title.
    """
    parts = split(bare(title))
    while len(parts) > 2 and (is_label(parts[-1]) or _names_site(parts[-1], parts[-2] if guess else "")):
        del parts[-2:]
    while len(parts) > 2 and is_label(parts[0]):
        del parts[:2]
    return bare("".join(parts).strip())


def bare(title: str) -> str:
    """A title without the outlet's name beside it: `[가나일보] …`, `… (가나일보)`, `…_가나일보`."""
    front = _FRONT_TAG.match(title) if title[:1] in _OPENERS else None
    if front and outlets.likely(front[1]):
        title = title[front.end() :]
    back = _BACK_TAG.search(title, max(0, len(title) - _BACK)) if title[-1:] in _CLOSERS else None
    if back and outlets.likely(back[1]):
        title = title[: back.start()]
    for mark in "_:":
        before, _, after = title.rpartition(mark)
        if before and before[-1] not in ": " and after[:1] != " " and outlets.likely(after):
            return before
        before, _, after = title.partition(mark)
        if after and after[0] != ":" and before[-1:] != " " and outlets.likely(before):
            return after.strip()
    return title


def _names_site(part: str, separator: str) -> bool:
    """Whether the last part of a title names the site: an outlet with its slogan or show, an unknown word alone."""
    part = part.strip()
    words = part.split()
    if _CHANNEL.fullmatch(part) or (len(part) <= _LONGEST_SLOGAN and words and outlets.likely(words[-1])):
        return True
    if 1 < len(words) <= _SHOW and len(part) <= _LONGEST_SLOGAN and outlets.likely(words[0]):
        return True
    return len(words) == 1 and len(part) <= _LONGEST_SITE and separator in _SPACED


def split(title: str) -> list[str]:
    """Parts and separators in turn; one at an end parts nothing."""
    if len(title) > _LONGEST:
        return [title]
    title = title.rstrip(_ENDS) or title
    out, at = [], 0
    for found in list(_SEPARATOR.finditer(title))[:_MOST_PARTS]:
        if found.start() > at:
            out += [title[at : found.start()], found[0]]
            at = found.end()
    return [*out, title[at:]]


def is_page_word(part: str) -> bool:
    """True for a section or a word that names the kind of page: 뉴스, 기사본문, 보도자료."""
    return part.lower() in _LABELS


def is_label(part: str) -> bool:
    """True for the outlet's name, a section, and other words that stand beside a headline in a title."""
    part = part.strip()
    if is_page_word(part) or outlets.likely(part):
        return True
    words = part.split()
    if len(words) > _LABEL or len(part) > _LONGEST_SLOGAN:
        return False
    paged = len(words) > 1 and outlets.likely(words[0]) and all(map(is_page_word, words[1:]))
    return paged or any(outlets.named(word) for word in words)
