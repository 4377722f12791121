"""The catalogue is whole: no message without its Korean, none that nobody says any more, and it is compiled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("babel")

import messages

PLACES = re.compile(r"\{\d\}|%\(\w+\)[rsd]|%[rsd]")


def test_no_message_lacks_its_korean_and_the_catalogue_is_compiled() -> None:
    before = messages.read(messages.PO)
    after = messages.pairs(messages.merged(before))
    assert [text for text, korean in after.items() if not korean] == []
    assert messages.pairs(before) == after
    assert messages.pairs(messages.read_compiled(messages.PO.with_suffix(".mo"))) == after


def test_a_translation_names_what_the_message_names() -> None:
    for text, korean in messages.pairs(messages.read(messages.PO)).items():
        assert sorted(PLACES.findall(korean)) == sorted(PLACES.findall(text)), text
        assert (text[0] == " ", text.endswith("\n")) == (korean[0] == " ", korean.endswith("\n")), text


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('raise BonmunError(f"no such file: {name}")', {"no such file: {0}"}),
        ('raise BonmunError(f"{a} is not {b!r}" + ("; or" if c else ""))', {"{0} is not {1}; or", "{0} is not {1}"}),
        ('tell("bonmun x", found or "nothing found")', {"nothing found"}),
        ('reason = "no-text: nothing in it"', {"nothing in it"}),
        ('raise table.error(key, "should be a text")', {"should be a text"}),
        ('"""A docstring: with a colon"""', set()),
        ('raise ValueError("for programmers")', set()),
        ('f"{a}: {b}"', set()),
    ],
)
def test_messages_are_found_where_they_are_said(
    code: str, told: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "module.py").write_text(code, "utf-8")
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(messages, "DEMO", tmp_path / "module.py")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    assert set(messages.told()) == told
