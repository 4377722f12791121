"""The record keeps its promises: one shape, a schema it fits, stable ids, names for people who switch."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from bonmun.article import Article, Author, Block
from bonmun.parts import Paragraph, Span
from bonmun.pipeline import json_lines, record
from bonmun.pipeline.columns import FIELDS, json_schema, types
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.json_lines import to_json, to_line
from bonmun.pipeline.record_schema import KEPT, SCHEMAS, rename, to_article
from bonmun.pipeline.signals import Thresholds

ARTICLE = Article(
    title="시, 새 다리 놓는다",
    paragraphs=("시는 새 다리를 놓는다고 밝혔다.", "공사는 내년에 시작된다."),
    authors=(Author("문가온", "gaon@news.example.kr"), Author("서다온")),
    publisher="가람신문",
    section="사회",
    tags=("다리", "교통"),
    url="https://news.example.kr/1",
    body=(Paragraph((Span("시는 새 다리를 놓는다고 밝혔다."),)), Paragraph((Span("공사는 내년에 시작된다."),))),
    blocks=(Block("구독하기", "junk", "subscribe", "common/subscribe", "div > a"),),
)


def row(article: Article | None = ARTICLE, failure: Failure | None = None, **more: Any) -> dict[str, Any]:
    document = Document("in.jsonl:1", payload="<p>page", url="https://news.example.kr/1?utm_source=x")
    return record.make(document, article, failure, **more)


ROWS = {
    "article": row(),
    "with blocks": row(blocks=True),
    "without removed": row(removed=False),
    "list": row(Article(kind="list", method="none", reason="list: 40 links")),
    "failure": row(None, Failure("timeout", "not done after 15 s")),
}


@pytest.mark.parametrize("name", ROWS)
def test_every_row_fits_the_schema(name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(to_json(ROWS[name])))


@pytest.mark.parametrize("name", ROWS)
def test_one_shape_and_nothing_that_the_table_does_not_know(name: str) -> None:
    wanted = set(FIELDS) - ({"blocks"} if name != "with blocks" else set())
    assert set(ROWS[name]) == wanted - ({"removed"} if name == "without removed" else set())


def test_the_published_schema_is_the_one_in_the_code() -> None:
    published = files("bonmun").joinpath("data/record.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == json_schema(), "run: python -m bonmun.pipeline.columns > …/record.schema.json"


def test_an_article_comes_back_from_its_row() -> None:
    back = to_article(json.loads(to_json(ROWS["with blocks"])))
    assert back == ARTICLE


@pytest.mark.parametrize("library", ["orjson", "json"])
@pytest.mark.parametrize(
    ("value", "written"),
    [
        (float("nan"), None), ([1.5, float("inf")], [1.5, None]), (2**70, 2**70), ((1, 2), [1, 2]),
        ({7: "a"}, {"7": "a"}), (dt.datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),
        (dt.date(2026, 1, 2), "2026-01-02"), (b"\xea\xb0\x80", "가"), (Decimal("1.10"), "1.10"),
        ("반쪽 \ud83d", "반쪽 ?"), ("가\n\x00\u2028\"", "가\n\x00\u2028\""),
    ],
    ids=str,
)  # fmt: skip
def test_any_value_becomes_a_line_of_json(
    value: Any, written: Any, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if library == "orjson":
        pytest.importorskip("orjson", reason="needs bonmun[fast]")
    else:
        monkeypatch.setattr(json_lines, "_orjson", lambda: None)
    line = to_line({"carried": {"x": value}})
    assert line.endswith(b"}}\n")
    assert line.count(b"\n") == 1
    assert json.loads(line, parse_constant=pytest.fail) == {"carried": {"x": written}}


def test_rows_are_the_same_bytes_with_and_without_orjson(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("orjson", reason="needs bonmun[fast]")
    fast = [to_line(row) for row in ROWS.values()]
    monkeypatch.setattr(json_lines, "_orjson", lambda: None)
    assert [to_line(row) for row in ROWS.values()] == fast


def test_an_old_row_is_still_read() -> None:
    assert to_article({"record": 0, "kind": "article", "paragraphs": ["하나"]}).text == "하나"


def test_article_ids_are_of_the_article_and_ids_of_the_row() -> None:
    def of(url: str | None, name: str = "x", payload: str | bytes | None = None) -> dict[str, Any]:
        return record.make(Document(name, payload=payload, url=url), None)

    def article(*arguments: Any, **more: Any) -> str:
        return str(of(*arguments, **more)["article_id"])

    assert row()["article_id"] == row(Article())["article_id"] == article("http://www.news.example.kr/1/")
    assert article(None, "a", "x") == article(None, "b", b"x")
    assert article("https://a.kr/1") != article("https://a.kr/2")
    assert article("/", payload="1") != article("/", payload="2")
    assert article(None, "a") != article(None, "b")
    assert of("https://a.kr/1", "a", "x") == of("https://a.kr/1", "a", b"x")
    same = [of("https://a.kr/1", name, "x")["id"] for name in ("a.zip!1.html", "a.zip!2.html")]
    assert len({*same, of("https://a.kr/1?r=1", "a.zip!1.html", "x")["id"]}) == 3


def test_text_hash_sees_through_spacing_case_and_form() -> None:
    assert record.text_hash("시는 AI를 쓴다.") == record.text_hash("시는　ai 를\n쓴다")
    assert record.text_hash("시는 AI를 쓴다") != record.text_hash("시는 AI를 안 쓴다")
    assert record.text_hash(" … ") is None


@pytest.mark.parametrize("schema", [name for name in SCHEMAS if name != "native"])
@pytest.mark.parametrize("name", ROWS)
def test_other_names_keep_the_status(schema: Any, name: str) -> None:
    shaped = rename(ROWS[name], schema)
    assert {key: shaped[key] for key in KEPT} == {key: ROWS[name][key] for key in KEPT}
    assert set(types(schema, list(shaped))) == set(shaped)


def test_names_of_other_tools() -> None:
    schema_org, zyte, trafilatura = (rename(ROWS["article"], name) for name in ("schema.org", "zyte", "trafilatura"))
    assert schema_org["articleBody"] == zyte["articleBody"] == trafilatura["text"] == ARTICLE.text
    assert schema_org["headline"] == zyte["headline"] == trafilatura["title"] == ARTICLE.title
    assert trafilatura["author"] == "문가온; 서다온"
    assert trafilatura["hostname"] == "news.example.kr"
    assert zyte["authors"][0] == {"name": "문가온", "nameRaw": "문가온"}
    assert schema_org["publisher"] == {"@type": "Organization", "name": "가람신문"}
    assert rename(ROWS["failure"], "schema.org")["@type"] == "WebPage"


BODY = "시는 새 다리를 놓는다고 밝혔다. 공사는 내년 봄에 시작해 가을에 끝난다. " * 6


@pytest.mark.parametrize(
    ("flag", "paragraphs"),
    [
        ("short", ["비가 온다."]),
        ("foreign", ["The city will build a new bridge, the mayor said on Tuesday. " * 6]),
        ("list_like", ["가", "나", "다", "라", "마", "바", BODY]),
        ("press_release", [BODY, "이 기사는 가람시가 제공한 보도자료를 전재한 것입니다."]),
        ("press_release", ["[보도자료] 새 다리", BODY]),
        ("advertorial", [BODY, "이 기사는 가람건설의 협찬을 받아 작성됐습니다."]),
        ("advertorial", [BODY, "자료제공=가람건설"]),
        ("machine_written", [BODY, "이 기사는 인공지능 알고리즘이 자동으로 작성했습니다."]),
        ("stock_ticker", ["가람전자 12,300원(+2.3%)", "나루화학 5,400원(-1.1%)", "다솜중공업 910원(+0.4%)"]),
    ],
)
def test_flags(flag: str, paragraphs: list[str]) -> None:
    assert flag in row(Article(paragraphs=tuple(paragraphs)))["flags"]


@pytest.mark.parametrize(
    "sentence",
    [
        "시는 이날 보도자료를 내고 사실이 아니라고 밝혔다.",
        "기업의 협찬을 받은 축제가 논란이 되고 있다.",
        "인공지능이 작성한 글을 가려내는 기술이 나왔다.",
        "주가는 3% 올랐고 환율은 1,300원을 넘었다.",
        "광고 시장이 줄면서 방송사가 어려움을 겪고 있다.",
    ],
)
def test_talk_of_such_things_raises_no_flag(sentence: str) -> None:
    assert row(Article(title=sentence, paragraphs=(sentence, BODY, sentence)))["flags"] == []


def test_thresholds_are_options() -> None:
    assert row(thresholds=Thresholds(min_chars=10))["flags"] == []
    assert row()["flags"] == ["short"]
