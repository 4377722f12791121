"""The few lines among many that hold a pattern."""

from __future__ import annotations

import re

import pytest

from bonmun.line_search import holding

WORD = re.compile("더보기|more")


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        ([], set()),
        (["가", ""], set()),
        (["더보기", "가", "나 더보기"], {0, 2}),
        (["", "", "more more"], {2}),
        (["mo", "re"], set()),
        (["가더보기", "더보기가", "보기"], {0, 1}),
    ],
)
def test_each_line_that_holds_it_is_found_wherever_it_stands_in_it(texts: list[str], held: set[int]) -> None:
    assert holding(WORD, texts) == held
