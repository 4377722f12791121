"""Headlines of dumps that read as sentences: without a full stop, over a date or over sentences that all have one."""

from __future__ import annotations

import pytest

from bonmun import clean_text

TITLES = ["도래울 초등학교, 운동장에 논 만들었다", "가람시가 낡은 우체국을 도서관으로 바꿨다"]
TOLD = [
    "학생 96명이 운동장 한쪽에 논을 만들어 모를 심었다.",
    "논은 330㎡ 크기로 학부모와 교사가 두 달에 걸쳐 물길을 냈다.",
    "학교는 가을에 거둔 쌀로 떡을 빚어 이웃에 나눌 생각이다.",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("under", ["입력 2017.07.24 19:29", "서이든 기자", "2017-07-24 19:29"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("count", [2, 3])
def test_over_a_date_or_a_byline(title: str, under: str, gap: str, count: int) -> None:
    article = clean_text(gap.join((title, under, *TOLD[:count])))
    assert article.title == title
    assert list(article.paragraphs) == TOLD[:count]


@pytest.mark.parametrize("title", TITLES)
def test_over_sentences_that_all_have_a_full_stop(title: str) -> None:
    article = clean_text("\n\n".join((title, *TOLD)))
    assert article.title == title
    assert list(article.paragraphs) == TOLD


@pytest.mark.parametrize("others", [[*TOLD[:2], TOLD[2][:-1]], [TOLD[0][:-1], *TOLD]])
def test_a_first_sentence_stays_where_others_have_none_either(others: list[str]) -> None:
    article = clean_text("\n\n".join((TITLES[0], *others)))
    assert TITLES[0] in article.text


@pytest.mark.parametrize("mark", ["▲", "△"])
def test_questions_behind_a_mark_that_answers_part_are_no_captions(mark: str) -> None:
    asked = [f"{mark} 왜 염전인가.", "“그곳에서 자랐다.”", f"{mark} 다음 작품은.", "“말하지 않겠다.”"]
    article = clean_text(
        "\n".join(("나루FC, 연장 접전 끝에 결승 진출", "백시온 기자", "승인 2025.10.03 17:26", "", *asked))
    )
    assert list(article.paragraphs) == asked
