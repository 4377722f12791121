"""The parts of a body: their lines, their pictures, and the dicts that they become and come back from."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bonmun.parts import (
    NAMES,
    Cell,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    Quotation,
    Separator,
    Span,
    Table,
    from_dict,
    lines,
    pictures,
    to_dict,
)


def spans(text: str) -> tuple[Span, ...]:
    return (Span(text),)


RIVER, BRIDGE = Picture("https://garam.example.kr/1.jpg"), Picture("https://garam.example.kr/2.jpg", "다리", width=640)
BODY: tuple[Part, ...] = (
    Heading(spans("새 다리"), 3),
    Paragraph((Span("시는 "), Span("누리집", "https://garam.example.kr/", bold=True), Span("에서 밝혔다."))),
    List(
        (
            Item(spans("1. 다리"), (RIVER, Paragraph(spans("길이 300m")))),
            Item((), (List((Item(spans("가로등")),)),)),
        ),
        ordered=True,
    ),
    Quotation((Paragraph(spans("다리는 길이다.")), BRIDGE)),
    Separator(),
    Table(
        (
            (Cell(spans("구간"), 2, 2), Cell(spans("길이"))),
            (Cell(spans("누리교")), Cell()),
            (Cell(), Cell(spans("3㎞"))),
        ),
        1,
    ),
    Preformatted("  강물이\n\n    흐른다\n"),
)


def test_lines_in_order() -> None:
    assert list(lines(BODY)) == [
        "새 다리", "시는 누리집에서 밝혔다.", "1. 다리", "길이 300m", "가로등", "다리는 길이다.", "구간\t길이",
        "누리교", "3㎞", "강물이", "흐른다",
    ]  # fmt: skip


def test_pictures_wherever_they_stand() -> None:
    assert list(pictures(BODY)) == [RIVER, BRIDGE]


@pytest.mark.parametrize("part", BODY, ids=lambda part: type(part).__name__)
def test_there_and_back(part: Part) -> None:
    data = json.loads(json.dumps(to_dict(part)))
    assert data["part"] in NAMES
    assert from_dict(data) == part
    assert hash(from_dict(data)) == hash(part)


def test_spans_say_only_what_they_are() -> None:
    assert to_dict(BODY[1])["spans"] == [
        {"text": "시는 "},
        {"text": "누리집", "link": "https://garam.example.kr/", "bold": True},
        {"text": "에서 밝혔다."},
    ]


@pytest.mark.parametrize("data", [{}, {"part": "video"}, {"part": None}])
def test_what_is_no_part_is_refused_with_the_names_that_are(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="paragraph, heading, list"):
        from_dict(data)
