"""The headless Chromium that some tests need: found, or installed where CI may do that."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def needed(*programs: str) -> None:
    """Returns when these programs are there; CI installs Debian's, others are told how to."""
    if not _found(programs) and os.environ.get("CI") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-qq", "-y", "chromium", "chromium-driver"], check=False, timeout=600)
    if not _found(programs):
        pytest.skip("Chromium is not installed: apt-get install chromium chromium-driver")


def _found(programs: tuple[str, ...]) -> bool:
    return all(map(shutil.which, programs))
