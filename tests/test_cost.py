"""What an `Extractor` costs and how it is shared, in counts: a clock would say more of the machine than of the code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import bonmun
from bonmun.grammar.lines import is_complete
from bonmun.parse import page_lines, walk
from tests.counted import calls, steps

PAGES = sorted((Path(__file__).parent / "fixtures").glob("*/*/page.html"))
CALLS_PER_KB = 815
"""Python functions called for each kB of the fixtures: 799. They were 144 more before selectors were asked in one go,
lists replaced generators and named tuples were made directly."""
CALLS_PER_KB_OF_A_DUMP = 1380
"""The same for the visible lines of these pages as dumps, which are a seventh of their size: 1353."""
HEAVY = tuple("bs4 httpx trafilatura rich pyarrow lxml asyncio importlib.resources email.utils dataclasses".split())


def calls_to_read(given: bytes | str) -> int:
    """How many Python functions run while the page or the dump is read."""
    extractor = bonmun.Extractor(fallback=False)
    read: Callable[[Any], object] = extractor.clean_text if isinstance(given, str) else extractor.extract
    read(given)  # rules and patterns are read once, by the first page
    return calls(lambda: read(given))[0]


def test_calls_per_page() -> None:
    raws = [path.read_bytes() for path in PAGES]
    assert sum(map(calls_to_read, raws)) < CALLS_PER_KB * sum(map(len, raws)) / 1000


def test_calls_per_dump() -> None:
    trees = [page_lines.parse(path.read_bytes()) for path in PAGES]
    dumps = ["\n".join(line.text for line in walk.read(tree, is_complete).lines) for tree in trees]
    size = sum(len(dump.encode()) for dump in dumps)
    assert sum(map(calls_to_read, dumps)) < CALLS_PER_KB_OF_A_DUMP * size / 1000


TOLD = "<p>가람시는 {0}일 누리강 둔치에 나무 {0}그루를 심기로 했다고 밝혔다. 시는 길도 넓힌다.</p>"


@pytest.mark.parametrize(
    ("piece", "least"),
    [
        (TOLD, 200),
        ("<p>· 누리강 둔치 나무 {0}그루</p>", 100),
        (TOLD + "<p>여러분의 기사 {0}건을 후원으로 지켜 주세요.</p>", 100),
        (TOLD + TOLD.replace("심기", "베기") + "<p>둔치 {0}</p><p>{1}.03.18 14:05</p>", 60),
    ],
    ids=["paragraphs", "bulleted", "asking", "chronicle"],
)
def test_calls_grow_with_the_page_and_no_faster(piece: str, least: int) -> None:
    frame = "<!doctype html><body><article>" + "".join(TOLD.format(f"2{i}") for i in range(5)) + "{}"
    few, many = (
        calls_to_read(frame.format("".join(piece.format(i, 1950 + i % 150) for i in range(n))).encode())
        for n in (least, 8 * least)
    )
    assert many < 9 * few


@pytest.mark.parametrize(
    "piece",
    [
        "{0}번째<br>나무 {0}그루<br><p>시는 {0}일 나무 {0}그루를 심는다고 밝혔다.</p>",
        "가<br>나<br>",
        "<dl><dt>가<dd>나",
    ],
    ids=["rows", "letters", "nested"],
)
def test_a_block_behind_the_text_is_not_gone_through_for_each_of_its_lines(piece: str) -> None:
    end = "<p>시는 오는 30일까지 신청을 받는다고 관계자가 설명했다고 전했다.</p>"
    start = "<!doctype html><title>가람시 나무</title><body><h1>가람시 나무</h1><div class=article_body>"
    frame = f"{start}{TOLD.format(7) * 3}<div>{{}}{end}"
    few, many = (frame.format("".join(piece.format(i) for i in range(n))).encode() for n in (80, 320))
    extractor = bonmun.Extractor(fallback=False)
    extractor.extract(many)  # rules and patterns are read once, by the first page
    assert steps(lambda: extractor.extract(many)) < 4.5 * steps(lambda: extractor.extract(few))


def test_threads_share_one_extractor() -> None:
    raws = [path.read_bytes() for path in PAGES[::4]]
    shared = bonmun.Extractor(fallback=False)
    alone = [bonmun.Extractor(fallback=False).extract(raw).to_dict() for raw in raws]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda raw: shared.extract(raw).to_dict(), raws * 3))
    assert together == alone * 3


@pytest.mark.parametrize("name", HEAVY)
def test_import_loads_nothing_heavy(name: str) -> None:
    code = f"import sys, bonmun; sys.exit({name!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
