"""Readers' comments in a dump: signed above, answered below, several of them; an article is neither, whatever it is."""

from __future__ import annotations

import pytest

from bonmun import clean_text
from bonmun.label.readings import comment_runs
from tests.label.sheets import Row, junk, link, plain, sheet, told

TOLD = ["가람시가 골목 조명을 새로 바꾸기로 했다.", "시는 민원 4200건을 살펴 순서를 정했다고 밝혔다."]
SAID = [
    "세금으로 하는 일인데 왜 이제야 하는지 모르겠다. 늦어도 너무 늦었다.",
    "우리 동네도 어두워서 밤마다 무서웠습니다.",
]
HEAD = ["골목 조명 바꾼다", "입력 2024.05.08 09:30", ""]


def voices(signed: list[str], buttons: list[str], count: int = 2) -> list[str]:
    return [line for said in SAID[:count] for line in (*signed, said, *buttons)]


@pytest.mark.parametrize(
    "signed", [["naru***", "2024.05.08 21:10"], ["naru***"], ["한결나무 2024.05.09 07:12"], ["나루터", "3시간 전"]]
)
@pytest.mark.parametrize("buttons", [["답글", "공감 0", "비공감 0"], ["신고"], ["답변달기"]])
@pytest.mark.parametrize("label", [[], ["댓글 2"], ["댓글과 토론"]])
def test_comments_go_and_the_article_stays(signed: list[str], buttons: list[str], label: list[str]) -> None:
    article = clean_text("\n".join((*HEAD, *TOLD, *label, *voices(signed, buttons))))
    assert list(article.paragraphs) == TOLD


def test_comments_that_tell_more_than_a_list_are_not_the_article() -> None:
    entries = [
        "- 119,617개의 별을 그린 누리집",
        "- 마우스로 돌리고 늘리고 별 이름을 볼 수 있음",
        "- 87개는 이름이 알려진 별",
    ]
    article = clean_text(
        "\n".join(("10만 개의 별", "2024-05-08 09:30", *entries, "댓글 2개", *voices(["naru***"], ["답글"])))
    )
    assert list(article.paragraphs) == entries


@pytest.mark.parametrize("buttons", [[], ["공감 3"], ["추천"]])
def test_without_an_answer_below_nobody_comments(buttons: list[str]) -> None:
    assert SAID[1] in clean_text("\n".join((*HEAD, *TOLD, *voices([], buttons)))).text


def test_an_article_between_its_date_and_a_button_stays() -> None:
    lines = ["골목 조명 바꾼다", "2024.05.08 09:30", *TOLD, "신고", *voices(["naru***"], ["답글"], 1)]
    assert list(clean_text("\n".join(lines)).paragraphs)[:2] == TOLD


def test_what_the_site_says_behind_comments_does_not_outweigh_a_list_before_them() -> None:
    entries = [
        "- 별 119,617개를 그린 누리집",
        "- 마우스로 돌리고 늘려 별 이름을 볼 수 있음",
        "- 87개는 이름이 알려진 별",
    ]
    site = [
        "나루소식은 새벽마다 새로운 이야기를 전하며 독자와 함께 자라 왔습니다.",
        "나루소식은 이제 다섯 가지 도구에서 읽힌다고 알려졌습니다.",
    ]
    lines = ["10만 개의 별", "2024-05-08 09:30", *entries, "댓글과 토론", *voices(["naru***"], ["답변달기"]), *site]
    found = list(clean_text("\n".join(lines)).paragraphs)
    assert found[: len(entries)] == entries
    assert not {*SAID} & {*found}


NAME, SAYS, ANSWER = plain("naru***"), told(SAID[1]), plain("답글")


def lines(*rows: Row) -> list[int]:
    return comment_runs.lines(sheet(*rows))


def test_each_comment_reaches_from_its_reader_to_its_button() -> None:
    one = (NAME, SAYS, ANSWER)
    assert lines(told(), *one, *one) == [1, 2, 3, 4, 5, 6]
    assert lines(told(), *one) == []
    assert lines(*one, *one) == [3, 4, 5]
    assert lines(junk("comment", "댓글 2"), *one, *one) == [1, 2, 3, 4, 5, 6]
    assert lines(told(), *one, plain("골목"), *one) == [1, 2, 3, 5, 6, 7]
    assert lines(told(), *one, SAYS, ANSWER) == []
    for kind in ("heading", "copyright", "tip_line", "reporter_card"):
        assert lines(told(), *one, NAME, junk(kind), SAYS, ANSWER) == []
    assert lines(told(), *one, NAME, junk("share"), SAYS, ANSWER) == [1, 2, 3, 4, 5, 6, 7]
    assert lines(told(), NAME, ANSWER, NAME, ANSWER) == []


def test_who_says_it_may_stand_over_the_time() -> None:
    def named(above: Row, below: str) -> bool:
        return comment_runs._is_named_above(sheet(above, plain(below), SAYS), 1)

    stamp = "2024.05.08 21:10"
    assert named(plain("나루터"), stamp)
    assert named(plain("naru***"), stamp)
    assert named(plain("나루터"), "3시간 전")
    assert not named(plain("나루터"), "naru***")
    assert not named(told(), stamp)
    assert not named(link("나루터"), stamp)
    assert named(plain("나루터 사는 이웃".ljust(24, "가")), stamp)
    assert not named(plain("나루터 사는 이웃".ljust(25, "가")), stamp)


def test_the_name_above_the_first_line_is_not_looked_for() -> None:
    made = sheet(plain("나루터"), plain("2024.05.08 21:10"), SAYS, ANSWER)
    assert comment_runs._start(made, 3, 0) == 0
    assert comment_runs._start(made, 3, 1) == 1
    assert comment_runs._start(made, 3, 2) is None
    assert comment_runs._start(made, 2, 0) is None  # nothing is said between
    assert comment_runs._start(sheet(plain("naru***"), SAYS), 1, 0) is None
