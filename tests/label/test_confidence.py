"""What the confidence of a reading looks at, one feature after the other."""

from __future__ import annotations

import pytest

from bonmun.label import confidence, registry
from bonmun.label.confidence import Features
from bonmun.label.labels import Labelled, labelled
from bonmun.label.notices import Piece
from bonmun.label.registry import decided

from .sheets import TOLD, Row, box, plain, sheet, told

CORE, BYLINE, DATE = (decided(rule) for rule in (registry.CORE, registry.BYLINE, registry.DATE))
FAR = plain("골목")
"""A line that is not of the body."""


def lines(*rows: Row) -> list[Labelled]:
    """These lines; all but `FAR` are of the body."""
    made = sheet(*rows)
    return [
        labelled(line, shape, None if rows[line.index] is FAR else CORE)
        for line, shape in zip(made.lines, made.shapes, strict=True)
    ]


def seen(*rows: Row) -> Features:
    found = confidence.measure(lines(*rows))
    assert found is not None
    return found


def test_an_article_in_one_piece() -> None:
    assert seen(FAR, told(), told(), told(), FAR) == Features(0, 0, 0, 0, 0, 1, 0)


def test_no_body_has_no_features_and_a_chance_of_its_own() -> None:
    assert confidence.measure(lines(FAR, FAR)) is None
    assert confidence.of(lines(FAR), "generic") == confidence._known().nobody


@pytest.mark.parametrize(("count", "broken"), [(1, 0.25), (2, 0.5), (4, 1.0), (6, 1.0)])
def test_breaks_between_the_bodys_lines(count: int, broken: float) -> None:
    pair = (told(), told())
    assert seen(*pair, *(row for _ in range(count) for row in (FAR, *pair))).broken == broken
    assert seen(*pair, *(row for _ in range(count) for row in (FAR, *pair))).lonely == 0


def test_lines_with_none_of_the_body_beside_them() -> None:
    assert seen(told(), FAR, told(), told()).lonely == pytest.approx(1 / 3)
    assert seen(told(), told(), FAR, told()).lonely == pytest.approx(1 / 3)
    assert seen(told(), told(), FAR, told(), FAR, told(), told()).lonely == pytest.approx(1 / 3)
    assert seen(told(), FAR, told(), FAR, told(), FAR, told(), FAR, told()).lonely == 1
    assert seen(told()).lonely == pytest.approx(1 / 3)


def test_lines_that_are_no_sentences_or_are_cut() -> None:
    assert seen(told(), plain(), told(), plain()).ragged == 0.5
    cut = told("시는 강변 산책로에 벤치를 놓고 나무를..")
    assert seen(told(), cut, told()).cut == pytest.approx(1 / 3)
    assert seen(*[cut] * 5).cut == 1
    assert seen(told(), plain("나무를..")).cut == 0


def test_lines_that_stand_in_another_block() -> None:
    one, other = box(), box()
    assert seen(told(element=one), told(element=one), told(element=one), told(element=other)).mixed == 0.25
    assert seen(told(), told()).mixed == 0


@pytest.mark.parametrize("behind", [BYLINE, DATE])
def test_what_follows_the_last_words(behind: registry.Decision) -> None:
    made = sheet(told(), told(), plain("서이든 기자"))
    body = [labelled(line, shape, CORE) for line, shape in zip(made.lines, made.shapes, strict=True)][:2]
    foot = labelled(made.lines[2], "fragment", behind)
    assert confidence.measure([*body, foot]) == Features(0, 0, 0, 0, 0, 1, 1)
    far = labelled(made.lines[2], "fragment", None)
    assert confidence.measure([*body, far]) == Features(0, 0, 0, 0, 0, 1, 0)


def test_of_a_line_in_pieces_the_last_of_the_body_is_its_last_words() -> None:
    made = sheet(told(f"{TOLD} 서이든 기자"), told(f"{TOLD} 시는..")).lines
    signed = labelled(made[0], "sentence", CORE, (Piece(TOLD, CORE), Piece("서이든 기자", BYLINE)))
    assert confidence._foot([signed], 0) == (TOLD, True)
    opened = labelled(made[1], "sentence", CORE, (Piece("가람=", decided(registry.DATELINE)), Piece("시는..", CORE)))
    assert confidence._foot([opened, signed], 0) == ("시는..", False)
    whole = labelled(made[1], "sentence", CORE)
    assert confidence._foot([whole], 0) == (f"{TOLD} 시는..", False)


def test_a_method_may_be_held_down() -> None:
    good = lines(told(), told(), told())
    for method, most in confidence._known().most.items():
        assert confidence.of(good, method) <= most
    assert confidence.of(good, "dump") == confidence.score(Features(0, 0, 0, 0, 0, 1, 0), "dump")
    assert confidence.of(good, "generic") == confidence.score(Features(0, 0, 0, 0, 0, 1, 0), "page")


def test_what_a_page_may_be_at_most_by_who_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = (-1.0, -2.0, -3.0, -4.0, -5.0, 6.0, 7.0)
    known = confidence._Known({"page": (0.5, weights), "dump": (-0.5, weights)}, 0.25, {"script": 0.125})
    monkeypatch.setattr(confidence, "_known", lambda: known)
    calm = Features(0, 0, 0, 0, 0, 0, 0)
    assert confidence.score(calm, "page") == 0.622
    assert confidence.score(calm, "dump") == 0.378
    assert confidence.score(calm._replace(ends=1.0), "page") == 0.998
    assert confidence.score(calm._replace(mixed=0.5), "page") == 0.5
    assert confidence.score(calm._replace(cut=0.1), "page") == 0.5
    body = lines(told(), told())
    assert confidence.of(body, "generic") == 0.998
    assert confidence.of(body, "dump") == 0.996
    assert confidence.of(body, "script") == 0.125
    assert confidence.of(lines(FAR), "script") == 0.25
