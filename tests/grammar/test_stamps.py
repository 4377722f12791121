"""Dates in a text, in every form, with their time of day; and moments as tags write them, at their edges."""

from __future__ import annotations

import pytest

from bonmun.grammar import stamps
from bonmun.grammar.dates import read_dates
from bonmun.grammar.moments import parse_time


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024.3.18 14:05", "2024-03-18 14:05:00"),
        ("2024.3.18 14:05:09", "2024-03-18 14:05:09"),
        ("2024년 3월 18일 14시 5분", "2024-03-18 14:05:00"),
        ("24.3.18 14:05", "2024-03-18 14:05:00"),
        ("2024.3.18 (월) 14:05", "2024-03-18 14:05:00"),
        ("202403181405", "2024-03-18 14:05:00"),
        ("20240318 14:05", "2024-03-18 14:05:00"),
        ("20240318 14:05:09", "2024-03-18 14:05:09"),
        ("18 Mar 2024 2:05 PM", "2024-03-18 14:05:00"),
        ("Mar 18, 2024 12:05 am", "2024-03-18 00:05:00"),
        ("Dec 18, 2024 2:05 pm", "2024-12-18 14:05:00"),
        # halves of the day
        ("2024.3.18 오후 2:05", "2024-03-18 14:05:00"),
        ("2024.3.18 오후 12:05", "2024-03-18 12:05:00"),
        ("2024.3.18 오전 12:05", "2024-03-18 00:05:00"),
        ("2024.3.18 오전 11:05", "2024-03-18 11:05:00"),
        ("2024.3.18 밤 11시", "2024-03-18 23:00:00"),
        ("2024.3.18 밤 6시", "2024-03-18 18:00:00"),
        ("2024.3.18 밤 5시", "2024-03-18 05:00:00"),
        ("2024.3.18 밤 12시", "2024-03-18 00:00:00"),
        ("2024.3.18 낮 12시", "2024-03-18 12:00:00"),
        ("2024.3.18 낮 5시", "2024-03-18 17:00:00"),
        ("2024.3.18 낮 6시", "2024-03-18 06:00:00"),
        ("2024.3.18 낮 11시", "2024-03-18 11:00:00"),
        ("2024.3.18 저녁 7시", "2024-03-18 19:00:00"),
        ("2024.3.18 새벽 12시", "2024-03-18 00:00:00"),
        ("2024.3.18 새벽 2시", "2024-03-18 02:00:00"),
        ("2024.3.18 정오", "2024-03-18 12:00:00"),
        ("2024.3.18 자정", "2024-03-18 00:00:00"),
        # zones
        ("2024.3.18 14:05 UTC", "2024-03-18 23:05:00"),
        ("2024.3.18 14:05 +0900", "2024-03-18 14:05:00"),
        ("2024.3.18 14:05 +00:00", "2024-03-18 23:05:00"),
        ("2024.3.18 14:05 -05:30", "2024-03-19 04:35:00"),
    ],
)
def test_a_time_of_day(text: str, when: str) -> None:
    [found] = stamps.find(f"입력 {text}")
    assert (found.when.strftime("%Y-%m-%d %H:%M:%S"), found.day_only) == (when, False)
    assert (found.start, found.end) == (3, 3 + len(text))


@pytest.mark.parametrize(
    "text",
    ["2024.3.18", "2024/3/18", "2024-03-18", "2024년 3월 18일", "２０２４．３．１８", "March 18, 2024", "18 Mar 2024"],
)
def test_a_day(text: str) -> None:
    [found] = stamps.find(text)
    assert (found.when.strftime("%Y-%m-%d %H:%M"), found.day_only) == ("2024-03-18 00:00", True)


@pytest.mark.parametrize(
    "text",
    [
        "24.3.18",
        "24.3.18 14시",
        "20240318",
        "1944.3.18",
        "2101.3.18",
        "2024.13.18",
        "2024.2.30",
        "3월 18일",
        "산책로",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert stamps.find(text) == ()


def test_dates_stand_in_order_within_reach() -> None:
    text = "Mar 19, 2024 · 202403181405 · 2024.3.17"
    assert [found.when.day for found in stamps.find(text)] == [19, 18, 17]
    assert len(stamps.find(" " * 151 + "2024.3.18")) == 1
    assert stamps.find(" " * 152 + "2024.3.18") != stamps.find(" " * 151 + "2024.3.18")
    assert stamps.find(" " * 160 + "2024.3.18") == ()


def test_years_that_a_page_could_have() -> None:
    assert [stamps.in_range(year) for year in (1944, 1945, 2100, 2101)] == [False, True, True, False]
    assert stamps.moment(2024, 2, 29) is not None
    assert stamps.moment(2023, 2, 29) is None
    assert stamps.moment(2024, 1, 1, 24) is None


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("24.3.1", None),
        ("2024.3", None),
        ("2024.3.18" + "0" * 0, "2024-03-18 00:00"),
        ("2024.3.18 14:05 " + "가" * 64, "2024-03-18 14:05"),
        ("2024.3.18 14:05 " + "가" * 65, None),
        ("2024-03-18T14:05 외", "2024-03-18 14:05"),
        ("2024-03-18 14:05:09+09", "2024-03-18 14:05"),
        ("2024-03-18T14:05:00-0330", "2024-03-19 02:35"),
        ("1710738300", "2024-03-18 14:05"),
        ("2710738300", None),
        ("171073830000", None),
        ("20240318", "2024-03-18 00:00"),
        ("2024031814", None),
        ("202403181405", "2024-03-18 14:05"),
        ("20240318140509", "2024-03-18 14:05"),
        ("20241318", None),
        ("Mon, 18 Mar 2024 14:05:00", "2024-03-18 14:05"),
        ("Mon Mar 18 2024 14:05:00 GMT+0900 (KST)", "2024-03-18 14:05"),
        ("Mon, 18 Mar 1944 14:05:00 GMT", None),
        ("Mon, 18 Mar 2024 02:05 PM", "2024-03-18 14:05"),
    ],
)
def test_moments_of_tags(value: str, when: str | None) -> None:
    found = parse_time(value)
    assert (found and found[0].strftime("%Y-%m-%d %H:%M")) == when


@pytest.mark.parametrize(
    ("line", "published", "updated", "labelled"),
    [
        ("2024.03.18 14:05", "18 14:05", "", False),
        ("입력 2024.03.18 14:05", "18 14:05", "", True),
        ("2024.03.18 14:05 2024.03.19 14:05 2024.03.20 14:05", "18 14:05", "19 14:05", False),
        ("2024.03.18 14:05 송고 | 2024.03.18 15:05 최종수정", "18 14:05", "18 15:05", True),
        ("수정 2024.03.18 14:05", "", "18 14:05", True),
        ("입력 2024.03.18 14:05 지면 A12 2024.03.19", "18 14:05", "", True),
        ("지면 A12 2024.03.18", "18 00:00", "", False),
        ("오늘 2024.03.18 입력 2024.03.17 14:05", "17 14:05", "", True),
        ("입력 2024.03.18 14:05 입력 2024.03.19 14:05", "18 14:05", "", True),
        ("가나일보 2024.03.18", "18 00:00", "", False),
        ("2024.03.18 14:05 서이든 기자", "18 14:05", "", False),
        ("2024.03.18 14:05 " + "가" * 40, "18 14:05", "", False),
        ("입력 2024.03.18 " + "가" * 60, "18 00:00", "", True),
        ("2024.03.18 14:05 가 나 라 마 바", "18 14:05", "", False),
    ],
)
def test_lines_of_dates(line: str, published: str, updated: str, labelled: bool) -> None:
    found = read_dates(line)
    assert found is not None
    assert [one.strftime("%d %H:%M") if one else "" for one in found[:2]] == [published, updated]
    assert found.labelled is labelled


@pytest.mark.parametrize(
    "line",
    [
        "2024.03.18 소식",
        "2024.03.18 14:05 행사",
        "2024.03.18 ~ 2024.03.19",
        "2024.03.18 2024.03.19 2024.03.20 2024.03.21",
        "등록번호 서울아01234 2024.03.18",
        "2024.03.18 14:05 " + "가" * 41,
        "입력 2024.03.18 " + "가" * 61,
        "2024.03.18 14:05 가 나 라 마 바 사",
        "2024.03.18 14:05 시는 벤치를 놓았다.",
        "입력 2024.03.18 14:05" + " " * 143,
    ],
)
def test_what_is_no_line_of_dates(line: str) -> None:
    assert read_dates(line) is None
