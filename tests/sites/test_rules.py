"""Rule files are read strictly: a mistake is an error that says where it is and what was likely meant."""

from __future__ import annotations

import time

import pytest

from bonmun.errors import RuleError
from bonmun.sites.rules import Site, fits, parse, selector

GOOD = """
name = "가람일보"
hosts = ["Garam.example.kr"]
family = "ndsoft"
feeds = ["/rss.xml"]

[[layout]]
name = "2024"
seen = "2024; page"
when = [".article-view"]
body = ["#body", ".text"]
title = ["h1.title"]
date = ["time@datetime"]

[junk]
share = [".sns"]

[lines]
copyright = ["ⓒ 가람일보", "ⓒ * 무단전재 금지"]
"""


def read(text: str) -> Site:
    return parse(text, "garam.toml", "site:garam")


def layout(text: str) -> str:
    return f'name = "가람일보"\n[[layout]]\nname = "a"\nseen = "2024; page"\n{text}\n'


def test_a_file_says_what_it_says() -> None:
    site = read(GOOD)
    assert (site.id, site.name, site.hosts, site.family) == ("site:garam", "가람일보", ("garam.example.kr",), "ndsoft")
    (only,) = site.layouts
    assert [s.css for s in only.body] == ["#body", ".text"]
    assert only.fields["date"][0].attribute == "datetime"
    assert site.seen == ("2024; page",)
    assert site.line_kind("ⓒ 가람일보") == "copyright"
    assert site.line_kind("ⓒ 누리일보 무단전재 금지") == "copyright"
    assert site.line_kind("ⓒ 가람일보가 새 사옥으로 옮겼다.") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('nmae = "a"', ("garam.toml", "`nmae`", "did you mean `name`")),
        ("hosts = []", ("`name`", "is missing")),
        ('name = "a"\nhosts = "a.kr"', ("`hosts`", "list of texts")),
        ('name = "a"\nportal = "yes"', ("`portal`", "true or false")),
        ('name = "a"\n[junk]\ncopyrihgt = [".c"]', ("junk.copyrihgt", "kind of junk", "did you mean `copyright`")),
        ('name = "a"\n[junk]\nad = ["div["]', ("junk.ad", "not a CSS selector", "'div['")),
        ('name = "a"\n[fields]\nheadline = ["h1"]', ("fields.headline", "unknown field")),
        (layout("bodi = ['#a']"), ("layout 1: bodi", "did you mean `body`")),
        (layout("title = ['h1']"), ("layout 1: body", "needs `body` or `script`")),
        (layout("body = ['a:contains(x)']"), ("layout 1: body", "not a CSS selector")),
        (layout("[layout.script]\nhtml = ['a']"), ("script.find", "is missing")),
        (layout("[layout.script]\nfind = 'x'"), ("script.html", "needs `html`, or `items`")),
        (
            layout("[layout.script]\nfind = 'x'\nitems = 'a[]'\nkind = 't'\n[layout.script.parts]\ntext = 'span c'"),
            ("script.parts.text", "an element and a path"),
        ),
        ('name = "a"\n[lines]\nad = ["*"]', ("lines.ad", "too many lines")),
        ('name = "a"\n[layout]\nname = "b"', ("`layout`", "[[layout]]")),
        ("name = ", ("garam.toml", "not valid TOML")),
    ],
)
def test_a_mistake_is_named(text: str, words: tuple[str, ...]) -> None:
    with pytest.raises(RuleError) as caught:
        read(text)
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize(
    ("css", "needs"),
    [
        ("div#a > .b.c", {"#a", ".b", ".c"}),
        (".a:not(.b)", {".a"}),
        ('.a[class*=".b"]', {".a"}),
        (".a, .b", set()),
        ("article", set()),
    ],
)
def test_a_selector_knows_what_it_cannot_do_without(css: str, needs: set[str]) -> None:
    assert selector(css).needs == needs


@pytest.mark.parametrize(
    ("pattern", "line", "fit"),
    [
        ("저작권자 © *", "저작권자 © 가람일보", True),
        ("* 기자", "서이든 기자", True),
        ("a*b*c", "a-b-c", True),
        ("a*b*c", "a-c-b", False),
        ("ab*ba", "aba", False),
        ("끝", "끝.", False),
    ],
)
def test_a_star_stands_for_any_text(pattern: str, line: str, fit: bool) -> None:
    assert fits(pattern, line) is fit


def test_stars_do_not_backtrack() -> None:
    began = time.perf_counter()
    assert not fits("*a" * 50 + "*b", "a" * 100_000)
    assert time.perf_counter() - began < 1
