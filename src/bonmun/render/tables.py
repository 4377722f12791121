"""Rows of tables for people: tab-separated, and CSV with one article a row; no cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bonmun.article import Article
from bonmun.terminal import COMMANDING, visible

CSV_COLUMNS = (
    "input", "kind", "title", "subtitles", "text", "authors", "published", "updated", "publisher", "via", "section",
    "tags", "description", "language", "url", "image", "captions", "confidence", "reason",
)  # fmt: skip
"""The columns of `csv_row`, which have the names of an article's fields; `input` is the page's name or address."""
_FORMULA = ("=", "+", "-", "@")
_TSV = {code: f"\\x{code:02x}" for code in COMMANDING} | str.maketrans(
    {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
)


def tsv_row(*cells: str) -> str:
    """The cells as a line of tab-separated values.

    Backslash, tab, line ends and what commands a terminal are escaped with a backslash (`\\x1b`); a cell that a
    spreadsheet would take for a formula gets an apostrophe before it. All of it can be read back.
    """
    return "\t".join(_no_formula(cell) + cell.translate(_TSV) for cell in cells) + "\n"


def csv_row(article: Article, source: str) -> str:
    """The article as a row of CSV, quoted where it must be (RFC 4180); several values in a cell are parted by `; `."""
    fields = replace(article, body=(), blocks=()).to_dict()
    fields["input"] = source.encode("utf-8", "replace").decode()
    fields["authors"] = [author.name for author in article.authors]
    return _csv(fields[name] for name in CSV_COLUMNS)


def csv_header() -> str:
    """The first row."""
    return _csv(CSV_COLUMNS)


def _csv(cells: Iterable[Any]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow(map(_cell, cells))
    return row.getvalue()


def _cell(value: Any) -> str:
    text = visible("; ".join(value) if isinstance(value, list) else "" if value is None else str(value))
    return _no_formula(text) + text


def _no_formula(cell: str) -> str:
    """An apostrophe for a cell that a spreadsheet would take for a formula; one more where apostrophes precede it."""
    return "'" * cell.lstrip("'").startswith(_FORMULA)
