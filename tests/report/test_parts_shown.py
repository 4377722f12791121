"""The article's side of a report is drawn from the body, and each part leads to where it came from."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from bonmun.report.explanations import why
from bonmun.report.page_report import page_report
from tests.report.conftest import PARAGRAPHS, TITLE, Explain

FORMED = f"""<!doctype html><html><head><title>{TITLE}</title>
<link rel="canonical" href="https://garam.example.kr/news/7"></head><body><article><h1>{TITLE}</h1>
<figure><img src="/a.jpg" width="600" height="400" alt="산책로"><figcaption>다시 열린 산책로</figcaption></figure>
<p>{PARAGRAPHS[0]}</p><h3>가로등을 바꾸다</h3>
<p>{PARAGRAPHS[1]} <a href="/b">누리집</a>에 있다고 했다.</p>
<ol><li>하나는 왼쪽에 세웠다.<ul><li>둘은 오른쪽에 세웠다.</li></ul></li></ol>
<table><tr><th>구간</th><th>길이</th></tr><tr><td>위쪽</td><td>3㎞</td></tr></table>
<blockquote>강물은 흐른다고 그는 말했다.</blockquote><hr><p>{PARAGRAPHS[2]}</p></article>"""


def test_every_part_is_drawn_as_what_it_is_and_leads_to_its_block(explain: Explain) -> None:
    tree = LexborHTMLParser(page_report(explain(FORMED)))
    drawn = {css: tree.css(f"#text {css}") for css in ("h4", "ol > li", "ol ul > li", "tr", "blockquote", "hr", "p a")}
    assert {css: len(nodes) for css, nodes in drawn.items()} == {
        "h4": 1, "ol > li": 1, "ol ul > li": 1, "tr": 2, "blockquote": 1, "hr": 1, "p a": 1,
    }  # fmt: skip
    for line in tree.css("#text .paragraph, #text tr"):
        block = tree.css_first(f"#b{line.attributes['data-block']} .text")
        assert block is not None
        assert "".join(block.text().split()) == "".join(line.text().split())


def test_a_picture_is_a_frame_that_loads_nothing_and_its_caption_is_told_once(explain: Explain) -> None:
    tree = LexborHTMLParser(page_report(explain(FORMED)))
    assert tree.css("img, [src], picture") == []
    frame = tree.css_first("#text figure")
    assert frame is not None
    assert "600×400" in frame.text()
    assert "https://garam.example.kr/a.jpg" in frame.text()
    assert tree.css_first("#article").text().count("다시 열린 산책로") == 1
    block = tree.css_first(f"#b{frame.attributes['data-block']} .text")
    assert block is not None
    assert block.text() == "다시 열린 산책로"


def test_a_tables_caption_stands_over_the_table_once_and_leads_to_its_block(explain: Explain) -> None:
    page = FORMED.replace("<table>", "<table><caption>구간과 길이</caption>")
    tree = LexborHTMLParser(page_report(explain(page)))
    caption = tree.css_first("#text caption")
    assert caption is not None
    assert tree.css_first("#article").text().count("구간과 길이") == 1
    block = tree.css_first(f"#b{caption.attributes['data-block']} .text")
    assert block is not None
    assert block.text() == "구간과 길이"


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("가로등을 바꾸다", "body[2], heading"),
        ("둘은 오른쪽에", "body[4], list"),
        ("위쪽", "body[5], table"),
        ("강물은 흐른다고", "body[6], quotation"),
        ("다시 열린 산책로", "body[0], picture"),
        (TITLE, ""),
    ],
)
def test_why_names_the_part(explain: Explain, phrase: str, part: str) -> None:
    answer = why(explain(FORMED), phrase)
    assert answer.reasons[0].part == part
    assert answer.to_dict()["blocks"][0]["part"] == (part or None)
    assert (f"    part     {part}" in answer.lines()) is bool(part)
    assert answer.fields == (("title",) if not part else answer.fields)
