"""The command itself: its table, its help, what it imports, how it ends."""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import bonmun.commands
from bonmun import cli
from bonmun.errors import PipelineError
from bonmun.options import reading, sites
from bonmun.parse.guard import Limits
from tests.cli.conftest import DUMP, PAGE, Run

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
        assert "33/33" in self.seen("saved", "-o", "out")
        assert "33/33" not in self.seen("saved")  # the articles themselves are on the terminal

    def test_few_files_have_none(self, saved: Path) -> None:
        assert self.seen("saved", "-o", "out") == ""


RULES = ("clean", "fetch", "crawl", "run", "why", "report")
NEEDED = {"run": ["-o", "out"], "why": ["무단"]}


@pytest.mark.parametrize("command", RULES)
def test_rules_are_chosen_in_the_same_words_everywhere(command: str) -> None:
    parser = cli.build_parser(command)
    needed = ["a.html", *NEEDED.get(command, [])]
    assert sites(parser.parse_args(needed)) is True
    assert sites(parser.parse_args([*needed, "--no-sites"])) is False
    assert sites(parser.parse_args([*needed, "--sites", "off"])) == "off"  # a folder of that name


@pytest.mark.parametrize("command", RULES[:4])
def test_what_writes_articles_reads_by_the_same_options(command: str) -> None:
    options = ["--no-sites", "--no-fallback", "--no-pii", "--limit", "depth=9"]
    args = cli.build_parser(command).parse_args(["a.html", *NEEDED.get(command, []), *options])
    assert reading(args) == {"sites": False, "fallback": False, "pii": False, "limits": Limits(depth=9)}


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean", "a.html", "--removed", "-"],
        ["fetch", "https://example.kr/", "--save", "-"],
        ["crawl", "https://example.kr/", "-o", "-"],
        ["crawl", "https://example.kr/", "--state", "-"],
        ["dedup", "in.jsonl", "-o", "-"],
        ["report", "a.html", "-o", "-"],
        ["sites", "new", "a.html", "-o", "-"],
        ["sites", "new", "nosuch.html"],
        ["sites", "check", "nosuch.toml"],
        ["sites", "list", "--sites", "nosuch"],
        ["why", "nosuch.html", "한빛"],
        ["why", "saved", "한빛", "--sites", "nosuch"],
        ["report", "nosuch.html"],
        ["report", "saved/one.html", "--sites", "nosuch"],
        ["clean", "saved/one.html", "-o", "nosuch/one.txt"],
        ["fetch", "saved/one.html"],
        ["diff", "a.jsonl", "b.jsonl", "--show", "-1"],
        ["dedup", "a.jsonl", "-o", "out", "--similarity", "x"],
        ["run", "saved", "-o", "out", "--timeout", "0"],
        ["run", "saved", "-o", "out", "--timeout", "x"],
        ["sites", "health", "a.jsonl", "--since", "어제"],
        ["sites", "health", "a.jsonl", "--since", "2024-05-03", "--before", "b.jsonl"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_told_before_anything_is_done(bonmun: Run, saved: Path, arguments: list[str]) -> None:
    before = sorted(Path().iterdir())
    status, out, err = bonmun(*arguments)
    assert (status, out) == (2, "")
    assert "Errno" not in err
    assert "invalid _" not in err
    assert sorted(Path().iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGPIPE")
@pytest.mark.parametrize(
    "arguments", ["sites list", "sites show mk.co.kr", "clean page.html -f json", "why page.html 한빛"]
)
def test_a_reader_that_has_gone_is_no_error(saved: Path, arguments: str) -> None:
    Path("page.html").write_text(PAGE, "utf-8")
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    command = [sys.executable, "-m", "bonmun", *arguments.split()]
    done = subprocess.run(command, stdout=writing_end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing_end)
    assert (done.returncode, done.stderr) == (141, "")


def test_sites_alone_lists(bonmun: Run) -> None:
    assert bonmun("sites") == bonmun("sites", "list")


def test_an_empty_folder_is_told(bonmun: Run, tmp_path: Path) -> None:
    status, out, _ = bonmun("why", tmp_path, "한빛")
    assert status == 1
    assert "empty-folder: " in out


def test_ctrl_c_while_bonmun_is_imported_is_one_line() -> None:
    code = """if True:
        import sys
        class Finder:
            def find_spec(self, name, *_):
                if name == "bonmun.messages":
                    raise KeyboardInterrupt
        sys.meta_path.insert(0, Finder())
        from bonmun.__main__ import run
        run()
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "bonmun: stopped\n")
