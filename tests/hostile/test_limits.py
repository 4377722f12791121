"""Limits are settings: of an Extractor, of the commands, in docs/limits.md; what meets one is told by its name."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from bonmun import Extractor
from bonmun.cli import main
from bonmun.parse.guard import Limits

DOCS = (Path(__file__).parents[2] / "docs" / "limits.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", DOCS, re.MULTILINE))
BODY = "<p>한빛시는 3일 강변 산책로 구간을 다시 열었다고 밝혔다. 지난해 여름 물난리로 막힌 지 열 달 만이다.</p>" * 4
HEAD = "<html><head><meta charset=utf-8><title>산책로</title></head><body><h1>산책로</h1>"
PADDING = "<br>" * 6001
"""A page this full is looked at tag by tag."""
OVER = {
    "bytes": (HEAD + BODY, 500),
    "tags": (HEAD + BODY + PADDING, 3000),
    "depth": (HEAD + "<div>" * 60 + BODY + "</div>" * 60 + PADDING, 30),
    "attributes": (HEAD + BODY + PADDING + "<a " + " ".join(f"a{n}=1" for n in range(60)) + ">끝</a>", 20),
    "value": (HEAD + BODY + PADDING + f'<a title="{"x" * 500}" {" ".join(f"a{n}=1" for n in range(60))}>끝</a>', 100),
    "formatting": (HEAD + BODY + PADDING + "".join(f"<b c={n}>" for n in range(40)), 20),
    "options": (HEAD + BODY + PADDING + "<select>" + "<option>가" * 60 + "</select>", 20),
    "json_bytes": (HEAD + BODY + f'<script type="application/ld+json">{{"a": "{"x" * 900}"}}</script>', 500),
}
LIMITED = {"attributes": {}, "value": {"attributes": 20}}


def test_the_table_has_every_limit_with_its_default() -> None:
    names = [field.name for field in dataclasses.fields(Limits)]
    assert {name: str(getattr(Limits(), name)) for name in names} == ROWS
    assert set(ROWS) == set(OVER)


@pytest.mark.parametrize("name", OVER)
def test_every_limit_is_told_by_its_name(name: str) -> None:
    page, limit = OVER[name]
    limits = Limits(**{name: limit}, **LIMITED.get(name, {}))
    article = Extractor(limits=limits).extract(page)
    told = [*article.warnings, article.reason]
    assert any(line.startswith(f"{name}: ") for line in told), told
    assert (article.kind == "error") == (name in ("bytes", "tags"))
    assert not any(line.startswith(f"{name}: ") for line in Extractor().extract(page).warnings)


def test_a_dump_has_a_limit_too() -> None:
    article = Extractor(limits=Limits(bytes=100)).clean_text("한빛시는 산책로를 열었다고 밝혔다.\n" * 10)
    assert (article.kind, article.reason[:6]) == ("error", "bytes:")


def test_a_script_too_large_costs_nothing_else() -> None:
    page, limit = OVER["json_bytes"]
    article = Extractor(limits=Limits(json_bytes=limit)).extract(page)
    assert article.text == Extractor().extract(page).text


def test_commands_take_limits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.html").write_text(HEAD + BODY, "utf-8")
    page = str(tmp_path / "page.html")
    assert main(["clean", page, "--limit", "bytes=1K", "--limit", "depth=9"]) == 0
    assert main(["clean", page, "--limit", "bytes=500"]) == 1
    assert "bytes: " in capsys.readouterr().err
    assert main(["run", page, "-o", str(tmp_path / "out"), "--limit", "bytes=500", "-j", "1"]) == 1
    assert "bytes" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["byte=1", "bytes", "bytes=", "bytes=-1", "bytes=0", "bytes=1.5M", "bytes=M", "=3"])
def test_a_limit_that_is_none_is_wrong_usage(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", "page.html", "--limit", wrong]) == 2
    assert main(["fetch", "https://a.kr/1", "--limit", wrong]) == 2
    assert "--limit" in capsys.readouterr().err
