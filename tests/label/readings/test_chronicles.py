"""A chronicle: posts of a sentence or two, each under a time of the day; none of them is lost."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.label.readings import weights

HEAD = "<!doctype html><title>도서관 개관식 중계 - 새벽신문</title><h1>도서관 개관식 중계</h1>"
SHORT = (
    "시장이 도서관에 도착했다.", "강변 도로가 막히고 있다고 경찰이 전했다.", "어린이 합창단이 첫 노래를 불렀다.",
    "비가 조금씩 내리기 시작했다.", "개관식이 10분 늦게 열렸다.", "책 6만 권이 서가에 꽂혔다고 사서가 말했다.",
)  # fmt: skip
LONG = tuple(f"{who}은 {what} 도서관에 들어와 책 세 권을 빌려 갔다고 사서가 전했다." for who, what in (
    ("첫 손님", "걸어서"), ("둘째 손님", "버스로"), ("셋째 손님", "자전거로"), ("넷째 손님", "배를 타고"),
))  # fmt: skip


@pytest.mark.parametrize("posts", [SHORT, LONG])
@pytest.mark.parametrize(
    "stamp",
    [
        '<span class="time">1{n}:2{n}</span>',
        "<div>오후 {n}시 2{n}분</div>",
        "<p><b>1{n}:0{n}:30</b></p>",
        "<em>오전 1{n}시</em>",
    ],
)
def test_posts_under_times_are_the_article(posts: tuple[str, ...], stamp: str) -> None:
    shown = "".join(f"<div>{stamp.format(n=n)}<p>{post}</p></div>" for n, post in enumerate(posts))
    article = Extractor(sites=False, fallback=False).extract(f"{HEAD}<article>{shown}</article>")
    assert [line for line in article.paragraphs if line in posts] == list(posts)


@pytest.mark.parametrize("text", ["14:20", "오후 3:05", "09시 10분", "오전 11시", "23:59:59", "3시"])
def test_a_time_of_the_day(text: str) -> None:
    assert weights.is_hour(text)


@pytest.mark.parametrize("text", ["2024.05.03 14:20", "14:20 입력", "31:20", "3시간", "14", "시", "오후"])
def test_what_is_no_time_of_the_day_alone(text: str) -> None:
    assert not weights.is_hour(text)
