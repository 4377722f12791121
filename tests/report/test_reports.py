"""Reports without a browser: what is in them, and that nothing in them can act."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from bonmun.article import Block, JunkKind, Role
from bonmun.report import charts
from bonmun.report.folder_report import write_folder
from bonmun.report.folding import FEW, groups
from bonmun.report.page_report import page_report, warnings, web_address
from bonmun.report.reasons import Reason
from tests.report.conftest import DUMP, HOSTILE, PAGE, PARAGRAPHS, Explain


def parse(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def test_the_article_side_is_the_articles_text(explain: Explain) -> None:
    source = explain(PAGE)
    shown = [node.text() for node in parse(page_report(source)).css("#text .paragraph")]
    assert "\n\n".join(shown) == source.article.text == "\n\n".join(PARAGRAPHS)


def test_the_source_side_holds_every_block_in_order(explain: Explain) -> None:
    source = explain(PAGE)
    shown = [node.text() for node in parse(page_report(source)).css(".block .text")]
    assert shown == [block.text for block in source.article.blocks]


def test_paragraphs_lead_to_their_blocks(explain: Explain) -> None:
    tree = parse(page_report(explain(PAGE)))
    for paragraph in tree.css(".paragraph"):
        block = tree.css_first(f"#b{paragraph.attributes['data-block']} .text")
        assert block is not None
        assert block.text() == paragraph.text()


def test_a_hostile_page_adds_no_element_to_its_report(explain: Explain) -> None:
    plain, evil = parse(page_report(explain(PAGE))), parse(page_report(explain(HOSTILE, "<script>x</script>.html")))
    for css in ("script", "img", "style", "iframe", "[onerror]", "a[href^=javascript]"):
        assert len(evil.css(css)) == len(plain.css(css)), css
    assert "window.pwned" in (evil.css_first(".blocks") or evil).text()


def test_a_report_names_nothing_outside_itself(explain: Explain) -> None:
    tree = parse(page_report(explain(PAGE)))
    assert tree.css("[src], link:not([href='data:,']), iframe, object, embed, form") == []
    assert "url(" not in page_report(explain(PAGE))


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.kr/1", "https://a.kr/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//[", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, link: str) -> None:
    assert web_address(url) == link


def test_warnings_name_what_a_reader_should_know(explain: Explain) -> None:
    assert any(
        w.startswith("mojibake-repaired") for w in warnings(explain(PAGE.encode("cp949").decode("latin-1")).article)
    )
    empty = explain("<p>x</p>").article
    assert warnings(empty)[0] == empty.reason != ""


def test_a_source_that_cannot_be_read_still_has_a_report(explain: Explain) -> None:
    tree = parse(page_report(explain(b"\x89PNG\r\n\x1a\n" + bytes(100), "a.png")))
    chip = tree.css_first(".chip")
    assert chip is not None
    assert chip.text() == "error"


def test_halves_of_characters_do_not_stop_the_writing(explain: Explain, tmp_path: Path) -> None:
    rows = write_folder("f", [explain(PAGE.replace("옹벽", "옹\ud83d벽"))], tmp_path / "r.html")
    assert rows[0].kept > 100
    assert "옹" in (tmp_path / "r_pages" / "00001.html").read_text("utf-8")


def test_a_folder_lists_the_least_sure_first(explain: Explain, tmp_path: Path) -> None:
    sources = [explain(PAGE, "in/a.html"), explain(DUMP, "in/b.txt"), explain("<p>x</p>", "in/c.html")]
    write_folder("in", sources, tmp_path / "index.html")
    tree = parse((tmp_path / "index.html").read_text("utf-8"))
    confidences = [float(cell.attributes["data-confidence"] or 9) for cell in tree.css("[data-confidence]")]
    assert confidences == sorted(s.article.confidence for s in sources)
    assert {node.text() for node in tree.css("td .name")} == {"a.html", "b.txt", "c.html"}
    for link in tree.css("td a"):
        page = parse((tmp_path / str(link.attributes["href"])).read_text("utf-8"))
        assert page.css_first("a[href='../index.html']") is not None


def test_a_page_without_a_headline_goes_by_its_first_words(explain: Explain, tmp_path: Path) -> None:
    plain = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    write_folder("in", [explain(plain, "in/a.html"), explain("", "in/b.html")], tmp_path / "index.html")
    tree = parse((tmp_path / "index.html").read_text("utf-8"))
    shown = {node.text().rstrip("…") for node in tree.css("td .headline.untitled")}
    assert "b.html" in shown
    assert any(words and PARAGRAPHS[0].startswith(words) for words in shown)


def test_the_counts_of_a_report_agree(explain: Explain) -> None:
    source = explain(PAGE)
    tree = parse(page_report(source))
    kept, text, rest = (int(node.text().replace(",", "")) for node in tree.css(".balance .kept b"))
    assert kept == text + rest == sum(len(block.text) for block in source.article.blocks if block.role != "junk")
    assert [node.text() for node in tree.css("#article-head b")] == [str(text)]
    assert text == sum(map(len, PARAGRAPHS))


def test_blocks_are_folded_only_before_the_text_and_only_where_they_are_many() -> None:
    def reason(role: Role) -> Reason:
        kind: JunkKind | None = "nav" if role == "junk" else None
        return Reason(Block("x", role, kind, "r/r", "p"), "", "", (), "", None)

    many = [reason("junk")] * (FEW + 1)
    found = [*many, reason("title"), *many[:FEW], reason("date"), *many, reason("body"), *many, reason("body"), *many]
    made = groups(found)
    assert [one for group in made for one in group.reasons] == found
    assert [group.first for group in made if group.folded] == [0, 2 * FEW + 3]
    assert not any(group.folded for group in groups(many * 9)), "a page without a body shows all there is"


def test_a_strip_is_as_wide_as_the_page(explain: Explain) -> None:
    stretches = charts.strip(explain(PAGE).article.blocks)
    assert sum(stretch.length for stretch in stretches) == pytest.approx(charts.WIDTH, abs=len(stretches))
    assert all(a.role != b.role for a, b in pairwise(stretches))


def test_bars_beyond_the_most_are_one() -> None:
    counts = charts.Counter({"a": 8, "b": 4, "c": 2, "d": 1})
    assert [(bar.label, bar.value, bar.length) for bar in charts.bars(counts, most=3)] == [
        ("a", 8, 1000), ("b", 4, 500), ("others", 3, 375),
    ]  # fmt: skip


def test_a_histogram_counts_the_top_edge_in() -> None:
    assert [bar.value for bar in charts.histogram([0.0, 0.95, 1.0])] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 2]
