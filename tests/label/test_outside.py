"""Lines far from the article, and what is handed on of all lines."""

from __future__ import annotations

import pytest

from bonmun.label import edges, outside, registry, second_pass
from bonmun.label.labels import Labels
from bonmun.label.notices import Piece
from bonmun.label.readings.body import Reading
from bonmun.label.registry import Decision, decided, lookup
from bonmun.label.zones import Zones

from .sheets import TOLD, Row, junk, link, plain, sheet, told


def far(*rows: Row) -> list[tuple[str, str]]:
    """Rule and kind of lines in front of an article, none of them decided yet."""
    made = sheet(*rows, told())
    zones = Zones(made, Reading(len(rows), len(rows) + 1, ((len(rows), len(rows) + 1),), 1.0))
    found = outside.read(zones, {len(rows): decided(registry.CORE)})
    return [(one.rule.id, one.kind) for one in found[:-1]]


@pytest.mark.parametrize(
    ("row", "rule", "kind"),
    [
        (plain("서이든 기자"), "bylines/elsewhere", "reporter_card"),
        (plain("- 서이든 기자"), "bylines/elsewhere", "reporter_card"),
        (told("서이든 기자"), "reading/outside", "other"),
        (plain("2024.03.18 14:05"), "dates/line", ""),
        (plain("무단전재 및 재배포 금지"), "phrases/copyright", "copyright"),
        (Row("repeat", TOLD), "repeat/copy", "duplicate"),
        (link("늘봄천"), "reading/outside", "nav"),
        (plain("늘봄천"), "reading/outside", "other"),
        (told(), "reading/outside", "other"),
    ],
)
def test_what_a_line_far_away_is(row: Row, rule: str, kind: str) -> None:
    assert far(row) == [(rule, kind)]


def test_links_under_a_heading_are_its_items() -> None:
    heading, item = plain("관련기사"), ("list/related", "related")
    assert far(heading, link("늘봄천"), link("한빛천"))[1:] == [item, item]
    assert far(heading, link("늘봄천"), plain("늘봄천 산책로"), link("한빛천"))[1:] == [
        item,
        ("reading/outside", "other"),
        ("reading/outside", "nav"),
    ]
    assert far(plain("무단전재 및 재배포 금지"), link("늘봄천"))[1] == ("reading/outside", "nav")


def test_a_line_between_two_of_one_kind_is_of_it() -> None:
    notice, other = plain("무단전재 및 재배포 금지"), plain("늘봄천 산책로")
    assert far(notice, other, notice)[1] == ("neighbours/between", "copyright")
    assert far(notice, other, plain("관련기사"))[1] == ("reading/outside", "other")
    assert far(plain("2024.03.18 14:05"), other, plain("2024.03.18 14:05"))[1] == ("reading/outside", "other")
    assert far(other, notice)[0] == ("reading/outside", "other")


def test_a_copy_behind_a_summary_is_a_part_of_it() -> None:
    made = sheet(plain(), Row("repeat", TOLD), told())
    zones = Zones(made, Reading(2, 3, ((2, 3),), 1.0))
    found = outside.read(zones, {0: decided(registry.COPY, "ai_summary")})
    assert found[1].kind == "ai_summary"


def labels(*texts: str) -> Labels:
    made = sheet(*map(told, texts))
    zones = Zones(made, Reading(0, len(texts), (), 1.0))
    return Labels(zones, {i: decided(registry.CORE) for i in range(len(texts))}, {})


def pieces(made: Labels) -> list[list[tuple[str, str]]]:
    return [[(part.text, part.decision.rule.id) for part in line.parts] for line in made.lines]


def test_front_and_end_of_an_article_are_pieces() -> None:
    front, end = f"(가람=가람일보) 서이든 기자 = {TOLD}", f"{TOLD} 나정호 기자"
    core, dateline, sign = "reading/core", "bylines/dateline", "bylines/sign-off"
    assert pieces(edges.split(labels(front, TOLD, end))) == [
        [("(가람=가람일보) 서이든 기자 =", dateline), (TOLD, core)],
        [],
        [(TOLD, core), ("나정호 기자", sign)],
    ]
    both = f"(가람=가람일보) 서이든 기자 = {end}"
    assert pieces(edges.split(labels(both))) == [
        [("(가람=가람일보) 서이든 기자 =", dateline), (TOLD, core), ("나정호 기자", sign)]
    ]
    assert pieces(edges.split(labels(TOLD))) == [[]]
    assert pieces(edges.split(labels(TOLD, front, front)))[1:] == [
        [("(가람=가람일보) 서이든 기자 =", dateline), (TOLD, core)],
        [],
    ]


def test_what_is_revised_names_what_had_decided() -> None:
    made = labels(TOLD, TOLD)
    lines = made.lines
    found = made.revised({1: decided(lookup("phrases/ad"))})
    assert found.made[1].revised == "reading/core"
    assert [line.role for line in found.lines] == ["body", "junk"]
    assert [line.role for line in lines] == ["body", "body"]
    assert found.body() == [0]
    piece = Piece("가", decided(registry.CORE))
    assert found.split({0: (piece,)}).split({1: (piece,)}).parts == {0: (piece,), 1: (piece,)}
    assert [part.text for _, part in found.pieces()] == [TOLD, TOLD]


def test_notices_stand_behind_their_line() -> None:
    notice = Piece("무단전재 금지", decided(lookup("phrases/copyright")))
    made = sheet(told(), told())._replace(notices={0: (notice,)})
    found = Labels(Zones(made, Reading(0, 2, (), 1.0)), {0: decided(registry.CORE)}, {})
    assert [part.text for part in found.lines[0].parts] == [TOLD, "무단전재 금지"]
    assert found.lines[1].parts == ()
    assert [part.text for _, part in found.pieces()] == [TOLD, "무단전재 금지", TOLD]


def decide(*rows: Row, start: int, end: int, headline: int | None = None) -> list[str]:
    made = sheet(*rows)
    found = second_pass.read(Zones(made, Reading(start, end, (), 1.0)), headline, {})
    return [found[i].rule.id for i in range(len(rows))]


def test_the_second_pass_asks_in_order() -> None:
    rows = [
        plain("골목에 켜진 새 조명"),
        told(),
        plain("■ 남은 일"),
        junk("heading", "관련기사"),
        plain("- 늘봄천 산책로"),
        told(),
        plain("서이든 기자"),
        plain("늘봄천"),
    ]
    assert decide(*rows, start=1, end=6) == [
        "place/deck",
        "reading/core",
        "reading/core",
        "phrases/heading",
        "list/related",
        "reading/core",
        "bylines/line",
        "place/tail",
    ]


def test_what_was_decided_before_stays_and_a_heading_of_a_rule_opens_a_list() -> None:
    made = sheet(told(), plain("소식"), plain("늘봄천 산책로"), told())
    zones = Zones(made, Reading(0, 4, (), 1.0))
    given = {1: decided(lookup("site:a/related"), "related")}
    found = second_pass.read(zones, None, given)
    assert [found[i].rule.id for i in range(4)] == ["reading/core", "site:a/related", "list/related", "reading/core"]


def between(*made: Decision) -> list[str]:
    return [one.rule.id for one in outside._between(list(made))]


def test_what_says_nothing_is_part_of_the_widget_around_it() -> None:
    far, share, ad, body = (
        decided(registry.OUTSIDE, "other"),
        decided(registry.BEFORE, "share"),
        decided(registry.BEFORE, "ad"),
        decided(registry.CORE),
    )
    assert between(share, far, share) == ["place/head", registry.BETWEEN.id, "place/head"]
    assert between(share, far, ad)[1] == registry.OUTSIDE.id
    assert between(body, far, body)[1] == registry.OUTSIDE.id
    assert between(share, far, far, share)[1:3] == [registry.OUTSIDE.id] * 2
    assert between(far, share) == [registry.OUTSIDE.id, "place/head"]
    assert between(far, share, far)[2] == registry.OUTSIDE.id
    assert between(far, far) == [registry.OUTSIDE.id] * 2
    [_, revised, _] = outside._between([share, far, share])
    assert (revised.kind, revised.revised) == ("share", registry.OUTSIDE.id)


def test_links_under_a_lists_heading_are_its_items_up_to_the_next_line() -> None:
    far, heading, share = (
        decided(registry.OUTSIDE, "nav"),
        decided(registry.lookup("phrases/heading"), "related"),
        decided(registry.lookup("phrases/share"), "share"),
    )
    made = sheet(junk("heading"), link(), link(), plain(), link())
    found = outside._itemised([heading, far, far, far, far], made)
    assert [one.rule for one in found[1:]] == [registry.IN_LIST, registry.IN_LIST, registry.OUTSIDE, registry.OUTSIDE]
    assert [(one.kind, one.revised) for one in found[1:3]] == [("related", registry.OUTSIDE.id)] * 2
    assert [one.rule for one in outside._itemised([share, far], sheet(junk(), link()))][1] is registry.OUTSIDE


@pytest.mark.parametrize(
    ("rule", "kind", "becomes"),
    [
        (registry.SIGN_OFF, "", "bylines/elsewhere"),
        (registry.SIGNED, "", "reading/outside"),
        (registry.DATE, "", "dates/line"),
        (registry.IN_LIST, "related", "list/related"),
    ],
)
def test_what_a_line_far_away_ends_with_is_none_of_the_articles(rule: registry.Rule, kind: str, becomes: str) -> None:
    found = outside.piece(Piece("서이든 기자", decided(rule, kind) if kind else decided(rule)))
    assert (found.text, found.decision.rule.id) == ("서이든 기자", becomes)
    assert found.decision.role in ("junk", "date")
