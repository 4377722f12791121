"""What a page is where it has no body, and whether a run of lines is one of teasers."""

from __future__ import annotations

import pytest

from bonmun.label import page_kinds, registry
from bonmun.label.labels import labelled
from bonmun.label.page_kinds import Classification
from bonmun.label.registry import Rule, decided

from .sheets import SAID, TOLD, Row, junk, link, plain, sheet, told

CAPTION, BODY = registry.FIGURE, registry.CORE
LINK = "누리강 둔치 봄꽃 잔치 소식"
GONE = "존재하지 않는 기사입니다"
PAID = "이 기사는 유료 회원 전용입니다"


def kind(*rows: Row, rules: dict[int, Rule] | None = None, title: str | None = None) -> Classification:
    made = sheet(*rows)
    rules = rules or {}
    lines = [
        labelled(line, shape, decided(rules[line.index]) if line.index in rules else None)
        for line, shape in zip(made.lines, made.shapes, strict=True)
    ]
    return page_kinds.of_page(lines, title)


def links(count: int) -> list[Row]:
    return [row for n in range(count) for row in (link(f"{LINK} {n}"), junk())]


@pytest.mark.parametrize(
    ("rows", "rules", "title", "expected"),
    [
        ([told()], {0: BODY}, None, ("article", "")),
        ([told(), plain(GONE)], {0: BODY}, None, ("article", "")),
        ([], {}, None, ("empty", "no-text: the page shows no text")),
        ([plain(GONE)], {}, None, ("error", "gone: the page says that there is no article")),
        ([plain()], {}, "404 not found", ("error", "gone: the page says that there is no article")),
        ([plain("삭제된 기사"), *links(12)], {}, None, ("error", "gone: the page says that there is no article")),
        ([plain(PAID)], {}, None, ("paywall", "paywall: the article is for subscribers")),
        ([plain(PAID), *links(30)], {}, "골목", ("paywall", "paywall: the article is for subscribers")),
        ([plain(GONE), plain(PAID)], {}, None, ("error", "gone: the page says that there is no article")),
        (
            [row for _ in range(4) for row in (link(), told())],
            {},
            "골목",
            ("list", "list: 4 teasers under links, no article"),
        ),
        (links(12), {}, "골목", ("list", "list: 12 links to articles, no article")),
        (
            [plain("새 조명")],
            {0: CAPTION},
            "골목",
            ("photo", "photo: the page shows pictures and captions, no article text"),
        ),
        ([plain("새 조명"), *links(12)], {0: CAPTION}, "골목", ("list", "list: 12 links to articles, no article")),
        ([plain("새 조명")], {}, "골목", ("photo", "photo: a headline without article text")),
        ([plain("새 조명")], {0: CAPTION}, None, ("empty", "no-article: no run of sentences that could be an article")),
        (
            [link("늘봄천 산책로를 한빛천 다리로", items=2)] * 2,
            {},
            "골목",
            ("photo", "photo: a headline without article text"),
        ),
        (
            [link("늘봄천 산책로를 걷다 " * 5, items=5), junk()],
            {},
            None,
            ("list", "list: 5 links to articles, no article"),
        ),
        ([plain("늘봄천\t산책로를 걷다", link=8)] * 5, {}, None, ("list", "list: 5 links to articles, no article")),
        (
            [plain("늘봄천\t산책로를 걷다", link=7)] * 5,
            {},
            None,
            ("empty", "no-article: no run of sentences that could be an article"),
        ),
        (
            [plain(f"2024.03.18 {LINK} {TOLD}", link=14)] * 4,
            {},
            None,
            ("list", "list: 4 teasers under links, no article"),
        ),
        (
            [row for _ in range(4) for row in (plain("늘봄천 산책로"), told(), plain("더보기"))],
            {},
            None,
            ("list", "list: teasers over one and the same button, no article"),
        ),
    ],
)
def test_what_a_page_is(rows: list[Row], rules: dict[int, Rule], title: str | None, expected: tuple[str, str]) -> None:
    assert kind(*rows, rules=rules, title=title) == expected


def test_a_transcript_is_a_videos() -> None:
    rows = [told(f"{cue} {TOLD}") for cue in ("[앵커]", "<기자>", "【리포트】")]
    assert kind(*rows, rules=dict.fromkeys(range(3), BODY)).kind == "video"
    assert kind(*rows, rules={0: BODY}).kind == "article"
    assert kind(told(f"앵커: {TOLD}"), told(f"앵커: {TOLD}"), rules={0: BODY, 1: BODY}).kind == "article"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GONE, True),
        ("잘못된 접근입니다", True),
        ("찾을 수 없습니다", True),
        ("기사가 삭제되었습니다", True),
        ("Access denied", True),
        (PAID, True),
        ("로그인 후 전체 기사를 볼 수 있습니다", True),
        ("이어지는 내용은 구독자에게만 보입니다", True),
        (TOLD, False),
        (SAID, False),
    ],
)
def test_apologies(text: str, expected: bool) -> None:
    assert page_kinds.is_apology(text) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([told()], True),
        ([plain()], False),
        ([told(GONE + ".")], False),
        ([told(), *links(23)], True),
        ([told(), *links(24)], False),
        ([told(), *[link("늘봄천")] * 30], True),
        ([row for _ in range(1) for row in (link(), told())], True),
        ([row for _ in range(2) for row in (link(), told())], False),
        ([told(), told(), told(), *[row for _ in range(2) for row in (link(), told())]], True),
        ([told(), *[row for _ in range(3) for row in (link(), told())]], False),
    ],
)
def test_whether_to_ask_somebody_else(rows: list[Row], expected: bool) -> None:
    assert page_kinds.may_hold_article(sheet(*rows)) is expected


CUT = "가람시는 강변 산책로에 벤치를 놓고 나무를"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([told(CUT)] * 4, True),
        ([told(CUT)] * 3, False),
        ([told(f"{CUT} …")] * 4, True),
        ([told(CUT)] * 3 + [told()], False),
        ([told(CUT)] * 4 + [told()], True),
        ([told()] * 4, False),
        ([told("시는 벤치를 놓음")] * 5, False),
        ([row for _ in range(4) for row in (told(), plain("더보기"))], True),
        ([row for _ in range(3) for row in (told(), plain("더보기"))], False),
        ([row for n in range(4) for row in (told(), plain(f"더보기{n}"))], False),
        ([row for _ in range(4) for row in (told(), told(), plain("더보기"))], False),
        ([row for _ in range(4) for row in (plain("더보기"), told(), plain("골목"), told())], False),
        ([row for _ in range(3) for row in (link(), told())] + [link()], True),
        ([row for _ in range(3) for row in (plain(), told())] + [link()], False),
        ([link(), link(), link(), told(), told(), told()], False),
        ([told(f"2024.03.18 {LINK} {TOLD}", link=14)] * 3, True),
        ([told(f"2024.03.18 {LINK} {TOLD}", link=14)] * 2 + [told()], False),
    ],
)
def test_runs_of_teasers(rows: list[Row], expected: bool) -> None:
    made = sheet(junk(), *rows, junk())
    assert page_kinds.is_listing(made, 1, len(rows) + 1) is expected
