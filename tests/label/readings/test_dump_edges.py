"""Teasers of other articles at the edges of a dump's text; the article's own last lines stay."""

from __future__ import annotations

import pytest

import bonmun

TOLD = [
    "나무읍이 겨우내 비어 있던 온실을 꽃시장으로 바꾼다.",
    "읍은 3월부터 상인 40명을 모아 온실을 나눠 쓰게 했다고 밝혔다.",
    "온실 면적은 2,400㎡에 이른다.",
]
HEAD = ["정치", "경제", "로그인", "회원가입", "많이 본 뉴스", "공유하기", "댓글 0"]
FOOT = ["저작권자 ⓒ 가람일보 무단전재 및 재배포 금지", "회사소개", "개인정보처리방침", "기사제보"]


def body(*lines: str) -> list[str]:
    return list(bonmun.clean_text("\n".join(lines)).paragraphs)


@pytest.mark.parametrize(
    "tagged",
    [
        ["[사설] 눈길은 누가 치우나"],
        ["[EPL] 36R 미리보기 - 달빛 우승까지 '-1'", "[UCL] 산마루 “반드시 우승”"],
        ["<포토> 눈 쌓인 장터"],
    ],
)
def test_tagged_headlines_behind_the_text_go(tagged: list[str]) -> None:
    assert body(*TOLD, *tagged, *FOOT) == TOLD


@pytest.mark.parametrize(
    "own", [["[도움말] 나무읍 도서관"], ["[참고] 온실은 월요일에 쉰다"], ["◇ 꽃시장 여는 날", "△ 3월 2일", "△ 3월 9일"]]
)
def test_the_articles_own_last_lines_stay(own: list[str]) -> None:
    assert body(*TOLD, *own) == [*TOLD, *own]


def test_teasers_that_are_cut_off_do_not_open_the_text() -> None:
    teasers = ["무릎이 시릴 때 먹는다는 이것 하나로 통증이 싹..", "산마루에 새로 지은 집, 반값에 나왔다고 해서.."]
    assert body(*HEAD, *teasers, "[앵커]", *TOLD, *FOOT) == ["[앵커]", *TOLD]


def test_items_that_are_cut_off_go_with_their_list() -> None:
    items = ["‘달빛시장’ 불 밝힌 날, 상인들 앞에 놓인..", "해솔고 씨름부에서 배운다, 눈길을 걷는.."]
    assert (
        body(*HEAD[:4], "가람일보 주요뉴스", *items, "꽃과 눈의 마을", "기사입력 2024.01.09 10:20", *TOLD, *FOOT)
        == TOLD
    )
