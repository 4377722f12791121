"""Why a phrase was kept or removed: every block that holds it, and every place out of sight where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from bonmun.article import Article
from bonmun.report.marked_source import visible_characters
from bonmun.report.origins import Origins
from bonmun.report.reasons import Reason, reasons
from bonmun.report.source import Source
from bonmun.report.source_positions import Sighting, SourceMap, phrase_pattern

_HIDDEN = {
    "script": "only in a script", "attribute": "only in an attribute", "comment": "only in a comment",
    "style": "only in a style sheet", "head": "only in the page's head", "hidden": "only in an element never shown",
}  # fmt: skip

_SHOWN = 8
"""Hidden places that the printed answer lists."""


class Answer(NamedTuple):
    """What became of a phrase."""

    phrase: str
    source: str
    article: Article
    reasons: tuple[Reason, ...]
    """The blocks that hold it, in source order; a phrase that runs over block edges names all it touches."""
    sightings: tuple[Sighting, ...]
    """Where it stands out of sight: in scripts, attributes, comments, the head."""
    fields: tuple[str, ...]
    """Fields of the article whose value holds it, whether from a block or from the page's head."""

    @property
    def verdict(self) -> str:
        """One line: kept, removed, both, only out of sight, or not there at all."""
        if self.reasons:
            kept, gone = sum(r.kept for r in self.reasons), sum(not r.kept for r in self.reasons)
            return f"kept in {kept}, removed in {gone} of {len(self.reasons)} blocks that hold it"
        if self.sightings:
            kinds = dict.fromkeys(sighting.kind for sighting in self.sightings)
            if len(kinds) == 1:
                return f"not visible on the page: it stands {_HIDDEN[next(iter(kinds))]}"
            return f"not visible on the page: it stands only out of sight ({', '.join(kinds)})"
        return "not in the source at all"

    def to_dict(self) -> dict[str, Any]:
        """A plain dict for JSON."""
        return {
            "phrase": self.phrase,
            "source": self.source,
            "verdict": self.verdict,
            "kind": self.article.kind,
            "method": self.article.method,
            "confidence": self.article.confidence,
            "fields": list(self.fields),
            "blocks": [reason.to_dict() for reason in self.reasons],
            "out_of_sight": [
                {"kind": s.kind, "where": s.where, "line": s.position.line, "column": s.position.column,
                 "excerpt": s.excerpt}
                for s in self.sightings
            ],
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """The answer for people."""
        yield f'"{self.phrase}" in {self.source}: {self.verdict}'
        if self.article.reason:
            yield f"  the page has no body: {self.article.reason}"
        for reason in self.reasons:
            yield from _lines(reason, self)
        for sighting in self.sightings[:_SHOWN]:
            yield f"\n  {sighting.kind}  {self.source}:{sighting.position}  {sighting.where}"
            yield f"    … {sighting.excerpt} …"
        if len(self.sightings) > _SHOWN:
            yield f"\n  and {len(self.sightings) - _SHOWN} more places out of sight; --json lists them all"
        named = [field for field in self.fields if not any(r.field.startswith(field) for r in self.reasons)]
        if named:
            yield f"\n  read from the page's head or script into: {', '.join(named)}"


def why(source: Source, phrase: str, origins: Origins | None = None) -> Answer:
    """What became of the phrase in a document; reads the article, never changes it."""
    places = SourceMap(source.text, page=source.page)
    held = _holding(reasons(source.article, places, origins or Origins()), phrase)
    sightings = tuple(places.sightings(phrase))
    return Answer(phrase, source.name, source.article, held, sightings, _fields(source.article, phrase))


def _holding(found: list[Reason], phrase: str) -> tuple[Reason, ...]:
    """The blocks that hold the phrase, or, where no block holds all of it, those it runs across."""
    wanted = phrase_pattern(phrase)
    whole = tuple(reason for reason in found if wanted.search(reason.block.text))
    if whole:
        return whole
    texts = [visible_characters(reason.block.text) for reason in found]
    ends = list(accumulate(map(len, texts)))
    match = wanted.search("".join(texts))
    if match is None:
        return ()
    return tuple(found[bisect_right(ends, match.start()) : bisect_right(ends, match.end() - 1) + 1])


def _fields(article: Article, phrase: str) -> tuple[str, ...]:
    wanted = phrase_pattern(phrase)
    fields = article.to_dict()
    skipped = ("blocks", "removed", "body", "images", "text", "schema", "warnings", "reason", "kind", "method")
    return tuple(name for name, value in fields.items() if name not in skipped and wanted.search(_text(value)))


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return _text(list(value.values()))
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    return str(value) if value is not None else ""


def _lines(reason: Reason, answer: Answer) -> Iterator[str]:
    block = reason.block
    method = answer.article.method
    if reason.kept:
        yield f"\n  kept     in {reason.field}, by {block.rule} ({method})"
    else:
        yield f"\n  removed  as {block.kind}, by {block.rule} ({method})"
    yield f"    text     {_excerpt(block.text, answer.phrase)}"
    if reason.part:
        yield f"    part     {reason.part}"
    yield f"    because  {reason.because} ({', '.join(reason.basis) or 'unknown'})"
    if reason.origin:
        yield f"    rule     {reason.origin}"
    if reason.position is not None:
        yield f"    source   {answer.source}:{reason.position}"
    yield f"    element  {block.where}"


def _excerpt(text: str, phrase: str, around: int = 60) -> str:
    """The text around the phrase, all of it when it is short."""
    found = phrase_pattern(phrase).search(text)
    if len(text) <= 2 * around or found is None:
        return text if len(text) <= 4 * around else text[: 4 * around] + " …"
    start, end = max(0, found.start() - around), min(len(text), found.end() + around)
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
