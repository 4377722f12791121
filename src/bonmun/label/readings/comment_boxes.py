"""Boxes of readers' comments, told by what stands in them: who wrote when, and what may be done with each.

Names of elements tell most of them; where names are hashed, or there are none, these words are left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bonmun.grammar import dates
from bonmun.grammar.lines import verdict
from bonmun.label import registry
from bonmun.label.first_pass import Sheet
from bonmun.label.markup_boxes import kind_of
from bonmun.label.registry import Decision, decided
from bonmun.label.signed_lines import is_byline
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Element

_ANSWERS = pattern(
    r"답변\s?달기|답글(?:\s?(?:쓰기|달기|보기|\d[\d,]*))?|대댓글|비공감\s?\d*|신고(?:하기)?|반대\s?\d*|싫어요\s?\d*|비추천\s?\d*|차단(?:하기)?"
)
"""What may be done with a comment; an article is liked too, but nobody answers it."""
_WORD = pattern("답글|댓글|공감|신고|반대|싫어요|차단|의견|추천|덧글|100자평")
"""Some of what such labels say: a page without any of these has no comments."""
_HEADER = pattern(r"(?:번호\s|순번\s)?(?:의견|댓글|내용|한줄평)\s(?:작성자|글쓴이|이름|닉네임|필명)(?:\s.{1,20})?")
"""The first row of a table of comments."""
LABEL = 24
"""Characters of a label, a reader's name or the time of a comment, at most."""
ENTRY = 8
"""Lines that one comment has at most: name, time, text, buttons."""
SEVERAL = 2
"""Comments that prove each other."""
_READER = pattern(r"[\w.]{1,16}(?:\*{2,}|○○)|익명|비회원|[a-z]{2,10}\d{2,8}")
"""A reader's name: masked, or as people call themselves where they log in."""
_AGO = pattern(r"\d{1,3}\s?(?:초|분|시간|일|주|개월|달|년)\s?전$|방금(?:\s?전)?$")
MOST = 400
"""Lines that a box of comments has at most."""


def boxes(sheet: Sheet, headline: int | None) -> list[Element]:
    """The elements below the headline that hold a comment, or all that stand under one heading."""
    found: dict[int, Element] = {}
    answered: dict[int, Element] = {}
    headed = False
    first = headline + 1 if headline is not None else 0
    for i in range(first, len(sheet.lines)):
        text = sheet.lines[i].text
        if len(text) > LABEL or _WORD.search(text) is None:
            continue
        if answers(text):
            box = _answered(sheet, i, first)
            if box is not None:
                answered[id(box)] = box
        elif _heads(sheet, i):
            headed = True
            box = _headed(sheet, i, first)
            if box is not None:
                found[id(box)] = box
    if headed or len(answered) >= SEVERAL:
        found.update(answered)
    return list(found.values())


def named(elements: Iterable[Element], quoted: Collection[int]) -> list[Element]:
    """The elements that are named as comments and hold none of the lines that the page quotes as its article's."""
    boxes = (one for one in elements if one.name and kind_of(one.name) == "comment")
    return [box for box in boxes if not any(box.start <= i < box.end for i in quoted)]


def answers(text: str) -> bool:
    """Whether the line is what may be done with a comment, or a row of such buttons."""
    return any(_ANSWERS.fullmatch(part.strip()) for part in text.replace("|", "·").split("·"))


def apart(boxes: Iterable[Element], core: range) -> dict[int, Decision]:
    """What is decided of the lines of boxes that hold none of the article's core."""
    found = decided(registry.COMMENTS)
    outside = (box for box in boxes if box.end <= core.start or box.start >= core.stop)
    return {i: found for box in outside for i in range(box.start, box.end)}


def _heads(sheet: Sheet, i: int) -> bool:
    """Whether the line heads comments: a count, a heading, the names of a table's columns."""
    text = sheet.lines[i].text
    if _HEADER.fullmatch(text.replace("\t", " ")):
        return True
    said = verdict(text, sentence=False)
    return said is not None and said.kind == "comment"


def _answered(sheet: Sheet, i: int, first: int) -> Element | None:
    """The smallest element that holds the button, the comment above it, and over that who wrote it or when."""
    element = sheet.lines[i].element
    while element is not None and element.start >= first and element.end - element.start <= ENTRY:
        if element.start <= i - 2:
            over = sheet.lines[element.start].text
            return element if len(over) <= LABEL * 2 and sheet.shapes[element.start] != "sentence" else None
        element = element.parent
    return None


def _headed(sheet: Sheet, i: int, first: int) -> Element | None:
    """The smallest element that holds the heading and signed comments, and little else."""
    element, seen = sheet.lines[i].element, i + 1
    while element is not None and element.start >= first and element.end - element.start <= MOST:
        signed = [at for at in range(seen, element.end) if _is_signed(sheet, at, i + 1)]
        seen = max(seen, element.end)
        if signed:
            several = len(signed) >= SEVERAL or "\t" in sheet.lines[signed[0]].text
            sure = several or any(names_reader(sheet.lines[at].text) for at in range(i + 1, signed[0]))
            return element if sure and _is_of_them(sheet, element, signed) else None
        element = element.parent
    return None


def _is_of_them(sheet: Sheet, box: Element, signed: list[int]) -> bool:
    """Whether the box holds little but the signed comments: an article beside them has sentences that nobody signs."""
    told = sum(sheet.shapes[i] == "sentence" for i in range(box.start, box.end) if i not in signed)
    return told <= len(signed) and len(signed) * ENTRY >= box.end - box.start - 1


def _is_signed(sheet: Sheet, i: int, first: int) -> bool:
    """Whether somebody says something there, and right above it, or in its row, stands who or when."""
    line = sheet.lines[i]
    if "\t" in line.text:
        return any(map(is_reader, line.text.split("\t")))
    if sheet.shapes[i] not in ("sentence", "fragment"):
        return False
    if not any(is_reader(above.text) for above in sheet.lines[max(first, i - 2) : i]):
        return False
    return not is_reader(line.text) and verdict(line.text, sentence=False) is None


def is_reader(text: str) -> bool:
    """Whether the words are a reader's name, masked, or the time of a comment with no word such as 입력 beside it."""
    if len(text) > LABEL * 2:
        return False
    named = _READER.match(text) is not None or _AGO.search(text) is not None or _stamps(text)
    return named and not is_byline(text)


def _stamps(text: str) -> bool:
    """Whether the words are a time, or a day and who wrote then, with no word such as 입력 beside it."""
    found = dates.read_dates(text)
    return found is not None and not found.labelled and (not found.day_only or _has_words(text))


def names_reader(text: str) -> bool:
    """Whether a time has words beside it or in it (3시간 전), or the words are a masked name."""
    return is_reader(text) and (_READER.match(text) is not None or _has_words(text))


def _has_words(text: str) -> bool:
    """Whether words stand beside a date."""
    return any(map(str.isalpha, dates.cut(text)))
