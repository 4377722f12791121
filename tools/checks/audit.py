"""Looks for known vulnerabilities in the installed packages with pip-audit, and judges its answer.

    python tools/checks/audit.py

Status 0 when every package was looked up and none has a known hole, 1 when one has, 77 when the advisories could not
be had: a check that did not run says so and why, and never counts as passed. Where pip-audit reaches a package index
without advisories it finds "nothing" in any package and ends with 0; here that is 77.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
NOT_RUN = 77
"""As automake has it: neither passed nor failed."""
SECONDS = 300


class Finding(NamedTuple):
    """What to say, and the exit status."""

    status: int
    lines: list[str]


def judge(status: int, answer: str, complaint: str) -> Finding:
    """The verdict on what pip-audit printed and said."""
    try:
        packages: list[dict[str, Any]] = [one for one in json.loads(answer)["dependencies"] if one["name"] != "bonmun"]
    except (ValueError, KeyError, TypeError):
        why = next((line for line in reversed(complaint.splitlines()) if line.strip()), f"it ended with {status}")
        return Finding(NOT_RUN, [f"not run: {why}"])
    looked_up = [package for package in packages if "vulns" in package]
    skipped = [package for package in packages if "vulns" not in package]
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'none'}"
        for package in looked_up
        for hole in package["vulns"]
    ]
    if holes:
        return Finding(1, holes)
    if not looked_up:
        why = skipped[0].get("skip_reason", "no reason given") if skipped else "nothing is installed"
        return Finding(NOT_RUN, [f"not run: none of {len(skipped)} packages could be looked up: {why}"])
    if skipped:
        names = ", ".join(str(package["name"]) for package in skipped)
        missed = f"{len(skipped)} of {len(packages)} packages could not be looked up"
        return Finding(NOT_RUN, [f"not run: {missed}: {names}"])
    return Finding(0, [f"{len(looked_up)} packages, no known holes"])


def main() -> int:
    """The exit status."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        result = subprocess.run(
            [*command, "--skip-editable"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        print(f"not run: no answer in {SECONDS} s")
        return NOT_RUN
    verdict = judge(result.returncode, result.stdout, result.stderr)
    print("\n".join(verdict.lines))
    return verdict.status


if __name__ == "__main__":
    sys.exit(main())
