"""What a large page took is given back, and where the C library can't be asked nothing breaks."""

from __future__ import annotations

import ctypes

import pytest

from bonmun.grammar.lines import is_complete
from bonmun.parse import freed, page_lines, walk

SAID = "<p class=say>나무가 {0}그루라니 좋네요</p>"


def asked(monkeypatch: pytest.MonkeyPatch, html: str) -> int:
    """How often memory is given back while the page's tree is dropped."""
    times: list[int] = []
    monkeypatch.setattr(freed, "give_back", lambda: times.append(1))
    markup = page_lines.parse(html)
    walk.read(markup, is_complete)
    markup.let_go()
    return len(times)


def test_only_large_pages_ask_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, SAID.format(1) * 100) == 0
    assert asked(monkeypatch, SAID.format(1) * 20_000) == 1


@pytest.mark.parametrize("problem", [OSError, TypeError, AttributeError])
def test_other_systems_keep_it(monkeypatch: pytest.MonkeyPatch, problem: type[Exception]) -> None:
    def refuse(_: object) -> object:
        raise problem

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    freed._trim.cache_clear()
    try:
        freed.give_back()
    finally:
        freed._trim.cache_clear()


def test_scripts_can_be_asked_for_when_the_tree_is_gone() -> None:
    markup = page_lines.parse("<script>var a;</script><p>가람시<script>var b;</script>")
    markup.let_go()
    assert markup.scripts == ("var a;", "var b;")
