"""An article as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from bonmun.article import Article
from bonmun.lazy_regex import pattern
from bonmun.terminal import COMMANDING, visible

Format = Literal["text", "markdown", "json", "jsonl"]
SUFFIXES: dict[Format, str] = {"text": ".txt", "markdown": ".md", "json": ".json", "jsonl": ".jsonl"}

# CommonMark 0.31 §2.4 and GFM §6.5: what would be read as markup. ~ because "3~5일, 7~8일" would be struck through.
_SPECIAL = pattern(r"[\\`*_<~]|&(?=#?[0-9A-Za-z]{1,32};)|\[(?=[^\]]{0,999}\](?:[(:\[]))|!(?=\[)")
_CLOSING = pattern(r"#+$")  # at the end of a heading it would be taken for its closing sequence
_LINE_START = pattern(r"^(?:#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|>|\d{1,9}(?=[.)](?:\s|$)))")


class Origin(NamedTuple):
    """What an article was read from, for its record."""

    name: str
    raw: bytes | None = None
    """Its bytes; None where they could not be read, and the article says why."""
    url: str | None = None
    """The address given for it."""


def render(article: Article, form: Format, source: Origin | str) -> str:
    """The article in one of the formats, with a newline at its end; "" for text and Markdown without a body."""
    return _RENDERERS[form](article, source)


def text(article: Article) -> str:
    """The headline, a blank line, and the body; "" when there is no body."""
    if not article.paragraphs:
        return ""
    return visible("\n\n".join([*([article.title] if article.title else []), *article.paragraphs])) + "\n"


def markdown(article: Article) -> str:
    """YAML front matter, the headline and the body, kept decks bold and kept captions in italics; "" without a body."""
    if not article.paragraphs:
        return ""
    parts = ["# " + _CLOSING.sub(r"\\\g<0>", _escape(article.title))] if article.title else []
    for paragraph in article.paragraphs:
        mark = "**" if paragraph in article.subtitles else "*" if paragraph in article.captions else ""
        parts.append(mark + (_escape(paragraph) if mark else _guard_start(_escape(paragraph))) + mark)
    return visible(_front_matter(article) + "\n\n".join(parts)) + "\n"


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


def tsv_row(*cells: str) -> str:
    """The cells as a line of tab-separated values.

    Backslash, tab, line ends and what commands a terminal are escaped with a backslash (`\\x1b`); a cell that a
    spreadsheet would take for a formula gets an apostrophe before it. All of it can be read back.
    """
    return "\t".join("'" * cell.lstrip("'").startswith(_FORMULA) + cell.translate(_TSV) for cell in cells) + "\n"


_FORMULA = ("=", "+", "-", "@")
_TSV = {code: f"\\x{code:02x}" for code in COMMANDING} | str.maketrans(
    {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
)


def _front_matter(article: Article) -> str:
    """Flow style throughout: a JSON string or list is a YAML one, whatever stands in it."""
    shown = article.to_dict()
    fields = {
        "title": article.title,
        "authors": [author.name for author in article.authors],
        **{key: shown[key] for key in ("published", "updated", "publisher", "section", "tags", "url")},
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
    return "\n".join(["---", *lines, "---", "", ""]) if lines else ""


def _escape(paragraph: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", paragraph)


def _guard_start(paragraph: str) -> str:
    """A paragraph that begins like a heading, a list or a quotation stays a paragraph."""
    start = _LINE_START.match(paragraph)
    if start is None:
        return paragraph
    if start[0].isdigit():
        return f"{start[0]}\\{paragraph[start.end() :]}"
    return f"\\{paragraph}"


def as_json(row: dict[str, Any], form: Format) -> str:
    """The row as JSON, on one line for JSON Lines, with a newline at its end."""
    layout: dict[str, Any] = {"separators": (",", ":")} if form == "jsonl" else {"indent": 2}
    return json.dumps(row, ensure_ascii=False, **layout) + "\n"


_RENDERERS: dict[Format, Callable[[Article, Origin | str], str]] = {
    "text": lambda article, _: text(article),
    "markdown": lambda article, _: markdown(article),
    "json": lambda article, source: as_json(record(article, source), "json"),
    "jsonl": lambda article, source: as_json(record(article, source), "jsonl"),
}
