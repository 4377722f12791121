"""Labels of a site's controls, told by their vocabulary: no list of phrases holds these lines."""

from __future__ import annotations

import pytest

from bonmun.grammar.controls import LONGEST, kind
from bonmun.grammar.lines import verdict

LABELS = [
    ("SNS 계정으로 기사 공유하기", "share"),
    ("페이스북 트위터 카카오톡 URL복사", "share"),
    ("카카오톡으로기사보내기", "share"),
    ("전체 댓글 모아보기", "comment"),
    ("본문글씨 크게 보기", "font_size"),
    ("섹션별 가장 많이 본 뉴스", "heading"),
    ("많이읽은기사", "heading"),
    ("에디터스 픽 Editor's Picks", "heading"),
    ("이 시각 인기 영상 더보기", "heading"),
    ("공식 채널 구독하기", "subscribe"),
    ("로그인 / 회원가입", "login"),
    ("기사 다시듣기", "player"),
    ("훈훈해요 3 슬퍼요 0", "poll"),
    ("이용약관 | 개인정보처리방침 | 청소년보호정책", "nav"),
    ("기자 프로필 더보기", "reporter_card"),
]
TEXT = [
    "공유와 협력의 가치",
    "구독 경제가 온다",
    "댓글이 두려워요",
    "로그인 없는 세상",
    "◆ 많이 본 뉴스",
    "“많이 본 뉴스”",
    "추천 도서 12권",
    "인기 없는 후보",
    "좋아요 3만 개의 무게",
    "뉴스와 기사",
    "정치",
    "메뉴를 세 가지로 줄였다",
    "공유 " * LONGEST,
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_a_line_of_labels_alone_is_a_control(text: str, expected: str) -> None:
    assert kind(text) == expected
    found = verdict(text, sentence=False)
    assert found is not None
    assert found.kind == expected


@pytest.mark.parametrize("text", TEXT)
def test_one_other_word_makes_it_text(text: str) -> None:
    assert kind(text) == ""
