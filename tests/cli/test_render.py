"""Articles as text, Markdown and JSON: what is rendered can be read back."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bonmun import Article, Author
from bonmun.article import KST
from bonmun.render import Format, record, render, text
from bonmun.render.tables import tsv_row

ARTICLE = Article(
    title="강변 산책로 다시 열려",
    subtitles=("공사비 18억 원",),
    paragraphs=("공사비 18억 원", "▲ 강변 산책로", "시는 3~5일, 7~8일 문을 연다고 밝혔다."),
    captions=("▲ 강변 산책로",),
    authors=(Author("나정호"), Author("도미래", "do@example.com")),
    published=dt.datetime(2024, 5, 3, 10, 20, tzinfo=KST),
    publisher="한빛일보",
)
MARKDOWN = """\
---
title: "강변 산책로 다시 열려"
authors: ["나정호", "도미래"]
published: "2024-05-03T10:20:00+09:00"
publisher: "한빛일보"
---

# 강변 산책로 다시 열려

**공사비 18억 원**

*▲ 강변 산책로*

시는 3\\~5일, 7\\~8일 문을 연다고 밝혔다.
"""
characters = st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]) | st.sampled_from(
    "#*_[]()<>~`-=+.1:!&;\\"
)
# As `Article.paragraphs` are: one line, white space folded.
paragraphs = st.text(characters).map(lambda raw: " ".join(raw.split())).filter(bool)


def shown(markdown: str) -> list[tuple[str, str]]:
    """(element, visible text) of each block of the Markdown."""
    tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(markdown)
    return [
        (tokens[at - 1].tag, "".join(child.content for child in token.children or ()))
        for at, token in enumerate(tokens)
        if token.type == "inline"
    ]


def test_markdown_of_an_article() -> None:
    assert render(ARTICLE, "markdown", "a.html") == MARKDOWN


@given(paragraphs, st.lists(paragraphs, min_size=1, max_size=3))
def test_markdown_shows_the_text_as_printed(title: str, body: list[str]) -> None:
    markdown = render(Article(title=title, paragraphs=tuple(body)), "markdown", "a.html")
    _, _, content = markdown.partition("\n---\n")
    assert shown(content) == [("h1", title), *(("p", paragraph) for paragraph in body)]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_without_a_body_there_is_nothing_to_read(form: Format) -> None:
    assert render(Article(kind="list", title="한빛일보", reason="list: 12 links"), form, "a.html") == ""


def test_a_text_without_a_headline_begins_with_the_body() -> None:
    assert text(Article(paragraphs=("첫 문장이다.", "둘째 문장이다."))) == "첫 문장이다.\n\n둘째 문장이다.\n"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_holds_the_article(form: Format) -> None:
    rendered = render(ARTICLE, form, "a.html")
    assert Article.from_dict(json.loads(rendered)) == ARTICLE
    assert json.loads(rendered)["input"] == "a.html"
    assert rendered.endswith("}\n")
    assert (rendered.count("\n") == 1) == (form == "jsonl")


def test_a_name_that_is_no_utf8_is_still_json() -> None:
    assert record(ARTICLE, "bad-\udcff.html")["input"] == "bad-\\udcff.html"


@given(st.lists(st.text() | st.text("=+-@'\x1b\x9b\\\tx1"), min_size=1))
def test_a_table_row_is_one_line_and_reads_back(cells: list[str]) -> None:
    row = tsv_row(*cells)
    assert row.count("\n") == 1
    assert not {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0))} & set(row)
    unescaped = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}
    read = []
    for cell in row[:-1].split("\t"):
        pairs, plain = iter(cell), ""
        for char in pairs:
            mark = char + next(pairs) if char == "\\" else char
            plain += chr(int(next(pairs) + next(pairs), 16)) if mark == "\\x" else unescaped.get(mark, char)
        assert not cell.startswith(("=", "+", "-", "@"))
        read.append(plain[plain.lstrip("'").startswith(("=", "+", "-", "@")) :])
    assert read == cells
