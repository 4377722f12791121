"""The command itself: its table, its help, what it imports, how it ends."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import bonmun.commands
from bonmun import cli
from bonmun.errors import PipelineError

from .conftest import DUMP, PAGE, Run

HEAVY = {
    "httpx",
    "httpcore",
    "trafilatura",
    "htmldate",
    "lxml",
    "bs4",
    "rich",
    "pyarrow",
    "asyncio",
    "feedparser",
    "protego",
}


def python(code: str) -> str:
    """What a new Python prints that runs the code."""
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


def test_the_table_names_every_command_and_no_other() -> None:
    assert set(cli.COMMANDS) == {module.name for module in pkgutil.iter_modules(bonmun.commands.__path__)}


def test_help_names_every_command(bonmun: Run) -> None:
    status, out, _ = bonmun("--help")
    assert status == 0
    assert "examples:" in out
    for name, summary in cli.COMMANDS.items():
        assert name in out
        assert " ".join(summary.split()) in " ".join(out.split())


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_each_command_explains_itself(bonmun: Run, command: str) -> None:
    status, out, _ = bonmun(command, "--help")
    assert status == 0
    assert f"bonmun {command} " in out.partition("examples:")[2]
    assert importlib.import_module(f"bonmun.commands.{command}").__doc__


@pytest.mark.parametrize("arguments", [[], ["clean"], ["polish"], ["clean", "a", "--no-sites", "--sites", "d"]])
def test_wrong_usage_is_status_2(bonmun: Run, arguments: list[str]) -> None:
    status, out, err = bonmun(*arguments)
    assert (status, out) == (2, "")
    assert "usage: bonmun" in err


def test_version(bonmun: Run) -> None:
    assert bonmun("--version") == (0, f"bonmun {sys.modules['bonmun'].__version__}\n", "")


def test_an_error_of_ours_is_a_sentence(bonmun: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise PipelineError("the disk is full")

    monkeypatch.setattr("bonmun.commands.clean.run", fail)
    assert bonmun("clean", "a") == (2, "", "bonmun clean: the disk is full\n")


@pytest.mark.parametrize("content", [PAGE, DUMP])
def test_cleaning_imports_nothing_heavy(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.html").write_text(content, "utf-8")
    code = (
        f"import sys; from bonmun.cli import main; main(['clean', {str(tmp_path / 'a.html')!r}]); print(*sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    assert HEAVY & set(out.splitlines()[-1].split()) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="pty is POSIX only")
class TestTerminal:
    """What a person sees: the terminal's own lines and, for many files, a bar."""

    def seen(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "bonmun", "clean", *arguments]
        return python(f"import pty, sys; sys.exit(pty.spawn({command!r}) >> 8)")

    def test_many_files_have_a_bar(self, saved: Path) -> None:
        for number in range(30):
            (saved / f"{number}.html").write_text(PAGE, "utf-8")
        assert "100%" in self.seen("saved", "-o", "out")
        assert "100%" not in self.seen("saved")  # the articles themselves are on the terminal

    def test_few_files_have_none(self, saved: Path) -> None:
        assert self.seen("saved", "-o", "out") == ""
