"""Which boxes hold readers' comments, whatever they are named: by who wrote when, and by what may be done with each."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.label.readings import comment_boxes
from bonmun.parse.page_lines import Element
from tests.label.sheets import TOLD, Row, box, elements, junk, link, of_page, plain, sheet, told

HEAD = "<h1>가람시 새 벤치</h1><p>입력 2024.03.18 14:05</p>"
SAYS = "지난해에도 같은 말을 했다. 이번에도 믿지 않는다."


def boxed(html: str) -> list[str]:
    """What stands in the boxes of comments on a page whose headline is its first line."""
    _, made = of_page(html)
    held = {i for one in comment_boxes.boxes(made, 0) for i in range(one.start, one.end)}
    return [made.lines[i].text for i in sorted(held)]


@pytest.mark.parametrize(
    "comment",
    [
        f"<dl><dt>바다*** 2024.03.18 21:05</dt><dd>{SAYS}</dd></dl>",
        f"<ul><li><b>노을빛</b> <i>2024-03-18 21:05</i><p>{SAYS}</p></li>"
        "<li><b>산들</b> <i>3시간 전</i><p>좋아요</p></li></ul>",
        f"<div><p>노을빛</p><p>{SAYS}</p><p>공감 2 · 답글 · 신고</p></div>",
        f"<div><span>naru77</span><p>{SAYS}</p><button>답글 0</button><button>비공감 1</button></div>",
    ],
)
@pytest.mark.parametrize("heading", ["<h3>댓글 1</h3>", "<p>독자 의견</p>", "<strong>의견 1개</strong>"])
def test_signed_comments_under_a_heading_are_a_box(heading: str, comment: str) -> None:
    assert SAYS in boxed(f"{HEAD}<div><p>{TOLD}</p></div><div>{heading}{comment}</div>")


def test_a_table_of_comments_is_told_by_its_columns() -> None:
    rows = "<tr><td>번호</td><td>의견</td><td>작성자</td></tr><tr><td>1</td><td>믿지 않는다.</td><td>바다***</td></tr>"
    assert boxed(f"{HEAD}<p>{TOLD}</p><table>{rows}</table>") == ["번호\t의견\t작성자", "1\t믿지 않는다.\t바다***"]


@pytest.mark.parametrize(
    "article",
    [
        f"<div><button>댓글 3</button><p>2024.03.18 14:05</p><p>{TOLD}</p></div>",
        f"<div><p>서이든 기자 2024.03.18 14:05</p><p>{TOLD}</p><button>공감 1</button></div>",
        f"<div><p>3월 18일</p><p>{TOLD}</p><button>신고</button></div>",
        f"<div><h3>독자 의견</h3><p>{TOLD}</p><p>{TOLD}</p></div>",
    ],
)
def test_an_article_among_buttons_is_none(article: str) -> None:
    assert boxed(HEAD + article) == []


def test_a_flash_is_read_above_comments_that_tell_more() -> None:
    comments = "".join(f"<dt>바다*** 2024.03.18 21:0{n}</dt><dd>{SAYS}{n}</dd>" for n in range(4))
    page = f"{HEAD}<div><p>가람시 둔치 벤치 철거 결정</p></div><section><h2>독자 의견</h2><dl>{comments}</dl></section>"
    article = Extractor(sites=False).extract(page)
    assert article.paragraphs == ("가람시 둔치 벤치 철거 결정",)
    assert article.authors == ()
    assert {one.kind for one in article.removed if SAYS in one.text} == {"comment"}


def is_entry(lines: int) -> bool:
    """Whether a comment of so many lines, with its button, is a box."""
    holder = box()
    rows = [plain("노을빛", holder), *(told(SAYS, holder) for _ in range(lines - 2)), plain("답글", holder)]
    made = sheet(plain("댓글 1"), *rows)
    return elements(made)[0] in comment_boxes.boxes(made, None)


def is_label(length: int) -> bool:
    """Whether a line of so many characters heads comments."""
    holder = box()
    signed = plain("바다*** 2024.03.18 21:05", holder)
    made = sheet(plain("댓글쓰기 ".ljust(length), holder), signed, told(SAYS, holder))
    return bool(comment_boxes.boxes(made, None))


def is_box(lines: int) -> bool:
    """Whether comments of so many lines under one heading are a box."""
    holder = box()
    pairs = [row for _ in range(lines) for row in (plain("바다*** 2024.03.18 21:05", holder), told(SAYS, holder))]
    made = sheet(plain("댓글 1", holder), *pairs[: lines - 1])
    return bool(comment_boxes.boxes(made, None))


def proves(answered: int) -> bool:
    """Whether so many answered comments prove each other where nothing heads them."""
    rows = []
    for _ in range(answered):
        holder = box()
        rows += [plain("노을빛", holder), told(SAYS, holder), plain("답글", holder)]
    return bool(comment_boxes.boxes(sheet(*rows), None))


def test_a_dated_list_beside_the_article_is_none() -> None:
    rows = "".join(
        f"<p>(2024년 3월 {n}일)</p><a href='/{n}'>누리강 둔치 봄꽃 잔치 {n}</a><p>사회일반</p>" for n in range(1, 5)
    )
    text = "".join(f"<p>{TOLD.replace('3일', f'{n}일')}</p>" for n in range(1, 8))
    article = f"<div>{text}<b>0</b><a href='#'>댓글쓰기</a>{rows}</div>"
    assert boxed(HEAD + article) == []
    timed = article.replace("일)", "일 14:05)")
    assert boxed(HEAD + timed) == []


def test_a_box_of_comments_holds_little_else() -> None:
    def of_them(size: int, told_lines: int, *signed: int) -> bool:
        holder = box()
        rows = [told(element=holder) if n < told_lines else plain(element=holder) for n in range(size)]
        made = sheet(*rows)
        return comment_boxes._is_of_them(made, holder, list(signed))

    assert of_them(9, 1, 5)
    assert not of_them(9, 2, 5)
    assert of_them(9, 2, 0, 1)
    assert not of_them(10, 1, 5)
    assert of_them(17, 1, 5, 9)


def test_somebody_signs_right_above_what_he_says() -> None:
    reader, says = plain("바다***"), told("이번에도 믿지 않는다.")
    assert comment_boxes._is_signed(sheet(reader, says), 1, 0)
    assert comment_boxes._is_signed(sheet(reader, plain("골목"), says), 2, 0)
    assert not comment_boxes._is_signed(sheet(reader, plain("골목"), plain("골목"), says), 3, 0)
    assert not comment_boxes._is_signed(sheet(reader, says), 1, 1)
    assert not comment_boxes._is_signed(sheet(reader, reader), 1, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("답글", True),
        ("답글 3", True),
        ("공감 2 · 답글 · 신고", True),
        ("공감 2 | 비공감 1", True),
        ("공감 2|신고", True),
        (" 신고 ", True),
        ("공감 2", False),
        ("신고를 받았다", False),
        ("답글과 신고", False),
        ("", False),
    ],
)
def test_what_may_be_done_with_a_comment(text: str, expected: bool) -> None:
    assert comment_boxes.answers(text) is expected


@pytest.mark.parametrize(
    ("text", "reads", "names"),
    [
        ("바다***", True, True),
        ("바다○○", True, True),
        ("익명", True, True),
        ("naru77", True, True),
        ("3시간 전", True, True),
        ("노을빛 3시간 전", True, True),
        ("방금", True, True),
        ("2024.03.18 21:05", True, False),
        ("노을빛 2024.03.18 21:05", True, True),
        ("2024.03.18", False, False),
        ("입력 2024.03.18 21:05", False, False),
        ("노을빛", False, False),
        ("바다*** 2024.03.18 21:05".ljust(48, "."), True, True),
        ("바다*** 2024.03.18 21:05".ljust(49, "."), False, False),
    ],
)
def test_who_is_a_reader(text: str, reads: bool, names: bool) -> None:
    assert comment_boxes.is_reader(text) is reads
    assert comment_boxes.names_reader(text) is names


def test_boxes_below_a_core_are_apart_from_it() -> None:
    over, under, around = box(), box(), box()
    sheet(plain(element=over), plain(element=over), told(element=around), plain(element=under), plain(element=under))
    core = range(2, 3)
    assert set(comment_boxes.apart([over, around, under], core)) == {0, 1, 3, 4}
    assert {made.kind for made in comment_boxes.apart([under], core).values()} == {"comment"}
    over.end = 3
    assert comment_boxes.apart([over], core) == {}
    under.start = 2
    assert comment_boxes.apart([under], core) == {}


def answered(*rows: Row, i: int = -1, first: int = 0) -> Element | None:
    """The box of the comment whose button is the line `i`."""
    made = sheet(*rows)
    return comment_boxes._answered(made, i % len(rows), first)


def test_an_answered_comment_stands_between_its_reader_and_its_button() -> None:
    own = box()
    name, says, button = plain("노을빛", own), told(SAYS, own), plain("답글", own)
    assert answered(name, says, button) is own
    assert answered(plain(), name, says, button, first=1) is own
    assert answered(plain(), name, says, button, first=2) is None
    assert answered(told(SAYS, own), says, button) is None
    assert answered(says, button) is None
    assert answered(plain("노을빛 " * 12, own), says, button) is own
    assert answered(plain("노을빛" * 17, own), says, button) is None
    inner = box("span", "", own)
    assert answered(name, says, plain("답글", inner)) is own
    assert answered(name, says, plain("답글")) is None


def headed(*rows: Row, i: int = 0, first: int = 0) -> Element | None:
    """The box of the comments that the line `i` heads."""
    return comment_boxes._headed(sheet(*rows), i, first)


def test_comments_stand_with_their_heading_in_the_smallest_box_of_both() -> None:
    around = box()
    holder = box("div", "", around)
    head = plain("댓글 1", box("h3", "", holder))
    reader, says = plain("바다*** 2024.03.18 21:05", holder), told(SAYS, holder)
    assert headed(head, reader, says) is holder
    assert headed(head, reader, says, plain(element=around)) is holder
    assert headed(plain(), head, reader, says, i=1, first=1) is holder
    assert headed(plain(element=holder), head, reader, says, i=1, first=1) is None
    assert headed(head, plain(element=holder), plain(element=holder)) is None
    timed = plain("2024.03.18 21:05", holder)
    assert headed(head, timed, says) is None
    assert headed(head, timed, says, timed, says) is holder
    assert headed(plain("댓글 1"), reader, says) is None
    assert headed(head, reader, says, *[told(element=holder)] * 3) is holder
    assert headed(head, reader, says, *[told(element=holder)] * 4) is None


def test_a_row_of_a_table_is_signed_in_one_of_its_cells() -> None:
    holder = box()
    row = plain("1\t믿지 않는다.\t바다***", holder)
    made = sheet(plain("번호\t의견\t작성자", holder), row)
    assert comment_boxes._is_signed(made, 1, 1)
    assert not comment_boxes._is_signed(made, 0, 0)
    assert comment_boxes._headed(made, 0, 0) is holder
    assert comment_boxes._heads(made, 0)
    assert not comment_boxes._heads(made, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("댓글 3", True),
        ("의견 작성자", True),
        ("순번\t댓글\t닉네임\t등록일", True),
        ("의견을 묻다", False),
        ("가람시 추천 골목", False),
    ],
)
def test_what_heads_comments(text: str, expected: bool) -> None:
    assert comment_boxes._heads(sheet(plain(text)), 0) is expected


def test_what_nobody_says_is_not_signed() -> None:
    reader = plain("바다***")
    assert comment_boxes._is_signed(sheet(reader, plain("이번에도 믿지 않는다")), 1, 0)
    for row in (junk("share"), link("이번에도 믿지 않는다"), plain("무단전재 및 재배포 금지")):
        assert not comment_boxes._is_signed(sheet(reader, row), 1, 0)


def test_comments_stand_below_the_headline() -> None:
    holder = box()
    rows = [plain("댓글 1", holder), plain("바다*** 2024.03.18 21:05", holder), told(SAYS, holder)]
    made = sheet(*rows, plain("새 벤치"))
    assert comment_boxes.boxes(made, None) == [holder]
    assert comment_boxes.boxes(made, 0) == []
    assert comment_boxes.boxes(made, 3) == []


def test_an_answered_comment_counts_under_a_heading_or_beside_another() -> None:
    def entry() -> list[Row]:
        holder = box()
        return [plain("노을빛", holder), told(SAYS, holder), plain("답글", holder)]

    assert comment_boxes.boxes(sheet(*entry()), None) == []
    assert len(comment_boxes.boxes(sheet(*entry(), *entry()), None)) == 2
    assert len(comment_boxes.boxes(sheet(plain("댓글 1"), *entry()), None)) == 1
    long = plain("댓글을 남기면 추첨으로 선물을 드립니다 " * 2)
    assert comment_boxes.boxes(sheet(long, *entry()), None) == []
