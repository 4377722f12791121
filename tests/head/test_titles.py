"""Titles taken apart: where the parts of a title end, and which of them are labels and names of sites."""

from __future__ import annotations

import pytest

from bonmun.head import titles

HEADLINE = "골목에 새 조명 켜진다"


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("가 | 나", ["가", " | ", "나"]),
        ("| 가 | 나", ["| 가", " | ", "나"]),
        ("가::나", ["가", "::", "나"]),
        ("가 - 나 - 다", ["가", " - ", "나", " - ", "다"]),
        ("가-나", ["가", "-", "나"]),
        ("골목의 밤 : 새 조명", ["골목의 밤", " : ", "새 조명"]),
        ("2:1 승리", ["2:1 승리"]),
        ("", [""]),
    ],
)
def test_where_parts_end(title: str, parts: list[str]) -> None:
    assert titles.split(title) == parts


def test_a_long_title_is_one_part_and_many_parts_are_ten() -> None:
    assert len(titles.split("가 | " * 100)) == 19
    assert len(titles.split("가 | " * 100 + "나")) == 1


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"{HEADLINE} - 한겨레", HEADLINE),
        (f"{HEADLINE} - 사회 - 뉴스 - 한겨레", HEADLINE),
        (f"사회 | 뉴스 | {HEADLINE}", HEADLINE),
        (f"{HEADLINE} - 한겨레 아침을 활짝 여는 창", f"{HEADLINE} - 한겨레 아침을 활짝 여는 창"),
        (f"{HEADLINE} - 한겨레 뉴스 창", HEADLINE),
        (f"{HEADLINE} - 날마다 새로운 소식 한겨레", HEADLINE),
        (
            f"{HEADLINE} - 날마다 새로운 소식을 더 많이 더 빨리 한겨레",
            f"{HEADLINE} - 날마다 새로운 소식을 더 많이 더 빨리 한겨레",
        ),
        (f"{HEADLINE} - 가람누리", HEADLINE),
        (f"{HEADLINE} | 가람누리", HEADLINE),
        (f"{HEADLINE} :: 가람누리", HEADLINE),
        (f"{HEADLINE} > 가람누리", f"{HEADLINE} > 가람누리"),
        (f"{HEADLINE} - 가람누리강둔치", HEADLINE),
        (f"{HEADLINE} - 가람누리강둔치들판", f"{HEADLINE} - 가람누리강둔치들판"),
        (f"{HEADLINE} - 가람 누리", f"{HEADLINE} - 가람 누리"),
        (f"{HEADLINE} - KBC뉴스", HEADLINE),
        (f"{HEADLINE} < 환경 < 뉴스 < 기사본문 - 한겨레", HEADLINE),
        (f"공지사항 | {HEADLINE} | 가람시청", HEADLINE),
        (f"{HEADLINE} - 가람시청", HEADLINE),
        (f"[한겨레] {HEADLINE}", HEADLINE),
        (f"[단독] {HEADLINE}", f"[단독] {HEADLINE}"),
        (f"{HEADLINE} (한겨레)", HEADLINE),
        (f"{HEADLINE} (종합)", f"{HEADLINE} (종합)"),
        (f"{HEADLINE}_한겨레", HEADLINE),
        (f"한겨레:{HEADLINE}", HEADLINE),
        (f"한겨레::{HEADLINE}", HEADLINE),
        ("한겨레", "한겨레"),
        ("뉴스", "뉴스"),
    ],
)
def test_what_is_left_of_a_title(title: str, expected: str) -> None:
    assert titles.clean(title) == expected


def test_without_guessing_an_unknown_word_stays() -> None:
    assert titles.clean(f"{HEADLINE} - 가람누리", guess=False) == f"{HEADLINE} - 가람누리"
    assert titles.clean(f"{HEADLINE} - 한겨레", guess=False) == HEADLINE


@pytest.mark.parametrize(
    ("part", "label"),
    [
        ("사회", True),
        (" 사회 ", True),
        ("NewsView", True),
        ("한겨레", True),
        ("한겨레 사회 오늘 아침", True),
        ("한겨레 사회 오늘 아침 소식", False),
        ("한겨레 " + "가" * 20, True),
        ("한겨레 " + "가" * 21, False),
        ("새 조명", False),
    ],
)
def test_what_stands_beside_a_headline(part: str, label: bool) -> None:
    assert titles.is_label(part) is label


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("정치", True),
        ("한겨레", True),
        (" 한겨레 ", True),
        ("가나일보 뉴스", True),
        ("가나일보 뉴스 기사본문", True),
        ("가나일보 산책", False),
        ("한겨레 산책", True),
        ("산책 한겨레", True),
        ("한겨레 가 나 다", True),
        ("한겨레 가 나 다 라", False),
        ("한겨레 " + "가" * 20, True),
        ("한겨레 " + "가" * 21, False),
        (HEADLINE, False),
    ],
)
def test_an_outlets_name_with_few_words_beside_it_is_no_headline(part: str, expected: bool) -> None:
    assert titles.is_label(part) is expected
