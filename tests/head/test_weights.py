"""How a line is known as the headline: by the tags' title, by what its element says, by what follows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bonmun.grammar.lines import is_complete
from bonmun.head import headline, tags
from bonmun.head.headline import Headline
from bonmun.head.tags import read_head
from bonmun.parse.page_lines import Line, new_element, parse
from bonmun.parse.walk import read


def lines_of(body: str) -> list[Line]:
    return read(parse(f"<body>{body}</body>"), is_complete).lines


def found(title: str, body: str) -> Headline:
    tree = parse(f"<head>{title and f'<title>{title}</title>'}</head><body>{body}</body>")
    return headline.find_title(read_head(tree), read(tree, is_complete).lines)


def shown(title: str, body: str) -> bool:
    """Whether a line shows the title."""
    return found(title, body).index is not None


FILL = "<p>골목</p>" * 9


def weight(html: str) -> int:
    """The weight of the line that says 새 조명, far from all others."""
    line = next(line for line in lines_of(f"{FILL}{html}{FILL}") if line.text.startswith("새 조명"))
    return headline._weight(line)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>새 조명</p>", 0),
        ("<h1>새 조명</h1>", 5),
        ("<h2>새 조명</h2>", 4),
        ("<h3>새 조명</h3>", 3),
        ("<h4>새 조명</h4>", 2),
        ("<h5>새 조명</h5>", 1),
        ("<h6>새 조명</h6>", 0),
        ('<p itemprop="headline">새 조명</p>', 5),
        ('<p class="title">새 조명</p>', 2),
        ('<p class="art_tit">새 조명</p>', 2),
        ('<p class="sub_title">새 조명</p>', -3),
        ('<p class="logo">새 조명</p>', -3),
        (f"<ul><li>새 조명 {'골목길 ' * 20}밤을 밝힌다.</li></ul>", -2),
        ("<table><tr><td>새 조명</td></tr></table>", -2),
        ("<nav>새 조명</nav>", -2),
        ("<aside>새 조명</aside>", -2),
        ("<footer>새 조명</footer>", -2),
        ('<h1><a href="/1">새 조명</a></h1>', 1),
        ('<h1>새 조명 골목 <a href="/1">다리</a></h1>', 5),
        ("<div class=title><div><div><div>새 조명</div></div></div></div>", 2),
        ("<div class=title><div><div><div><div>새 조명</div></div></div></div></div>", 0),
        (f"<div class=title>새 조명{'<p>다리</p>' * 7}</div>", 2),
        (f"<div class=title>새 조명{'<p>다리</p>' * 8}</div>", 0),
    ],
)
def test_what_an_element_says(html: str, expected: int) -> None:
    assert weight(html) == expected


def test_a_line_without_an_element_says_nothing() -> None:
    assert headline._weight(Line("새 조명", 0, None)) == 0
    assert headline._weight(Line("새 조명", 0, None, link=4)) == -4


NAME = "골목길의밤조명등"
LONG = "골목길 조명 새로 켜는 날"
OWN, OTHER = "가나다라마바사아자차카", "거너더러머버서어저처커"
PARAGRAPH = "<p>{}다.</p>"


def in_line(text: str, show: str = "<p>{}</p>") -> bool:
    """Whether a line of the page shows a title of the same words."""
    return shown(text, FILL + show.format(text))


def like(title: str, heading: str) -> bool:
    """Whether a heading is another version of the title."""
    return shown(title, f"<h3>{heading}</h3>{FILL}")


def strong(level: int, text: str, behind: str = FILL, title: str = "") -> bool:
    """Whether a heading is the headline by itself."""
    return found(title, f"<h{level}>{text}</h{level}>{behind}").index == 0


BOUNDARIES: list[tuple[str, int, int, Callable[[int], object]]] = [
    ("letters of a title", 4, 3, lambda n: in_line(NAME[:n])),
    ("letters of a linked title", 8, 7, lambda n: in_line(NAME[:n], "<p><a href=/1>{}</a></p>")),
    ("letters of a foreign title", 8, 7, lambda n: in_line("a b ".ljust(n + 2, "c"))),
    ("words of a foreign title", 3, 2, lambda n: in_line("lamp " * (n - 1) + "alleyway")),
    ("characters of a line", 200, 201, lambda n: shown("골" * n, f"<h1>{'골' * n}</h1>")),
    ("letters of a title cut short", 8, 7, lambda n: shown(NAME[:n] + "…", f"{FILL}<p>{NAME[:n]} 켜진다</p>")),
    ("letter pairs of a title", 5, 4, lambda n: like(OWN[: n + 1], OWN[: n + 1] + " 갸냐")),
    ("characters of a heading", 8, 7, lambda n: like("골목길밤의조", "골목길밤의조".ljust(n, "등"))),
    ("shared pairs of ten", 5, 4, lambda n: like(OWN, OWN[: n + 1] + OTHER[: 10 - n])),
    ("letters of a title that says something", 5, 4, lambda n: found(NAME[:n], FILL).text),
    ("a likely heading without a title", 4, 3, lambda n: strong(8 - n, "조명 켜는 날")),
    ("a plain heading against a motto", 6, 5, lambda n: strong(10 - n, LONG, title="아침을 여는 창문 하나")),
    ("characters of a heading alone", 6, 5, lambda n: strong(1, NAME[:n])),
    ("characters of a heading alone", 120, 121, lambda n: strong(1, "골" * n)),
    ("a full heading", 12, 11, lambda n: strong(5, "골" * n)),
    ("paragraphs before", 1, 2, lambda n: found("", PARAGRAPH.format("골" * 58) * n + "<h1>골목길 조명</h1>").text),
    (
        "their characters",
        59,
        60,
        lambda n: found("", PARAGRAPH.format("골" * (n - 2)) * 2 + "<h1>골목길 조명</h1>").text,
    ),
    ("lines to the date", 4, 5, lambda n: strong(5, "골목길 조명", FILL[: 9 * (n - 1)] + "<p>2024.03.18 14:05</p>")),
    ("lines down a board", 399, 400, lambda n: found("", "<p>가</p>" * (n - 1) + "<p>제목</p><p>골목길 조명</p>").text),
]


@pytest.mark.parametrize(("what", "yes", "no", "ask"), BOUNDARIES)
def test_a_number_decides_where_it_says(what: str, yes: int, no: int, ask: Callable[[int], object]) -> None:
    assert ask(yes), what
    assert not ask(no), what


@pytest.mark.parametrize(
    ("label", "line", "expected"),
    [
        ("제목", "골목길 조명", True),
        ("기사제목 :", "골목길 조명", True),
        ("제목", "골목길", False),
        ("제목", "<a href=/1>골목길 조명</a>", False),
        ("분류", "골목길 조명", False),
    ],
)
def test_a_board_names_its_headline(label: str, line: str, expected: bool) -> None:
    assert (found("", f"<p>{label}</p><p>{line}</p>").text == "골목길 조명") is expected


def test_a_row_of_a_board_names_it_too() -> None:
    row = "<table border=1><tr><th>제목</th><td>골목길 조명</td></tr><tr><th>날짜</th><td>3월 8일</td></tr></table>"
    assert found("", row) == Headline("골목길 조명", 0)


def test_the_longest_part_of_a_title_that_is_shown_is_taken() -> None:
    page = f"{FILL}<p>골목길 조명</p><h2>골목길 조명 - 밤의 기록</h2>"
    assert found("골목길 조명 - 밤의 기록 - 새벽신문", page).text == "골목길 조명 - 밤의 기록"
    assert found("골목길 조명 | 밤의 기록들", f"{FILL}<h2>밤의 기록들</h2>").text == "밤의 기록들"


def test_a_strong_heading_wins_over_an_earlier_weak_one_and_equals_keep_their_order() -> None:
    assert found("", f"<h3>골목길 조명</h3><h1>다리의 조명</h1>{FILL}").text == "다리의 조명"
    assert found("", f"<h1>골목길 조명</h1><h1>다리의 조명</h1>{FILL}").text == "골목길 조명"


def test_a_headline_without_the_outlets_name_behind_it() -> None:
    assert found("골목길 조명 - 한겨레", "<h1>골목길 조명 - 한겨레</h1>").text == "골목길 조명"


def head(html: str) -> tags.Head:
    return read_head(parse(f"<head>{html}</head>"))


@pytest.mark.parametrize(
    ("html", "name", "value"),
    [
        ('<meta property="og:title" content="가">', "og:title", "가"),
        ('<meta name="Author" content="가">', "author", "가"),
        ('<meta itemprop="datePublished" content="가">', "datepublished", "가"),
        ('<time itemprop="datePublished" content="가">다</time>', "datepublished", "가"),
        ('<time itemprop="datePublished" datetime="나">다</time>', "datepublished", "나"),
        ('<span itemprop="datePublished">다</span>', "datepublished", "다"),
        ('<time datetime="나">다</time>', "time", "나"),
        ('<i data-date-time="가" data-modify-date-time="나"></i>', "data-date-time", "가"),
        ('<i data-date-time="가" data-modify-date-time="나"></i>', "data-modify-date-time", "나"),
        ('<meta name="author" content="&amp;lt;가">', "author", "<가"),
        (f'<meta name="author" content="{"가" * 2001}">', "author", "가" * 2000),
        (f'<span itemprop="datePublished">{"가" * 301}</span>', "datepublished", "가" * 300),
    ],
)
def test_what_a_tag_says(html: str, name: str, value: str) -> None:
    assert set(head(html).metas[name]) == {value}


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ("골목, 조명", ("골목", "조명")),
        ("골목|조명;다리#밤", ("골목", "조명", "다리", "밤")),
        ("#골목,골목", ("골목",)),
        ("골" * 40 + "," + "목" * 41, ("골" * 40,)),
        ("정치, 경제, 골목, 조명, 다리, 밤", ()),
        ("정치, 경제, 골목, 조명, 다리, 밤, 길", ("골목", "조명", "다리", "밤", "길")),
        ("뉴스,속보,경제," + ",".join(f"말{n}" for n in range(10)), tuple(f"말{n}" for n in range(10))),
        ("뉴스,속보,경제,사회," + ",".join(f"말{n}" for n in range(20)), ()),
    ],
)
def test_the_keywords_of_an_article(keywords: str, expected: tuple[str, ...]) -> None:
    assert head(f'<meta name="keywords" content="{keywords}">').tags == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<meta property="article:section" content="사회">', "사회"),
        ('<meta property="article:section" content="사회 &gt; 골목">', "사회"),
        ('<meta property="article:section" content="S1N4">', None),
        ('<meta property="article:section" content="politics">', "정치"),
        (f'<meta property="article:section" content="{"골" * 20}">', "골" * 20),
        (f'<meta property="article:section" content="{"골" * 21}">', None),
        ('<meta property="article:section" content="골목"><title>밤 - 사회 - 새벽신문</title>', "사회"),
        ('<link rel=canonical href="https://dawn.example/society/7">', "사회"),
    ],
)
def test_the_section_of_the_tags(html: str, expected: str | None) -> None:
    assert head(html).section == expected


def test_the_elements_above_a_line_are_its_own() -> None:
    outer = new_element("div", None, 0, "title")
    outer.end = 1
    assert headline._weight(Line("새 조명", 0, outer)) == 2
