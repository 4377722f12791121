"""The second pass: which row decides, what it was heard on before, and how lists run on behind decisions of rules."""

from __future__ import annotations

from bonmun.label import second_pass
from bonmun.label.readings.body import Reading
from bonmun.label.registry import Decision, decided, lookup
from bonmun.label.zones import Zones

from .sheets import TOLD, Row, junk, link, plain, sheet, told


def made(
    *rows: Row, start: int, end: int, headline: int | None = None, given: dict[int, Decision] | None = None
) -> dict[int, Decision]:
    """What is decided of these lines of a dump whose core is `lines[start:end]`."""
    return second_pass.read(Zones(sheet(*rows), Reading(start, end, (), 1.0)), headline, given or {})


def rules(found: dict[int, Decision]) -> dict[int, str]:
    return {i: one.rule.id for i, one in found.items()}


def test_what_rules_gave_stays_and_opens_a_list() -> None:
    related = decided(lookup("site:a/related"), "related")
    item = plain("- 누리강 둔치 봄꽃 잔치")
    rows = (told(), told(), plain("가람일보 더 보기"), item, item)
    assert rules(made(*rows, start=0, end=2, given={2: related})) == {
        0: "reading/core",
        1: "reading/core",
        2: "site:a/related",
        3: "list/related",
        4: "list/related",
    }
    share = decided(lookup("site:a/share"), "share")
    assert made(*rows, start=0, end=2, given={2: share})[3].rule.id != "list/related"
    title = decided(lookup("site:a/title"))
    assert made(*rows, start=0, end=2, given={2: title})[3].rule.id != "list/related"


def test_a_list_that_runs_ends_with_the_text() -> None:
    heading = junk("related", "관련기사")
    item = link("누리강 둔치 봄꽃 잔치")
    found = rules(made(told(), heading, item, told(), item, told(), start=0, end=6))
    assert found[2] == "list/related"
    assert found[3] == "reading/core"
    assert found[4] != "list/related"


def test_a_copy_is_taken_on_the_one_kind_of_evidence_that_cannot_be_wrong() -> None:
    found = made(told(), Row("repeat", TOLD), told("나무도 심는다고 시는 덧붙였다."), start=0, end=3)
    assert (found[1].role, found[1].kind) == ("junk", "duplicate")
    assert found[1].evidence == ()


def test_lines_around_the_container_that_say_nothing_are_left_for_later() -> None:
    rows = (*[junk()] * 4, plain("늘봄동"), link(), *[plain("골목")] * 9, told(), told())
    found = made(*rows, start=15, end=17)
    assert 4 not in found
    assert found[15].rule.id == "reading/core"
