"""Every example of the READMEs and of the documentation runs and prints what is shown.

A page's examples run in their order, in one folder and one namespace. Nothing reaches the network: `bonmun.fetch` gives
examples/page.html, commands in `sh` are parsed only, and Python that imports what is not installed is compiled only.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bonmun
from bonmun import cli
from tests.docs.pages import ENGLISH, ROOT, TWINS, agrees, examples, name, steps

RUN = [path for path in ENGLISH if any(example.language in ("python", "console") for example in examples(path))]
PARSED = [path for path in ENGLISH if any(example.language == "sh" for example in examples(path))]
OTHERS = (
    "chromium ", "curl ", "git ", "pip install ",
    "pipx install .", "python ", "python3 dev.py ", "pytest ", "uv tool install .",
)  # fmt: skip
"""How the commands of others begin that stand in `sh` examples; dev.py's are run by .ci/run."""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What the examples read, in a folder of their own, with a `bonmun` that runs this code."""
    for folder in ("seeds", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    wrapper = tmp_path / ".bin" / "bonmun"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m bonmun "$@"\n')
    wrapper.chmod(0o755)
    (wrapper.parent / "python").symlink_to(sys.executable)
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are written for a POSIX shell")
@pytest.mark.parametrize("path", RUN, ids=name)
def test_examples_print_what_is_shown(
    path: Path, clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(clone)
    page = bonmun.Page(requested="", url="", body=(clone / "examples/page.html").read_bytes())
    monkeypatch.setattr(bonmun, "fetch", lambda url, **options: page)
    names: dict[str, object] = {}
    for example in examples(path):
        if example.language == "console":
            for command, shown in steps(example.code):
                check_command(command, shown, clone)
        elif example.language == "python":
            code = compile(example.code, name(path), "exec")
            if not missing(example.code):
                exec(code, names)
            assert agrees(capsys.readouterr().out, example.shown), example.code


ONLINE = ("playwright", "scrapy_playwright")
"""Packages that open pages of the web; tests/engines runs their examples on pages of its own."""


def check_command(command: str, shown: str, folder: Path) -> None:
    """Nothing; an AssertionError where a command prints something else, or anything on standard error."""
    result = subprocess.run(
        ["bash", "-c", f'PATH="$PWD/.bin:$PATH"; {command}'],
        cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert agrees(result.stdout, shown), f"{command}\n{result.stdout}{result.stderr}"
    assert result.stderr == "", command


def missing(code: str) -> list[str]:
    """The packages that an example imports, itself or by an adapter of ours, and that are not installed."""
    nodes = list(ast.walk(ast.parse(code)))
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    modules += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    behind = {"bonmun.pipeline.langchain": "langchain_core", "bonmun.pipeline.llamaindex": "llama_index"}
    roots = [behind.get(module, module).partition(".")[0] for module in modules]
    return [root for root in roots if root in ONLINE or importlib.util.find_spec(root) is None]


@pytest.mark.parametrize("path", PARSED, ids=name)
def test_commands_that_are_not_run_are_right_usage(path: Path) -> None:
    lines = [line for example in examples(path) if example.language == "sh" for line in example.code.splitlines()]
    for line in lines:
        arguments = shlex.split(line, comments=True)
        if arguments and arguments[0] == "bonmun":
            cli.build_parser(arguments[1]).parse_args(arguments[2:])
        else:
            assert not arguments or line.startswith(OTHERS), line


OURS = re.compile(
    r"(?:^|[|;&`$] ?|\A {2})((?:bonmun (?:clean|crawl|fetch|report|run|why) |pip install )[^|;&`#\n]*)", re.MULTILINE
)
"""A command of ours in a page, a help text or a sentence."""


@pytest.mark.parametrize("path", [*ENGLISH, *(korean for _, korean in TWINS)], ids=name)
def test_commands_are_quoted_as_every_shell_takes_them(path: Path) -> None:
    """What Windows takes for a letter is none (`'`); what zsh would look for as a file's name is quoted."""
    for command in OURS.findall(path.read_text("utf-8")):
        assert "'" not in command
        bare = re.sub(r'"[^"]*"', "", command)
        assert not re.search(r"://\S*[?*&]|\.\[|\*\.", bare), command


@pytest.mark.parametrize(("english", "korean"), TWINS, ids=name)
def test_both_languages_show_the_same_examples(english: Path, korean: Path) -> None:
    # What --help prints is in the reader's language: it stands as text in the reference, which is made from the code.
    asked = ("python", "console", "sh") if "reference" in english.parts else ("python", "console", "sh", "text", "json")
    first, second = ([one for one in examples(page) if one.language in asked] for page in (english, korean))
    assert [example[:2] for example in first] == [example[:2] for example in second]
    assert [example.shown for example in first] == [example.shown for example in second]
