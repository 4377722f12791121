"""Notices and names behind the last sentence of a line, in any order, without seams; the article's own words stay."""

from __future__ import annotations

import itertools

import pytest

import bonmun
from bonmun.label import notices

TOLD = "나무읍이 겨우내 비어 있던 온실을 꽃시장으로 바꾼다. 읍은 3월부터 상인 40명을 모았다고 밝혔다."
NOTICES = [
    "ⓒ 가람일보 무단전재 및 재배포 금지",
    "- Copyrights ⓒ 가람일보, 무단 전재 및 재배포 금지 -",
    "※ 저작권자 ⓒ 가람일보. 무단 전재-재배포 금지",
    "이 기사의 저작권은 가람일보에 있습니다.",
    "가람일보 구독하고 메인에서 바로 보세요!",
    "▷ 카카오톡 : 가람제보 ▷ 전화 : 02-000-0000",
    "좋아요 0 댓글 0",
    "[관련기사] 청보리밭에 관광객 몰려",
    "#나무읍 #온실",
]
NAMES = ["서해솔 기자", "서해솔 기자 sol@garam.example", "/서해솔 기자", "sol@garam.example"]


def text(*pieces: str, seam: str = " ") -> str:
    return " ".join(bonmun.clean_text(seam.join(pieces)).paragraphs)


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(NOTICES[:7], 2)))
def test_two_notices_are_split_off(first: str, second: str) -> None:
    assert text(TOLD, first, second) == TOLD


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_and_a_notice_are_split_off(name: str, notice: str) -> None:
    assert text(TOLD, name, notice) == TOLD
    assert text(f"{TOLD}{name} {notice}") == TOLD


@pytest.mark.parametrize(
    "end",
    [
        "신청은 나무읍 누리집에서 받는다.",
        "신청 문의는 나무읍 도서관(02-000-0000).",
        "▲ 접수 12일 ▲ 발표 20일 ▲ 개장 3월 2일",
        "“구독해 주세요”라고 적힌 간판도 걸렸다",
        "다음은 상인들의 말. “꽃을 보러 오세요!”",
        "꽃말은 ‘기다림’이었다 한다. 그 말 그대로…",
        "<나무읍 온실 이야기>라는 책도 나왔다",
    ],
)
def test_the_articles_own_words_stay(end: str) -> None:
    assert text(TOLD, end) == f"{TOLD} {end}"


@pytest.mark.parametrize("credit", ["[사진=나무읍 제공]", "서해솔 기자 [사진=나무읍 제공]", "(사진=나무읍)"])
def test_a_credit_takes_no_article_with_it(credit: str) -> None:
    assert text(f"{TOLD} 꽃은 100가지다. 온실은 넓다.", credit).startswith(TOLD)
    assert text("폭설로 산마루 마을 길이 사흘째 막혔다.", credit).startswith("폭설로 산마루 마을 길이 사흘째 막혔다.")


def test_a_line_of_notices_alone_has_words_enough_and_tells_nothing() -> None:
    def wholly(text: str) -> str:
        found = notices.wholly(text)
        return found.kind if found is not None else ""

    assert wholly("서이든 기자 무단전재 및 재배포 금지") == "copyright"
    assert wholly("무단전재") == ""
    assert wholly("서이든 나정호") == ""
    assert wholly("글자크기 인쇄하기") == ""  # buttons: known as a whole line, or not at all
    assert wholly("서이든 기자") == ""
    assert wholly("서이든 기자가 무단전재 및 재배포 금지를 알렸다.") == ""
