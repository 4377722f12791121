"""Selectors of several steps find what the parser finds, and no page makes one take long."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from bonmun import extract
from bonmun.parse.markup import Markup
from bonmun.sites.chains import find, steps

TREES = st.recursive(
    st.sampled_from(["<i>x</i>", "글", "<!-- a -->", "<b></b>"]),
    lambda inner: st.builds(
        "<{0} class='{1}'>{2}</{0}>".format,
        st.sampled_from(["div", "b", "section"]),
        st.sampled_from(["a", "b", "a b"]),
        st.lists(inner, max_size=4).map("".join),
    ),
    max_leaves=25,
)  # fmt: skip
SELECTORS = [
    ".a .b i", "div .a > b i", ".a > .b .a b", "div .b .a", "div section + .a .b", ".a .a .a", "div > div b i",
    ".b + .a > b i", "div .b:first-child > .a i", "div:has(i) .a", ".a:not(:has(b)) i", "div section i + b",
    "div > :nth-child(2)", "b:nth-child(1)", ".a:nth-child(3)", "i:first-of-type", "div b:nth-of-type(2)",
    ".a:nth-child(2) b", ".a > b:nth-of-type(1) + i", "div :nth-child(2) .a i", "section .b i:nth-child( 2 )",
]  # fmt: skip


def order(nodes: list[LexborNode]) -> list[int]:
    return [node.mem_id for node in nodes]


@given(st.lists(TREES, min_size=1, max_size=4).map("".join), st.sampled_from(SELECTORS))
def test_the_same_elements_are_found_in_the_same_order(html: str, css: str) -> None:
    tree = LexborHTMLParser(html)
    chain = steps(css) or steps(css + " b")
    css = css if steps(css) else css + " b"
    assert order(find(tree, chain)) == order(tree.css(css))


@pytest.mark.parametrize(
    ("css", "chain"),
    [
        ("a b", []),
        ("a > b + c", []),
        ("a b c", ["a", " b", " c"]),
        ("a  b>c +d e", ["a", " b", ">c", "+d", " e"]),
        ("a[b='x y'] c [d=\"(\"] e", ["a[b='x y']", " c", ' [d="("]', " e"]),
        ("a:first-child b c", ["a:first-child", " b", " c"]),
        (r".a\ b c d", [r".a\ b", " c", " d"]),
        ("a:has(b) c", ["a:has(b)", " c"]),
        ("a > b:nth-child(2)", ["a > b"]),
        ("a > :nth-child(2)", ["a > *"]),
        ("a:nth-of-type(2) > b", ["a", ">b"]),
        ("a[b=':nth-child(2)']", []),
        ("a:not([b='c d'])", []),
        ("a:is([b~='c'], [d])", []),
        ("a:not([b=':nth-child(2)'])", []),
        ("a:not(b) c, d", []),
        (" > ".join("abcdefghijkl"), []),
        ("a b:has(i)", ["a", " b:has(i)"]),
        ("a:has(> b)", []),
        ("a:not(b, c) d e", ["a:not(b, c)", " d", " e"]),
        ("a:is( b ) c d", ["a:is( b )", " c", " d"]),
        ("a[b=')'] c d", ["a[b=')']", " c", " d"]),
        ("a[b=c d] e f", ["a[b=c d]", " e", " f"]),
        (" a b c ", ["a", " b", " c"]),
        ("a:nth-child(2) b:nth-child(3)", ["a", " b"]),
        ("a b c:nth-child(2)", ["a", " b", " c"]),
    ],
)
def test_a_selector_comes_apart(css: str, chain: list[str]) -> None:
    assert [step.relation + step.css for step in steps(css)] == chain


INNER = "in the brackets of `:has`, `:not`, `:is` or `:where`"
TOLD = "places among siblings are told as `:nth-child(2)`, `:nth-of-type(2)`, `:first-child` …"


@pytest.mark.parametrize(
    ("css", "why"),
    [
        ("a ~ b", "`~` asks every sibling of every element: use `+` or a class"),
        ("a:has(b):has(c)", "more than one `:has`"),
        ("a:has(b:has(c))", "more than one `:has`"),
        ("a:not(b c d)", f"several steps {INNER}"),
        ("a:not(b c)", f"several steps {INNER}"),
        ("a:is(b ~ c)", f"several steps {INNER}"),
        ("a b c, d", "alternatives of several descendant steps: list them one by one"),
        (" > ".join("abcdefghijklm"), "13 steps; 12 are the most"),
        ("a:nth-child(2n + 1) b c", TOLD),
        ("a:nth-last-child(2)", TOLD),
        ("a:nth-child(2):nth-child(2)", TOLD),
        ("a:nth-child(0)", TOLD),
        ("a:nth-child(10)", TOLD),
        ("a:last-of-type", TOLD),
        ("a:lexbor-contains('x')", TOLD),
        (".a:first-of-type", "a place among siblings of one type needs the type: `em:first-of-type`"),
        ("a:not(:nth-child(2))", f"places among siblings {INNER}"),
        ("a:nth-child(2), b", "alternatives with places among siblings: list them one by one"),
    ],
)
def test_what_cannot_be_bounded_is_refused(css: str, why: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(why) + "$"):
        steps(css)


@pytest.mark.parametrize(
    ("css", "places"),
    [
        ("a:nth-child(2) b c", [(2, False), (0, False), (0, False)]),
        ("a b b:nth-of-type( 3 )", [(0, False), (0, False), (3, True)]),
        ("a b b:first-of-type", [(0, False), (0, False), (1, True)]),
        ("a > b:nth-child(9)", [(9, False)]),
    ],
)
def test_a_step_has_its_place_among_siblings(css: str, places: list[tuple[int, bool]]) -> None:
    assert [(step.nth, step.of_type) for step in steps(css)] == places


PAGE = (
    "<div id=1 class=a><i id=2></i>글<!-- a --><b id=3></b>"
    "<b id=4 class=a><i id=5>x</i><p id=6><i id=7></i></p></b></div><div id=8><i id=9></i></div>"
)


@pytest.mark.parametrize(
    ("css", "ids"),
    [
        ("div .a i", "57"),
        ("div .a > p i", "7"),
        ("body .a .a > i", "5"),
        ("body div i + b + b", "4"),  # white space and remarks are no siblings
        ("body div b + i", ""),
        ("body div i + p", "6"),
        ("div b:nth-of-type(2) i", "57"),
        ("div b:nth-child(2) i", ""),
        ("div i:first-of-type", "2579"),
        ("div div .a i", ""),
        (".none .a i", ""),
        (".a .none i", ""),
    ],
)
def test_steps_lead_to_elements(css: str, ids: str) -> None:
    assert "".join(node.id or "" for node in find(Markup(PAGE), steps(css))) == ids


def test_nested_elements_that_fit_every_step_take_linear_time() -> None:
    tree = LexborHTMLParser("<p class=x></p>" + "<div class='a b'>" * 3000 + "글" + "</div>" * 3000)
    began = time.process_time()
    assert find(tree, steps("i .a .b .a .b .a")) == []
    assert find(tree, steps(".x .b .a")) == []  # every way up is gone once
    assert len(find(tree, steps(".a .b .a .b .a"))) == 2996
    assert time.process_time() - began < 1


@pytest.mark.parametrize("css", ["p:nth-child(2)", "p:nth-of-type(2)", "body > :nth-child(9)", "x1:first-of-type i"])
def test_a_place_among_twenty_thousand_siblings_takes_linear_time(css: str) -> None:
    tree = LexborHTMLParser("<p>글<!-- a -->" * 10_000 + "".join(f"<x{n}></x{n}>" for n in range(10_000)))
    began = time.process_time()
    assert len(find(tree, steps(css))) == (not css.endswith(" i"))
    assert time.process_time() - began < 1


def test_a_page_made_to_fit_our_longest_rule_is_read_in_time() -> None:
    words = "view view_top view_info info2 date body contents news-contents information"
    page = (
        "<html><body>" + f"<ul class='{words}'><li class='date'>" * 200 + "글" + "</li></ul>" * 200 + "</body></html>"
    )
    began = time.process_time()
    for url in ("https://www.mt.co.kr/1", "https://www.dailian.co.kr/news/view/1"):
        assert extract(page, url).kind != "article"
    assert time.process_time() - began < 3
