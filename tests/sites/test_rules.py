"""Rule files are read strictly: a mistake is an error that says where it is and what was likely meant."""

from __future__ import annotations

import time

import pytest

from bonmun.article import JUNK_KINDS
from bonmun.errors import RuleError
from bonmun.parse.markup import Markup
from bonmun.sites.bounds import LONGEST_SELECTOR, MOST_LAYOUTS, MOST_SELECTORS
from bonmun.sites.rules import (
    FIELDS,
    Layout,
    Script,
    Site,
    fits,
    parse,
)
from bonmun.sites.selectors import possible, selector

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


SCRIPT = "[layout.script]\nfind = 'x'\n"
KINDS = ", ".join(sorted(JUNK_KINDS))
NAMES = ", ".join(sorted(FIELDS))
NEEDS_BODY = "a layout needs `body` or `script`"
NEEDS_HTML = "a script needs `html`, or `items` with `kind` and `parts`"
NEEDS_PART = "should be an element and a path, as in `p content`; elements: p, h3, blockquote, figcaption, li, div"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('nmae = "a"', "`nmae`: unknown key; did you mean `name`?"),
        ("hosts = []", "`name`: is missing"),
        ("name = 1", "`name`: should be a text"),
        ('name = " "', "`name`: should be a text"),
        ('name = "a"\nfamily = []', "`family`: should be a text"),
        ('name = "a"\nhosts = "a.kr"', "`hosts`: should be a list of texts"),
        ('name = "a"\nhosts = ["a.kr", 1]', "`hosts`: should be a list of texts"),
        ('name = "a"\nfeeds = [" "]', "`feeds`: should be a list of texts"),
        ('name = "a"\nportal = "yes"', "`portal`: should be true or false"),
        ('name = "a"\nrepost = 1', "`repost`: should be true or false"),
        ('name = "a"\njunk = 1', "`junk`: should be a table"),
        ('name = "a"\n[junk]\ncopyrihgt = [".c"]', "`junk.copyrihgt`: unknown kind of junk; did you mean `copyright`?"),
        ('name = "a"\n[junk]\nxyz = [".c"]', f"`junk.xyz`: unknown kind of junk; known: {KINDS}"),
        ('name = "a"\n[junk]\nad = "div"', "`junk.ad`: should be a list of texts"),
        ('name = "a"\n[junk]\nad = ["div["]', "`junk.ad`: not a CSS selector: 'div['"),
        ('name = "a"\n[junk]\nad = ["a:has(b):has(c)"]', "`junk.ad`: 'a:has(b):has(c)': more than one `:has`"),
        ('name = "a"\n[fields]\nheadlin = ["h1"]', f"`fields.headlin`: unknown field; known: {NAMES}"),
        (layout("bodi = ['#a']"), "`layout 1: bodi`: unknown key; did you mean `body`?"),
        (layout("title = ['h1']"), f"`layout 1: body`: {NEEDS_BODY}"),
        (layout("body = ['#a']\n[[layout]]\nname = 'b'\nseen = '2024; page'"), f"`layout 2: body`: {NEEDS_BODY}"),
        (layout("body = ['#a']\n[[layout]]\nname = 'b'"), "`layout 2: seen`: is missing"),
        (layout("body = ['#a']\n[[layout]]\nseen = 'b'"), "`layout 2: name`: is missing"),
        (layout("body = ['a:contains(x)']"), "`layout 1: body`: not a CSS selector: 'a:contains(x)'"),
        (layout("body = ['#a']\nscript = 1"), "`layout 1: script`: should be a table"),
        (layout("[layout.script]\nhtml = ['a']"), "`layout 1: script.find`: is missing"),
        (layout("[layout.script]\nfind = '#['\nhtml = ['a']"), "`layout 1: script.find`: not a CSS selector: '#['"),
        (layout("[layout.script]\nfind = '.['\nhtml = ['a']"), "`layout 1: script.find`: not a CSS selector: '.['"),
        (layout("[layout.script]\nfind = 'script['"), "`layout 1: script.find`: not a CSS selector: 'script['"),
        (layout(SCRIPT + "htm = ['a']"), "`layout 1: script.htm`: unknown key; did you mean `html`?"),
        (layout(SCRIPT), f"`layout 1: script.html`: {NEEDS_HTML}"),
        (layout(SCRIPT + "items = 'a[]'\nkind = 't'"), f"`layout 1: script.html`: {NEEDS_HTML}"),
        (layout(SCRIPT + "items = 'a[]'\n[layout.script.parts]\nt = 'p c'"), f"`layout 1: script.html`: {NEEDS_HTML}"),
        (layout(SCRIPT + "kind = 't'\n[layout.script.parts]\nt = 'p c'"), f"`layout 1: script.html`: {NEEDS_HTML}"),
        (layout(SCRIPT + "[layout.script.parts]\ntext = 'span c'"), f"`layout 1: script.parts.text`: {NEEDS_PART}"),
        (layout(SCRIPT + "[layout.script.parts]\ntext = 'p'"), f"`layout 1: script.parts.text`: {NEEDS_PART}"),
        (layout(SCRIPT + "[layout.script.parts]\ntext = 1"), "`layout 1: script.parts.text`: should be a text"),
        ('name = "a"\n[lines]\nad = ["*"]', "`lines.ad`: '*' would take too many lines"),
        ('name = "a"\n[lines]\nad = ["*ab*c"]', "`lines.ad`: '*ab*c' would take too many lines"),
        ('name = "a"\n[lines]\nxyz = ["글"]', f"`lines.xyz`: unknown kind of junk; known: {KINDS}"),
        ('name = "a"\n[layout]\nname = "b"', "`layout`: should be written as [[layout]]"),
        ('name = "a"\nlayout = [1]', "`layout 1`: should be a table"),
        ("name = ", "not valid TOML: Invalid value (at end of document)"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(text: str, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        read(text)
    assert str(caught.value) == f"garam.toml: {message}"


def many(selectors: int, layouts: int = 1) -> str:
    """A rule file with this many selectors, in every place where they may stand, and layouts."""
    dates = ["b"] * (selectors - layouts - 5)
    return (
        layout(f"body = ['p']\nwhen = ['b', 'i']\ntitle = ['h1,h2']\ndate = {dates}")
        + "[[layout]]\nname = 'b'\nseen = '2024; page'\nbody = ['p']\n" * (layouts - 1)
        + "[fields]\ntags = ['i']\n[junk]\n"
    )


def test_as_many_as_allowed_are_read_and_one_more_is_not() -> None:
    assert len(read(many(100, MOST_LAYOUTS)).layouts) == MOST_LAYOUTS
    with pytest.raises(RuleError) as caught:
        read(many(100, MOST_LAYOUTS + 1))
    assert str(caught.value) == "garam.toml: 31 layouts; 30 are the most"
    assert read(many(MOST_SELECTORS - 1) + "ad = ['i']").junk
    with pytest.raises(RuleError) as caught:
        read(many(MOST_SELECTORS - 1) + "ad = ['i, b']")
    assert str(caught.value) == "garam.toml: 201 selectors; 200 are the most"
    assert selector("a" * LONGEST_SELECTOR).css
    with pytest.raises(ValueError, match="501 characters; 500 are the most"):
        selector("a" * (LONGEST_SELECTOR + 1))


def test_every_key_is_read() -> None:
    text = """
        name = "가람"
        hosts = ["A.example.kr", "b.example.kr"]
        family = "arc"
        portal = true
        repost = true
        feeds = ["/f"]
        sitemaps = ["/s"]
        sections = ["/c", "/d"]
        [[layout]]
        name = "새"
        seen = "2024; page"
        when = [".w"]
        body = [".b@data-b"]
        tags = [".t"]
        [[layout]]
        name = "옛"
        seen = "2014; facts"
        [layout.script]
        find = "#state"
        html = ["a", "b"]
        items = "c[]"
        kind = "d"
        title = ["e"]
        [layout.script.parts]
        text = "p f"
        image = "figcaption g.h"
        [fields]
        caption = [".c"]
        [junk]
        ad = [".ad", ".ad2"]
        [lines]
        ad = ["*광고", "광고가 있다", "***광고 "]
        share = ["공유"]
    """
    parts = {"text": ("p", "f"), "image": ("figcaption", "g.h")}
    script = Script("#state", ("a", "b"), "c[]", "d", parts, {"title": ("e",)})
    new = Layout("새", "2024; page", (selector(".w"),), (selector(".b@data-b"),), {"tags": (selector(".t"),)})
    assert read(text.replace("*광고", "*새 광고")) == Site(
        "site:garam", "가람", ("a.example.kr", "b.example.kr"), "arc", True, True, ("/f",), ("/s",), ("/c", "/d"),
        (new, Layout("옛", "2014; facts", script=script)),
        {"caption": (selector(".c"),)}, {"ad": (selector(".ad"), selector(".ad2"))},
        {"광고가 있다": "ad", "공유": "share"}, {"*새 광고": "ad", "***새 광고 ": "ad"},
    )  # fmt: skip
    assert read("name = '가'") == Site("site:garam", "가")


def test_a_line_as_it_stands_goes_before_one_with_a_star() -> None:
    site = read('name = "a"\n[lines]\nad = ["광고 * 문의"]\nshare = ["광고 및 문의"]')
    assert site.line_kind("광고 및 문의") == "share"
    assert site.line_kind("광고와 문의") is None
    assert site.line_kind("광고 또는 문의") == "ad"


@pytest.mark.parametrize(
    ("css", "needs"),
    [
        ("div#a > .b.c", [({"#a", ".b", ".c"}, ())]),
        (".a:not(.b)", [({".a"}, ())]),
        (".a:is(.b, .c)", [({".a"}, ())]),
        (".a:has(.b).c-d", [({".a", ".c-d"}, ())]),
        (r".a\.b", []),
        (".a@class", [({".a"}, ())]),
        ('.a[class*=".b"]', [({".a"}, ())]),
        (".a, .b", [({".a"}, ()), ({".b"}, ())]),
        ('[id^="a-"], [class*=b].c', [(set(), ("\n#a-",)), ({".c"}, ("b",))]),
        ('[class$="a"]', [(set(), ("a\n",))]),
        ('[data-x="a,b"], .b', []),
        (":not(:is(.a), .b) .c", []),
        ('[id^="a" i]', []),
        ("article, .a", []),
    ],
)
def test_a_selector_knows_what_it_cannot_do_without(css: str, needs: list[tuple[set[str], tuple[str, ...]]]) -> None:
    found = selector(css)
    assert found.needs == (tuple(needs) if len(needs) > 1 or any(parts for _, parts in needs) else ())
    assert found.names == (set.intersection(*(names for names, _ in needs)) if needs else set())


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ('[id^="ad-"]', True), ('[id^="d-"]', False), ('[class*="x-y"]', True), ('[class$="left"]', True),
        ('[class$="lef"]', False), (".no, #ad-1", True), (".no, .nor", False), ("i", True),
    ],
)  # fmt: skip
def test_a_selector_that_needs_what_is_not_there_is_not_tried(css: str, found: bool) -> None:
    page = Markup('<div id="ad-1" class="big left"><i class=" ax-yz ">')
    assert bool(possible([selector(css)], page)) == found
    assert bool(page.css(css)) == found


@pytest.mark.parametrize(
    ("pattern", "line", "fit"),
    [
        ("저작권자 © *", "저작권자 © 가람일보", True),
        ("* 기자", "서이든 기자", True),
        ("a*b*c", "a-b-c", True),
        ("a*b*c", "a-c-b", False),
        ("a*b*c", "abc", True),
        ("a*b*", "ab", True),
        ("*a*b", "ab", True),
        ("*", "", True),
        ("a*a", "a", False),
        ("a*bc*c", "abc", False),
        ("*x*x*", "x", False),
        ("ab*x*x*z", "abcxz", False),
        ("ab*x*x*z", "abxxz", True),
        ("a*xz*z", "a-xz", False),
        ("ab*", "xab", False),
        ("끝", "끝", True),
        ("ab*ba", "aba", False),
        ("끝", "끝.", False),
    ],
)
def test_a_star_stands_for_any_text(pattern: str, line: str, fit: bool) -> None:
    assert fits(pattern, line) is fit


def test_a_selector_may_read_an_attribute() -> None:
    assert selector("time.a@date-time")[:2] == ("time.a", "date-time")
    assert selector("a[href='x@y']")[:2] == ("a[href='x@y']", "")


def test_stars_do_not_backtrack() -> None:
    began = time.process_time()
    assert not fits("*a" * 50 + "*b", "a" * 100_000)
    assert time.process_time() - began < 1
