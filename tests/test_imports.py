"""Modules import in one direction, from the command down to the values; lazy imports and those of types count."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bonmun

PACKAGE = Path(bonmun.__file__).parent
FLOORS = (
    "displays saved errors extras messages terminal version lazy_regex whitespace resources zstandard streams",
    "article canonical_url lazy line_search parts sources usage",
    "parse grammar privacy",
    "decode head sites",
    "label",
    "fields form",
    "assemble",
    "reading",
    "extractor",
    "options output render fetch pipeline",
    "report",
    "notebook",
    "bonmun",
    "serve",
    "commands cli",
    "__main__",
)
"""Rooms and modules from the ground up. What stands on one floor knows what is below it, and may know its neighbours
as long as they do not know it; `bonmun` is the package's own `__init__`."""
RANK = {room: rank for rank, floor in enumerate(FLOORS) for room in floor.split()}


def room(module: str) -> str:
    """The part of the package that a module (`bonmun.parse.page_lines`) is in."""
    return [*module.split("."), "bonmun"][1]


def asked(tree: ast.AST, modules: frozenset[str]) -> set[str]:
    """The modules of bonmun that a module's code imports, at its top or later."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (whole & modules) | ({node.module} if whole - modules else set())
    return {name for name in found if name.partition(".")[0] == "bonmun"}


def edges() -> dict[tuple[str, str], str]:
    """Who knows whom, rooms by name, with a module that shows it."""
    paths = {
        ".".join(("bonmun", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }
    found: dict[tuple[str, str], str] = {}
    for name, path in paths.items():
        for other in asked(ast.parse(path.read_text("utf-8")), frozenset(paths)):
            if room(name) != room(other):
                found[room(name), room(other)] = f"{name} imports {other}"
    return found


EDGES = edges()


def test_every_room_has_a_floor() -> None:
    assert {name for edge in EDGES for name in edge} <= set(RANK)


def test_nobody_looks_up() -> None:
    assert [shown for (one, other), shown in EDGES.items() if RANK[one] < RANK[other]] == []


def test_markup_is_parsed_without_knowing_what_korean_says_and_that_without_markup() -> None:
    assert {("parse", "grammar"), ("grammar", "parse")}.isdisjoint(EDGES)


def test_neighbours_do_not_know_each_other_both_ways() -> None:
    level = {edge for edge in EDGES if RANK[edge[0]] == RANK[edge[1]]}
    assert not _circle(level)


@pytest.mark.parametrize(
    ("known", "circle"),
    [({("a", "b"), ("b", "c")}, False), ({("a", "b"), ("b", "a")}, True), ({("a", "b"), ("b", "c"), ("c", "a")}, True)],
)
def test_circles_are_seen(known: set[tuple[str, str]], circle: bool) -> None:
    assert _circle(known) is circle


def test_imports_are_seen_wherever_they_stand() -> None:
    modules = frozenset(("bonmun.article", "bonmun.parse", "bonmun.parse.page_lines"))
    code = "if TYPE:\n    from bonmun.article import Article\ndef f():\n    from bonmun.parse import page_lines"
    assert asked(ast.parse(code), modules) == {"bonmun.article", "bonmun.parse.page_lines"}


def _circle(known: set[tuple[str, str]]) -> bool:
    """True when one can go from a name back to itself: what is known by nobody is taken away until nothing changes."""
    left = set(known)
    while left:
        held = {other for _, other in left}
        kept = {edge for edge in left if edge[0] in held}
        if kept == left:
            return True
        left = kept
    return False
