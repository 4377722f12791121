"""Small articles whole: what stands in and around them is told by what it is, not by how long the article is."""

from __future__ import annotations

import pytest

from bonmun import clean_text, extract

TOLD = ("가람시는 3일 강변 산책로를 다시 열었다.", "시는 옹벽을 새로 쌓고 가로등을 바꿨다고 밝혔다.")
HEAD = (
    '<!doctype html><title>산책로 다시 열려</title><meta property="og:title" content="산책로 다시 열려">'
    '<div id="top"><a href="/">가람일보</a><a href="/1">정치</a></div>'
)


def page(body: str, under: str = "<p>입력 2024.05.03 10:20</p>") -> str:
    return f'{HEAD}<div id="view"><h2>산책로 다시 열려</h2>{under}<div class="txt">{body}</div></div>'


FIELDS = "<dl><dt>입력</dt><dd>2024.05.03 10:20</dd><dt>기자</dt><dd>나정호</dd></dl>"


def test_the_field_that_names_the_reporter_is_no_text() -> None:
    brief = extract(page(TOLD[0], FIELDS))
    assert brief.paragraphs == (TOLD[0],)
    assert [author.name for author in brief.authors] == ["나정호"]
    rows = ("▶ 솔내 : [흐림, 비] (18∼24)", "▶ 나루 : [맑음, 흐림] (17∼26)")
    assert extract(page("<br>".join(rows), FIELDS)).paragraphs == rows


@pytest.mark.parametrize(
    "rows",
    [
        ("▶ 1929년 = 가람항 문을 엶", "▶ 1957년 = 첫 전차 다님", "▶ 1998년 = 가람대교 개통"),
        ("▶나정호씨 별세, 나하늘씨 부친상=7일, 가람병원, 발인 9일", "▶서이든씨 별세, 서마루씨 모친상=7일, 발인 9일"),
        ("◇ 5급 승진", "▶ 기획예산과 나정호", "▶ 산림녹지과 서이든"),
        ("▲ 가람", "가람 010 020 - 3", "나루 000 100 - 1", "▲ 홈런 = 나정호 2호(4회 3점)"),
        ("재료(2인분) : 밀가루 200g, 감자 1개", "1. 밀가루에 물을 부어 치댄다.", "2. 감자를 썰어 넣고 끓인다."),
    ],
)
def test_entries_are_an_article(rows: tuple[str, ...]) -> None:
    assert extract(page("".join(f"<p>{row}</p>" for row in rows))).paragraphs == rows
    assert clean_text("\n".join(("산책로 다시 열려", "2024.05.03 10:20", "", *rows))).paragraphs == rows


@pytest.mark.parametrize("asked", ["▲ 왜 산책로인가.", "▲ 다음 계획은.", "▲ 언제 문을 여나.", "▲ 무엇이 달라지나"])
def test_a_question_behind_a_mark_is_no_caption(asked: str) -> None:
    rows = (TOLD[0], asked, "“봄에 다시 연다.”", "▲ 산책로를 걷는 시민들", TOLD[1])
    assert extract(page("".join(f"<p>{row}</p>" for row in rows))).paragraphs == (*rows[:3], TOLD[1])
