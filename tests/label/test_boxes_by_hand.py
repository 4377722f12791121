"""Boxes, cards, headings and edges on lines made by hand: what each small question answers."""

from __future__ import annotations

import pytest

from bonmun.label import dump_boxes, headings, markup_boxes, page_kinds, predicates, registry
from bonmun.label.readings import body, cards, dump_edges, quiet_dump, summaries, weights
from bonmun.label.readings.body import Reading
from bonmun.label.registry import decided
from bonmun.label.spot import Course, Spot
from bonmun.label.zones import Zones

from .sheets import SAID, TOLD, Row, box, elements, junk, link, plain, sheet, told

NOTICE = "기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다."
SENTENCE = "늘봄군은 산책로 세 곳을 다시 열었다고 밝혔다."


def test_boxes_with_a_machines_summary() -> None:
    def found(*rows: Row) -> bool:
        holder = box()
        for row in rows:
            row.element = holder
        return summaries.boxes(sheet(*rows, told(element=box()))) == [holder]

    assert found(junk("ai_summary", "AI 요약"), told())
    assert found(plain(NOTICE), told())
    assert not found(plain("요약하면 이렇다"), told())
    assert not found(plain("늘봄동"), told())
    assert not found(junk("ai_summary", "AI 요약"), plain())
    assert not found(link("AI 자동 요약"), told())
    assert found(junk("ai_summary", "AI 요약"), *[told()] * 8)
    assert not found(junk("ai_summary", "AI 요약"), *[told()] * 9)
    assert found(junk("ai_summary", "AI 요약"), *[plain()] * 18, told())
    assert not found(junk("ai_summary", "AI 요약"), *[plain()] * 19, told())
    outer = box()
    inner = box("div", "", outer)
    made = sheet(junk("ai_summary", "AI 요약", inner), told(element=outer), told(element=box()))
    assert summaries.boxes(made) == [outer]


def test_an_article_that_buttons_outweigh_is_its_innermost_holder() -> None:
    outer = box()
    inner = box("div", "", outer)
    rows = [
        *(link("좋아요", outer) for _ in range(9)),
        told(element=inner),
        told(SENTENCE, inner),
        *(link("싫어요", outer) for _ in range(9)),
    ]
    made = sheet(*rows)
    weighed = weights.weigh(made, hidden=False)
    found = body._by_run(made, weighed, elements(made), 40)
    assert found is not None
    assert found[:3] == (9, 11, ((9, 11),))
    assert body._by_run(made, weighed, elements(made), 4000) is None
    assert body._by_run(made, weighed, [], 40) is None


def test_headlines_and_decks_over_a_date_are_no_article() -> None:
    report = told()
    assert not quiet_dump.find(sheet(report, plain("서이든 기자"), plain("2024.03.18 14:05"), junk("copyright"))).weight
    assert quiet_dump.find(sheet(report, plain("서이든 기자"), plain("늘봄동 벤치"), junk("copyright"))).weight
    assert not quiet_dump.find(sheet(report, plain("2024.03.18 14:05"), junk("copyright"))).weight


CARD = (plain("강변 산책로 다시 열린다"), told(), plain("더보기"))


def test_rows_of_cards() -> None:
    def found(*rows: Row) -> range:
        made = sheet(*rows)
        return cards.find(made.lines, made.shapes)

    assert found(*CARD * 4) == range(12)
    assert found(plain("소식"), *CARD * 4, plain("끝")) == range(1, 13)
    assert found(*CARD * 3) == range(0)
    assert found(*CARD * 4, *[plain("더보기")] * 2) == range(0)
    assert found(*CARD * 4, plain("더보기")) == range(13)
    assert found(*(plain("강변 산책로 다시 열린다"), told(), plain("이미지 확대해서 보기")) * 4) == range(0)
    assert found(*(plain("강변 산책로 다시 열린다"), plain("골목"), plain("더보기")) * 4) == range(0)
    assert found(*(plain("서이든 기자"), told(), plain("더보기")) * 4) == range(0)


def test_lines_that_lead_into_a_dumps_text() -> None:
    clause = told("가람시가 왜 벤치를 놓는지,")
    assert dump_edges.leading(sheet(clause, told()), 1, range(2)) == {0}
    assert dump_edges.leading(sheet(clause, junk(), told()), 2, range(3)) == frozenset()
    assert dump_edges.leading(sheet(clause, told()), 1, range(1, 2)) == frozenset()
    assert dump_edges.leading(sheet(plain("벤치는 누구의 것인가?"), plain("묻는다"), told()), 2, range(3)) == {0, 1}
    assert dump_edges.leading(sheet(plain("묻는다"), plain("벤치는 누구의 것인가?"), told()), 2, range(3)) == {1}
    assert dump_edges.leading(sheet(plain("누구의 것인가?"), plain("시는…"), told()), 2, range(3)) == frozenset()
    assert dump_edges.leading(sheet(plain("누구의 것인가?", box()), told()), 1, range(2)) == frozenset()
    entries = [plain(f"△ 골목 {n}") for n in range(5)]
    assert dump_edges.leading(sheet(*entries, told()), 5, range(6)) == set(range(5))
    assert dump_edges.leading(sheet(*entries, junk(), told()), 6, range(7)) == set(range(5))
    mixed = [*entries[:2], *[plain("골목")] * 3]
    assert dump_edges.leading(sheet(*mixed, told()), 5, range(6)) == frozenset()


def first_heading(before: Row, *core: Row) -> bool:
    rows = (before, *core)
    made = sheet(*rows)
    return headings.is_first(Zones(made, Reading(1, len(rows), ((0, len(rows)),), 1.0)), 0)


def test_the_first_of_an_articles_headings() -> None:
    holder = box()

    def section(tag: str = "h3", name: str = "") -> tuple[Row, Row]:
        return plain(element=box(tag, name, holder)), told(element=holder)

    head, text = section()
    assert first_heading(head, text, *section(), *section())
    assert not first_heading(head, text, *section())
    assert not first_heading(head, text, *section("h2"), *section("h2"))
    assert not first_heading(head, text, *section("h3", "a"), *section("h3", "a"))
    assert not first_heading(head, plain(element=holder), *section(), *section())
    assert not first_heading(plain(), text, *section(), *section())
    assert not first_heading(link(element=box("h3", "", holder)), text, *section(), *section())


def test_rows_of_a_table_that_link_and_sign() -> None:
    def signed(text: str, linked: int = 10) -> bool:
        return markup_boxes._is_signed_row(sheet(plain(text, link=linked)).lines[0])

    assert signed("늘봄천 산책로\t서이든 기자")
    assert signed("늘봄천 산책로\t2024.03.18")
    assert signed("늘봄천 산책로\t서이든 기자", 8)
    assert not signed("늘봄천 산책로\t서이든 기자", 7)
    assert not signed("서이든 기자")
    assert not signed("늘봄천\t산책로")


def test_a_link_that_is_the_texts_own_sentence() -> None:
    def is_link(*rows: Row, i: int = 1) -> bool:
        return predicates.is_link(Spot(i, Zones(sheet(*rows), Reading(0, len(rows), (), 1.0)), Course(), None, None))

    own = link(TOLD)
    assert not is_link(told(), own, plain())
    assert not is_link(plain(), own, told())
    assert is_link(plain(), own, plain())
    assert is_link(told(), own, link())
    assert is_link(told(), link(), told())
    assert not is_link(told(), plain(), told())


def test_sentences_alone_between_links() -> None:
    rows = [link(), told(), told(), link(), told(), told(), link(), told()]
    assert not page_kinds.is_listing(sheet(*rows), 0, len(rows))
    rows = [link(), told(), link(), told(), link(), told(SAID)]
    assert page_kinds.is_listing(sheet(*rows), 0, len(rows))


def test_a_text_above_a_box_begins_with_its_first_told_line() -> None:
    rows = [junk("share"), told(), told(SENTENCE), junk("related"), told("시는 나무도 심었다고 밝혔다.")]
    assert dump_boxes._Run(sheet(*rows)).above(4) == 1
    rows = [junk("share"), *(told(f"{n}번 {SENTENCE}") for n in range(4)), junk("related"), told()]
    assert dump_boxes._Run(sheet(*rows)).above(6) == 1


@pytest.mark.parametrize("rule", registry.static(), ids=lambda rule: rule.id)
def test_every_rule_says_why_in_words(rule: registry.Rule) -> None:
    assert len(rule.says.split()) > 2
    assert rule.basis
    assert decided(rule).role == rule.role
