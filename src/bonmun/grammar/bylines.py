"""The grammar of bylines and lines of credits: who wrote, when a whole line says so.

A byline is read word by word, never searched for inside a sentence: every word of the line must have its place in the
grammar (name, post, desk, place, outlet, credit, e-mail), and at most two may be unknown.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bonmun.article import Author
from bonmun.grammar import dates, names, outlets, remembered
from bonmun.patterns import pattern

_LONGEST = 160
_MOST_WORDS = 24
# One of these stands in every byline that says so itself; the rest is not looked at. Each begins with a letter, not a
# class of them: `re` then skips to the places where one of these letters stands.
CUE = pattern(
    r"기자|특파원|통신원|위원|앵커|아나운서|리포터|캐스터|에디터|칼럼니스트|피디|PD|VJ|프로듀서|크리에이터|인턴|디자이너"
    r"|논설|주필|편집|취재|정리|글|사진|촬영|영상|그래픽|디자인|기획|구성|제작|화면|연출|진행|번역|대담|작성자|CG"
    r"|팀\b|부\b|B[Yy]\b|b[Yy]\b|@|email|연합뉴스|뉴시스|뉴스1"
)
_EMAIL = pattern(
    r"[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}|\[email\s?protected\]"
)
_MARKS = r"\s\[\](){}【】<>〈〉《》≪≫［］「」『』/|ㅣ,;:：=＝&■◆●★▣◎◇□◀▶▷▲△☞※*~∼…"
_SPLIT = pattern(rf"[{_MARKS}]+|(?<=[가-힣])[·ㆍ･・](?=[가-힣])|(?<![^{_MARKS}])[-–—.·ㆍ]+|[-–—.·ㆍ]+(?![^{_MARKS}])")
_FINAL = pattern(r"(?:다|요|죠|까|네|군)[.?!…]*[\"'”’)\]]*$|[?!]$")
_STOP = pattern(r"[가-힣)][.?!]\s")  # a sentence ends inside
_PERSONNEL = pattern(r"[▲△◇▷○]")
_JOSA = pattern(r"(?:다|요|[.?!]|은|는|을|를|에서|에게|라고|하는|했던|이|가|의|도|만|로|와|과|한|된|할|며|고|서)$")
# A credit that is set off from its name: `정리=홍길동`, `기자명 홍길동`, `by 홍길동`, `홍길동 | 화면캡처 …`.
_SET_OFF = pattern(
    r"(?:^|[\s\[(/,;|·])[가-힣A-Za-z·ㆍ]{1,8}\s?[=:：＝]|^(?:기자명|작성자|글쓴이|[Bb][Yy])\b"
    r"|[가-힣]\s[|/]\s?(?:사진(?:제공|출처)?|(?:화면|영상)\s?캡[처쳐])\s"
    r"|^[\[(<]\s?(?:영상\s?)?(?:취재|촬영|편집|촬영기자)\s[가-힣]{2,4}[\])>]$",
    re.IGNORECASE,
)
_GLUED_LABEL = pattern(r"^(?:기자명|글쓴이|작성자)(?=[가-힣]{2,4}\s?기자)")
# What stands before `=` and is no credit is a place: `가람=홍길동 기자`.
_PLACE = pattern(r"[\[(/<【]?\s?(?P<place>[가-힣]{2,5})\s?=\s?(?=[가-힣]{2})")
# A caption's credit: `한빛시 전경 [사진=연합뉴스]`.
_PICTURE = pattern(r"\S\s?[\[(<]\s?(?:사진|자료|그래픽|이미지|제공)\s?(?:제공\s?)?[=:]")
_LATIN = pattern(r"[Bb][Yy] ([A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'.-]{0,20}){1,3})")

_CONTRIBUTOR = pattern(r"(?P<name>[가-힣]{2,4})[\s/|,·=(]{1,3}(?P<post>[^.?!\"“”]{2,44})")
_SCHOLAR = pattern(
    r"(?:교수|총장|학장|원장|소장|회장|이사장|이사|대표|위원장?|연구위원|연구원|박사|변호사|변리사|회계사|세무사|의사|한의사|약사|작가|시인|소설가|화가"
    r"|평론가|칼럼니스트|번역가|감독|목사|신부|스님|수녀|의원|장관|차관|대사|시장|군수|구청장|도지사|센터장|본부장|사무총장|국장|고문|전문가|저자|운동가|활동가|교사|교장)\)?$"
)


class _Person:
    """A name in a credit line."""

    __slots__ = ("email", "name", "wrote")

    def __init__(self, name: str, wrote: bool, email: str | None = None) -> None:
        self.name = name
        self.wrote = wrote
        self.email = email


class _Reading(NamedTuple):
    """A line's words put in their places: its people, how many words of each kind, and the words nobody knows."""

    people: list[_Person]
    kinds: Counter[str]
    unknown: list[str]

    @property
    def authors(self) -> tuple[Author, ...]:
        unique: dict[str, str | None] = {}
        for person in self.people:
            if person.wrote:
                unique[person.name] = unique.get(person.name) or person.email
        return tuple(Author(name, email) for name, email in unique.items())


def read_byline(text: str) -> tuple[Author, ...] | None:
    """The authors when the whole line is a byline or a line of credits; None when it is not.

    An empty tuple is a byline without a writer's name: a desk, an agency, an e-mail address, camera credits.
    """
    return _byline(text) if len(text) <= _LONGEST else None


@remembered
def _byline(text: str) -> tuple[Author, ...] | None:
    if not CUE.search(text):
        return None
    latin = _LATIN.fullmatch(text.strip(" |·"))
    if latin:
        return (Author(latin[1]),)
    reading = _read(text)
    if reading is None or len(reading.unknown) > 2 or any(_JOSA.search(w) for w in reading.unknown if len(w) > 2):
        return None
    people, kinds, unknown = reading
    if not kinds["post"] and not kinds["email"] and _PICTURE.search(text):
        return None
    if people:
        if kinds["post"] or kinds["email"] or kinds["helper"]:
            return reading.authors
        set_off = _SET_OFF.search(text) or kinds["credit"] > 1 < len(people)
        return reading.authors if kinds["credit"] and set_off else None
    if unknown or kinds["credit"]:
        return None
    signed = kinds["email"] == 1 or kinds["desk"] or kinds["agency"]
    return () if signed and kinds["outlet"] <= 2 and kinds["place"] <= 1 else None


def read_names(text: str) -> tuple[Author, ...] | None:
    """The names of a line of only names, outlets, desks and credits: a byline where its place or class says so."""
    if not 2 <= len(text) <= 60 or _PERSONNEL.match(text):
        return None
    reading = _read(text)
    if reading is None or not reading.people:
        return None
    if reading.unknown and not (reading.kinds["credit"] and len(reading.unknown) == 1):
        return None
    return reading.authors


def read_contributor(text: str) -> Author | None:
    """The writer when the whole line is a contributor's name and post: `홍길동 서울대 교수`, `홍길동/시인`.

    People in the news are introduced in the same shape: ask only of a line at an article's end.
    """
    text = text.strip(" <>[]()/|·-■▶◆")
    found = _CONTRIBUTOR.fullmatch(text) if len(text) <= 50 else None
    if not found or not names.is_name(found["name"]) or not _SCHOLAR.search(found["post"]):
        return None
    if found["name"].endswith("대"):  # a university, not a person
        return None
    return Author(found["name"])


def _read(text: str) -> _Reading | None:
    """Every word of the line put in its place; None when one says that the line is no byline."""
    if any(c.isdigit() for c in text):
        text = dates.cut(text)
    text = _GLUED_LABEL.sub("", text)
    front = _PLACE.match(text)
    if front and _kind(front["place"])[0] in ("name", "unknown"):
        text = text[front.end() :]
    emails = [None if found.startswith("[") else found for found in _EMAIL.findall(text)]
    text = _EMAIL.sub(" \x00 ", text)
    words = list(_joined([word for word in _SPLIT.split(text) if word]))
    if _FINAL.search(text) or _STOP.search(text) or not words or len(words) > _MOST_WORDS:
        return None
    reading = _Reading([], Counter(), [])
    if not _place(words, reading, iter(emails)) or (_PERSONNEL.match(text) and names.post(words[0])[0]):
        return None
    return reading


def _place(words: list[str], reading: _Reading, emails: Iterator[str | None]) -> bool:
    """Fills the reading; False when a word says that the line is no byline."""
    people, kinds, unknown = reading
    wrote = True
    before = ""
    for word in words:
        kind, name = _kind(word)
        kinds[kind] += 1
        if kind == "stop":
            return False
        if kind == "email":
            email = next(emails)
            if people and people[-1].email is None:
                people[-1].email = email
        elif kind == "credit":
            # 글·사진: who wrote it also took the picture.
            wrote = _wrote(word) or (wrote and kinds["credit"] > 1 and not people)
        elif kind == "unknown":
            unknown.append(word)
        elif kind == "post" and not people and unknown[-1:] == [before] and names.could_be_name(before):
            name = unknown.pop()  # a name without a common surname: a pen name, a foreigner
        if name:
            people.append(_Person(name, wrote))
        if kind in ("email", "post"):
            wrote = True
        before = word
    return True


@functools.lru_cache(maxsize=2048)
def _kind(word: str) -> tuple[str, str]:
    """(what the word is in a byline, the person's name in it or "")."""
    lower = word.lower().rstrip(".")
    if word == "\x00":
        return "email", ""
    if lower in names.words("not_byline"):
        return "stop", ""
    if word in names.words("helpers"):
        return "helper", ""
    if _wrote(word) or lower in names.words("made"):
        return "credit", ""
    is_post, glued = names.post(word)
    if is_post:
        return "post", glued
    if outlets.is_agency(word):
        return "agency", ""
    if outlets.named(word):
        return "outlet", ""
    if word in names.places():
        return "place", ""
    if names.is_rank(word):
        return "rank", ""
    if names.is_desk(word):
        return "desk" if names.is_byline_desk(word) else "rank", ""
    return ("name", word) if names.is_name(word) else ("unknown", "")


def _wrote(word: str) -> bool:
    return word.lower() in names.words("wrote")


def _joined(words: list[str]) -> Iterator[str]:
    """The words, with names printed as single syllables (`김 현 기자`) and outlets of two words joined."""
    held = ""
    for word in words:
        joined = held + word
        spaced = len(word) == 1 and 2 <= len(joined) <= 3 and word != "글" and names.is_name(joined)
        if held and (spaced or (len(joined) > 4 and outlets.named(joined) and not names.is_name(word))):
            held = joined
            continue
        if held:
            yield held
        held = word
    if held:
        yield held
