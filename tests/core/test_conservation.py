"""Nothing vanishes: every visible line of every fixture and seed is in the article's blocks, in order, and each block
is in the field of its role or in `removed`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from bonmun import Article, Extractor
from bonmun.decode import decode
from bonmun.parse import dump, guard, page
from bonmun.parse.page import Line

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


def _missing(lines: Iterable[Line], article: Article) -> list[str]:
    """Those of the lines that the blocks do not hold in this order, as printed or without stray markup."""
    blocks = _squash(block.text for block in article.blocks)
    missing, at = [], 0
    for line in lines:
        forms = [form for form in (_squash([line.source]), _squash([line.text])) if blocks.startswith(form, at)]
        if forms:
            at += len(forms[0])
        else:
            missing.append(line.text)
    return missing


def _homeless(article: Article) -> list[str]:
    fields = {
        "subtitle": article.subtitles,
        "body": article.paragraphs,
        "caption": article.captions,
        "byline": article.byline,
        "dateline": [article.dateline or ""],
    }
    held = {role: _squash(texts) for role, texts in fields.items()}
    title = _squash([article.title or ""])
    removed = {gone.text for gone in article.removed}
    return [
        block.text
        for block in article.blocks
        if (block.role in held and _squash([block.text]) not in held[block.role])
        or (block.role == "title" and (not title or title not in _squash([block.text])))
        or (block.role == "junk" and block.text not in removed)
    ]


def test_there_are_pages_and_dumps() -> None:
    assert len(PAGES) >= 60
    assert len(DUMPS) >= 8


@pytest.mark.parametrize("path", PAGES, ids=_name)
@pytest.mark.parametrize("sites", [True, False], ids=["sites", "generic"])
def test_each_line_of_a_page_is_in_its_blocks(path: Path, sites: bool) -> None:
    raw = path.read_bytes()
    article = Extractor(sites=sites, fallback=False).extract(raw)
    guarded = guard.guard(decode(raw).text, guard.Limits())
    assert _missing(page.read(page.parse(guarded.html)).lines, article) == []


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_each_block_of_a_page_is_in_a_field(path: Path) -> None:
    article = Extractor(sites=_sites(path)).extract(path.read_bytes())
    assert _homeless(article) == []


@pytest.mark.parametrize("path", DUMPS, ids=_name)
def test_each_line_of_a_dump_is_in_its_blocks_and_each_block_in_a_field(path: Path) -> None:
    text = path.read_text("utf-8")
    article = Extractor().clean_text(text)
    assert _missing(dump.read(text), article) == []
    assert _homeless(article) == []
