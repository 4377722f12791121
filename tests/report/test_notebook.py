from __future__ import annotations

import io

from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from bonmun import extract
from tests.report.conftest import EVIL, HOSTILE, PAGE, PARAGRAPHS, TITLE


def test_a_notebook_shows_the_article_and_what_was_removed() -> None:
    tree = LexborHTMLParser(extract(PAGE)._repr_html_())
    assert [p.text() for p in tree.css("p")] == list(PARAGRAPHS)
    headline, summary = tree.css_first(".headline"), tree.css_first("summary")
    assert headline is not None
    assert summary is not None
    assert headline.text() == TITLE
    assert "copyright 1" in summary.text()


def test_a_notebook_runs_nothing_of_the_page() -> None:
    tree = LexborHTMLParser(extract(HOSTILE)._repr_html_())
    assert tree.css("script, img, [onerror], [src], link") == []
    assert EVIL.partition(">")[2][:20] in tree.html.replace("&lt;", "<").replace("&gt;", ">")


def test_a_notebook_says_why_there_is_no_body() -> None:
    article = extract("<p>x</p>")
    assert article.reason in LexborHTMLParser(article._repr_html_()).text()


def test_rich_prints_words_not_markup() -> None:
    article = extract(PAGE.replace("가로등", "[bold]가로등[/bold]"))
    out = io.StringIO()
    Console(file=out, width=200).print(article)
    assert TITLE in out.getvalue()
    assert "[bold]가로등[/bold]" in out.getvalue()
    assert "removed: " in out.getvalue()
