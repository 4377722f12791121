"""What stands beside an advertisement, an offer or a list between a dump's paragraphs and is the article's own."""

from __future__ import annotations

import pytest

import bonmun

QUESTIONS = [
    "나무읍 꽃시장을 연 윤새봄 대표를 만났다.",
    "- 왜 꽃시장인가",
    "“온실이 비어 있는 게 아까웠다. 겨울에도 꽃을 볼 수 있으면 좋겠다고 생각했다.”",
    "- 가장 어려운 점은",
    "“난방비다. 그래도 사람들이 오면 웃는다.”",
]
LIST = [
    "가람시가 9일 올해 행사를 발표했다. 모두 세 가지다.",
    "시는 참가비를 받지 않는다고 밝혔다.",
    "△ 3월 2일 그림책 잔치",
    "△ 5월 5일 책 나눔",
]


@pytest.mark.parametrize(
    "box", [["광고"], ["▶ 가람일보 네이버 채널 구독하기"], ["관련기사", "- 눈꽃 잔치 10만 명 찾아"]]
)
@pytest.mark.parametrize("text", [LIST, QUESTIONS])
def test_a_box_takes_nothing_of_the_text_with_it(text: list[str], box: list[str]) -> None:
    if text is QUESTIONS and len(box) == 2:
        box = ["관련기사", "눈꽃 잔치 10만 명 찾아"]
        text = [
            text[0],
            "◇ 꽃만 파는 곳 아니다",
            *text[2::2],
        ]  # a question looks like the list's next item, a subhead does not
    lines = ["꽃과 눈의 마을", "2024-01-09 10:20", "", text[0], *box, *text[1:]]
    assert list(bonmun.clean_text("\n".join(lines)).paragraphs) == text


def test_a_list_behind_the_box_stays_in_a_dump_with_menus() -> None:
    menu = ["정치", "경제", "사회", "문화", "로그인", "회원가입", "공유하기", "댓글 0"]
    foot = ["저작권자 ⓒ 가람일보 무단전재 및 재배포 금지", "회사소개", "개인정보처리방침"]
    lines = [
        *menu,
        "꽃과 눈의 마을",
        "입력 2024.01.09 10:20",
        LIST[0],
        "▶ 가람일보 네이버 채널 구독하기",
        *LIST[1:],
        *foot,
    ]
    assert list(bonmun.clean_text("\n".join(lines)).paragraphs) == LIST


def test_a_line_between_sentences_that_stand_twice_stays_when_read_again() -> None:
    told, line, short = (
        "가람시가 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다고 밝혔다.",
        "가람시, 골목에 새 조명",
        "경찰은 창고 문을 열고 들어갔습니다.",
    )
    once = bonmun.clean_text("\n".join([told, line, told, short, line, short])).text
    assert bonmun.clean_text(once).text == once
