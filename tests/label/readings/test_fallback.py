"""trafilatura's reading as lines of the page: which of them it keeps, in how many stretches."""

from __future__ import annotations

import pytest
import trafilatura

from bonmun.label.readings import fallback
from bonmun.label.readings.body import NOTHING, Reading
from tests.label.sheets import TOLD, Row, junk, link, plain, sheet, told

NEXT = "산마루에는 눈이 내려 마을 길이 막혔다고 이장이 전했다."


def read(monkeypatch: pytest.MonkeyPatch, kept: str | None, *rows: Row) -> Reading:
    """The reading of these lines when trafilatura gives that text."""
    monkeypatch.setattr(trafilatura, "extract", lambda html, **options: kept)
    return fallback.read("<p>", None, sheet(*rows))


def test_lines_that_it_keeps_are_one_stretch_where_nothing_stands_between(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch, f"{TOLD}\n\n늘봄동 벤치\n{NEXT}", plain("골목"), told(), plain(), told(NEXT), plain("끝"))
    size = float(len(TOLD) + len("늘봄동 벤치") + len(NEXT))
    assert found == Reading(1, 4, ((1, 4),), size)


def test_lines_that_it_drops_part_the_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch, f"{TOLD}\n{NEXT}", told(), plain(), told(NEXT), told(NEXT))
    assert found.spans == ((0, 1), (2, 4))
    assert (found.start, found.end) == (0, 4)


def test_white_space_does_not_count_and_links_and_junk_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = "늘봄동  벤치\n공유하기\n누리강 둔치 봄꽃 잔치"
    assert read(monkeypatch, kept, junk(), link(), plain("늘봄동벤치")).spans == ((2, 3),)


def test_a_text_that_the_page_does_not_show_is_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, NEXT, told()) == NOTHING
    assert read(monkeypatch, None, told()) == NOTHING
    assert read(monkeypatch, "", plain(" ")) == NOTHING


def test_what_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(trafilatura, "extract", lambda html, **options: asked.append((html, options)))
    fallback.read("<p>골목", "https://garam.example/1", sheet(told()))
    options = {"url": "https://garam.example/1", "include_comments": False, "include_tables": True}
    assert asked == [("<p>골목", options)]
