"""Each field of an article comes from its own place, and parts of lines are blocks of their own."""

from __future__ import annotations

import datetime as dt

from bonmun import assemble, extract
from bonmun.article import Article, Author, Block
from bonmun.assemble import blocks_of, nothing
from bonmun.decode.intake import Given
from bonmun.label import edges, page_kinds
from tests.labelled import Made, labels

FIRST = "가람시는 3일 한빛강 산책로를 다시 열었다고 밝혔다."
LAST = "산책로는 밤 열 시까지 열린다."
TOLD = Article(
    title="산책로 다시 열려", authors=(Author("나정호", "na@example.kr"),),
    published=dt.datetime(2024, 5, 3, tzinfo=dt.timezone(dt.timedelta(hours=9))), updated=None, day_only=True,
    publisher="가람일보", via="다온포털", section="사회", tags=("산책로",), url="https://garam.example.kr/1",
    image="https://garam.example.kr/1.jpg", description="한빛강 산책로 소식", language="ko",
)  # fmt: skip
GIVEN = Given("", "https://given.example.kr/1", "cp949", ("mended: a tag",))


line = Made


def made(lines: list[Made], keep: tuple[str, ...] = (), sure: float = 0.75) -> Article:
    given = labels(*lines)
    return assemble.article(given, TOLD, GIVEN, page_kinds.of_page(given.lines, TOLD.title), "generic", keep, sure)


def test_every_field_comes_from_its_own_place() -> None:
    lines = [
        line("부제", "subtitle"), line("한빛강에서", "dateline"), line(FIRST, "body"), line("사진 설명", "caption"),
        line(LAST, "body"), line("나정호 기자", "byline"),
    ]  # fmt: skip
    article = made(lines)
    told = {
        name: value for name, value in article.to_dict().items() if name not in ("blocks", "removed", "schema", "body")
    }
    assert article.day_only
    assert told == {
        "kind": "article", "method": "generic", "title": "산책로 다시 열려", "subtitles": ["부제"],
        "text": f"{FIRST}\n\n{LAST}", "paragraphs": [FIRST, LAST], "captions": ["사진 설명"],
        "authors": [{"name": "나정호", "email": "na@example.kr"}], "byline": ["나정호 기자"], "dateline": "한빛강에서",
        "published": "2024-05-03", "updated": None, "publisher": "가람일보",
        "via": "다온포털", "section": "사회", "tags": ["산책로"], "description": "한빛강 산책로 소식", "language": "ko",
        "images": [], "url": "https://garam.example.kr/1",
        "image": "https://garam.example.kr/1.jpg", "encoding": "cp949", "confidence": 0.75,
        "warnings": ["mended: a tag"], "reason": "",
    }  # fmt: skip


def test_without_a_body_there_are_no_paragraphs_and_a_reason() -> None:
    article = made([line("사진 설명", "caption")], keep=("captions",))
    assert (article.paragraphs, article.method, article.captions) == ((), "none", ("사진 설명",))
    assert article.reason


def test_kept_roles_stand_in_the_text_in_their_place() -> None:
    lines = [line(FIRST, "body"), line("사진 설명", "caption"), line(LAST, "body"), line("나정호 기자", "byline")]
    assert made(lines, ("captions", "byline")).paragraphs == (FIRST, "사진 설명", LAST, "나정호 기자")


def test_what_was_not_read_says_what_it_is() -> None:
    article = nothing(GIVEN, "error", "bytes: too large")
    assert (article.kind, article.reason, article.method) == ("error", "bytes: too large", "none")
    assert (article.url, article.encoding, article.warnings) == (GIVEN.url, "cp949", GIVEN.warnings)


def test_a_dateline_and_a_sign_off_are_blocks_with_rules_of_their_own() -> None:
    both = labels(line(f"(가람=다온뉴스) 나정호 기자 = {FIRST} na@example.kr"))
    assert blocks_of(edges.split(both)) == (
        Block("(가람=다온뉴스) 나정호 기자 =", "dateline", None, "bylines/dateline", "line 1"),
        Block(FIRST, "body", None, "reading/core", "line 1"),
        Block("na@example.kr", "byline", None, "bylines/sign-off", "line 1"),
    )


def test_a_sign_off_on_a_line_of_its_own_paragraph_leaves_the_dateline_alone() -> None:
    first, last = line(f"(가람=다온뉴스) {FIRST}"), line(f"{LAST} na@example.kr")
    cut = edges.split(labels(first, line("이어서 다음 날 일정이 잡혔다."), last))
    roles = [block.role for block in blocks_of(cut)]
    assert roles == ["dateline", "body", "body", "body", "byline"]


CUT = "가람시는 3일 한빛강 산책로를 지난해 물난리 뒤"


def test_a_sentence_that_an_advertisement_cut_is_one_again() -> None:
    rest = "열 달 만에 다시 열었다고 밝혔다."
    assert made([line(CUT, "body"), line("광고", "junk", "ad"), line(rest, "body")]).paragraphs == (f"{CUT} {rest}",)
    assert made([line(CUT, "body"), line(rest, "body", framed=True)]).paragraphs == (f"{CUT} {rest}",)


def test_nothing_else_joins_lines() -> None:
    rest = "열 달 만에 다시 열었다고 밝혔다."
    for between in ([], [line("공유", "junk", "share")]):
        assert made([line(CUT, "body"), *between, line(rest, "body")]).paragraphs == (CUT, rest)
    ad = line("광고", "junk", "ad")
    assert made([line(FIRST, "body"), ad, line(rest, "body")]).paragraphs == (FIRST, rest)
    assert made([ad, line(CUT, "body"), line(rest, "body"), line(LAST, "body")]).paragraphs == (CUT, rest, LAST)
    assert made([line(FIRST, "body"), ad, line(CUT, "body"), line(rest, "body")]).paragraphs == (FIRST, CUT, rest)


def test_a_page_of_pictures_is_known_by_its_captions() -> None:
    assert extract("<h1>산책로 풍경</h1><figure><img src=a><figcaption>사진 설명</figcaption></figure>").kind == "photo"
