"""docs/fetching.md says what the settings really are."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args

import pytest

from bonmun.fetch import FetchLimits, Network, Politeness
from bonmun.fetch.page import FailureCode, PageClass

DOCS = (Path(__file__).parents[2] / "docs" / "fetching.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", DOCS, re.MULTILINE))


def shown(value: Any) -> str:
    return "{80, 443}" if value == frozenset({80, 443}) else str(value)


@pytest.mark.parametrize("settings", [Politeness(), FetchLimits(), Network()])
def test_every_setting_stands_there_with_its_default(settings: Any) -> None:
    for field in fields(settings):
        if field.name == "types":
            continue
        default = {} if field.default is MISSING else field.default
        assert ROWS[field.name] == shown(default), field.name


def test_every_kind_and_code_stands_there() -> None:
    assert set(get_args(PageClass)) <= set(ROWS)
    assert all(f"`{code}`" in DOCS for code in get_args(FailureCode))
