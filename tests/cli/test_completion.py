"""What `bonmun completion` prints is a script that completes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bonmun import cli

from .conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_every_command_and_option(bonmun: Run, shell: str) -> None:
    status, out, err = bonmun("completion", shell)
    assert (status, err) == (0, "")
    for command in cli.COMMANDS:
        assert command in out
        options = re.findall(r"--([a-z][a-z-]+)", cli.build_parser(command).format_usage())
        assert [option for option in options if option not in out] == []
    program = shutil.which(shell)
    if program:
        assert subprocess.run([program, "-n"], input=out, text=True, capture_output=True, check=False).stderr == ""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["si"], {"sites"}),
        (["c"], {"clean", "crawl", "completion"}),
        (["clean", "a.html", "-f", ""], {"text", "markdown", "html", "json", "jsonl", "csv"}),
        (["clean", "--remo"], {"--removed"}),
        (["sites", "sh"], {"show"}),
        (["clean", "pa"], {"page.html"}),
    ],
)
def test_bash_completes(
    bonmun: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], offered: set[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").touch()
    Path("script").write_text(bonmun("completion", "bash").out, "utf-8")
    ask = 'source ./script; COMP_WORDS=(bonmun "$@"); COMP_CWORD=$#; _shtab_bonmun; printf \'%s\\n\' "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", ask, "bash", *words], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == offered
