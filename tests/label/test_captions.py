"""Captions by their words, alt texts of images in dumps, and texts in scripts."""

from __future__ import annotations

import json

import pytest

from bonmun.label import captions, choose, registry
from bonmun.label.readings import embedded
from bonmun.parse import page_lines
from bonmun.sites.selection import Selection

from .sheets import TOLD, Row, junk, of_page, plain, sheet, told


@pytest.mark.parametrize(
    ("text", "sentence", "rule"),
    [
        ("골목의 밤 [사진=가람시]", False, "caption/credit"),
        ("골목의 밤 (사진 제공 = 가람시)", False, "caption/credit"),
        ("골목의 밤 [가람시 제공]", False, "caption/credit"),
        ("골목의 밤. 연합뉴스", False, "caption/credit"),
        ("골목의 밤 /뉴시스", False, "caption/credit"),
        ("골목의 밤 ⓒ 가람일보", False, "caption/credit"),
        ("골목의 밤 사진=가람시", False, "caption/credit"),
        ("서이든=연합뉴스", False, "caption/credit"),
        ("골목에 불이 켜져 있다. [사진=가람시]", True, "caption/credit"),
        ("골목에 불이 켜져 있다", True, None),
        ("▲ 골목의 밤", False, "caption/mark"),
        ("▲ 골목에 불이 켜져 있다.", True, "caption/mark"),
        ("▲ 골목에 불을 켰다.", True, None),
        ("▲ 골목의 밤▲", False, None),
        ("▲ 서이든 씨 부친상 = 가람병원", False, None),
        ("← 골목의 밤", False, "caption/mark"),
        ("왼쪽부터 서이든, 나정호. 도담희 기자", False, "caption/signed"),
        ("자료사진", False, "caption/credit"),
        ("사진 설명", False, "caption/credit"),
        ("자료사진", True, None),
        ("골목의 밤 /사진 서이든 기자", False, "caption/signed"),
        ("골목의 밤 /사진 서이든 기자", True, None),
        ("왼쪽부터 서이든, 나정호", False, "caption/placed"),
        ("사진은 골목의 밤", False, "caption/placed"),
        ("왼쪽부터 서이든, 나정호", True, None),
        ("골목의 밤", False, None),
    ],
)
def test_captions_by_their_words(text: str, sentence: bool, rule: str | None) -> None:
    found = captions.caption(sheet(plain(text)).lines[0], sentence=sentence, listed=False)
    assert (found and found.id) == rule


def test_where_triangles_enumerate_none_is_a_caption() -> None:
    line = sheet(plain("▲ 골목의 밤")).lines[0]
    assert captions.caption(line, sentence=False, listed=True) is None


def images(*rows: Row, given: tuple[int, ...] = ()) -> dict[int, str]:
    known = {i: registry.decided(registry.CORE) for i in given}
    found = captions.of_images(sheet(*rows), range(len(rows)), known)
    return {i: made.rule.id for i, made in found.items()}


def test_what_images_left_in_a_dump() -> None:
    alt = plain("골목의 밤", source="<img alt='골목의 밤'>")
    assert images(alt, told()) == {0: "caption/alt", 1: "caption/under-image"}
    assert images(alt, told(gap=True)) == {0: "caption/alt"}
    assert images(alt, plain()) == {0: "caption/alt"}
    assert images(alt, told(), given=(0,)) == {}
    assert images(plain("골목 < 밤", source="골목 < 밤"), told()) == {}
    assert images(junk("share", "골목의 밤", source="<img>"), told()) == {}
    caption = plain("가람시 골목의 새 조명 [사진=가람시]")
    assert images(plain("가람시 골목의 조명"), caption) == {0: "caption/alt"}
    assert images(plain("가람시 골목의 다리 셋"), caption) == {}
    assert images(plain("가람시, 골목의 “조명”"), caption) == {0: "caption/alt"}
    assert images(told("가람시 골목의 조명이다."), caption) == {}
    assert images(plain("가람시 골목의 조명"), caption, given=(0,)) == {}


def found(*scripts: object, raw: str = "") -> tuple[str, str] | None:
    blocks = [json.dumps(one, ensure_ascii=False) for one in scripts]
    html = "".join(f"<script type=application/json>{one}</script>" for one in [*blocks, *([raw] if raw else [])])
    got = embedded.find(page_lines.parse(html))
    return (got.key, got.html) if got is not None else None


LONG = " ".join([TOLD] * 6)
PAD = "x" * 200


def test_the_heaviest_path_of_a_script_is_the_article() -> None:
    data = {"content": LONG, "title": LONG + LONG, "comment": [{"text": TOLD}], "pad": PAD}
    assert found(data) == ("content", f"<p>{LONG}</p>")
    parts = {"elements": [{"content": LONG, "type": "text"}, {"content": LONG}], "pad": PAD}
    assert found(parts) == ("content", f"<p>{LONG}</p>\n<p>{LONG}</p>")
    assert found({"a": PAD}) is None
    assert found({"content": "늘봄천 산책로 " * 30, "pad": PAD}) is None
    assert found({"content": f"<p>{LONG}</p>", "pad": PAD}) == ("content", f"<p>{LONG}</p>")
    assert found({"content": f"{LONG}\n{LONG}\n \n", "pad": PAD}) == ("content", f"<p>{LONG}</p><p>{LONG}</p>")
    assert found({"a": LONG, "pad": PAD}, {"b": LONG + LONG, "pad": PAD}) == ("b", f"<p>{LONG}{LONG}</p>")
    assert found(raw=f"window.state = {json.dumps({'body': LONG, 'pad': PAD}, ensure_ascii=False)};") == (
        "body",
        f"<p>{LONG}</p>",
    )


@pytest.mark.parametrize(
    "key", ["summary", "description", "leadText", "caption", "comments", "title", "alt", "related", "basic"]
)
def test_what_stands_under_a_summarys_name_weighs_a_fifth(key: str) -> None:
    assert found({key: LONG * 4, "other": LONG, "pad": PAD}) == ("other", f"<p>{LONG}</p>")


def choice(html: str, **known: object) -> choose.Choice:
    page, _ = of_page(html)
    settings = {"html": html, "url": None, "fallback": False, **known}
    return choose.in_page(page, Selection(), "", None, **settings)  # type: ignore[arg-type]  # handed on


def test_who_says_where_the_article_stands() -> None:
    text = f"<div>{f'<p>{LONG}</p>' * 3}</div>"
    assert choice(f"<h1>골목</h1>{text}").method == "generic"
    data = json.dumps({"content": f"{LONG}\n시는 {LONG}", "pad": PAD}, ensure_ascii=False)
    scripted = f"<h1>골목</h1><p>메뉴</p><script type=application/json>{data}</script>"
    made = choice(scripted)
    assert made.method == "script"
    assert [made.sheet.lines[i].text for i in range(made.reading.start, made.reading.end)] == [LONG, f"시는 {LONG}"]
    ld = json.dumps({"@type": "NewsArticle", "articleBody": LONG, "pad": PAD}, ensure_ascii=False)
    assert choice(f"<h1>골목</h1><script type=application/ld+json>{ld}</script>").method == "jsonld"
    empty = choice("<h1>골목</h1><p>메뉴</p>")
    assert (empty.method, empty.reading.weight, empty.warnings) == ("generic", 0, ())
