"""Every pattern of the reading and metadata rooms runs in linear time on a million hostile characters."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Callable

import pytest

from bonmun import bylines, dates, headline, jsonld, outlets

ROOMS = (
    "authors", "bylines", "credits", "datelines", "dates", "head", "headline", "jsonld", "names", "outlets",
    "publisher", "regions", "times",
    "body", "captions", "dump", "kinds", "label", "lines", "page", "repeats",
)  # fmt: skip
SIZE = 1_000_000
SECONDS = 6.0
"""Far above what a linear pattern needs on a slow shared machine, far below what a quadratic one would."""
SEEDS = (
    " ", "1", "가", "a@", "2024.01.26 ", "홍길동 기자 ", "[", '"\\', "-:|", "다. ", "입력 ",
    "ⓒ", "a.", "기자·", "/*", "'",
)  # fmt: skip


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for room in ROOMS:
        module = importlib.import_module(f"bonmun.{room}")
        found += [(f"{room}.{name}", value) for name, value in vars(module).items() if hasattr(value, "groupindex")]
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
    [bylines.read_byline, bylines.read_names, bylines.split_dateline, bylines.split_sign_off, bylines.read_contributor,
     dates.read_dates, dates.read_label, dates.parse_time, dates.find, headline.clean, outlets.named],
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
