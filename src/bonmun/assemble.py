"""Lines with their roles → the article: its text, captions and bylines, and the blocks that account for every line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from bonmun.article import KEEP, Article, Block, Lazy, PageKind
from bonmun.decode.intake import Given
from bonmun.label.labels import Labelled, Labels, whole
from bonmun.label.notices import Piece
from bonmun.label.page_kinds import Classification
from bonmun.label.registry import FRAME, decided

_FRAME = Piece("", decided(FRAME))


def blocks_of(labels: Labels) -> tuple[Block, ...]:
    """Every visible piece of the source in order, with its role."""
    blocks: list[Block] = []
    element, where = None, ""
    for line, (text, decision) in labels.pieces():
        if line.element is None or line.element is not element:  # many lines may share an element and its long path
            element, where = line.element, line.where
        kind: str | None = decision.kind or None
        blocks.append(Block(text, decision.rule.role, kind, decision.rule.id, where))  # type: ignore[arg-type]
    return tuple(blocks)


def parts_of(lines: Iterable[Labelled]) -> list[Piece]:
    """The pieces of the lines that have a role, in order; empty frames stand between them as pieces of their own."""
    parts: list[Piece] = []
    for line in lines:
        if line.decision is not None:
            if line.line.framed:
                parts.append(_FRAME)
            parts += line.parts or (whole(line.line, line.decision),)
    return parts


def paragraphs_of(parts: Iterable[Piece], kept: Collection[str]) -> list[str]:
    """The texts of the pieces with the kept roles; a sentence that an advertisement cut in two is one again."""
    paragraphs: list[str] = []
    cut = False
    for text, decision in parts:
        if decision.rule.role not in kept:
            cut = cut or decision.kind == "ad"
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
    labels: Labels, fields: Article, given: Given, page: Classification, method: str, keep: Sequence[str], sure: float
) -> Article:
    """The article: `fields` (what stands around the text) with the text of the lines.

    `page` says what the page is, `method` who found the body, `keep` what else goes into the text, `sure` how sure
    the reading is.
    """
    parts = parts_of(labels.lines)
    texts: dict[str, list[str]] = {role: [] for role in _LISTED}
    for text, decision in parts:
        if decision.rule.role in texts:
            texts[decision.rule.role].append(text)
    kept = {"body", *(KEEP[name] for name in keep)}
    return replace(
        fields,
        kind=page.kind,
        method=method if texts["body"] else "none",
        subtitles=tuple(texts["subtitle"]),
        paragraphs=tuple(paragraphs_of(parts, kept)) if texts["body"] else (),
        captions=tuple(texts["caption"]),
        byline=tuple(texts["byline"]),
        dateline=next(iter(texts["dateline"]), None),
        encoding=given.encoding,
        confidence=sure,
        warnings=given.warnings,
        reason=page.reason,
        blocks=Lazy(lambda: blocks_of(labels)),
    )


_LISTED = ("body", "subtitle", "caption", "byline", "dateline")
"""Roles whose pieces a field lists."""
