"""A list of entries is the article, though comments below it tell more than it does."""

from __future__ import annotations

import pytest

from bonmun import Extractor

ITEMS = (
    "- 가람시 별 지도 누리집 새 단장",
    "- 늘봄동에서 보이는 별 119개 표시",
    "- 손가락으로 넓히고 좁히기",
    "- 별 이름 누르면 설명",
)
COMMENTS = (
    "지난가을에 늘봄동 언덕에서 별을 보았는데 하늘이 참 맑아서 스무 개까지 세다가 잠이 들었다.",
    "아이와 함께 누르며 놀다 보니 한 시간이 훌쩍 지나 버렸다. 설명이 쉬워서 좋았다고 아이가 말했다.",
    "별 이름이 더 많았으면 한다는 글을 지난번에도 남겼는데 이번에 정말로 늘어났다.",
)


@pytest.mark.parametrize("name", ["comments", "cmt_list", "reply-box"])
@pytest.mark.parametrize("block", ["<p>{}</p>", "{}<br>", "<div>{}</div>"])
def test_entries_above_comments_are_the_article(name: str, block: str) -> None:
    article = Extractor(sites=False, fallback=False).extract(_page("".join(map(block.format, ITEMS)), name))
    assert [item for item in ITEMS if item not in article.text] == []
    assert [comment for comment in COMMENTS if comment in article.text] == []


def test_a_menu_above_comments_is_none() -> None:
    menu = "".join(f"<p><a href=/{item}>{item}</a></p>" for item in ITEMS)
    assert ITEMS[0] not in Extractor(sites=False, fallback=False).extract(_page(menu, "comments")).text


def _page(text: str, name: str) -> str:
    rows = "<div>별지기 2024-05-03</div>" + "".join(f"<p>{one}</p>" for one in COMMENTS) + "<a href=#>답글</a>"
    body = f"<h1>별 지도</h1><div>12점 | 댓글 3개</div><div>{text}</div><div class={name}><h2>댓글</h2>{rows}</div>"
    return f"<html><title>별 지도</title><body><main>{body}</main></body></html>"
