"""Sections of a digest that go on counting behind what cuts them off."""

from __future__ import annotations

import pytest

from bonmun import extract

OPENING = "반갑습니다, 토요일의 골목편지입니다. 소식 네 가지를 전해요."
HEADS = ("징검다리 다시 놓여", "굴뚝에 고래 그림", "영화관 표값 내려", "빌려 쓰는 공구함")
SAID = (
    "장마에 떠내려간 돌을 새로 놓았어요. 건너는 데 2분이면 돼요.",
    "동네 화가 셋이 그렸어요. 밤에는 불도 켜져요.",
    "어른 5000원으로 내려요. 수요일에는 3000원이에요.",
    "주민센터에서 드릴을 빌려줘요. 하루 500원이에요.",
)
BEHIND = ("링크 복사", "댓글 2", "우리 동네도 그려 주세요.", "좋아요 6 · 답글")


def digest(between: tuple[str, ...], count: str = "{}. {}", numbers: tuple[int, ...] = (1, 2, 3, 4)) -> tuple[str, ...]:
    """The paragraphs read from a digest that other lines part in the middle."""
    sections = [[count.format(n, head), said] for n, head, said in zip(numbers, HEADS, SAID, strict=True)]
    lines = [
        "[골목편지] 이번 주 소식",
        OPENING,
        *sections[0],
        *sections[1],
        *between,
        *sections[2],
        *sections[3],
        *BEHIND,
    ]
    return extract("\n".join(lines)).paragraphs


@pytest.mark.parametrize("between", [("이 글이 마음에 드셨다면",), ("구독하기", "공유하기")])
@pytest.mark.parametrize("count", ["{}. {}", "{}) {}", "{}.{}"])
def test_sections_that_go_on_counting_are_the_text(between: tuple[str, ...], count: str) -> None:
    found = digest(between, count)
    assert [line for line in found if line in SAID] == list(SAID)
    assert BEHIND[2] not in found


@pytest.mark.parametrize("numbers", [(1, 2, 4, 5), (1, 3, 4, 5), (1, 2, 1, 2)])
def test_what_counts_otherwise_is_another_list(numbers: tuple[int, ...]) -> None:
    assert SAID[2] not in digest(("이 글이 마음에 드셨다면",), numbers=numbers)


@pytest.mark.parametrize("label", ["많이 본 기사", "댓글 2", "저작권자 ⓒ 골목편지 무단전재 및 재배포 금지"])
def test_nothing_goes_on_behind_what_closes_an_article(label: str) -> None:
    assert SAID[2] not in digest((label,))
