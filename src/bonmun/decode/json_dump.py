"""JSON handed in as a dump: the texts in it, a line each, as an export of fields would print them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bonmun.lazy_regex import pattern

_TITLE = pattern(r"(?:title|headline|subject|제목)$", re.IGNORECASE)
"""The end of the key that a headline stands under."""
_WRITER = pattern(r"(?:author|writer|reporter|byline|기자|작성자)(?:_?name)?$", re.IGNORECASE)
"""The end of the key that a reporter's name stands under."""
_NAME = pattern(r"[가-힣]{2,4}")
_CLOSED = {"{": "}", "[": "]"}
LONGEST = 4 << 20
"""Characters of a dump that are read as JSON."""


def text(dump: str) -> str:
    """The texts of a JSON document, or of one a line, headlines named; the dump itself where it is neither."""
    bare = dump.strip()
    if not bare or _CLOSED.get(bare[0]) != bare[-1] or len(bare) > LONGEST:
        return dump
    found = _read([bare]) or _read(bare.splitlines())
    return "\n".join(found) if found else dump


def _read(documents: list[str]) -> list[str]:
    """The texts of the documents; none where one is damaged, or no object or list."""
    found: list[str] = []
    for document in documents:
        try:
            root = json.loads(document)
        except (ValueError, RecursionError):
            return []
        if not isinstance(root, (dict, list)):
            return []
        found += _texts(root)
    return found


def _texts(root: dict[str, Any] | list[Any]) -> Iterator[str]:
    """The texts in document order, the first headline and the reporters named as such; numbers are none."""
    stack: list[tuple[str, Any]] = [("", root)]
    titled = False
    while stack:
        key, value = stack.pop()
        if isinstance(value, str) and value.strip():
            named = not titled and _TITLE.search(key) is not None and "\n" not in value.strip()
            signed = _WRITER.search(key) is not None and _NAME.fullmatch(value.strip()) is not None
            yield f"제목: {value.strip()}" if named else f"{value.strip()} 기자" if signed else value
            titled = titled or named
        elif isinstance(value, dict):
            stack += reversed(value.items())
        elif isinstance(value, list):
            stack += [(key, one) for one in reversed(value)]
