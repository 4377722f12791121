"""One article, one address, however it was reached."""

from __future__ import annotations

import pytest

from bonmun.canonical_url import article_key, canonical, url_key

NAVER = ("https://n.news.naver.com/article/001/0009205077", "naver:001/0009205077")
DAUM = ("https://v.daum.net/v/20210101120000123", "daum:20210101120000123")
DONGA = ("https://www.donga.com/news/article/all/20240101/122000000/1", "donga:122000000")
YNA = ("https://www.yna.co.kr/view/AKR20240101000100001", "yna:AKR20240101000100001")
NEWSIS = ("https://www.newsis.com/view/NISX20240101_0002570000", "newsis:NISX20240101_0002570000")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.naver.com/main/read.naver?mode=LSD&mid=shm&sid1=100&oid=001&aid=0009205077", NAVER),
        ("http://news.naver.com/main/read.nhn?oid=001&aid=0009205077", NAVER),
        ("https://n.news.naver.com/mnews/article/001/0009205077?sid=100", NAVER),
        ("https://n.news.naver.com/mnews/article/comment/001/0009205077", NAVER),
        ("https://m.sports.naver.com/kbaseball/article/001/0009205077", NAVER),
        ("https://m.entertain.naver.com/home/article/001/0009205077", NAVER),
        ("https://finance.naver.com/news/news_read.naver?article_id=0009205077&office_id=001", NAVER),
        ("http://news.v.daum.net/v/20210101120000123?f=m", DAUM),
        ("https://v.daum.net/v/20210101120000123#none", DAUM),
        ("https://www.donga.com/news/Society/article/all/20240101/122000000/2", DONGA),
        ("https://news.donga.com/3/all/20240101/122000000/1", DONGA),
        ("https://www.yna.co.kr/amp/view/AKR20240101000100001?input=1195m", YNA),
        ("https://m.yna.co.kr/view/AKR20240101000100001?section=politics", YNA),
        ("https://mobile.newsis.com/view.html?ar_id=NISX20240101_0002570000", NEWSIS),
        ("https://www.newsis.com/view/?id=NISX20240101_0002570000&cID=10301", NEWSIS),
    ],
)  # fmt: skip
def test_known_shapes_fold_into_one(url: str, expected: tuple[str, str]) -> None:
    assert (canonical(url), article_key(url)) == expected


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("HTTPS://Example.KR:443/a?utm_source=x&id=3&fbclid=y#top", "https://example.kr/a?id=3"),
        ("https://example.kr/2024/01/01/A1/?outputType=amp", "https://example.kr/2024/01/01/A1/"),
        ("https://example.kr/news/100/amp/", "https://example.kr/news/100"),
        ("https://example.kr/news/가나?q=가", "https://example.kr/news/%EA%B0%80%EB%82%98?q=가"),
        ("https://example.kr/s?q=%B0%A1&utm_medium=x", "https://example.kr/s?q=%B0%A1"),
        ("https://example.kr/a%2Fb", "https://example.kr/a%2Fb"),
        ("http://www.foo.kr/news/articlePrint.html?idxno=12&x=1", "http://www.foo.kr/news/articleView.html?idxno=12"),
        ("http://example.kr:8080", "http://example.kr:8080/"),
    ],
)  # fmt: skip
def test_unknown_addresses_are_only_cleaned(url: str, clean: str) -> None:
    assert canonical(url) == clean
    assert canonical(clean) == clean


@pytest.mark.parametrize("url", ["javascript:void(0)", "http://[::1", "mailto:a@b.kr", "", "http://a.kr:x/"])
def test_what_is_no_web_address_stays_as_it_is(url: str) -> None:
    assert canonical(url) == url
    assert article_key(url) is None


def test_keys_ignore_scheme_and_mobile_host() -> None:
    same = {
        url_key(url)
        for url in ("http://www.foo.kr/a/?utm_source=x", "https://m.foo.kr/a", "https://foo.kr/a#b", "http://foo.kr/a/")
    }
    assert same == {"foo.kr/a"}
    assert article_key("https://m.foo.kr/news/articleView.html?idxno=123&sc_section_code=S1") == "idxno:foo.kr/123"


def test_two_articles_never_share_a_key() -> None:
    hosts = ["a.kr", "b.kr"]
    keys = {article_key(f"https://{host}/news/articleView.html?idxno={n}") for host in hosts for n in (1, 2, 12)}
    assert len(keys) == 6
