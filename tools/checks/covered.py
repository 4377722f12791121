"""Branch coverage of src by the whole suite, what runs in subprocesses and workers included.

    python tools/checks/covered.py                  the suite in parts, what is not covered; 1 under the floor
    python tools/checks/covered.py tests/fetch ...  parts of it; their data is added to what is there
    python tools/checks/covered.py --report         only the report on what was measured before

Needs the group `coverage`. Adapters for engines count where the engine is installed: their tests are skipped elsewhere.
The settings are in pyproject.toml under [tool.coverage].
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOOR = 95
"""Percent of lines and branches together."""


def parts() -> list[list[str]]:
    """The suite in pieces of some minutes at the most, so that a stopped run keeps what it has."""
    folders = sorted(path for path in (ROOT / "tests").iterdir() if any(path.glob("test_*.py")))
    return [*([str(path)] for path in folders), [str(path) for path in sorted((ROOT / "tests").glob("test_*.py"))]]


def coverage(*arguments: str) -> int:
    """The exit status of coverage with these arguments."""
    # Not this file's folder but the project's: a module of tools/ may be called like one of the library's.
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, check=False).returncode


def main() -> int:
    """0 when the tests pass and the floor is reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tests", nargs="*", help="what pytest is told (default: everything, from the start)")
    parser.add_argument("--report", action="store_true", help="run nothing")
    args = parser.parse_args()
    failed: list[str] = []
    (ROOT / "build" / "coverage").mkdir(parents=True, exist_ok=True)
    if not args.report:
        if not args.tests:
            coverage("erase")
        runs = [args.tests] if args.tests else parts()
        failed += [" ".join(tests) for tests in runs if coverage("run", "-m", "pytest", *tests)]
        coverage("combine", "--append", "--quiet")
    status = coverage("report", "--skip-covered", "--show-missing", f"--fail-under={FLOOR}")
    if failed:
        print(f"FAILED: {'; '.join(failed)}")
    return 1 if failed else status


if __name__ == "__main__":
    sys.exit(main())
