"""Where the next article begins on a page that shows several in full."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.label import signed_lines
from bonmun.label.readings import next_articles
from bonmun.label.readings.body import NOTHING, Reading
from tests.label.sheets import TOLD, Row, box, plain, sheet, told

FIRST = "<p>가람시는 강변에 벤치를 놓기로 했다고 3일 밝혔다.</p><p>시는 가을까지 일을 마친다.</p>"
NEXT = "".join(f"<p>누리군은 {n}일 새 도서관을 열었다고 밝혔다. 책은 {n}만 권이다.</p>" for n in range(2, 9))


def texts(page: str) -> str:
    head = "<!doctype html><title>강변에 벤치 놓는다</title><meta property='og:title' content='강변에 벤치 놓는다'>"
    return Extractor(sites=False).extract(head + page).text


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("<h1>강변에 벤치 놓는다</h1>", "<h1>누리군 도서관 열었다</h1>"),
        ("<h2 class='t9'>강변에 벤치 놓는다</h2>", "<h2 class='t9'>누리군 도서관 열었다</h2>"),
    ],
)
@pytest.mark.parametrize("sign", ["<p>서이든 기자</p>", "<ul><li>서이든 기자</li><li>입력 2024.03.18 14:05</li></ul>"])
@pytest.mark.parametrize("bar", ["<p>다음 기사</p>", "<div>이어지는 뉴스</div>", ""])
def test_the_article_under_the_headline_is_read(first: str, other: str, sign: str, bar: str) -> None:
    own = f"<div class='a1'>{first}{sign}<div>{FIRST}</div></div>"
    assert (
        texts(f"<div>{own}{bar}<div class='b2'>{other}{sign}{NEXT}</div></div>")
        == "가람시는 강변에 벤치를 놓기로 했다고 3일 밝혔다.\n\n시는 가을까지 일을 마친다."
    )


def test_a_box_made_as_the_first_holds_another_article() -> None:
    sign = "<p>서이든 기자 | 입력 2024.03.18 14:05</p>"
    own = f"<div class='v'><h1>강변에 벤치 놓는다</h1>{sign}{FIRST}</div>"
    assert "누리군" not in texts(f"{own}<div class='v'><h2>누리군 도서관</h2>{sign}{NEXT}</div>")


def test_a_subhead_signed_by_nobody_is_the_texts() -> None:
    page = f"<h2>강변에 벤치 놓는다</h2><p>서이든 기자</p><div>{FIRST}<h2>도서관도 연다</h2>{NEXT}</div>"
    assert "도서관도 연다" in texts(page)
    assert "누리군은 8일" in texts(page)


def article(*under: Row, depth: int = 0) -> int | None:
    """Where the next article begins whose headline these lines follow."""
    inner = box("h2")
    for _ in range(depth):
        inner = box("span", "", inner)
    rows = [plain("강변에 벤치 놓는다", box("h2")), told(), told(), plain("도서관 연다", inner, bold=True), *under]
    return next_articles.begins(sheet(*rows), 0)


def is_signed(lines: int) -> bool:
    """Whether a byline so many lines below a headline signs it."""
    return article(*(plain("누리 도서관") for _ in range(lines - 1)), plain("서이든 기자"), told()) == 3


def is_told(lines: int) -> bool:
    """Whether a text so many lines below a byline is another article's."""
    return article(plain("서이든 기자"), *(plain("누리 도서관") for _ in range(lines - 1)), told(TOLD)) == 3


def is_inside(depth: int) -> bool:
    """Whether a heading is known by words that stand so many elements deep in it."""
    return article(plain("서이든 기자"), told(), depth=depth) == 3


def test_headings_without_a_text_below_are_not_read_as_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(signed_lines, "signs_or_dates", lambda text: read.append(text) or False)
    headings = [plain(f"가람시 {n}번째 부서", box("h2"), bold=True) for n in range(50)]
    begins = next_articles.begins(sheet(plain("강변에 벤치", box("h2")), told(), told(), *headings, told()), 0)
    assert begins is None
    assert len(read) <= 3 * 9


def test_a_reading_ends_where_the_next_article_begins() -> None:
    found = Reading(2, 9, ((0, 3), (3, 8), (8, 10)), 90.0)
    assert next_articles.before(found, 5) == Reading(2, 5, ((0, 3), (3, 5)), 90.0)
    assert next_articles.before(found, 12) == found
    assert next_articles.before(found, 9) == Reading(2, 9, ((0, 3), (3, 8), (8, 9)), 90.0)
    assert next_articles.before(found, 8) == Reading(2, 8, ((0, 3), (3, 8)), 90.0)
    assert next_articles.before(found, 2) == NOTHING
    assert next_articles.before(found, 3) == Reading(2, 3, ((0, 3),), 90.0)


def test_a_heading_made_as_the_pages_own() -> None:
    def is_like(tag: str, name: str, around: str, own_around: str = "v", inner: str = "b") -> bool:
        own = box("h1", "tit", box("div", own_around))
        made = sheet(plain(element=own), plain(element=box(inner, "", box(tag, name, box("div", around)))))
        return next_articles._is_like(made, 1, own)

    assert is_like("h1", "tit", "w")
    assert is_like("h2", "sub", "v")
    assert not is_like("h2", "tit", "w")
    assert not is_like("h1", "sub", "w")
    assert not is_like("h2", "sub", "", "")
    assert not is_like("h4", "tit", "v")
    own = box("h1", "tit", box("div", "v"))
    assert not next_articles._is_like(sheet(plain(element=own), plain(element=own)), 1, own)
    beside = box("h2", "", own.parent)
    assert not next_articles._is_like(sheet(plain(element=own), plain(element=beside)), 1, own)
