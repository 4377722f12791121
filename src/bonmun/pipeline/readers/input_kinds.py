"""Which files of a folder are read, by their names."""

from __future__ import annotations

import os

from bonmun.sources import is_page, kind_of, unpacked

LEFT_BEHIND = ("_success", "_summary.json")
"""What batch engines and `bonmun run` leave beside their shards, in lower case. Hidden files are no input either."""


def may_be_input(path: str) -> bool:
    """Whether a file found in a folder is read: a corpus, or what may be a page; no picture, style or script.

    Nor JSON, which beside pages mostly describes them.
    """
    name = unpacked(path)
    return name not in LEFT_BEHIND and (kind_of(name) not in ("page", "json") or is_page(name))


def suffix_of(path: str) -> str:
    """The suffix by which files are counted that are not read: ".png", "no suffix"."""
    return os.path.splitext(unpacked(path))[1] or "no suffix"
