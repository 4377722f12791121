"""Bodies in scripts: assignments, state elements, flight streams, and what is not JSON after all."""

from __future__ import annotations

import json

import pytest

from bonmun.parse import page
from bonmun.sites import scripts
from bonmun.sites.rules import Script


def read(script: Script, text: str, attributes: str = "") -> scripts.Found | None:
    return scripts.read(script, page.parse(f"<html><body><script {attributes}>{text}</script></body></html>"))


ITEMS = Script(
    "Fusion.globalContent", items="parts[]", kind="type", parts={"text": ("p", "content"), "head": ("h3", "content")}
)


def test_items_become_elements_in_order() -> None:
    state = {
        "parts": [{"type": "head", "content": "가"}, {"type": "ad", "content": "나"}, {"type": "text", "content": "다"}]
    }
    found = read(ITEMS, f"var a=1;Fusion.globalContent = {json.dumps(state)};Fusion.other={{}}")
    assert found is not None
    assert found.html == "<h3>가</h3>\n<p>다</p>"


def test_an_element_is_found_by_selector() -> None:
    script = Script(
        "#__NEXT_DATA__", html=("..content",), fields={"title": ("..headline",), "tags": ("a.tags[].name",)}
    )
    state = {"a": {"headline": "제목<br>둘째 줄", "content": "<p>본문</p>", "tags": [{"name": "댐"}, {"name": "물"}]}}
    found = read(script, json.dumps(state), 'id="__NEXT_DATA__" type="application/json"')
    assert found is not None
    assert found.html == "<p>본문</p>"
    assert found.fields == {"title": ("제목", "둘째 줄"), "tags": ("댐", "물")}


def test_a_flight_stream_is_put_together_and_its_references_followed() -> None:
    body = "<p>가나다 본문이다.</p>"
    stream = f'0:["$",{{"contentHtml":"$1b"}}]\n1b:T{len(body.encode()):x},{body}2c:[]\n'
    pieces = "".join(f"self.__next_f.push([1,{json.dumps(part)}]);" for part in (stream[:30], stream[30:]))
    found = read(Script("self.__next_f", html=("..contentHtml",)), pieces.replace("</", "<\\/"))
    assert found is not None
    assert found.html == body


@pytest.mark.parametrize(
    "text",
    [
        "Fusion.globalContent = {'parts': 1};",
        "Fusion.globalContent = {",
        "Fusion.globalContent = " + "[" * 100_000,
        "Fusion.globalContent = {}",
        "console.log('Fusion.globalContent')",
    ],
)
def test_what_is_no_json_gives_nothing(text: str) -> None:
    assert read(ITEMS, text) is None


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("a.b", [1]),
        ("list[].n", [1, 2, 3]),
        ("list[kind=x|y].n", [1, 2]),
        ("..deep", ["found"]),
        ("a.missing", []),
        ("a..b", [1]),
    ],
)
def test_paths(path: str, values: list[object]) -> None:
    root = {
        "a": {"b": 1, "c": {"deep": "found"}},
        "list": [{"kind": "x", "n": 1}, {"kind": "y", "n": 2}, {"kind": "z", "n": 3}],
    }
    assert scripts.walk(root, path) == values
