"""Teasers of other articles at the edges of a dump's text; the article's own last lines stay."""

from __future__ import annotations

import pytest

import bonmun
from bonmun.label.readings import dump_edges
from tests.label.sheets import SAID, Row, junk, link, plain, sheet, told

TOLD = [
    "나무읍이 겨우내 비어 있던 온실을 꽃시장으로 바꾼다.",
    "읍은 3월부터 상인 40명을 모아 온실을 나눠 쓰게 했다고 밝혔다.",
    "온실 면적은 2,400㎡에 이른다.",
]
HEAD = ["정치", "경제", "로그인", "회원가입", "많이 본 뉴스", "공유하기", "댓글 0"]
FOOT = ["저작권자 ⓒ 가람일보 무단전재 및 재배포 금지", "회사소개", "개인정보처리방침", "기사제보"]


def body(*lines: str) -> list[str]:
    return list(bonmun.clean_text("\n".join(lines)).paragraphs)


@pytest.mark.parametrize(
    "tagged",
    [
        ["[사설] 눈길은 누가 치우나"],
        ["[EPL] 36R 미리보기 - 달빛 우승까지 '-1'", "[UCL] 산마루 “반드시 우승”"],
        ["<포토> 눈 쌓인 장터"],
    ],
)
def test_tagged_headlines_behind_the_text_go(tagged: list[str]) -> None:
    assert body(*TOLD, *tagged, *FOOT) == TOLD


@pytest.mark.parametrize(
    "own", [["[도움말] 나무읍 도서관"], ["[참고] 온실은 월요일에 쉰다"], ["◇ 꽃시장 여는 날", "△ 3월 2일", "△ 3월 9일"]]
)
def test_the_articles_own_last_lines_stay(own: list[str]) -> None:
    assert body(*TOLD, *own) == [*TOLD, *own]


def test_teasers_that_are_cut_off_do_not_open_the_text() -> None:
    teasers = ["무릎이 시릴 때 먹는다는 이것 하나로 통증이 싹..", "산마루에 새로 지은 집, 반값에 나왔다고 해서.."]
    assert body(*HEAD, *teasers, "[앵커]", *TOLD, *FOOT) == ["[앵커]", *TOLD]


def test_items_that_are_cut_off_go_with_their_list() -> None:
    items = ["‘달빛시장’ 불 밝힌 날, 상인들 앞에 놓인..", "해솔고 씨름부에서 배운다, 눈길을 걷는.."]
    assert (
        body(*HEAD[:4], "가람일보 주요뉴스", *items, "꽃과 눈의 마을", "기사입력 2024.01.09 10:20", *TOLD, *FOOT)
        == TOLD
    )


@pytest.mark.parametrize(
    "table",
    [
        ["팀\t전반\t후반", "늘봄동\t21\t34", "솔내면\t18\t30"],
        ["3월\t41\t52명", "4월\t38\t60명"],
        ["마을\t밭\t논\t숲", "나무읍\t3곳\t12곳\t40%", "강변면\t없음\t7곳\t22%"],
    ],
)
def test_a_table_of_values_opens_the_text(table: list[str]) -> None:
    assert body(*table, *TOLD) == [*table, *TOLD]
    assert body("나무읍 온실, 꽃시장 된다", *table, *TOLD) == [*table, *TOLD]


@pytest.mark.parametrize(
    "menu",
    [["홈\t정치\t경제", "스포츠\t연예\t댓글 3"], ["나무읍 온실\t꽃시장 된다", "면적\t2,400㎡"], ["3월\t41\t52명"]],
)
def test_menus_in_rows_open_no_text(menu: list[str]) -> None:
    assert not set(menu) & set(body(*menu, *TOLD))


DIRTY = (junk(), junk(), junk(), junk("comment", "댓글"))
LONG = "봄이면 강변에 꽃이 핀다"


def test_a_clean_dump_is_all_the_articles() -> None:
    assert dump_edges.reach(sheet(plain(), told(), plain(), *DIRTY[:3]), 1, 2) == (0, 6)
    assert dump_edges.reach(sheet(*[plain("골목")] * 7, told()), 7, 8) == (0, 8)


def test_in_a_dirty_dump_the_article_reaches_as_far_as_decks_and_last_lines() -> None:
    def reached(before: list[Row], *behind: Row) -> tuple[list[str], list[str]]:
        made = sheet(*DIRTY, *before, told(), *behind)
        core = len(DIRTY) + len(before)
        first, last = dump_edges.reach(made, core, core + 1)
        texts = [line.text for line in made.lines]
        return texts[first:core], texts[core + 1 : last]

    repeat = Row("repeat", "벤치 소식")
    assert reached([plain(), repeat, told("“벤치는 모두의 것이다.”")])[0] == [
        "늘봄동 벤치",
        "벤치 소식",
        "“벤치는 모두의 것이다.”",
    ]
    assert reached([plain(), told(SAID), plain("골목")])[0] == ["골목"]
    assert reached([plain(), link(), plain("골목")])[0] == ["골목"]
    assert reached([], plain(LONG), plain("벤치다."), plain("골목"))[1] == [LONG, "벤치다."]
    assert reached([], plain(LONG), told(), plain(LONG))[1] == [LONG]
    assert reached([], link(LONG))[1] == []


def test_a_menu_of_short_words_makes_a_dump_dirty() -> None:
    menu = [plain("골목")] * 8
    assert dump_edges.reach(sheet(*menu, told(SAID), told()), 9, 10) == (9, 10)
    assert dump_edges.reach(sheet(*menu[:4], told(SAID), *menu[4:], told()), 9, 10) == (0, 10)
    assert dump_edges.reach(sheet(*menu[:4], plain(TOLD[1]), *menu[4:], told(SAID), told()), 10, 11) == (0, 11)
    assert dump_edges.reach(sheet(*[link("골목")] * 3, *menu[:5], told(SAID), told()), 9, 10) == (0, 10)


def test_teasers_at_the_core_s_front_are_passed_in_a_dirty_dump_only() -> None:
    cut = told("봄이면 강변에 꽃이 피고..")
    assert dump_edges.behind_teasers(sheet(*DIRTY, cut, cut, told()), 4, 7) == 6
    assert dump_edges.behind_teasers(sheet(*DIRTY, told(), cut), 4, 6) == 4
    assert dump_edges.behind_teasers(sheet(*DIRTY, cut, cut), 4, 6) == 5
    assert dump_edges.behind_teasers(sheet(*DIRTY[:3], cut, told()), 3, 5) == 3
    assert dump_edges.behind_teasers(sheet(*DIRTY, told(f"{LONG}. " * 5 + "그래서.."), told()), 4, 6) == 4


def test_tagged_headlines_are_closed_by_what_is_no_text() -> None:
    tag = plain("[사설] 눈길은 누가 치우나")
    for row in (junk(), link(), Row("repeat", "벤치")):
        assert dump_edges.tagged(sheet(told(), tag, tag, row), 1) == {1, 2}
    assert dump_edges.tagged(sheet(told(), tag, told()), 1) == frozenset()
    assert dump_edges.tagged(sheet(told(), tag), 1) == frozenset()
    assert dump_edges.tagged(sheet(told(), plain(), tag, junk()), 1) == frozenset()
    assert dump_edges.tagged(sheet(told(), link("[사설] 눈길"), junk()), 1) == frozenset()
    assert dump_edges.tagged(sheet(told(), *[tag] * 7, junk()), 1) == frozenset()


def test_entries_before_the_core_are_text_where_they_are_more_than_decks() -> None:
    entries = [plain(f"△ 골목 {n}") for n in range(5)]
    for other in (told("△ 골목이 새로 열린다."), Row("repeat", "△ 골목")):
        assert dump_edges.leading(sheet(*entries[:4], other, told()), 5, range(6)) == set(range(5))
    assert dump_edges.leading(sheet(*entries[:4], told()), 4, range(5)) == frozenset()
    assert dump_edges.leading(sheet(*entries[:4], link("△ 골목"), told()), 5, range(6)) == frozenset()
    assert dump_edges.leading(sheet(*entries, told()), 5, range(1, 6)) == frozenset()
    half = [*entries[:3], *[plain("골목")] * 3]
    assert dump_edges.leading(sheet(*half, told()), 6, range(7)) == set(range(6))


def test_a_row_of_teasers_is_counted_anew_behind_the_text() -> None:
    pair = [plain("강변 산책로 다시 열린다"), told("가람시는 강변 산책로에 벤치를 놓고 나무를…")]
    assert list(dump_edges.teasers(sheet(*pair * 3, plain("가"), *pair * 3))) == []
    assert list(dump_edges.teasers(sheet(*pair * 3, plain("가"), *pair * 4))) == [8, 10, 12, 14]
    assert list(dump_edges.teasers(sheet(link("강변 산책로 다시 열린다"), pair[1], *pair * 3))) == [1, 3, 5, 7]
    assert list(dump_edges.teasers(sheet(*pair * 3, told(), pair[1]))) == []


def test_most_teasers_of_a_row_break_off() -> None:
    head, cut = plain("강변 산책로 다시 열린다"), told("가람시는 강변 산책로에 벤치를 놓고 나무를…")
    assert list(dump_edges.teasers(sheet(*[head, cut] * 7, *[head, told()] * 3))) == list(range(1, 20, 2))
    assert list(dump_edges.teasers(sheet(*[head, cut] * 6, *[head, told()] * 3))) == []


VERSES = [
    "바람은 제 집을 모른다",
    "낮은 담을 넘는 저녁",
    "나는 오래 기다렸다",
    "누가 문을 두드리는지",
    "묻지 않기로 했다",
]
ABOUT = ["나는 아직도 그 마당의 냄새를 기억한다.", "시인은 늘 낮은 목소리로 말했다. 그 목소리를 이제 들을 수 없다."]
DECKS = ["도서관 3곳 새로 열어", "주민 400명 서명", "예산 40억 원 확보", "시의회, 조례 통과", "가을 착공 목표"]


@pytest.mark.parametrize("head", [[], ["[오늘의 시] 낮은 담 / 한서율", "입력 2024.05.08 09:30"]])
@pytest.mark.parametrize("caption", [None, 3, 5])
def test_more_verses_than_decks_before_the_text_are_the_articles(head: list[str], caption: int | None) -> None:
    above = list(VERSES)
    if caption is not None and head:
        above.insert(caption, "지난 8일 나무읍 골목. /한서율 기자")
    assert body(*head, *above, *ABOUT) == [*VERSES, *ABOUT]


def test_decks_are_no_verses_however_many() -> None:
    assert body("도서관 늘린다", "입력 2024.05.08 09:30", *DECKS, *TOLD) == TOLD


ROWS = ["새봄 30 15 11 25 81", "가람 29 26 22 13 90", "나무 16 12 28 22 78", "달빛 21 18 17 20 76"]


@pytest.mark.parametrize("names", [[], ["팀 1Q 2Q 3Q 4Q 합계"]])
def test_the_rows_of_a_table_before_the_text_are_no_decks(names: list[str]) -> None:
    rows = [f"| {row.replace(' ', ' | ')} |" for row in (*names, *ROWS)]
    told = ["달빛은 36승 28패로 단독 선두를 지켰다.", "가람은 두 계단 올라섰다고 연맹은 밝혔다."]
    found = body("[오늘의 경기] 8일 농구 전적", "등록 2020-05-09 16:00:12", *rows, *told)
    assert [line.replace(" | ", " ").strip("| ") for line in found] == [*names, *ROWS, *told]


def test_links_make_a_dump_dirty_as_junk_does() -> None:
    core = (plain(LONG), told())
    assert dump_edges.reach(sheet(*DIRTY[:2], link(), link(), told(SAID), *core), 6, 7)[0] == 5
    assert dump_edges.reach(sheet(*DIRTY[:2], link(), told(SAID), *core), 5, 6)[0] == 0
    assert dump_edges.reach(sheet(*[link()] * 4, told(SAID), *core), 6, 7)[0] == 5
    assert dump_edges.reach(sheet(*[Row("repeat", "벤치")] * 6, told(SAID), *core), 8, 9)[0] == 0


def test_verses_stand_behind_the_last_line_with_a_headlines_signs() -> None:
    verses = [plain(text) for text in VERSES]

    def found(*rows: Row) -> list[int]:
        return dump_edges._verses(sheet(*rows), list(range(len(rows))))

    caption, head = plain("지난 8일 나무읍 골목. /한서율 기자"), plain("[오늘의 시] 낮은 담")
    assert found(*verses) == [0, 1, 2, 3, 4]
    assert found(*verses[:4]) == []
    assert found(head, *verses) == [1, 2, 3, 4, 5]
    assert found(head, *verses[:2], caption, *verses[2:]) == [1, 2, 4, 5, 6]
    assert found(*verses[:2], caption, *verses[2:]) == [0, 1, 3, 4, 5]
    assert found(head, *verses[:2], caption, verses[2], caption, *verses[3:]) == []
    assert found(*[plain("도서관 셋 새로 열어")] * 5) == []


def test_the_rows_at_a_runs_end_are_alike_and_hold_numbers() -> None:
    def found(*texts: str) -> list[int]:
        return dump_edges._rows(sheet(*map(plain, texts)), list(range(len(texts))))

    assert found("팀\t승\t패", "가람\t3\t1") == [0, 1]
    assert found("제목", "팀\t승\t패", "가람\t3\t1") == [1, 2]
    assert found("팀\t승", "가람\t3\t1", "한빛\t2\t2") == [1, 2]
    assert found("팀\t승\t패", "가람\t이김\t짐") == []
    assert found("팀\t승\t패", "가람\t3\t짐", "한빛\t이김\t2") == []
    assert found("팀\t승\t패", "가람\t3\t1", "한빛\t이김\t2") == [0, 1, 2]
    assert found("팀|승|패", "가람|3|1") == [0, 1]
    assert found("가람\t3\t1") == []
    assert found("팀\t승", "가람\t3") == []
