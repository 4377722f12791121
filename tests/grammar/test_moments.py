"""Times as meta tags, JSON-LD and data attributes write them."""

from __future__ import annotations

import pytest

from bonmun.grammar.moments import parse_time


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-04-07T10:11:02.613Z", "2023-04-07T19:11:02+09:00"),
        ("2023-04-07T10:11:02+00:00", "2023-04-07T19:11:02+09:00"),
        ("2025-05-15T20:00:52.000+0900", "2025-05-15T20:00:52+09:00"),
        ("2016-09-17T11:35+09:00", "2016-09-17T11:35:00+09:00"),
        ("2016-09-17T11:35+09", "2016-09-17T11:35:00+09:00"),
        ("2023-04-07 08:26:22", "2023-04-07T08:26:22+09:00"),
        ("2023-04-07 08:26:22 KST", "2023-04-07T08:26:22+09:00"),
        ("2023-04-06T18:26:22-05:00", "2023-04-07T08:26:22+09:00"),
        ("20100101092104", "2010-01-01T09:21:04+09:00"),
        ("201001010921", "2010-01-01T09:21:00+09:00"),
        ("2026-05-10 [21:13:51]", "2026-05-10T21:13:51+09:00"),
        ("Wed, 05 Apr 2023 01:00:00 GMT", "2023-04-05T10:00:00+09:00"),
        ("Thu Apr 20 2023 13:08:00 GMT+0900 (KST)", "2023-04-20T13:08:00+09:00"),
        ("1680000000", "2023-03-28T19:40:00+09:00"),
        ("1680000000123", "2023-03-28T19:40:00+09:00"),
        ("입력 2024.01.26 08:28", "2024-01-26T08:28:00+09:00"),
        ("Apr 20, 2023 1:08 PM", "2023-04-20T13:08:00+09:00"),
        ("2024. 1. 26. 오후 8:28", "2024-01-26T20:28:00+09:00"),
    ],
)
def test_moments(value: str, expected: str) -> None:
    found = parse_time(value)
    assert found is not None
    assert (found[0].isoformat(), found[1]) == (expected, False)


@pytest.mark.parametrize("value", ["2024-01-26", "20240126", "2024.01.26", "2024년 1월 26일"])
def test_days(value: str) -> None:
    found = parse_time(value)
    assert found is not None
    assert (found[0].isoformat(), found[1]) == ("2024-01-26T00:00:00+09:00", True)


@pytest.mark.parametrize(
    "value",
    ["", "어제", "13시간 전", "2023-02-30", "2023-13-01T00:00:00Z", "2023-04-20T24:61:00", "20231340",
     "0000-00-00 00:00:00", "https://example.kr/2023", "N1007161493", "9" * 60],
)  # fmt: skip
def test_no_times(value: str) -> None:
    assert parse_time(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "Fri, 31 Dec 9999 23:59:59 -2359",
        "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
        "Mon, 30 Nov -0001 00:00:00 +0900",
        "9999-12-31T23:59:59-23:59",
    ],
)
def test_times_that_no_page_could_have_are_none(value: str) -> None:
    assert parse_time(value) is None
