"""Zones: what is asked of a line's place in the article's container."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.label import paragraph_blocks
from bonmun.label.pitches import is_pitch
from bonmun.label.readings.body import Reading
from bonmun.label.zones import Zones
from bonmun.parse.page_lines import Element

from .sheets import SAID, TOLD, Row, box, junk, link, plain, sheet, told

PITCH = "가람일보의 뉴스레터를 날마다 받아 보세요."


def zones(*rows: Row, start: int = 0, end: int | None = None, inside: tuple[int, int] | None = None) -> Zones:
    made = sheet(*rows)
    return Zones(made, Reading(start, len(rows) if end is None else end, (inside,) if inside else (), 100.0))


def test_the_three_zones() -> None:
    made = zones(plain(), told(), told(), plain(), start=1, end=3)
    assert [made.zone(i) for i in range(4)] == ["head", "core", "core", "tail"]


def test_without_a_container_all_lines_are_around_it() -> None:
    made = zones(plain(), plain(), inside=(0, 0))
    assert made.surroundings(None) == (0, 2)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        (PITCH, 3, True),
        (PITCH, 1, False),
        ("벤치 소식을 날마다 받아 보세요.", 3, False),
        (f"“{PITCH}", 3, False),
        ("가람일보의 뉴스레터를 보낸다.", 3, False),
        ("가람일보는 뉴스레터를 보내고 있습니다.", 3, False),
        ("여러분의 제보를 기다립니다.", 3, True),
        ("후원 계좌로 언론을 지켜 주십시오.", 3, True),
        ("이웃을 돕는 후원 계좌를 알려 드려요.", 3, False),
    ],
)
def test_who_asks_readers_for_something(text: str, place: int, expected: bool) -> None:
    rows = [told(), told(), told()]
    rows.insert(place, told(text))
    assert is_pitch(zones(*rows, end=4), place) is expected


def test_a_pitch_in_a_block_of_its_own_may_stand_anywhere() -> None:
    own, other = box(), box()
    made = zones(told(element=own), told(PITCH, other), told(element=own), told(element=own), inside=(0, 4))
    assert is_pitch(made, 1)
    inside = zones(*(told(text, own) for text in (TOLD, PITCH, TOLD, TOLD)), inside=(0, 4))
    assert not is_pitch(inside, 1)


def test_an_article_that_is_not_told_plainly_may_ask() -> None:
    spoken = [told(SAID) for _ in range(4)]
    made = zones(*spoken, told(PITCH))
    assert made.told == []
    assert not is_pitch(made, 4)
    assert zones(told(), told(), told(SAID), told(SAID)).told == [0, 1]
    assert zones(told(), told(), *[told(SAID)] * 3).told == []


def test_what_stands_in_the_core() -> None:
    assert zones(told(), plain(), told(), told(), end=3).sentences == 2
    assert zones(plain(), plain()).is_quiet
    assert not zones(plain(), told()).is_quiet
    assert not zones(plain(), end=0).is_quiet


def test_the_last_sentence_told_in_the_block_of_the_first() -> None:
    own, other = box(), box()
    assert zones(told(), told(), told(SAID)).last_told == 1
    assert zones(told(SAID), told(SAID), told(SAID), told()).last_told == 4
    assert zones(told(SAID), told()).last_told == 1
    assert zones(told(SAID)).last_told == 1
    made = zones(told(element=own), told(element=own), told(element=other), inside=(0, 3))
    assert made.last_told == 1
    assert [made.is_of_text(i) for i in range(3)] == [True, True, False]
    rows = [told(element=box("div", "", own)) for _ in range(3)]
    assert zones(*rows, told(element=other), inside=(0, 4)).last_told == 2
    assert zones(told(SAID)).is_of_text(0)


def test_how_a_line_is_told() -> None:
    made = zones(told(), told(SAID), told("시는 벤치를 놓기로 했습니다."), told("시는 벤치를 놓았다…"))
    assert [made.is_plain(i) for i in range(4)] == [True, False, False, False]
    assert zones(told(), told(SAID)).tells_plainly
    assert not zones(told(SAID)).tells_plainly


@pytest.mark.parametrize(
    ("texts", "at", "expected"),
    [
        (["▲ 서이든", "▲ 나정호"], 0, True),
        (["▲ 서이든", "▲ 나정호"], 1, True),
        (["▲ 서이든", "△ 나정호"], 0, True),
        (["▲ 서이든", "나정호"], 0, False),
        (["서이든", "▲ 나정호", "도담희"], 1, False),
        (["▲ 서이든 ▲ 나정호"], 0, True),
        (["◆ 서이든", "▲ 나정호"], 0, False),
        (["▲ 서이든", "◆ 나정호"], 0, True),
        (["▲ 서이든"], 0, False),
    ],
)
def test_where_a_triangle_enumerates(texts: list[str], at: int, expected: bool) -> None:
    assert zones(*map(plain, texts)).is_listed(at) is expected


def test_in_a_text_a_square_beside_a_triangle_enumerates_nothing() -> None:
    assert not zones(plain("▲ 서이든"), plain("◆ 나정호"), told()).is_listed(0)
    assert zones(plain("▲ 서이든"), plain("▲ 나정호"), told()).is_listed(0)
    assert zones(plain("▲ 서이든"), plain("▲ 나정호"), told()).is_listed(1)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (["가람시가 묻는다,"], True),
        (["벤치는 누구의 것인가?"], True),
        (["(가람=가람일보) 서이든 기자 = 시는 말했다"], True),
        (["벤치 열두 개"], False),
        (["벤치 열두 개", "[앵커] 소식을 전합니다"], True),
        (["벤치 열두 개", "■ 남은 일"], True),
        (["■ 남은 일"], False),
        (["벤치 하나", "벤치 둘", "벤치 셋", "벤치 넷"], False),
        (["벤치 하나", "벤치 둘", "벤치 셋", "벤치 넷", "벤치 다섯"], True),
    ],
)
def test_what_leads_into_the_text(before: list[str], expected: bool) -> None:
    own = box()
    rows = [*(plain(text, own) for text in before), told(element=own), told(element=own)]
    made = zones(*rows, start=len(before), inside=(0, len(rows)))
    assert made.opening == (frozenset(range(len(before))) if expected else frozenset())


def test_only_lines_of_the_texts_block_lead_into_it() -> None:
    own, other = box(), box()
    rows = [plain("가람시가 묻는다,", other), plain("벤치는 누구의 것인가?", own), link(element=own), told(element=own)]
    assert zones(*rows, start=3, inside=(0, 4)).opening == {1}
    assert zones(plain("가람시가 묻는다,"), told(), start=1, inside=(0, 2)).opening == frozenset()


def test_a_signed_paragraph_at_the_start_is_the_pictures() -> None:
    caption = told(f"{TOLD} 서이든 기자")
    assert zones(caption, *[told()] * 4).is_under_lead_image(0)
    assert zones(told(), caption, *[told()] * 4).is_under_lead_image(1)
    assert not zones(told(), told(), caption, *[told()] * 4).is_under_lead_image(2)
    assert not zones(told(), *[told()] * 4).is_under_lead_image(0)
    assert not zones(plain("서이든 기자"), *[told()] * 4).is_under_lead_image(0)


def test_a_marked_line_before_a_sentence_is_a_subhead() -> None:
    made = zones(plain("■ 남은 일"), told(), plain("■ 다음 일"), plain(), plain("남은 일"), told(), plain("■ 끝"))
    assert [made.is_subhead(i) for i in (0, 2, 4, 6)] == [True, False, False, False]
    assert not zones(plain("■ 남은 일"), told(), end=1).is_subhead(0)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([told(), link("늘봄천"), told()], False),
        ([told(), link("늘봄천"), link("한빛천")], True),
        ([link("한빛천"), link("늘봄천"), told()], True),
        ([told(), link(TOLD), link("한빛천")], False),
        ([link("한빛천"), link("늘봄천", bold=True), told()], False),
        ([link("한빛천"), link("늘봄천", bold=True), plain()], True),
        ([link("한빛천"), link("늘봄천", bold=True)], True),
    ],
)
def test_links_apart(rows: list[Row], expected: bool) -> None:
    assert zones(*rows).is_apart(1) is expected


def test_the_first_link_has_nothing_before_it() -> None:
    assert not zones(link("늘봄천"), told(), link("한빛천")).is_apart(0)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["· [단독] 늘봄천", "· 빵값 오른다"], [True, True]),
        (["· [단독] 늘봄천", "· 빵값 오른다", "· 다리"], [False, False, False]),
        (["· 늘봄천…다시 연다", "· 속보 다리", "· 빵"], [True, True, True]),
        (["· [단독] 늘봄천"], [False]),
        (["· [단독] 늘봄천", "- 속보 다리"], [False, False]),
        (["· [단독] 늘봄천", f"· {TOLD}"], [False, False]),
        (["[단독] 늘봄천", "[단독] 다리"], [False, False]),
        (["벤치", "▶ 속보 늘봄천", "▶ 속보 다리", "벤치"], [False, True, True, False]),
    ],
)
def test_runs_of_headlines(texts: list[str], expected: list[bool]) -> None:
    made = zones(*map(plain, texts))
    assert [i in made.headlines for i in range(len(texts))] == expected


def peers(*rows: Row) -> list[bool]:
    made = zones(*rows, end=1, inside=(0, len(rows)))
    return [made.is_peer(i) for i in range(len(rows))]


def test_peers_stand_where_the_sentences_do() -> None:
    own, other = box(), box()
    assert zones(told(), plain()).is_peer(1)
    assert peers(told(element=own), plain(element=own), plain(element=other)) == [True, True, False]
    holder = box()
    rows = [told(element=box("div", "", holder)) for _ in range(3)]
    assert peers(*rows, plain(element=box("div", "", holder)), plain(element=other)) == [True] * 4 + [False]
    assert peers(*rows[:1], plain(element=box("div", "", holder))) == [True, False]


def table(parent: Element, rows: int = 2) -> list[Row]:
    holder = box("table", "", parent)
    return [plain("1층\t120", box("tr", "", holder)) for _ in range(rows)]


def test_rows_of_a_table_beside_the_paragraphs_are_peers() -> None:
    own = box()
    assert peers(told(element=own), *table(own), told(element=own)) == [True] * 4
    assert peers(told(element=own), *table(box("div", "", own)), told(element=own)) == [True] * 4
    shared = box("div", "", own)
    assert peers(told(element=own), *table(shared), plain(element=box("span", "", shared)))[1:3] == [False, False]
    assert peers(told(element=own), *table(box()))[1:] == [False, False]
    caption = box("caption", "", box("table", "", own))
    assert peers(told(element=own), plain("객석", caption)) == [True, True]
    assert peers(told(element=own), plain("객석", box("dt", "", box("dl", "", own)))) == [True, True]
    assert peers(told(element=own), plain("객석", box("li", "", box("ul", "", box())))) == [True, False]
    assert peers(told(element=own), plain("객석", box("td", "", box("div", "", own)))) == [True, False]


def test_out_of_sight_where_all_of_it_is() -> None:
    own, unseen = box(), box()
    unseen.hidden = True
    assert zones(told(element=unseen), inside=(0, 1)).hidden
    assert not zones(told(element=unseen), told(element=own), inside=(0, 2)).hidden
    assert not zones(told()).hidden


def test_blocks() -> None:
    holder, own = box(), box()
    made = sheet(told(element=own), plain(element=own), told(element=box("p", "", holder)), junk())
    homes = paragraph_blocks.of_sentences(made, range(4))
    assert homes == [own, holder]
    assert paragraph_blocks.holders([], homes, made) == set()


def test_paragraphs_in_a_heading_that_nobody_closed_stand_beside_the_others() -> None:
    text = "".join(f"<p>{TOLD.replace('3일', f'{n}일')}</p>" for n in range(1, 5))
    page = f"<!doctype html><h1>벤치 놓는다</h1><div>{text}<h3>남은 일<p>예산은 모두 31억 원이다.</p></div>"
    found = Extractor(sites=False).extract(page).paragraphs
    assert found[-2:] == ("남은 일", "예산은 모두 31억 원이다.")


def test_who_goes_on_behind_the_line_that_signed() -> None:
    own, other = box(), box()
    text = [told(element=own), told(element=own)]
    made = zones(*text, told(SAID, other), plain("서이든 기자", own), told(SAID, other), inside=(0, 5))
    assert made.last_told == 1
    assert made.goes_on(4, 3)
    assert not made.goes_on(4, 2)
    shown = zones(*text, plain("골목", other), plain("서이든 기자", own), told(SAID, other), inside=(0, 5))
    assert shown.goes_on(4, 3)
    for row in (junk(element=other), link(element=other)):
        assert not zones(*text, row, plain("서이든 기자", own), told(SAID, other), inside=(0, 5)).goes_on(4, 3)


def test_a_document_begins_behind_the_last_sentence_told() -> None:
    head = plain("<성명 전문>")
    assert zones(told(), told(), head, told(SAID), inside=(0, 4)).document == 2
    assert zones(told(), told(), told(SAID), head, end=3, inside=(0, 4)).document == 3
    assert zones(head, told(), told(), inside=(0, 3)).document == 3
    assert zones(told(), told(), head, end=2, inside=(0, 2)).document == 3
    assert zones(told(), told(), plain("벤치"), inside=(0, 3)).document == 3


def test_how_far_around_the_container_lines_are_labelled() -> None:
    made = zones(*[plain()] * 200, start=100, end=101, inside=(100, 102))
    assert made.surroundings(None) == (75, 127)
    assert made.surroundings(99) == (71, 127)
    assert made.surroundings(60) == (32, 127)
    assert made.surroundings(10) == (0, 127)
    assert made.surroundings(150) == (75, 127)


def test_lines_stand_with_a_core_without_sentences_where_it_begins() -> None:
    own, other = box(), box()
    rows = [plain(element=own), plain(element=own), plain(element=other), plain(element=other)]
    made = zones(*rows, end=2, inside=(0, 4))
    assert [made.is_with_core(i) for i in range(4)] == [True, True, False, False]
    assert not made.is_peer(0)
    telling = zones(told(element=own), *rows, end=2, inside=(0, 5))
    assert [telling.is_with_core(i) for i in (1, 3)] == [True, False]


def test_few_links_among_sentences_head_nothing() -> None:
    long = link("누리강 둔치 봄꽃 잔치")
    assert zones(*[told()] * 3, long, *[told()] * 2).is_apart(3)
    assert not zones(*[told()] * 2, long, *[told()] * 2).is_apart(2)
    assert not zones(*[told()] * 3, link("누리강"), *[told()] * 2).is_apart(3)


def test_the_first_sentences_in_an_element() -> None:
    own = box()
    made = zones(told(), told(element=own), plain(element=own), told(element=own), told(), inside=(0, 5))
    assert made.said_in(own, 9) == [1, 3]
    assert made.said_in(own, 1) == [1]


def test_a_subhead_in_brackets_or_with_a_time() -> None:
    def is_subhead(text: str) -> bool:
        return zones(plain(text), told()).is_subhead(0)

    assert is_subhead("<벤치는 왜 열둘인가>")
    assert is_subhead("【남은 일 다섯】")
    assert is_subhead("9:05 시장 도착")
    assert is_subhead("23:59 회의 끝")
    for text in ("<벤치>", "<벤치는 왜> 열둘인가", "24:05 시장 도착", "9:65 시장 도착", "9:05"):
        assert not is_subhead(text)
