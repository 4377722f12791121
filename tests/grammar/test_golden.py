"""Golden lines: `golden/<kind>.tsv` holds a line, the place it stands in, and the role (and kind of junk) it must get.

Places, inside an article whose other lines are fixed: `head` before its first sentence, `core` between two of its
paragraphs, `tail` after its last, `list` under 관련기사, `any` in core and tail. Every line is tried in a text
dump and on a page. Files named after a kind of junk hold as many lines of articles as lines of junk.
"""

from __future__ import annotations

import html
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from bonmun import Article, Extractor
from bonmun.article import JUNK_KINDS, ROLES

EXTRACTOR = Extractor(sites=False, fallback=False)
GOLDEN = Path(__file__).parent / "golden"
HEADLINE = "가람시, 어두운 골목 120곳에 새 조명"
PARAGRAPHS = (
    "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다.",
    "시는 지난 3년 동안 들어온 민원 4200건을 살펴 사고가 많은 곳부터 순서를 정했다고 18일 밝혔다.",
    "공사에는 모두 34억 원이 들며, 먼저 한빛동과 늘봄동 골목에서 두 달 동안 시범으로 불을 밝힌다.",
    "도하린 가람시 도로과장은 “밝기와 자리를 주민이 직접 고르게 하겠다”고 말했다.",
    "한빛동에서 40년을 산 윤서라 씨는 밤마다 손전등을 들고 나오던 일이 옛일이 되기를 바라고 있다.",
)
PLACES = {"head": ("head",), "core": ("core",), "tail": ("tail",), "list": ("list",), "any": ("core", "tail")}


class Case(NamedTuple):
    """A golden line with its place and what it must be: a role, or `junk/<kind>`."""

    kind: str
    line: str
    place: str
    expected: str


def _cases() -> list[Case]:
    cases = []
    for path in sorted(GOLDEN.glob("*.tsv")):
        for row in path.read_text("utf-8").splitlines():
            line, places, expected = row.split("\t")
            cases += [Case(path.stem, line, place, expected) for place in PLACES[places]]
    return cases


CASES = _cases()


def _lines(line: str, place: str) -> list[str]:
    """The article's lines with the golden line in its place."""
    match place:
        case "head":
            return [HEADLINE, line, *PARAGRAPHS]
        case "core":
            return [HEADLINE, *PARAGRAPHS[:3], line, *PARAGRAPHS[3:]]
        case "list":
            return [HEADLINE, *PARAGRAPHS, "관련기사", line]
        case _:
            return [HEADLINE, *PARAGRAPHS, line]


def _page(lines: list[str]) -> str:
    headline, *rest = map(html.escape, lines)
    paragraphs = "".join(f"<p>{line}</p>" for line in rest)
    return f"<html><body><h1>{headline}</h1><div class='view'>{paragraphs}</div></body></html>"


def _role(article: Article, line: str) -> str:
    for block in article.blocks:
        if block.text == line:
            return block.role if block.kind is None else f"{block.role}/{block.kind}"
    return f"in pieces: {[block.text for block in article.blocks]}"


@pytest.mark.parametrize("route", ["dump", "page"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.place}-{case.line[:30]}")
def test_the_line_gets_its_role_and_the_article_stays(case: Case, route: str) -> None:
    lines = _lines(case.line, case.place)
    article = EXTRACTOR.clean_text("\n".join(lines)) if route == "dump" else EXTRACTOR.extract(_page(lines))
    assert _role(article, case.line) == case.expected
    assert tuple(p for p in article.paragraphs if p != case.line) == PARAGRAPHS


def test_there_are_hundreds() -> None:
    assert len({(case.line, case.place) for case in CASES}) >= 700


def test_every_expectation_is_in_the_vocabulary() -> None:
    assert {case.expected for case in CASES} <= {f"junk/{kind}" for kind in JUNK_KINDS} | (ROLES - {"junk"})


@pytest.mark.parametrize("kind", sorted({case.kind for case in CASES}))
def test_lines_of_articles_stand_in_equal_number(kind: str) -> None:
    rows = {(case.line, case.expected == "body") for case in CASES if case.kind == kind}
    counts = Counter(kept for _, kept in rows)
    assert counts[True] >= counts[False]
