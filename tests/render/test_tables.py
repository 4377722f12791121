"""CSV with one article a row, which a spreadsheet takes for text and a reader of CSV reads back."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from bonmun import Article, Author
from bonmun.render.tables import CSV_COLUMNS, csv_header, csv_row

ODD = st.text() | st.text("=+-@'\",;\n\r\t\x1b가", max_size=6)


def read(*rows: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(rows), newline="")))


def test_an_article_is_a_row_under_the_names_of_its_fields() -> None:
    article = Article(
        title='"강변", 다시', paragraphs=("첫 문단이다.", "둘째\t문단이다."), tags=("강", "길"), confidence=0.5,
        authors=(Author("나정호"), Author("도미래")),
    )  # fmt: skip
    header, row = read(csv_header(), csv_row(article, "a.html"))
    assert tuple(header) == CSV_COLUMNS
    told = dict(zip(header, row, strict=True))
    assert (told["input"], told["title"], told["authors"], told["tags"]) == (
        "a.html",
        '"강변", 다시',
        "나정호; 도미래",
        "강; 길",
    )
    assert (told["text"], told["confidence"], told["published"]) == ("첫 문단이다.\n\n둘째\t문단이다.", "0.5", "")


def test_a_source_without_an_article_is_a_row_that_says_why() -> None:
    (row,) = read(csv_row(Article(kind="list", reason="list: 12 links"), "bad-\udcff.html"))
    told = dict(zip(CSV_COLUMNS, row, strict=True))
    assert (told["input"], told["kind"], told["text"], told["reason"]) == ("bad-?.html", "list", "", "list: 12 links")


@given(ODD, ODD, st.lists(ODD, max_size=3))
def test_no_cell_is_a_formula_and_every_row_has_all_cells(title: str, paragraph: str, tags: list[str]) -> None:
    article = Article(title=title, paragraphs=(paragraph,), tags=tuple(tags))
    rows = read(csv_header(), csv_row(article, title), csv_row(article, paragraph))
    assert [len(row) for row in rows] == [len(CSV_COLUMNS)] * 3
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@"))
        assert "\x1b" not in cell
