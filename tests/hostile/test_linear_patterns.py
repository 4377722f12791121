"""Every pattern of the rooms that read runs in linear time on a million hostile characters."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable
from types import ModuleType

import pytest

from bonmun import fields, grammar, head, label, parse
from bonmun.grammar import bylines, contributors, datelines, dates, moments, outlets, sign_offs, stamps
from bonmun.head import jsonld, titles

ROOMS = (fields, grammar, head, label, parse)
SIZE = 1_000_000
SECONDS = 6.0
"""Far above what a linear pattern needs on a slow shared machine, far below what a quadratic one would."""
SEEDS = (
    " ", "1", "가", "a@", "2024.01.26 ", "홍길동 기자 ", "[", '"\\', "-:|", "다. ", "입력 ",
    "ⓒ", "a.", "기자·", "/*", "'",
)  # fmt: skip


def _modules(room: ModuleType) -> list[str]:
    names = [room.__name__, *(module.name for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."))]
    for name in names:
        importlib.import_module(name)
    return names


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for name in (name for room in ROOMS for name in _modules(room)):
        found += [(f"{name}.{key}", one) for key, one in vars(sys.modules[name]).items() if hasattr(one, "groupindex")]
    return found


def test_the_patterns_are_found() -> None:
    assert len(patterns()) >= 30


@pytest.mark.parametrize(("name", "pattern"), patterns(), ids=lambda value: value if isinstance(value, str) else "")
def test_patterns(name: str, pattern: re.Pattern[str]) -> None:
    began = time.process_time()
    for seed in SEEDS:
        text = (seed * (SIZE // len(seed) // len(SEEDS))) + "!"
        sum(1 for _ in pattern.finditer(text))
        pattern.fullmatch(text)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "read",
    [bylines.read_byline, bylines.read_names, datelines.split_dateline, sign_offs.split_sign_off,
     contributors.read_contributor, dates.read_dates, dates.read_label, moments.parse_time, stamps.find, titles.clean,
     outlets.named],
)  # fmt: skip
def test_readers(read: Callable[[str], object]) -> None:
    began = time.process_time()
    for seed in SEEDS:
        read(seed * (SIZE // len(seed)))
    assert time.process_time() - began < SECONDS


def test_broken_json() -> None:
    began = time.process_time()
    for seed in ('{"@type": "NewsArticle", ', "[", "/* ", '"\\"', "// "):
        assert jsonld.find_article(["NewsArticle" + seed * (SIZE // len(seed))]) == {}
    assert time.process_time() - began < SECONDS
