"""Rule files from strangers: they are data, they end in an error that names them, and they cannot hang."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bonmun import Extractor, RuleError
from bonmun.cli import main
from bonmun.sites import Sites
from bonmun.sites.rules import LARGEST, LONGEST_SELECTOR, MOST_LAYOUTS, MOST_SELECTORS, parse

NAME = 'name = "가람일보"\n'
PAGE = "<html><body><div class='a'>" + "<div class='a b c'>" * 400 + "<p>글</p>" + "</div>" * 401 + "</body></html>"


def layout(more: str) -> str:
    return f'{NAME}hosts = ["garam.example.kr"]\n[[layout]]\nname = "a"\nseen = "2024; page"\n{more}\n'


@pytest.mark.parametrize(
    "text",
    [
        layout('body = ["#a"]\ntransform = "os.system"'),
        layout('body = ["#a"]\n[layout.script]\nfind = "x"\nhtml = ["a"]\nimport = "os"'),
        layout('[layout.script]\nfind = "x"\nitems = "a"\nkind = "b"\n[layout.script.parts]\nc = "script d"'),
        layout('[layout.script]\nfind = "#[["\nhtml = ["a"]'),
        layout('body = ["div div:has(p:has(i))"]'),
        layout('body = ["i ~ p"]'),
        layout('body = [".a .b, .a .b .c"]'),
        NAME + "a = " + "[" * 20_000,
        NAME + "#" * LARGEST,
        NAME + '[lines]\nad = ["*"]',
        layout("body = ['p']\ntitle = [" + "'*', " * MOST_SELECTORS + "]"),
        layout("body = ['p']\ntitle = ['" + "p, " * MOST_SELECTORS + "p']"),
        layout("body = ['." + "a" * LONGEST_SELECTOR + "']"),
        layout("body = ['p']") + "[[layout]]\nname = 'b'\nseen = 'x'\nbody = ['p']\n" * MOST_LAYOUTS,
        NAME + '[junk]\n"__class__" = ["p"]',
        "\0",
    ],
)
def test_what_is_not_in_the_vocabulary_is_refused(text: str) -> None:
    began = time.process_time()
    with pytest.raises(RuleError, match=r"garam\.toml"):
        parse(text, "garam.toml", "site:garam")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("content", [b"\xff\xfe", b"name = 1", b"#" * (LARGEST + 10)])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "garam.toml").write_bytes(content)
    with pytest.raises(RuleError, match=r"garam\.toml"):
        Sites(tmp_path)
    (tmp_path / "page.html").write_text("<p>글", "utf-8")
    assert main(["clean", str(tmp_path / "page.html"), "--sites", str(tmp_path)]) == 2
    assert "garam.toml" in capsys.readouterr().err


def test_a_file_at_its_limit_is_read_whole_and_one_above_it_is_not(tmp_path: Path) -> None:
    rules = 'hosts = ["garam.example.kr"]\n'
    text = NAME + "#" * (LARGEST - len(NAME) - len(rules) - 1) + "\n" + rules
    (tmp_path / "garam.toml").write_text(text, "utf-8")
    assert Sites(tmp_path).by_host("garam.example.kr") is not None
    (tmp_path / "garam.toml").write_text(text + "#", "utf-8")
    with pytest.raises(RuleError, match="are the most"):
        Sites(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of Unix")
def test_a_pipe_in_a_folder_of_rules_does_not_make_us_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "garam.toml")
    code = "import sys; from bonmun.sites import Sites; Sites(__import__('pathlib').Path(sys.argv[1]))"
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert "garam.toml: can't be read: it is no file" in told.stderr


def test_a_file_that_is_not_there_any_more_is_named(tmp_path: Path) -> None:
    (tmp_path / "garam.toml").symlink_to(tmp_path / "gone")
    with pytest.raises(RuleError, match=r"garam\.toml"):
        Sites(tmp_path)


@pytest.mark.parametrize(
    "rule",
    [
        'body = ["i .a .b .c .a .b .c p"]',
        'body = [".a .b .c .a .b .c i"]',
        'body = [".a:has(i) .b p"]',
        'body = ["' + " > ".join([".a"] * 12) + '"]',
        'body = ["p"]\ntitle = ["' + '.a .b p", "i '.join([".a .b .c"] * 99) + '"]',
        '[layout.script]\nfind = "x"\nhtml = ["' + "..a" * 5000 + '"]',
    ],
)
def test_no_rule_makes_a_page_hang(tmp_path: Path, rule: str) -> None:
    (tmp_path / "garam.toml").write_text(layout(rule), "utf-8")
    extractor = Extractor(sites=tmp_path, fallback=False)
    page = PAGE + "<script>x = " + '{"a":[' * 100 + "1" + "]}" * 100 + "</script>"
    began = time.process_time()
    assert extractor.extract(page, "https://garam.example.kr/1").kind
    assert time.process_time() - began < 10


@pytest.mark.parametrize("css", ["*", "div", ".a", "p", ":has(i)", "p:not(.b)", "*@class"])
def test_no_file_of_rules_makes_a_large_page_hang(tmp_path: Path, css: str) -> None:
    many = ", ".join([f'"{css}"'] * (MOST_SELECTORS // 3))
    (tmp_path / "garam.toml").write_text(layout(f"body = [{many}]\ntitle = [{many}]\ncaption = [{many}]"), "utf-8")
    paragraphs = "<p>시는 새 다리를 놓는다고 밝혔다.</p>" * 4000
    page = "<html><body>" + "<div class=a>" * 200 + paragraphs + "</div>" * 200 + "</body></html>"
    extractor = Extractor(sites=tmp_path, fallback=False)
    began = time.process_time()
    assert extractor.extract(page, "https://garam.example.kr/1").paragraphs
    assert time.process_time() - began < 10


def test_stars_in_a_hundred_lines_are_linear(tmp_path: Path) -> None:
    lines = ", ".join(f'"{"*가나다라" * 20}{n}"' for n in range(100))
    (tmp_path / "garam.toml").write_text(f"{NAME}[lines]\nad = [{lines}]\n", "utf-8")
    began = time.process_time()
    Extractor(sites=tmp_path).clean_text(("가나다라" * 5000 + "\n") * 5)
    assert time.process_time() - began < 10
