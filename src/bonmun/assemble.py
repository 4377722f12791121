"""Labelled lines → the article: every line becomes blocks, and the fields are read off the blocks, once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from bonmun.article import KEEP, Article, Block, Blocks, PageKind
from bonmun.decode.intake import Given
from bonmun.grammar import sign_offs
from bonmun.grammar.datelines import split_dateline
from bonmun.label import kinds
from bonmun.parse.page import Line

Piece = tuple[Any, Any, Any, str]
"""(text, role, kind, rule) of a line or a part of one."""
_FRAME: Piece = ("", "junk", "ad", "page/frame")
OPENING = 3
"""Body lines among which the dateline is: a deck or an editor's note may stand before it."""


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Every visible piece of the source in order, with its role."""
    blocks: list[Block] = []
    element, where = None, ""
    for line in lines:
        if line.element is None or line.element is not element:  # many lines may share an element and its long path
            element, where = line.element, line.where
        blocks += [Block(text, role, kind or None, rule, where) for text, role, kind, rule in _pieces(line)]
    return tuple(blocks)


def _pieces(line: Line) -> Sequence[Piece]:
    if line.parts is not None:
        return line.parts
    return ((line.source if line.role == "junk" else line.text, line.role, line.kind, line.rule),)


def split_edges(lines: Sequence[Line]) -> None:
    """Takes the dateline off the first body line that has one and the byline off the last, as parts of their own."""
    body = [line for line in lines if line.role == "body"]
    for line in body[:OPENING]:
        if _split_dateline(line):
            break
    if body:
        _split_sign_off(body[-1])


def _split_dateline(line: Line) -> bool:
    found = split_dateline(line.text)
    if found is None or not found.rest:
        return False
    line.parts = [(found.prefix, "dateline", "", "bylines/dateline"), (found.rest, "body", "", line.rule)]
    return True


def _split_sign_off(line: Line) -> None:
    kept = line.parts[:-1] if line.parts else []
    text = line.parts[-1][0] if line.parts else line.text
    found = sign_offs.split_sign_off(text)
    if found is not None and found.rest:
        line.parts = [*kept, (found.rest, "body", "", line.rule), (found.byline, "byline", "", "bylines/sign-off")]


def _paragraphs(pieces: Iterable[Piece], kept: Collection[str]) -> list[str]:
    """The texts of the kept pieces; a sentence that an advertisement cut in two is one again."""
    paragraphs: list[str] = []
    cut = False
    for text, role, kind, _ in pieces:
        if role not in kept:
            cut = cut or kind == "ad"
            continue
        if cut and paragraphs and _breaks_off(paragraphs[-1]):
            paragraphs[-1] += " " + text
        else:
            paragraphs.append(text)
        cut = False
    return paragraphs


def _breaks_off(text: str) -> bool:
    ended = text.endswith(("다", "요")) and not text.endswith(("마다", "보다"))
    return len(text) >= 20 and (text[-1].isalnum() or text[-1] == ",") and not ended


def nothing(given: Given, kind: PageKind, reason: str) -> Article:
    """The Article that stands for a source that was not read."""
    return Article(
        kind=kind, method="none", reason=reason, url=given.url, encoding=given.encoding, warnings=given.warnings
    )


def article(
    lines: Sequence[Line],
    told: Article,
    given: Given,
    method: str,
    keep: Sequence[str],
    rest: Callable[[], None],
    sure: float,
) -> Article:
    """`told` (the fields around the text) with the text of the lines; `rest` labels the lines that are left."""

    def all_blocks() -> tuple[Block, ...]:
        rest()
        return blocks_of(lines)

    pieces = [
        piece for line in lines if line.role for piece in ((_FRAME, *_pieces(line)) if line.framed else _pieces(line))
    ]
    by_role: dict[str, list[str]] = {"subtitle": [], "caption": [], "byline": [], "dateline": [], "body": []}
    for text, role, _, _ in pieces:
        if role in by_role:
            by_role[role].append(text)
    kept = {"body", *(KEEP[name] for name in keep)}
    verdict = kinds.of_page(lines, has_body=bool(by_role["body"]), captions=len(by_role["caption"]), title=told.title)
    return told.replace(
        kind=verdict.kind,
        method=method if by_role["body"] else "none",
        subtitles=tuple(by_role["subtitle"]),
        paragraphs=tuple(_paragraphs(pieces, kept)) if by_role["body"] else (),
        captions=tuple(by_role["caption"]),
        byline=tuple(by_role["byline"]),
        dateline=next(iter(by_role["dateline"]), None),
        encoding=given.encoding,
        confidence=sure,
        warnings=given.warnings,
        reason=verdict.reason,
        blocks=Blocks(all_blocks),
    )
