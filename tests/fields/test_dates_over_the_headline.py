"""The day's date and cards stand over a headline; the article's own date stands under it."""

from __future__ import annotations

import pytest

from bonmun import Extractor

READER = Extractor(sites=False, fallback=False)
TEXT = "<p>가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.</p><p>시는 이달 말까지 공사를 마친다고 3일 밝혔다.</p>"
OVER = [
    "<div>2024년 6월 1일 토요일</div>",
    "<p>2024.06.01 (토) 10:20</p>",
    "<div><a href=/9>바람고개 터널 공사 끝나</a><span>2024.06.01 09:00</span></div>",
]


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("own", ["2021.03.04 14:05", "2021.03.04"])
def test_the_date_under_the_headline_is_the_articles(over: str, own: str) -> None:
    page = f"{over}<main><h1>강변에 벤치</h1><p>{own}</p><div>{TEXT}</div></main>"
    published = READER.extract(f"<html><title>강변에 벤치</title><body>{page}").published
    assert published is not None
    assert published.year == 2021


@pytest.mark.parametrize("under", ["<p>2021.03.05 12면</p>", "<p>나정호 기자</p>"])
def test_a_date_named_over_the_headline_counts_where_none_is_as_exact_below(under: str) -> None:
    page = f"<p>입력 2021.03.04 14:05</p><h1>강변에 벤치</h1>{under}<div>{TEXT}</div>"
    published = READER.extract(f"<html><title>강변에 벤치</title><body>{page}").published
    assert published is not None
    assert published.isoformat() == "2021-03-04T14:05:00+09:00"
