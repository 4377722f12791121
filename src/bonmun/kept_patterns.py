"""Compiled regular expressions kept from one command to the next, as Python keeps its bytecode.

Compiling them is a third of a short command. They lie in the user's cache folder, are read by the Python and the bonmun
that wrote them only, and one that is not found there is compiled: it changes no result. `PYTHONDONTWRITEBYTECODE` holds
for them too, and `PYTHONPYCACHEPREFIX` says where they lie.
"""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from bonmun.version import __version__

_MOST = 2000
"""Patterns of a file, which a changed bonmun adds to; ours are some 700."""
_WORD = 4
"""Bytes of one word of a pattern's code."""
_NO_FILE = (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError, ImportError)
"""What reading a damaged file, or asking another Python, ends in."""
_Row = tuple[int, int, dict[str, int], str]
"""Of a compiled pattern its flags, its groups, their names, and its code in hexadecimal."""


class Kept:
    """The patterns of earlier commands, and those that this one had to compile."""

    def __init__(self) -> None:
        self._place = _place()
        self._made: dict[str, re.Pattern[Any]] = {}
        self._new: dict[str, tuple[str | bytes, int]] = {}

    def compiled(self, source: str | bytes, flags: int) -> re.Pattern[Any]:
        """The pattern, as `re.compile` gives it."""
        key = _key(source, flags)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._of_row(source, key) or self._anew(source, flags, key)
        return made

    def _of_row(self, source: str | bytes, key: str) -> re.Pattern[Any] | None:
        row = self._rows.get(key)
        if row is not None:
            with suppress(*_NO_FILE):
                return _made(source, row)
        return None

    def _anew(self, source: str | bytes, flags: int, key: str) -> re.Pattern[Any]:
        self._new[key] = source, flags
        return re.compile(source, flags)

    def write(self) -> None:
        """Puts what was compiled beside what was there; where nothing can be written, nothing is."""
        if not self._new or self._place is None or sys.dont_write_bytecode:
            return
        part = self._place.with_suffix(f".{os.getpid()}")
        with suppress(*_NO_FILE):
            new = {key: _row(source, flags) for key, (source, flags) in self._new.items()}
            rows = {**self._rows, **new}
            self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_text(json.dumps([_by(), rows if len(rows) <= _MOST else new]), "utf-8")
            part.replace(self._place)

    @cached_property
    def _rows(self) -> dict[str, _Row]:
        with suppress(*_NO_FILE):
            if self._place is not None and _is_ours(self._place):
                by, rows = json.loads(self._place.read_bytes())
                if by == _by() and isinstance(rows, dict):
                    return rows
        return {}


def _place() -> Path | None:
    """The file; None where there is no folder for it."""
    folder = sys.pycache_prefix or os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(folder, "bonmun", f"patterns.{sys.implementation.cache_tag}.json") if os.path.isabs(folder) else None


def _is_ours(place: Path) -> bool:
    """Whether the file is the user's own, where systems tell: another's would decide what is read."""
    return not hasattr(os, "geteuid") or place.stat().st_uid == os.geteuid()


def _by() -> list[str]:
    """Who can read the file."""
    return [sys.version, sys.byteorder, __version__]


def _key(source: str | bytes, flags: int) -> str:
    return f"{int(flags)} {source}" if isinstance(source, str) else f"{int(flags)} of bytes {source!r}"


def _row(source: str | bytes, flags: int) -> _Row:
    """The compiled pattern as it is kept; Python's own steps of compiling, which have no public name."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # private

    made = re.compile(source, flags)
    code = _compiler._code(_parser.parse(source, int(flags)), int(flags))
    words = b"".join(word.to_bytes(_WORD, sys.byteorder) for word in code)
    return made.flags, made.groups, dict(made.groupindex), words.hex()


def _made(source: str | bytes, row: _Row) -> re.Pattern[Any]:
    """The pattern of what was kept; RuntimeError where Python finds that its code is none."""
    import _sre  # type: ignore[import-not-found]  # private

    flags, groups, names, code = row
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    words = list(memoryview(bytes.fromhex(code)).cast("I"))
    made: re.Pattern[Any] = _sre.compile(source, flags, words, groups, names, tuple(by_number))
    return made
