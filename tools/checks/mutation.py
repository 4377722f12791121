"""Mutation testing with mutmut: what a module's tests do not notice when its code is changed.

    python tools/checks/mutation.py                   every module below; needs mutmut and some hours
    python tools/checks/mutation.py assemble          one of them
    python tools/checks/mutation.py assemble --again  without what an earlier run found
    python tools/checks/mutation.py label --sample 150 --seed 7
                                                      150 of its mutants, drawn by chance, the same for the same seed

Each module is mutated in a copy of the tree under build/mutation/, where mutmut keeps its results: a run that was
stopped goes on. The tests are those near the module, not the whole suite, so that a mutant costs seconds. Prints the
score and each surviving change. Only code in plain functions is mutated: no constants (`tests/label/test_boundaries.py`
holds those), no properties, no regular expressions or data files, whose test the golden lines are.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "mutation"
PACKAGE = ROOT / "src" / "bonmun"


def _files(package: str) -> list[str]:
    """The files of a package and of those in it, by their path in bonmun's."""
    return sorted(path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / package).rglob("*.py"))


SOURCES = {
    "lines": ["grammar/lines.py"],
    "grammar": [
        f"grammar/{name}.py"
        for name in (
            "bylines",
            "byline_words",
            "contributors",
            "controls",
            "cues",
            "datelines",
            "dates",
            "moments",
            "names",
            "outlets",
            "sections",
            "sign_offs",
            "stamps",
        )
    ],
    "head": _files("head"),
    "label": _files("label"),
    "fields": _files("fields"),
    "assemble": ["assemble.py"],
    "sites": [f"sites/{name}.py" for name in ("__init__", "rules", "chains", "selection", "scripts")],
}
"""Module → its files; of `sites` those that a page passes through."""
TESTS = {
    "lines": ["tests/grammar", "tests/parse/test_dump.py", "tests/test_seeds.py"],
    "grammar": ["tests/grammar"],
    "head": ["tests/head", "tests/test_seeds.py", "tests/test_fixtures.py"],
    "label": ["tests/label", "tests/report/test_confidence.py", "tests/sites/test_owned.py",
              "tests/sites/test_marks.py", "tests/test_seeds.py", "tests/test_fixtures.py"],
    "fields": ["tests/fields", "tests/test_seeds.py", "tests/test_fixtures.py"],
    "assemble": ["tests/test_assembled_fields.py", "tests/test_assemble.py", "tests/parse/test_dump.py",
                 "tests/test_seeds.py", "tests/hostile/test_bad_input.py", "tests/test_fixtures.py"],
    "sites": ["tests/sites", "tests/security/test_rule_files.py", "tests/security/test_scripts.py"],
}  # fmt: skip
"""Module → the tests that hold it."""
_REMEMBERS = re.compile(r"^@(?:remembered|(?:functools\.)?lru_cache\([^)]*\))\n", re.MULTILINE)
TREE = ("src", "tests", "seeds", "examples", "docs", "tools", "pyproject.toml", "README.md", "README.ko.md", "dev.py")
CONFIG = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {sources}
also_copy = ["seeds", "examples", "docs", "tools", "README.md", "README.ko.md", "dev.py"]
pytest_add_cli_args_test_selection = {tests}
# Large pages, a process, all fixtures would cost every survivor half a minute: without them the score is a lower bound.
pytest_add_cli_args = ["-k", "not large_page and not a_pipe and not fire_in_them", "-p", "no:unraisableexception"]
timeout_constant = 6.0
track_dependencies = false
use_git_change_detection = false
"""

PLUGIN = """

import collections
import importlib
import json
import os
import pathlib
import pytest
import signal

_whole = pytest.Item.nodeid.fget
pytest.Item.nodeid = property(lambda item: _whole(item).partition("[")[0])

def pytest_collection_modifyitems(items):
    number = collections.Counter(item.nodeid for item in items)
    stats = pathlib.Path("mutmut-stats.json")
    took = json.loads(stats.read_text())["duration_by_test"] if stats.exists() else {{}}
    items.sort(key=lambda item: number[item.nodeid] * took.get(item.nodeid, 0))

@pytest.fixture(autouse=True)
def _nothing_kept():
    for name in {modules}:
        for value in vars(importlib.import_module(name)).values():
            getattr(value, "cache_clear", lambda: None)()

@pytest.fixture(autouse=True)
def _soon_done():
    signal.signal(signal.SIGPROF, lambda *_: os._exit(1))
    signal.setitimer(signal.ITIMER_PROF, 10)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
"""
"""For the tests' conftest. A parametrised test is one, for pytest takes seconds to find a thousand by name; what takes
long comes last. Mutants are tried in forks of a process that has run all tests: its caches would hide them. A test
of more than ten seconds of the processor hangs, and has noticed the mutant; the slowest takes one."""


def prepare(module: str) -> Path:
    """The folder with a copy of the tree, set up for one module."""
    folder = BUILD / module
    for name in TREE:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    for name in SOURCES[module]:
        source, target = ROOT / "src/bonmun" / name, folder / "src/bonmun" / name
        # mutmut leaves functions with decorators alone; what is only remembered is the same without.
        target.write_text(_REMEMBERS.sub("", source.read_text("utf-8")), "utf-8")
        shutil.copystat(source, target)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(CONFIG.format(sources=[f"src/bonmun/{name}" for name in SOURCES[module]], tests=TESTS[module]))
    dotted = [
        f"bonmun/{name}".removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in SOURCES[module]
    ]
    with (folder / "tests/conftest.py").open("a", encoding="utf-8") as file:
        file.write(PLUGIN.format(modules=dotted))
    return folder


def mutmut(folder: Path, *arguments: str, quiet: bool = False) -> str:
    """What mutmut prints."""
    # The copy under test, and not an installed bonmun.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    result = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder, env=environment, check=False, text=True, encoding="utf-8",
        stdout=subprocess.PIPE if quiet else None, stderr=subprocess.DEVNULL if quiet else None,
    )  # fmt: skip
    return result.stdout or ""


def results(folder: Path) -> dict[str, str]:
    """Mutant → what became of it: "killed", "survived", "timeout", "no tests", "not checked" …"""
    found = {}
    for line in mutmut(folder, "results", "--all", "true", quiet=True).splitlines():
        name, colon, status = line.strip().rpartition(": ")
        if colon:
            found[name] = status
    return found


def drawn(folder: Path, size: int, seed: int) -> list[str]:
    """That many of the module's mutants, drawn by chance; the same for the same seed and code."""
    mutmut(folder, "run", "none", quiet=True)  # makes the mutants, finds none of that name and stops
    names = sorted(results(folder))
    return random.Random(seed).sample(names, min(size, len(names)))


def report(module: str, folder: Path, names: Collection[str] = ()) -> None:
    """Prints the score and the survivors; of these mutants only, where any are named."""
    found = {name: status for name, status in results(folder).items() if not names or name in names}
    counts = Counter(found.values())
    noticed = counts["killed"] + counts["timeout"] + counts["segfault"]
    checked = len(found) - counts["not checked"]
    share = noticed / checked if checked else 0.0
    told = ", ".join(f"{number} {status}" for status, number in counts.most_common())
    print(f"{module}: {noticed} of {checked} mutants noticed ({share:.1%}): {told}", flush=True)
    for name, status in found.items():
        if status in ("survived", "no tests"):
            print(f"\n{name}: {status}")
            shown = mutmut(folder, "show", name, quiet=True).splitlines()
            print("\n".join(line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---")), flush=True)


def main() -> int:
    """0: the figures are for reading, no gate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {', '.join(TESTS)} (default: all)")
    parser.add_argument("--again", action="store_true", help="forget what an earlier run found")
    parser.add_argument("--report", action="store_true", help="print what earlier runs found, run nothing")
    parser.add_argument("--sample", type=int, metavar="N", help="try N of a module's mutants, drawn by chance")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing (default: 1)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    unknown = set(args.modules) - set(TESTS)
    if unknown:
        parser.error(f"no tests are named for {', '.join(sorted(unknown))}")
    for module in args.modules or TESTS:
        names: list[str] = []
        if args.again:
            shutil.rmtree(BUILD / module, ignore_errors=True)
        if not args.report:
            folder = prepare(module)
            names = drawn(folder, args.sample, args.seed) if args.sample else []
            mutmut(folder, "run", "--max-children", str(args.processes), *names)
        report(module, BUILD / module, names)
    return 0


if __name__ == "__main__":
    sys.exit(main())
