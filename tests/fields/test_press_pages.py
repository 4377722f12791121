"""Press pages of offices: the headline is not 보도자료, the publisher not the hall, and nobody is the author."""

from __future__ import annotations

import pytest

import bonmun

TITLE = "가람시, 새 도서관 여름에 연다"
PARAGRAPHS = (
    "가람시는 낡은 우체국 건물을 고쳐 만든 새 도서관을 오는 7월 연다고 7일 밝혔다.",
    "시는 지난해 가을부터 공사를 벌여 지하 1층 지상 4층 건물을 새로 꾸몄다.",
    "도서관에는 책 6만 2000권과 열람석 310개가 들어선다.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
BOARDS = [
    f"<h2>보도자료</h2><h3>{TITLE}</h3><ul><li>작성일 2024-05-07</li><li>조회수 33</li><li>담당부서 홍보과</li></ul>"
    f"<div class=cont>{BODY}</div>",
    f"<h1>보도자료</h1><table><tr><th>제목</th><td>{TITLE}</td></tr><tr><th>등록일</th><td>2024-05-07</td>"
    f"<th>작성자</th><td>홍보과</td></tr><tr><td colspan=4>{BODY}</td></tr></table>",
    f"<h2>보도자료</h2><div><p class=tit>{TITLE}</p><p><span>부서 홍보과</span><span>등록일 2024.05.07</span>"
    f"<span>조회 33</span></p><div class=cont>{BODY}</div></div>",
    f"<div class=title><h3>보도자료</h3></div><div class=board><strong>{TITLE}</strong><dl><dt>날짜</dt>"
    f"<dd>2024.05.07</dd><dt>조회수</dt><dd>28</dd><dt>담당부서</dt><dd>홍보과</dd></dl><div>{BODY}</div></div>",
]
HEADS = [
    "<title>보도자료 | 가람시청</title>",
    "<title>가람시청 &gt; 시정소식 &gt; 보도자료</title>",
    "<title>가람시 - 보도자료</title>",
    f"<title>{TITLE} | 보도자료 | 가람시청</title>",
    f"<title>{TITLE} - 보도자료 - 가람시</title>",
    "<title>보도자료 상세보기 | 가람시</title><meta property=og:site_name content=가람시청>",
    "<title>보도자료&lt;시정소식&lt;가람시 대표 홈페이지</title>",
]


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("head", HEADS)
def test_a_release(head: str, board: str) -> None:
    page = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body><main>{board}</main></body></html>"
    article = bonmun.extract(page.encode())
    assert (article.title, article.publisher, article.authors) == (TITLE, "가람시", ())
    assert article.published is not None
    assert article.published.date().isoformat() == "2024-05-07"
    assert article.paragraphs == PARAGRAPHS
