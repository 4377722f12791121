"""What a removal costs decides how much evidence it needs."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.label import evidence, registry
from bonmun.label.first_pass import Sheet
from bonmun.label.readings.body import Reading
from bonmun.label.registry import Basis, Decision, Rule, decided
from bonmun.label.spot import Course, Spot
from bonmun.label.zones import Zones
from bonmun.parse.page_lines import Line

TOLD = "가람시는 강변 산책로에 벤치를 놓기로 했다고 밝혔다."
ASKED = "벤치 소식을 날마다 받아 보세요."


def spot(text: str, at: int = 1, course: Course | None = None, before: Decision | None = None) -> Spot:
    """The second of three lines, the two around it told; `at` beyond them is behind the core."""
    texts = [TOLD, text, TOLD]
    lines = [Line(one, i, None, source=one) for i, one in enumerate(texts)]
    zones = Zones(Sheet(lines, ["sentence"] * 3, [""] * 3), Reading(0, 3 if at == 1 else 1, (), 100.0))
    return Spot(1, zones, course or Course(), before, None)


def rule(*basis: Basis) -> Rule:
    return Rule("test", "junk", "ad", basis, "")


def test_a_told_sentence_needs_two_kinds_and_all_else_one() -> None:
    assert evidence.cost(spot(TOLD)) == 2
    assert evidence.cost(spot(ASKED)) == 1


@pytest.mark.parametrize(
    ("made", "takes"),
    [
        (decided(rule("shape")), True),
        (decided(rule("repetition")), False),
        (decided(registry.FIGURE), False),
        (decided(registry.CREDIT), True),
        (decided(registry.CORE), False),
        (decided(registry.BYLINE), False),
    ],
)
def test_what_takes_a_line_on_a_claim(made: Decision, takes: bool) -> None:
    assert evidence.takes(made) is takes


def test_place_and_neighbours_speak_too() -> None:
    assert evidence.around(spot(TOLD)) == set()
    assert evidence.around(spot(TOLD, at=2)) == {"place"}
    assert evidence.around(spot(TOLD, course=Course(signed=True))) == {"place"}
    assert evidence.around(spot(TOLD, before=decided(rule("box")))) == {"neighbours"}
    assert evidence.around(spot(TOLD, before=decided(rule("shape")))) == set()


def test_a_told_sentence_in_a_box_named_as_junk_stays_where_nothing_else_speaks_against_it() -> None:
    told = [f"시는 {i}월에 벤치 열두 개를 더 놓기로 했다고 밝혔다." for i in range(1, 9)]
    rows = "".join(f"<p>{one}</p>" for one in told[:4])
    more = "".join(f"<p>{one}</p>" for one in told[4:])
    quoted = f"<div class=related><p>{TOLD}</p><b>지난 소식</b></div>"
    page = f"<html><title>벤치</title><main><h1>강변에 벤치</h1><div class=a>{rows}{quoted}{more}</div></main>"
    article = Extractor(fallback=False).extract(page)
    assert TOLD in article.paragraphs
    assert all(one in article.paragraphs for one in told)
