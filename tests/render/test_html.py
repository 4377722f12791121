"""HTML that is safe to show: what a sanitizer would take out is not in it, and a parser finds the same text."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from bonmun import Article, Author
from bonmun.article import KST
from bonmun.parts import (
    Cell,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    Quotation,
    Separator,
    Span,
    Spans,
    Table,
)  # fmt: skip
from bonmun.render.shown_parts import shown_parts
from tests.render.odd import BODIES, TEXTS

ALLOWED = {
    "a": {"href", "rel"}, "img": {"src", "alt", "width", "height", "loading"}, "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"}, "time": {"datetime"}, "article": {"lang"},
    **{tag: set() for tag in (
        "header h1 h2 h3 h4 h5 h6 p ul ol li blockquote table thead tbody tr figure figcaption small pre hr strong em"
    ).split()},
}  # fmt: skip


def one(text: str) -> Spans:
    return (Span(text),)


BODY: tuple[Part, ...] = (
    Heading(one("소제목"), 3),
    Paragraph((Span("가 "), Span("“나”", bold=True), Span("는 "), Span("다", "https://a.kr/?a=1&b=2", italic=True))),
    List((Item(one("하나"), (List((Item(one("둘")),), ordered=True),)),)),
    Quotation((Paragraph(one("인용")),)),
    Table(((Cell(one("가"), columns=2),), (Cell(one("1")), Cell(one("2"), rows=2))), 1),
    Picture("https://a.kr/1.jpg", "강변", "산책로", "가람시", 300, None),
    Preformatted("\n  시\n한 줄"),
    Separator(),
)
HTML = """\
<article lang="ko">
<h1>1 &lt; 2 &amp; 3</h1>
<h3>소제목</h3>
<p>가 <strong>“나”</strong>는 <a href="https://a.kr/?a=1&amp;b=2" rel="nofollow noopener"><em>다</em></a></p>
<ul>
<li>하나
<ol>
<li>둘</li>
</ol></li>
</ul>
<blockquote>
<p>인용</p>
</blockquote>
<table>
<thead>
<tr><th colspan="2">가</th></tr>
</thead>
<tbody>
<tr><td>1</td><td rowspan="2">2</td></tr>
</tbody>
</table>
<figure>
<img src="https://a.kr/1.jpg" alt="강변" width="300" loading="lazy">
<figcaption>산책로 <small>가람시</small></figcaption>
</figure>
<pre>

  시
한 줄</pre>
<hr>
</article>
"""


def test_every_part() -> None:
    html = Article(title="1 < 2 & 3", language="ko", body=BODY).to_html()
    assert html == HTML
    assert type(html) is str


def test_the_header_tells_outlet_reporters_and_time() -> None:
    known = Article(
        title="가", paragraphs=("나",), publisher="<한빛>", authors=(Author("나정호"), Author("도미래")),
        published=dt.datetime(2024, 5, 3, 10, 20, tzinfo=KST),
    )  # fmt: skip
    time = '<time datetime="2024-05-03T10:20:00+09:00">2024-05-03 10:20</time>'
    assert f"<header>\n<h1>가</h1>\n<p>&lt;한빛&gt; · 나정호, 도미래 · {time}</p>\n</header>" in known.to_html(
        header=True
    )
    assert "<header>" not in known.to_html()


def test_what_is_not_wanted_is_left_out_and_without_a_body_there_is_nothing() -> None:
    html = Article(body=BODY).to_html(links=False, pictures=False, tables=False)
    assert not re.search("<(?:a|img|figure|table)[ >]", html)
    assert "다" in html
    assert Article(title="가", kind="list").to_html(header=True) == ""


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVa\tscript:alert(1)",
        "data:text/html,<script>",
        "//a.kr",
        "vbscript:x",
        " javascript:x",
    ],
)
def test_an_address_that_a_browser_would_run_is_none(url: str) -> None:
    assert Article(body=(Paragraph((Span("가", url),)), Picture(url))).to_html() == "<article>\n<p>가</p>\n</article>\n"


def test_of_a_picture_without_an_address_of_the_web_the_caption_stays() -> None:
    figure = "<figure>\n<figcaption>산책로 <small>가람시</small></figcaption>\n</figure>"
    html = Article(body=(Picture("1.jpg", "강변", "산책로", "가람시", 300), Paragraph(one("나")))).to_html()
    assert html == f"<article>\n{figure}\n<p>나</p>\n</article>\n"


HOSTILE = st.sampled_from(
    ["<script>alert(1)</script>", '" onmouseover="x', "' onerror='x", "</article>", "<!--", "]]>", "<style>*{}",
     "&lt;script&gt;", "</pre><img src=x onerror=y>", "\x00<b>", "{}", "{0}", "%s"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(BODIES, TEXTS | HOSTILE, HOSTILE)
def test_a_sanitizer_finds_nothing_to_take_out(body: tuple[Part, ...], title: str, hostile: str) -> None:
    nh3 = pytest.importorskip("nh3", reason="nh3 is not installed")
    spans = (Span(hostile, f"https://a.kr/{hostile}", bold=True),)
    more: tuple[Part, ...] = (
        Paragraph(spans), Heading(spans), Table(((Cell(spans),),)), Preformatted(hostile),
        Quotation((Paragraph(spans),)),
        Picture(f"https://a.kr/{hostile}", hostile, hostile, hostile), List((Item(spans),)),
    )  # fmt: skip
    article = Article(title=title, body=(*body, *more), publisher=hostile, authors=(Author(hostile),), language=hostile)
    html = article.to_html(header=True)
    cleaned = nh3.clean(
        html, tags=set(ALLOWED), attributes=ALLOWED | {"a": {"href"}}, url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )  # fmt: skip
    given_tree, clean_tree = BeautifulSoup(html, "html.parser"), BeautifulSoup(cleaned, "html.parser")
    assert [tag.name for tag in given_tree.find_all(True)] == [tag.name for tag in clean_tree.find_all(True)]
    for tag in given_tree.find_all(True):
        assert set(tag.attrs) <= ALLOWED[tag.name], tag
    assert "".join(given_tree.get_text().split()) == "".join(clean_tree.get_text().split())


@settings(max_examples=200, deadline=None)
@given(BODIES)
def test_the_text_is_that_of_the_parts(body: tuple[Part, ...]) -> None:
    tree = BeautifulSoup(Article(body=body).to_html(), "html.parser")
    shown = "".join(text(shown_parts(Article(body=body), links=True, pictures=True, tables=True)))
    picture = {code: 0x2400 + code if code < 32 else 0xFFFD for code in (*range(32), *range(0x7F, 0xA0))}
    assert squashed(tree.get_text()) == squashed("".join(c if c.isspace() else c.translate(picture) for c in shown))


def squashed(text: str) -> str:
    """The text without white space, of which some signs are written as pictures."""
    return re.sub(r"[\s\ufffd\u2400-\u241f]+", "", text)


def text(parts: object) -> list[str]:
    """All texts of the parts in order."""
    if isinstance(parts, tuple):
        return [one for part in parts for one in text(part)]
    match parts:
        case Span() | Preformatted():
            return [parts.text]
        case Paragraph() | Heading() | Cell():
            return text(parts.spans)
        case Item():
            return [*text(parts.spans), *text(parts.parts)]
        case List():
            return text(parts.items)
        case Quotation():
            return text(parts.parts)
        case Table():
            return text(parts.rows)
        case Picture():
            return [parts.caption, parts.credit]
    return []
