"""Is this word a person's name, a reporter's post, a newsroom desk, a place? The vocabulary of data/bylines.toml."""

from __future__ import annotations

import functools

from bonmun import resources
from bonmun.lazy_regex import pattern

# The surnames of the 2015 census that over a thousand people bear, and the two-syllable ones.
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부"
    "가복태목형계피두감음빈동온호범좌팽승간상시갈단견당화"
)
_DOUBLE = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방", "어금", "망절")
# A word that ends so is a reporter's post; what may stand before it in the same word: `선임`, a desk, a name.
_POSTS = tuple(
    "기자 특파원 통신원 논설위원 논설실장 논설주간 논설고문 주필 편집위원 편집인 편집장 편집국장 보도국장 해설위원 앵커"
    " 아나운서 리포터 캐스터 에디터 칼럼니스트 프로듀서 피디 PD 교열위원 VJ 크리에이터 큐레이터".split()
)
_POST_FRONT = pattern(
    r"(?:선임|수석|대표|학생|뉴스|수습|인턴|신입|전문|객원|시민|명예|영상|사진|촬영|취재|편집|교열|대학생|청년|청소년|어린이|주부|대|부국장|부장|차장|국장|본부장|팀장|순회|현지|상임|상근|비상임|초빙"
    r"|디자인|그래픽|일러스트|만평|기상|전|의학|과학|여행|군사|종교|문화|경제|정치|사회|산업|국제|스포츠|법조|교육|환경|노동|복지|금융|증권|부동산|자동차|음식|문학|미술|음악|영화|바둑|골프|야구|축구|농구|배구"
    r"|북한|외교|안보|통일|국방|선거|데이터|디지털|온라인|인터넷|기획|탐사|지역|지방|주재|관광|건강|식품|패션|AI|IT|카드뉴스|뉴미디어|마을|동네|기후|인권|국회|보건|농업|해양|\.|·){1,4}"
)
_RANKS = pattern(
    r"(?:\(?[가-힣A-Za-z]{0,8}(?:부국장|국장|부장|차장|팀장|실장|본부장|대기자|센터장|소장|단장|지사장|지국장|총국장)\)?|선임|겸|및|외|님)"
)
_DESK = pattern(
    r"(?:[가-힣A-Za-z0-9]{0,10}(?:뉴스|취재|보도|편집|디지털|온라인|인터넷|콘텐츠|컨텐츠|이슈|기획|미디어|모바일|데이터|탐사|속보|연예|스포츠|엔터|영상|국제|정치|경제|사회|문화|산업|증권"
    r"|금융|부동산|전국|지역|생활|라이프|건강|의학|과학|유통|체육|교육|사진|레저|여행|노동|법조|사건|팩트체크|특별|종합|제\d|본)\d?(?:부|팀|국|실|센터|본부|데스크|뉴스룸|룸|랩|반|취재단|단|취재본부)"
    r"|편집국|편집부|취재단|공동취재|본사|기동취재|[가-힣]{2,4}(?:본부|지사|취재본부|주재))"
)
_RANK_ENDS, _DESK_ENDS = frozenset("장자)임겸및외님"), frozenset("부팀국실터크룸랩반단재사")
"""The last letters of ranks and desks: most words are told apart by theirs."""
_DESK_ALONE = pattern(
    r"뉴스|취재|보도|편집|디지털|온라인|인터넷|콘텐츠|컨텐츠|이슈|미디어|모바일|탐사|속보|엔터|연예|스포츠"
)
_PARTICLES = "은는이가을를의에로와과도만"
_HANGUL_WORD = pattern(r"[가-힣]{2,}")
_FAMILY_LAST = pattern(r"(?P<given>[가-힣]{2}) (?P<family>[가-힣])")
# A post whose seat may be glued to it: `뉴욕특파원`, `강원통신원`.
_SEATED = ("특파원", "통신원", "주재기자")


def is_name(word: str) -> bool:
    """True for a Korean personal name of two to four syllables that is no word of the page or the newsroom."""
    if word[-1:] == "팀" or not could_be_name(word):
        return False
    return word[0] in _SURNAMES if len(word) < 4 else word.startswith(_DOUBLE)


def family_last(text: str) -> str:
    """The name of two syllables whose surname stands last, as foreign forms print it (`길동 홍` → 홍길동); "" else."""
    found = _FAMILY_LAST.fullmatch(text) if len(text) == len("길동 홍") else None
    name = found["family"] + found["given"] if found else ""
    return name if found and found["family"] in _SURNAMES and is_name(name) else ""


def could_be_name(word: str, longest: int = 4) -> bool:
    """True for a Hangul word that may be a name without a common surname (pen names, foreigners)."""
    if not 2 <= len(word) <= longest or min(word) < "가" or max(word) > "힣":
        return False
    if word in words("not_names") or word in places():
        return False
    return not (word[-1] in _PARTICLES and (word[:-1] in words("not_names") or word[:-1] in places()))


def post(word: str) -> tuple[bool, str]:
    """(whether the word ends in a reporter's post, the name glued before it or ""): `홍길동기자` → (True, "홍길동")."""
    ended = next(filter(word.endswith, _POSTS), None) if word.endswith(_POSTS) else None
    if ended is None:
        return False, ""
    front = word.removesuffix(ended)
    if not front or _POST_FRONT.fullmatch(front) or is_desk(front):
        return True, ""
    for size in (3, 2, 4):
        name, rest = front[:size], front[size:]
        if is_name(name) and (not rest or _POST_FRONT.fullmatch(rest) or _RANKS.fullmatch(rest)):
            return True, name
    if front.endswith("전문") and len(front) <= 6 and _HANGUL_WORD.fullmatch(front):
        return True, ""
    if word.endswith(_SEATED) and _HANGUL_WORD.fullmatch(front) and len(front) <= 6:
        return True, ""
    long = len(front) == 4 and front[0] in _SURNAMES and could_be_name(front)
    return long, front if long else ""


def is_rank(word: str) -> bool:
    """True for a rank or joining word that may stand between a name and a post."""
    return word[-1:] in _RANK_ENDS and _RANKS.fullmatch(word) is not None


def is_desk(word: str) -> bool:
    """True for a newsroom desk: `디지털뉴스팀`, `사회2부`, `특별취재팀`."""
    return len(word) <= 16 and word[-1:] in _DESK_ENDS and _DESK.fullmatch(word) is not None


def is_byline_desk(word: str) -> bool:
    """True for a desk that signs articles by itself."""
    return is_desk(word) and bool(_DESK_ALONE.search(word))


@functools.cache
def words(kind: str) -> frozenset[str]:
    """One list of the vocabulary by its key in data/bylines.toml."""
    return frozenset(resources.table("bylines")[kind].split())


@functools.cache
def places() -> frozenset[str]:
    """The places that datelines name."""
    return frozenset(
        word for row in resources.read("places.txt").splitlines() if not row.startswith("#") for word in row.split()
    )
