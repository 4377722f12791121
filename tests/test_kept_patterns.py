"""Patterns that one command leaves to the next are the same as compiled ones, and no file makes a command fail."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

import bonmun.reading  # noqa: F401  # for the modules it needs
from bonmun import kept_patterns, lazy_regex
from bonmun.kept_patterns import Kept

NAMED = (r"(?i:hit)\s(?P<count>[가-힣\d]{2,4})|조회", re.IGNORECASE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def left(folder: Path) -> Path:
    """The file, after a command that needed the pattern."""
    kept = Kept()
    kept.compiled(*NAMED)
    kept.write()
    (file,) = folder.glob("bonmun/*")
    return file


def is_compiled(monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the next command compiles the pattern."""
    compiled: list[str] = []
    honest = re.compile

    def noted(source: str, flags: int) -> re.Pattern[str]:
        compiled.append(source)
        return honest(source, flags)

    with monkeypatch.context() as patched:
        patched.setattr(re, "compile", noted)
        assert Kept().compiled(*NAMED) == honest(*NAMED)
    return compiled == [NAMED[0]]


def test_the_next_command_compiles_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_compiled(monkeypatch)
    file = left(folder)
    assert not is_compiled(monkeypatch)
    found = Kept().compiled(*NAMED).fullmatch("HIT 둘셋")
    assert found is not None
    assert found["count"] == "둘셋"
    before = file.stat().st_mtime_ns
    left(folder)
    assert file.stat().st_mtime_ns == before


def test_every_pattern_is_the_compiled_one() -> None:
    modules = [module for name, module in sys.modules.items() if name.startswith("bonmun.")]
    values = {id(value): value for module in modules for value in vars(module).values()}
    ours = [value for value in values.values() if isinstance(value, lazy_regex._Later)]
    assert len(ours) > 200
    for one in ours:
        row = json.loads(json.dumps(kept_patterns._row(one._source, one._flags)))
        assert kept_patterns._made(one._source, row) == re.compile(one._source, one._flags)


@pytest.mark.parametrize("spoilt", ["", "[]", "nonsense", "[1, 2]", "other", "code", "short", "number", "names"])
def test_a_file_that_is_none_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str) -> None:
    file = left(folder)
    by, rows = json.loads(file.read_text("utf-8"))
    (key,) = rows
    flags, groups, names, code = rows[key]
    told = {
        "other": [[*by[:2], "0.0.0"], rows],
        "code": [by, {key: [flags, groups, names, "00" * len(code)]}],
        "short": [by, {key: [flags, groups, names, code[:6]]}],
        "number": [by, {key: 3}],
        "names": [by, {key: [flags, groups, {"count": 9}, code]}],
    }
    file.write_text(json.dumps(told[spoilt]) if spoilt in told else spoilt, "utf-8")
    assert is_compiled(monkeypatch)


def test_files_grow_no_further_than_their_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(folder)
    monkeypatch.setattr(kept_patterns, "_MOST", 1)
    kept = Kept()
    kept.compiled(b"[a-z]+", 0)
    kept.write()
    assert Kept().compiled(b"[a-z]+", 0).fullmatch(b"hit")
    assert is_compiled(monkeypatch)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system does not say whose a file is")
def test_what_somebody_else_wrote_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(folder)
    monkeypatch.setattr(os, "geteuid", lambda: -1)
    assert is_compiled(monkeypatch)


def test_nothing_is_written_where_python_may_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "bonmun").write_text("no folder")
    Kept().write()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "pycache_prefix", None)
        patched.setenv("XDG_CACHE_HOME", "no/absolute/path")
        assert kept_patterns._place() is None
        patched.setenv("XDG_CACHE_HOME", str(folder))
        assert kept_patterns._place() == left_place(folder)
    kept = Kept()
    kept.compiled(*NAMED)
    kept.write()
    assert [file.name for file in folder.iterdir()] == ["bonmun"]
    (folder / "bonmun").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.write()
    assert list(folder.iterdir()) == []


def left_place(folder: Path) -> Path:
    return folder / "bonmun" / f"patterns.{sys.implementation.cache_tag}.json"
