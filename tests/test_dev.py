"""`dev.py` in a folder where nothing was ever run: every order of its commands, with a pip that only takes notes.

`.ci/run` runs the real thing in fresh clones; here are the orders, the failures and what a newcomer is shown.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
COMMANDS = ("demo", "test", "gate")
TOOLS = ("demo.py", "checks/docs.py", GATE := "quality/gate.py", "checks/oldest.py", AUDIT := "checks/audit.py")
# Python reads sitecustomize before anything else, dev.py's Python and that of .venv alike.
SITECUSTOMIZE = """
import venv
make = venv.create
venv.create = lambda place, **wanted: make(place, **(wanted | {"with_pip": False}))
"""
PIP = """
import json, os, pathlib, sys
print("WARNING: You are using an old pip. Collecting everything ...")
with open(os.environ["NOTES"], "a") as notes:
    notes.write(json.dumps(sys.argv[1:]) + "\\n")
root = sys.argv[-1]
for site in pathlib.Path(root, ".venv").rglob("site-packages"):  # as hatchling does
    (site / "_editable_impl_bonmun.pth").write_text(os.path.join(root, "src"), "utf-8")
sys.exit(int(os.environ.get("PIP_STATUS", "0")))
"""

PYPROJECT = """
[dependency-groups]
docs = ["docs"]
gate = ["gate"]
test = ["test"]
"""


class Done(NamedTuple):
    status: int
    out: str
    err: str


class Clone:
    """A folder with dev.py and stubs of all that it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.notes = folder / "설치 없는 clone", folder / "notes"
        self.folder.mkdir(parents=True)
        shutil.copy(ROOT / "dev.py", self.folder)
        (self.folder / "pyproject.toml").write_text(PYPROJECT, "utf-8")
        for tool in TOOLS:
            self.tool(tool, f"print('{Path(tool).stem} ran')")
        self.stubs = folder / "stubs"
        self.stubs.mkdir()
        for module, code in {"sitecustomize": SITECUSTOMIZE, "pip": PIP, "ruff": "", "mypy": "", "pytest": ""}.items():
            (self.stubs / f"{module}.py").write_text(code, "utf-8")

    def tool(self, name: str, code: str) -> None:
        """Make one of the programs that dev.py runs say or do this."""
        path = self.folder / "tools" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, "utf-8")

    def run(self, *arguments: str, **environment: str) -> Done:
        """What `python3 dev.py …` gives, with next to nothing in its environment."""
        fixed = {"PATH": os.environ["PATH"], "PYTHONPATH": str(self.stubs), "NOTES": str(self.notes)}
        if "SYSTEMROOT" in os.environ:  # Windows does not start a Python without it
            fixed["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        done = subprocess.run(
            [getattr(sys, "_base_executable", sys.executable), str(self.folder / "dev.py"), *arguments],
            env=fixed | environment, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return Done(done.returncode, done.stdout, done.stderr)

    def installed(self) -> list[str]:
        """The groups of every installation so far, such as "gate,test"; "" for none."""
        lines = self.notes.read_text("utf-8").splitlines() if self.notes.exists() else []
        commands = [json.loads(line) for line in lines]
        assert all(command[-2:] == ["--editable", str(self.folder)] for command in commands)
        return [",".join(name for name in command[1:-2] if not name.startswith("-")) for command in commands]


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


@pytest.mark.parametrize("order", list(itertools.permutations(COMMANDS)), ids=" ".join)
def test_every_order_of_commands_starts_from_nothing(clone: Clone, order: tuple[str, ...]) -> None:
    for command in order:
        status, out, err = clone.run(command)
        assert (status, "Traceback" in err) == (0, False), err
        assert ("demo ran" in out) == (command in ("demo", "test"))
        assert ("gate ran" in out) == (command in ("gate", "test"))
    first = clone.installed()
    assert len(first) <= len(order)
    for command in order:  # all is there now
        assert clone.run(command)[::2] == (0, "")
    assert clone.installed() == first


def test_what_one_command_installed_stays_for_the_next(clone: Clone) -> None:
    for command in ("gate", "demo", "test", "gate"):
        assert clone.run(command).status == 0
    assert clone.installed() == ["gate", "docs,gate,test"]


def test_the_figures_need_their_group_where_the_pages_are(clone: Clone) -> None:
    (clone.folder.parent / "shared").mkdir()
    assert clone.run("test").status == 0
    assert clone.installed() == ["docs,gate,test"]


def test_a_newcomer_sees_a_line_for_each_step_and_nothing_of_pip(clone: Clone) -> None:
    err = clone.run("demo").err.splitlines()
    assert [line.rsplit(" ", 2)[0] for line in err] == ["making .venv ...", "installing bonmun and what it needs ..."]
    assert all(line.endswith(" s") for line in err)


def test_what_pip_says_is_shown_when_it_fails_and_the_next_try_begins_again(clone: Clone) -> None:
    status, out, err = clone.run("demo", PIP_STATUS="1")
    assert (status, out) == (1, "")
    assert "Collecting everything" in err
    assert "can't set up" in err
    assert "Traceback" not in err
    assert clone.run("demo").status == 0
    assert clone.installed() == ["", ""]


@pytest.mark.parametrize("left", ["{}", "[]", "", '{"python": 3}'])
def test_a_stamp_of_another_time_is_no_stamp(clone: Clone, left: str) -> None:
    (clone.folder / ".venv").mkdir()
    (clone.folder / ".venv" / "installed.json").write_text(left, "utf-8")
    assert clone.run("demo").status == 0
    (clone.folder / ".venv" / "installed.json").write_text(left, "utf-8")
    assert clone.run("demo").status == 0
    assert clone.installed() == ["", ""]


def test_changed_requirements_are_installed(clone: Clone) -> None:
    for text in ("[project]", "[project]", "[project]\ndependencies = []"):
        (clone.folder / "pyproject.toml").write_text(text, "utf-8")
        assert clone.run("demo").status == 0
    assert clone.installed() == ["", ""]


def test_a_check_that_fails_or_was_not_made_is_named(clone: Clone) -> None:
    clone.tool(GATE, "import sys; sys.exit(77)")
    clone.tool(AUDIT, "import sys; sys.exit(1)")
    status, out, _ = clone.run("test")
    assert status == 1
    assert "== figures NOT RUN" in out
    assert out.splitlines()[-2:] == ["FAILED: known holes", "NOT RUN: figures (it said why)"]
    clone.tool(AUDIT, "")
    assert clone.run("test").out.splitlines()[-2] == "all that ran passed"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no POSIX locales")
@pytest.mark.parametrize("locale", ["C", "POSIX", "ko_KR.EUC-KR", "ko_KR.UTF-8", ""])
def test_a_path_with_spaces_and_hangul_is_found_in_every_locale(clone: Clone, locale: str) -> None:
    (clone.folder / "src").mkdir()
    (clone.folder / "src" / "here.py").write_text("print('it is found')", "utf-8")
    clone.tool("demo.py", "import here")
    for _ in range(2):
        assert clone.run("demo", LC_ALL=locale)[:2] == (0, "it is found\n")
    assert clone.installed() == [""]


@pytest.mark.parametrize("arguments", [(), ("demonstrate",), ("demo", "test")])
def test_wrong_usage_installs_nothing(clone: Clone, arguments: tuple[str, ...]) -> None:
    status, _, err = clone.run(*arguments)
    assert (status, clone.installed()) == (2, [])
    assert "dev.py demo" in err
    assert not (clone.folder / ".venv").exists()


def test_the_demo_shows_every_seed_in_a_screen_and_where_to_go_on() -> None:
    done = subprocess.run(
        [sys.executable, "tools/demo.py"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "COLUMNS": "80"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    head, *screens, last = split(done.stdout)
    assert "$ bonmun clean seeds/" in head
    assert len(screens) == len(list((ROOT / "seeds").iterdir()))
    assert all(len(screen.splitlines()) <= 24 for screen in screens)
    assert "taken away" in screens[0]
    assert "bonmun clean page.html" in last
    assert "report.html" in last


def split(shown: str) -> list[str]:
    """The parts of the demo: before the first heading, and from each heading to the next."""
    parts = [""]
    for line in shown.splitlines(keepends=True):
        if "──" in line:
            parts.append("")
        parts[-1] += line
    return parts
