"""Bylines word by word: how many words may be unknown, who is the writer, and what signs without a name."""

from __future__ import annotations

import pytest

from bonmun.article import Author
from bonmun.grammar import byline_words, bylines, names
from bonmun.grammar.byline_words import MAIL


def read(text: str) -> list[str] | None:
    """The writers with their e-mails; None where the line is no byline."""
    found = bylines.read_byline(text)
    return None if found is None else [f"{name} {email}" if email else name for name, email in found]


@pytest.mark.parametrize(
    ("line", "writers"),
    [
        # two words may be unknown, and none of them as a word of a sentence ends
        ("서이든 기자 푸른빛 둔치길", ["서이든"]),
        ("서이든 기자 푸른빛 둔치길 벤치", None),
        ("서이든 기자 산책로는", None),
        ("서이든 기자 둔은", ["서이든"]),
        # one word before a name, in letters that are none of ours as many as there are
        ("윤새봄 선수 서이든 기자", None),
        ("푸른빛 둔치길 서이든 기자", None),
        ("푸른빛 서이든 기자", ["서이든"]),
        # names share the post behind them, and a photographer with a post is a writer too
        ("서이든·나정호 기자", ["서이든", "나정호"]),
        ("서이든 기자 사진 나정호 기자", ["서이든", "나정호"]),
        ("서이든 기자 사진 나정호", ["서이든"]),
        ("기자 서이든", ["서이든"]),
        ("기자 서이든, 편집 나정호", ["서이든"]),
        ("서이든 기자 서이든 기자", ["서이든"]),
        ("한바다별 기자", ["한바다별"]),
        # credits
        ("글·사진 서이든", ["서이든"]),
        ("글 서이든 사진 나정호", ["서이든"]),
        ("취재 서이든 편집 나정호", ["서이든"]),
        ("글 서이든 사진", None),
        ("사진 서이든", None),
        ("정리=서이든", ["서이든"]),
        ("사진=서이든", []),
        ("[영상취재 서이든]", []),
        ("서이든 | 화면캡처 유튜브", ["서이든"]),
        ("서이든 기자 화면제공 : 가람경찰청", ["서이든"]),
        ("나정호 촬영=서이든 기자", None),
        # whose picture it is
        ("서이든 기자 촬영", []),
        ("서이든 나정호 기자 촬영", None),
        ("푸른빛 서이든 기자 촬영", None),
        # without a name
        ("디지털뉴스팀", []),
        ("서울 디지털뉴스팀", []),
        ("서울 부산 디지털뉴스팀", None),
        ("가나일보 사회부", []),
        ("가나일보 다라일보 사회부", []),
        ("가나일보 다라일보 마바일보 사회부", None),
        ("가나일보", None),
        ("eden@garam.example", []),
        ("서울 부산 eden@garam.example", None),
        ("푸른빛 eden@garam.example", None),
        ("뉴시스", []),
        # e-mails
        ("서이든 기자 eden@garam.example", ["서이든 eden@garam.example"]),
        (
            "서이든 기자 a1@garam.example 나정호 기자 b2@garam.example",
            ["서이든 a1@garam.example", "나정호 b2@garam.example"],
        ),
        ("서이든 eden@garam.example", ["서이든 eden@garam.example"]),
        ("서이든 기자 [email protected]", ["서이든"]),
        ("서이든 기자 a1@garam.example b2@garam.example", ["서이든 a1@garam.example"]),
        # Latin names
        ("By John Smith", ["John Smith"]),
        ("By John Smith, Staff Reporter", ["John Smith"]),
        ("by John", None),
        ("Tom Hanks 기자", ["Tom Hanks"]),
        ("톰 행크스 기자", ["톰 행크스"]),
        ("김 현 기자", ["김현"]),
        # marks around and in a line
        ("▲ 서이든 기자", ["서이든"]),
        ("▲ 기자 서이든", None),
        ("취재 서이든. 편집 나정호", None),
        ("서이든 기자다", None),
        ("기자명서이든 기자", ["서이든"]),
        ("가람=서이든 기자", ["서이든"]),
        ("서이든 기자 2024.03.18 14:05", ["서이든"]),
    ],
)
def test_who_signs(line: str, writers: list[str] | None) -> None:
    assert read(line) == writers


def test_a_byline_is_no_longer_than_its_limits() -> None:
    signed = "서이든 기자"
    assert read(signed + " " * (160 - len(signed))) == ["서이든"]
    assert read(signed + " " * (161 - len(signed))) is None
    assert read(" ".join(["서이든 기자"] * 12)) == ["서이든"]
    assert read(" ".join(["서이든 기자"] * 12 + ["인턴기자"])) is None


@pytest.mark.parametrize(
    ("line", "writers"),
    [
        ("길동 홍", ["홍길동"]),
        ("서이든", ["서이든"]),
        ("서이든, 나정호", ["서이든", "나정호"]),
        ("서이든 사진 가람경찰청", ["서이든"]),
        ("서이든 가람경찰청", None),
        ("▲ 서이든", None),
        ("가나일보", None),
        ("서", None),
        ("서이든" + " " * 57, ["서이든"]),
        ("서이든" + " " * 58, None),
    ],
)
def test_lines_of_bare_names(line: str, writers: list[str] | None) -> None:
    found = bylines.read_names(line)
    assert (None if found is None else [author.name for author in found]) == writers


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("골목의 밤 /사진 서이든 기자", True),
        ("골목의 밤 [사진=가람시]", True),
        ("골목의 밤 (가람시 제공)", True),
        ("골목의 밤 (가람시)", False),
        ("골목의 밤 ⓒ서이든 기자", True),
        ("ⓒ서이든 기자", True),
        ("/서이든 기자", False),
        ("서이든 기자 /사진 나정호", False),
        ("사진=나정호 기자", False),
        ("서이든 /나정호 기자", False),
        ("서이든 (나정호 기자)", True),
        ("골목이 밝아졌다. /사진=가람시", True),
        ("골목이 밝아졌다. /서이든 기자", False),
        ("골목 / 다리 / 서이든 기자", True),
        ("골목의 밤", False),
    ],
)
def test_whether_a_line_tells_what_a_picture_shows_and_who_took_it(line: str, signs: bool) -> None:
    assert bylines.signs_picture(line) is signs


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("골목 [사진 가람시]", ("골목 ", "[", "사진 가람시")),
        ("골목 (밤) (가람시)", ("골목 (밤) ", "(", "가람시")),
        ("골목 ⓒ가람시 ⓒ한빛시", ("골목 ", "ⓒ", "가람시 ⓒ한빛시")),
        ("골목 사진=가람시 사진", ("골목 ", "=", "가람시 사진")),
        ("골목/다리/가람시", ("골목/다리", "/", "가람시")),
        ("골목|다리/가람시", ("골목|다리", "/", "가람시")),
        ("골목/다리|가람시", ("골목/다리", "|", "가람시")),
        ("골목", ("", "", "골목")),
        ("골목]", ("", "", "골목")),
    ],
)
def test_the_credit_at_a_lines_end(text: str, parts: tuple[str, str, str]) -> None:
    assert bylines._credit_at_end(text) == parts


@pytest.mark.parametrize(
    ("text", "words", "emails"),
    [
        ("서이든 기자 / 나정호", ["서이든", "기자", "나정호"], []),
        ("영상 취재 서이든", ["영상취재", "서이든"], []),
        ("photo by 서이든", ["사진", "서이든"], []),
        ("Photograph 서이든", ["사진", "서이든"], []),
        ("서이든 a1@garam.example", ["서이든", MAIL], ["a1@garam.example"]),
        (
            "서이든 a1@ 나정호 b2@garam.example",
            ["서이든", MAIL, "나정호", MAIL],
            ["a1@garam.example", "b2@garam.example"],
        ),
        ("서이든 a1@", ["서이든", MAIL], [None]),
        ("서이든 [email protected]", ["서이든", MAIL], [None]),
        ("김 현 기자", ["김현", "기자"], []),
        ("남궁 현 기자", ["남궁현", "기자"], []),
        ("서 이 든 기자", ["서이든", "기자"], []),
        ("김 글 서이든", ["김", "글", "서이든"], []),
        ("톰 행크스 기자", ["톰 행크스\x01", "기자"], []),
        ("Tom Hanks a1@garam.example", ["Tom Hanks\x01", MAIL], ["a1@garam.example"]),
        ("Tom Hanks Jr 기자", ["Tom Hanks Jr\x01", "기자"], []),
        ("Tom Hanks", ["Tom", "Hanks"], []),
        ("매일 경제 서이든", ["매일", "경제", "서이든"], []),
        ("한국 경제신문 서이든", ["한국경제신문", "서이든"], []),
        ("서이든 톰 행크스 기자", ["서이든", "톰", "행크스", "기자"], []),
    ],
)
def test_a_line_in_words(text: str, words: list[str], emails: list[str | None]) -> None:
    assert byline_words.split(text) == (words, emails)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        (MAIL, ("email", "")),
        ("톰 행크스\x01", ("name", "톰 행크스")),
        ("기자", ("post", "")),
        ("서이든기자", ("post", "서이든")),
        ("뉴시스", ("agency", "")),
        ("가나일보", ("outlet", "")),
        ("서울", ("place", "")),
        ("가람시", ("place", "")),
        ("정치", ("section", "")),
        ("3명", ("rank", "")),
        ("선임", ("rank", "")),
        ("디지털뉴스팀", ("desk", "")),
        ("차장", ("rank", "")),
        ("서이든", ("name", "서이든")),
        ("푸른빛", ("unknown", "")),
        ("글", ("credit", "")),
        ("사진", ("credit", "")),
        ("BY", ("sign", "")),
    ],
)
def test_what_a_word_is(word: str, kind: tuple[str, str]) -> None:
    assert byline_words.kind(word) == kind


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("기자", (True, "")),
        ("선임기자", (True, "")),
        ("사회부기자", (True, "")),
        ("서이든기자", (True, "서이든")),
        ("서현기자", (True, "서현")),
        ("남궁이든기자", (True, "남궁이든")),
        ("서이든선임기자", (True, "서이든")),
        ("의학전문기자", (True, "")),
        ("우리나라의학전문기자", (False, "")),
        ("뉴욕특파원", (True, "")),
        ("서이든", (False, "")),
    ],
)
def test_posts_and_the_names_glued_to_them(word: str, expected: tuple[bool, str]) -> None:
    assert names.post(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("서이든", True),
        ("서현", True),
        ("남궁이든", True),
        ("서이든봄", False),
        ("든이서", False),
        ("서", False),
        ("Kim", False),
    ],
)
def test_names(word: str, expected: bool) -> None:
    assert names.is_name(word) is expected


def test_authors_are_values() -> None:
    assert bylines.read_byline("서이든 기자 eden@garam.example") == (Author("서이든", "eden@garam.example"),)
