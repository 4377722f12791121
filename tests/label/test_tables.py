"""Tables of values between, before and behind an article's paragraphs are the article's."""

from __future__ import annotations

import pytest

from bonmun import Extractor, clean_text

TOLD = (
    "한빛군이 오래 비어 있던 정미소를 고쳐 만든 마을 극장이 9월 문을 연다.",
    "군은 지난봄부터 공사를 벌여 객석 180개와 연습실을 꾸몄다고 12일 밝혔다.",
    "극장에는 주민이 만든 작품을 거는 작은 전시실도 들어선다.",
    "공사비는 모두 31억 원이 들었고, 이 가운데 3분의 1은 군민이 모았다.",
)
ROWS = ("구분\t객석\t연습실", "1층\t120\t2", "2층\t60\t0")
TABLE = "".join(f"<tr><td>{'</td><td>'.join(row.split(chr(9)))}</td></tr>" for row in ROWS)


def read(body: str) -> tuple[str, ...]:
    head = "<!doctype html><title>마을 극장 - 노을신문</title><h1>마을 극장</h1>"
    return Extractor(fallback=False).extract(f"{head}<main>{body}</main><footer>노을신문</footer>").paragraphs


@pytest.mark.parametrize("at", [1, 2, 3, 4])
@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize("table", ["<table>{}</table>", "<div><div><table border=1><tbody>{}</table></div></div>"])
def test_a_table_is_the_articles_wherever_it_stands(at: int, tag: str, table: str) -> None:
    blocks = [f"<{tag}>{text}</{tag}>" for text in TOLD]
    blocks.insert(at, table.format(TABLE))
    assert read(f"<div>{''.join(blocks)}</div>") == (*TOLD[:at], *ROWS, *TOLD[at:])


def test_a_table_apart_from_the_paragraphs_is_none_of_the_article() -> None:
    told = "".join(f"<p>{text}</p>" for text in TOLD)
    assert read(f"<div class=view><div>{told}</div><div><h3>날씨</h3><table>{TABLE}</table></div></div>") == TOLD


def test_the_text_of_an_article_with_a_table_stays_as_it_is_when_it_is_read_again() -> None:
    text = "\n\n".join((*TOLD[:2], *ROWS, *TOLD[2:]))
    assert clean_text(text).text == text
