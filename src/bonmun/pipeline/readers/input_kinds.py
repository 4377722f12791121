"""Which files of a folder are read, by their names, and what a file is by how it begins."""

from __future__ import annotations

import os

from bonmun.pipeline.stream import opening
from bonmun.sources import Kind, is_page, kind_of, unpacked

LEFT_BEHIND = ("_success", "_summary.json")
"""What batch engines and `bonmun run` leave beside their shards, in lower case. Hidden files are no input either."""


HEAD = 1 << 12
"""Bytes of a file by which it is known."""
_PACKED: tuple[tuple[int, bytes, Kind], ...] = ((0, b"WARC/", "warc"), (257, b"ustar", "tar"))
_PLAIN: tuple[tuple[int, bytes, Kind], ...] = ((0, b"PK\3\4", "zip"), (0, b"PK\5\6", "zip"), (0, b"PAR1", "parquet"))
"""How files begin that hold many documents; those of `_PACKED` may be compressed."""


def kind_by_content(head: bytes) -> Kind | None:
    """What a file is that begins so, whatever it is called; None where only its name can tell."""
    return _signed(head, _PLAIN) or _signed(opening(head), _PACKED)


def _signed(head: bytes, signs: tuple[tuple[int, bytes, Kind], ...]) -> Kind | None:
    return next((kind for offset, sign, kind in signs if head.startswith(sign, offset)), None)


def may_be_input(path: str) -> bool:
    """Whether a file found in a folder is read: a corpus, or what may be a page; no picture, style or script.

    Nor JSON, which beside pages mostly describes them.
    """
    name = unpacked(path)
    return name not in LEFT_BEHIND and (kind_of(name) not in ("page", "json") or is_page(name))


def suffix_of(path: str) -> str:
    """The suffix by which files are counted that are not read: ".png", "no suffix"."""
    return os.path.splitext(unpacked(path))[1] or "no suffix"
