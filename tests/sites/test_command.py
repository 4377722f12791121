"""`bonmun sites` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bonmun.cli import main
from bonmun.sites.rules import parse

FIXTURES = Path(__file__).parent.parent / "fixtures"


def test_list_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sites", "list"]) == 0
    assert "site:mk\t매일경제\t\tmk.co.kr" in capsys.readouterr().out.splitlines()
    assert main(["sites", "show", "https://www.incheonilbo.com/news/1"]) == 0
    out = capsys.readouterr().out
    assert "인천일보" in out
    assert "#article-view-content-div" in out
    assert main(["sites", "show", "nobody.example"]) == 1
    assert "not known" in capsys.readouterr().err


def test_check_names_the_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text('name = "가"\nhosts = ["a.kr"]\n', "utf-8")
    bad.write_text('name = "가"\nhost = ["a.kr"]\n', "utf-8")
    assert main(["sites", "check", str(good), str(bad)]) == 1
    captured = capsys.readouterr()
    assert "good.toml: fine" in captured.out
    assert "did you mean `hosts`" in captured.err


def test_new_proposes_what_the_pages_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, url = str(FIXTURES / "mk/2024/page.html"), "https://www.example-mk.kr/news/1"
    assert main(["sites", "new", source, "--url", url, "-o", str(tmp_path)]) == 0
    (written,) = tmp_path.glob("*.toml")
    text = written.read_text("utf-8")
    site = parse(text, written.name, "site:new")
    assert [s.css for s in site.layouts[0].body] == ["div.news_cnt_detail_wrap"]
    assert "h2.news_ttl" in [s.css for s in site.layouts[0].fields["title"]]
    assert "holds every paragraph on 1 of 1 pages" in text
    (expected,) = tmp_path.rglob("expected.json")
    assert json.loads(expected.read_text("utf-8"))["paragraphs"]
    assert main(["sites", "check", str(written)]) == 0


def test_new_says_when_there_is_no_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.html"
    empty.write_text("<html><body><p>안녕</p></body></html>", "utf-8")
    assert main(["sites", "new", str(empty)]) == 1
    assert "empty.html" in capsys.readouterr().err


def test_health_reads_a_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = tmp_path / "run.jsonl"
    record = {"url": "https://www.mk.co.kr/1", "method": "site:mk", "kind": "article", "text": "글"}
    run.write_text(json.dumps(record) + "\n", "utf-8")
    assert main(["sites", "health", str(run)]) == 0
    assert "mk.co.kr" in capsys.readouterr().out
