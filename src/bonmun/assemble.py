"""Lines with their roles → the article: its text, captions and bylines, and the blocks that account for every line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bonmun.article import KEEP, Article, Block, PageKind
from bonmun.decode.intake import Given
from bonmun.fields import language
from bonmun.label.labels import Labelled, Labels, whole
from bonmun.label.notices import Piece
from bonmun.label.page_kinds import Classification
from bonmun.label.registry import FRAME, decided
from bonmun.lazy import Lazy
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import DUMP, Element, Source

if TYPE_CHECKING:
    from bonmun import form
    from bonmun.parts import Part

# What a sentence goes on behind, with its other half behind a picture and its caption.
_RUNS_ON = pattern(r"(?<=[가-힣])(?:[은는을를의며]|에서?|으로|하고|위해|따라|,)$")
_RUNNING = frozenset("은는을를의며에서로고해라,")
"""What these end with: most paragraphs are told by their last letter."""
_END = 3
"""Characters of the longest of these, and the letter before it."""
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
    """The pieces of the lines that have a role, in order; frames that cut text stand between them as their own."""
    parts: list[Piece] = []
    broken: Element | None = None
    pictured = False
    for line in lines:
        if line.decision is not None:
            if line.line.framed or (pictured and _goes_on(broken, line.element)):
                parts.append(_FRAME)
            pictured = line.role == "caption"
            if not pictured:
                goes_on = line.role == "body" and line.text[-1:] in _RUNNING and _RUNS_ON.search(line.text[-_END:])
                broken = line.element if goes_on else None
            parts += line.parts or (whole(line.line, line.decision),)
    return parts


def _goes_on(broken: Element | None, element: Element | None) -> bool:
    """Whether text in `element` may go on with what breaks off in the other: the same one, or a like one beside it."""
    if broken is None or element is None:
        return False
    return element is broken or (element.tag == broken.tag and element.parent is broken.parent)


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


def sources_of(lines: Iterable[Labelled], paragraphs: Sequence[str], kept: Collection[str]) -> list[form.Paragraph]:
    """The lines that each of the paragraphs comes from, each with what of it stands in the paragraph."""
    pieces = [
        (line.line, part.text)
        for line in lines
        if line.decision is not None and (line.parts or line.role in kept)
        for part in line.parts or (whole(line.line, line.decision),)
        if part.decision.rule.role in kept
    ]
    sources: list[form.Paragraph] = []
    at = 0
    for paragraph in paragraphs:
        start, size = at, 0
        while size < len(paragraph):
            size += len(pieces[at][1]) + (at > start)
            at += 1
        sources.append(pieces[start:at])
    return sources


def _breaks_off(text: str) -> bool:
    ended = text.endswith(("다", "요")) and not text.endswith(("마다", "보다"))
    return len(text) >= 20 and (text[-1].isalnum() or text[-1] == ",") and not ended


def nothing(given: Given, kind: PageKind, reason: str) -> Article:
    """The Article that stands for a source that was not read."""
    return Article(
        kind=kind, method="none", reason=reason, url=given.url, encoding=given.encoding, warnings=given.warnings
    )


def article(
    labels: Labels, fields: Article, given: Given, page: Classification, method: str, keep: Sequence[str], sure: float,
    source: Source = DUMP,
) -> Article:  # fmt: skip
    """The article: `fields` (what stands around the text) with the text of the lines.

    `page` says what the page is, `method` who found the body, `keep` what else goes into the text, `sure` how sure
    the reading is, `source` what the lines were read from.
    """
    parts = parts_of(labels.lines)
    texts: dict[str, list[str]] = {role: [] for role in _LISTED}
    for text, decision in parts:
        if decision.rule.role in texts:
            texts[decision.rule.role].append(text)
    kept = {"body", *(KEEP[name] for name in keep)}
    paragraphs = tuple(paragraphs_of(parts, kept)) if texts["body"] else ()

    def body() -> tuple[Part, ...]:
        from bonmun import form  # with all that reads parts, which most callers never ask for

        origin = form.Origin(*source, given.url or fields.url, fields.image, captioned="caption" not in kept)
        return form.read(sources_of(labels.lines, paragraphs, kept), labels.lines, origin)

    return replace(
        fields,
        kind=page.kind,
        method=method if texts["body"] else "none",
        subtitles=tuple(texts["subtitle"]),
        paragraphs=paragraphs,
        language=language.find(fields.language, paragraphs),
        captions=tuple(texts["caption"]),
        byline=tuple(texts["byline"]),
        dateline=next(iter(texts["dateline"]), None),
        encoding=given.encoding,
        confidence=sure,
        warnings=given.warnings,
        reason=page.reason,
        body=Lazy(body),
        blocks=Lazy(lambda: blocks_of(labels)),
    )


_LISTED = ("body", "subtitle", "caption", "byline", "dateline")
"""Roles whose pieces a field lists."""
