"""Every example of the two READMEs: Python runs, commands run and print what is shown, networked ones parse."""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from bonmun import cli
from bonmun.commands import clean

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ko.md")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")
ELLIPSIS = "…"
"""A shown line of only this stands for any lines."""


class Example(NamedTuple):
    language: str
    code: str
    shown: str


def examples(readme: str, language: str = "") -> list[Example]:
    """The examples in this language, or in any."""
    found = [Example(*parts) for parts in FENCE.findall((ROOT / readme).read_text("utf-8"))]
    return [example for example in found if language in ("", example.language)]


def steps(code: str) -> list[tuple[str, str]]:
    """(command, what it shows) of a console example."""
    found: list[tuple[str, str]] = []
    for line in code.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].rstrip("\n"), ""))
        else:
            command, shown = found.pop()
            found.append((command, shown + line))
    return found


def agrees(printed: str, shown: str) -> bool:
    pattern = "".join("(?:.*\n)*" if line.strip() == ELLIPSIS else re.escape(line) for line in shown.splitlines(True))
    return re.fullmatch(pattern, printed) is not None


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What the examples read, in a folder of their own."""
    for name in ("seeds", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_options_is_whole(readme: str) -> None:
    usage = argparse.ArgumentParser(add_help=False)
    clean.add(usage)
    rows = re.findall(r"^\| (`-.*?) \|", (ROOT / readme).read_text("utf-8"), re.MULTILINE)
    named = re.compile(r"(?<=[\[`| ])--?[a-z][a-z-]*")
    assert set(named.findall(" ".join(rows))) == set(named.findall(usage.format_usage()))


def test_both_readmes_show_the_same_examples() -> None:
    english, korean = (examples(readme) for readme in READMES)
    assert english == korean  # so the tests below need to run them only once


def test_python_examples_print_what_is_shown(
    clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(clone)
    names: dict[str, object] = {}
    blocks = examples("README.md", "python")
    assert blocks
    for block in blocks:
        exec(compile(block.code, "README.md", "exec"), names)
        assert agrees(capsys.readouterr().out, block.shown), block.code


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are written for a POSIX shell")
def test_console_examples_print_what_is_shown(clone: Path) -> None:
    wrapper = clone / ".bin" / "bonmun"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m bonmun "$@"\n')
    wrapper.chmod(0o755)
    commands = [
        step for example in examples("README.md") if example.language == "console" for step in steps(example.code)
    ]
    assert commands
    for command, shown in commands:
        result = subprocess.run(
            ["bash", "-c", f'PATH="$PWD/.bin:$PATH"; {command}'],
            cwd=clone, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert agrees(result.stdout, shown), f"{command}\n{result.stdout}{result.stderr}"
        assert result.stderr == "", command


def test_commands_that_need_a_network_are_right_usage() -> None:
    lines = [
        line for example in examples("README.md") if example.language == "sh" for line in example.code.splitlines()
    ]
    ours = [shlex.split(line)[1:] for line in lines if line.startswith("bonmun ")]
    assert ours
    for arguments in ours:
        cli.build_parser(arguments[0]).parse_args(arguments[1:])
    assert [line for line in lines if not line.startswith("bonmun ")] == ["python3 dev.py demo", "python3 dev.py test"]


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    headings = {re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
                for line in text.splitlines() if line.startswith("#")}  # fmt: skip
    for target, anchor in LINK.findall(text):
        assert (path.parent / target).exists(), target
        assert target or anchor.removeprefix("#") in headings, anchor


@pytest.mark.parametrize("readme", READMES)
def test_every_extra_is_named(readme: str) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"].keys()
    text = (ROOT / readme).read_text("utf-8")
    section = re.split(r"^## (?:Extras|추가 기능)$", text, flags=re.MULTILINE)[1].partition("\n## ")[0]
    ours = {"bench", "coverage", "gate", "mutation", "test"}  # for those who work on bonmun
    assert set(re.findall(r"`([a-z-]+)`", section)) == extras - ours
