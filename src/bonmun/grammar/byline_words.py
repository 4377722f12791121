"""The words of a byline, split as bylines are, and what each is in one: a name, a post, a desk, a place, a credit."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from bonmun.grammar import names, outlets, sections
from bonmun.lazy_regex import pattern

MAIL = "\x00"
"""Stands for an e-mail among the words."""
_EMAIL = pattern(
    r"[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}|\[email\s?protected\]"
    r"|(?<![\w.])[A-Za-z0-9_][A-Za-z0-9._-]{1,40}@(?![\w.])"
)
_MARKS = r"\s\[\](){}【】<>〈〉《》≪≫［］「」『』/|ㅣ,;:：=＝&■◆●★▣◎◇□◀▶▷▲△☞※*~∼…"
_SPLIT = pattern(
    rf"[{_MARKS}]+|(?<=[가-힣])[·ㆍ･・‧•](?=[가-힣])|(?<![^{_MARKS}])[-–—.·ㆍ‧•]+|[-–—.·ㆍ‧•]+(?![^{_MARKS}])"
)
_LATIN = pattern(r"[A-Z][a-z]{0,20}(?:[-'’.][A-Za-z]{1,20}){0,2}")
_OTHERS = pattern(r"\d{1,2}[명인]")
# Syllables that write foreign names and stand in no Korean given name.
_FOREIGN = pattern(r"[스트크프브즈츠드슨튼턴셀젤켈멜벨쉬첸튜듀퓨뷰쥬슈]")
_HALF_FOREIGN = pattern(r"[캐카커터퍼킨킴톰톤핀핸맥윌웬앤앨앵콜콘컬칼쿠쿤투테티토포푸]")
"""Syllables of foreign names and of loan words: they tell where a name of two words is all that a post follows."""
_HANGUL = pattern(r"(?![글외겸전현위및])[가-힣]")
_LONG = 4
"""Syllables of a word that is no Korean name, from which it is a foreign one before a post."""
_FILMED = ("영상", "취재", "촬영", "화면")
_SPACED = pattern(r"(영상|취재|촬영|화면)\s(?=(?:취재|편집|촬영|기자|제공|구성|캡[처쳐])(?![가-힣]))")
_PHOTO = pattern(r"\b[Pp]hoto(?:graph)?\s?(?:[Bb]y)?\b")
_PERIODICALS = ("주간", "월간", "계간", "격월간")
"""How the name of a magazine may begin, as a word of its own."""
_DISTRICTS = frozenset("시군읍면")
_DISTRICT = pattern(r"[가-힣]{1,3}[시군읍면]")
_SECTIONS = sections.NAMES


def split(text: str) -> tuple[list[str], list[str | None]]:
    """(the words, with `MAIL` for each e-mail; the e-mails, None where one is hidden or cut off)."""
    if any(map(text.__contains__, _FILMED)):
        text = _SPACED.sub(r"\1", text)
    if "hoto" in text:
        text = _PHOTO.sub("사진 ", text)
    if "@" not in text and "[email" not in text:
        return list(_foreign(list(_joined([word for word in _SPLIT.split(text) if word])))), []
    found = _EMAIL.findall(text)
    whole = [mail for mail in found if mail[0] != "[" and mail[-1] != "@"]
    # `a@·b@dawn.example`: one domain for both.
    domain = whole[-1].partition("@")[2] if whole else ""
    emails = [None if mail[0] == "[" else mail + domain if mail[-1] == "@" else mail for mail in found]
    words = [word for word in _SPLIT.split(_EMAIL.sub(f" {MAIL} ", text)) if word]
    return list(_foreign(list(_joined(words)))), [mail if mail and mail[-1] != "@" else None for mail in emails]


@functools.lru_cache(maxsize=2048)
def kind(word: str) -> tuple[str, str]:
    """(what the word is in a byline, the person's name in it or "")."""
    if word == MAIL:
        return "email", ""
    if word.endswith(_JOINED):
        return "name", word[:-1]
    lower = word.lower().rstrip(".")
    if lower in names.words("not_byline"):
        return "stop", ""
    if word in names.words("helpers"):
        return "helper", ""
    if lower in names.words("signs"):
        return "sign", ""
    if wrote(word) or lower in names.words("made"):
        return "credit", ""
    is_post, glued = names.post(word)
    if is_post:
        return "post", glued
    if outlets.is_agency(word):
        return "agency", ""
    if outlets.likely(word):
        return "outlet", ""
    if word in names.places() or (word[-1] in _DISTRICTS and _DISTRICT.fullmatch(word)):
        return "place", ""
    if word in _SECTIONS:
        return "section", ""
    if word.startswith(_PERIODICALS):
        return ("outlet", "") if len(word) > 2 else ("rank", "")
    if names.is_rank(word) or _OTHERS.fullmatch(word):
        return "rank", ""
    if names.is_desk(word):
        return "desk" if names.is_byline_desk(word) else "rank", ""
    return ("name", word) if names.is_name(word) else ("unknown", "")


def wrote(word: str) -> bool:
    """True for a credit of who wrote the text."""
    return word.lower() in names.words("wrote")


_JOINED = "\x01"
"""Ends a word that is a whole name of several words."""


def _joined(words: list[str]) -> Iterator[str]:
    """The words, with names printed as single syllables (`김 현 기자`) and outlets of two words joined."""
    held = ""
    for word in _lettered(words):
        if held in _PERIODICALS and word != MAIL:
            yield held + word
            held = ""
            continue
        joined = held + word
        spaced = len(word) == 1 and 2 <= len(joined) <= 3 and word not in ("글", "외", "겸") and names.is_name(joined)
        if held and (spaced or (len(joined) > 4 and outlets.named(joined) and not names.is_name(word))):
            held = joined
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _lettered(words: list[str]) -> list[str]:
    """The words, with a name printed as three single syllables (`홍 길 동`) as one."""
    sizes = [len(word) for word in words]
    at = next((at for at in range(len(words) - 2) if sizes[at : at + 3] == [1, 1, 1]), None)
    joined = "".join(words[at : at + 3]) if at is not None else ""
    return words if at is None or not names.is_name(joined) else [*words[:at], joined, *words[at + 3 :]]


def _foreign(words: list[str]) -> Iterator[str]:
    """The words, with a foreign name of two or three right before a post or an e-mail joined into one."""
    if not any(map(_signs, words[2:])):
        yield from words
        return
    at = 0
    while at < len(words):
        end = 0
        if not at or kind(words[at - 1])[0] not in ("name", "unknown"):  # behind a name stands what its bearer is
            end = next((at + size for size in (3, 2) if _is_foreign(words[at : at + size], words[at + size :][:1])), 0)
            end = end or (2 if not at and _is_foreign(words[:2], words[2:3], _HALF_FOREIGN) else 0)
        if end:
            yield " ".join(words[at:end]) + _JOINED
        else:
            yield words[at]
        at = end or at + 1


def _is_foreign(run: list[str], after: list[str], foreign: re.Pattern[str] = _FOREIGN) -> bool:
    if len(run) < 2 or not after or not _signs(after[0]):
        return False
    if all(_LATIN.fullmatch(word) for word in run):
        return not any(kind(word)[0] in ("outlet", "agency", "credit", "place") for word in run)
    if not all(kind(word)[0] in ("name", "unknown") for word in run):
        return False
    if not names.could_be_name(run[-1], 6) or not all(_is_given(word) for word in run[:-1]):
        return False
    if len(run[0]) == 3 and names.is_name(run[0]) and not foreign.search(run[0]):
        return False  # a Korean name and what its bearer is
    last = names.is_name(run[-1]) and not foreign.search(run[-1])
    return not last and ((len(run) == 2 and len(run[-1]) >= _LONG) or any(foreign.search(word) for word in run))


def _signs(word: str) -> bool:
    """Whether a foreign name may stand before the word: a bare post, an e-mail."""
    return word == MAIL or names.post(word) == (True, "")


def _is_given(word: str) -> bool:
    return names.could_be_name(word, 5) or (len(word) == 1 and _HANGUL.fullmatch(word) is not None)
