"""Which of several readings is the article: the heaviest, a brief, what stands in a frame, or trafilatura's."""

from __future__ import annotations

import pytest

from bonmun.label import choose
from bonmun.label.readings import briefs, fallback, quiet_page
from bonmun.label.readings.body import NOTHING, QUIET, Reading
from bonmun.label.readings.weights import PULL

from .sheets import SAID, TOLD, Row, link, plain, sheet, told


def reading(start: int, end: int, weight: float = PULL, spans: tuple[tuple[int, int], ...] = ()) -> Reading:
    return Reading(start, end, spans, weight)


FRAMED, BRIEF = reading(2, 4), reading(5, 6)


def framed(monkeypatch: pytest.MonkeyPatch, own: Reading) -> Reading:
    """What is chosen beside an article's frame around `lines[2:4]`."""
    monkeypatch.setattr(quiet_page, "find", lambda *asked: FRAMED)
    return choose._framed(sheet(*[plain()] * 8), 0, own)


def test_the_heaviest_reading_is_believed_where_it_stands_in_the_frame_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    for own in (reading(3, 5), reading(0, 3), reading(5, 6, spans=((3, 6),)), reading(6, 7, spans=((0, 1), (3, 7)))):
        assert framed(monkeypatch, own) == own
    for own in (reading(4, 5), reading(0, 2), reading(3, 5, PULL - 1), reading(5, 6, spans=((4, 6),)), NOTHING):
        assert framed(monkeypatch, own) == FRAMED
    monkeypatch.setattr(quiet_page, "find", lambda *asked: NOTHING)
    assert choose._framed(sheet(plain()), 0, reading(4, 5)) == reading(4, 5)


def lighter(monkeypatch: pytest.MonkeyPatch, own: Reading, brief: Reading = BRIEF, *rows: Row) -> Reading:
    monkeypatch.setattr(quiet_page, "find", lambda *asked: FRAMED)
    monkeypatch.setattr(briefs, "find", lambda *asked: brief)
    return choose._lighter(sheet(*(rows or [plain()] * 8)), 0, own, frozenset())


def test_a_brief_is_asked_for_where_the_heaviest_reading_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    heavy = reading(0, 1, choose.HEAVY)
    assert lighter(monkeypatch, heavy) == heavy
    assert lighter(monkeypatch, reading(0, 1, choose.HEAVY - 1)) == BRIEF
    assert lighter(monkeypatch, reading(0, 1), NOTHING) == FRAMED
    telling = [told(), *[plain()] * 7]
    assert lighter(monkeypatch, reading(0, 1), BRIEF, *telling) == reading(0, 1)
    assert lighter(monkeypatch, reading(0, 1), reading(0, 2, PULL + 1), *telling) == reading(0, 2, PULL + 1)
    assert lighter(monkeypatch, reading(0, 1), reading(0, 2, PULL), *telling) == reading(0, 1)
    among_cards = [row for _ in range(4) for row in (link(), told(SAID))]
    assert lighter(monkeypatch, reading(1, 2), BRIEF, *among_cards) == reading(1, 2)


def test_whether_a_reading_stands_among_cards() -> None:
    assert choose._stands_in(range(2, 5), reading(4, 9))
    assert choose._stands_in(range(2, 5), reading(0, 3))
    assert not choose._stands_in(range(2, 5), reading(5, 9))
    assert not choose._stands_in(range(2, 5), reading(0, 2))
    assert not choose._stands_in(range(0), reading(0, 2))


def test_trafilatura_is_asked_where_there_may_be_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    found = reading(0, 1, QUIET)
    monkeypatch.setattr(fallback, "read", lambda *asked: found)
    made = choose._asked("<p>", None, sheet(told()))
    assert made is not None
    assert (made.method, made.reading, made.warnings) == ("trafilatura", found, ("fallback: trafilatura decided",))
    assert made.source.html == "<p>"
    assert choose._asked("<p>", None, sheet(plain())) is None
    cut = told("가람시는 강변 산책로에 벤치를 놓고 나무를")
    found = reading(0, 4, QUIET)
    assert choose._asked("<p>", None, sheet(*[cut] * 4, told())) is None
    found = reading(0, 1, QUIET - 1)
    assert choose._asked("<p>", None, sheet(told())) is None


def test_a_dump_that_tells_little_is_read_calmly_only_where_nothing_in_it_is_told() -> None:
    entries = [plain("입력 2024.03.18 14:05"), plain("△ 과장 서이든 △ 팀장 나정호"), plain("△ 주임 도담희")]
    calm = choose.in_dump(sheet(plain("골목 소식"), *entries))
    assert (calm.method, calm.reading.start, calm.reading.end) == ("dump", 2, 4)
    assert choose.in_dump(sheet(plain("골목 소식"), entries[0], told(TOLD), entries[1])).reading.start == 2
