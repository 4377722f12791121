"""Many sources through worker processes: the same articles in the same order, as they are asked for."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import bonmun
from bonmun import Extractor, extract, extract_many
from bonmun.pipeline.many import BATCH
from tests.pipeline.corpora import HUNG

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "tests" / "fixtures").glob("*/*/page.html"))[:40], *sorted((ROOT / "seeds").glob("*.txt"))]


def poisoned() -> Extractor:
    import poison  # type: ignore[import-not-found]  # beside this file, for the workers too

    made: Extractor = poison.Extractor()
    return made


def test_the_articles_are_those_of_extract_in_order() -> None:
    read = list(extract_many(PAGES, workers=2))
    assert read == [extract(path) for path in PAGES]
    assert [article.blocks for article in read] == [extract(path).blocks for path in PAGES]


def test_options_and_addresses_reach_the_workers() -> None:
    raw = PAGES[0].read_bytes()
    reader = Extractor(sites=False, keep=("captions", "byline"), pii=False)
    pairs = [(raw, "https://a.example/1"), (raw.decode("utf-8", "replace"), None), raw]
    read = list(extract_many(pairs, workers=1, extractor=reader))
    assert read == [
        reader.extract(pairs[0][0], "https://a.example/1"),
        *(reader.extract(p) for p in (pairs[1][0], raw)),
    ]


def test_what_cannot_be_read_becomes_an_article_that_says_so(tmp_path: Path) -> None:
    import httpx

    sources: list[Any] = [
        tmp_path / "none.html",
        tmp_path,
        httpx.Response(503, content=b"<p>"),
        "a.html",
        b"",
        b"\x89PNG\r\n\x1a\n" + bytes(99),
    ]
    told = [(article.kind, article.reason.partition(":")[0]) for article in extract_many(sources, workers=1)]
    assert told == [("error", code) for code in ("unreadable", "unreadable", "status", "file-name")] + [
        ("empty", "no-text"), ("error", "not-text"),
    ]  # fmt: skip


def test_a_source_that_hangs_or_kills_its_worker_costs_only_itself() -> None:
    commands = ["하나", "raise", "crash", "hang", "둘", "exit", "셋"]
    read = list(extract_many(commands, workers=2, extractor=poisoned(), seconds=HUNG))
    codes = [article.reason.partition(":")[0] for article in read]
    assert codes == ["", "raised", "crash", "timeout", "", "crash", ""]
    assert [article.kind for article in read] == ["article", *["error"] * 3, "article", "error", "article"]


def test_sources_are_taken_as_articles_are_asked_for() -> None:
    taken = []

    def endless() -> Iterator[str]:
        number = 0
        while True:
            taken.append(number)
            yield f"{number}"
            number += 1

    articles = extract_many(endless(), workers=2, extractor=poisoned())
    assert taken == []
    first = [article.paragraphs[0].split()[0] for article in islice(articles, 5)]
    assert first == ["0", "1", "2", "3", "4"]
    assert len(taken) <= 2 * 3 * BATCH + BATCH
    articles.close()  # type: ignore[attr-defined]  # it is a generator


def test_articles_do_not_wait_for_sources_that_come_slowly() -> None:
    taken = []

    def slow() -> Iterator[str]:
        while True:
            taken.append(len(taken))
            time.sleep(0.02)
            yield f"{len(taken)}"

    next(extract_many(slow(), workers=2, extractor=poisoned()))  # returns, though no batch comes fast, and none is last
    assert len(taken) >= BATCH


def test_who_stops_early_leaves_no_process() -> None:
    def children() -> set[str]:
        return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())

    if not Path(f"/proc/self/task/{os.getpid()}/children").exists():
        pytest.skip("this system does not tell which processes a process has")
    before = children()
    articles = extract_many(PAGES * 4, workers=2)
    next(articles)
    started = children() - before
    del articles
    deadline = time.monotonic() + 120
    while children() & started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not children() & started


def test_an_error_of_the_sources_is_raised_after_none_is_lost() -> None:
    def broken() -> Iterator[bytes]:
        yield PAGES[0].read_bytes()
        raise KeyError("the list ends here")

    with pytest.raises(KeyError, match="the list ends here"):
        list(extract_many(broken(), workers=1))


@pytest.mark.parametrize(
    ("sources", "options", "error", "told"),
    [
        ([3], {}, TypeError, "extract takes bytes"),
        ([(b"", None, 3)], {}, TypeError, "not tuple"),
        ("page.html", {}, TypeError, "many sources"),
        (Path("page.html"), {}, TypeError, "many sources"),
        ([], {"workers": 0}, ValueError, "workers: 0 is no whole number above 0"),
        ([], {"workers": "2"}, ValueError, "workers: '2'"),
    ],
    ids=str,
)
def test_wrong_use_says_what_is_wrong(sources: Any, options: Any, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        list(bonmun.extract_many(sources, **options))


def test_nothing_gives_nothing() -> None:
    assert list(extract_many([])) == []
