"""What leads on behind an article (`2면에 계속`, `1 2 3 다음`) is none of its lines, also right before the byline."""

from __future__ import annotations

import pytest

from bonmun import Extractor, clean_text

TOLD = (
    "가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.",
    "시는 이달 말까지 공사를 마친다고 3일 밝혔다.",
    "산책로는 지난해 물난리로 막혔다가 열 달 만에 다시 열렸다.",
)
TURNS = (
    "(계속)|2면에 계속|(A3면으로 이어짐)|다음 회에 계속|[하편에 계속]|1 2 3 다음|◀ 이전 1 2 3 다음 ▶|(1/3)|Page 1 of 3"
    "|이전글 다음글|한 페이지로 보기|기사 전체 보기|더보기 ▼|이어서 읽기|처음 페이지로|▶관련기사 3면|사설 31면"
)
READER = Extractor(sites=False, fallback=False)


@pytest.mark.parametrize("turn", TURNS.split("|"))
def test_a_line_that_leads_on_goes(turn: str) -> None:
    rows = "".join(f"<p>{told}</p>" for told in TOLD)
    page = f"<html><title>강변에 벤치</title><h1>강변에 벤치</h1><div>{rows}<p>{turn}</p></div>"
    assert READER.extract(page).paragraphs == TOLD
    assert clean_text("\n\n".join(["강변에 벤치", "2024.05.03", *TOLD, turn, "나정호 기자"])).paragraphs == TOLD


@pytest.mark.parametrize("verse", ["다음 날에도 강가에 앉아", "불빛을 센다"])
def test_verses_before_a_byline_stay(verse: str) -> None:
    assert clean_text("\n\n".join(["강변에 벤치", "2024.05.03", *TOLD, verse, "나정호 기자"])).paragraphs == (
        *TOLD,
        verse,
    )


def test_a_score_is_a_flash_and_its_end_mark_is_none_of_it() -> None:
    head = "[프로야구] 가람 승리\n나정호 기자\n2024.05.07 09:30"
    dump = f"{head}\n\n가람 5-3 한빛\n(끝)\n<저작권자(c) 한빛통신, 무단 전재 금지>"
    assert clean_text(dump).paragraphs == ("가람 5-3 한빛",)
