"""A page whose article scripts make in the browser is told as that; one that has an article, or never had, is not."""

from __future__ import annotations

import json

import pytest

import bonmun
from bonmun.parse import shells

SENTENCES = (
    "가람시는 7일 옛 시청 자리에 새 도서관을 열었다고 밝혔다. 책은 6만 권이고 열람석은 300개다.",
    "시는 지난해 가을부터 공사를 벌여 왔다. 어린이 열람실은 다음 달에 문을 연다.",
    "나정호 시장은 “누구나 걸어서 올 수 있는 도서관을 만들고 싶었다”고 말했다.",
    "도서관은 월요일을 뺀 날 오전 9시부터 밤 10시까지 연다. 주차장은 두 시간까지 무료다.",
)
HEAD = """<title>가람시 새 도서관 문 열어 - 한빛일보</title>
<meta property="og:title" content="가람시 새 도서관 문 열어">
<meta property="og:type" content="article">"""
MENU = "".join(f"<li><a href=/s/{at}>정치 경제 사회 문화 {at}</a></li>" for at in range(30))
FOOT = (
    "<footer>한빛일보 | 등록번호 가람아00000 | 발행인 나정호 | 가람시 한빛구 강변로 1 | 대표전화 02-000-0000</footer>"
)
SCRIPT = "<script src=/static/main.js></script>"


def page(body: str, head: str = HEAD) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="root"></div>{SCRIPT}',
        f"<noscript>이 페이지를 보려면 자바스크립트를 켜 주세요.</noscript><div id=app>\n</div>{SCRIPT}",
        "<script>" + "window.chunk=window.chunk||[];" * 200 + "</script><div id=view></div>",
        f'<ul>{MENU}</ul><div class="article-view"></div>{FOOT}{SCRIPT}',
        f'<ul>{MENU}</ul><main><div class="spinner"></div></main>{FOOT}{SCRIPT}',
        f'<ul>{MENU}</ul><section id="newsContent"><p>기사를 불러오는 중입니다.</p></section>{FOOT}{SCRIPT}',
        f'<div id="articleBody"><i>Loading…</i></div>{FOOT}{SCRIPT}',
    ],
)
def test_a_shell_is_told(body: str) -> None:
    article = bonmun.extract(page(body))
    assert (article.kind, article.reason.partition(":")[0]) == ("empty", "js_shell")
    assert article.title == "가람시 새 도서관 문 열어"


@pytest.mark.parametrize(
    "body",
    [
        f'<ul>{MENU}</ul><div class="article-view"></div>{FOOT}',  # no script that could fill it
        f'<div class="article-view"><img src=/1.jpg></div>{FOOT * 3}{SCRIPT}',
        f'<div class="article-view">기사가 삭제되었거나 찾을 수 없습니다.</div>{FOOT * 3}{SCRIPT}',
        f'<div id="ad_box"></div><div class="article_bottom"></div>{FOOT * 3}{SCRIPT}',
        f'<div class="article-view"></div><p>유료 회원 전용 기사입니다.</p>{FOOT * 3}{SCRIPT}',
    ],
)
def test_what_no_script_would_fill_is_no_shell(body: str) -> None:
    assert "js_shell" not in bonmun.extract(page(body)).reason


def test_an_empty_place_alone_does_not_make_a_shell() -> None:
    """A list of headlines may have an empty box with any name."""
    body = f'<ul>{MENU}</ul><div class="content"></div>{FOOT}{SCRIPT}'
    assert bonmun.extract(page(body, "<title>한빛일보</title>")).kind == "list"


@pytest.mark.parametrize("ascii_only", [False, True])
def test_an_article_in_the_data_of_a_shell_is_read(ascii_only: bool) -> None:
    state = {"props": {"article": {"paragraphs": SENTENCES}}}
    told = json.dumps(state, ensure_ascii=ascii_only)
    body = f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{told}</script>'
    assert bonmun.extract(page(body)).paragraphs == SENTENCES


def test_an_article_beside_an_empty_place_is_read() -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = bonmun.extract(page(f'<div class="article-view"></div><div class="old">{text}</div>{SCRIPT}'))
    assert (article.paragraphs, article.reason) == (SENTENCES, "")


@pytest.mark.parametrize("before", ["", "<!-- 가나다 -->", "<!-- 가 -->\n <!-- 나 -->"])
def test_comments_before_a_page_do_not_make_its_scripts_less(before: str) -> None:
    page = "<script>show('둔치')</script><div></div>"
    assert shells.bare(before + page, 0, len(page) * 7 // 10)
    assert not shells.bare("<!-- 가나다 라마바사 아자차카" + page, 0, len(page) * 7 // 10)
