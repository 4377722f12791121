"""Rule files from strangers: they are data, they end in an error that names them, and they cannot hang."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from bonmun import Extractor, RuleError
from bonmun.cli import main
from bonmun.sites import Sites
from bonmun.sites.bounds import (
    DEEPEST_KEY,
    LARGEST,
    LONGEST_SELECTOR,
    MOST_HAS,
    MOST_LAYOUTS,
    MOST_PATTERNS,
    MOST_SELECTORS,
)
from bonmun.sites.rules import parse
from bonmun.sites.selectors import selector

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
        NAME + "a = " + "1" * 60_000,
        NAME + "a = -" + "1" * 5_000 + ".5e" + "9" * 5_000,
        "a." * 30_000 + "a = 1",
        NAME + "[" + "a." * 20_000 + "a]",
        NAME + "x = {" + "a . " * 9_000 + "a = 1}",
        NAME + 'x = {y = """z"""", ' + "a." * 9_000 + "a = 1}",
        NAME + f'"{"k" * 60_000}" = 1',
        layout(f'body = ["p"]\n[layout.script.parts]\n"{"k" * 60_000}" = "p a"'),
        layout('[layout.script]\nfind = "x"\nhtml = ["' + "..a" * 5000 + '"]'),
        layout('[layout.script]\nfind = "' + "x" * 600 + '"\nhtml = ["a"]'),
        layout('[layout.script]\nfind = "x"\nhtml = [' + '"..a", ' * 41 + "]"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_refused(text: str) -> None:
    began = time.process_time()
    with pytest.raises(RuleError, match=r"garam\.toml"):
        parse(text, "garam.toml", "site:garam")
    assert time.process_time() - began < 2


def patterns(count: int) -> str:
    return NAME + "[lines]\nad = [" + ", ".join(f'"*가나다{n}*"' for n in range(count)) + "]"


def junk(*selectors: str) -> str:
    return f"{NAME}[junk]\nad = [{', '.join(map(json.dumps, selectors))}]\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (patterns(MOST_PATTERNS + 1), "201 lines with `*`; 200 are the most"),
        (junk(*(f"div:has(p.x{n})" for n in range(MOST_HAS + 1))), "6 `:has`; 5 are the most"),
        (junk(*("p" + "".join(f":not(.y{n})" for n in range(30)) for _ in range(20))), "conditions in selectors; 600"),
        (junk(*("p:is(" + ", ".join(f".y{n}" for n in range(30)) + ")" for _ in range(20))), "selectors; "),
        (junk("p /* x", "div.y"), "a comment"),
        (junk("p /* x */"), "a comment"),
        (junk("p:is(.q", "div.y"), "`(` is not closed"),
        (junk("p[a='x", "div.y"), "a quotation mark or escape that does not end"),
        (junk("p[a=x"), "`[` is not closed"),
        (junk("p)"), ""),
        (junk("p.a\\"), ""),
        ("a." * (DEEPEST_KEY + 1) + "a = 1", "a key of more than 9 parts"),
    ],
)  # fmt: skip
def test_what_would_cost_too_much_or_mean_something_else_is_refused_by_its_reason(text: str, why: str) -> None:
    with pytest.raises(RuleError, match=r"garam\.toml") as told:
        parse(text, "garam.toml", "site:garam")
    assert why in str(told.value)
    assert len(str(told.value)) < 1_500


@pytest.mark.parametrize(
    "text",
    [
        junk("p[title='a,b(c']", 'a[href*="/*x"]', "p\\:a", "p:not([a='(']):is(.b, .c)"),
        NAME + 'feeds = ["https://a.b.c.d.e.f.g.h.i.j.k.l.kr/"] # a.b.c.d.e.f.g.h.i.j.k.l',
        NAME + 'sections = ["""a.b.c.d.e.f.g.h.i.j.k""", \'a.b.c.d.e.f.g.h.i.j.k\']',
        patterns(MOST_PATTERNS),
    ],
)
def test_what_only_looks_like_it_is_read(text: str) -> None:
    assert parse(text, "garam.toml", "site:garam").name == "가람일보"


PIECES = (
    "p",
    "div.y",
    "[a]",
    "/*",
    "*/",
    "(",
    ")",
    "'",
    '"',
    "\\",
    "<!--",
    "-->",
    ",",
    ":is(",
    "{",
    "}",
    ";",
    "@x",
    "\n",
    "|",
)


def test_a_selector_that_is_taken_finds_the_same_beside_others() -> None:
    page = LexborHTMLParser("<p class=q>a</p><div class=y a=1>b</div><p a=x>c</p>")
    taken = 0
    for parts in itertools.product(PIECES, repeat=3):
        try:
            css = selector("".join(parts)).css
        except (ValueError, SelectolaxError):
            continue
        taken += 1
        alone = {node.mem_id for node in page.css(css)} | {node.mem_id for node in page.css(".y")}
        assert {node.mem_id for node in page.css(f"{css}, .y")} == alone, css
    assert taken > 50


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
        'body = ["p"]\ntitle = ["' + '.a .b p", "i '.join([".a .b .c"] * 80) + '"]',
        '[layout.script]\nfind = "x"\nhtml = ["' + "..a" * 160 + '"]',
    ],
)
def test_no_rule_makes_a_page_hang(tmp_path: Path, rule: str) -> None:
    (tmp_path / "garam.toml").write_text(layout(rule), "utf-8")
    extractor = Extractor(sites=tmp_path, fallback=False)
    page = PAGE + "<script>x = " + '{"a":[' * 100 + "1" + "]}" * 100 + "</script>"
    began = time.process_time()
    assert extractor.extract(page, "https://garam.example.kr/1").kind
    assert time.process_time() - began < 30


@pytest.mark.parametrize("css", ["*", "div", ".a", "p", "p:not(.b)", "*@class"])
def test_no_file_of_rules_makes_a_large_page_hang(tmp_path: Path, css: str) -> None:
    many = ", ".join([f'"{css}"'] * (MOST_SELECTORS // 3))
    (tmp_path / "garam.toml").write_text(layout(f"body = [{many}]\ntitle = [{many}]\ncaption = [{many}]"), "utf-8")
    paragraphs = "<p>시는 새 다리를 놓는다고 밝혔다.</p>" * 4000
    page = "<html><body>" + "<div class=a>" * 200 + paragraphs + "</div>" * 200 + "</body></html>"
    extractor = Extractor(sites=tmp_path, fallback=False)
    began = time.process_time()
    assert extractor.extract(page, "https://garam.example.kr/1").paragraphs
    assert time.process_time() - began < 30


def test_stars_in_a_hundred_lines_are_linear(tmp_path: Path) -> None:
    lines = ", ".join(f'"{"*가나다라" * 20}{n}"' for n in range(100))
    (tmp_path / "garam.toml").write_text(f"{NAME}[lines]\nad = [{lines}]\n", "utf-8")
    began = time.process_time()
    Extractor(sites=tmp_path).clean_text(("가나다라" * 5000 + "\n") * 5)
    assert time.process_time() - began < 30
