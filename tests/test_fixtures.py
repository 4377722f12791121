"""Each folder `tests/fixtures/<outlet>/<page>/` holds a hand-written page (`page.html`) or text dump (`dump.txt`)
and the article that must come out of it.

A folder without `expected.json` or source fails. Keys of expected.json: `url` (may be null), `sites` (false: read
without outlet rules), every Article field to be compared (`authors` as names), and `removed`: kind → texts that must be
there.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Comment

from bonmun import Article, Extractor

ROOT = Path(__file__).parent / "fixtures"
REQUIRED = {"url", "kind", "method", "title", "paragraphs", "publisher", "removed"}
PAGES = sorted(path for path in ROOT.glob("*/*") if path.is_dir())
_UNSEEN = ("head", "script", "style", "noscript", "template", "svg", "iframe")
_EXTRACTORS = {True: Extractor(), False: Extractor(sites=False)}


def _folder(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _expected(path: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((path / "expected.json").read_text("utf-8"))
    return expected


def _source(path: Path) -> Path:
    dump = path / "dump.txt"
    return dump if dump.exists() else path / "page.html"


def _article(path: Path) -> Article:
    expected = _expected(path)
    extractor = _EXTRACTORS[expected.get("sites", True)]
    source = _source(path)
    if source.suffix == ".txt":
        return extractor.clean_text(source.read_text("utf-8"))
    return extractor.extract(source.read_bytes(), expected["url"])


def _plain(text: str) -> str:
    return "".join(text.split())


def test_there_are_fixtures() -> None:
    assert len(PAGES) >= 60


@pytest.mark.parametrize("path", PAGES, ids=_folder)
def test_the_expectation_is_whole(path: Path) -> None:
    expected = _expected(path)
    assert expected.keys() >= REQUIRED
    assert _source(path).stat().st_size > 0
    unknown = expected.keys() - {"sites"} - {field.name for field in dataclasses.fields(Article)} - {"removed"}
    assert not unknown


@pytest.mark.parametrize("path", PAGES, ids=_folder)
def test_the_article_comes_out(path: Path) -> None:
    expected = _expected(path)
    article = _article(path)
    got = article.to_dict() | {"authors": [author.name for author in article.authors]}
    for key in ("published", "updated"):
        if expected.get(key) and got[key]:
            got[key] = got[key][: len(expected[key])]
    compared = expected.keys() - {"url", "sites", "removed"}
    assert {key: got[key] for key in compared} == {key: expected[key] for key in compared}
    removed = {kind: [r.text for r in article.removed if r.kind == kind] for kind in expected["removed"]}
    missing = {
        kind: [text for text in texts if not any(text in gone for gone in removed[kind])]
        for kind, texts in expected["removed"].items()
    }
    assert not any(missing.values()), (missing, article.removed)


@pytest.mark.parametrize("path", PAGES, ids=_folder)
def test_nothing_vanishes(path: Path) -> None:
    article = _article(path)
    if any(block.where.startswith("script") for block in article.blocks):
        return  # what is shown comes from a script; the page around it is an empty frame
    soup = BeautifulSoup(_source(path).read_bytes(), "html.parser")
    for unseen in soup(_UNSEEN):
        unseen.decompose()
    shown = "".join(text for text in soup.strings if not isinstance(text, Comment))
    shown = BeautifulSoup(shown, "html.parser").get_text()  # escaped tags are markup too
    kept = "".join(block.text for block in article.blocks)
    assert Counter(_plain(shown)) - Counter(_plain(kept)) == Counter()
