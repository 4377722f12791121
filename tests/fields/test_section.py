"""The section that a page shows where its tags name none."""

from __future__ import annotations

import pytest

from bonmun import extract

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다.",
        "시는 지난 3년 동안 들어온 민원 4200건을 살펴 순서를 정했다고 18일 밝혔다.",
    )
)


@pytest.mark.parametrize(
    ("above", "below", "section"),
    [
        ("<div>홈 &gt; 사회 &gt; 사건사고</div>", "", "사회"),
        ("<div>HOME 스포츠 프로야구</div>", "", "스포츠"),
        ("<div>뉴스 〉 경제</div>", "", "경제"),
        ("<div>생활/문화 선택됨</div>", "<p>이 기사는 언론사에서 생활 섹션으로 분류했습니다.</p>", "생활"),
        ("<a>정치</a>", "", "정치"),
        ("<div>뉴스홈 사회 정치 경제 국제 문화</div>", "", None),
        ("<div>사회일반</div>", "", None),
        ("", "<p>관련기사</p><p>정치</p>", None),
    ],
)
def test_the_section_shown(above: str, below: str, section: str | None) -> None:
    page = (
        f"<html><title>골목에 새 조명</title><body>{above}<h1>골목에 새 조명</h1><div>{BODY}</div>{below}</body></html>"
    )
    assert extract(page).section == section


def test_a_tag_wins_over_what_is_shown() -> None:
    head = "<meta property='article:section' content='사회'><title>골목에 새 조명</title>"
    assert (
        extract(f"<html>{head}<body><a>정치</a><h1>골목에 새 조명</h1><div>{BODY}</div></body></html>").section
        == "사회"
    )
