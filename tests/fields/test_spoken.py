"""How television reporters sign off: the last line's own name is the author's, a guest's is not."""

from __future__ import annotations

import pytest

from bonmun import clean_text

BODY = (
    "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했습니다.\n"
    "시는 지난 3년 동안 들어온 민원 4200건을 살펴 순서를 정했다고 18일 밝혔습니다.\n"
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("한빛뉴스 서이든입니다.", ["서이든"]),
        ("한빛뉴스 서이든 기자입니다.", ["서이든"]),
        ("지금까지 한빛TV 서이든이었습니다.", ["서이든"]),
        ("HBS 뉴스, 서이든입니다.", ["서이든"]),
        ("HBS 뉴스, 서이든입니다. 나정호 기자", ["나정호"]),
        ("HBS 뉴스, 서이든입니다. (사진=가람시)", ["서이든"]),
        ("이번 주인공은 가수 서이든입니다.", []),
        ("HBS 드라마의 주인공 서이든입니다.", []),
    ],
)
def test_the_reporter_who_signs_off(line: str, names: list[str]) -> None:
    assert [author.name for author in clean_text(BODY + line).authors] == names
