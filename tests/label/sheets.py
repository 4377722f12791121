"""Sheets for tests: lines made by hand, each with what it is by itself, in a dump or in elements."""

from __future__ import annotations

from bonmun.grammar.lines import is_complete
from bonmun.label import first_pass
from bonmun.label.first_pass import Shape, Sheet
from bonmun.parse import dump, page_lines, walk
from bonmun.parse.page_lines import Element, Line, PageLines, new_element

TOLD = "가람시는 강변 산책로에 벤치를 놓기로 했다고 3일 밝혔다."
SAID = "벤치 소식을 날마다 받아 보세요."


class Row:
    """A line to be made: its text, what it is by itself, its kind of junk, and the element that holds it."""

    def __init__(self, shape: Shape, text: str, kind: str = "", element: Element | None = None, **facts: object):
        """`facts` are the line's own: `gap=True`, `items=3`, `bold=True`."""
        self.shape, self.text, self.kind, self.element, self.facts = shape, text, kind, element, facts


def told(text: str = TOLD, element: Element | None = None, **facts: object) -> Row:
    return Row("sentence", text, "", element, **facts)


def plain(text: str = "늘봄동 벤치", element: Element | None = None, **facts: object) -> Row:
    return Row("fragment", text, "", element, **facts)


def link(text: str = "누리강 둔치 봄꽃 잔치", element: Element | None = None, **facts: object) -> Row:
    return Row("link", text, "", element, link=len(text), **facts)


def junk(kind: str = "share", text: str = "공유하기", element: Element | None = None, **facts: object) -> Row:
    return Row("junk", text, kind, element, **facts)


def sheet(*rows: Row) -> Sheet:
    """The sheet of these lines; the elements they are in, and those around, span them."""
    lines = [
        Line(row.text, i, row.element, **{"source": row.text, **row.facts})  # type: ignore[arg-type]  # facts by name
        for i, row in enumerate(rows)
    ]
    spans: dict[int, Element] = {}
    for line in lines:
        for element in line.element.ancestors() if line.element is not None else ():
            if id(element) not in spans:
                spans[id(element)] = element
                element.start = line.index
            element.end = line.index + 1
    return Sheet(lines, [row.shape for row in rows], [row.kind for row in rows])


def box(tag: str = "div", name: str = "", parent: Element | None = None) -> Element:
    """An element; `sheet` says which lines it holds."""
    return new_element(tag, parent, 0, name)


def elements(made: Sheet) -> list[Element]:
    """The elements of a sheet, outermost first."""
    found = {
        id(one): one for line in made.lines if line.element is not None for one in reversed([*line.element.ancestors()])
    }
    return list(found.values())


def of_page(html: str) -> tuple[PageLines, Sheet]:
    """A page's lines, as they are read."""
    read = walk.read(page_lines.parse(html), is_complete)
    return read, first_pass.read(read.lines)


def of_dump(*lines: str) -> Sheet:
    """A dump's lines, as they are read."""
    return first_pass.read(dump.read("\n".join(lines), is_complete), dump=True)
