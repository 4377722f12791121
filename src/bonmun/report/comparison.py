"""What changed between two runs over the same corpus: the sentences that articles lost and gained, worst first."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from bonmun.errors import PipelineError
from bonmun.pipeline.document import Document
from bonmun.pipeline.readers import Inputs
from bonmun.terminal import Tick, no_tick
from bonmun.whitespace import squash

Row = dict[str, Any]

# Between two sentences; a cut too many does no harm, for both sides are cut alike.
_BETWEEN = re.compile(r"(?<=[.?!…])([\"'”’)\]」』]*)\s+")
_KEYS = ("id", "page_hash", "url", "input", "source")
"""What rows are matched by, surest first."""


class Change(NamedTuple):
    """An article that is not the same in both runs."""

    state: Literal["changed", "gone", "new"]
    name: str
    title: str
    kinds: tuple[str, str]
    """The kind of page before and after; "" on the side that has no such row."""
    lost: tuple[str, ...]
    gained: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, int]:
        """Characters lost, then gained: the order of review."""
        return sum(map(len, self.lost)), sum(map(len, self.gained))

    def to_dict(self) -> Row:
        """A plain dict for JSON."""
        fields = self._asdict()
        return {**fields, "kinds": list(self.kinds), "lost": list(self.lost), "gained": list(self.gained)}

    def lines(self) -> Iterator[str]:
        """The change for people."""
        lost, gained = self.weight
        kinds = f", {self.kinds[0]} → {self.kinds[1]}" if self.state == "changed" and len(set(self.kinds)) > 1 else ""
        yield f"\n-{lost:,} +{gained:,} characters  {self.title or 'No headline'}  ({self.state}{kinds})"
        yield f"  {self.name}"
        yield from (f"  - {sentence}" for sentence in self.lost)
        yield from (f"  + {sentence}" for sentence in self.gained)


class Comparison(NamedTuple):
    """Two runs held against each other."""

    matched: int
    """Articles in both."""
    changes: tuple[Change, ...]
    """Worst first."""

    @property
    def figures(self) -> dict[str, int]:
        """How much changed."""
        states = Counter(change.state for change in self.changes)
        return {
            "matched": self.matched,
            "changed": states["changed"],
            "gone": states["gone"],
            "new": states["new"],
            "lost_sentences": sum(len(change.lost) for change in self.changes),
            "gained_sentences": sum(len(change.gained) for change in self.changes),
        }


def compare(old: str, new: str, tick: Tick = no_tick) -> Comparison:
    """What changed from one corpus of records to another; only rows that changed are held in memory.

    `tick` is called after each row of the later one.
    """
    before = [_Known.of(row) for row in rows(old)]
    numbers: dict[tuple[str, str], int] = {}
    for number, known in enumerate(before):
        for key in known.keys:
            numbers.setdefault(key, number)
    after: dict[int, Row] = {}
    changes: list[Change] = []
    used: set[int] = set()
    for row in rows(new):
        tick()
        known = _Known.of(row)
        match = next((n for key in known.keys if (n := numbers.get(key)) is not None and n not in used), None)
        if match is None:
            changes.append(_change(None, row))
            continue
        used.add(match)
        if known.text != before[match].text or known.kind != before[match].kind:
            after[match] = row
    for number, row in enumerate(rows(old)):
        if number in after:
            change = _change(row, after.pop(number))
            if change.lost or change.gained or len(set(change.kinds)) > 1:
                changes.append(change)
        elif number not in used:
            changes.append(_change(row, None))
    changes.sort(key=lambda change: change.weight, reverse=True)
    return Comparison(len(used), tuple(changes))


class _Known(NamedTuple):
    """What is remembered of a row."""

    keys: tuple[tuple[str, str], ...]
    text: int
    kind: str

    @classmethod
    def of(cls, row: Row) -> _Known:
        keys = tuple((key, str(row[key])) for key in _KEYS if row.get(key))
        return cls(keys, hash(tuple(_paragraphs(row))), str(row.get("kind", "")))


def rows(source: str) -> Iterator[Row]:
    """The records in a JSON Lines file, plain or compressed, or in a folder of shards."""
    for document in Inputs([source]).documents():
        yield _row(document)


def _row(document: Document) -> Row:
    if document.failure is not None:
        raise PipelineError(f"{document.name}: {document.failure.message}")
    if document.form != "json":
        raise PipelineError(f"{document.name}: not JSON Lines; `bonmun run --format jsonl` writes them")
    try:
        row = json.loads(document.payload or b"")
    except ValueError as error:
        raise PipelineError(f"{document.name}: not JSON: {error}") from error
    if not isinstance(row, dict) or not ("paragraphs" in row or "text" in row):
        raise PipelineError(f"{document.name}: no record of an article: no `paragraphs` and no `text`")
    return row


def _change(old: Row | None, new: Row | None) -> Change:
    lost, gained = _sentences(old), _sentences(new)
    shown: Row = new or old or {}
    return Change(
        "new" if old is None else "gone" if new is None else "changed",
        str(next((shown[key] for key in ("input", "source", "url", "id") if shown.get(key)), "")),
        str(shown.get("title") or ""),
        (str(old.get("kind", "")) if old else "", str(new.get("kind", "")) if new else ""),
        _without(lost, gained),
        _without(gained, lost),
    )


def _without(sentences: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """The sentences that the others do not hold, as often as they do not; white space does not count."""
    held = Counter(map(squash, others))
    left = []
    for sentence in sentences:
        key = squash(sentence)
        if held[key] > 0:
            held[key] -= 1
        else:
            left.append(sentence)
    return tuple(left)


def _sentences(row: Row | None) -> list[str]:
    if row is None:
        return []
    return [part for text in _paragraphs(row) for part in _BETWEEN.sub(r"\1\n", text).split("\n") if part.strip()]


def _paragraphs(row: Row) -> list[str]:
    found = row.get("paragraphs")
    return list(map(str, found)) if isinstance(found, list) else str(row.get("text") or "").split("\n")
