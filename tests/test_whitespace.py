"""White space and characters without width, in pages and dumps alike."""

from __future__ import annotations

import pytest

from bonmun.whitespace import INVISIBLE, fold, folded, squash


@pytest.mark.parametrize("character", INVISIBLE)
def test_characters_without_width_part_no_word(character: str) -> None:
    text = f"{character}가람시 도서{character}관이 {character} 문을{character} 연다.{character}"
    assert fold(text) == "가람시 도서관이 문을 연다."


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧 가족", "❤\ufe0f\u200d🔥", "می\u200cخواهم", "क्\u200dष"])
def test_joiners_stay_where_they_shape_what_is_seen(text: str) -> None:
    assert fold(text) == text


def test_joiners_between_other_characters_go() -> None:
    assert fold("👨\u200d 가\u200d족\u200c") == "👨 가족"


@pytest.mark.parametrize("unit", ["가나 다 ", "가나다", " ", "가\n\t ", "가나다라 \u3000마"])
@pytest.mark.parametrize("size", [10, 65_535, 65_536, 65_537, 300_000])
def test_a_long_text_is_folded_like_a_short_one(unit: str, size: int) -> None:
    text = (unit * size)[:size]
    assert folded(text) == " ".join(text.split())
    assert squash(text) == "".join(text.split())
