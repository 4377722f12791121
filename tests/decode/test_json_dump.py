"""JSON handed in as a dump is read as the text in it; what only looks like JSON stays as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

import bonmun
from bonmun.decode import json_dump

TITLE = "가람시 새 도서관 여름에 문 연다"
TOLD = ["가람시가 새 도서관을 7월에 연다고 밝혔다.", "시는 지난해 가을부터 공사를 벌였다.", "책은 6만 권이다."]
FLAT = {"title": TITLE, "author": "나정호", "date": "2024-05-07 09:30", "content": "\n".join(TOLD)}


@pytest.mark.parametrize(
    "root",
    [
        FLAT,
        {"data": {"news_title": TITLE, "reporter": "나정호", "published": "2024-05-07 09:30", "paragraphs": TOLD}},
        [FLAT],
        {
            "id": 7,
            "ok": True,
            "none": None,
            "article": [{"제목": TITLE}, {"기자": "나정호"}, {"본문": TOLD}],
            "when": "2024-05-07 09:30",
        },
        {
            "headline": TITLE,
            "writer": "나정호",
            "at": "2024-05-07 09:30",
            "html": "".join(f"<p>{one}</p>" for one in TOLD),
        },
    ],
)
@pytest.mark.parametrize("escaped", [True, False])
def test_json_is_read_as_the_text_in_it(root: Any, escaped: bool) -> None:
    article = bonmun.clean_text(json.dumps(root, ensure_ascii=escaped, indent=1 if escaped else None))
    assert article.title == TITLE
    assert [one.name for one in article.authors] == ["나정호"]
    assert list(article.paragraphs) == TOLD


def test_one_document_a_line() -> None:
    lines = [json.dumps({"text": one}) for one in TOLD]
    assert json_dump.text("\n".join(lines)).split("\n") == TOLD


@pytest.mark.parametrize(
    "dump",
    ["[속보] 가람시 [1보]", "{가람} 시 {나무}", "[1, 2, 3]", '{"a": 1', "[" * 200_000 + "]" * 200_000, '["", " "]'],
)
def test_what_is_no_json_of_texts_stays(dump: str) -> None:
    assert json_dump.text(dump) == dump
