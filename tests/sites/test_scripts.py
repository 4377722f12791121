"""Bodies in scripts: assignments, state elements, flight streams, and what is not JSON after all."""

from __future__ import annotations

import json

import pytest

from bonmun.parse import page_lines
from bonmun.sites import scripts
from bonmun.sites.rules import Script

ROOT = {
    "a": {"b": 1, "c": {"deep": "found"}},
    "list": [{"kind": "x", "n": 1}, {"kind": "y", "n": 2}, {"kind": "z", "n": 3}],
    "mixed": [1, "둘", {"n": 4}],
    "nested": [[5], [6], 7],
}


def read(script: Script, text: str, attributes: str = "") -> scripts.Found | None:
    return scripts.read(
        script, page_lines.parse(f"<html><body><script {attributes}>{text}</script></body></html>"), scripts.Tries()
    )


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


FLIGHT = Script("self.__next_f", html=("..body",))


def flight(*parts: str) -> str:
    """A page's pushes of these parts of a stream."""
    return "".join(f"self.__next_f.push({json.dumps([1, part, '-'])});" for part in parts)


@pytest.mark.parametrize(
    ("stream", "html"),
    [
        ('0:{"body":"글"}\n', "글"),
        ('HL:no row\n0:{"body":"글"}', "글"),
        ('no row at all\nnor here\n0:{"body":"글"}\n2:{}\n', "글"),
        ('0:{"text":1}\nno row\n1:{"body":"글"}\n', "글"),
        ('1:T3,가0:{"body":"글"}\n', "글"),
        ('0:{"body":"$1"}\n1:T4,가나', "가\ufffd"),  # cut inside a character
        ('0:{broken\n1:{"body":"글"}\n', "글"),
        ('0:I["a.js"]\n1:{"body":"글"}\n', "글"),
        ('0:{"body":"$ff"}\nff:T6,가나1:{"body":"다"}\n', "가나"),
        ('0:{"body":"$2"}\n1:{"body":"다"}\n', "$2"),  # no such row
        ('0:{"body":"$2 값"}\n2:T3,가', "$2 값"),  # a price is no reference
        ('0:{"body":"$2"}\n2:["목록"]\n3:{"body":"다"}\n', None),
        ('ab12:{"body":"글"}\n', "글"),
        ('0:"\ud800"\n1:{"body":"글"}\n', "글"),  # half a character
    ],
)
def test_rows_of_a_flight_stream(stream: str, html: str | None) -> None:
    for cut in (0, 1, len(stream) // 2):
        found = read(FLIGHT, flight(stream[:cut], stream[cut:]))
        assert (found and found.html) == html


def test_items_of_a_flight_stream_may_refer_to_its_rows() -> None:
    parts, fields = {"text": ("p", "content")}, {"title": ("..name",)}
    script = Script("self.__next_f", items="[].parts[]", kind="type", parts=parts, fields=fields)
    found = read(script, flight('0:{"name":"$b","parts":[{"type":"text","content":"$a"}]}\na:T3,글b:T6,제목'))
    assert found == scripts.Found("<p>글</p>", {"title": ("제목",)})


def test_pushes_that_hold_no_text_are_passed_over() -> None:
    pushes = "self.__next_f.push([0]);self.__next_f.push( [2,7]);self.__next_f.push({});self.__next_f.push(["
    found = read(FLIGHT, pushes + ";" + flight('0:{"body":"글"}\n'))
    assert found is not None
    assert found.html == "글"


@pytest.mark.parametrize("find", ["#state", ".state", "[data-state]", "script.state", "var state", "state"])
def test_what_finds_the_json(find: str) -> None:
    text = '\n \n{"body": "글"}' if find[0] in "#.[" or "." in find else 'var state  = \n {"body": "글"};'
    found = read(Script(find, html=("body",)), text, 'id="state" class="state" data-state')
    assert found is not None
    assert found.html == "글"


def test_a_name_may_be_given_a_value_again() -> None:
    text = 'x = 1; x == {"body": "아니"}; x={"body": " "}; x={"other": 1}; x = [{"body": "글"}]; x={"body": "뒤"}'
    found = read(Script("x", html=("..body",)), text)
    assert found is not None
    assert found.html == "글"


def test_the_first_path_that_has_text_is_taken() -> None:
    script = Script("x", html=("a", "list[]", "b"), fields={"date": ("none", "stamp"), "section": ("blank", "no")})
    root = {
        "a": " ",
        "list": ["<p>하나</p>", "", True, None, "<p>둘</p>", 3],
        "b": "<p>셋</p>",
        "stamp": 17,
        "blank": " ",
    }
    found = read(script, f"x = {json.dumps(root)}")
    assert found is not None
    assert found.html == "<p>하나</p>\n<p>둘</p>\n3"
    assert found.fields == {"date": ("17",)}


def test_items_that_are_no_objects_or_have_no_text_are_passed_over() -> None:
    items = [
        "글",
        {"type": "text"},
        {"kind": "text"},
        {"type": "text", "content": "가"},
        {"type": 1, "list": ["나", "다"]},
    ]
    script = Script("x", items="parts[]", kind="type", parts={"text": ("p", "content"), "1": ("li", "list[]")})
    found = read(script, f"x = {json.dumps({'parts': items})}")
    assert found is not None
    assert found.html == "<p>가</p>\n<li>나</li>\n<li>다</li>"


def test_a_script_is_read_up_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'x = {"body": "글"}'
    for more in (0, -1):
        monkeypatch.setattr(scripts, "MAX_SCRIPT", len(text) + more)
        assert (read(Script("x", html=("body",)), text) is not None) is (more == 0)
        assert (read(Script("script", html=("body",)), text[4:].rjust(len(text))) is not None) is (more == 0)


def test_a_script_over_the_limit_is_taken_off_the_page() -> None:
    tree = page_lines.parse("<script>1234</script><script>가나다</script><script>가나다라</script><p>글</p>")
    assert scripts.leave_out(tree, 9) == ("json_bytes: a script of 12 bytes was left out; the limit is 9",)
    assert [node.text() for node in tree.css("script")] == ["1234", "가나다"]
    tree.let_go()
    assert tree.scripts == ("1234", "가나다")
    large = page_lines.parse(f"<script>{'a' * 12_345}</script>")
    assert scripts.leave_out(large, 12_344) == (
        "json_bytes: a script of 12,345 bytes was left out; the limit is 12,344",
    )
    assert scripts.leave_out(page_lines.parse(f"<script>{'a' * 12_345}</script>"), 12_345) == ()


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
        ("a..deep", ["found"]),
        ("a.b.c", []),
        ("a[].b", []),
        ("list.n", []),
        ("list[kind=z|w].n", [3]),
        ("list[n=2].kind", ["y"]),
        ("list[kind=x]..n", [1]),
        ("mixed[]", [1, "둘", {"n": 4}]),
        ("mixed[n=4].n", [4]),
        ("mixed[].n", [4]),
        ("nested[].[]", [5, 6]),
        ("a]", []),
        ("a b", []),
        ("", [ROOT]),
    ],
)
def test_paths(path: str, values: list[object]) -> None:
    assert scripts.walk(ROOT, path) == values


@pytest.mark.parametrize(
    ("root", "values"),
    [
        ({"far": {"far": {"name": "멀다"}}, "near": {"name": "가깝다"}}, ["가깝다"]),
        ({"name": "", "list": [1, [{"name": None}, {"name": "안"}]]}, ["안"]),
        ([{"name": 0}, {"name": "첫째"}, {"name": "둘째"}], ["첫째"]),
        ({"name": {"name": "속"}}, [{"name": "속"}]),
        ("name", []),
    ],
)
def test_anywhere_is_nearest_to_the_root(root: object, values: list[object]) -> None:
    assert scripts.walk(root, "..name") == values


def test_a_search_anywhere_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "MAX_VALUES", 10)
    found = {"name": "안"}
    assert scripts.walk([[]] * 8 + [found], "..name") == ["안"]
    assert scripts.walk([[]] * 9 + [found], "..name") == []
