"""Reporters on cards of other articles sign nothing here: glued to a linked headline, or under a bare one."""

from __future__ import annotations

import pytest

from bonmun import Extractor

READER = Extractor(sites=False, fallback=False)
HEAD = "<html><title>강변에 벤치</title><main><h1>강변에 벤치</h1>"
TEXT = "<p>가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.</p><p>시는 이달 말까지 공사를 마친다고 3일 밝혔다.</p>"
OTHERS = [
    ("청솔역 앞 광장 확 바뀐다", "도하린"),
    ("밤나무골 버섯 풍년 들어", "차우림"),
    ("갈대숲에 나무 길 놓인다", "표가람"),
]
CARDS = [
    "<div><p>{t}</p><p>{n} 기자</p></div>",
    "<div><a href=/1>{t}</a><span>{n} 기자</span></div>",
    "<li><a href=/1>{t}</a><span>{n} 기자 a@hanbit.example</span></li>",
    "<tr><td><a href=/1>{t}</a></td><td>{n} 기자</td><td>2024-05-06</td></tr>",
]


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("own", ["", "<div>나정호 기자</div>"])
@pytest.mark.parametrize("heading", ["", "<h3>다른 기사</h3>"])
def test_cards_name_no_author(card: str, own: str, heading: str) -> None:
    rows = "".join(card.format(t=title, n=name) for title, name in OTHERS)
    rows = f"<table>{rows}</table>" if "<tr>" in card else f"<div>{rows}</div>"
    article = READER.extract(f"{HEAD}<p>입력 2024.05.03</p><div>{TEXT}</div>{own}{heading}{rows}</main></html>")
    assert [author.name for author in article.authors] == (["나정호"] if own else [])
    assert len(article.paragraphs) == TEXT.count("<p>")


def test_a_deck_over_the_byline_is_no_card() -> None:
    page = (
        f"<title>강변에 벤치</title><h1>강변에 벤치</h1><div>{TEXT}</div><p>벤치는 나무로 만든다</p><p>나정호 기자</p>"
    )
    assert [author.name for author in READER.extract(f"<html>{page}</html>").authors] == ["나정호"]


def test_cards_inside_the_articles_element_are_none_of_its_list() -> None:
    rows = "".join(
        f"<li><a href=/1>{title}</a><span>{name} 기자 a@hanbit.example</span></li>" for title, name in OTHERS
    )
    article = READER.extract(
        f"{HEAD}<p>나정호 기자</p><p>입력 2024.05.03</p><div>{TEXT}<ul>{rows}</ul></div></main></html>"
    )
    assert len(article.paragraphs) == TEXT.count("<p>")
