"""Stubs, frames, walls, shells and pages that say "gone" with a 200: each told apart, and real articles left alone."""

from __future__ import annotations

import json
import time

import pytest

import bonmun
from bonmun.fetch.page import Headers
from bonmun.fetch.page_parts import look
from bonmun.fetch.stubs import judge
from tests.fetch.conftest import Get
from tests.fetch.site import PROSE, Site, page, reply

URL = "https://news.example.kr/news/articleView.html?idxno=1234"
SENTENCES = [
    "가람시는 7일 옛 시청 자리에 새 도서관을 열었다고 밝혔다. 책은 6만 권이고 열람석은 300개다.",
    "시는 지난해 가을부터 공사를 벌여 왔다. 어린이 열람실은 다음 달에 문을 연다.",
    "나정호 시장은 “누구나 걸어서 올 수 있는 도서관을 만들고 싶었다”고 말했다.",
    "도서관은 월요일을 뺀 날 오전 9시부터 밤 10시까지 연다. 주차장은 두 시간까지 무료다.",
]
ARTICLE = '<meta property="article:published_time" content="2026-01-02T03:04:05+09:00">'


def kind(text: str, url: str = URL, status: int = 200, headers: dict[str, str] | None = None) -> str:
    return judge(text, url, URL, status, Headers((headers or {}).items())).kind


@pytest.mark.parametrize(
    "text",
    [
        page(),
        page(body="<p>짧은 단신입니다.</p>"),
        page(title="삭제된 기사 논란", body=PROSE),
        page(body=f"{PROSE}<p>그는 “존재하지 않는 기사입니다”라는 안내를 봤다고 말했다.</p>"),
        page(body=f"<a href=/2>삭제된 기사입니다</a>{PROSE}"),
        page(body="<p>요청하신 페이지를 찾을 수 없습니다.</p>" + PROSE, head=ARTICLE),
        page(body=f"{PROSE}<p>유료 회원 전용 서비스가 늘고 있다고 업계는 전했다.</p>"),
        page(body=f"<form><input type=password></form>{PROSE}"),
        page(body=f"<script>if(mobile){{location.href='/m'}}</script>{PROSE}"),
        page(body=f"{PROSE}<iframe src=/ad></iframe>"),
        page(head="<meta http-equiv=refresh content='300'>"),
        page(head="<meta http-equiv=refresh content='300;url=/'>"),
        page(head="<noscript><meta http-equiv=refresh content='0;url=/nojs'></noscript>"),
        f"<html><div id=root></div><script>window.DATA={{content:'{PROSE}'}}</script></html>",
        "<html><body></body></html>",
        "",
    ],
)
def test_real_pages_are_left_alone(text: str) -> None:
    assert kind(text) == "ok"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert('삭제된 기사입니다.'); history.back();</script>", "soft_404"),
        ("<script>alert(\"존재하지 않는 기사입니다\");location.href='/';</script>", "soft_404"),
        (page(body="<p>요청하신 기사를 찾을 수 없습니다.</p>"), "soft_404"),
        (page(body="<a href=/1>주요 기사 목록</a>" * 80 + "<p>삭제되었거나 없는 기사입니다.</p>"), "soft_404"),
        (page(title="404 Not Found", body="<p>홈으로</p>"), "soft_404"),
        (page(title="로그인", body="<form><input type='password' name=pw></form>"), "login"),
        (page(head='<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'), "paywall"),
        (page(body="<p>첫 문장이다.</p><p>유료 회원 전용 기사입니다.</p>"), "paywall"),
        ("<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x.js></script>", "bot_wall"),
        (page(body="<p>비정상적인 접근이 감지되었습니다.</p>"), "bot_wall"),
        ("<html><body><div id=\"root\"></div><script src=/app.js></script></body></html>", "js_shell"),
        ("<html><body><script>" + "var a=1;" * 500 + "</script><noscript>켜 주세요</noscript>", "js_shell"),
        ("<script>if(a){location.href='/m/1'}else{location.href='/p/1'}</script>", "stub"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_named(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_data_of_a_shell_is_read(site: Site, get: Get, ascii_only: bool) -> None:
    state = json.dumps({"article": {"paragraphs": SENTENCES}}, ensure_ascii=ascii_only)
    data = f'<script id="__NEXT_DATA__" type="application/json">{state}</script>'
    site.routes["/"] = reply(f'<title>가람시 새 도서관 문 열어</title><div id="__next"></div>{data}')
    got = get(site.url())
    assert got.ok
    assert bonmun.extract(got).paragraphs == tuple(SENTENCES)


def test_a_shell_without_data_says_so(site: Site, get: Get) -> None:
    site.routes["/"] = reply(
        '<title>가람시 새 도서관 문 열어</title><div id="root"></div><script src=/app.js></script>'
    )
    article = bonmun.extract(got := get(site.url()))
    assert (got.kind, article.kind) == ("js_shell", "empty")
    assert article.reason == f"js_shell: {got.reason}"


def test_walls_by_status_header_and_address() -> None:
    assert kind("<p>no</p>", status=403, headers={"CF-Mitigated": "challenge"}) == "bot_wall"
    assert kind(page(), url="https://news.example.kr/") == "soft_404"
    assert kind(page(), url="https://news.example.kr/member/login.html?back=1") == "login"


@pytest.mark.parametrize(
    ("stub", "how"),
    [
        ("<meta http-equiv='refresh' content='0; url=/good'>", "meta"),
        ('<META HTTP-EQUIV="Refresh" CONTENT="1;URL=\'/good\'">', "meta"),
        ("<meta content='0;url=good' http-equiv=refresh>", "meta"),
        ("<script>location.href = '/good';</script>", "script"),
        ('<script>window.location.replace("/good")</script>', "script"),
        ("<script>document.location='/good'</script><noscript>이동합니다</noscript>", "script"),
        ("<frameset rows='0,*'><frame src=/menu name=top><frame src=/good name=main></frameset>", "frame"),
        ("<body><iframe id='mainFrame' src='/good'></iframe><iframe src='/x'></iframe></body>", "frame"),
    ],
)
def test_stubs_lead_to_the_page(site: Site, get: Get, stub: str, how: str) -> None:
    site.routes["/stub"] = reply(stub)
    got = get(site.url("/stub"))
    assert got.ok
    assert got.url == site.url("/good")
    assert [(hop.url, hop.kind) for hop in got.redirects] == [(site.url("/stub"), how)]


def test_stubs_that_lead_in_a_circle_end(site: Site, get: Get) -> None:
    site.routes["/a"] = reply("<meta http-equiv=refresh content='0;url=/b'>")
    site.routes["/b"] = reply("<script>location.href='/a'</script>")
    failure = get(site.url("/a")).failure
    assert failure is not None
    assert failure.code == "redirect_loop"


@pytest.mark.parametrize("declared", ["text/html; charset=utf-8", "text/html; charset=ISO-8859-1", "text/html"])
def test_euc_kr_pages_are_read_whatever_the_header_says(site: Site, get: Get, declared: str) -> None:
    site.routes["/"] = reply(page(body="<p>요청하신 기사를 찾을 수 없습니다.</p>").encode("cp949"), kind=declared)
    assert get(site.url()).kind == "soft_404"


@pytest.mark.parametrize(
    "unit",
    ["<script>", "<meta ", "<a ", "<!--", "<", "<div>", "location.href=", "alert(", "기사 ", "유료 회원 ",
     "<meta http-equiv=refresh content='", "<noscript>", '<div id="root"'],
)  # fmt: skip
def test_hostile_pages_cost_no_more_than_their_length(unit: str) -> None:
    times = []
    for size in (100_000, 400_000):
        text = unit * (size // len(unit))
        started = time.process_time()
        judge(text, URL, URL, 200, Headers())
        times.append(time.process_time() - started)
    assert times[1] < max(0.3, 8 * times[0])


def test_look_stops_when_it_has_seen_enough() -> None:
    seen = look("<p>가나다라</p><script>x</script>" * 1000, 100)
    assert 100 <= seen.length < 110
    assert len(seen.lines) == 25
