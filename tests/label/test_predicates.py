"""What each rule of the second pass asks of a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bonmun.label import decks, evidence, headings, predicates, registry
from bonmun.label.predicates import Decision
from bonmun.label.readings.body import Reading
from bonmun.label.registry import decided
from bonmun.label.spot import Course, Spot, opens_list
from bonmun.label.zones import Zones

from .sheets import SAID, TOLD, Row, box, junk, link, plain, sheet, told

LISTING = Course(listing=True)
BEFORE = decided(registry.BEFORE)


def at(
    *rows: Row,
    i: int = 0,
    core: tuple[int, int] = (1, 99),
    course: Course | None = None,
    before: Decision | None = None,
    headline: int | None = None,
) -> Spot:
    """The line `i` of a container; by default it stands before the core, behind a told sentence in it."""
    made = sheet(*rows, told())
    last = min(core[1], len(rows) + 1)
    zones = Zones(made, Reading(core[0], last, ((0, len(rows) + 1),) if rows[0].element else (), 100.0))
    return Spot(i, zones, course or Course(), before, headline)


def inside(*rows: Row, i: int = 0, **known: object) -> Spot:
    """A line of the core, or behind `end`."""
    return at(*rows, i=i, core=(0, 99), **known)  # type: ignore[arg-type]  # handed on


def behind(*rows: Row, **known: object) -> Spot:
    """The first of the rows, behind the core."""
    return at(told(), *rows, i=1, core=(0, 1), **known)  # type: ignore[arg-type]  # handed on


ASKED: list[tuple[Callable[[Spot], object], Spot, bool]] = [
    (predicates.has_no_letters, inside(plain("★★"), told()), True),
    (predicates.has_no_letters, inside(plain("12"), told()), True),
    (predicates.has_no_letters, inside(plain("가"), told()), False),
    (predicates.has_no_letters, at(plain("12"), plain(), core=(0, 2)), False),
    (predicates.has_no_letters, at(plain("--"), plain(), core=(0, 2)), True),
    (predicates.has_no_letters, at(plain("12"), plain(), core=(1, 2)), True),
    (predicates.is_cue, at(plain("[앵커] 소식")), True),
    (predicates.is_cue, at(plain("앵커 소식")), False),
    (predicates.is_byline, at(plain("서이든 기자")), True),
    (predicates.is_byline, at(plain("- 서이든 기자")), True),
    (predicates.is_byline, at(told("서이든 기자")), False),
    (predicates.is_byline, at(plain("◆ 서이든 기자"), plain(), core=(0, 2)), False),
    (predicates.is_byline, at(plain("◆ 서이든 기자"), plain(), core=(1, 2)), True),
    (predicates.is_date, at(plain("2024.03.18 14:05")), True),
    (predicates.is_date, at(told("2024.03.18 14:05")), False),
    (predicates.dates_the_page, at(plain("2024.03.18")), True),
    (predicates.dates_the_page, at(told("2024.03.18")), False),
    (predicates.dates_the_page, inside(plain("2024.03.18")), False),
    (predicates.dates_the_page, inside(plain("입력 2024.03.18")), True),
    (predicates.dates_the_page, inside(plain("2024.03.18 14:05")), True),
    (predicates.dates_the_page, inside(plain("2024년 3월 18일 (월) 오후 2시")), True),
    (predicates.dates_the_page, inside(plain("2024.03.18 14:05 한겨레")), False),
    (predicates.dates_the_page, inside(plain("2024.03.18 14:05"), told(), plain("2024.03.18 15:05")), False),
    (predicates.dates_the_page, behind(plain("2024.03.18 14:05")), True),
    (predicates.dates_the_page, behind(plain("2024.03.18")), False),
    (predicates.captioned, inside(plain("골목 [사진=가람시]"), told()), True),
    (predicates.captioned, at(told("골목에 있다. [사진=가람시]"), core=(0, 1)), False),
    (predicates.captioned, inside(told("골목에 있다. [사진=가람시]"), told()), True),
    (predicates.captioned, inside(plain("골목", box("figure")), told(element=box())), True),
    (predicates.boxed, inside(plain(), told()), False),
    (predicates.boxed, at(plain(element=box("div", "related")), told(element=box()), core=(1, 2)), True),
    (predicates.is_teaser, at(link(), plain("시는 벤치를…"), i=1, before=BEFORE), True),
    (predicates.is_teaser, at(link(), plain("시는 벤치를.."), i=1, before=BEFORE), True),
    (predicates.is_teaser, at(link(), plain("시는 벤치를"), i=1, before=BEFORE), False),
    (predicates.is_teaser, at(plain(), plain("시는 벤치를…"), i=1, before=BEFORE), False),
    (predicates.is_teaser, at(link(), plain("시는 벤치를…"), i=1), False),
    (predicates.is_teaser, at(link(), plain("시는 벤치를…"), i=1, before=decided(registry.CORE)), False),
    (predicates.is_promo_link, inside(link()), True),
    (predicates.is_promo_link, inside(link("▶ 늘봄천", box()), told(element=box())), True),
    (predicates.is_promo_link, inside(link("늘봄천", box()), told(element=box())), False),
    (predicates.is_promo_link, inside(plain("▶ 늘봄천")), False),
    (predicates.is_apart_link, inside(link(), link()), True),
    (predicates.is_apart_link, inside(plain(), link()), False),
    (predicates.is_link, at(link()), True),
    (predicates.is_link, at(plain()), False),
    (predicates.is_lone_sentence, at(told()), True),
    (predicates.is_lone_sentence, at(plain()), False),
    (predicates.is_marked_subhead, at(plain("■ 남은 일")), True),
    (predicates.is_marked_subhead, at(plain("남은 일")), False),
    (predicates.is_marked_subhead, at(plain("■ 남은 일", box()), told(element=box())), False),
    (predicates.is_leading, at(told()), True),
    (predicates.is_leading, at(plain()), False),
    (predicates.is_leading, at(plain(), course=Course(begun=True)), True),
    (predicates.is_leading, at(told("시는 벤치를…")), False),
    (predicates.is_leading, at(told("시는 벤치를…"), course=Course(begun=True)), True),
    (predicates.is_trailing, behind(told()), True),
    (predicates.is_trailing, behind(plain()), True),
    (predicates.is_trailing, behind(plain(), course=Course(closed=True)), False),
    (predicates.is_trailing, behind(told(), course=Course(closed=True)), True),
    (predicates.is_trailing, behind(plain(), before=BEFORE), False),
    (predicates.is_trailing, behind(plain(), before=decided(registry.BYLINE)), False),
    (predicates.is_trailing, behind(plain(), before=decided(registry.DATE)), False),
    (predicates.is_trailing, behind(plain(), before=decided(registry.CORE)), True),
    (predicates.is_contributor, behind(plain("서이든 가람대 교수")), True),
    (predicates.is_contributor, behind(told("서이든 가람대 교수")), False),
    (predicates.is_contributor, behind(plain("가람대 교수의 말")), False),
    (predicates.is_dated, behind(plain("늘봄천"), plain("2024.03.18 14:05")), True),
    (predicates.is_dated, behind(told("늘봄천"), plain("2024.03.18 14:05")), False),
    (predicates.is_dated, behind(plain("늘봄천"), plain()), False),
    (predicates.is_dated, behind(plain("늘봄천을 다시 연다."), plain("2024.03.18 14:05")), False),
    (predicates.is_dated, behind(plain("늘봄천"), plain(), plain("2024.03.18 14:05")), False),
    (predicates.is_tagged, behind(plain("[사설] 늘봄천"), junk()), True),
    (predicates.is_tagged, behind(plain("늘봄천"), junk()), False),
    (predicates.is_notices, behind(plain("서이든 기자 좋아요 0 무단전재 금지")), True),
    (predicates.is_notices, behind(plain("늘봄천 산책로")), False),
    (predicates.is_opening, at(plain(), told()), False),
    (predicates.is_note, at(plain(), told("편집자 주: 연재를 시작한다."), i=1, core=(2, 3), headline=0), True),
    (predicates.is_note, at(plain(), told("[편집자 주] 연재를 시작한다."), i=1, core=(2, 3), headline=0), True),
    (predicates.is_note, at(plain(), plain("편집자 주: 연재"), i=1, core=(2, 3), headline=0), False),
    (predicates.is_note, at(plain(), told("편집자 주: 연재를 시작한다."), i=1, core=(2, 3)), False),
    (predicates.is_note, at(plain(), told("편집자 주: 연재를 시작한다."), i=1, core=(1, 3), headline=0), False),
    (predicates.is_note, at(plain(), told("연재를 시작한다고 했다."), i=1, core=(2, 3), headline=0), False),
    (predicates.is_lead_caption, inside(told(f"{TOLD} 서이든 기자"), *[told()] * 4), True),
    (predicates.is_lead_caption, inside(plain(f"{TOLD} 서이든 기자"), *[told()] * 4), False),
    (predicates.is_afterword, behind(told(SAID)), False),
    (predicates.is_pitch, behind(told("가람일보를 구독해 주세요.")), False),
]


@pytest.mark.parametrize(("ask", "spot", "expected"), ASKED, ids=lambda one: getattr(one, "__name__", None))
def test_what_a_rule_asks(ask: Callable[[Spot], object], spot: Spot, expected: bool) -> None:
    assert bool(ask(spot)) is expected


def test_a_pitch_behind_told_sentences() -> None:
    rows = [told(), told(), told("가람일보를 구독해 주세요.")]
    assert predicates.is_pitch(at(*rows, i=2, core=(0, 2)))
    rows[2] = told("[앵커] 가람일보를 구독해 주세요.")
    assert not predicates.is_pitch(at(*rows, i=2, core=(0, 2)))


def test_an_afterword_stands_apart_and_in_another_voice() -> None:
    own, other = box(), box()
    signed = Course(signed=True)
    rows = [told(element=own), told(element=own), told(SAID, other), told(TOLD, other)]
    assert predicates.is_afterword(at(*rows, i=2, core=(0, 2), course=signed))
    assert not predicates.is_afterword(at(*rows, i=3, core=(0, 2), course=signed))
    assert not predicates.is_afterword(at(*rows, i=2, core=(0, 2)))
    assert not predicates.is_afterword(at(*rows, i=1, core=(0, 2), course=signed))
    assert not predicates.is_afterword(at(told(), told(SAID), i=1, core=(0, 1), course=signed))


def test_hidden_lines() -> None:
    unseen = box()
    unseen.hidden = True
    spot = at(plain(element=unseen), told(element=box()))
    assert predicates.is_hidden(spot)
    assert predicates.is_unseen_label(spot)
    assert not predicates.is_unseen_label(at(told(element=unseen), told(element=box())))
    assert not predicates.is_unseen_label(at(plain(element=unseen), told(element=unseen), core=(0, 2)))
    assert not predicates.is_hidden(at(plain(element=box())))
    assert not predicates.is_hidden(at(plain()))


def test_decks() -> None:
    own = box()
    text = "벤치 열두 개를 놓는다"
    bold = plain(text, box(), bold=True)
    assert decks.is_deck(at(plain(text)))
    assert decks.is_deck(at(bold, told(element=own)))
    assert not decks.is_deck(at(plain(text, box()), told(element=own)))
    assert not decks.is_deck(at(plain("1234567890")))
    named = plain(text, box("h2", "sub_tit"))
    assert decks.is_deck(at(named, told(element=own)))
    rows = (plain("새 조명", box()), named, told(element=own))
    assert decks.is_apart(at(*rows, i=1, core=(2, 3), headline=0))
    assert not decks.is_apart(at(*rows, i=1, core=(2, 3)))
    assert not decks.is_apart(at(*rows, i=1, core=(1, 3), headline=0))
    short = plain("벤치열두개를 놓는다", box())  # of two words: a section has as many
    rows = (plain("새 조명", box()), short, told(element=own))
    assert not decks.is_apart(at(*rows, i=1, core=(2, 3), headline=0))
    rows = (plain("새 조명", box()), plain(text, box()), told(element=own))
    assert decks.is_apart(at(*rows, i=1, core=(2, 3), headline=0))
    rows = (plain("새 조명", box()), plain("가람시 제공"), plain(text, box()), told(element=own))
    assert not decks.is_apart(at(*rows, i=2, core=(3, 4), headline=0))
    rows = (plain(text, named.element), told(element=own))
    assert decks.opens(at(*rows, core=(0, 2)))
    assert not decks.opens(at(told(element=own), *rows, i=1, core=(0, 3)))
    assert not decks.opens(at(plain(text, own), told(element=own), core=(0, 2)))


@pytest.mark.parametrize(
    ("row", "rule", "kind"),
    [
        (plain("무단전재 및 재배포 금지"), "phrases/copyright", "copyright"),
        (plain("- 무단전재 및 재배포 금지"), "phrases/copyright", "copyright"),
        (plain("▶ 기사제보/투고하기"), "phrases/tip_line", "tip_line"),
        (plain("[앵커] 소식"), None, None),
        (plain("늘봄동 벤치"), None, None),
    ],
)
def test_what_a_lines_own_shape_says(row: Row, rule: str | None, kind: str | None) -> None:
    found = predicates.own_junk(at(row))
    assert (found and found.rule.id, found and found.kind) == (rule, kind)


def test_a_shape_that_counts_behind_the_text_only() -> None:
    row = plain("서이든 기자의 다른 기사")
    assert predicates.own_junk(behind(row)) is not None
    assert predicates.own_junk(at(plain("가람일보 강변 소식을 전합니다"))) is None


def test_copies_are_parts_of_the_summary_before_them_or_duplicates() -> None:
    copy = Row("repeat", TOLD)
    summary = decided(registry.COPY, "ai_summary")
    made = [predicates.copied(at(plain(), copy, i=1, before=one)) for one in (None, BEFORE, summary)]
    assert [one and one.kind for one in made] == ["duplicate", "duplicate", "ai_summary"]
    assert predicates.copied(at(junk("ai_summary"), copy, i=1)).kind == "ai_summary"  # type: ignore[union-attr]  # a copy
    assert predicates.copied(at(told())) is None
    assert predicates.copied(at(copy)).kind == "duplicate"  # type: ignore[union-attr]  # a copy


@pytest.mark.parametrize(
    ("spot", "expected"),
    [
        (inside(plain(), course=LISTING), True),
        (inside(plain()), False),
        (inside(link(), course=LISTING), True),
        (inside(told(), course=LISTING), False),
        (inside(told(SAID), course=LISTING), False),
        (inside(told(f"- {SAID}"), course=LISTING), True),
        (inside(told(f"- {TOLD}"), course=LISTING), False),
        (inside(told("시는 벤치를…"), course=LISTING), False),
        (inside(plain("■ 남은 일"), course=LISTING), False),
        (at(plain(), course=LISTING), False),
        (at(plain("- 늘봄천"), course=LISTING), True),
        (at(told("시는 벤치를…"), course=LISTING), True),
        (behind(told(f"- {TOLD}"), course=LISTING), True),
        (behind(told(), course=LISTING), False),
    ],
)
def test_items_of_a_list_that_runs(spot: Spot, expected: bool) -> None:
    assert spot.is_list_item() is expected


def course(spot: Spot, rule: registry.Rule, own: bool = False, kind: str = "") -> Course:
    return spot.next(decided(rule, kind or None), (registry.BYLINE, registry.DATED), own)


def test_how_far_the_reading_has_come() -> None:
    heading = registry.lookup("phrases/heading")
    assert course(at(told()), registry.HEAD) == Course(begun=True)
    assert course(at(plain()), registry.HEAD) == Course()
    assert course(at(told(f"“{TOLD}”")), registry.HEAD) == Course()
    assert course(at(told()), registry.CORE) == Course()
    assert course(at(plain(), course=Course(begun=True)), registry.DECK) == Course(begun=True)
    assert course(at(plain()), heading, own=True) == Course(listing=True)
    assert course(at(plain()), registry.IN_LIST) == Course(listing=True)
    assert course(at(plain(), course=LISTING), registry.CORE) == Course()
    assert course(behind(plain()), registry.BYLINE) == Course(closed=True, signed=True)
    assert course(behind(plain()), registry.DATED) == Course(closed=True)
    assert course(behind(plain()), registry.TAIL) == Course()
    assert course(behind(plain()), registry.lookup("phrases/share"), own=True) == Course(closed=True, signed=True)
    assert course(behind(told(), course=Course(closed=True)), registry.TAIL) == Course()
    assert course(behind(plain(), course=Course(closed=True)), registry.TAIL) == Course(closed=True)
    assert course(at(plain(), course=Course(closed=True)), registry.CORE) == Course(closed=True)
    assert course(at(plain()), registry.BYLINE) == Course()
    assert course(behind(plain()), registry.DATE) == Course(signed=True)


@pytest.mark.parametrize(
    ("rule", "kind", "text", "before", "expected"),
    [
        ("phrases/heading", None, "관련기사", False, True),
        ("phrases/related", None, "늘봄천", False, True),
        ("phrases/reporter_card", None, "서이든 기자의 다른 기사", False, True),
        ("phrases/reporter_card", None, "서이든", False, False),
        ("phrases/share", None, "공유", False, False),
        ("phrases/share", None, "공유", True, True),
        ("phrases/copyright", None, "무단전재", True, False),
    ],
)
def test_what_a_list_runs_behind(rule: str, kind: str | None, text: str, before: bool, expected: bool) -> None:
    assert opens_list(decided(registry.lookup(rule), kind), text, before) is expected


def test_what_the_line_before_is() -> None:
    assert at(plain(), plain(), i=1, before=decided(registry.lookup("phrases/ad"))).kind_before == "ad"
    assert at(junk("share"), plain(), i=1).kind_before == "share"
    assert at(plain()).kind_before == ""
    spot = at(link(), plain(), i=1)
    assert [spot.shape_at(i) for i in (-1, 0, 1, 2, 3)] == ["", "link", "fragment", "sentence", ""]


def test_evidence_of_place() -> None:
    assert evidence.around(at(told())) == {"place"}


def test_a_box_between_entries_that_begin_alike_stands_in_one_list() -> None:
    def goes_on(*rows: Row) -> bool:
        return inside(*rows, i=len(rows) - 1)._goes_on()

    entry, notice = plain("▲ 늘봄동"), junk("share")
    assert goes_on(entry, notice, entry)
    assert goes_on(plain(), entry, notice, notice, entry, entry)
    assert not goes_on(plain(), notice, entry)
    assert not goes_on(notice, entry)
    assert not goes_on(entry, entry)


def test_a_bold_line_heads_a_sentence_of_the_text_beside_it() -> None:
    own = box()

    def heads(line: Row, below: Row) -> bool:
        return headings.is_bold_over(inside(told(element=own), line, below, told(element=own)).zones, 1)

    bold = plain("늘봄동", box("p", "", own), bold=True)
    assert heads(bold, told(element=own))
    assert not heads(plain("늘봄동", own), told(element=own))
    assert not heads(bold, plain("골목", own))
    assert not heads(bold, told("시는 벤치를..", own))
