"""What a site says to its readers among the lines of an article: by its voice, its words and its place.

Told in the plain style (…했다) an article never turns to its readers; corrections and notices of events do. Where the
article itself is told politely (…했습니다) the voice says nothing, and the grammar alone knows pitches.
"""

from __future__ import annotations

from bonmun.label.readings.dump_edges import QUOTES
from bonmun.label.zones import CLOSING, Zones, ends_plainly
from bonmun.lazy_regex import pattern

_POLITE = ("니다", "세요", "십시오", "까요", "어요", "아요", "해요", "예요", "에요", "죠")
_REPORTED = "고 있습니다"
# A sentence told plainly ends inside the line: what follows in its paragraph is the article's too.
_TOLD_INSIDE = pattern(r"(?:(?<!니)|(?<=아니))다\.[\"'”’)]{0,2}\s")
# What outlets ask of their readers; a charity's 후원 is none of theirs.
_PITCH = pattern(
    r"구독|뉴스레터|팔로[우잉]|알림\s?설정|앱[을에]|(?:언론|기사|보도|저널리즘|독자|여러분의)[^.]{0,40}후원"
    r"|(?:여러분|독자|시청자)[^.]{0,6}제보|제보해\s?주|제보\s?바랍"
    r"|후원[^.]{0,40}(?:언론|기사|보도|저널리즘|독자)"
    r"|(?:기사|뉴스|소식|영상|콘텐츠)[^.]{1,40}(?:만나|보|받아\s?보|확인하|들으|읽으)실 수 있"
)
# What a site speaks of behind an article: the article, where else it is read, what may be done with it.
_SELF = pattern(
    r"(?:이|본|해당)\s?(?:기사|뉴스|콘텐츠|보도|영상)|기사[를에가]\s|뉴스[를에도]\s|기자에게|오디오|퀴즈|쿠폰|경품|회원이|앱[을에]|공유|유튜브|인스타그램|카카오톡|텔레그램|뉴스스탠드|앱\s?다운|뉴스룸"
    r"|로그인|스크랩|댓글|좋아요|친구\s?추가|회원\s?가입|내려받|다운로드|무단|복제|전재|저작권|재배포|(?:기자|인턴|필자|독자위원)[를을]\s?모집"
)
_TURNS = pattern(
    r"(?:세요|십시오|까요|나요|드립니다|바랍니다|금(?:지)?합니다|할 수 없습니다|모집합니다|힘이\s?됩니다"
    r"|실 수 있(?:습니다|어요)"
    r"|(?:기사|뉴스)[^.]{0,24}수 있(?:습니다|어요)|(?:기사|콘텐츠)입니다)$"
)
"""How a sentence ends that turns to readers; what merely is said politely (…많습니다) is as often the article's."""
_HOUSE = pattern(
    r"본지[는의]|본\s?(?:매체|누리집|사이트|신문|사[는의])|당사|자사\s|윤리강령|고충처리|청소년보호|정정보도|반론보도|추후보도|독자\s?(?:의\s)?권익"
    r"|무단[^.]{0,12}(?:이용|수집|사용|전재|복제)|서면\s?동의|자율심의|편집\s?규약|보도자료[는를]?\s[^.]{0,16}(?:받|보내)|열린보도"
)
"""What a newsroom says of itself under its articles: its rules, who answers for them, how to write to it."""
_CALLS = pattern(
    r"(?:알려|들려|보내|연락|제보|남겨|나눠)[\s가-힣]{0,4}(?:주세요|주십시오|주시기|바랍니다|세요)|(?:사례|사연|경험|의견|이야기)[를을]\s?(?:알려|들려|보내|나눠)"
)
_CORRECTS = pattern(
    r"바로잡|정정|반론|사과|오류|잘못|취재|도움|지원|공동|기획|제작|작성|실명|가명|신변|익명|인터뷰|번역|게재|실렸|연재"
)
"""What an editor's note says of how the article came about: it is part of the article."""
HOUSE = 8
"""Sentences that a newsroom says of itself in one block, at most."""
_ADDRESS = pattern(r"\s?[(<\[]?\b[\w.+-]{1,40}@[\w.-]{3,60}[)>\]]?$")
LONGEST = 120
"""Characters of a notice that only its voice and place tell."""


def is_pitch(zones: Zones, i: int) -> bool:
    """Whether a sentence apart from those told, in another voice than the text's, speaks of the site to its readers."""
    line = zones.lines[i]
    text = _ADDRESS.sub("", line.text) if "@" in line.text else line.text
    said = text.rstrip(CLOSING) if zones.shapes[i] in ("sentence", "fragment") else ""
    if not said.endswith(_POLITE) or said[0] in QUOTES or said.endswith(_REPORTED):
        return False
    if ends_plainly(said) or _TOLD_INSIDE.search(said) is not None:
        return False
    asks = _PITCH.search(said) is not None
    if not (asks or _speaks_of_site(said)):
        return False
    if not zones.told:
        return line.element is not None and i > zones.last_told
    boxed = asks and line.element is not None and id(line.element.home) not in zones.told_homes
    return boxed or i > zones.told[-1]


def _speaks_of_site(said: str) -> bool:
    """Whether a short sentence speaks of the article or the site, or calls on readers, and is no editor's note."""
    if len(said) > LONGEST:
        return False
    if _CALLS.search(said):
        return True
    return _TURNS.search(said) is not None and _SELF.search(said) is not None and not _CORRECTS.search(said)


def is_of_house(zones: Zones, i: int) -> bool:
    """Whether the line stands behind a text told plainly, in a block where all is polite and some of the house."""
    if i <= zones.last_told or zones.is_of_text(i):
        return False
    element = zones.lines[i].element
    if element is None:
        return False
    texts = [zones.lines[at].text for at in zones.said_in(element.home, HOUSE + 1)]
    polite = all(text.rstrip(CLOSING).endswith(_POLITE) and text[0] not in QUOTES for text in texts)
    return len(texts) <= HOUSE and polite and any(map(_HOUSE.search, texts))
