"""The headline of a dump: a word names it, the outlet's name follows it, it stands over a date, or it comes first."""

from __future__ import annotations

import pytest

from bonmun.grammar.lines import is_complete
from bonmun.head import dump_headline
from bonmun.parse import dump

HEADLINE = "가람시, 골목에 새 조명"
TOLD = "가람시는 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다."
DATE = "입력 2024.03.18 14:05"
BYLINE = "서이든 기자"


def found(*lines: str) -> str | None:
    headline = dump_headline.find(dump.read("\n".join(lines), is_complete))
    return headline.text if headline is not None else None


def menu(size: int) -> list[str]:
    return [f"메뉴{chr(ord('가') + 28 * n)}" for n in range(size)]


@pytest.mark.parametrize(
    "line",
    [
        f"제목: {HEADLINE}",
        f"기사 제목 : {HEADLINE}",
        f"[제목] {HEADLINE}",
        f"Title: {HEADLINE}",
        f"# {HEADLINE}",
        f"### {HEADLINE}",
        f"**{HEADLINE}**",
    ],
)
@pytest.mark.parametrize("above", [0, 2, 3])
def test_a_word_names_it(line: str, above: int) -> None:
    rows = [*menu(above), line, TOLD]
    assert (found(*rows) == HEADLINE) is (above < 3)


def test_a_named_headline_has_a_headlines_length() -> None:
    assert found("제목: " + "골" * 116, TOLD) == "골" * 116
    assert found("제목: " + "골" * 117, TOLD) != "골" * 117


@pytest.mark.parametrize(
    "title", [f"{HEADLINE} - 한겨레", f"{HEADLINE} < 사회 < 기사본문 - 한겨레", f"{HEADLINE} | 한겨레"]
)
@pytest.mark.parametrize("above", [0, 5, 11, 12])
def test_the_outlets_name_stands_behind_it(title: str, above: int) -> None:
    assert (found(*menu(above), title, *menu(3), TOLD) == HEADLINE) is (above < 12)


def test_a_section_with_the_outlets_name_is_no_headline() -> None:
    assert found("사회 - 한겨레", *menu(9), TOLD) is None
    assert found("짧은글 - 한겨레", *menu(9), TOLD) is None


@pytest.mark.parametrize("stamp", [DATE, "2024-03-18 14:05", BYLINE])
@pytest.mark.parametrize("above", [0, 3, 6])
def test_it_stands_over_a_date_or_byline(stamp: str, above: int) -> None:
    assert found(*menu(above), HEADLINE, stamp, TOLD) == HEADLINE


def test_far_down_only_up_to_a_line() -> None:
    assert found(*(f"{n}" for n in range(58)), HEADLINE, DATE, TOLD) == HEADLINE
    assert found(*(f"{n}" for n in range(59)), HEADLINE, DATE, TOLD) is None


def test_what_says_who_and_when_may_stand_in_between() -> None:
    assert found(*(f"{n}" for n in range(8)), HEADLINE, "사회", "한겨레", BYLINE, DATE, TOLD) == HEADLINE


@pytest.mark.parametrize("above", [0, 2, 3, 9])
def test_decks_stand_under_it(above: int) -> None:
    assert found(*(f"{n}" for n in range(above)), HEADLINE, "낡은 것 120개를 바꾸는 공사", DATE, TOLD) == HEADLINE


@pytest.mark.parametrize("slogan", ["밤에도 밝은 소식을 전하는 곳", "새벽마다 배달하는 이야기"])
def test_a_slogan_that_tells_of_something_else_is_none(slogan: str) -> None:
    assert found(*(f"{n}" for n in range(9)), slogan, HEADLINE, DATE, TOLD) == HEADLINE


def test_where_neither_tells_of_the_text_the_line_over_the_date_is_it() -> None:
    rows = ["달빛이 머무는 자리", "밤이 길어진 까닭"]
    assert found(*(f"{n}" for n in range(2)), *rows, DATE, TOLD) == rows[0]
    assert found(*(f"{n}" for n in range(3)), *rows, DATE, TOLD) == rows[1]


def test_a_menus_name_signs_nothing() -> None:
    far = [*(f"{n}" for n in range(7)), HEADLINE, BYLINE]
    assert found(*far, *(f"{n}" for n in range(5)), TOLD) == HEADLINE
    assert found(*far, *(f"{n}" for n in range(6)), TOLD) is None
    assert found(*far, *(f"{n}" for n in range(5)), DATE) == HEADLINE


def test_it_opens_the_dump() -> None:
    assert found(HEADLINE, "", TOLD) == HEADLINE
    assert found(HEADLINE, TOLD) == HEADLINE
    assert found("한겨레", HEADLINE, TOLD) == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "구독하기",
        "바로가기",
        "한겨레",
        "사회",
        "짧은글",
        "(끝)",
        "[앵커]",
        "1. 골목에 새 조명",
        "https://garam.example/7",
        "골목에 새 조명을 켜고, 다리를 놓은",
        "골목에 새 조명을",
        "[사진 = 서이든] 골목의 새 조명",
        "새 조명이 켜졌다. 골목의 밤",
        "2024.03.18",
        "- 골목에 새 조명",
    ],
)
def test_what_opens_a_dump_and_is_none(line: str) -> None:
    assert found(line, "", TOLD) is None


def test_two_in_a_row_are_decks() -> None:
    assert found(HEADLINE, "낡은 조명 120개를 바꾸는 공사", "", TOLD) is None
    assert found(HEADLINE, "", "낡은 조명 120개를 바꾸는 공사", TOLD) == HEADLINE


def test_six_lines_before_the_text_are_a_head_and_seven_a_menu() -> None:
    assert found(HEADLINE, *["한겨레"] * 5, TOLD) == HEADLINE
    assert found(HEADLINE, *["한겨레"] * 6, TOLD) is None


def test_without_a_text_nothing_opens() -> None:
    assert found(HEADLINE) is None
    assert found() is None


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("새 조명이 골목을 밝히고 있다고 했다.", True),
        ("새 조명이 켜졌다고 말했다.", False),
        ("골" * 121, False),
        ("골" * 122, True),
        ("새 조명이 골목을 밝히고 있다고 했다", False),
    ],
)
def test_what_begins_the_text(line: str, begins: bool) -> None:
    assert dump_headline._begins_text(line) is begins


@pytest.mark.parametrize("noun", ["파업 잠정 합의", "골목 조명 조례 통과", "밤길 사고 증가", "조명 밝기 차이"])
def test_a_noun_that_ends_as_a_particle_does_ends_a_headline(noun: str) -> None:
    line = f"가람시 노조, {noun}"
    assert found(line, "", TOLD) == line


@pytest.mark.parametrize("word", ["시민의", "골목과", "조명이", "시장가"])
def test_a_line_that_a_particle_ends_goes_on(word: str) -> None:
    assert found(f"가람시 한빛동 {word}", "", TOLD) is None


def at(*lines: str) -> tuple[str, int] | None:
    headline = dump_headline.find(dump.read("\n".join(lines), is_complete))
    return (headline.text, headline.at) if headline is not None else None


def test_which_line_shows_it() -> None:
    assert at("한빛시", "제목", HEADLINE, TOLD) == (HEADLINE, 2)
    assert at("한빛시", f"제목: {HEADLINE}", TOLD) == (HEADLINE, 1)
    assert at("[인사] 가람시", "▲ 과장 서이든", "▲ 팀장 나정호") == ("[인사] 가람시", 0)


def test_what_says_what_it_lists_is_one_where_entries_follow() -> None:
    lines = dump.read("[인사] 가람시\n▲ 과장 서이든\n골목의 벤치", is_complete)
    assert dump_headline._filed(lines) == ("[인사] 가람시", 0)
    assert dump_headline._filed(dump.read("[인사] 가람시\n골목의 벤치\n골목의 조명", is_complete)) is None
    assert dump_headline._filed(lines[:1]) is None
    assert dump_headline._filed(lines[1:]) is None


@pytest.mark.parametrize("line", ["뉴스레터 구독", "* 골목의 벤치와 조명", "2024.03.18 골목", "메뉴 펼치기", "한겨레"])
def test_what_asks_names_or_dates_is_no_headline(line: str) -> None:
    assert not dump_headline._is_headline(line)
    assert dump_headline._is_headline(HEADLINE)
