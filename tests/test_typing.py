"""What a type checker says of a user's code: right calls pass, and each wrong one is found on its line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import bonmun

SOURCES = Path(bonmun.__file__).parents[1]
RIGHT = """
import io
from pathlib import Path
import bs4, httpx, selectolax.lexbor
import bonmun

raw = b"<p>"
article: bonmun.Article = bonmun.extract(raw)
for one in (bonmun.extract("<p>"), bonmun.extract(bytearray(raw), url="https://a.example/1")):
    print(one.text.upper(), one.authors[0].name)
bonmun.extract(Path("a.html"))
bonmun.extract(io.BytesIO(raw))
bonmun.extract(open("a.html"))
bonmun.extract(httpx.get("https://a.example/1"))
bonmun.extract(bonmun.fetch("https://a.example/1"))
bonmun.extract(bs4.BeautifulSoup("<p>", "html.parser"))
bonmun.extract(selectolax.lexbor.LexborHTMLParser("<p>"))
bonmun.Extractor(keep=("captions",), sites=Path("rules")).extract(raw)
"""
WRONG = """
import httpx
import bonmun

bonmun.extract(3)
bonmun.extract(None)
bonmun.extract([b"<p>"])
bonmun.extract(httpx.AsyncClient().get("https://a.example/1"))
bonmun.clean_text(b"<p>")
bonmun.Extractor(keep=("adverts",))
bonmun.Extractor(keep="captions")
bonmun.Extractor(sites=3)
bonmun.extract(b"").paragrafs
"""
LINES = set(range(5, 14))


@pytest.fixture
def code(tmp_path: Path) -> Path:
    (tmp_path / "right.py").write_text(RIGHT, "utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, "utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "MYPYPATH": str(SOURCES), "PYTHONPATH": str(SOURCES)}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


def test_mypy_objects_to_what_is_wrong_and_to_nothing_else(code: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    told = run(code, "mypy", "--strict", "--follow-imports=silent", "--no-error-summary", "right.py", "wrong.py")
    errors = [line.split(":") for line in told.splitlines() if ": error: " in line]
    assert {(file, int(line)) for file, line, *_ in errors} == {("wrong.py", line) for line in LINES}, told


def test_pyright_objects_to_what_is_wrong_and_to_nothing_else(code: Path) -> None:
    pytest.importorskip("pyright", reason="pyright is not installed")
    if not run(code, "pyright", "--version").startswith("pyright "):
        pytest.skip("pyright can't be run here: it has to fetch itself first")
    (code / "pyrightconfig.json").write_text(json.dumps({"extraPaths": [str(SOURCES)]}), "utf-8")
    told = run(code, "pyright", "--outputjson", "--pythonpath", sys.executable, "right.py", "wrong.py")
    errors = [found for found in json.loads(told)["generalDiagnostics"] if found["severity"] == "error"]
    places = {(Path(found["file"]).name, found["range"]["start"]["line"] + 1) for found in errors}
    assert places == {("wrong.py", line) for line in LINES}, told
