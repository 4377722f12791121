"""White space of long texts, which are taken piece by piece."""

import pytest

from bonmun.parse import spaces


@pytest.mark.parametrize("unit", ["가나 다 ", "가나다", " ", "가\n\t ", "가나다라 \u3000마"])
@pytest.mark.parametrize("size", [10, 65_535, 65_536, 65_537, 300_000])
def test_a_long_text_is_folded_like_a_short_one(unit: str, size: int) -> None:
    text = (unit * size)[:size]
    assert spaces.folded(text) == " ".join(text.split())
    assert spaces.squash(text) == "".join(text.split())
