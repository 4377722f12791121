"""Labels: lines with their roles and pieces, frozen: what is revised or split is new."""

from __future__ import annotations

from bonmun.label import registry
from bonmun.label.labels import Labels, whole
from bonmun.label.notices import Piece
from bonmun.label.readings.body import Reading
from bonmun.label.registry import decided
from bonmun.label.zones import Zones

from .sheets import TOLD, junk, plain, sheet, told

CORE, SIGNED, RIGHTS = (decided(rule) for rule in (registry.CORE, registry.SIGN_OFF, registry.RIGHTS))
BODY, BYLINE, NOTICE = Piece(TOLD, CORE), Piece("서이든 기자", SIGNED), Piece("무단전재 금지", RIGHTS)


def labels(*, notices: bool = False) -> Labels:
    made = sheet(plain(), told(), told(), junk())
    if notices:
        made = made._replace(notices={2: (NOTICE,)})
    return Labels(Zones(made, Reading(1, 3, (), 99.0)), {1: CORE, 2: CORE}, {})


def test_lines_that_nothing_was_decided_of_have_no_role() -> None:
    lines = labels().lines
    assert [(line.role, line.kind, line.decision is None) for line in lines] == [
        ("", "", True),
        ("body", "", False),
        ("body", "", False),
        ("", "", True),
    ]
    assert [line.index for line in lines] == [0, 1, 2, 3]
    assert [line.shape for line in lines] == ["fragment", "sentence", "sentence", "junk"]
    assert labels().body() == [1, 2]


def test_notices_stand_behind_the_pieces_of_their_line() -> None:
    noticed = labels(notices=True)
    assert noticed.lines[1].parts == ()
    assert noticed.lines[2].parts == (BODY, NOTICE)
    assert noticed.split({2: (BODY, BYLINE)}).lines[2].parts == (BODY, BYLINE, NOTICE)


def test_what_is_revised_names_the_rule_before_and_leaves_the_old_labels_alone() -> None:
    for asked in (False, True):
        before = labels(notices=True)
        if asked:
            assert before.lines[1].role == "body"
        junked = decided(registry.BEHIND)
        after = before.revised({1: junked, 3: junked})
        assert (after.made[1].rule, after.made[1].revised) == (registry.BEHIND, "reading/core")
        assert after.made[3] == junked
        assert [line.role for line in after.lines] == ["", "junk", "body", "junk"]
        assert after.lines[2].parts == (BODY, NOTICE)
        assert before.lines[1].role == "body"
        assert before.made[1] is CORE


def test_a_split_is_kept_by_what_is_revised_later() -> None:
    split = labels().split({1: (BODY, BYLINE)})
    assert split.lines[1].parts == (BODY, BYLINE)
    assert split.split({2: (BYLINE,)}).parts == {1: (BODY, BYLINE), 2: (BYLINE,)}
    assert split.revised({2: decided(registry.BEHIND)}).lines[1].parts == (BODY, BYLINE)


def test_every_line_is_in_pieces_in_order() -> None:
    made = labels(notices=True).split({1: (BODY, BYLINE)})
    found = [(line.index, piece.text, piece.decision.role) for line, piece in made.pieces()]
    assert found == [
        (0, "늘봄동 벤치", "junk"),
        (1, TOLD, "body"),
        (1, "서이든 기자", "byline"),
        (2, TOLD, "body"),
        (2, "무단전재 금지", "junk"),
        (3, "공유하기", "junk"),
    ]


def test_junk_stands_as_in_the_source_and_all_else_without_stray_markup() -> None:
    line = sheet(told(source=f"{TOLD}<br>")).lines[0]
    assert whole(line, CORE).text == TOLD
    assert whole(line, decided(registry.BEHIND)).text == f"{TOLD}<br>"
