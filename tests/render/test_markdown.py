"""Markdown that another library reads back as the same headings, lists, rows, links and text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bonmun import Article
from bonmun.parts import (
    Cell,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    Quotation,
    Separator,
    Span,
    Spans,
    Table,
)  # fmt: skip
from bonmun.render.markdown_line import line
from bonmun.render.shown_parts import shown_parts
from tests.render.odd import BODIES, SPANS

READER = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["strikethrough", "table"])


class Char(NamedTuple):
    """A character of a line and how it is set; white space is set in no way."""

    char: str
    link: str | None = None
    bold: bool = False
    italic: bool = False


PLAIN = Char("")


def seen(text: str) -> str:
    """The text as it is written: what commands a terminal is a picture."""
    return "".join(
        chr(0x2400 + ord(c)) if c < " " and c not in "\t\n" else "\ufffd" if "\x7f" <= c <= "\x9f" else c for c in text
    )


def wanted_line(spans: Iterable[Span]) -> list[Char]:
    found: list[Char] = []
    for span in spans:
        link = READER.normalizeLink(span.link.replace(" ", "%20")) if span.link else None
        for char in span.text:
            if not char.isspace():
                found.append(Char(seen(char), link, span.bold, span.italic))
            elif found and found[-1].char != " ":
                found.append(Char(" "))
    return found[: len(found) - (found[-1:] == [Char(" ")])]


TAGS: dict[str, dict[str, bool]] = {
    "<strong>": {"bold": True}, "</strong>": {"bold": False}, "<em>": {"italic": True}, "</em>": {"italic": False},
}  # fmt: skip


def read_line(node: SyntaxTreeNode, style: Char = PLAIN) -> Iterator[Char]:
    match node.type:
        case "text":
            yield from (Char(" ") if char == " " else style._replace(char=char) for char in node.content)
        case "strong" | "em" | "link" | "inline":
            set_as: dict[str, Any] = {
                "strong": {"bold": True},
                "em": {"italic": True},
                "link": {"link": node.attrs.get("href")},
            }
            for child in node.children:
                if child.type == "html_inline":
                    style = style._replace(**TAGS[child.content])
                else:
                    yield from read_line(child, style._replace(**set_as.get(node.type, {})))
        case _:
            raise AssertionError(f"nobody wrote a {node.type}")


def wanted(parts: Iterable[Part]) -> Iterator[tuple[Any, ...]]:
    """What is to be read, as plain rows; parts that hold nothing are left out."""
    for part in parts:
        match part:
            case Paragraph() | Heading():
                if line := wanted_line(part.spans):
                    yield ("p" if isinstance(part, Paragraph) else f"h{part.level}", line)
            case List():
                items = [list(wanted((Paragraph(item.spans), *item.parts))) for item in part.items]
                if any(items):
                    yield ("ol" if part.ordered else "ul", [item for item in items if item])
            case Quotation():
                if inner := list(wanted(part.parts)):
                    yield "blockquote", inner
            case Table():
                rows = grid(part.rows)
                if any(map(any, rows)):
                    yield "table", [trimmed(row) for row in rows if any(row)]
            case Picture():
                if part.url:
                    yield (
                        "img",
                        READER.normalizeLink(part.url.replace(" ", "%20")),
                        "".join(c.char for c in wanted_line((Span(part.alt),))),
                    )
                if line := wanted_line((Span(f"{part.caption} {part.credit}", italic=True),)):
                    yield "p", line
            case Preformatted():
                if part.text.strip():
                    yield "pre", "".join(f"{seen(row)}\n" for row in part.text.expandtabs().splitlines())
            case Separator():
                yield ("hr",)


def read(nodes: Iterable[SyntaxTreeNode]) -> Iterator[tuple[Any, ...]]:
    for node in nodes:
        match node.type:
            case "paragraph" if [child.type for child in node.children[0].children] == ["image"]:
                (image,) = node.children[0].children
                yield "img", image.attrs["src"], "".join(child.content for child in image.children)
            case "paragraph" | "heading":
                yield node.tag, list(read_line(node.children[0]))
            case "bullet_list" | "ordered_list":
                yield node.tag, [list(read(item.children)) for item in node.children]
            case "blockquote":
                yield "blockquote", list(read(node.children))
            case "table":
                rows = [row for group in node.children for row in group.children]
                cells = [[list(read_line(cell.children[0])) for cell in row.children] for row in rows]
                yield "table", [trimmed(row) for row in cells if any(row)]
            case "fence":
                yield "pre", node.content
            case "hr":
                yield ("hr",)
            case _:
                raise AssertionError(f"nobody wrote a {node.type}")


def grid(rows: Sequence[tuple[Cell, ...]]) -> list[list[list[Char]]]:
    """The rows of the table with a place for every column."""
    places: dict[tuple[int, int], list[Char]] = {}
    for down, row in enumerate(rows):
        right = 0
        for cell in row:
            while (down, right) in places:
                right += 1
            for y in range(cell.rows):
                for x in range(cell.columns):
                    places[down + y, right + x] = []
            places[down, right] = wanted_line(cell.spans)
    width = 1 + max((x for _, x in places), default=-1)
    return [[places.get((down, x), []) for x in range(width)] for down in range(len(rows))]


def trimmed(row: list[list[Char]]) -> list[list[Char]]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def plain(rows: Any) -> Any:
    """The rows without what is bold and italic."""
    if isinstance(rows, Char):
        return rows._replace(bold=False, italic=False)
    return [plain(row) for row in rows] if isinstance(rows, list | tuple) else rows


def chars(rows: Any) -> Iterator[Char]:
    for row in rows if isinstance(rows, list | tuple) and not isinstance(rows, Char) else ():
        yield from [row] if isinstance(row, Char) else chars(row)


@settings(max_examples=300, deadline=None)
@given(BODIES, SPANS)
def test_whatever_is_written_is_read_back(body: tuple[Part, ...], title: Spans) -> None:
    headline = "".join(span.text for span in title)
    article = Article(title=headline, body=body)
    parts = shown_parts(article, links=True, pictures=True, tables=True)
    expected = list(wanted(parts))
    if expected and (line := wanted_line((Span(headline),))):
        expected = [("h1", line), *expected]
    got = list(read(SyntaxTreeNode(READER.parse(article.to_markdown())).children))
    assert plain(got) == plain(expected)
    for told, meant in zip(chars(got), chars(expected), strict=True):
        assert told.bold <= meant.bold, "something is bold that was not"
        assert told.italic <= meant.italic, "something is in italics that was not"
        if told.char.isalnum():
            assert (told.bold, told.italic) == (meant.bold, meant.italic), "how a word is set was lost"


KOREAN = st.sampled_from(["가", "나는", '"다"', "“라”", "(마)", "바.", "▲", "‘", "’", " ", "a", "1", "<", "*", "_"])
SET = st.builds(Span, st.lists(KOREAN, min_size=1, max_size=3).map("".join), st.none(), st.booleans(), st.booleans())


@settings(max_examples=400, deadline=None)
@given(st.lists(SET, min_size=2, max_size=6))
def test_words_that_touch_keep_how_they_are_set(spans: list[Span]) -> None:
    meant = wanted_line(spans)
    (block,) = SyntaxTreeNode(READER.parse(f"가 {line(spans)}")).children
    told = list(read_line(block.children[0]))[2:]
    assert [char.char for char in told] == [char.char for char in meant]
    assert [char for char in told if char.char.isalnum()] == [char for char in meant if char.char.isalnum()]


@pytest.mark.parametrize(
    ("spans", "written"),
    [
        ((Span("그는 "), Span("“가나”", bold=True), Span("는 말")), "그는 “**가나**”는 말"),
        ((Span("“가나”", bold=True),), "**“가나”**"),
        ((Span("가"), Span("(나)", italic=True), Span("다")), "가(*나*)다"),
        ((Span("가 ", bold=True), Span("나")), "가** 나"),
        ((Span("가", bold=True), Span("나", bold=True, italic=True)), "**가<em>나</em>**"),
        ((Span("가", bold=True), Span("나", bold=True, italic=True), Span("다")), "<strong>가<em>나</em></strong>다"),
        ((Span("가", bold=True), Span("나", italic=True), Span("다")), "**가**<em>나</em>다"),
        ((Span("“가”", bold=True), Span("나", italic=True)), "**“가”**<em>나</em>"),
        ((Span("가", italic=True), Span("나 ", bold=True), Span("다")), "<em>가</em>**나** 다"),
        ((Span('"가나"', bold=True), Span("라고")), '"**가나**"라고'),
        ((Span('그는 "가나"', bold=True), Span("라고")), '<strong>그는 "가나"</strong>라고'),
        ((Span("가(나)", bold=True, italic=True), Span("는")), "<strong><em>가(나)</em></strong>는"),
        ((Span("“"), Span("가나”", bold=True), Span("는")), "“**가나**”는"),
        ((Span("가나.", bold=True), Span("다")), "**가나**.다"),
        ((Span("가", bold=True), Span(" "), Span("나", italic=True)), "**가** *나*"),
        ((Span("!", bold=True), Span("가")), "!가"),
        ((Span("가", "https://a.kr/", bold=True), Span("나", "https://a.kr/")), "[**가**나](https://a.kr/)"),
        ((Span("와!"), Span("가", "https://a.kr/")), "와\\![가](https://a.kr/)"),
        ((Span("[가](나)"),), "\\[가](나)"),
        ((Span("[앵커]"),), "[앵커]"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line(spans: Spans, written: str) -> None:
    expected = written if written != "가** 나" else "**가** 나"
    assert Article(body=(Paragraph(spans),)).to_markdown() == expected + "\n"


def shown(*parts: Part, **article: Any) -> str:
    return Article(body=parts, **article).to_markdown()


def one(text: str) -> Spans:
    return (Span(text),)


def test_lists_that_follow_each_other_stay_two() -> None:
    lists = [
        List((Item(one(text)),), ordered) for text, ordered in zip("가나다라", (False, False, True, True), strict=True)
    ]
    assert shown(*lists) == "- 가\n\n* 나\n\n1. 다\n\n1) 라\n"
    got = [kind for kind, *_ in read(SyntaxTreeNode(READER.parse(shown(*lists))).children)]
    assert got == ["ul", "ul", "ol", "ol"]


@pytest.mark.parametrize(
    ("items", "ordered", "written"),
    [
        (("- 가", "- 나"), False, "- 가\n- 나\n"),
        (("•가", "• 나"), False, "- 가\n- 나\n"),
        (("- 가", "• 나"), False, "- \\- 가\n- • 나\n"),
        (("-3도", "-5도"), False, "- -3도\n- -5도\n"),
        (("- 가", "나"), False, "- \\- 가\n- 나\n"),
        (("1. 가", "2) 나"), True, "1. 가\n2. 나\n"),
        (("3. 가", "4. 나"), True, "1. 3\\. 가\n2. 4\\. 나\n"),
        (("1. 가", "2. 나"), False, "- 1\\. 가\n- 2\\. 나\n"),
        (("1.5배", "2.5배"), True, "1. 1.5배\n2. 2.5배\n"),
        (("2024. 5. 3.", "나"), True, "1. 2024\\. 5. 3.\n2. 나\n"),
        (("-", "-"), False, "- \\-\n- \\-\n"),
    ],
    ids=str,
)
def test_bullets_and_numbers_that_were_printed_stand_once(items: tuple[str, ...], ordered: bool, written: str) -> None:
    assert shown(List(tuple(Item(one(text)) for text in items), ordered)) == written


def test_a_printed_bullet_goes_from_whatever_it_was_set_in() -> None:
    items = (Item((Span("●", bold=True), Span(" 가 "), Span("나", italic=True))), Item((Span("● 다", bold=True),)))
    assert shown(List(items)) == "- 가 *나*\n- **다**\n"


@pytest.mark.parametrize("text", ["x", "!", "!NOTE", " "])
def test_a_link_that_begins_a_line_is_one(text: str) -> None:
    expected = f"[{text}](https://a.kr/)\n" if text.strip() else ""
    assert shown(Paragraph((Span(text, "https://a.kr/"),))) == expected


def test_a_table_without_headings_of_columns_and_one_with() -> None:
    rows = ((Cell(one("가|나")), Cell(one("1"))), (Cell(one("다")), Cell()))
    assert shown(Table(rows)) == "|  |  |\n| --- | --- |\n| 가\\|나 | 1 |\n| 다 |  |\n"
    assert shown(Table(rows, 1)) == "| 가\\|나 | 1 |\n| --- | --- |\n| 다 |  |\n"


def test_cells_that_take_several_places_leave_them_empty() -> None:
    rows = ((Cell(one("가"), columns=2), Cell(one("나"), rows=2)), (Cell(one("1")), Cell(one("2"))))
    assert shown(Table(rows, 1)) == "| 가 |  | 나 |\n| --- | --- | --- |\n| 1 | 2 |  |\n"


def test_a_picture_tells_its_caption_once() -> None:
    picture = Picture("https://a.kr/1.jpg", "다리", "▲ 강변 산책로", "가람시 제공")
    assert shown(picture) == "![다리](https://a.kr/1.jpg)\n\n*▲ 강변 산책로 가람시 제공*\n"
    alike = Picture("https://a.kr/1.jpg", "▲ 강변 산책로", "▲ 강변 산책로")
    assert shown(alike) == "![](https://a.kr/1.jpg)\n\n*▲ 강변 산책로*\n"
    escaped = Picture("https://a.kr/1.jpg", "&lt;강변&gt;  산책로", "▲ <강변> 산책로. 나정호 기자")
    assert shown(escaped) == "![](https://a.kr/1.jpg)\n\n*▲ \\<강변> 산책로. 나정호 기자*\n"
    assert shown(Picture("https://a.kr/1.jpg", "강변"), title="강변") == "# 강변\n\n![](https://a.kr/1.jpg)\n"
    kept = (picture, Paragraph(one("▲ 강변 산책로")))
    in_text = {"paragraphs": ("▲ 강변 산책로",), "captions": ("▲ 강변 산책로",)}
    assert shown(*kept, **in_text) == "![다리](https://a.kr/1.jpg)\n\n*▲ 강변 산책로*\n"


BODY = (
    Paragraph((Span("가", "https://a.kr/"),)),
    Quotation((Picture("https://a.kr/1.jpg"), Paragraph(one("나")))),
    List((Item((Span("다", "https://a.kr/"),), (Table(((Cell(one("라")),),)), Picture("https://a.kr/2.jpg"))),)),
)


def test_what_is_not_wanted_is_left_out_wherever_it_stands() -> None:
    article = Article(body=BODY)
    assert article.to_markdown(links=False, pictures=False, tables=False) == "가\n\n> 나\n\n- 다\n"
    assert "라" in article.to_markdown(links=False, pictures=False)
    assert article.to_markdown(pictures=False).count("](") == 2
    assert article.to_markdown(links=False).count("![") == 2


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,1", "//a.kr/1", "/1", "java\nscript:x", "file:///etc", ""]
)
def test_only_addresses_of_the_web_are_written(url: str) -> None:
    assert shown(Paragraph((Span("가", url),)), Picture(url)) == "가\n"


def test_of_a_picture_without_an_address_of_the_web_the_caption_stays() -> None:
    bare = Picture("/1.jpg", "다리", "▲ 강변 산책로", "가람시 제공")
    item = List((Item(one("가"), (bare,)),))
    assert shown(bare) == "*▲ 강변 산책로 가람시 제공*\n"
    assert shown(item) == "- 가\n\n  *▲ 강변 산책로 가람시 제공*\n"
    assert "강변" not in Article(body=(bare, Paragraph(one("가")))).to_markdown(pictures=False)
    in_text = {"paragraphs": ("▲ 강변 산책로",), "captions": ("▲ 강변 산책로",)}
    assert shown(bare, Paragraph(one("▲ 강변 산책로")), **in_text) == "*▲ 강변 산책로*\n"


def test_an_article_without_parts_gives_its_paragraphs_and_one_without_a_body_nothing() -> None:
    assert Article(title="가", paragraphs=("나", "1. 다")).to_markdown() == "# 가\n\n나\n\n1\\. 다\n"
    assert Article(title="가", kind="list").to_markdown(front_matter=True) == ""


def test_a_heading_that_is_bold_throughout_is_a_heading_and_no_more() -> None:
    assert shown(Heading((Span("가 ", bold=True), Span("나", bold=True, italic=True)), 3)) == "### 가 *나*\n"
    assert shown(Heading((Span("가 ", bold=True), Span("나")), 3)) == "### **가** 나\n"


def test_an_address_stands_as_it_is_where_it_can() -> None:
    for url in ("https://a.kr/a_b_c*d*~e~`f`", "https://a.kr/?a=1&b[]=2&copy=3"):
        assert shown(Paragraph((Span("가", url),)), Picture(url)) == f"[가]({url})\n\n![]({url})\n"
    assert shown(Picture("https://a.kr/(1) 2&amp;3")) == "![](https://a.kr/\\(1\\)%202\\&amp;3)\n"


def test_runs_of_the_same_setting_are_one() -> None:
    spans = tuple(Span(char, bold=True) for char in "가나다")
    assert len(list(groupby(shown(Paragraph(spans)).strip("*\n")))) == 3
    assert shown(Paragraph(spans)) == "**가나다**\n"
