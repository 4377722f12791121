"""The line grammar at its edges: lengths and shares from which a line counts as running text, and shapes one by one."""

from __future__ import annotations

import re

import pytest

from bonmun.grammar.lines import (
    LATIN_WORDS,
    LONGEST_PHRASE,
    Shape,
    Verdict,
    is_complete,
    is_declarative,
    is_sentence,
    known_phrase,
    particles,
    squash,
    verdict,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("산책로가 열렸다.", False),  # 9 characters
        ("새 산책로가 열렸다.", True),
        ("열두 명이 모였다.)" + "”" * 9, True),  # a mark may stand some way before the end
        ("열두 명이 모였다." + "”" * 10, True),
        ("열두 명이 모였다." + "”" * 11, False),  # the last twelve characters are looked at
        ("열렸다. 새 산책로 가람시 한빛강 구간 다섯 곳", False),  # but not anywhere
        ("가나다라마바사아자차카타파하 가나다라마바사아자차카", False),
    ],
)
def test_an_ending_makes_a_sentence_from_ten_characters_on(text: str, expected: bool) -> None:
    assert is_sentence(text) is expected


def latin(words: int, end: str = ".") -> str:
    return " ".join(["garam"] * words) + end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (latin(LATIN_WORDS), True),
        (latin(LATIN_WORDS + 1), True),
        (latin(LATIN_WORDS - 1), False),
        (latin(LATIN_WORDS, ""), False),
        (latin(LATIN_WORDS, ".”"), True),
        ("가" + latin(LATIN_WORDS), False),  # Latin at the front, or it is none
        ("G한" + latin(LATIN_WORDS)[1:], True),  # the first letter decides
        (latin(LATIN_WORDS, ". Sign up for it"), False),
    ],
)
def test_latin_sentences_have_eight_words(text: str, expected: bool) -> None:
    assert is_sentence(text) is expected


def padded(text: str, length: int) -> str:
    """The text with a word without particles before it, to this length."""
    return "힣" * (length - len(text) - 1) + " " + text


@pytest.mark.parametrize(
    ("end", "length", "expected"),
    [
        ("열렸다. 산책", 39, False),
        ("열렸다. 산책", 40, True),  # a sentence end inside
        ("산책길”", 39, False),
        ("산책길”", 40, True),  # a quotation mark at the end
        ("산책길” 산", 59, False),
        ("산책길 기록", 60, False),
        ("산책길 기록이다", 60, True),
        ("산책길 기록이다”", 60, True),
        ("산책길 기록 모음 전시 기록이다", 60, True),  # few particles, but told
        ("산책길 기록 모음 전시 기록이다" + "”" * 7, 60, True),
        ("산책길 기록 모음 전시 기록이다" + "”" * 8, 60, False),  # its last eight characters are looked at
        ("산책길 기록 모음 전시 기록이다 끝", 60, False),
        ("산책로가 길을 강변에 기록 모음 전시 사진 그림 조각", 60, True),  # three words of ten end in particles
        ("산책로가 길을 강변 기록 모음 전시 사진 그림 조각", 60, False),
    ],
)
def test_long_lines_need_less(end: str, length: int, expected: bool) -> None:
    text = padded(end, length)
    assert len(text) == length
    assert is_sentence(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("새로운 산책로가 강변에 열렸다", False),  # 16 characters
        ("가람시의 새로운 산책로가 강에서 열렸다", True),  # 21 characters
        ("가람시의 새로운 산책로가 강변에 섰다", True),
        ("가람시의 새로운 산책로가 강가에 섰", False),
        ("가람시청앞 산책로가 한빛강변 아래쪽 열렸다", True),  # two words of five end in particles
        ("가람시 산책길 공사 마침내 끝 강변 열렸다", False),  # the verb alone is a headline
    ],
)
def test_a_bare_verb_closes_a_sentence_of_particles(text: str, expected: bool) -> None:
    assert is_sentence(text) is expected


def test_particles_are_a_share_of_the_words() -> None:
    assert particles("") == 0.0
    assert particles("산책로가 강변에") == 1.0
    assert particles("산책로가, 강변 길”") == pytest.approx(1 / 3)
    assert particles("산책로가” 강변에.") == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("길이 열렸다.", True),
        ("길이 열렸다.”)", True),
        ("길이 새로 열렸다." + "”" * 10, True),
        ("길이 새로 열렸다." + "”" * 11, False),  # the last twelve characters are looked at
        ("길이 열렸다", False),
        ("길이 열렸다. 그 뒤 …", False),
        ("", False),
    ],
)
def test_complete_is_what_stops_at_a_full_stop(text: str, expected: bool) -> None:
    assert is_complete(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("시는 길을 새로 열었다.", True),
        ("시는 길을 새로 열었다", True),
        ("“길을 새로 열었습니다.”)", True),
        ("그것은 사실이 아니다.", True),
        ("시는 길을 열었다." + "”" * 10, True),
        ("시는 길을 열었다." + "”" * 11, False),  # the last twelve characters are looked at
        ("시는 길을 열었다. 더 보기", False),
        ("자세한 내용은 누리집에서 확인하세요.", False),
        ("많은 이용 바랍니다.", False),
        ("무단 전재를 금지합니다.", False),
        ("", False),
    ],
)
def test_told_is_what_reports_and_not_what_asks(text: str, expected: bool) -> None:
    assert is_declarative(text) is expected


def test_squashed_text_has_no_white_space() -> None:
    assert squash(" 가 나\t다\u00a0라\n") == "가나다라"


@pytest.mark.parametrize("line", ["댓글 달기", "댓글달기", " 댓글  달기 ", "댓글 달기 12", "댓글 달기 (3)"])
def test_a_known_phrase_is_known_with_other_spaces_and_counts(line: str) -> None:
    assert known_phrase(line) == "comment"
    assert verdict(line, sentence=False) == Verdict("comment", "phrases/comment")


def test_a_known_phrase_is_the_whole_line() -> None:
    for line in ("댓글 달기를 막았다", "새 댓글 달기", "댓글 달기" + " 1" * LONGEST_PHRASE, ""):
        assert known_phrase(line) == ""


def shape(*, sentence: bool = False, declarative: bool = False, tail: bool = False, start: bool = False) -> Shape:
    return Shape("ad", "made", re.compile("광고"), start, 20, sentence, declarative, tail)


def test_a_shape_takes_no_more_than_it_may() -> None:
    assert shape().fits("새 광고", False, False, False)
    assert shape().fits("광고".ljust(20, "나"), False, False, False)
    assert not shape().fits("광고".ljust(21, "나"), False, False, False)
    assert not shape().fits("알림", False, False, False)
    assert not shape(start=True).fits("새 광고", False, False, False)
    assert shape(start=True).fits("광고 끝", False, False, False)
    assert not shape().fits("광고", True, False, False)
    assert shape(sentence=True).fits("광고", True, False, False)
    assert not shape(sentence=True).fits("광고", True, True, False)
    assert shape(sentence=True, declarative=True).fits("광고", True, True, False)
    assert not shape(tail=True).fits("광고", False, False, False)
    assert shape(tail=True).fits("광고", False, False, True)


def test_no_line_of_more_than_three_hundred_characters_has_a_shape() -> None:
    line = "저작권자 ⓒ 가람일보 무단전재-재배포금지"
    assert verdict(line, sentence=False) is not None
    assert verdict(line + " 가" * 200, sentence=False) is None
