"""Lines with roles, for tests of what the fields make of them."""

from __future__ import annotations

from collections.abc import Sequence

from bonmun.head.tags import Head, read_head
from bonmun.label.first_pass import Shape
from bonmun.label.labels import Labelled, labelled
from bonmun.label.registry import Decision, Rule
from bonmun.parse.page_lines import Element, Line, new_element, parse

BODY = "가나시가 올해 도서관 문을 밤 열한 시까지 열기로 했다고 스무하루에 밝혔다."


def roles(
    *written: str, elements: Sequence[Element | None] = (), shapes: dict[int, Shape] | None = None
) -> list[Labelled]:
    """Lines written `role|text`; a role of junk has its kind behind a colon: `junk:related|…`."""
    found: list[Labelled] = []
    for i, one in enumerate(written):
        role, _, text = one.partition("|")
        role, _, kind = role.partition(":")
        element = elements[i] if i < len(elements) else None
        made = Decision(Rule("test", role, kind, (), ""), kind) if role else None  # type: ignore[arg-type]  # any role
        found.append(labelled(Line(text, i, element), (shapes or {}).get(i, "fragment"), made))
    return found


def head(html: str = "", url: str | None = None) -> Head:
    """The head of a page."""
    return read_head(parse(f"<head>{html}</head>"), url)


def span(tag: str, start: int, end: int, parent: Element | None = None, name: str = "") -> Element:
    """An element that holds the lines from `start` to `end`."""
    made = new_element(tag, parent, start, name)
    made.end = end
    return made
