"""Readers' comments in a dump: signed above, answered below, several of them; an article is neither, whatever it is."""

from __future__ import annotations

import pytest

from bonmun import clean_text

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
