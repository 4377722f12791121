from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bonmun import cli
from tests.report.conftest import DUMP, PAGE


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "saved" / "dump.txt").write_text(DUMP, "utf-8")
    return tmp_path / "saved"


def test_why_prints_and_says_by_its_status_whether_it_found(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = str(saved / "page.html")
    assert cli.main(["why", page, "무단 전재"]) == 0
    assert "removed  as copyright" in capsys.readouterr().out
    assert cli.main(["why", page, "세상에 없는 말"]) == 1
    assert "not in the source at all" in capsys.readouterr().out
    assert cli.main(["why", page, " "]) == 2
    assert cli.main(["why", str(saved / "none.html"), "말"]) == 2
    assert "none.html" in capsys.readouterr().err


def test_why_over_a_folder_gives_one_json_object_a_page(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["why", str(saved), "가로등", "--json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["blocks"][0]["field"] for answer in answers] == ["paragraphs[1]", "paragraphs[1]"]


def test_report_of_a_page_and_of_a_folder(saved: Path, tmp_path: Path) -> None:
    one, many = tmp_path / "one.html", tmp_path / "many.html"
    assert cli.main(["report", str(saved / "page.html"), "-o", str(one)]) == 0
    assert "paragraphs[1]" in one.read_text("utf-8")
    assert cli.main(["report", str(saved), "-o", str(many)]) == 0
    assert len(list((tmp_path / "many_pages").iterdir())) == 2


def test_report_names_what_it_could_not_read(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (saved / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert cli.main(["report", str(saved), "-o", str(tmp_path / "r.html")]) == 1
    assert "picture.html: not-text" in capsys.readouterr().err
    assert (tmp_path / "r.html").exists()
    assert cli.main(["report", str(saved), "-o", str(saved)]) == 2


def test_import_bonmun_loads_no_templates() -> None:
    code = "import sys, bonmun; print([m for m in ('jinja2', 'rich', 'bonmun.report') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
