"""What counts as running text, at the borders of each of its signs."""

from __future__ import annotations

import pytest

from bonmun.grammar.lines import is_sentence

SENTENCES = [
    "시는 문을 열었다.",
    "그는 이날 회의에서 “다시 열겠다”고 말했다",
    "The city said on Friday that it will reopen the riverside path next month.",
    "시장은 밝혔다. 이어 위원회는 오는 30일 본회의에서 예산안을 다룰 예정",
    "김 의원은 이날 국회에서 열린 긴급 회의에서 기자들을 만나 “책임 있는 사람의 사과”",
    "시는 강변의 산책로를 이달 말에 다시 열기로 했다",
    "한빛시는 강변의 산책로와 둔치의 가로등을 고치고 쉬는 의자를 더 놓는 방안을 이달 말에 의회와 함께 논의할 방침",
]
"""One for each sign: full stop, bare verb, Latin letters, an end inside, a quotation at the end, particles alone."""
OTHERS = [
    "열었다.",
    "정치 경제 사회 문화 국제 스포츠 연예 오피니언 포토 동영상 날씨 운세 부고 인사",
    "Terms of Service. Privacy.",
    "Politics Economy Society Culture World Sports Entertainment Opinion Photo Video",
    "기사제보 보도자료 광고문의 불편신고 저작권규약 회원약관 개인정보처리방침 청소년보호정책 찾아오시는길 고객센터",
    "관련기사 더보기",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_running_text(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_none(text: str) -> None:
    assert not is_sentence(text)
