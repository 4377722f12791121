"""What the READMEs say that is no example: tests/docs/test_examples.py runs those."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_every_extra_is_named(readme: str) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"].keys()
    text = (ROOT / readme).read_text("utf-8")
    section = re.split(r"^## (?:Extras|추가 기능)$", text, flags=re.MULTILINE)[1].partition("\n## ")[0]
    assert set(re.findall(r"`([a-z][a-z0-9-]*)`", section)) == extras


def test_both_readmes_show_the_same_figures() -> None:
    figures = [
        re.findall(r"\.\d\d\b|\d+%|\d\.\d{3}", (ROOT / readme).read_text("utf-8"))
        for readme in ("README.md", "README.ko.md")
    ]
    assert figures[0] == figures[1]
