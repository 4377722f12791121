"""Who speaks in a broadcast's text (앵커, 리포트, SYNC) stays where newlines were lost and where a cue stands bare."""

from __future__ import annotations

import pytest

import bonmun

TOLD = "한빛시에 새 도서관이 문을 열었습니다. 나정호 기자가 보도합니다."
MORE = ["주민들은 열 해를 기다렸다고 말합니다.", "시는 뒤늦게 대책을 내놨습니다. 공사비는 40억 원까지 불어났습니다."]


@pytest.mark.parametrize("cue", ["◀ 리포트 ▶", "◀ SYNC ▶ 서해솔", "◀ 싱크 ▶ 서해솔 / 상인", "▶ 인터뷰 : 서해솔"])
def test_a_cue_that_was_glued_to_a_sentence_is_a_line_of_its_own(cue: str) -> None:
    assert list(bonmun.clean_text("\n".join((f"{TOLD}{cue}", *MORE))).paragraphs) == [TOLD, cue, *MORE]


@pytest.mark.parametrize("cue", ["앵커", "앵커 멘트", "[앵커]"])
@pytest.mark.parametrize("above", [[], ["도서관 문 열었다", "입력 2024.05.07 21:10", ""]])
def test_a_bare_cue_opens_the_text(cue: str, above: list[str]) -> None:
    assert list(bonmun.clean_text("\n".join((*above, cue, TOLD, *MORE))).paragraphs) == [cue, TOLD, *MORE]
