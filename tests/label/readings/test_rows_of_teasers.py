"""In a dump, a long row of other articles' first words outweighs no short article; an article's sections are none."""

from __future__ import annotations

import pytest

from bonmun import clean_text

TOLD = (
    "가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.",
    "시는 이달 말까지 공사를 마친다고 3일 밝혔다.",
    "산책로는 지난해 물난리로 막혔다가 열 달 만에 다시 열렸다.",
)
TITLES = (
    "청솔역 앞 광장 확 바뀐다",
    "밤나무골 버섯 풍년",
    "섬마을 분교 학생 늘어",
    "갈대숲에 나무 길",
    "옛 방앗간이 찻집으로",
)
FIRST = "이 마을은 지난해 봄부터 낡은 집을 고치는 일을 시작했다. 주민들은 달마다 한 번씩 모여 다음에 고칠 집을 정하고"
MENU = ["정치", "경제", "사회", "문화", "스포츠", "날씨", "연예", "지역"]


@pytest.mark.parametrize("cut", [" 함께", " 함께…"])
def test_teasers_are_no_article(cut: str) -> None:
    row = [line for i, title in enumerate(TITLES) for line in (title, f"{title}. {FIRST} {i}번째로{cut}")]
    dump = "\n".join([*MENU, "강변에 벤치", "2024.05.03 10:20", *TOLD, "많이 본 뉴스", *row])
    assert clean_text(dump).paragraphs == TOLD


def test_sections_of_an_article_stay() -> None:
    row = [line for i, title in enumerate(TITLES) for line in (f"{title}", f"{FIRST} {i}번째 집을 골랐다.")]
    dump = "\n".join(["강변 마을 다섯 곳", "2024.05.03 10:20", *TOLD, *row])
    assert clean_text(dump).paragraphs == (*TOLD, *row)


@pytest.mark.parametrize(
    "over", [["날짜", "2024.05.03", "조회수", "28", "담당부서", "공원과"], ["나정호 2024. 5. 3. 10:20"]]
)
def test_fields_over_the_text_are_none_of_it(over: list[str]) -> None:
    assert clean_text("\n".join(["강변에 벤치 열두 개", *over, *TOLD])).paragraphs == TOLD


def test_a_time_behind_its_name_dates_the_article_also_in_its_text() -> None:
    lead = "시민 누구나 앉을 수 있는 벤치가 강변에 놓인다. 시는 나무로 만든 벤치를 골랐다고 했다."
    dump = "\n".join([lead, "나정호 기자", "입력 :", "2024-05-03 10:20:11", "수정 :", "2024-05-03 11:20:11", *TOLD])
    assert clean_text(dump).paragraphs == (lead, *TOLD)
