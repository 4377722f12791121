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
        ("<ul class=path><li>홈</li><li>사회</li></ul>", "", "사회"),
        ("<ul><li>정치</li><li>경제</li><li>국제</li><li><p>과학</p></li><li><p>환경</p></li></ul>", "", None),
        ("<div>[가나일보] 2012-08-03 11면 20판 사회 뉴스 1244자</div>", "", "사회"),
        ("<div>[한국일보] 2012-08-03 27면 40판 오피니언·인물 칼럼 1244자</div>", "", "오피니언·인물"),
        ("", "<p>관련기사</p><p>정치</p>", None),
    ],
)
def test_the_section_shown(above: str, below: str, section: str | None) -> None:
    page = (
        f"<html><title>골목에 새 조명</title><body>{above}<h1>골목에 새 조명</h1><div>{BODY}</div>{below}</body></html>"
    )
    assert extract(page).section == section


@pytest.mark.parametrize(
    ("tags", "section"),
    [
        ("<meta property='article:section' content='뉴스'><meta property='article:section2' content='정치'>", "정치"),
        ("<meta property='article:section' content='국제 일반'>", "국제 일반"),
        ("<meta property='article:section' content='뉴스'>", None),
        ("<meta property='article:section' content='S1N4'>", None),
        ("<meta property='article:section' content='politics'>", "정치"),
        ("<title>보도자료 | 가람시</title>", "보도자료"),
        ("<title>골목에 새 조명 &lt; 사회 &lt; 기사본문 - 가나일보</title>", "사회"),
    ],
)
def test_the_section_that_tags_name(tags: str, section: str | None) -> None:
    page = f"<html><head>{tags}</head><body><h1>골목에 새 조명</h1><div>{BODY}</div></body></html>"
    assert extract(page).section == section


def test_a_tag_wins_over_what_is_shown() -> None:
    head = "<meta property='article:section' content='사회'><title>골목에 새 조명</title>"
    assert (
        extract(f"<html>{head}<body><a>정치</a><h1>골목에 새 조명</h1><div>{BODY}</div></body></html>").section
        == "사회"
    )
