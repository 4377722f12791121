"""What an article says of its form: when it is read, what it costs, where it comes from."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from bonmun import Article, Extractor, clean_text, extract, form, parts
from bonmun.parts import Paragraph, Picture, Span, Table
from tests.counted import calls
from tests.form.outline import outline
from tests.form.reading import ADDRESS, SENTENCES, filled, page, read

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*/*/*.*"))
PAGE = (
    '<article><img src="/a.jpg"><p>{A}</p><h3>책 6만 권</h3><p>{B} <a href="/b">누리집</a>에 있다고 했다.</p>'
    "<p>{C}</p></article>"
)
FIGURE = "<figure><img src=/a.jpg><figcaption>둔치 모습</figcaption></figure>"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_character_of_a_text_comes_from_its_body(path: Path) -> None:
    article = extract(path.read_bytes())
    assert "\n\n".join(parts.lines(article.body)) == article.text
    assert [parts.from_dict(parts.to_dict(part)) for part in article.body] == list(article.body)


def test_nothing_is_read_before_somebody_asks_and_then_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def noted(*given: Any) -> Any:
        asked.append(1)
        return real(*given)

    real = form.read
    monkeypatch.setattr(form, "read", noted)
    article = read(PAGE)
    assert (article.text != "", article.blocks[0].role, asked) == (True, "title", [])
    assert len(article.body) == 5
    assert [picture.url for picture in article.images] == ["https://garam.example.kr/a.jpg"]
    assert asked == [1]


def test_threads_that_ask_at_once_get_the_same_and_copies_carry_a_tuple() -> None:
    alone = tuple(read(PAGE).body)
    shared, start = read(PAGE), Barrier(4)

    def look(_: int) -> tuple[Any, ...]:
        start.wait()
        return tuple(shared.body)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(look, range(4))) == [alone] * 4
    for other in (pickle.loads(pickle.dumps(shared)), copy.deepcopy(shared)):
        assert (type(other.body), other.body) == (tuple, alone)


TOLD = "<p>가람시는 {i}일 누리강 둔치에 나무 {i}그루를 <b>새로</b> 심었다고 밝혔다.</p>"


@pytest.mark.parametrize(
    "piece",
    [
        TOLD,
        TOLD + '<figure><img src="/{i}.jpg"><figcaption>둔치 모습 {i}</figcaption></figure>',
        TOLD + "<ul><li>나무 {i}그루는 강 왼쪽에 심었다.</li><li>풀 {i}포기는 강 오른쪽에 심었다.</li></ul>",
        TOLD + "<p>◆ 둔치 소식 {i}</p>",
        TOLD + '<img src="/{i}.jpg"><img src="/{i}-2.jpg">',
    ],
    ids=["spans", "figures", "lists", "subheads", "pictures"],
)
def test_the_work_grows_with_the_page_and_no_faster(piece: str) -> None:
    counts: list[int] = []
    for n in (40, 320):
        article = read("<article>" + "".join(piece.replace("{i}", str(i + 1)) for i in range(n)) + "</article>")
        count, body = calls(lambda article=article: tuple(article.body))
        assert len(body) >= n
        counts.append(count)
    assert counts[1] < 9 * counts[0]


def test_a_table_of_two_hundred_rows() -> None:
    rows = "".join(f"<tr><td>{n}월</td><td>{n * 3}권</td><td><b>{n}</b></td></tr>" for n in range(200))
    article = read(
        f"<article><p>{{A}}</p><p>{{B}}</p><table><tr><th>달</th><th>책</th><th>순위</th></tr>{rows}</table></article>"
    )
    (table,) = (part for part in article.body if isinstance(part, Table))
    assert (len(table.rows), table.header_rows) == (201, 1)
    assert [parts.plain(cell.spans) for cell in table.rows[200]] == ["199월", "597권", "199"]
    assert table.rows[200][2].spans == (Span("199", bold=True),)


def test_a_sentence_that_a_picture_with_its_caption_cut_is_one_paragraph() -> None:
    half, rest = "시는 지난해 가을부터 누리강 둔치의 빈 땅에서", "도서관 공사를 벌여 왔다고 전했다."
    html = f"<div id=view>{{A}}<br><br>{half}{FIGURE}{rest}<br><br>{{B}}</div>"
    article = read(html)
    assert outline(article.body)[1:3] == [f"p {half} {rest}", "img https://garam.example.kr/a.jpg / 둔치 모습"]
    assert article.paragraphs[1] == f"{half} {rest}"


def test_a_sentence_cut_between_two_paragraphs_is_one_again() -> None:
    half, rest = "시는 지난해 가을부터 누리강 둔치의 빈 땅에서", "도서관 공사를 벌여 왔다고 전했다."
    article = read(f"<article><p>{{A}}</p><p>{half}</p>{FIGURE}<p>{rest}</p><p>{{B}}</p></article>")
    assert f"{half} {rest}" in article.paragraphs
    apart = read(f"<article><p>{{A}}</p><p>{half}</p><p>{rest}</p>{FIGURE}<p>{{B}}</p></article>")
    assert half in apart.paragraphs


def test_many_captions_are_not_one_pictures() -> None:
    captions = "".join(f"<figure><figcaption>둔치 모습 {n}</figcaption></figure>" for n in range(20))
    article = read(f"<article><p>{{A}}</p><p>{{B}}</p><img src=/a.jpg>{captions}<p>{{C}}</p><p>{{D}}</p></article>")
    assert len(article.captions) == 20
    assert article.images[0].caption == "둔치 모습 0 둔치 모습 1 둔치 모습 2 둔치 모습 3"


def test_a_subhead_before_a_picture_stays_for_itself() -> None:
    subhead = "강변에 들어선 새 도서관, 시민 누구나 이용 가능"
    html = f"<div id=view>{{A}}<br><br>{subhead}{FIGURE}{{B}}<br><br>{{C}}</div>"
    assert subhead in read(html).paragraphs


ROWS = "<tr><th>해</th><th>나무</th></tr><tr><td>2023</td><td>10</td></tr><tr><td>2024</td><td>20</td></tr>"


@pytest.mark.parametrize(
    "table",
    [
        f"<table><caption>연도별 나무</caption>{ROWS}</table>",
        f"<div><table class=t><caption><b>연도별</b> 나무</caption><tbody>{ROWS}</tbody></table></div>",
        f"<img src=/a.jpg width=600><table><caption><span>연도별 나무</span></caption>{ROWS}</table>",
    ],
)
def test_a_tables_caption_is_the_tables(table: str) -> None:
    article = read(f"<article><p>{{A}}</p><p>{{B}}</p>{table}<p>{{C}}</p></article>")
    (found,) = (part for part in article.body if isinstance(part, Table))
    assert (found.caption, article.captions) == ("연도별 나무", ("연도별 나무",))
    assert [picture.caption for picture in article.images] == [""] * table.count("<img")
    assert "*연도별 나무*\n\n| 해 | 나무 |" in article.to_markdown()
    assert "<table>\n<caption>연도별 나무</caption>\n<thead>" in article.to_html()
    assert Article.from_dict(article.to_dict()) == article


def test_the_caption_of_a_table_that_frames_a_picture_is_the_pictures() -> None:
    table = "<table><caption>나무를 심는 시민들</caption><tr><td><img src=/a.jpg width=600></td></tr></table>"
    article = read(f"<article><p>{{A}}</p>{table}<p>{{B}}</p><p>{{C}}</p></article>")
    assert [picture.caption for picture in article.images] == ["나무를 심는 시민들"]


def test_a_table_in_a_figure_is_body() -> None:
    table = "<table><tr><td>평일</td><td>9시</td></tr><tr><td>주말</td><td>10시</td></tr></table>"
    assert (
        "평일\t9시"
        in read(f"<article><p>{{A}}</p><p>{{B}}</p><figure>{table}</figure><p>{{C}}</p></article>").paragraphs
    )


@pytest.mark.parametrize(
    ("url", "src", "wanted"),
    [
        (ADDRESS, "a b.jpg", "https://garam.example.kr/news/a%20b.jpg"),
        (None, "//img.example.kr/a.jpg", "https://img.example.kr/a.jpg"),
        (None, "/a.jpg", "/a.jpg"),
    ],
)
def test_addresses_are_whole_as_far_as_the_page_tells(url: str | None, src: str, wanted: str) -> None:
    assert [
        picture.url
        for picture in read(f'<article><p>{{A}}</p><img src="{src}"><p>{{B}}</p><p>{{C}}</p></article>', url=url).images
    ] == [wanted]


@pytest.mark.parametrize(
    "src", ["javascript:alert(1)", "data:image/png;base64,AA==", "http://[1/a.jpg", "file:///etc/a.jpg"]
)
def test_what_is_no_address_of_a_picture_makes_none(src: str) -> None:
    assert read(f'<article><p>{{A}}</p><img src="{src}"><p>{{B}}</p><p>{{C}}</p></article>').images == ()


@pytest.mark.parametrize(
    "late",
    [
        'data-src="/a.jpg"', 'data-lazy-original="/a.jpg"', 'data-actualsrc="/a.jpg"', 'ng-src="/a.jpg"',
        'file="/a.jpg"', 'data-thumb="/t.jpg" data-large-file="/a.jpg"', 'title="/t.png" data-retina="/a.jpg?w=1"',
        'data-srcset="https://c.kr/w_1,h_1/t.jpg 300w,/a.jpg 800w"', 'data-filename="/a.jpg"',
    ],
)  # fmt: skip
@pytest.mark.parametrize("src", ["", ' src="data:image/gif;base64,R0lG"', ' src="/img/blank.gif"'])
def test_the_address_behind_late_loading_whatever_holds_it(late: str, src: str) -> None:
    found = read(f"<article><p>{{A}}</p><img{src} {late}><p>{{B}}</p><p>{{C}}</p></article>").images
    assert [picture.url.partition("?")[0] for picture in found] == ["https://garam.example.kr/a.jpg"]


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ('data-filename="강변.jpg"', "a.jpg"),
        ('data-filename="/down/b.jpg"', "a.jpg"),
        ('data-thumb-src="/b.jpg"', "a.jpg"),
        ('onerror="/b.jpg"', "a.jpg"),
        ('alt="/b.jpg"', "a.jpg"),
        ('data-original-page="/b.html"', "a.jpg"),
        ('data-org-src="/b.jpg"', "b.jpg"),
    ],
)
def test_what_is_shown_stays_where_nothing_larger_is_told(more: str, wanted: str) -> None:
    found = read(f'<article><p>{{A}}</p><img src="/a.jpg" {more}><p>{{B}}</p><p>{{C}}</p></article>').images
    assert [picture.url for picture in found] == [f"https://garam.example.kr/{wanted}"]


def test_masked_personal_data_is_masked_in_the_body_too() -> None:
    html = (
        '<article><p>{A}</p><p>문의는 <a href="mailto:lib@garam.example.kr">lib@garam.<b>example.kr</b></a>로 하면 '
        '된다고 시는 밝혔다.</p><figure><img src=/a.jpg alt="010-1234-5678"><figcaption>전화 010-1234-5678로 모인 이들'
        "</figcaption></figure><p>{B}</p></article>"
    )
    article = read(html, pii=False)
    assert "\n\n".join(parts.lines(article.body)) == article.text
    assert "garam.example.kr" not in str([part for part in article.body if not isinstance(part, Picture)])
    assert "1234" not in str(article.body)


def test_an_article_from_a_script_has_its_form() -> None:
    told = filled(
        "<p>{A}</p><h3>책 6만 권</h3><p>{B}</p><img src='https://garam.example.kr/a.jpg'><p>{C}</p><p>{D}</p>"
    )
    script = f'{{"@type": "NewsArticle", "articleBody": "{told}"}}'
    article = read("<div id=root></div>", f'<script type="application/ld+json">{script}</script>')
    assert outline(article.body) == list(
        map(filled, ["p {A}", "h3 책 6만 권", "p {B}", "img https://garam.example.kr/a.jpg", "p {C}", "p {D}"])
    )


DUMP = """누리강에 새 도서관

{A}

◆ 책 6만 권

{B}

- 어린이실은 1층에 둔다.
- 열람실은 2층에 둔다.

Q. 왜 강변인가요?
{C}

층\t쓰임
1층\t어린이실
2층\t열람실

> 강변에 아이들이 머물 곳을 만들겠습니다.

{D}"""


def test_a_dump_has_the_form_that_its_lines_show() -> None:
    article = clean_text(filled(DUMP))
    wanted = [
        "p {A}", "h2 ◆ 책 6만 권", "p {B}", "- - 어린이실은 1층에 둔다.", "- - 열람실은 2층에 둔다.",
        "h3 Q. 왜 강변인가요?", "p {C}", "| 층 | 쓰임", "| 1층 | 어린이실", "| 2층 | 열람실",
        "> p > 강변에 아이들이 머물 곳을 만들겠습니다.", "p {D}",
    ]  # fmt: skip
    assert outline(article.body) == list(map(filled, wanted))
    assert "\n\n".join(parts.lines(article.body)) == article.text


def test_an_old_record_without_a_body_has_its_paragraphs_as_one() -> None:
    old = extract(page(PAGE)).to_dict()
    for name in ("body", "images", "description", "language"):
        del old[name]
    article = type(read(PAGE)).from_dict({**old, "schema": 1})
    assert article.body == tuple(Paragraph((Span(text),)) for text in article.paragraphs)
    assert article.images == ()


def test_where_the_page_is_not_found_again_paragraphs_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "_locate", lambda *given: None)
    article = read(PAGE)
    assert outline(article.body)[0] == f"p {SENTENCES['A']}"
    assert "\n\n".join(parts.lines(article.body)) == article.text


def test_the_ratio_of_the_calls_that_a_body_costs() -> None:
    extractor = Extractor(fallback=False)
    raws = [path.read_bytes() for path in FIXTURES if path.name == "page.html"][::4]
    read_calls = body_calls = 0
    for raw in raws:
        extractor.extract(raw)
        count, article = calls(lambda raw=raw: extractor.extract(raw))
        read_calls += count
        body_calls += calls(lambda article=article: tuple(article.body))[0]
    assert body_calls < read_calls * MOST_CALLS


MOST_CALLS = 0.26
"""Calls that the form of a fixture costs, of those that reading it does; on the clock, and on whole pages, half."""
