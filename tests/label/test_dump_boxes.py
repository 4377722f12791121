"""What stands beside an advertisement, an offer or a list between a dump's paragraphs and is the article's own."""

from __future__ import annotations

import pytest

import bonmun
from bonmun.label import dump_boxes

from .sheets import SAID, TOLD, Row, junk, link, plain, sheet, told

QUESTIONS = [
    "나무읍 꽃시장을 연 윤새봄 대표를 만났다.",
    "- 왜 꽃시장인가",
    "“온실이 비어 있는 게 아까웠다. 겨울에도 꽃을 볼 수 있으면 좋겠다고 생각했다.”",
    "- 가장 어려운 점은",
    "“난방비다. 그래도 사람들이 오면 웃는다.”",
]
LIST = [
    "가람시가 9일 올해 행사를 발표했다. 모두 세 가지다.",
    "시는 참가비를 받지 않는다고 밝혔다.",
    "△ 3월 2일 그림책 잔치",
    "△ 5월 5일 책 나눔",
]


@pytest.mark.parametrize(
    "box", [["광고"], ["▶ 가람일보 네이버 채널 구독하기"], ["관련기사", "- 눈꽃 잔치 10만 명 찾아"]]
)
@pytest.mark.parametrize("text", [LIST, QUESTIONS])
def test_a_box_takes_nothing_of_the_text_with_it(text: list[str], box: list[str]) -> None:
    if text is QUESTIONS and len(box) == 2:
        box = ["관련기사", "눈꽃 잔치 10만 명 찾아"]
        text = [
            text[0],
            "◇ 꽃만 파는 곳 아니다",
            *text[2::2],
        ]  # a question looks like the list's next item, a subhead does not
    lines = ["꽃과 눈의 마을", "2024-01-09 10:20", "", text[0], *box, *text[1:]]
    assert list(bonmun.clean_text("\n".join(lines)).paragraphs) == text


def test_a_list_behind_the_box_stays_in_a_dump_with_menus() -> None:
    menu = ["정치", "경제", "사회", "문화", "로그인", "회원가입", "공유하기", "댓글 0"]
    foot = ["저작권자 ⓒ 가람일보 무단전재 및 재배포 금지", "회사소개", "개인정보처리방침"]
    lines = [
        *menu,
        "꽃과 눈의 마을",
        "입력 2024.01.09 10:20",
        LIST[0],
        "▶ 가람일보 네이버 채널 구독하기",
        *LIST[1:],
        *foot,
    ]
    assert list(bonmun.clean_text("\n".join(lines)).paragraphs) == LIST


def test_a_line_between_sentences_that_stand_twice_stays_when_read_again() -> None:
    told, line, short = (
        "가람시가 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다고 밝혔다.",
        "가람시, 골목에 새 조명",
        "경찰은 창고 문을 열고 들어갔습니다.",
    )
    once = bonmun.clean_text("\n".join([told, line, told, short, line, short])).text
    assert bonmun.clean_text(once).text == once


def run(*rows: Row) -> dump_boxes._Run:
    return dump_boxes._Run(sheet(*rows))


def test_where_the_search_for_more_text_stops() -> None:
    stop = run(junk(), plain(), told()).closes
    assert run(junk(), plain(), told()).skip(range(3), stop) == 2
    assert (
        run(junk(), plain("서이든 기자"), told()).skip(range(3), run(junk(), plain("서이든 기자"), told()).closes)
        is None
    )
    assert run(junk("copyright"), told()).skip(range(2), run(junk("copyright"), told()).closes) is None
    assert run(junk("ai_summary"), told()).skip(range(2), stop) is None
    assert run(plain(), plain()).skip(range(2), stop) is None


def test_what_leads_elsewhere_and_what_enumerates() -> None:
    rows = run(plain("▶ 늘봄천"), plain("▶ 인터뷰 : 서이든"), plain("늘봄천"), plain("△ 서이든"), told(f"△ {TOLD}"))
    assert [rows.promotes(i) for i in range(3)] == [True, False, False]
    assert [rows.enumerates(i) for i in (2, 3, 4)] == [False, True, False]


def test_what_opens_an_article_above() -> None:
    assert run(junk("share"), plain(), told()).is_opened(2)
    assert run(plain("2024.03.18"), *[plain()] * 14, told()).is_opened(15)
    assert not run(plain(), plain("2024.03.18"), *[plain()] * 15, told()).is_opened(17)
    assert run(*[plain()] * 14, told()).is_opened(14)
    assert not run(*[plain()] * 15, told()).is_opened(15)
    assert not run(junk("share"), told(), plain(), told()).is_opened(3)


def test_the_bar_of_buttons_over_a_text() -> None:
    assert run(junk("share"), plain()).is_bar(range(2))
    assert not run(junk("share"), junk("related")).is_bar(range(2))
    assert not run(plain(), junk("related")).is_bar(range(2))


def test_runs_of_lines_that_tell_nothing() -> None:
    rows = [plain(), told(), junk(), plain(), told(), plain()]
    assert list(run(*rows).gaps(range(6))) == [[0], [2, 3], [5]]
    assert list(run(told(), told()).gaps(range(2))) == []


def test_a_box_reaches_from_its_first_junk_to_the_items_of_its_list() -> None:
    rows = run(plain("골목"), junk("related"), plain("- 늘봄천"), plain("- 한빛천"), plain("다리"))
    assert {i: made.kind for i, made in rows.box([0, 1, 2, 3, 4])} == dict.fromkeys((1, 2, 3), "related")
    rows = run(plain("골목"), junk("ad"), plain("늘봄천"), junk("share"), plain("다리"))
    assert {i: made.kind for i, made in rows.box([0, 1, 2, 3, 4])} == {1: "ad", 2: "related", 3: "share"}
    assert dict(run(plain(), plain()).box([0, 1])) == {}
    rows = run(junk("related"), plain("[앵커] 소식"), junk("related"))
    assert {i for i, _ in rows.box([0, 1, 2])} == {0, 2}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], 0),
        (["늘봄천", "한빛천"], 2),
        (["- 늘봄천", "- 한빛천", "다리"], 2),
        (["늘봄천", "- 한빛천"], 1),
        (["늘봄천", "한빛천", "■ 남은 일"], 2),
        (["늘봄천", "[남은 일]"], 1),
        (["■ 늘봄천", "■ 한빛천"], 1),
        (["■ 늘봄천", "■ 한빛천", "다리"], 2),
    ],
)
def test_items_of_one_list(texts: list[str], expected: int) -> None:
    assert run().items(texts) == expected


def test_what_stands_again_in_the_run_is_its_summary() -> None:
    other = "늘봄군은 산책로 세 곳을 다시 열었다고 밝혔다."
    rows = [told(), junk(), told(other), told()]
    assert run(*rows).new(0, 3, 4) == 2
    assert run(*rows).new(3, 3, 4) == 3
    assert run(told(), plain(), told()).new(0, 2, 3) == 2


def test_a_text_that_is_signed_ends() -> None:
    signed = told(f"{TOLD} 서이든 기자")
    assert run(signed, junk("related"), told()).below(1) == 1
    assert run(told(), junk("related"), told()).below(1) == 3
    assert run(told(), junk("related"), told(), plain(), plain()).below(1) == 1
    assert run(told(), junk("related"), told(), plain("▶ 늘봄천")).below(1) == 3


def test_grown_over_the_boxes_above() -> None:
    rows = [plain("2024.03.18"), told(), junk("related"), told(f"{TOLD} 시는 나무도 심었다.")]
    assert run(*rows).above(3) == 1
    assert run(*rows[1:]).above(2) == 0
    assert run(told(), junk("share"), told()).above(2) == 2


SIGNED = plain("서이든 기자")
SHOWN = "산마루에는 눈이 내려 마을 길이 막혔다고 이장이 전했다."


def test_verses_and_lists_before_a_byline_are_the_articles() -> None:
    assert run(told(), plain("골목"), plain("다리"), SIGNED).close(1) == 3
    assert run(told(), SIGNED).close(1) == 1
    assert run(SIGNED, told(), plain("골목"), plain("다리")).close(2) == 2
    assert run(told(), plain("골목"), junk(), SIGNED).close(1) == 1
    assert run(told(), plain("골목"), link("다리 소식"), SIGNED).close(1) == 1
    assert run(told(), plain("2면에 계속"), SIGNED).close(1) == 1
    assert run(told(), told(SAID), SIGNED).close(1) == 2


def test_a_summary_of_the_run_is_not_its_beginning() -> None:
    rows = run(told(), plain(), told(SHOWN), junk(), told(), told())
    assert rows.new(0, 4, 6) == 2
    assert rows.new(4, 4, 6) == 4
    assert run(told(), junk(), told()).new(0, 2, 3) == 2
    assert run(told("시는 강변 산책로에 벤치를 놓고.."), junk(), told(SHOWN)).new(0, 2, 3) == 2


def test_paragraphs_behind_a_box_are_reached_where_the_article_ends_there() -> None:
    assert run(told(), junk("ad"), told(), junk("copyright")).below(1) == 3
    assert run(told(), junk("ad"), told(), SIGNED).below(1) == 3
    assert run(told(), junk("ad"), told()).below(1) == 3
    assert run(told(), junk("ad"), told(), plain("▶ 봄꽃 잔치")).below(1) == 3
    assert run(told(), junk("ad"), told(), plain("골목")).below(1) == 1
    assert run(told(), junk("ad"), plain("골목")).below(1) == 1
    assert run(told(), junk("ad"), told(), plain("골목"), told(), junk("copyright")).below(1) == 5
    signed = told(f"{TOLD} 서이든 기자 eden@garam.example")
    assert run(signed, junk("ad"), told(), junk("copyright")).below(1) == 1


def test_paragraphs_above_a_box_are_reached_where_an_article_opens_there() -> None:
    assert run(plain("2024.03.18"), told(), told(), junk("ad"), told()).above(4) == 1
    assert run(plain("2024.03.18"), told(), plain("서이든 기자"), told()).above(3) == 3
    assert run(plain("2024.03.18"), told(), junk("share"), told()).above(3) == 3
    assert run(told(), junk("ad"), told()).above(2) == 0
    assert run(told(), told(), junk("ad"), told()).above(3) == 0
    far = [plain("골목")] * 16
    assert run(*far, told(), junk("ad"), told()).above(18) == 18


def test_a_list_s_items_begin_alike() -> None:
    rows = run(plain())
    assert rows.items(["- 늘봄천", "- 한빛천", "다리"]) == 2
    assert rows.items(["늘봄천", "한빛천", "- 다리"]) == 2
    assert rows.items(["늘봄천", "◇ 다리"]) == 1
    assert rows.items([]) == 0


def test_who_reports_from_where_closes_a_text_behind_a_box() -> None:
    lines = [
        "[앵커]",
        "나무읍에 새 수영장이 문을 열었습니다. 공사비는 40억 원까지 불어났습니다.",
        "경찰은 열세 명을 불러 조사하고 있다고 밝혔습니다. 올해 들어서만 세 번째라고 했습니다.",
        "주민들은 여덟 해를 기다렸다고 말합니다. 읍은 뒤늦게 대책을 내놨습니다.",
        "한빛방송 나정호입니다.",
    ]
    box = ["▶ 관련기사 : 나무읍의회 예산안 심사 파행"]
    foot = ["나정호 기자 na@hanbit.example", "이 시각 주요뉴스", "달빛시장 회장 선출", "회사소개", "이용약관", "로그인"]
    article = bonmun.clean_text("\n".join((*lines[:3], *box, *lines[3:], *foot)))
    assert list(article.paragraphs) == lines


def test_told_sentences_above_are_reached_over_what_may_stand_between() -> None:
    assert run(told(), plain(), told()).above(2) == 0
    assert run(plain("2024.03.18"), told(), told(), plain(), told()).above(4) == 1
    assert run(told(), plain("서이든 기자"), told()).above(2) == 2
    assert run(told(), plain("2024.03.18 14:05"), told()).above(2) == 2
    assert run(told(), junk("ai_summary"), told()).above(2) == 2
    assert run(plain(), told()).above(1) == 1
    assert run(told()).above(0) == 0
    assert run(told(), junk("related"), told(), junk("related"), told()).above(4) == 0
    far = [plain()] * (dump_boxes.REACH + 1)
    assert run(told(), *far[1:], told()).above(len(far)) == 0
    assert run(told(), *far, told()).above(len(far) + 1) == len(far) + 1


def test_a_teaser_stops_the_search_for_more_text() -> None:
    long = told("가람시는 강변 산책로에 벤치를 놓고 나무를 심으며 좁은 길을 넓히는 공사를 올해…")
    assert run(long, told()).skip(range(2), lambda _: False) is None
    assert run(told("벤치를 놓고…"), told()).skip(range(2), lambda _: False) == 1
    assert run(told(SAID * 3), told()).skip(range(2), lambda _: False) == 1
    assert run(plain(long.text), told()).skip(range(2), lambda _: False) == 1


def test_sentences_in_another_voice_may_close_a_text() -> None:
    said = told(SAID)
    assert run(told(), said, said, said).ends(1) == 4
    assert run(told(), said, said, junk()).ends(1) == 3
    assert run(told(), said, SIGNED).ends(1) == 2
    assert run(told(), said, plain("▶ 늘봄천")).ends(1) == 2
    assert run(told(), said, plain("늘봄천")).ends(1) == 0
    assert run(told(), told("시는 나무를…"), junk()).ends(1) == 0
    assert run(told(), *[said] * 4).ends(1) == 0
    assert run(told(), *[said] * 3, junk()).ends(1) == 4
    assert run(told()).ends(1) == 1


def test_what_stands_behind_articles_is_no_verse() -> None:
    assert run(told(), plain("<끝>"), SIGNED).close(1) == 1
    assert run(told(), told(SAID), SIGNED).close(1) == 2
    assert run(told(), plain("골목")).close(1) == 1
    verses = [plain("골목")] * dump_boxes.VERSE
    assert run(told(), *verses, SIGNED).close(1) == dump_boxes.VERSE + 1
    assert run(told(), *verses, plain("골목"), SIGNED).close(1) == 1


def test_a_run_is_grown_both_ways_and_its_boxes_are_junk() -> None:
    rows = (plain("2024.03.18"), told(), junk("related"), plain("- 늘봄천"), told(SHOWN))
    behind = (junk("ad", "광고"), told("시는 나무도 심었다고 전했다."), junk("copyright"))
    found = dump_boxes.grow(sheet(*rows, *behind), 4, 5)
    assert (found.start, found.end) == (1, 7)
    assert {i: made.kind for i, made in found.boxes.items()} == {2: "related", 3: "related", 5: "ad"}
    assert dump_boxes.grow(sheet(*rows), 2, 2) == (2, 2, {})


def test_labels_that_stand_over_a_text() -> None:
    for kind in ("share", "font_size", "player"):
        assert run(junk(kind), plain(), told()).is_opened(2)
    assert not run(*[plain()] * 15, junk("related"), told()).is_opened(16)
    assert run(junk("font_size"), junk("player")).is_bar(range(2))
    assert not run(junk("player")).is_bar(range(1))
    assert not run(junk("player"), plain()).is_bar(range(2))
    assert not run(junk("nav")).is_bar(range(1))
    for kind in ("heading", "related", "subscribe", "ad"):
        assert not run(junk("share"), junk(kind)).is_bar(range(2))


def test_an_item_on_the_headings_own_line_is_the_only_one() -> None:
    rows = run(junk("related", "관련기사 : 늘봄천 산책로 다시 연다"), plain("한빛천"), told())
    assert {i for i, _ in rows.box([0, 1])} == {0}
    rows = run(junk("related", "관련기사"), plain("한빛천"), told())
    assert {i for i, _ in rows.box([0, 1])} == {0, 1}
    for kind in ("subscribe", "ad"):
        assert {i for i, _ in run(junk(kind), plain("한빛천"), told()).box([0, 1])} == {0}
    for kind in ("heading", "reporter_card"):
        assert {i for i, _ in run(junk(kind), plain("한빛천"), told()).box([0, 1])} == {0, 1}
