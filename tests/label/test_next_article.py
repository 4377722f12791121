"""What stands behind the byline: the next article in a row, a document that the text announced, a list of its own."""

from __future__ import annotations

import html

import pytest

from bonmun import Extractor

TOLD = (
    "가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.",
    "시는 이달 말까지 공사를 마친다고 3일 밝혔다.",
    "공사에는 2억 원이 든다.",
    "나정호 시장은 “누구나 쉬어 갈 자리를 만들고 싶었다”고 말했다.",
)
READER = Extractor(fallback=False)


def read(below: str, body: tuple[str, ...] = TOLD) -> tuple[str, ...]:
    text = "".join(f"<p>{html.escape(row, quote=False)}</p>" for row in body)
    page = f"<html><title>강변에 벤치</title><main><h1>강변에 벤치</h1><div class=a>{text}{below}</div></main>"
    return READER.extract(page).paragraphs


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "strong"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_next_articles_in_a_row_are_none_of_it(tag: str, count: int) -> None:
    towns = ("나무읍", "달빛시", "산마루군")[:count]
    others = "".join(
        f"<section><{tag}>{town}, 새 시장 연다</{tag}><div>서이든 기자</div><time>2024.05.01</time>"
        f"<p>{town}에서 7일 새 시장이 열렸다.</p><p>{town}은 상인 40명을 모았다고 밝혔다.</p></section>"
        for town in towns
    )
    assert read(f"<div>나정호 기자</div>{others}") == TOLD


@pytest.mark.parametrize("heading", ["[전문] 강변 주민 성명", "<성명 전문>", "다음은 성명 전문이다.", "【입장문】"])
@pytest.mark.parametrize(
    "holder", ["<div class=m><h3>%s</h3><div>%s</div></div>", "<blockquote><p>%s</p>%s</blockquote>"]
)
def test_a_document_behind_the_byline_is_the_articles(heading: str, holder: str) -> None:
    rows = (
        "우리 주민은 강을 살리는 일을 더 미룰 수 없다고 판단한다.", "하나, 모든 공사를 멈추고 조사를 시작하라.",
        "2024년 5월 3일 강변 주민 일동",
    )  # fmt: skip
    told = "".join(f"<p>{row}</p>" for row in rows)
    below = "<p>나정호 기자 na@press.example</p>" + holder % (html.escape(heading, quote=False), told)
    assert read(below) == (*TOLD, heading, *rows)


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_at_the_end_is_the_articles(tag: str) -> None:
    items = ("산책로 들머리: 벤치 4개", "다리 아래: 벤치 3개", "나루터 앞: 벤치 5개")
    listed = "".join(f"<li>{item}</li>" for item in items)
    assert read(f"<{tag}>{listed}</{tag}><p>나정호 기자</p>") == (*TOLD, *items)


@pytest.mark.parametrize("said", ["앵커", "리포트", "INT", "나정호 기자"])
def test_cues_between_two_arrows_stay(said: str) -> None:
    assert read("", (f"◀ {said} ▶", *TOLD)) == (f"◀ {said} ▶", *TOLD)


def test_a_numbered_subhead_is_no_tag() -> None:
    rows = (*TOLD[:2], "#1 벤치의 자리", *TOLD[2:])
    assert read("", rows) == rows
