"""Reading needs a part of what is installed: without the rest it works, and what needs the rest says what lacks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REST = tuple("httpx httpcore httpx2 httpcore2 protego feedparser brotli rich jinja2 markupsafe".split())
BLOCK = f"""
import sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {REST!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Nothing())
"""


@pytest.fixture
def light(tmp_path: Path) -> dict[str, str]:
    """An environment without the libraries that fetch and that draw."""
    (tmp_path / "sitecustomize.py").write_text(BLOCK, "utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT / "src")))}


def run(light: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bonmun", *arguments]
    return subprocess.run(
        command, env=light, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("clean", "examples/page.html"),
        ("clean", "-f", "json", "seeds"),
        ("clean", "-f", "markdown", "examples/page.html"),
        ("clean", "-f", "csv", "examples/page.html"),
        ("why", "examples/page.html", "한빛시"),
        ("sites", "show", "mk.co.kr"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_reading_needs_no_http_client_and_no_templates(light: dict[str, str], arguments: tuple[str, ...]) -> None:
    done = run(light, *arguments)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [("fetch", "http://127.0.0.1:9/"), ("report", "examples/page.html")])
def test_what_lacks_is_named(light: dict[str, str], tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(light, *arguments, "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stdout) == (2, "")
    said = re.fullmatch(rf"bonmun {arguments[0]}: (\w+) is not installed: pip install \S+\n", done.stderr)
    assert said is not None, done.stderr
    assert said[1] in REST
