"""Dumps that a program broke at a column: paragraphs come back whole, dumps of short lines stay as they are."""

from __future__ import annotations

import textwrap

import pytest

from bonmun import clean_text
from bonmun.grammar.lines import is_complete
from bonmun.parse import wrapped
from bonmun.parse.wrapped import rows

PARAGRAPHS = (
    "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다. 예산은 모두 34억 원이다.",
    "시는 지난 3년 동안 들어온 민원 4200건을 살펴 순서를 정했다고 18일 밝혔다. 어두운 골목은 한빛동에 가장 많다.",
    "도하린 가람시 도로과장은 “밝기와 자리를 주민이 직접 고르게 하겠다”고 말했다. 설명회는 다음 달 네 차례 열린다.",
    "한빛동에서 40년을 산 윤서라 씨는 손전등을 들고 나오던 일이 옛일이 되기를 바라고 있다. 조명은 해가 지면 켜진다.",
)


def _broken(paragraph: str, columns: int) -> str:
    """As a terminal's programs break lines: Hangul is two columns wide."""
    lines = [""]
    for word in paragraph.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) + sum(letter > "\u10ff" and letter not in "“”" for letter in joined) > columns:
            lines.append(word)
        else:
            lines[-1] = joined
    return "\n".join(lines)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("columns", [60, 72, 80])
def test_paragraphs_come_back(columns: int, between: str) -> None:
    text = between.join(_broken(paragraph, columns) for paragraph in PARAGRAPHS)
    assert clean_text(text).text.replace("\n\n", " ") == " ".join(PARAGRAPHS)


def test_a_short_list_stays_as_it_is() -> None:
    lines = ["제1100회 로또 1등 번호", "2024-05-08 09:30", "", "1등 3, 11, 17, 25, 33, 41", "보너스 번호 7"]
    lines += ["1등 당첨금 20억 1천만 원(12명)", "2등 5천만 원(80명)"]
    assert [row.text for row in rows(lines, is_complete)] == [line for line in lines if line]


@pytest.mark.parametrize("columns", [46, 60])
def test_an_address_longer_than_the_column_changes_nothing(columns: int) -> None:
    address = "https://www.hanbit.example/news/articleView?idxno=1001&section=society&from=main-headline-list"
    text = "\n\n".join([address, *(_broken(paragraph, columns) for paragraph in PARAGRAPHS)])
    assert [row.text for row in rows(text.splitlines(), is_complete)] == [address, *PARAGRAPHS]


@pytest.mark.parametrize("letters", [35, 40])
def test_lines_broken_by_letters_come_back(letters: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, letters) for paragraph in PARAGRAPHS * 2)
    assert [row.text for row in rows(text.split("\n"), is_complete)] == [*PARAGRAPHS, *PARAGRAPHS]


def test_blank_lines_part_paragraphs_and_links_lose_their_numbers() -> None:
    menu = "\n".join(f"   [{n}]{name}" for n, name in enumerate("정치 경제 사회 문화 국제 지역 연예 날씨".split(), 1))
    text = "\n\n".join((menu, *(_broken(paragraph, 72) for paragraph in PARAGRAPHS)))
    assert clean_text(text).paragraphs == PARAGRAPHS
    assert [row.text for row in rows([line.strip() for line in text.splitlines()], is_complete) if row.linked][:2] == [
        "정치",
        "경제",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["가람시 골목에 새 조명", "늘봄천 산책로 다시 연다", "한빛시, 도서관 휴관일 없앤다", "빵값 또 오른다"] * 4,
        ["불 하나 켜면", "밤이 한 뼘 물러나고", "발소리가 돌아온다"] * 5,
        list(PARAGRAPHS),
    ],
)
def test_other_dumps_stay_as_they_are(texts: list[str]) -> None:
    assert [row.text for row in rows(texts, is_complete)] == texts


def numbered(*numbers: int, before: str = "") -> bool:
    """Whether lines with these numbers in brackets, each behind `before`, are links that a browser counted."""
    return wrapped._is_numbered([(f"{before}[{number}]골목", at) for at, number in enumerate(numbers)])


def test_numbers_in_brackets_are_links_where_they_count_up_at_the_front_of_lines() -> None:
    assert numbered(*range(1, 8))
    assert not numbered(*range(1, 7))
    assert numbered(*range(1, 8), 20, 30)
    assert not numbered(*range(1, 11), *range(20, 80, 10))
    assert not numbered(*range(1, 8), before="새 ")


def line(columns: int, *, ends: bool = False) -> str:
    """A line of so many columns, of letters that take one, in words of two; `ends` as a sentence does."""
    text = ("aa " * columns)[: columns - (2 if ends else 1)].rstrip().ljust(columns - (2 if ends else 1), "b")
    return text + ("b." if ends else "b")


def broken(width: int, full: int, *, ragged: int = 0, ended: int = 0, below: str = "cccccccc ") -> bool:
    """Whether a dump of `full` lines as wide as can be is wrapped, with lines that are not and some that end."""
    texts = [below + line(width - len(below)) for _ in range(full + 1)]
    texts += ["", *(row for _ in range(ragged) for row in (below + line(width * 6 // 10),))]
    texts += ["", *(below + line(width - len(below), ends=True) for _ in range(ended))]
    return len(rows(texts, is_complete)) < len([text for text in texts if text])


@pytest.mark.parametrize(
    ("what", "yes", "no"),
    [
        ("the narrowest column", broken(30, 7), broken(29, 7)),
        ("the widest column", broken(120, 7), broken(121, 7)),
        ("broken lines", broken(72, 3), broken(72, 2)),
        ("broken lines beside others", broken(72, 6, ragged=3), broken(72, 5, ragged=3)),
        ("long runs of them beside more others", broken(72, 6, ragged=4), broken(72, 5, ragged=4)),
    ],
)
def test_what_makes_a_dump_a_wrapped_one(what: str, yes: bool, no: bool) -> None:
    assert yes, what
    assert not no, what


def test_a_word_that_had_room_ends_a_paragraph() -> None:
    texts = [line(72) for _ in range(5)]
    assert len(rows(texts, is_complete)) == 1
    assert len(rows([*texts, "", line(72)], is_complete)) == 2
    assert len(rows([*texts * 4, line(40), "cc"], is_complete)) == 2
    assert len(rows([*texts * 4, line(69), "cc"], is_complete)) == 2
    assert len(rows([*texts * 4, line(70), "cc"], is_complete)) == 1


def test_headlines_that_are_long_by_chance_are_not_broken_lines() -> None:
    texts = [line(72), line(72), line(72), line(40), "cc"] * 4
    assert len(rows(texts, is_complete)) < 20
    texts = [line(72), line(72), line(40), line(40), "cc"] * 4
    assert len(rows(texts, is_complete)) == 20


def test_what_a_paragraph_keeps_of_its_lines() -> None:
    texts = [line(72) for _ in range(5)]
    found = rows(["", "머리", "", *texts], is_complete)
    assert [(row.number, row.gap) for row in found] == [(1, True), (3, True)]
    assert found[1].text == " ".join(texts)


BROKEN = [
    "‘도서관 없는 마을’을 내건 나무읍의 실험이 스무 달째를 맞았다. 한서율 교수를",
    "만났다.",
]


@pytest.mark.parametrize(
    "head", [["도서관 없는 마을", "한서율 기자"], ["# 도서관 없는 마을", "* 공유하기\n* 인쇄하기"]]
)
def test_one_broken_paragraph_comes_back_where_paragraphs_stand_apart(head: list[str]) -> None:
    text = "\n\n".join([*head, "\n".join(BROKEN), "예산은 마련됐나.", "“처음부터 쉬운 일은 없었습니다.”"])
    found = [row.text for row in rows(text.split("\n"), is_complete)]
    assert " ".join(BROKEN) in found
    assert len(found) == len("\n".join(head).split("\n")) + 3


@pytest.mark.parametrize(
    "pair",
    [
        ["도서관 없는 마을", "나무읍의 실험이 스무 달째를 맞았다."],
        ["나무읍의 실험이 스무 달째를 맞았고 주민들은 도서관을 기다리지 않는다고 입을 모아 말한다.", "만났다."],
        ["나무읍의 실험이 스무 달째를 맞았고 주민들은 도서관을 기다리지 않는다는데 한서율 교수", "도서관장"],
    ],
)
def test_two_lines_of_which_one_had_room_or_that_make_no_sentence_stay_two(pair: list[str]) -> None:
    rest = ["예산은 마련됐나.", "“처음부터 쉬운 일은 없었습니다.”", "시는 가을에 다시 알리기로 했다."]
    text = "\n\n".join(["\n".join(pair), *rest])
    assert [row.text for row in rows(text.split("\n"), is_complete)] == [*pair, *rest]


def test_a_bullet_may_stand_before_a_links_number() -> None:
    assert numbered(*range(1, 8), before="* ")


def test_links_of_markdown_are_longer_than_the_column_and_say_nothing_of_it() -> None:
    links = [
        f"  * [골목 소식 {n}, 나무읍 빈 온실 새 단장](<https://www.garam.example/news/{n}{n}{n}{n}>)" for n in range(8)
    ]
    text = (
        "\n".join(links[:4])
        + "\n\n"
        + "\n\n".join(_broken(one, 60) for one in PARAGRAPHS)
        + "\n\n"
        + "\n".join(links[4:])
    )
    found = [row.text for row in rows([" ".join(line.split()) for line in text.split("\n")], is_complete)]
    assert found[4:-4] == list(PARAGRAPHS)
    assert len(found) == len(PARAGRAPHS) + 8


def test_a_time_or_an_address_below_a_headline_does_not_make_it_a_broken_line() -> None:
    head = ["가람시 골목 조명 예산 22억 전액 삭감", "2020-08-20T20:53:00+09:00", "https://www.garam.example/news/7461"]
    told = ["새 조명이 문을 열었습니다.", "주민들은 기다렸다고 말합니다.", "공사비는 불어났습니다."]
    assert [row.text for row in rows([*head, "[앵커]", *told], is_complete)] == [*head, "[앵커]", *told]


HEADLINE = "가람시 골목 조명 새로 단다"
PARAGRAPH = (
    "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다. 시는 지난 3년 동안 들어온 민원 "
    "4200건을 살펴 순서를 정했다고 18일 밝혔다. 가장 먼저 바뀌는 곳은 늘봄동 시장 뒷길이다. "
    "주민들은 저녁마다 손전등을 들고 다녔다고 입을 모았고 시는 겨울이 오기 앞서 공사를 마치기로 했다."
)


def wrapped_at(width: int, text: str) -> list[str]:
    """The text broken at so many columns of a terminal."""
    made = [""]
    for word in text.split():
        whole = f"{made[-1]} {word}".strip()
        made[-1:] = [whole] if wrapped._columns(whole) <= width else [made[-1], word]
    return made


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("headline", [HEADLINE + " " + HEADLINE[:6], HEADLINE + ", 늘봄동 시장 뒷길부터"])
def test_many_headlines_beside_a_text_do_not_hide_that_it_was_broken(width: int, headline: str) -> None:
    listed = [row for n in range(60) for row in (f"{headline} {n}", str(n))]
    broken = wrapped_at(width, PARAGRAPH)
    found = rows([*listed, *(["", *broken] * 3), "", *listed], is_complete)
    assert [row.text for row in found if "순서를" in row.text] == [PARAGRAPH] * 3


def test_teasers_cut_at_one_length_are_not_broken_lines() -> None:
    texts = [f"{line(68)}…" for _ in range(12)]
    assert [row.text for row in rows(texts, is_complete)] == texts
