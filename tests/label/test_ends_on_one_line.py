"""An article on one line, or its last paragraph, with notices behind it: they go, and its own sentences stay."""

from __future__ import annotations

import pytest

from bonmun import Extractor, clean_text

TOLD = [
    "가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.",
    "시는 이달 말까지 공사를 마친다고 3일 밝혔다.",
    "산책로는 지난해 물난리로 막혔다가 다시 열렸다.",
]
ABOUT = [
    "무단 전재와 재배포를 막을 법을 만들자는 목소리가 나온다.",
    "‘저작권자 ⓒ 가람시’라고 적힌 표지도 있었다.",
    "시는 제보를 받으면 사흘 안에 답하겠다고 했다.",
]
ENDS = [
    "■ ⓒ 한빛일보 & hanbit.example, 무단 전재 및 재배포 금지",
    "[한빛일보ⓒ 무단전재 배포금지]",
    "/끝/",
    "■",
    "2024/05/07 09:30 송고",
    "[한빛일보 홈페이지 바로가기]",
    "한빛일보 앱 다운로드",
    "정정·반론보도 신청하기",
    "본 기사는 한빛일보의 편집 방향과 다를 수 있습니다.",
    "[이 기사는 누리통신이 제공한 기사입니다]",
    "글·사진=나정호 기자",
]
READER = Extractor(sites=False, fallback=False)


@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize("at", [1, 3])
@pytest.mark.parametrize("end", ["나정호 기자", "나정호 기자 na@hanbit.example ⓒ 한빛일보 무단전재 금지"])
def test_a_sentence_about_rights_takes_nothing_with_it(about: str, at: int, end: str) -> None:
    text = " ".join([*TOLD[:at], about, *TOLD[at:]])
    assert " ".join(clean_text(f"{text} {end}").paragraphs) == text


@pytest.mark.parametrize("end", ENDS)
def test_what_stands_behind_the_last_sentence_goes(end: str) -> None:
    rows = "".join(f"<p>{told}</p>" for told in TOLD[:-1])
    page = f"<html><title>강변에 벤치</title><h1>강변에 벤치</h1><div>{rows}<p>{TOLD[-1]} {end}</p></div>"
    assert READER.extract(page).paragraphs == tuple(TOLD)
    assert " ".join(clean_text(f"{' '.join(TOLD)} {end}").paragraphs) == " ".join(TOLD)
