"""An article spread over several pages: `clean` says that it goes on, `fetch` joins it, once and in order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bonmun
from bonmun.cli import main
from tests.fetch.site import Site, reply

FAST = ["--allow-private", "--delay", "0", "--no-robots"]
WORDS = ("다리", "도서관", "시장", "공원")


def sentences(n: int) -> str:
    word = WORDS[n]
    return (
        f"<p>가람시는 7일 {word} 공사를 시작한다고 밝혔다. 시는 내년 {n + 1}월까지 {word}을 다 짓는다.</p>"
        f"<p>주민 설명회에서는 {word} 곁의 길을 넓혀 달라는 말이 나왔다고 담당 과장이 전했다.</p>"
        f"<p>이번 {word} 공사에는 {n + 3}억원이 들고, 하루 {n + 20}명이 일하게 된다고 시는 설명했다.</p>"
    )


def page(n: int, pager: str, title: str = "가람시, 새해 공사 네 곳 시작", head: str = "", body: str = "") -> str:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><h1>{title}</h1>"
        f'<div id="article">{body or sentences(n)}</div>{pager}</body></html>'
    )


def more(html: str, url: str | None = "https://a.example.kr/view?id=12345") -> list[str]:
    told = [warning for warning in bonmun.extract(html, url=url).warnings if warning.startswith("more-pages: ")]
    return told[0].partition(" at ")[2].split() if told else []


@pytest.mark.parametrize(
    ("pager", "pages"),
    [
        ('<div class=paging><b>1</b> <a href="?id=12345&page=2">2</a> <a href="?id=12345&page=3">3</a> '
         '<a href="?id=12345&page=2">다음</a></div>', [2, 3]),
        ('<p><a href="/view?page=2&id=12345">이어보기 ▶</a></p>', [2]),
        ('<a href="https://a.example.kr/view?id=12345&pageNo=2">[2]</a>', [2]),
        ('<a href="view?id=12345&amp;page=3">3</a><a href="view?id=12345&amp;page=2">2</a>', [2, 3]),
        ('<a rel=next href="view?id=12345&page=2">»</a><a href="view?id=12345&page=2">다음 페이지</a>', [2]),
        # none of these turns the article's pages
        ('<a href="?id=12345&page=3">3</a>', []),
        ('<a href="?id=12345&page=2">더 많은 기사</a>', []),
        ('<a href="?id=99999&page=2">2</a>', []),
        ('<a href="/list?page=2">2</a>', []),
        ('<a href="https://b.example.kr/view?id=12345&page=2">2</a>', []),
        ('<div id=comments><a href="?id=12345&page=2">2</a></div>', []),
        ('<div class=related_news><ul><li><a href="?id=12345&page=2">2</a></li></ul></div>', []),
        ('<a href="?id=12345&page=1">1</a>', []),
        ('<a href="http://[">2</a><a href="?id=12345&page=²">2</a><a href="?id=12345&page=200">200</a>', []),
    ],
)  # fmt: skip
def test_a_page_says_that_its_article_goes_on(pager: str, pages: list[int]) -> None:
    found = more(page(0, pager))
    assert [int(url.rpartition("=")[2]) if not url.endswith("id=12345") else 2 for url in found] == pages


def test_where_the_page_itself_says_its_address() -> None:
    pager = '<a href="?page=2">2</a>'
    own = '<link rel=canonical href="https://a.example.kr/news/12345">'
    assert more(page(0, pager), "https://a.example.kr/news/12345?utm_source=x") == []
    assert more(page(0, pager, head=own), None) == ["https://a.example.kr/news/12345?page=2"]
    assert more(page(1, '<a href="?page=1">1</a><a href="?page=3">3</a>'), "https://a.example.kr/n/1?page=2") == [
        "https://a.example.kr/n/1?page=3"
    ]


def fetched(site: Site, folder: Path, command: str = "fetch") -> dict[str, object]:
    out = folder / "out.jsonl"
    if command == "fetch":
        arguments = ["fetch", site.url("/view?id=12345"), "-o", str(out)]
    else:
        site.routes["/list.txt"] = reply(site.url("/view?id=12345"), kind="text/plain")
        arguments = ["crawl", site.url("/list.txt"), "-o", str(out), "--state", str(folder / "s")]
    assert main([*arguments, *FAST]) == 0
    (line,) = out.read_text("utf-8").splitlines()
    row: dict[str, object] = json.loads(line)
    return row


@pytest.mark.parametrize("command", ["fetch", "crawl"])
def test_pages_are_joined_in_order_and_once(site: Site, tmp_path: Path, command: str) -> None:
    lead = "<p>가람시가 새해에 공사 네 곳을 한꺼번에 시작한다고 알렸다. 모두 봄에 끝난다.</p>"
    for n in range(3):
        links = "".join(f'<a href="?id=12345&page={k + 1}">{k + 1}</a>' for k in range(3) if k != n)
        path = "/view?id=12345" + (f"&page={n + 1}" if n else "")
        site.routes[path] = reply(page(n, f"<div class=paging>{links}</div>", body=lead + sentences(n)))
    row = fetched(site, tmp_path, command)
    text = str(row["text"])
    assert text.count("한꺼번에 시작한다고") == 1
    assert [text.index(f"{word} 공사를 시작한다고") for word in WORDS[:3]] == sorted(
        text.index(f"{word} 공사를 시작한다고") for word in WORDS[:3]
    )
    assert row["warnings"] == ["pages-joined: the article stood on 3 pages"]
    assert len([path for path in site.paths() if path.startswith("/view")]) == 3


def test_a_chain_of_next_links_is_followed(site: Site, tmp_path: Path) -> None:
    for n in range(4):
        following = f'<a href="?id=12345&page={n + 2}">다음 페이지</a>' if n < 3 else ""
        site.routes["/view?id=12345" + (f"&page={n + 1}" if n else "")] = reply(page(n, following))
    row = fetched(site, tmp_path)
    assert all(f"{word} 공사를 시작한다고" in str(row["text"]) for word in WORDS)


@pytest.mark.parametrize(
    "second",
    [
        reply(page(1, "", title="다른 기사의 제목이다")),
        reply(page(0, '<a href="?id=12345&page=3">3</a>')),  # the same page again, as boards answer
        reply("none", 404),
    ],
)
def test_what_is_no_continuation_is_not_joined(site: Site, tmp_path: Path, second: bytes) -> None:
    site.routes["/view?id=12345"] = reply(page(0, '<a href="?id=12345&page=2">2</a>'))
    site.routes["/view?id=12345&page=2"] = second
    row = fetched(site, tmp_path)
    assert str(row["text"]).count("밝혔다") == 1
    assert "was not joined" in str(row["warnings"])
