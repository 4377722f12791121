"""Fields settled from tags and labelled lines: who, when and for which outlet, where page and tags differ."""

from __future__ import annotations

import pytest

from bonmun.article import Article
from bonmun.fields import settle
from bonmun.grammar.outlets import host_of, is_portal, named, of_host
from bonmun.head.headline import Headline, find_title
from bonmun.head.tags import read_head
from bonmun.label.labels import Labelled, labelled
from bonmun.label.registry import Decision, Rule
from bonmun.parse.page_lines import Line, parse

SENTENCE = "가나시가 올해 도서관 문을 밤 열한 시까지 열기로 했다고 스무하루에 밝혔다."


def line(text: str, role: str, index: int = 0) -> Labelled:
    return labelled(Line(text, index, None), "", Decision(Rule("test", role, "", (), "")))


def article(*lines: str, tags: str = "", url: str | None = None) -> Article:
    """The fields of a page with these lines: `role|text`, or text alone for a line the labelling left as junk."""
    read = []
    for index, written in enumerate(lines):
        role, bar, text = written.partition("|")
        named = bar and role.isalpha() and role.isascii()
        read.append(line(text, role, index) if named else line(written, "junk", index))
    head = read_head(parse(f"<head>{tags}</head>"), url)
    titled = (Headline(one.text, one.index) for one in read if one.role == "title")
    return settle(head, read, next(titled, None) or find_title(head, [one.line for one in read]), url)


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def names(found: Article) -> list[str]:
    return [author.name for author in found.authors]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["title|봄", "byline|홍길동 기자", f"body|{SENTENCE}"], ["홍길동"]),
        (["title|봄", f"body|{SENTENCE}", f"body|{SENTENCE} 홍길동 기자"], ["홍길동"]),
        (["title|봄", f"body|(서울=연합뉴스) 홍길동 기자 = {SENTENCE}", "byline|a@b.kr"], ["홍길동"]),
        (["byline|홍길동 기자", "title|봄", f"body|{SENTENCE}"], ["홍길동"]),
        (
            ["title|봄", "byline|홍길동기자 , 김가나기자", f"body|{SENTENCE}", "byline|/김가나·홍길동 기자"],
            ["홍길동", "김가나"],
        ),
        (["title|봄", f"body|{SENTENCE}", "caption|도서관. 김가나 기자", "byline|홍길동 기자"], ["홍길동"]),
        (["title|봄", f"body|{SENTENCE}", "byline|영상취재 : 김가나", "byline|홍길동 기자"], ["홍길동"]),
        (["title|봄", f"body|{SENTENCE}", "홍길동 서울대 교수", "byline|홍길동 가나대 교수"], ["홍길동"]),
        (["title|봄", f"body|{SENTENCE}", "body|KBS 뉴스 홍길동입니다."], ["홍길동"]),
        (["title|봄", f"body|{SENTENCE}", "body|한빛뉴스 홍길동입니다."], ["홍길동"]),
        (["title|봄", "홍길동 입력 2018. 05. 16. 16:23", f"body|{SENTENCE}"], ["홍길동"]),
        (["title|봄", "byline|홍길동 기자", f"body|{SENTENCE}", *["다른 소식"] * 5, "byline|김가나 기자"], ["홍길동"]),
        (["title|봄", "20.10.12 09:30", "홍길동", f"body|{SENTENCE}"], ["홍길동"]),
        (["title|봄", "20.10.12 09:30", "정책", "반도체", f"body|{SENTENCE}"], []),
        (["title|봄", "홍길동", "이슈", f"body|{SENTENCE}"], []),
        (["title|봄", "body|이용자가 늘었다", f"body|(서울=연합뉴스) 홍길동 기자 = {SENTENCE}"], ["홍길동"]),
        (["title|봄", "byline|디지털뉴스팀", f"body|{SENTENCE}"], []),
        (["title|봄", f"body|{SENTENCE} 홍길동 기자가 말했다."], []),
    ],
)
def test_who_the_page_says_wrote_it(lines: list[str], expected: list[str]) -> None:
    assert names(article(*lines)) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (meta("dable:author", "김가나 기자"), ["김가나"]),
        (meta("author", "순천, 광양 김가나 기자 a@b.kr"), ["김가나"]),
        (meta("og:article:author", "한국일보"), []),
        (meta("author", "https://www.facebook.com/a"), []),
        (meta("twitter:creator", "@gana"), []),
        (meta("author", "admin"), []),
        (meta("author", "온라인뉴스팀"), []),
        (meta("author", "가나IT") + meta("og:site_name", "가나IT"), []),
    ],
)
def test_who_the_tags_say_where_the_page_names_nobody(tags: str, expected: list[str]) -> None:
    assert names(article("title|봄", f"body|{SENTENCE}", tags=tags)) == expected


def test_the_page_wins_over_the_tags() -> None:
    assert names(article("title|봄", "byline|홍길동 기자", f"body|{SENTENCE}", tags=meta("author", "김가나"))) == [
        "홍길동"
    ]


def test_the_mail_below_a_byline_is_the_reporters() -> None:
    found = article("title|봄", "byline|홍길동 기자", "byline|a@b.kr", f"body|{SENTENCE}")
    assert [tuple(author) for author in found.authors] == [("홍길동", "a@b.kr")]


def when(found: Article) -> tuple[str | None, str | None, bool]:
    published, updated = (None if t is None else t.isoformat()[:19] for t in (found.published, found.updated))
    return published, updated, found.day_only


TOLD = meta("article:published_time", "2024-01-26T08:27:39+09:00")


@pytest.mark.parametrize(
    ("lines", "tags", "expected"),
    [
        (["입력 2024.01.26 08:28"], "", ("2024-01-26T08:28:00", None, False)),
        (["입력 2024.01.26 08:28 수정 2024.01.26 09:10"], "", ("2024-01-26T08:28:00", "2024-01-26T09:10:00", False)),
        (["입력 :", "2024.01.26 08:28", "수정 :", "2024.01.26 09:10"], "",
         ("2024-01-26T08:28:00", "2024-01-26T09:10:00", False)),
        (["승인 2024.01.26 08:28"], TOLD, ("2024-01-26T08:28:00", None, False)),
        (["승인 2024.01.26 08:27"], TOLD, ("2024-01-26T08:27:39", None, False)),
        (["2024.01.26"], TOLD, ("2024-01-26T08:27:39", None, False)),
        (["2024.01.26"], "", ("2024-01-26T00:00:00", None, True)),
        (["송고시간 2024-01-26 17:27:39"], TOLD, ("2024-01-26T17:27:39", None, False)),
        (["2019.05.05 12:00"], TOLD, ("2024-01-26T08:27:39", None, False)),
        (["최종수정 2024.01.26 09:10"], TOLD, ("2024-01-26T08:27:39", "2024-01-26T09:10:00", False)),
        (["byline|홍길동 기자 2024년 01월 26일"], "", ("2024-01-26T00:00:00", None, True)),
        ([], TOLD + meta("article:modified_time", "2024-01-26T09:10:00+09:00"),
         ("2024-01-26T08:27:39", "2024-01-26T09:10:00", False)),
        ([], TOLD + meta("article:modified_time", "2024-01-26T08:27:39+09:00"), ("2024-01-26T08:27:39", None, False)),
        ([], "", (None, None, False)),
    ],
)  # fmt: skip
def test_when(lines: list[str], tags: str, expected: tuple[str | None, str | None, bool]) -> None:
    assert when(article("title|봄", *lines, f"body|{SENTENCE}", tags=tags)) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (["byline|홍길동 기자", "date|2024.01.26 08:28"], ("2024-01-26T08:28:00", None, False)),
        (["date|2024.01.26"], ("2024-01-26T00:00:00", None, True)),
        (["byline|홍길동 기자 2024.01.26 08:28"], ("2024-01-26T08:28:00", None, False)),
        (["다른 소식", "date|2024.01.26 08:28"], (None, None, False)),
        (["다른 소식", "byline|홍길동 기자", "date|2024.01.26"], (None, None, False)),
    ],
)
def test_dates_among_the_bylines_below_are_the_articles(
    below: list[str], expected: tuple[str | None, str | None, bool]
) -> None:
    assert when(article("title|봄", f"body|{SENTENCE}", *below)) == expected


def test_dates_of_lists_and_imprints_are_not_the_articles() -> None:
    lines = [
        "title|봄",
        f"body|{SENTENCE}",
        "많이 본 뉴스",
        "2024-05-27 11:16:06",
        "발행일 : 2009.11.30",
        "등록일 2005.01.01",
    ]
    assert when(article(*lines)) == (None, None, False)


@pytest.mark.parametrize(
    ("lines", "tags", "url", "expected"),
    [
        ([], "", "https://www.hankookilbo.com/news/1", ("한국일보", None)),
        ([], "", "http://m.mk.co.kr/news/1", ("매일경제", None)),
        ([], meta("og:site_name", "동아닷컴"), None, ("동아일보", None)),
        ([], meta("og:site_name", "MBC NEWS"), None, ("MBC", None)),
        ([], meta("og:site_name", "가나다라일보"), "https://ganadara.example/1", ("가나다라일보", None)),
        (["저작권자 © 가나다라일보 무단전재 및 재배포 금지"], "", None, ("가나다라일보", None)),
        (["ⓒ 매일경제 & mk.co.kr, 무단 전재, 재배포 금지"], "", None, ("매일경제", None)),
        (["©'5개국어 글로벌 경제신문' 아주경제. 무단전재·재배포 금지"], "", None, ("아주경제", None)),
        (['ⓒ"젊은 파워, 모바일 넘버원 아시아투데이" 무단전재 금지'], "", None, ("아시아투데이", None)),
        (["Copyright ⓒ 서울신문사 All rights reserved"], "", None, ("서울신문", None)),
        ([], "<title>봄이 온다 - 비즈니스포스트</title>", None, ("비즈니스포스트", None)),
        ([], "<title>가나일보</title>", None, ("가나일보", None)),
        ([], meta("og:article:author", "헤럴드경제 | 네이버"), "https://n.news.naver.com/article/016/1",
         ("헤럴드경제", "네이버 뉴스")),
        ([], meta("og:article:author", "뉴시스"), "https://v.daum.net/v/1", ("뉴시스", "다음뉴스")),
        ([], meta("og:article:author", "뉴스zum | 연합뉴스"), "https://news.zum.com/1", ("연합뉴스", "줌뉴스")),
        ([], meta("og:title", "카카오 봄 실적"), None, (None, None)),
        (["date|한국일보2018-06-04"], "", "https://www.msn.com/ko-kr/1", ("한국일보", "MSN 뉴스")),
        (["caption|ⓒ 연합뉴스 무단전재 금지"], "", None, (None, None)),
        (["[Source : 한국일보]"], "<title>Document</title>", None, ("한국일보", None)),
        (["[Source : 가나고을]"], "<title>Document</title>", None, ("가나고을", None)),
        (["기사제공 : 가나고을"], "", None, ("가나고을", None)),
        (["[출처: 한국일보]"], "", None, ("한국일보", None)),
        (["출처 : 가나다라일보(https://gana.example)"], "", None, ("가나다라일보", None)),
        (["원문 : https://www.hankookilbo.com/news/1"], "", None, ("한국일보", None)),
        (["출처: 통계청"], "", None, (None, None)),
        (["출처 : https://gana.tistory.com/1 [가나의 서랍:티스토리]"], "", None, (None, None)),
        (["caption|출처: 한국일보"], "", None, (None, None)),
        (["[Source : 한국일보]"], "", "https://www.mk.co.kr/1", ("매일경제", None)),
        (["[출처: 한국일보]"], meta("og:site_name", "가나다라일보"), None, ("가나다라일보", None)),
        (["가나일보에서 직접 확인하세요."], "", "https://v.daum.net/v/1", ("가나일보", "다음뉴스")),
        (["가나일보 구독하고 메인에서 바로 보세요!"], "", "https://n.news.naver.com/1", ("가나일보", "네이버 뉴스")),
        (["우리 시장에서 직접 확인하세요."], "", None, (None, None)),
        (["byline|홍길동 기자 hong@hankookilbo.com"], "", None, ("한국일보", None)),
        (["byline|홍길동 기자 hong@naver.com"], "", None, (None, None)),
        (["ⓒ 가나신문사 무단전재 및 재배포 금지"], "", None, ("가나신문", None)),
        ([], meta("og:site_name", "GNB NEWS"), None, ("GNB", None)),
        ([], meta("og:site_name", "한경 가나다"), None, ("한국경제", None)),
        ([], meta("og:site_name", "가나시청"), "https://www.gana.go.kr/1", ("가나시", None)),
        ([], meta("og:site_name", "가나군청"), None, ("가나군", None)),
        ([], meta("og:site_name", "가나스타"), "https://gana.mt.co.kr/1", ("가나스타", None)),
        ([], meta("og:site_name", "머니투데이 가나"), "https://gana.mt.co.kr/1", ("머니투데이", None)),
        ([], meta("og:site_name", "가나스타"), "https://news.mt.co.kr/1", ("머니투데이", None)),
        (["body|(서울=연합뉴스) 홍길동 기자 = 봄이다."], meta("og:site_name", "가나고을"), None, ("가나고을", None)),
        (["body|(서울=연합뉴스) 홍길동 기자 = 봄이다."], "", None, ("연합뉴스", None)),
    ],
)  # fmt: skip
def test_for_which_outlet(
    lines: list[str], tags: str, url: str | None, expected: tuple[str | None, str | None]
) -> None:
    found = article("title|봄", f"body|{SENTENCE}", *lines, tags=tags, url=url)
    assert (found.publisher, found.via) == expected


def test_a_dump_names_its_outlet_in_the_dateline() -> None:
    lines = [line(f"[비즈니스포스트] {SENTENCE}", "body")]
    assert settle(None, lines, Headline(None, None)).publisher == "비즈니스포스트"


@pytest.mark.parametrize(
    ("url", "name", "portal"),
    [
        ("https://news.kbs.co.kr/news/1", "KBS", False),
        ("https://sports.chosun.com/1", "스포츠조선", False),
        ("http://news.chosun.com/1", "조선일보", False),
        ("https://n.news.naver.com/1", "네이버 뉴스", True),
        ("https://gana.tistory.com/1", "티스토리", True),
        ("https://notnaver.com/1", None, False),
        ("https://mk.co.kr.example/1", None, False),
        ("http://[broken", None, False),
    ],
)
def test_hosts(url: str, name: str | None, portal: bool) -> None:
    host = host_of(url)
    assert (of_host(host), is_portal(host)) == (name, portal)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KBS 뉴스", "KBS"),
        ("한경닷컴", "한국경제"),
        ("매일방송", "MBN"),
        ("공감언론 뉴시스", "뉴시스"),
        ("대전일보사", "대전일보"),
        ("정치", None),
        ("뉴스", None),
        ("기자", None),
        ("", None),
    ],
)
def test_names(text: str, name: str | None) -> None:
    assert named(text) == name
