"""A page's lines: what parts them, what stands apart, what is out of sight, and what pictures and tables hold."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.grammar.lines import is_complete
from bonmun.parse import page_lines, walk

TOLD = "가람시가 낡은 우체국을 고쳐 만든 도서관이 7월 문을 연다."
SAID = "시는 공사비 84억 원이 들었다고 7일 밝혔다."
END = "시장은 “누구나 머물 곳을 만들었다”고 말했다."
HEAD = "<!doctype html><title>새 도서관 문 연다 - 새벽신문</title><h1>새 도서관 문 연다</h1>"


def lines(html: str, *edges: str) -> list[str]:
    markup = page_lines.parse(html)
    marked = {node.mem_id for css in edges for node in markup.css(css)}
    return [line.text for line in walk.read(markup, is_complete, marked).lines]


def hidden(html: str) -> list[str]:
    found = walk.read(page_lines.parse(html), is_complete).lines
    return [line.text for line in found if line.element is not None and line.element.hidden]


@pytest.mark.parametrize(
    "tag", ["pre", "listing", "xmp", 'div style="white-space: pre-line"', "p style='white-space:pre-wrap'"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n\t\n "])
def test_shown_line_breaks_end_lines(tag: str, gap: str) -> None:
    html = f"<{tag}>\n{TOLD}{gap}{SAID}{gap}{END}\n</{tag.split()[0]}><p>끝</p>"
    assert lines(html) == [TOLD, SAID, END, "끝"]


def test_shown_line_breaks_end_lines_across_inline_elements() -> None:
    assert lines(f"<pre>{TOLD}\n<b>중간\n제목</b> 뒤\n<a href=x>{SAID}</a></pre>") == [TOLD, "중간", "제목 뒤", SAID]


def test_line_breaks_that_are_not_shown_end_none() -> None:
    assert lines("<div>가람시가\n낡은\n우체국을 고친다.</div>") == ["가람시가 낡은 우체국을 고친다."]
    assert lines("<pre>가\n나</pre><div>다\n라</div>") == ["가", "나", "다 라"]


def test_a_menu_styled_to_show_line_breaks_shows_none_of_those_behind_it() -> None:
    menu = "<ul style='white-space: pre'><li><a href=x>정치</a><li><a href=y>사회</a></ul>"
    assert lines(f"{menu}<div>다\n라</div>") == ["정치 사회", "다 라"]


def test_a_text_broken_at_a_column_is_put_together_where_line_breaks_are_shown() -> None:
    words = " ".join([TOLD, SAID, END] * 4).split()
    rows, row = [], ""
    for word in words:
        if len(row) + 1 + len(word) > 36:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    broken = "\n".join([*rows, row])
    found = walk.read(page_lines.parse(f"<pre>{broken}</pre><p>끝</p>"), is_complete)
    assert [line.text for line in found.lines] == [" ".join(words), "끝"]
    assert [line.index for line in found.lines] == [0, 1]


@pytest.mark.parametrize("tag", ["pre", "xmp"])
def test_an_article_whose_line_breaks_are_shown_has_paragraphs(tag: str) -> None:
    html = f"{HEAD}<{tag}>{TOLD}\n\n{SAID}\n\n{END}</{tag}><p>새벽신문 | 등록번호 가람 아00099</p>"
    assert Extractor(fallback=False).extract(html).paragraphs == (TOLD, SAID, END)


LABELS = [
    '<span class="blind">새 창 열림</span>', "<em class='sr-only'>새창</em>", '<i class="screen_out">링크</i>',
    '<span class="visually-hidden">외부 누리집</span>', '<b style="position:absolute; left:-9999px">새 창</b>',
    '<span hidden>열기</span>', '<span style="text-indent: -9999em">열기</span>',
    '<span class="screen-reader-text">열기</span>', '<span style="clip: rect(0, 0, 0, 0)">열기</span>',
    '<u class="a txt_hide b">열기</u>', '<span class="u_vc">새 창</span>', '<em class="ir">새 창</em>',
    '<span class="ir_wa">열기</span>', '<span class="IR">새 창</span>', '<i class="accessibility">새 창</i>',
]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_labels_out_of_sight_stand_in_no_sentence(label: str) -> None:
    sentence = f"시는 자세한 내용을 <a href=x>누리집{label}</a>에서 볼 수 있다고 했다."
    shown = "시는 자세한 내용을 누리집에서 볼 수 있다고 했다."
    assert len(hidden(f"<p>{sentence}</p>")) == 1
    assert lines(f"<p>{sentence}</p>")[1:] == [shown]
    article = Extractor(fallback=False).extract(f"{HEAD}<div><p>{TOLD}</p><p>{sentence}</p><p>{END}</p></div>")
    assert article.paragraphs == (TOLD, shown, END)
    assert hidden(f"<p>{sentence}</p>")[0] in [gone.text for gone in article.removed]


@pytest.mark.parametrize("box", ["<p hidden>{}</p>", "<p><i hidden>{}</i></p>", "<p>앞 <i hidden>{}</i> 뒤</p>"])
def test_what_a_rule_sets_apart_out_of_sight_stays_in_its_place(box: str) -> None:
    found = " ".join(lines(box.format("수정 <b>2024-11-20</b> 10:30 <u>끝</u>"), "b", "u"))
    assert (found.count("2024-11-20"), found.count("수정 2024-11-20 10:30 끝")) == (1, 1)


@pytest.mark.parametrize("more", ["", "<i hidden>끝</i>", "<i hidden>끝</i><i hidden>처음</i>"])
def test_labels_beside_a_time_stand_there_once(more: str) -> None:
    found = "".join(lines(f"<p><i hidden>입력</i> 2024-11-20 {more}</p>"))
    assert found.count("입력 2024-11-20") == 1
    assert found.count("끝") == more.count("끝")
    assert found.count("처음") == more.count("처음")


@pytest.mark.parametrize("name", ["media_end_summary", "sub_tit", "midtitle", "art sub_title", "img_desc"])
def test_decks_and_captions_stand_apart_by_their_names(name: str) -> None:
    html = f'<div><strong class="{name}">31억 들여 고쳐<br>객석 180개</strong>{TOLD}</div>'
    assert lines(html) == ["31억 들여 고쳐", "객석 180개", TOLD]


def test_a_label_out_of_sight_that_tells_what_a_number_means_stays_with_it() -> None:
    assert lines('<p><span class="blind">입력</span> 2024.05.07 09:30</p>') == ["입력 2024.05.07 09:30"]


def test_what_is_all_out_of_sight_is_one_line() -> None:
    assert lines('<p><span class="blind">본문 <b>시작</b></span></p>') == ["본문 시작"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>시장 <span>고은결</span>은 새 도서관을 연다고 말했다.</p>", ["시장 고은결은 새 도서관을 연다고 말했다."]),
        ("<p><span>고은결</span>은 새 도서관을 연다고 말했다.</p>", ["고은결은 새 도서관을 연다고 말했다."]),
        (
            "<p>시는 도서관을 <span>한서율 기자</span> 등 여럿과 열었다.</p>",
            ["시는 도서관을 한서율 기자 등 여럿과 열었다."],
        ),
        ("<p>시는 문을 연다. <span>한서율 기자</span></p>", ["시는 문을 연다.", "한서율 기자"]),
        ("<p><span>한서율 기자</span> 시는 새 도서관을 연다.</p>", ["한서율 기자", "시는 새 도서관을 연다."]),
        ("<p>새벽신문 <span>한서율 기자</span> 2024.05.07</p>", ["새벽신문", "한서율 기자", "2024.05.07"]),
        (
            "<p>시가 문을 연다.<span>사진=새벽시</span> 시는 이를 밝혔다.</p>",
            ["시가 문을 연다.", "사진=새벽시", "시는 이를 밝혔다."],
        ),
        ("<p><b><span>한서율 기자</span></b> 시는 새 도서관을 연다.</p>", ["한서율 기자", "시는 새 도서관을 연다."]),
    ],
)
def test_what_a_rule_names_stands_apart_but_splits_no_sentence(html: str, expected: list[str]) -> None:
    assert lines(html, "span") == expected


def test_what_stands_apart_knows_its_line() -> None:
    markup = page_lines.parse("<p>시는 문을 연다. <b><span>한서율 기자</span></b> 끝까지 본다.</p>")
    node = markup.css("span")[0]
    found = walk.read(markup, is_complete, {node.mem_id})
    element = found.of_nodes([node.mem_id])[node.mem_id]
    assert [line.text for line in found.lines[element.start : element.end]] == ["한서율 기자"]
    assert element.parent is not None
    assert (element.parent.start, element.parent.end) == (element.start, element.end)


@pytest.mark.parametrize("tag", ["&lt;br&gt;", "&lt;/p&gt;&lt;p&gt;", "&amp;lt;br/&amp;gt;"])
def test_tags_that_stand_in_a_page_as_characters_end_lines(tag: str) -> None:
    assert lines(f"<div>{tag.join((TOLD, SAID, END))}</div>") == [TOLD, SAID, END]


def test_text_in_pictures_and_formulas_is_read() -> None:
    drawn = "<svg><title>그림</title><defs><text>본</text></defs><g><text>2023년 <tspan>31건</tspan></text></g></svg>"
    assert lines(f"<p>앞</p>{drawn}<p>뒤</p>") == ["앞", "그림", "2023년 31건", "뒤"]
    assert hidden(f"<p>앞</p>{drawn}<p>뒤</p>") == ["그림", "2023년 31건"]
    noted = "<semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi></mrow><annotation>E = m</annotation></semantics>"
    assert lines(f"<p>식 <math>{noted}</math>이다.</p>") == ["E = m", "식 E=m이다."]
    assert hidden(f"<p>식 <math>{noted}</math>이다.</p>") == ["E = m"]
    assert lines("<p><math><annotation-xml encoding='text/html'><p>글</p></annotation-xml></math></p>") == ["글"]


def test_a_page_inside_a_picture_is_an_article() -> None:
    html = f"{HEAD}<svg><foreignObject><div><p>{TOLD}</p><p>{SAID}</p><p>{END}</p></div></foreignObject></svg>"
    assert hidden(html) == []
    assert Extractor(fallback=False).extract(html).paragraphs == (TOLD, SAID, END)


def test_noscript_is_out_of_sight_but_read_where_nothing_else_is() -> None:
    note = "<noscript>자바스크립트를 켜 주세요</noscript>"
    assert hidden(f"<p>{TOLD}</p>{note}") == ["자바스크립트를 켜 주세요"]
    html = f"{HEAD}<div id=app></div><noscript><p>{TOLD}</p><p>{SAID}</p><p>{END}</p></noscript>"
    assert Extractor(fallback=False).extract(html).paragraphs == (TOLD, SAID, END)


TABLE = "<table><tr><th>순위</th><th>학교</th><th>승점</th></tr>" + (
    "<tr><td>1</td><td><b>해솔고</b></td><td>21</td></tr></table>"
)


def test_a_row_of_a_table_is_a_line_with_tabs() -> None:
    found = walk.read(page_lines.parse(f"<div><p>{TOLD}</p>{TABLE}<p>{SAID}</p></div>"), is_complete)
    assert [line.text for line in found.lines] == [TOLD, "순위\t학교\t승점", "1\t해솔고\t21", SAID]
    assert [line.index for line in found.lines] == [0, 1, 2, 3]
    spans = {element.tag: (element.start, element.end) for element in found.elements}
    assert spans["table"] == (1, 3)
    assert spans["td"] == (2, 3)
    assert spans["div"] == (0, 4)


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ("<td>가</td><td></td><td>다</td>", "가\t\t다"),
        ("<td><p>가</p><p>나</p></td><td>다<br>라</td>", "가 나\t다 라"),
        ("<td>가</td><td> &nbsp; </td>", "가"),
        ("<td>가</td>\n<!-- 칸 --><td>31</td><td>0</td>", "가\t31\t0"),
    ],
)
def test_cells_that_are_empty_or_hold_lines(cells: str, row: str) -> None:
    assert lines(f"<table>{TABLE[7:-8]}<tfoot><tr>{cells}</tr></tfoot></table>")[2:] == [row]


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><td><p>{TOLD}</p><p>{SAID}</p></td></tr></table>",
        f"<table><tr><td>메뉴</td><td>{TABLE}</td></tr><tr><td>{TOLD}</td><td>{SAID}</td></tr></table>",
        f"<table><tr><td>{TOLD * 9}</td><td>가</td></tr><tr><td>{SAID * 9}</td><td>나</td></tr></table>",
        "<table><tr><td>한서율 기자</td><td>2024.05.07</td></tr></table>",
    ],
)
def test_a_table_that_lays_out_text_stays_as_it_is(html: str) -> None:
    outer = [text for text in lines(html) if "순위" not in text and "해솔고" not in text]
    assert all("\t" not in text for text in outer)


def test_cells_that_are_numbers_stay_in_the_text() -> None:
    before, after = (TOLD, SAID, END), ("도서관에는 책 6만 권과 열람석 310개가 들어선다.", f"{SAID} {END}")
    above, below = ("".join(f"<p>{text}</p>" for text in texts) for texts in (before, after))
    article = Extractor(fallback=False).extract(f"{HEAD}<div>{above}{TABLE}{below}</div>")
    assert article.paragraphs == (*before, "순위\t학교\t승점", "1\t해솔고\t21", *after)


ROOTS = ["shadowrootmode=open", 'id="a" shadowrootmode="closed"', "ShadowRootMode='open'", "shadowroot=open"]


@pytest.mark.parametrize("attribute", ROOTS)
def test_what_a_shadow_root_holds_is_shown(attribute: str) -> None:
    inner = f"<template><p>본</p></template><p>{TOLD}</p><p>{SAID}</p><slot></slot>"
    html = f"{HEAD}<div><template {attribute}>{inner}</template><p>{END}</p></div><template><p>틀</p></template>"
    article = Extractor(fallback=False).extract(html)
    assert article.paragraphs == (TOLD, SAID, END)
    assert not {"본", "틀"} & {block.text for block in article.blocks}


def test_a_shadow_root_in_another_is_shown_and_reading_them_has_an_end() -> None:
    root = "<div><template shadowrootmode=open><p>{}</p>{}</template></div>"
    assert lines(root.format("밖", root.format("안", ""))) == ["밖", "안"]
    nested = ""
    for _ in range(200):
        nested = root.format("가" * 1000, nested)
    assert 5 < len(lines(nested)) < 200


@pytest.mark.parametrize("html", ["<template shadowrootmode=none>가</template>", "<template><p>가</p></template>"])
def test_templates_that_are_no_shadow_root_are_not_shown(html: str) -> None:
    assert lines(html) == []


@pytest.mark.parametrize(
    ("html", "end"),
    [
        (f"<div><span id=x>{TOLD}<br>{SAID}</span></div>", 2),
        (f"<div><span id=x>{TOLD}<br>{SAID}</span> \n <br>{END}</div>", 2),
        (f"<div><span id=x><b>{TOLD}</b><br><i>{SAID[:9]}</i>{SAID[9:]}</span><p>{END}</p></div>", 2),
        (f"<div><em><span id=x>{TOLD}<p>{SAID}</p>{END}</span></em></div>", 3),
        (f"<div><span id=x>{TOLD}<br>{SAID}</span> {END}</div>", 1),
        (f"<div><span id=x>{TOLD}<br>{SAID}</span><b>{END}</b></div>", 1),
        (f"<div><span id=x>{TOLD}<br></span>{END}</div>", 1),
    ],
    ids=["to the end", "then blank", "parts inside", "around a block", "text behind", "element behind", "closed line"],
)
def test_an_inline_element_holds_its_last_line_where_nothing_else_stands_on_it(html: str, end: int) -> None:
    markup = page_lines.parse(html)
    node = markup.css("#x")[0].mem_id
    element = walk.read(markup, is_complete).of_nodes([node])[node]
    assert (element.start, element.end) == (0, end)
