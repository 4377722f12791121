"""How far a reading grows in its own block, what closes it, rows of teasers, and what trafilatura and rules say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bonmun.grammar.lines import is_complete
from bonmun.label import first_pass
from bonmun.label.readings import dump_edges, extent, fallback, rule_check
from bonmun.label.readings.body import NOTHING, Reading
from bonmun.parse import page_lines, walk
from bonmun.parse.page_lines import Element, PageLines
from bonmun.sites.selection import Mark, Selection
from tests.label.sheets import SAID, TOLD, Row, box, junk, link, of_dump, plain, sheet, told


def grown(*rows: Row, start: int, end: int, inside: tuple[int, int] | None = None) -> tuple[int, int]:
    made = sheet(*rows)
    found = extent.grow(made, Reading(start, end, (inside or (0, len(rows)),), 1.0))
    return found.start, found.end


def test_a_reading_grows_over_fragments_of_its_block() -> None:
    own, other = box(), box()
    here, there = told(element=own), told(element=other)
    gap = plain("늘봄동 벤치", own)
    assert grown(here, gap, here, gap, here, start=2, end=3) == (0, 5)
    assert grown(here, gap, here, gap, here, start=2, end=3, inside=(1, 4)) == (2, 3)
    assert grown(there, gap, here, gap, there, start=2, end=3) == (2, 3)
    assert grown(here, junk(element=own), here, start=2, end=3) == (2, 3)
    assert grown(here, link(element=own), here, start=2, end=3) == (2, 3)
    assert grown(told(SAID, own), gap, here, gap, told(SAID, own), start=2, end=3) == (2, 3)
    assert grown(here, told(SAID, own), here, start=2, end=3) == (0, 3)
    assert grown(here, plain("서이든 기자", own), here, start=2, end=3) == (2, 3)
    assert grown(here, plain("2024.03.18 14:05", own), here, start=2, end=3) == (2, 3)
    assert grown(here, plain("무단전재 및 재배포 금지", own), here, start=2, end=3) == (2, 3)
    assert grown(here, plain("골목", box("figure", "", own)), here, start=2, end=3) == (2, 3)
    assert grown(here, plain("골목", box("div", "related", own)), here, start=2, end=3) == (2, 3)
    holder = box()
    rows = [told(element=box("div", "", holder)) for _ in range(3)]
    assert grown(*rows, start=1, end=2) == (0, 3)
    assert grown(here, here, start=0, end=0) == (0, 0)
    assert extent.grow(sheet(told(), told()), Reading(0, 1, (), 1.0)).end == 1


def closed(block: str, *rows: Row, name: str = "") -> set[int]:
    """The lines that close a text, of those in a block behind it."""
    holder = box()
    behind = box(block, name, holder)
    for row in rows:
        row.element = row.element or behind
    made = sheet(told(element=holder), *rows, told(element=box()))
    return set(extent.closing(made, 0, 1, frozenset(range(len(rows) + 2))))


@pytest.mark.parametrize(
    ("block", "texts", "expected"),
    [
        ("ul", ["늘봄동 벤치 열두 개", "한빛동 다리 세 곳"], True),
        ("ul", ["늘봄동 벤치 열두 개와 한빛동 다리 세 곳"], False),
        ("ul", ["늘봄동 벤치", "한빛동"], False),
        ("ul", ["△ 늘봄동"], True),
        ("table", ["늘봄동"], True),
        ("blockquote", ["늘봄동"], True),
        ("pre", ["늘봄동"], True),
        ("div", ["늘봄동"], False),
        ("div", ["늘봄동", TOLD], True),
        ("div", [TOLD, "늘봄동"], False),
        ("div", [SAID, TOLD], False),
        ("section", ["늘봄동", TOLD], True),
        ("p", ["늘봄동", TOLD], False),
        ("div", ["서이든 기자", TOLD], False),
    ],
)
def test_what_closes_a_text(block: str, texts: list[str], expected: bool) -> None:
    rows = [(told if text in (TOLD, SAID) else plain)(text) for text in texts]
    assert closed(block, *rows) == (set(range(1, len(rows) + 1)) if expected else set())


def test_a_box_named_as_around_an_article_closes_none() -> None:
    assert closed("table", plain("늘봄동"), name="side-bar") == set()
    assert closed("table", plain("늘봄동"), name="view") == {1}


def test_pictures_and_paragraphs_may_stand_before_what_closes() -> None:
    holder = box()
    listed = box("table", "", holder)
    made = sheet(
        told(element=holder),
        plain("골목", box("figure", "", holder)),
        plain("늘봄동", holder),
        plain("1층", listed),
        junk(element=holder),
        plain("2층", box("table", "", holder)),
    )
    assert extent.closing(made, 0, 1, frozenset(range(6))) == {3}
    assert extent.closing(made, 0, 1, frozenset((0, 1))) == frozenset()
    assert extent.closing(made, 0, 0, frozenset(range(6))) == frozenset()


CUT = "가람시는 강변 산책로에 벤치를 놓고 나무를…"


def test_teasers_in_a_row_under_headlines() -> None:
    head = plain("강변 산책로 다시 열린다")
    pair = [head, told(CUT)]
    assert list(dump_edges.teasers(sheet(*pair * 4))) == [1, 3, 5, 7]
    assert list(dump_edges.teasers(sheet(*pair * 4, plain("가"), told()))) == [1, 3, 5, 7]
    assert list(dump_edges.teasers(sheet(*pair * 2, junk(), *pair * 2))) == [1, 3, 6, 8]
    assert list(dump_edges.teasers(sheet(*pair * 4, told(CUT)))) == [1, 3, 5, 7, 8]
    assert list(dump_edges.teasers(sheet(*[head, told()] * 4))) == []
    assert list(dump_edges.teasers(sheet(*pair))) == []
    assert list(dump_edges.teasers(sheet(*[told(), told(CUT)] * 4))) == []


def test_trafilaturas_reading_is_the_lines_that_it_keeps() -> None:
    texts = [f"{n}번째로 {TOLD} 시는 나무도 심는다고 했다." for n in range(1, 5)]
    table = "<table><tr><th>구분</th><th>객석 수</th></tr><tr><td>1층 객석</td><td>120</td></tr></table>"
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    html = f"<html><body><nav><a href=/1>정치</a></nav><article>{paragraphs}{table}</article><footer>가람일보</footer>"
    made = first_pass.read(walk.read(page_lines.parse(html), is_complete).lines)
    found = fallback.read(html, None, made)
    kept = [i for first, last in found.spans for i in range(first, last)]
    assert [made.lines[i].text for i in kept][:4] == texts
    assert (found.start, found.end) == (kept[0], kept[-1] + 1)
    assert found.weight == sum(len(made.lines[i].text) for i in kept)
    assert fallback.read("<html><body><p>가</p></body></html>", None, of_dump("가")) == NOTHING


def given(
    marks: Mapping[int, Mark], rows: list[Row], held: Mapping[int, Element], core: range, title: str | None = "새 조명"
) -> dict[int, str]:
    """The rules of the lines that rule files mark, by index; `held` is the element of each mark."""

    class Page(PageLines):
        def of_nodes(self, nodes: object) -> dict[int, Element]:
            return dict(held)

    made = sheet(*rows)
    page = Page(page_lines.parse(""), list(made.lines), [], None)  # type: ignore[arg-type]  # no nodes are asked for
    selection = Selection("site:a", marks=marks, values={"title": ("새 조명",)})
    return {i: found.rule.id for i, found in rule_check.given(page, selection, core, title).items()}


def test_what_rules_mark() -> None:
    top, text, foot = box(), box(), box()
    rows = [plain("새 조명", top), told(element=text), plain("공유", foot)]
    marks = {
        1: Mark("title", "", "site:a/title"),
        2: Mark("junk", "share", "site:a/share"),
        3: Mark("section", "", "site:a/section"),
    }
    held = {1: top, 2: foot, 3: text}
    assert given(marks, rows, held, range(1, 2)) == {0: "site:a/title", 2: "site:a/share"}
    assert given(marks, rows, held, range(0, 2)) == {2: "site:a/share"}
    assert given(marks, rows, held, range(1, 2), title="다른 조명") == {2: "site:a/share"}
    assert given(marks, rows, held, range(1, 2), title=None) == {0: "site:a/title", 2: "site:a/share"}
    assert given(marks, rows, held, range(2, 3)) == {0: "site:a/title"}
    assert given(marks, rows, {1: top}, range(1, 2)) == {0: "site:a/title"}
    caption = {1: Mark("caption", "", "site:a/caption"), 2: Mark("junk", "ad", "site:a/ad")}
    assert given(caption, rows, {1: top, 2: top}, range(1, 2)) == {0: "site:a/ad"}
    assert given({1: Mark("subtitle", "", "site:a/subtitle")}, rows, {1: text}, range(1, 2)) == {}
    assert given({1: Mark("byline", "", "site:a/byline")}, rows, {1: text}, range(1, 2)) == {1: "site:a/byline"}


def test_a_line_by_itself() -> None:
    made = of_dump(
        "공유하기", "늘봄동 벤치", TOLD, f"{TOLD} 무단전재 및 재배포 금지", "* 무단전재 및 재배포 금지합니다", TOLD
    )
    assert list(made.shapes) == ["junk", "fragment", "sentence", "repeat", "junk", "repeat"]
    assert made.kinds[0] == "share"
    assert made.lines[3].text == made.lines[3].source == TOLD
    assert [piece.decision.kind for piece in made.notices[3]] == ["copyright"]
    linked = first_pass.read(sheet(plain("늘봄동 벤치", link=4), plain("늘봄동 의자", link=3)).lines)
    assert (list(linked.shapes), list(linked.kinds)) == (["link", "fragment"], ["", ""])


def test_a_reading_reaches_to_the_last_told_paragraph_and_no_further() -> None:
    own = box()
    here, gap, said = told(element=own), plain("늘봄동 벤치", own), told(SAID, own)
    assert grown(here, gap, here, said, start=0, end=1) == (0, 3)
    assert grown(here, said, here, said, start=0, end=1) == (0, 3)
    assert grown(said, here, gap, here, start=3, end=4) == (1, 4)
    assert grown(here, here, junk(element=own), here, start=0, end=1) == (0, 2)
    assert grown(here, junk("ad", element=own), here, start=0, end=1) == (0, 3)
    assert grown(here, junk("image_hint", element=own), here, start=0, end=1) == (0, 3)
    assert grown(here, plain("광고", own), here, start=0, end=1) == (0, 3)
    assert grown(here, plain("늘봄동", own, link=3), here, start=0, end=1) == (0, 1)
    unseen = box("div", "", own)
    unseen.hidden = True
    assert grown(here, plain("늘봄동", unseen), here, start=0, end=1) == (0, 1)
    assert grown(here, plain("늘봄동"), here, start=0, end=1) == (0, 1)


def test_a_box_of_links_between_the_paragraphs_is_passed() -> None:
    own = box()
    here, others = told(element=own), box("div", "", own)
    assert grown(here, plain("골목", others), link(element=others), here, start=0, end=1) == (0, 4)
    assert grown(here, told(SAID, others), told(SAID, others), here, start=0, end=1) == (0, 1)
    apart = box()
    assert grown(here, link(element=apart), link(element=apart), here, start=0, end=1) == (0, 1)


def test_a_reading_grows_in_the_span_that_holds_it() -> None:
    own = box()
    made = sheet(*[told(element=own)] * 6)

    def found(*spans: tuple[int, int], start: int = 2, end: int = 3) -> tuple[int, int]:
        grown = extent.grow(made, Reading(start, end, spans, 1.0))
        return grown.start, grown.end

    assert found((0, 6)) == (0, 6)
    assert found((2, 6)) == (2, 6)
    assert found((0, 3)) == (0, 3)
    assert found((0, 2), (2, 4), (4, 6)) == (2, 4)
    assert found((0, 2), (3, 6)) == (2, 3)


def before(*rows: Row, start: int | None = None) -> set[int]:
    """The rows of tables before a text, which is the last line."""
    made = sheet(*rows)
    first = len(rows) - 1 if start is None else start
    return set(extent.tables_before(made, first, len(rows), frozenset(range(len(rows)))))


def test_tables_of_values_right_before_the_text() -> None:
    around = box()
    own = box("div", "", around)
    text = told(element=own)

    def table(tag: str = "table", cells: str = "1층\t120\t30", rows: int = 2) -> list[Row]:
        holder = box(tag, "", own)
        return [plain(cells, box("tr", "", holder)) for _ in range(rows)]

    assert before(*table(), text) == {0, 1}
    assert before(*table(), *table(), text) == {0, 1, 2, 3}
    assert before(*table(), plain("골목", box("figure", "", own)), text) == {0, 1}
    assert before(*table(), junk("ad", element=own), text) == {0, 1}
    assert before(*table(), plain("골목", own), text) == set()
    assert before(*table("ul"), text) == set()
    assert before(*table(cells="1층\t120", rows=4), text) == {0, 1, 2, 3}
    assert before(*table(cells="1층\t120", rows=3), text) == set()
    assert before(*table(cells="1층", rows=6), text) == set()
    far = box("table", "", box("div", "", around))
    assert before(*[plain("1층\t120\t30", box("tr", "", far))] * 2, text) == set()
    assert before(*table(), text, start=3) == set()
    made = sheet(*table(), text)
    assert extent.tables_before(made, 2, 3, frozenset((1, 2))) == {0, 1}
    assert extent.tables_before(made, 2, 3, frozenset((2,))) == frozenset()


def test_values_are_no_dates_and_no_links() -> None:
    def holds(*texts: str, **facts: object) -> bool:
        table = box("table")
        made = sheet(*(plain(text, box("tr", "", table), **facts) for text in texts), told())
        return extent._holds_values(made, table, len(texts))

    assert holds("1층\t120\t30", "2층\t90\t30")
    assert not holds("1층\t120\t30")
    assert not holds("1층\t120\t30", "2층\t90")
    assert not holds("1층\t120\t30", "2층\t90\t30", link=3)
    assert not holds("1층\t120\t30", "무단전재 및 재배포 금지")


@pytest.mark.parametrize("tag", ["ul", "ol", "dl"])
def test_lists_of_several_items_close_a_text(tag: str) -> None:
    rows = [plain("늘봄동 벤치 열두 개와 다리"), plain("한빛동 다리 세 곳")]
    assert closed(tag, *rows) == {1, 2}
    assert closed(tag, plain("늘봄동 벤치 열두 개와 한빛동 다리 세 곳", items=2)) == {1}
    assert closed(tag, plain("늘봄동 벤치 열두 개와 한빛동 다리 세 곳")) == set()
