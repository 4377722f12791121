"""The grammar of bylines and lines of credits: who wrote, when a whole line says so.

A byline is read word by word, never searched for inside a sentence: every word of the line must have its place in the
grammar (name, post, desk, place, outlet, credit, e-mail), and at most two may be unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from bonmun.article import Author
from bonmun.grammar import byline_words, dates, names, remembered
from bonmun.lazy_regex import pattern

_LONGEST = 160
_MOST_WORDS = 24
_SHOWN = 2
"""Spaces in what a picture shows, before the photographer's name in brackets."""
_OPENERS = frozenset("[(<〈【")
_FULL = 3
"""Syllables of most names; what is shorter and glued to a post behind a name is none."""
# One of these stands in every byline that says so itself; the rest is not looked at. Each begins with a letter, not a
# class of them: `re` then skips to the places where one of these letters stands.
CUE = pattern(
    r"기자|특파원|통신원|위원|앵커|아나운서|리포터|캐스터|에디터|칼럼니스트|피디|PD|VJ|프로듀서|크리에이터|인턴|디자이너"
    r"|논설|주필|편집|취재|정리|글|사진|촬영|영상|그래픽|디자인|기획|구성|제작|화면|연출|진행|번역|대담|작성|필자|기고|CG"
    r"|팀\b|부\b|B[Yy]\b|b[Yy]\b|@|email|연합뉴스|뉴시스|뉴스1|Reporter|reporter"
)
_FINAL = pattern(r"(?:다|요|죠|까|네|군)[.?!…]*[\"'”’)\]]*$|[?!]$")
_FINAL_LETTERS = frozenset("다요죠까네군.?!…\"'”’)]")
_DIGIT = pattern(r"\d")
_DESK = pattern(r"[가-힣](?:부|팀|국|실)[\])>]?$")
"""A desk that signs articles behind its outlet's name: `가나일보 사회부`."""
_MARK = pattern(r"[.?!]\s")
_STOP = pattern(r"[가-힣)][.?!]\s")  # a sentence ends inside
_PERSONNEL = pattern(r"[▲△◇▷○]")
_JOSA = pattern(r"(?:다|요|[.?!]|은|는|을|를|에서|에게|라고|하는|했던|이|가|의|도|만|로|와|과|한|된|할|며|고|서)$")
_TAKEN = pattern(r"(?:기자|특파원|작가)\s(?:촬영|제공|찍음|그래픽|사진)$")
"""Whose picture it is, told behind the name: `홍길동 기자 촬영`."""
_SUBJECT = pattern(r"[은는이가을를]$")
"""How a noun that looks like a name ends where the words beside it are no byline's."""
# A credit that is set off from its name: `정리=홍길동`, `홍길동 | 화면캡처 …`.
_SET_OFF = pattern(
    r"(?:^|[\s\[(/,;|·])[가-힣A-Za-z·ㆍ]{1,8}\s?[=:：＝]"
    r"|[가-힣]\s[|/]\s?(?:사진(?:제공|출처)?|(?:화면|영상)\s?캡[처쳐])\s"
    r"|^[\[(<]\s?(?:영상\s?)?(?:취재|촬영|편집|촬영기자)\s[가-힣]{2,4}[\])>]$"
    r"|^(?:촬영기자|영상\s?(?:취재|편집|촬영|제작)|(?:취재|글|사진|정리|기획|그림|구성)[·ㆍ/](?:취재|글|사진|정리|기획|그림|구성))\s[가-힣]{2,4}(?=$|[\s,·/])",
    re.IGNORECASE,
)
_LABELS = ("기자명", "글쓴이", "작성자")
_GLUED_LABEL = pattern(r"^(?:기자명|글쓴이|작성자)(?=[가-힣]{2,4}\s?기자)")
_BUTTON = pattern(
    r"(?:(?<=기자)|(?<=[a-z)]))\s(?:\+\s?)?"
    r"(?:구독(?:하기)?|팔로우|(?:다른\s)?기사\s?(?:더\s?)?보기|기자\s?페이지)$|^문의\s?[:：]\s"
)
"""What stands beside a reporter's name and is no part of the byline."""
# What stands before `=` and is no credit is a place: `가람=홍길동 기자`.
_PLACE = pattern(r"[\[(/<【]?\s?(?P<place>[가-힣]{2,5}(?:[·ㆍ,]\s?[가-힣]{2,5}){0,2})\s?=\s?(?=[가-힣]{2})")
_BETWEEN = pattern(r"[·ㆍ,]\s?")
_PLACE_KINDS = ("name", "unknown", "place")
"""What a place may look like, as a word of a byline."""
_CLOSERS = {"]": "[", ")": "(", ">": "<", "〉": "〈", "】": "【"}
_SOURCE = pattern(r"(?:사진|자료|그래픽|이미지)\s?(?:제공|출처)?\s?[=:]")
_PHOTO = pattern(r"^(?:사진|자료|그래픽|이미지|제공|출처|촬영)")
_SIGNED = pattern(r"기자|특파원|통신원|리포터|PD|작가|사진|제공|[가-힣]\s?=\s?[가-힣]")
_LATIN = pattern(
    r"(?P<by>(?:[Bb][Yy]|(?:Staff\s)?Reporter) )?(?P<name>[A-Z][A-Za-z'-]{1,20}(?: [A-Z][A-Za-z'.-]{0,20}){1,3}?)"
    r"(?P<post>,?\s(?:(?:[Ss]taff|[Ss]enior|[Cc]ontributing|[Gg]uest)\s)?"
    r"(?:[Rr]eporter|[Ww]riter|[Cc]orrespondent|[Ee]ditor|[Cc]olumnist))?"
)
"""Who wrote it, in English: the name needs what says so before or behind it."""


class _Person:
    """A name in a credit line."""

    __slots__ = ("credit", "email", "mails", "name", "posted", "wrote")

    def __init__(self, name: str, wrote: bool, credit: str) -> None:
        self.name = name
        self.wrote = wrote
        self.credit = credit
        """The credit it stands under; "" when there is none."""
        self.posted = False
        """A reporter's post stands with the name."""
        self.email: str | None = None
        self.mails: list[str | None] | None = None
        """The row of e-mails that this one's stands in."""


class _Reading(NamedTuple):
    """A line's words put in their places: its people, how many words of each kind, and the words nobody knows."""

    people: list[_Person]
    kinds: Counter[str]
    unknown: list[str]

    @property
    def authors(self) -> tuple[Author, ...]:
        shared = any(person.wrote for person in self.people)
        unique: dict[str, str | None] = {}
        for person in self.people:
            # A photographer with a reporter's post beside the writer is an author too.
            if person.wrote or (shared and person.posted and person.credit == "사진"):
                unique[person.name] = unique.get(person.name) or person.email
        return tuple(Author(name, email) for name, email in unique.items())

    @property
    def loose(self) -> list[_Person]:
        """People whom no post, credit or e-mail makes writers."""
        return [person for person in self.people if not (person.posted or person.email or person.credit)]


def read_byline(text: str) -> tuple[Author, ...] | None:
    """The authors when the whole line is a byline or a line of credits; None when it is not.

    An empty tuple is a byline without a writer's name: a desk, an agency, an e-mail address, camera credits.
    """
    return _byline(text) if len(text) <= _LONGEST else None


@remembered
def _byline(text: str) -> tuple[Author, ...] | None:
    if not CUE.search(text):
        return None
    latin = _LATIN.fullmatch(text.strip(" |·")) if text[-1].isascii() and not text[-1].isdigit() else None
    if latin and (latin["by"] or latin["post"]):
        return (Author(latin["name"]),)
    reading = _read(text)
    if reading is None or len(reading.unknown) > 2 or any(_JOSA.search(w) for w in reading.unknown if len(w) > 2):
        return None
    people, kinds, unknown = reading
    if people:
        seen = any(not one.wrote for one in people) and bool(
            reading.loose
        )  # `고은결 촬영=홍길동 기자`: the first is shown
        strange = unknown and (reading.loose or any(_SUBJECT.search(one.name) for one in people))
        if signs_picture(text) or seen or strange:
            return None
        if _TAKEN.search(text):
            return () if len(people) == 1 and not unknown else None
        if kinds["post"] or kinds["email"] or kinds["helper"] or kinds["sign"]:
            return reading.authors
        set_off = _SET_OFF.search(text) or kinds["credit"] > 1 < len(people)
        return reading.authors if kinds["credit"] and set_off else None
    if unknown or kinds["credit"]:
        return None
    signed = kinds["email"] or kinds["desk"] or kinds["agency"] or (kinds["outlet"] and _DESK.search(text))
    return () if signed and kinds["outlet"] <= 2 and kinds["place"] <= 1 else None


def read_names(text: str) -> tuple[Author, ...] | None:
    """The names of a line of only names, outlets, desks and credits: a byline where its place or class says so."""
    if not 2 <= len(text) <= 60 or _PERSONNEL.match(text):
        return None
    family_last = names.family_last(text)
    if family_last:
        return (Author(family_last),)
    reading = _read(text)
    if reading is None or not reading.people:
        return None
    if reading.unknown and not (reading.kinds["credit"] and len(reading.unknown) == 1):
        return None
    return reading.authors


def signs_picture(text: str) -> bool:
    """Whether the line tells what a picture shows, and ends in who took it."""
    shown, mark, by = _credit_at_end(text.strip(" |"))
    if not mark or not (mark == "=" or _SIGNED.search(by)):
        return False
    shown = shown.strip(" .,·|▲")
    if not shown:
        return mark in ("ⓒ", "©")
    front = _read(shown)
    if front is None:
        told = shown.count(" ") < _SHOWN or _FINAL.search(shown) is not None
        return mark == "=" or _PHOTO.match(by.strip()) is not None or (mark in _OPENERS and not told)
    if any(front.kinds[kind] for kind in ("post", "email", "helper", "sign", "credit")):
        return False
    return bool(front.unknown) or (bool(front.people) and mark not in ("/", "|"))


def _credit_at_end(text: str) -> tuple[str, str, str]:
    """(what stands before the credit of a picture, the mark that sets it off, the credit); "" where there is none."""
    opener = _CLOSERS.get(text[-1:], "")
    if opener:
        shown, mark, by = text[:-1].rpartition(opener)
        return shown, mark, by
    mark = next((mark for mark in ("ⓒ", "©") if mark in text), "")
    if mark:
        return text.partition(mark)
    found = _SOURCE.search(text)
    if found:
        return text[: found.start()], "=", text[found.end() :]
    mark = max("/|", key=text.rfind)
    return text.rpartition(mark)


def _read(text: str) -> _Reading | None:
    """Every word of the line put in its place; None when one says that the line is no byline."""
    whole = text
    if _DIGIT.search(text):
        text = dates.cut(text)
    if text.startswith(_LABELS):
        text = _GLUED_LABEL.sub("", text)
    if text != whole or "@" in text:  # alone with a name, such a button makes a reporter's card
        text = _BUTTON.sub("", text)
    front = _PLACE.match(text) if "=" in text else None
    if front and all(byline_words.kind(place)[0] in _PLACE_KINDS for place in _BETWEEN.split(front["place"])):
        text = text[front.end() :]
    if (text[-1:] in _FINAL_LETTERS and _FINAL.search(text)) or (_MARK.search(text) and _STOP.search(text)):
        return None
    words, emails = byline_words.split(text)
    if not words or len(words) > _MOST_WORDS:
        return None
    reading = _Reading([], Counter(), [])
    if not _place(words, reading, iter(emails)) or (_PERSONNEL.match(text) and names.post(words[0])[0]):
        return None
    return reading


def _address(people: list[_Person], mails: list[str | None]) -> None:
    """Gives a row of e-mails to those before it: to each an own where they are as many, else the first to the last."""
    waiting = list(takewhile(lambda person: person.mails is None or person.mails is mails, reversed(people)))[::-1]
    if len(mails) not in (1, len(waiting)):
        return
    for person, mail in zip(waiting[-len(mails) :], mails, strict=False):
        person.email, person.mails = mail, mails


def _place(words: list[str], reading: _Reading, emails: Iterator[str | None]) -> bool:
    """Fills the reading; False when a word says that the line is no byline."""
    people, kinds, unknown = reading
    wrote, credit, before = True, "", ""
    mails: list[str | None] = []  # those of one row
    run: list[_Person] = []  # names that share the next post
    waits = False  # a post without a name before it: `기자 홍길동`
    for word in words:
        kind, name = byline_words.kind(word)
        kinds[kind] += 1
        if kind == "stop":
            return False
        if kind == "email":
            if before != byline_words.MAIL:
                mails = []
            mails.append(next(emails))
            _address(people, mails)
            run = []
        elif kind in ("credit", "sign"):
            # 글·사진: who wrote it also took the picture.
            wrote = kind == "sign" or byline_words.wrote(word) or (wrote and kinds["credit"] > 1 and not people)
            credit, run = word, []
        elif kind == "unknown":
            if wrote or not people:  # behind a credit stands whose picture it is: `화면제공 : 가람경찰청`
                unknown.append(word)
        elif kind == "post" and not run and not name and unknown[-1:] == [before] and names.could_be_name(before):
            name = unknown.pop()  # a name without a common surname: a pen name, a foreigner
        if name and kind == "post" and len(name) < _FULL and run and before == run[-1].name:
            name = ""  # `홍길동 마을기자`: what its bearer reports of
        if name:
            introduced = before in unknown and run  # `윤새봄 선수 홍길동 기자`: the first is somebody else
            if introduced or (not people and sum(not word.isascii() for word in unknown) > 1):
                return False
            people.append(_Person(name, wrote, credit))
            people[-1].posted = waits
            run.append(people[-1])
        if kind == "post":
            waits = not run
            for person in run:
                person.posted = True
            run = []
        if kind in ("email", "post"):
            wrote, credit = True, ""
        before = word
    return True
