"""The five dumps in `seeds/` give exactly the articles in `fixtures/seeds/`, and account for every line they drop.

Kinds of junk are compared too, but for the comment widget of one page, whose pieces (comment, dialog, login) are one.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bonmun import Article, clean_text, extract

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EXPECTED = ROOT / "tests" / "fixtures" / "seeds"
WIDGET = {"comment", "dialog", "login"}


def _expected(seed: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((EXPECTED / f"{seed.stem}.json").read_text("utf-8"))
    return expected


def _fields(article: Article) -> dict[str, Any]:
    given = article.to_dict()
    names = [author.name for author in article.authors]
    wanted = ("title", "subtitles", "publisher", "published", "updated", "captions")
    return {key: given[key] for key in wanted} | {"authors": names, "body": given["paragraphs"]}


def _kind(kind: str, text: str, widget: set[str]) -> str:
    return "widget" if text in widget and kind in {*WIDGET, "other"} else kind


def test_there_are_five() -> None:
    assert len(SEEDS) == 5
    assert {path.stem for path in EXPECTED.iterdir()} == {path.stem for path in SEEDS}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("door", ["clean_text", "extract"])
def test_the_article_is_exactly_this(seed: Path, door: str) -> None:
    expected = _expected(seed)
    article = clean_text(seed.read_text("utf-8")) if door == "clean_text" else extract(seed.read_bytes())
    assert _fields(article) == {key: expected[key] for key in _fields(article)}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_exactly_these_lines_are_removed_and_no_others(seed: Path) -> None:
    removed = _expected(seed)["removed"]
    widget = {text for kind, texts in removed.items() if kind in WIDGET for text in texts}
    want = Counter((_kind(kind, text, widget), text) for kind, texts in removed.items() for text in texts)
    article = clean_text(seed.read_text("utf-8"))
    assert Counter((_kind(gone.kind, gone.text, widget), gone.text) for gone in article.removed) == want


def test_the_newsletter_loses_nothing() -> None:
    newsletter = SEEDS[1].read_text("utf-8")
    article = clean_text(newsletter)
    assert "".join(article.text.split()) == "".join(newsletter.split())
    assert article.removed == ()
