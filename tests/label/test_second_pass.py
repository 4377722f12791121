"""The second pass: which row decides, what it was heard on before, and how lists run on behind decisions of rules."""

from __future__ import annotations

import pytest

from bonmun.label import predicates as ask
from bonmun.label import registry, second_pass
from bonmun.label.readings.body import Reading
from bonmun.label.registry import Basis, Decision, Rule, decided, lookup
from bonmun.label.zones import Zones

from .sheets import SAID, TOLD, Row, junk, link, plain, sheet, told


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


def made_by(monkeypatch: pytest.MonkeyPatch, text: str, *said: Rule) -> Decision:
    """What is decided of a sentence of the core that each of these rules would take, and then none."""
    rows = (
        *(second_pass.Row(lambda spot: spot.i == 1, rule) for rule in said),
        second_pass.Row(ask.always, registry.CORE),
    )
    monkeypatch.setattr(second_pass, "_INSIDE", {"core": second_pass._by_shape(rows)})
    return made(told(), told(text), told(), start=0, end=3)[1]


def rule(id: str, *basis: Basis) -> Rule:
    return Rule(id, "junk", "ad", basis, "")


def test_rules_that_are_not_enough_alone_are_heard_by_those_that_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    shape, boxed = rule("a/shape", "shape"), rule("b/box", "box")
    assert made_by(monkeypatch, TOLD, shape) == decided(registry.CORE)
    found = made_by(monkeypatch, TOLD, shape, rule("a/again", "shape"), boxed)
    assert (found.rule, found.evidence) == (boxed, ("a/shape", "a/again"))
    assert made_by(monkeypatch, SAID, shape, boxed).rule == shape
    assert made_by(monkeypatch, TOLD, rule("c/both", "shape", "box")).evidence == ()
    copied = rule("d/copy", "repetition")
    assert made_by(monkeypatch, TOLD, shape, copied).rule == copied
    assert made_by(monkeypatch, TOLD, shape, copied).evidence == ("a/shape",)


def test_a_decision_that_takes_nothing_names_no_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    found = made_by(monkeypatch, TOLD, rule("a/shape", "shape"), registry.SUBHEAD)
    assert found == decided(registry.SUBHEAD)
