"""Feeds, sitemaps and section pages as Korean sites have them."""

from __future__ import annotations

import datetime as dt
import gzip

import pytest

from bonmun.fetch import FetchLimits, Page, PageError
from bonmun.fetch.discover import Discovery, discover
from bonmun.fetch.links import looks_like_article, same_site
from bonmun.fetch.page import Headers

KST = dt.timezone(dt.timedelta(hours=9))
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<!-- made by hand -->
<rss version="2.0"><channel><title>시험신문</title>
<item><title>뷁쀍 소식 &amp; 둘</title><link>https://a.kr/news/articleView.html?idxno=1</link>
<pubDate>{date}</pubDate></item>
<item><title>상대 주소</title><link>/news/articleView.html?idxno=2</link></item>
<item><title>주소 없음</title></item></channel></rss>"""
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://a.kr/1</loc><news:news><news:publication><news:name>시험신문</news:name></news:publication>
<news:publication_date>2026-01-02T03:04:05+09:00</news:publication_date>
<news:title>제목 하나</news:title></news:news></url>
<url><loc> https://a.kr/2 </loc><lastmod>2026-01-02</lastmod></url><url><loc>javascript:1</loc></url></urlset>"""
INDEX = """<sitemapindex><sitemap><loc>https://a.kr/old.xml</loc><lastmod>2026-01-01</lastmod></sitemap>
<sitemap><loc>https://a.kr/news-sitemap.xml</loc></sitemap></sitemapindex>"""


def of(body: str | bytes, url: str = "https://a.kr/rss", kind: str = "text/xml") -> Discovery:
    raw = body.encode() if isinstance(body, str) else body
    return discover(Page(url, url, 200, Headers([("Content-Type", kind)]), raw), FetchLimits())


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "EUC-KR", "ks_c_5601-1987"])
def test_feeds_in_any_korean_encoding(encoding: str) -> None:
    text = RSS.format(encoding=encoding, date="Fri, 02 Jan 2026 03:04:05 +0900")
    found = of(text.encode("utf-8" if encoding == "utf-8" else "cp949"))
    assert found.kind == "feed"
    first, second = found.articles
    assert first == ("https://a.kr/news/articleView.html?idxno=1", "뷁쀍 소식 & 둘", first.published)
    assert second.url == "https://a.kr/news/articleView.html?idxno=2"


@pytest.mark.parametrize(
    "date", ["Fri, 02 Jan 2026 03:04:05 +0900", "2026-01-02 03:04:05", "Thu, 01 Jan 2026 18:04:05 GMT"]
)
def test_feed_times_without_a_zone_are_korean(date: str) -> None:
    published = of(RSS.format(encoding="utf-8", date=date)).articles[0].published
    assert published == dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=KST)


def test_atom() -> None:
    found = of(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>가</title><link href="https://a.kr/3"/>'
        "<updated>2026-01-02T00:00:00Z</updated></entry></feed>"
    )
    assert [(a.url, a.title) for a in found.articles] == [("https://a.kr/3", "가")]


@pytest.mark.parametrize("packed", [False, True])
def test_news_sitemaps(packed: bool) -> None:
    found = of(gzip.compress(NEWS.encode()) if packed else NEWS)
    assert found.kind == "sitemap"
    assert [a[:2] for a in found.articles] == [("https://a.kr/1", "제목 하나"), ("https://a.kr/2", "")]
    assert found.articles[0].published == dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=KST)
    assert found.articles[1].published == dt.datetime(2026, 1, 2, 23, 59, tzinfo=KST)


def test_sitemap_indexes_news_first() -> None:
    assert [child.url for child in of(INDEX).children] == ["https://a.kr/news-sitemap.xml", "https://a.kr/old.xml"]


def test_text_sitemaps() -> None:
    found = of("https://a.kr/1\nhttps://a.kr/2\n", kind="text/plain")
    assert [a.url for a in found.articles] == ["https://a.kr/1", "https://a.kr/2"]


def test_broken_and_hostile_xml() -> None:
    assert [a.url for a in of(NEWS[:-40]).articles] == ["https://a.kr/1", "https://a.kr/2"]
    laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    assert of(laughs + "<urlset><url><loc>https://a.kr/&b;</loc></url></urlset>").articles == []
    secret = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    assert "root" not in str(of(secret + "<urlset><url><loc>https://a.kr/&f;</loc></url></urlset>"))
    assert of("<urlset>").articles == []
    with pytest.raises(PageError, match="bomb"):
        of(gzip.compress(b"\0" * 50_000_000))


def test_section_pages() -> None:
    text = """<html><head><link rel="alternate" type="application/rss+xml" href="/rss/all.xml"></head><body>
    <a href="/news/articleList.html?sc=1">정치</a><a href="/news/articleView.html?idxno=11"><img></a>
    <a href="/news/articleView.html?idxno=11">시장이 새 길을 열었다</a><a href="//m.a.kr/article/20260102000012/">둘</a>
    <a href="https://other.kr/news/articleView.html?idxno=9">남의 기사</a><a href="javascript:x()">x</a>
    <a href="/member/login?no=12345">로그인</a><a href="/img/1234567.jpg">그림</a><a href="http://[bad">x</a></body></html>"""
    found = of(text, "https://www.a.kr/", "text/html")
    assert found.kind == "section"
    assert [a[:2] for a in found.articles] == [
        ("https://www.a.kr/news/articleView.html?idxno=11", "시장이 새 길을 열었다"),
        ("https://m.a.kr/article/20260102000012/", "둘"),
    ]
    assert [child.url for child in found.children] == ["https://www.a.kr/rss/all.xml"]
    assert of(text, "https://www.a.kr/politics", "text/html").children == []


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        ("https://a.kr/news/articleView.html?idxno=1", True),
        ("https://a.kr/article/202601020001", True),
        ("https://a.kr/politics/2026/01/02/ABCDE/", True),
        ("https://a.kr/view/AKR20260102000100001", True),
        ("https://a.kr/read.php?newsid=0123", True),
        ("https://a.kr/politics", False),
        ("https://a.kr/list?page=2", False),
        ("https://a.kr/2026/01/02/", False),
        ("https://a.kr/photo/1234567.jpg", False),
    ],
)
def test_the_shape_of_an_articles_address(url: str, is_article: bool) -> None:
    assert looks_like_article(url) is is_article


def test_sites_are_told_apart_by_registered_name() -> None:
    assert same_site("https://m.a.co.kr/1", "https://www.a.co.kr/")
    assert not same_site("https://a.co.kr/", "https://b.co.kr/")
    assert same_site("https://news.a.com/", "https://a.com/")
    assert not same_site("http://127.0.0.1:1/", "http://127.0.0.1:2/")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026.11.29 13:40", dt.datetime(2026, 11, 29, 13, 40, tzinfo=KST)),
        ("2026.11.29 13:40:12", dt.datetime(2026, 11, 29, 13, 40, 12, tzinfo=KST)),
        ("2026. 11. 29. 오후 1:40", dt.datetime(2026, 11, 29, 13, 40, tzinfo=KST)),
        ("2026/11/29", dt.datetime(2026, 11, 29, 23, 59, tzinfo=KST)),
        ("2026년 11월 29일", dt.datetime(2026, 11, 29, 23, 59, tzinfo=KST)),
        ("20261129134000", dt.datetime(2026, 11, 29, 13, 40, tzinfo=KST)),
        ("Sun, 29 Nov 2026 04:40:00 GMT", dt.datetime(2026, 11, 29, 13, 40, tzinfo=KST)),
        ("Sun, 29 Nov 2026 13:40:00 KST", dt.datetime(2026, 11, 29, 13, 40, tzinfo=KST)),
        ("2026-11-29T04:40:00Z", dt.datetime(2026, 11, 29, 13, 40, tzinfo=KST)),
        ("어제 저녁", None),
        ("2026-13-45", None),
        ("Mon, 30 Nov -0001 00:00:00 +0900", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", None),
        ("", None),
    ],
)
def test_dates_of_feeds_as_korean_outlets_write_them(text: str, when: dt.datetime | None) -> None:
    item = f"<item><link>https://a.kr/1</link><pubDate>{text}</pubDate></item>"
    assert [found.published for found in of(f"<rss><channel>{item}</channel></rss>").articles] == [when]
    entry = f"<url><loc>https://a.kr/1</loc><lastmod>{text}</lastmod></url>"
    assert [found.published for found in of(f"<urlset>{entry}</urlset>").articles] == [when]
