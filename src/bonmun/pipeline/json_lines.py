"""Rows as JSON that any reader takes: Korean unescaped, NaN as null, values JSON does not know as text."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import Any


def to_line(row: Any) -> bytes:
    """The row as a line of JSON Lines, in UTF-8."""
    orjson = _orjson()
    if orjson is not None:
        try:
            # Times go to `_plain`, so that a row is the same whichever library writes it.
            line: bytes = orjson.dumps(row, _plain, orjson.OPT_APPEND_NEWLINE | orjson.OPT_PASSTHROUGH_DATETIME)
        except TypeError:  # half a surrogate pair, a key that is no text, a number of more than 64 bits
            pass
        else:
            return line
    return to_json(row).encode("utf-8", "replace") + b"\n"


def to_json(value: Any) -> str:
    """The value as JSON text on one line."""
    try:
        return json.dumps(value, ensure_ascii=False, default=_plain, separators=(",", ":"), allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), ensure_ascii=False, default=_plain, separators=(",", ":"))


def _plain(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _finite(value: Any) -> Any:
    """The value with null for NaN and infinity, which JSON does not know."""
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


@cache
def _orjson() -> Any:
    """The orjson library where it is installed (it takes a fifth of the time), else None."""
    try:
        import orjson
    except ImportError:
        return None
    return orjson
