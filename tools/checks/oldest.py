"""The oldest versions that pyproject.toml allows, put to the test: a venv of them, and the tests that need no engine.

    python tools/checks/oldest.py                      a venv beside the temporary files, thrown away at the end
    python tools/checks/oldest.py --venv build/oldest  a venv that stays, for looking closer
    python tools/checks/oldest.py -- tests/cli -x      other tests than the usual ones

Only direct dependencies are held down: what they bring along is theirs to bound.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTED_EXTRAS = ("fetch", "parquet", "fast", "dedup")
"""Extras whose tests are quick; the engines need a Java machine or a cluster in miniature."""
TOOLS = ("pytest", "hypothesis", "jsonschema")
"""Test tools, which are not under test themselves: the newest will do."""
TESTS = (
    "tests/decode", "tests/parse", "tests/grammar", "tests/head", "tests/label", "tests/fields", "tests/sites",
    "tests/cli", "tests/privacy", "tests/test_fixtures.py", "tests/test_seeds.py", "tests/test_assemble.py",
    "tests/hostile/test_bad_input.py",
    "tests/fetch/test_transfer.py", "tests/fetch/test_discover.py", "tests/fetch/test_commands.py",
    "tests/pipeline/test_record.py", "tests/pipeline/test_run_output.py", "tests/pipeline/test_reprints.py",
    "tests/report/test_reports.py", "tests/report/test_notebook.py",
)  # fmt: skip
_BOUND = re.compile(r"(?P<name>[\w.-]+)(?P<extras>\[[^\]]*\])?[^;]*?>=(?P<version>[\w.]+)[^;]*(?P<marker>;.*)?")


def oldest(requirements: list[str]) -> list[str]:
    """Each requirement held at its lower bound; ValueError for one that has none."""
    pinned = []
    for requirement in requirements:
        found = _BOUND.fullmatch(requirement)
        if found is None:
            raise ValueError(f"{requirement!r} has no lower bound")
        pinned.append(f"{found['name']}{found['extras'] or ''}=={found['version']}{found['marker'] or ''}")
    return pinned


def requirements() -> list[str]:
    """What bonmun and its tested extras ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in TESTED_EXTRAS for line in extras[extra])]


def main() -> int:
    """The exit status of the tests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", type=Path, help="make it there and keep it")
    parser.add_argument("tests", nargs="*", default=list(TESTS), help="what pytest is told")
    args = parser.parse_args()
    pins = oldest(requirements())
    print("\n".join(pins), flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        place = args.venv or Path(temporary) / "venv"
        venv.create(place, with_pip=True)
        python = str(place / "bin" / "python")
        pip = [python, "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "pip>=23.3"], check=True)
        subprocess.run([*pip, *pins, *TOOLS], check=True)
        subprocess.run([*pip, "--no-deps", "--editable", str(ROOT)], check=True)
        tests = [python, "-m", "pytest", "-p", "no:cacheprovider", *args.tests]
        return subprocess.run(tests, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
