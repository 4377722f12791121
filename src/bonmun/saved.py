"""What a dict must look like that an Article is read back from: what this bonmun has no place for is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

ROW = frozenset({
    "schema_version", "bonmun_version", "record", "version", "id", "article_id", "input", "requested", "status",
    "error", "day_only", "text_hash", "page_hash", "signals", "flags", "carried", "fetch", "dup_cluster", "dup_of",
    "similarity", "wire_agency",
})  # fmt: skip
"""What the rows of a corpus, of `clean`, `fetch` and `dedup` say beside the article: how it came, what it repeats."""


class _Shape(NamedTuple):
    """What a value has to be."""

    said: str
    fits: Callable[[Any], bool]


_TEXT = _Shape("text", lambda value: isinstance(value, str))
_MAYBE_TEXT = _Shape("text or null", lambda value: value is None or isinstance(value, str))
_NUMBER = _Shape("a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool))
_TEXTS = _Shape("a list of texts or null", lambda value: value is None or _is_list(value, str))
_DICTS = _Shape("a list of objects or null", lambda value: value is None or _is_list(value, Mapping))

_SHAPES: dict[str, _Shape] = {
    **dict.fromkeys(("kind", "method", "reason"), _TEXT),
    **dict.fromkeys(
        ("title", "dateline", "published", "updated", "publisher", "via", "section", "description", "language", "url",
         "image", "encoding"), _MAYBE_TEXT,
    ),
    **dict.fromkeys(("subtitles", "paragraphs", "captions", "byline", "tags", "warnings"), _TEXTS),
    **dict.fromkeys(("authors", "body", "images", "blocks", "removed"), _DICTS),
    "confidence": _NUMBER,
}  # fmt: skip


def check(data: Any, schema: int, known: Collection[str], kinds: Collection[str]) -> None:
    """ValueError for a dict that `Article.to_dict` of this schema, or of an older one, can't have written.

    `known` are the keys of an article, `kinds` what a page can be.
    """
    if not isinstance(data, Mapping):
        raise ValueError(f"an object as Article.to_dict writes it was expected, not {type(data).__name__}")
    written = data.get("schema", schema)
    if not isinstance(written, int) or written > schema:
        raise ValueError(f"schema {written!r} is newer than {schema}, which this bonmun reads: update bonmun")
    unknown = sorted(str(key) for key in data if key not in known and key not in ROW)
    if unknown:
        raise ValueError(f"there is no field {unknown[0]!r}; there are {', '.join(sorted(known))}")
    for key, shape in _SHAPES.items():
        if key in data and not shape.fits(data[key]):
            raise ValueError(f"{key}: {shape.said} was expected, not {_told(data[key])}")
    if data.get("kind", "article") not in kinds:
        raise ValueError(f"kind: {data['kind']!r} is not one of {', '.join(kinds)}")


def _is_list(value: Any, of: type) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, of) for one in value)


def _told(value: Any) -> str:
    """The value, or its type where it would be long to read."""
    return repr(value) if value is None or isinstance(value, int | float) else type(value).__name__
