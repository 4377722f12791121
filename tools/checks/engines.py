"""The adapters for engines, tried with the real ones: a venv with all of them, and tests/engines in it.

    python tools/checks/engines.py                       a venv beside the temporary files, thrown away at the end
    python tools/checks/engines.py --venv build/engines  a venv that stays, for looking closer
    python tools/checks/engines.py -- -k ray             some of the tests

About 2 GB and ten minutes. Spark needs a Java machine, pages made by scripts a Chromium; what lacks either is skipped.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXTRAS = ("browser", "datatrove", "fetch", "langchain", "llama-index", "parquet", "ray", "remote", "scrapy", "spark")
OTHERS = (
    "dask[dataframe]", "distributed", "datasets", "gcsfs", "gcp-storage-emulator", "hypothesis",
    "scrapy-playwright", "pytest",
)  # fmt: skip
"""Engines and stores that bonmun has no adapter for, and so no extra."""


def main() -> int:
    """The exit status of the tests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", type=Path, help="make it there and keep it")
    parser.add_argument("tests", nargs="*", help="what pytest is told")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = (args.venv or Path(temporary) / "venv").resolve()
        python = str(place / "bin" / "python")
        if not (place / "bin" / "pytest").exists():
            venv.create(place, with_pip=True)
            pip = [python, "-m", "pip", "install", "--quiet"]
            subprocess.run([*pip, *OTHERS, "--editable", f"{ROOT}[{','.join(EXTRAS)}]"], check=True)
        command = [
            python,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "-m",
            "engines",
            "-rs",
            "tests/engines",
            *args.tests,
        ]
        return subprocess.run(command, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
