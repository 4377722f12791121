"""In a dump, an arrow before another article; terms that an article explains and subheads in brackets stay."""

from __future__ import annotations

import pytest

import bonmun

TOLD = [
    "가람시가 골목 조명을 새로 바꾸기로 했다. 예산은 34억 원이다.",
    "시는 민원 4200건을 살펴 순서를 정했다고 밝혔다.",
]
MORE = ["설명회는 다음 달 네 차례 열린다.", "이런 흐름은 수도권만의 일이 아니다."]


def body(*lines: str) -> list[str]:
    return list(bonmun.clean_text("\n".join(lines)).paragraphs)


@pytest.mark.parametrize(
    "arrow",
    [
        "☞ 주말 나들이 어디로? 나무읍 축제 20곳",
        "☞ [사진] 눈 덮인 나무읍",
        "☞ 왜 나무읍에는 시장이 없을까",
        "☞나무읍서 트럭-승용차 충돌…11명 부상",
    ],
)
def test_an_arrow_before_a_headline_leads_elsewhere(arrow: str) -> None:
    assert body(*TOLD, arrow, *MORE) == [*TOLD, *MORE]


@pytest.mark.parametrize(
    "term",
    [
        "☞ 조도",
        "☞ 온실가스 배출권 거래제",
        "☞ 조도: 빛이 닿는 밝기를 말한다.",
        "☞ 색온도란 빛의 색을 숫자로 나타낸 것이다.",
    ],
)
def test_a_term_behind_an_arrow_is_the_articles(term: str) -> None:
    assert body(*TOLD, term, *MORE) == [*TOLD, term, *MORE]


@pytest.mark.parametrize("subhead", ["<골목에서 만난 사람들>", "【늦어진 공사, 커지는 불만】", "■ 골목의 밤"])
def test_a_subhead_in_brackets_is_no_item_of_the_list_above(subhead: str) -> None:
    told = ["‘시장 없는 마을’의 실험이 스무 달째를 맞았다.", *TOLD]
    assert body(*told, "▶ 관련기사 : [단독] 나무읍 청년주택 입주 또 미뤄져", subhead, *MORE) == [*told, subhead, *MORE]


def test_entries_go_on_behind_a_heading_that_carries_its_item() -> None:
    first, last = ["△ 접수: 3월 2일부터", "△ 대상: 가람시민"], ["△ 장소: 나무읍 도서관", "△ 참가비: 무료"]
    lines = [*TOLD, *first, "▶ 관련기사 : 주말 나들이 어디로? 나무읍 축제 17곳", *last, *MORE]
    assert body(*lines) == [*TOLD, *first, *last, *MORE]


@pytest.mark.parametrize("ends", ["이런 흐름은 수도권만의 일이 아니다.", "이런 흐름은 이어진다. 시는 아니라고 합니다."])
def test_a_last_paragraph_about_subscriptions_stays(ends: str) -> None:
    last = f"회사는 구독 서비스 가입자가 2502명을 넘어섰다고 덧붙였다. {ends}"
    assert body(*TOLD, MORE[0], last, "저작권자 ⓒ 한빛일보 무단전재 및 재배포 금지") == [*TOLD, MORE[0], last]


def test_the_times_of_a_chronicle_are_no_items_of_the_list_above() -> None:
    day = [TOLD[0], "10:40 불길이 잡히다", TOLD[1], "11:34 남은 과제는 안전", *MORE]
    lines = [*day[:3], "[관련기사]", "왜 나무읍에는 시장이 없을까", *day[3:]]
    assert body(*lines) == day
