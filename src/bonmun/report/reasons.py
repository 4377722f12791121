"""Why each block has its role: what decided, on what grounds, where that is written, where the block stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from bonmun.article import Article, Block
from bonmun.label.registry import Basis, lookup
from bonmun.report import parts_shown
from bonmun.report.origins import Origins
from bonmun.report.source_positions import Position, SourceMap

FIELDS = {
    "title": "title", "subtitle": "subtitles", "body": "paragraphs", "caption": "captions", "byline": "byline",
    "dateline": "dateline", "date": "published",
}  # fmt: skip
"""Role → the field of the article that holds it."""
_LISTED = frozenset(("subtitles", "paragraphs", "captions", "byline"))


class Reason(NamedTuple):
    """A block and why it is where it is."""

    block: Block
    field: str
    """The field that holds it ("paragraphs[3]"); "" when it was removed."""
    origin: str
    """File and line of the rule; "" when it is written nowhere."""
    basis: tuple[Basis, ...]
    because: str
    position: Position | None
    """Where it begins in the source; None when its text does not stand there as it is."""
    part: str = ""
    """The part of the body that shows it ("body[4], list"); "" for all else."""

    @property
    def kept(self) -> bool:
        """Whether the article holds it."""
        return self.block.role != "junk"

    @property
    def category(self) -> str:
        """What a report sorts it under: its role, or the kind of junk."""
        return self.block.role if self.kept else self.block.kind or "other"

    def to_dict(self) -> dict[str, Any]:
        """A plain dict for JSON."""
        return {
            "state": "kept" if self.kept else "removed",
            "field": self.field or None,
            "part": self.part or None,
            **self.block._asdict(),
            "origin": self.origin or None,
            "basis": list(self.basis),
            "because": self.because,
            "line": self.position.line if self.position else None,
            "column": self.position.column if self.position else None,
        }


def reasons(article: Article, source: SourceMap, origins: Origins) -> list[Reason]:
    """The reason for every block of the article, in source order."""
    places = source.locate(article.blocks)
    fields = _fields(article)
    parts = parts_shown.of_fields(article)
    return [
        _reason(block, next(fields), parts, place, origins) for block, place in zip(article.blocks, places, strict=True)
    ]


def _reason(block: Block, field: str, parts: dict[str, str], place: Position | None, origins: Origins) -> Reason:
    rule = lookup(block.rule)
    return Reason(
        block, field, origins.find(block.rule, block.text), rule.basis, rule.says, place, parts.get(field, "")
    )


def _fields(article: Article) -> Iterator[str]:
    """The field that holds each block; roles that `keep` sends into the text too stand in their own field as well."""
    counts: Counter[str] = Counter()
    for block in article.blocks:
        name = FIELDS.get(block.role, "")
        if name not in _LISTED:
            yield name
            continue
        values: tuple[str, ...] = getattr(article, name)
        index = next((i for i in range(counts[name], len(values)) if block.text in values[i]), None)
        if index is None:
            yield name
        else:
            counts[name] = index
            yield f"{name}[{index}]"
