"""The guard: ordinary pages pass untouched, hostile ones are mended with their text whole, or refused by name."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from bonmun.parse.guard import Limits, guard
from bonmun.parse.sanitizer import Sanitizer
from tests.hostile.checks import depth

SENTENCE = "한빛시는 오늘 조례안을 발표했다."
HEAD = (
    """<!doctype html><html><head><meta charset="utf-8"><title>제목</title></head><body class="view" onload="a(1>0)">"""
)
ORDINARY = """<script>if (a<b && c>d) { document.write("<div><div>"); }</script><style>p>b{color:red}</style>
<!-- 주석 <div> --><table><tr><td><font color=red><b>굵게</b> 본문<td>둘째 칸</table>
<ul><li>하나<li>둘</ul><p>문단<p>또 문단<br>줄 <a href=x title="a > b">링크</a> <저작권자ⓒ 가나일보>
<select><option>서울<option>부산</select><img src=a.jpg><svg><path d="M0 0"/><title>그림</title></svg>
<textarea><div></textarea>"""


def text_of(html: str) -> str:
    root = LexborHTMLParser(html).root
    assert root is not None
    return " ".join(root.text(separator=" ").split())


def elements(html: str) -> int:
    return len(LexborHTMLParser(html).css("*"))


@pytest.mark.parametrize("times", [1, 60, 400])
def test_ordinary_page_is_returned_as_it_is(times: int) -> None:
    html = HEAD + ORDINARY * times
    assert guard(html) == (html, (), "")
    assert Sanitizer(html, Limits()).run() is html


def test_page_at_every_limit_is_returned_as_it_is() -> None:
    limits = Limits(depth=30, attributes=20, formatting=8, options=5)
    html = (
        "<div>" * 30 + "</div>" * 30 + "<p " + " ".join(f"a{i}=1" for i in range(20)) + ">"
        + "".join(f"<b a{i}>" for i in range(8)) + SENTENCE + "</b>" * 8 + "<select>" + "<option>x" * 5 + "</select>"
    )  # fmt: skip
    sanitizer = Sanitizer(html, limits)
    assert sanitizer.run() is html
    assert sanitizer.warnings() == ()


NESTED = "a b center dd div font form h1 li math nobr object rt section span svg table td template ul".split()


@pytest.mark.parametrize("name", [n for n in NESTED if n != "template"])
@pytest.mark.parametrize("closed", [True, False])
def test_nested_tags_keep_their_text(name: str, closed: bool) -> None:
    html = f"<{name}>" * 20_000 + f"<p>{SENTENCE}</p>" + f"</{name}>" * (19_000 if closed else 0)
    guarded = guard(html)
    assert not guarded.refused
    assert SENTENCE in text_of(guarded.html)
    assert depth(guarded.html) < 1000


@pytest.mark.parametrize(
    "unit",
    [
        "<ul><li>", "<table><tr><td>", "<dd><div>", "<span><div></span>", "<form><div></form>", "<a href=x><div>",
        "<b><div></b>", "<svg><desc><p>", "<p><object>", "<button><table>", "<div></p>",
        "<select><option><div></select><div>",
    ],
)  # fmt: skip
def test_no_mixture_of_tags_goes_deep_or_grows(unit: str) -> None:
    html = unit * 7_000 + SENTENCE
    guarded = guard(html)
    assert SENTENCE in text_of(guarded.html)
    assert depth(guarded.html) < 512 * 5  # a table adds four levels and counts once
    assert elements(guarded.html) < 4 * html.count("<")


@pytest.mark.parametrize(
    "html",
    [
        "".join(f"<b {i}>" for i in range(4000))
        + "".join(f"<i {i}>" for i in range(4000))
        + "x</b>" * 4000,  # lexbor#340
        "".join(f"<p><b a{i}>" for i in range(1500)),
        "".join(f"<p><FONT\tcolor={i}>" for i in range(19_000)),
        "".join(f"<b a{i}><table><tr><td></b></td></tr></table>" for i in range(2000)),
        "".join(f"<table><b a{i}><td></table>" for i in range(2000)),
        "<svg><style>" + "".join(f"<p><b a{i}>" for i in range(2000)),
        "<select><style></select>" + "".join(f"<p><b a{i}>" for i in range(2000)),
        "<b><i><u><s><em><tt>" * 3 + "<p>x" * 39_000,
    ],
)
def test_formatting_left_open_does_not_multiply(html: str) -> None:
    guarded = guard(html + f"<p>{SENTENCE}")
    assert SENTENCE in text_of(guarded.html)
    assert elements(guarded.html) < 1_000_000
    assert [warning for warning in guarded.warnings if warning.startswith("formatting: ")]


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{i}" for i in range(30_000)),
        " ".join(f'a{i}=">"' for i in range(60_000)),
        "/".join(f"a{i}" for i in range(30_000)),
        "".join(f"a{i}='<b>'" for i in range(60_000)),
    ],
    ids=["bare", "quoted >", "slashes", "glued"],
)
@pytest.mark.parametrize("tag", ["<div ", "</div "])
def test_attributes_beyond_the_limit_are_left_out(tag: str, attributes: str) -> None:
    guarded = guard(f"<p>{SENTENCE}</p>{tag}{attributes}><p>끝</p>")
    assert text_of(guarded.html) == f"{SENTENCE} 끝"
    assert len(guarded.html) < 10_000


def test_embedded_pictures_are_left_out_of_a_page_too_large() -> None:
    html = f'<p>{SENTENCE}</p><img alt="그림" src="data:image/png;base64,{"A" * 11_000_000}">' + ORDINARY
    guarded = guard(html)
    assert not guarded.refused
    assert text_of(guarded.html).startswith(SENTENCE)
    assert len(guarded.html) < 10_000
    assert guarded.warnings == ("value: 1 tags had attribute values left out",)


def test_long_lists_keep_their_options_as_text() -> None:
    guarded = guard("<select>" + "".join(f"<option>값{i}" for i in range(16_000)) + "</select>" + SENTENCE)
    assert "값15999" in text_of(guarded.html)
    assert guarded.warnings == ("options: 15000 options were joined to the ones before",)


def test_further_body_tags_are_left_out() -> None:
    guarded = guard("".join(f"<body a{i}>" for i in range(20_000)) + SENTENCE)
    assert text_of(guarded.html) == SENTENCE
    assert len(guarded.html) < 1000


def test_script_too_deep_ends_where_it_ends() -> None:
    html = "<div>" * 600 + f"<title>가</title><script>'<p>'</script><style>나</style>{SENTENCE}<iframe>다</iframe>끝"
    assert Sanitizer(html, Limits()).run().endswith(html.partition("<title>")[2])


def test_blocks_too_deep_stay_on_lines_of_their_own() -> None:
    html = "<div>" * 600 + "<p>첫째 줄</p><div>둘째 줄</div>셋째 줄" + "</div>" * 600 + "<h1>끝</h1>"
    mended = Sanitizer(html, Limits()).run()
    assert "첫째 줄</p><br>둘째 줄<br>셋째 줄" in mended
    assert mended.endswith("</div><h1>끝</h1>")


@pytest.mark.parametrize(
    ("html", "limits", "reason"),
    [
        ("<p>x" * 1_000_000, Limits(), "tags: more than 300,000"),
        ("가" * 4_000_000, Limits(), "bytes: 12,000,000 bytes; the limit is 10,485,760"),
        ("<p>x" * 7000, Limits(tags=100), "tags: more than 100"),
        ("<p>긴 문서</p>" * 10, Limits(bytes=100), "bytes: 170 bytes; the limit is 100"),
    ],
)
def test_refusal_names_the_limit(html: str, limits: Limits, reason: str) -> None:
    guarded = guard(html, limits)
    assert (guarded.html, guarded.refused) == ("", reason)


@pytest.mark.parametrize(
    "unit",
    ["<", "</", "<!--", "<!-->", "<a x='", '<a x="', "<a =", "<a x= ", "<svg><![CDATA[", "<script><", "<a/", "<a b\t"],
)
def test_time_is_linear_in_broken_markup(unit: str) -> None:
    def cost(size: int) -> float:
        html = unit * (size // len(unit))
        start = time.process_time()
        guard(html)
        return time.process_time() - start

    small = min(cost(200_000) for _ in range(3))
    assert min(cost(800_000) for _ in range(2)) < 10 * max(small, 0.02)  # 4 times the size; a quadratic takes 16


@pytest.mark.parametrize(
    "hiding",
    [
        '<svg><div><title><y a="</title>{}">',
        '<svg><title><!--</title><y a="-->{}">',
        '<svg><title><style></title><y a="</style></title></svg>{}">',
        '<svg><title><!x</title a=">{}">',
        '<svg><![CDATA[<y a="]]></svg>{}">',
        '<select><div><xmp></y a="</xmp></select>{}">',
        '<script><!--<script></script><y a="</script>{}">',
        '<style></ſtyle><y a="</style>{}">',
        '<style></style\u3000><y a="</style>{}">',
    ],
)
def test_no_tags_hide_where_the_parser_may_see_text_or_tags(hiding: str) -> None:
    mended = Sanitizer(hiding.format("<div>" * 3000) + SENTENCE, Limits(depth=60)).run()
    assert SENTENCE in text_of(mended)
    assert depth(mended) < 60 * 2


def test_a_font_without_colour_stays_in_svg_and_so_does_what_it_holds() -> None:
    html = "<svg>" + "<font x><option>" * 700
    assert depth(Sanitizer(html, Limits(depth=40, formatting=8)).run()) < 40 * 2


PIECES = st.sampled_from(
    "<div>|</div>|<b>|</b>|<b c=1>|<p>|</p>|<table>|<tr>|<td>|</td>|</table>|<span>|</span>|<a href=x>|</a>|<svg>|"
    "</svg>|<select>|<option>|</select>|<br>|<li>|<!--|-->|<script>|</script>|<title>|</title>|<body q>|<i x='>'>|글"
    "|<template>|</template>|<form>|</form>|<font color=2>|</font>|<button>|<h1>|</h1>|<rt>".split("|")
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=60), st.integers(1, 40))
def test_any_markup_repeated_is_bounded(pieces: list[str], seed: int) -> None:
    shape = "".join(pieces)
    random.Random(seed).shuffle(pieces)
    html = shape * 200 + "".join(pieces) * 200
    limits = Limits(depth=60, formatting=8)
    sanitizer = Sanitizer(html, limits)
    mended = sanitizer.run()
    assert depth(mended) < 60 * 5 + 100
    assert elements(mended) < 12 * html.count("<") + 1000


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=80))
def test_small_markup_is_never_changed(pieces: list[str]) -> None:
    html = "".join(pieces)
    sanitizer = Sanitizer(html, Limits())
    assert sanitizer.run() is html or set(sanitizer.dropped) == {"roots"}


@pytest.mark.parametrize("before", ["<", "&am", "&", "가 <"])
def test_what_stands_around_a_tag_left_out_stays_apart(before: str) -> None:
    html = f"<b>{before}<b>p;한빛시"
    mended = Sanitizer(html, Limits(formatting=1)).run()
    assert mended != html
    assert text_of(mended) == text_of(html)


@pytest.mark.parametrize("opened", ["<select>", "<select><option>", "<math><mi><p>", "<svg><title>"])
@pytest.mark.parametrize("left_out", ["<b>", "<i a>", "<a href=x>"])
def test_a_tag_that_may_end_a_comment_is_not_left_out(opened: str, left_out: str) -> None:
    html = f"<b>{opened}<![CDATA[{left_out}한빛시"
    assert text_of(Sanitizer(html, Limits(formatting=1)).run()) == text_of(html)
