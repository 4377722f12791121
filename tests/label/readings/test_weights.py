"""What lines weigh together: runs, elements, boxes around an article, what a description quotes."""

from __future__ import annotations

import pytest

from bonmun.label import repeats
from bonmun.label.readings import body, briefs, quiet_dump, quiet_page, weights
from bonmun.label.readings.body import Reading
from tests.label.sheets import SAID, TOLD, Row, box, elements, junk, link, plain, sheet, told

LONG = f"{TOLD} {TOLD}"


@pytest.mark.parametrize(
    ("row", "start", "end", "expected"),
    [
        ([], 0, 0, (0, 0, 0)),
        ([5], 0, 1, (0, 1, 5)),
        ([-5], 0, 1, (0, 0, 0)),
        ([1, -2, 5, -1, 5, -9, 4], 0, 7, (2, 5, 9)),
        ([5, -5, 5], 0, 3, (0, 1, 5)),
        ([9, -1, 1], 1, 3, (2, 3, 1)),
        ([1, 1, 9], 0, 2, (0, 2, 2)),
    ],
)
def test_the_heaviest_run(row: list[float], start: int, end: int, expected: tuple[int, int, float]) -> None:
    assert weights.heaviest(row, start, end) == expected


def test_the_heaviest_element_is_the_innermost_of_equals() -> None:
    outer = box()
    inner, other = box("p", "", outer), box("p", "", outer)
    made = sheet(plain(element=outer), told(element=inner), plain(element=other))
    assert weights.heaviest_element([0, 5, 0], elements(made)) == (inner, 5)
    assert weights.heaviest_element([0, 5, 2], elements(made)) == (outer, 7)
    assert weights.heaviest_element([0, -5, 0], elements(made)) == (None, 0)


def test_hidden_lines_weigh_where_they_are_asked_for() -> None:
    unseen = box()
    unseen.hidden = True
    made = sheet(told(LONG, unseen))
    assert weights.weight_of(made, 0, hidden=False) == 0
    assert weights.weight_of(made, 0, hidden=True) == len(LONG)


def test_a_sentence_alone_weighs_less_unless_it_is_quoted_or_a_cue_stands_beside_it() -> None:
    rows = [plain(), told(LONG), plain()]
    assert weights.weigh(sheet(*rows), hidden=False)[1] == len(LONG) * 0.3
    assert weights.weigh(sheet(*rows), hidden=False, quoted=frozenset((1,)))[1] == 120
    assert weights.weigh(sheet(plain("[앵커] 소식"), *rows[1:]), hidden=False)[1] == len(LONG)
    assert weights.weigh(sheet(told("시는 벤치를.."), *rows[1:]), hidden=False)[1] == len(LONG) * 0.3
    assert weights.weigh(sheet(told(), junk("ad"), told()), hidden=False)[0] == len(TOLD)
    assert weights.weigh(sheet(told(), junk("share"), told()), hidden=False)[0] == len(TOLD) * 0.3
    unseen = box()
    unseen.hidden = True
    assert weights.weigh(sheet(told(), plain(element=unseen), told()), hidden=False)[0] == len(TOLD)


def test_boxes_named_as_around_an_article_weigh_less_unless_most_stands_there() -> None:
    own, named = box(), box("div", "side-bar")
    made = sheet(*(told(LONG, own) for _ in range(3)), *(told(LONG, named) for _ in range(2)), plain())
    assert weights.weigh(made, hidden=False, elements=elements(made))[2:4] == [len(LONG), len(LONG) * 0.1]
    most = sheet(told(LONG, own), *(told(LONG, named) for _ in range(2)))
    assert weights.weigh(most, hidden=False, elements=elements(most))[1] == len(LONG)
    tag = box("aside")
    made = sheet(*(told(LONG, own) for _ in range(3)), told(LONG, tag), told(LONG, tag))
    assert weights.weigh(made, hidden=False, elements=elements(made))[3] == 0
    inner = box("p", "", tag)
    made = sheet(*(told(LONG, own) for _ in range(3)), told(LONG, inner), told(LONG, inner))
    assert weights.weigh(made, hidden=False, elements=elements(made))[3] == len(LONG) * 0.1


def test_what_a_description_quotes() -> None:
    text = "가람시는 강변 산책로 네 곳에 벤치를 놓기로 하고 나무를 심는다."
    made = sheet(plain(text), told(f"(가람=가람일보) {text}"), told())
    assert weights.quoted_in(made, text) == {1}
    assert weights.quoted_in(made, text[:20]) == frozenset()


# body


def find(*rows: Row, description: str = "") -> Reading:
    made = sheet(*rows)
    return body.find(made, elements(made), weights.quoted_in(made, description))


def test_the_article_is_the_run_in_the_heaviest_element() -> None:
    own, other = box(), box()
    rows = [link(element=other), told(LONG, other), *(told(LONG, own) for _ in range(3)), plain(element=own)]
    assert find(*rows) == Reading(2, 5, ((2, 6),), 3.0 * len(LONG))


def test_an_article_out_of_sight_is_found_where_nothing_else_is() -> None:
    unseen = box()
    unseen.hidden = True
    assert find(*(told(LONG, unseen) for _ in range(2))).end == 2
    assert find(plain(element=box())) == body.NOTHING


@pytest.mark.parametrize("name", ["article_body", "news-view", "artText", "ViewCont"])
def test_without_running_text_an_element_named_as_a_body(name: str) -> None:
    rows = [plain("△ 과장 서이든 △ 팀장 나정호 △ 주임 도담희", box("div", name))]
    assert find(*rows) == Reading(0, 1, ((0, 1),), 80)
    rows[0].element = box("div", "menu")
    assert find(*rows) == body.NOTHING
    rows[0].element = box()
    rows[0].element.role = "articleBody"
    assert find(*rows).weight == 80
    rows[0].element.hidden = True
    assert find(*rows) == body.NOTHING


def test_of_two_such_elements_the_one_with_more_text() -> None:
    first, second = box("div", "viewcont"), box("div", "viewcont")
    text = "△ 과장 서이든 △ 팀장 나정호 △ 주임 도담희"
    found = find(plain(text, first), plain(text, second), plain(text * 3, second))
    assert found == Reading(1, 3, ((1, 3),), 4.0 * len(text))


def test_another_article_behind_the_first() -> None:
    own = box()
    told_of = "늘봄군은 산책로 세 곳을 다시 열고 나무 이백 그루를 심었다고 밝혔다."
    rows = [told(LONG, own), told(LONG, own), told(LONG, own), plain("늘봄천 산책로", own)]
    stamp = plain("입력 2024.03.18 14:05", own)
    rest = [told(told_of, own), told(LONG, own), told(LONG, own), told(LONG, own)]
    assert find(*rows, stamp, *rest)[:3] == (0, 3, ((0, 3),))
    assert find(*rows, stamp, *rest, description=told_of)[:3] == (4, 9, ((3, 9),))
    assert find(*rows, plain("골목", own), *rest).end == 9
    assert find(*rows, plain("2024.03.18", own), *rest).end == 9
    assert find(*rows, plain("서이든 기자", own), plain("2024.03.18", own), *rest).end == 10
    assert find(*rows, plain("서이든 기자", own), plain("2024.03.18 14:05", own), *rest).end == 3
    heading = plain("늘봄천 산책로", box("h2", "", own))
    assert find(*rows[:3], heading, plain("서이든 기자", own), plain("2024.03.18", own), *rest).end == 3
    assert find(*rows, told("입력 2024.03.18 14:05", own), *rest).end == 9


def test_a_rules_container() -> None:
    made = sheet(plain(), told(LONG), junk(), told(LONG), plain("늘봄동 벤치 소식 하나"))
    assert body.within(made, ((0, 5),))[:2] == (1, 4)
    assert body.within(made, ((0, 2), (3, 5)))[:2] == (1, 4)
    assert body.within(made, ((4, 5),)) == Reading(4, 5, ((4, 5),), 80)
    listed = sheet(junk(), plain("늘봄동 벤치 소식"), plain("한빛동 다리 소식"), junk())
    assert body.within(listed, ((0, 4),)) == Reading(1, 3, ((0, 4),), 80)
    assert body.within(sheet(link(), link()), ((0, 2),)) == Reading(0, 0, ((0, 2),), 0)


# quiet pages and dumps, briefs


SCORE = "가람고 3 대 2 한빛고 이겨"
STAMP = "입력 2024.03.18 14:05"


def page(*rows: Row, headline: int | None = 0) -> tuple[int, int]:
    own = box()
    for row in rows:
        row.element = row.element or own
    found = quiet_page.find(sheet(*rows), headline)
    return found.start, found.end


def test_what_an_articles_frame_holds() -> None:
    head = plain("새 조명")
    assert page(head, plain(STAMP), plain(SCORE), plain(SCORE), junk()) == (2, 4)
    assert page(head, plain(STAMP), plain("서이든 기자"), plain(SCORE)) == (3, 4)
    assert page(head, plain(STAMP), junk(), plain(SCORE), junk(), plain(SCORE)) == (3, 4)
    assert page(head, plain(STAMP), junk("ad"), plain(SCORE), junk("ad"), plain(SCORE)) == (3, 6)
    assert page(head, plain(STAMP), plain(SCORE), plain("서이든 기자"), plain(SCORE)) == (2, 3)
    assert page(head, plain(STAMP), junk("heading", "관련기사"), plain(SCORE)) == (0, 0)
    assert page(head, plain(STAMP), link(), plain(SCORE)) == (0, 0)
    assert page(head, plain(STAMP), link("누리강 둔치 봄꽃 잔치", items=4), plain(SCORE)) == (3, 4)
    assert page(head, plain(STAMP), plain("새 조명"), plain(SCORE)) == (3, 4)
    assert page(head, plain(STAMP), plain("12 : 34 / 56 - 78")) == (0, 0)
    assert page(head, plain(SCORE)) == (0, 0)
    assert page(plain(STAMP), plain(SCORE), headline=None) == (1, 2)
    assert page(head, plain(STAMP), plain(SCORE, items=2), plain(SCORE)) == (3, 4)
    assert page(head, plain(STAMP), plain("존재하지 않는 기사입니다"), plain(SCORE)) == (3, 4)
    assert page(head, plain(STAMP), plain(SCORE, box("figure")), plain(SCORE)) == (3, 4)
    assert page(head, plain(STAMP), plain(SCORE, box("div", "related")), plain(SCORE)) == (3, 4)
    unseen = box()
    unseen.hidden = True
    assert page(head, plain(STAMP), plain(SCORE, unseen), plain(SCORE)) == (3, 4)


def test_the_frame_of_a_dump_has_no_container() -> None:
    made = sheet(plain("새 조명"), plain(STAMP), plain(SCORE))
    assert quiet_page.find(made, 0) == Reading(2, 3, (), 80)


def dump(*rows: Row) -> tuple[int, int, float]:
    found = quiet_dump.find(sheet(*rows))
    return found.start, found.end, found.weight


def test_where_a_dump_without_running_text_has_its_article() -> None:
    head, stamp, foot = plain("새 조명"), plain(STAMP), junk("copyright")
    assert dump(head, stamp, plain(SCORE), foot) == (2, 3, 80)
    assert dump(head, stamp, *[plain(SCORE)] * 5, foot) == (2, 7, 2 * 5 * len(SCORE))
    assert dump(head, junk("share"), *[plain(SCORE)] * 9, junk("nav")) == (0, 0, 0)
    assert dump(head, junk("share"), *[plain(SCORE)] * 9, foot) == (2, 11, 2 * 9 * len(SCORE))
    assert dump(*[plain("△ 과장 서이든")] * 12, junk("nav")) == (0, 12, 12 * 8)
    assert dump(plain("△ 과장 서이든 △ 팀장 나정호"), link()) == (0, 1, 80)
    assert dump(link(), *[plain(SCORE)] * 9, link()) == (0, 0, 0)
    assert dump(stamp, plain("메뉴"), plain("정치"), plain("경제뉴스판"), foot) == (0, 0, 0)


def brief(*rows: Row, headline: int | None = 0) -> tuple[int, int]:
    own = box()
    for row in rows:
        row.element = row.element or own
    found = briefs.find(sheet(*rows), headline)
    return found.start, found.end


def test_briefs() -> None:
    head = plain("새 조명")
    assert brief(head, plain("골목"), told(), plain("골목")) == (2, 3)
    assert brief(head, told(), told()) == (1, 3)
    assert brief(told(), head, headline=1) == (0, 0)
    assert brief(told(), headline=None) == (0, 1)
    assert brief(head, told(SAID)) == (0, 0)
    assert brief(head, plain(TOLD)) == (0, 0)
    assert brief(head, told("존재하지 않는 기사라고 한다.")) == (0, 0)
    assert brief(head, told(element=box("figure"))) == (0, 0)
    assert brief(head, told(element=box("div", "related"))) == (0, 0)
    assert brief(head, link(), told(), told()) == (2, 4)
    own = box()
    unseen = box()
    unseen.hidden = True
    assert brief(head, told(element=unseen), told(element=own)) == (2, 3)
    assert briefs.find(sheet(plain(), told()), 0) == body.NOTHING


def test_cards_under_a_linked_headline() -> None:
    cards = [row for _ in range(3) for row in (link(), told())]
    assert briefs.is_among_cards(sheet(link(), *cards), 0)
    assert not briefs.is_among_cards(sheet(plain(), *cards), 0)
    assert not briefs.is_among_cards(sheet(link(), *cards[:4]), 0)
    assert not briefs.is_among_cards(sheet(link(), *cards), None)
    assert briefs.tells(sheet(plain(), told()), Reading(0, 2, (), 1.0))
    assert not briefs.tells(sheet(plain(), told()), Reading(0, 1, (), 1.0))


# repeats


def copies(*rows: Row) -> list[int]:
    made = sheet(*rows)
    return repeats.find_repeats(made.lines, made.shapes)


def test_of_copies_the_one_in_the_longest_run_stays() -> None:
    assert copies(told(LONG), plain(), told(LONG)) == [2]
    assert copies(told(LONG), junk(), told(LONG), told()) == [0]
    assert copies(told(LONG), told(), junk(), told(LONG)) == [3]
    unseen = box()
    unseen.hidden = True
    assert copies(told(LONG, unseen), told(element=unseen), junk(), told(LONG, box())) == [0]
    assert copies(told(LONG), plain(), plain(), told(LONG), told()) == [0]
    assert copies(told(LONG), plain(), told(), plain(), told(LONG)) == [4]
    assert copies(told(), told(LONG)) == []
    assert copies(plain(LONG), plain(LONG)) == []


def test_blocks_that_stand_twice() -> None:
    block = [plain("골목의 새 조명"), plain("낡은 조명 교체")]
    assert copies(*block, told(), *block) == [3, 4]
    assert copies(block[0], told(), *block) == []
    cue = plain("[앵커] 소식입니다")
    assert copies(cue, told(), cue, told(LONG), cue) == []
    assert copies(*[plain("다섯글자")] * 4) == []


def test_only_what_is_told_elsewhere_softens_a_box() -> None:
    holder = box()
    holder.start, holder.end = 0, 1
    weights_of = [50.0, -400.0, 100.0, 100.0]
    weights._soften(weights_of, [holder], 0.7)
    assert weights_of == [50.0 * weights.AROUND, -400.0, 100.0, 100.0]
    most = [50.0, 100.0]
    weights._soften(most, [holder], 0.7)
    assert most == [50.0, 100.0]
