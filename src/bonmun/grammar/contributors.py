"""Who signs an article without a reporter's post: scholars, writers, editors and other guests."""

from __future__ import annotations

from bonmun.article import Author
from bonmun.grammar import names
from bonmun.lazy_regex import pattern

_LONGEST = 50
_LONGEST_OCCUPATION = 30
"""Characters of a line of a name and an occupation that no list names."""
_SCHOLARS = (
    "교수|연구원|연구위원|변호사|변리사|회계사|세무사|노무사|법무사|전문의|한의사|수의사|작가|시인|소설가|수필가"
    "|평론가|칼럼니스트|자유기고가"
)
_WRITERS = "시인|소설가|수필가|동화작가|여행작가|문학평론가|문화평론가|칼럼니스트|번역가"
_GUESTS = (
    "총장|학장|원장|소장|회장|이사장|이사|대표|위원장?|박사|의사|약사|화가|번역가|감독|목사|신부|스님|수녀|의원|장관|차관|대사"
    "|시장|군수|구청장|도지사|센터장|본부장|사무총장|국장|고문|전문가|저자|운동가|활동가|교사|교장|영양사|간호사|해설가|기획자|건축가|성우"
)
_EDITORS = (
    r"(?:정치|경제|사회|문화|산업|국제|체육|전국|편집|사진|논설|디지털|증권|금융|생활|과학|여론|스포츠|미디어)[가-힣]{0,4}"
    r"\s?(?:부장|차장|팀장|실장|데스크)"
)
_NAME_FIRST = pattern(r"(?P<name>[가-힣]{2,4})[\s/|,·=(]{1,3}(?P<post>[^.?!\"“”]{2,44})")
_OCCUPATION = pattern(
    r"(?P<name>[가-힣]{3})\s(?:(?:전|前|현)\s)?(?:[가-힣A-Za-z·]{1,14}(?<![은는이가을를의에로])\s){0,2}"
    r"(?P<post>[가-힣]{0,8}(?:[가-힣][사가자인장원관수부생]|데스크|스님|신부|감독|선생))"
)
"""What somebody is or was, as a word that ends as occupations end: `요리사`, `농부`, `전 통상교섭관`."""
_IN_THE_NEWS = pattern(
    r"(?:선수|가수|후보자?|당선[인자]|피해자|희생자|용의자|피고인?|참가자|수상자|우승자|출연자|주인|본인|지지자|노동자"
    r"|군수|시장|총리|장관|대통령|국회의원|의장|대표)$"
)
"""How people are called who are shown and told of more often than they write."""
_INSTITUTE = pattern(
    r"[가-힣A-Za-z]{1,14}(?:연구[원소]|대학교?|대|병원|의료원|학회|협회|센터|재단|박물관|미술관|도서관|문화원|학교|고|중|초)"
    r"(?:장|\s?(?:총장|학장|교수|원장|소장|회장|이사장|대표|관장|교장|교사))\s(?P<name>[가-힣]{3})"
)
"""Who heads an institute or teaches there, before the name: `가나연구원장 홍길동`."""
_POST = pattern(
    rf"(?:{_SCHOLARS}|{_GUESTS}|{_EDITORS})(?:\)|\s?\([^()]{{2,24}}\)?|[·/,]\s?[가-힣]{{2,8}}(?:학|학과|전공))?$"
)
"""A post at the line's end, or with the bearer's subject behind it: `가나대 교수·도시학`."""
# Only scholars and writers put their post first; officials in the news are introduced so (`가람시 국장 홍길동`).
_NAME_LAST = pattern(
    rf"(?:(?:[가-힣A-Za-z]{{2,14}}\s){{1,3}}?(?:[가-힣]{{2}}\s?)?(?:{_SCHOLARS})|{_WRITERS})\s(?P<name>[가-힣]{{2,4}})"
)
_DESK_FIRST = pattern(
    r"(?:정치|경제|사회|문화|산업|국제|체육|전국|지역|편집|사진|논설|디지털|증권|금융|생활|과학|여론|스포츠|미디어|뉴스)"
    r"[가-힣]{0,4}[부팀실]\s(?P<name>[가-힣]{3})"
)
_TEAM_FIRST = pattern(r"[가-힣A-Za-z0-9]{2,10}팀\s(?P<name>[가-힣]{3})")
# What somebody did, and the name: `번역 홍길동`. So short an ending may be two words of the text too: three syllables.
_CREDITED = pattern(
    r"(?P<credit>취재|글|정리|번역|옮김|작성|대담|촬영|편집|그래픽|일러스트|삽화|디자인|구성|기획|제작|자료\s?조사|영상|CG)"
    r"\s?[:：=|]?\s(?P<name>[가-힣]{3})(?:\s?\([^()]{2,20}\)?)?"
)
_EDGES = " <>[]()/|·-■▶◆"
_WROTE = frozenset(("취재", "글", "정리", "번역", "옮김", "작성", "대담"))
_AND_OTHERS = pattern(r"(?P<name>[가-힣]{2,4})\s외\s?\d{1,2}\s?[명인]")


def read_contributor(text: str) -> Author | None:
    """The writer when the whole line is a guest's name and post: `홍길동 서울대 교수`, `홍길동/시인`, `홍길동 외 3명`.

    People in the news are introduced in the same shape: ask only of a line at an article's end.
    """
    text = text.strip(_EDGES)
    if len(text) > _LONGEST:
        return None
    credited = _CREDITED.fullmatch(text)
    if credited is not None and credited["credit"] in _WROTE and names.is_name(credited["name"]):
        return Author(credited["name"])
    for shape in (_AND_OTHERS, _DESK_FIRST, _NAME_LAST, _NAME_FIRST):
        found = shape.fullmatch(text)
        if found is None or (shape is _NAME_FIRST and not _POST.search(found["post"])):
            continue
        name: str = found["name"]
        if names.is_name(name) and not name.endswith("대"):  # a university, not a person
            return Author(name)
    return None


def read_guest(text: str) -> Author | None:
    """Also who is named with an occupation that no list knows (`홍길동 요리사`): ask only right behind the text."""
    known = read_contributor(text)
    if known is not None or len(text) > _LONGEST_OCCUPATION:
        return known
    text = text.strip(_EDGES)
    for shape in (_OCCUPATION, _TEAM_FIRST, _INSTITUTE):
        found = shape.fullmatch(text)
        if found is None or not names.is_name(found["name"]):
            continue
        post = found["post"] if shape is _OCCUPATION else ""
        if not (_IN_THE_NEWS.search(post) or names.post(post)[0]):
            return Author(found["name"])
    return None


def is_credit(text: str) -> bool:
    """Whether the whole line says what somebody did, in two words: `그래픽 홍길동`. Ask only at an article's end."""
    found = _CREDITED.fullmatch(text.strip(_EDGES))
    return found is not None and names.is_name(found["name"])
