"""The page of the docs that follows one page through all steps shows what comes out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_steps_in_the_docs_are_those_that_come_out() -> None:
    check = [sys.executable, str(ROOT / "tools" / "generate" / "reading_steps.py"), "--check"]
    assert subprocess.run(check, check=False, cwd=ROOT).returncode == 0, "run tools/generate/reading_steps.py"
