"""Nothing vanishes: every visible line of every fixture and seed is in the article's blocks, in order, and each block
is in the field of its role or in `removed`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from bonmun import Extractor
from bonmun.decode import decode
from bonmun.grammar.lines import is_complete
from bonmun.parse import dump, guard, page_lines, walk
from tests.hostile.relations import homeless, missing

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests" / "fixtures").glob("*/*/page.html"))
DUMPS = [*sorted((ROOT / "tests" / "fixtures").glob("*/*/dump.txt")), *sorted((ROOT / "seeds").glob("*.txt"))]


def _squash(texts: Iterable[str]) -> str:
    return "".join("".join(text.split()) for text in texts)


def _name(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}" if path.suffix == ".html" else path.stem


def _sites(path: Path) -> bool:
    expected = json.loads((path.parent / "expected.json").read_text("utf-8"))
    return bool(expected.get("sites", True))


def test_there_are_pages_and_dumps() -> None:
    assert len(PAGES) >= 60
    assert len(DUMPS) >= 8


@pytest.mark.parametrize("path", PAGES, ids=_name)
@pytest.mark.parametrize("sites", [True, False], ids=["sites", "generic"])
def test_each_line_of_a_page_is_in_its_blocks(path: Path, sites: bool) -> None:
    raw = path.read_bytes()
    article = Extractor(sites=sites, fallback=False).extract(raw)
    guarded = guard.guard(decode(raw).text, guard.Limits())
    assert missing(walk.read(page_lines.parse(guarded.html), is_complete).lines, article, _squash) == []


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_each_block_of_a_page_is_in_a_field(path: Path) -> None:
    article = Extractor(sites=_sites(path)).extract(path.read_bytes())
    assert homeless(article, _squash) == []


@pytest.mark.parametrize("path", DUMPS, ids=_name)
def test_each_line_of_a_dump_is_in_its_blocks_and_each_block_in_a_field(path: Path) -> None:
    text = path.read_text("utf-8")
    article = Extractor().clean_text(text)
    assert missing(dump.read(text, is_complete), article, _squash) == []
    assert homeless(article, _squash) == []
