"""The examples of clients say what the service says, in each language that is on the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.report.conftest import PAGE, TITLE
from tests.serve.conftest import Live

CLIENTS = Path(__file__).parents[2] / "examples" / "clients"
COMMANDS = {
    "extract.sh": ["sh"], "extract.py": [sys.executable], "extract.mjs": ["node"], "extract.go": ["go", "run"],
    "Extract.java": ["java"],
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_client_prints_what_was_extracted_and_fails_on_a_problem(name: str, live: Live, tmp_path: Path) -> None:
    command = COMMANDS[name]
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not on this machine")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "empty.html").write_bytes(b"")

    def told(page: str) -> subprocess.CompletedProcess[str]:
        home = {**os.environ, "GOCACHE": str(tmp_path / "go")}
        line = [*command, str(CLIENTS / name), page, live.home]
        return subprocess.run(line, cwd=tmp_path, env=home, capture_output=True, text=True, check=False, timeout=120)

    assert TITLE in told("page.html").stdout
    assert "empty-body" in "".join([(wrong := told("empty.html")).stdout, wrong.stderr])


def test_every_client_is_tried() -> None:
    assert {path.name for path in CLIENTS.iterdir()} == set(COMMANDS)
