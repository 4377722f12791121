"""A subhead between two signs is one line, also where a tool put each sign on a line of its own."""

from __future__ import annotations

import pytest

from bonmun import clean_text

TOLD = ("가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.", "시는 이달 말까지 공사를 마친다고 3일 밝혔다.")


@pytest.mark.parametrize("sign", ["▼", "◆", "■"])
def test_a_subhead_comes_back_between_its_signs(sign: str) -> None:
    dump = "\n".join([TOLD[0], sign, "“벤치는 나무로”", f" {sign}", TOLD[1]])
    assert clean_text(dump).paragraphs == (TOLD[0], f"{sign} “벤치는 나무로” {sign}", TOLD[1])


def test_a_sign_alone_is_nothing() -> None:
    assert clean_text("\n".join([TOLD[0], "▼", TOLD[1], "▲"])).paragraphs == TOLD


def test_a_quotation_behind_a_dateline_is_no_deck() -> None:
    lead = "[한빛일보 = 나정호 기자] “벤치는 나무로”"
    article = clean_text("\n\n".join([lead, *TOLD]))
    assert article.paragraphs == ("“벤치는 나무로”", *TOLD)
    assert [author.name for author in article.authors] == ["나정호"]
