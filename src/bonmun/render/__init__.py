"""An article as text, Markdown, HTML, JSON or a row of CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any, Literal, NamedTuple, get_args

from bonmun.article import Article
from bonmun.terminal import visible

Format = Literal["text", "markdown", "html", "json", "jsonl", "csv"]
SUFFIXES: dict[Format, str] = {
    "text": ".txt", "markdown": ".md", "html": ".html", "json": ".json", "jsonl": ".jsonl", "csv": ".csv",
}  # fmt: skip
_ALSO: dict[str, Format] = {".text": "text", ".markdown": "markdown", ".htm": "html", ".ndjson": "jsonl"}
BY_SUFFIX: dict[str, Format] = {suffix: form for form, suffix in SUFFIXES.items()} | _ALSO
"""What the suffix of a file says of what is written to it."""
LeftOut = Literal["links", "pictures", "tables"]
LEFT_OUT: tuple[str, ...] = get_args(LeftOut)
"""What Markdown and HTML can do without."""
WITH_FORM: tuple[Format, ...] = ("markdown", "html")
"""The formats that hold links, pictures and tables as such, and so can do without them."""


class Origin(NamedTuple):
    """What an article was read from, for its record."""

    name: str
    raw: bytes | None = None
    """Its bytes; None where they could not be read, and the article says why."""
    url: str | None = None
    """The address given for it."""


def render(article: Article, form: Format, source: Origin | str, without: Collection[str] = ()) -> str:
    """The article in one of the formats, with a newline at its end; `without` what is named in LEFT_OUT.

    What people read (text, Markdown, HTML) is "" without a body; the others hold a record for every source.
    """
    return _RENDERERS[form](article, source, without)


def text(article: Article) -> str:
    """The headline, a blank line, and the body; "" when there is no body."""
    if not article.paragraphs:
        return ""
    return visible("\n\n".join([*([article.title] if article.title else []), *article.paragraphs])) + "\n"


def record(article: Article, source: Origin | str) -> dict[str, Any]:
    """The record of the article, as every other way of reading gives it."""
    from bonmun.pipeline import record  # with what it hashes and measures: only those who ask for JSON wait for it
    from bonmun.pipeline.document import Document, Failure

    name, raw, url = source if isinstance(source, Origin) else Origin(source)
    failure = None
    if isinstance(source, Origin) and raw is None:
        code, _, message = article.reason.partition(": ")
        failure = Failure(code, message)
    return record.make(Document(name, payload=raw, url=url, failure=failure), article)


def as_json(row: dict[str, Any], form: Format) -> str:
    """The row as JSON, on one line for JSON Lines, with a newline at its end."""
    layout: dict[str, Any] = {"separators": (",", ":")} if form == "jsonl" else {"indent": 2}
    return json.dumps(row, ensure_ascii=False, **layout) + "\n"


def _markdown(article: Article, without: Collection[str]) -> str:
    from bonmun.render.markdown_blocks import to_markdown

    return to_markdown(article, front_matter=True, **_wanted(without)) if article.paragraphs else ""


def _html(article: Article, without: Collection[str]) -> str:
    from bonmun.render.html import to_html

    return to_html(article, header=True, **_wanted(without)) if article.paragraphs else ""


def _wanted(without: Collection[str]) -> dict[str, bool]:
    return {name: name not in without for name in LEFT_OUT}


def _csv_row(article: Article, source: Origin | str) -> str:
    from bonmun.render.tables import csv_row

    return csv_row(article, source.name if isinstance(source, Origin) else source)


_RENDERERS: dict[Format, Callable[[Article, Origin | str, Collection[str]], str]] = {
    "text": lambda article, source, without: text(article),
    "markdown": lambda article, source, without: _markdown(article, without),
    "html": lambda article, source, without: _html(article, without),
    "json": lambda article, source, without: as_json(record(article, source), "json"),
    "jsonl": lambda article, source, without: as_json(record(article, source), "jsonl"),
    "csv": lambda article, source, without: _csv_row(article, source),
}
