"""What a file is by its name."""

from __future__ import annotations

import os
from typing import Literal

from bonmun.sources import is_page

Kind = Literal["page", "json", "jsonl", "parquet", "csv", "tsv", "warc", "zip", "tar"]
_SUFFIXES: tuple[tuple[str, Kind], ...] = (
    (".json", "json"), (".jsonl", "jsonl"), (".ndjson", "jsonl"), (".jsonlines", "jsonl"), (".parquet", "parquet"),
    (".csv", "csv"), (".tsv", "tsv"), (".warc", "warc"), (".zip", "zip"), (".tar", "tar"), (".tgz", "tar"),
    (".tbz2", "tar"), (".txz", "tar"),
)  # fmt: skip
_PACKED = (".gz", ".zst", ".bz2", ".xz")
LEFT_BEHIND = ("_success", "_summary.json")
"""What batch engines and `bonmun run` leave beside their shards, in lower case. Hidden files are no input either."""


def kind_of(path: str) -> Kind:
    """What a file is; whatever has no known suffix is a page or a dump."""
    name = _unpacked(path)
    return next((kind for suffix, kind in _SUFFIXES if name.endswith(suffix)), "page")


def may_be_input(path: str) -> bool:
    """Whether a file found in a folder is read: a corpus, or what may be a page; no picture, style or script.

    Nor JSON, which beside pages mostly describes them.
    """
    name = _unpacked(path)
    return name not in LEFT_BEHIND and (kind_of(name) not in ("page", "json") or is_page(name))


def suffix_of(path: str) -> str:
    """The suffix by which files are counted that are not read: ".png", "no suffix"."""
    return os.path.splitext(_unpacked(path))[1] or "no suffix"


def _unpacked(path: str) -> str:
    name = os.path.basename(path).lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    return name
