"""docs/promises.md: each promise names its tests, and what no other room tests is tested here."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bonmun import Article, Author, Block, extract
from bonmun.article import SCHEMA_VERSION
from bonmun.pipeline.columns import json_schema
from bonmun.pipeline.record import RECORD_VERSION
from bonmun.pipeline.record_schema import to_article

ROOT = Path(__file__).parents[2]
OLD = Path(__file__).parent / "old"
PROMISES = (ROOT / "docs" / "promises.md").read_text("utf-8")
ROWS = [line for line in PROMISES.splitlines() if line.startswith("| ") and "::" in line]
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PROMISES)
PAGE = (
    "<html><head><meta charset=utf-8><title>한빛시 산책로</title></head><body><h1>한빛시 산책로</h1>"
    + "<p>한빛시는 3일 강변 산책로 구간을 다시 열었다고 밝혔다. 지난해 여름 물난리로 막힌 지 열 달 만이다.</p>" * 3
    + "</body></html>"
)


def test_there_are_promises_and_each_names_a_test() -> None:
    assert len(ROWS) >= 12
    for row in ROWS:
        assert re.search(r"`tests/[\w/]+\.py::test_\w+`", row), row
    assert len(NAMED) == PROMISES.count("::")


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_every_named_test_exists_and_is_run(path: str, name: str) -> None:
    assert Path(path).name.startswith("test_")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    (found,) = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == name)
    decorators = " ".join(map(ast.unparse, found.decorator_list))
    marks = set(re.findall(r"pytest\.mark\.(\w+)", decorators))
    assert marks.isdisjoint({"slow", "engines", "skip", "xfail"}), "a plain `pytest` leaves it out"


# Binding a socket is let through: urllib3, under trafilatura, asks that way whether the machine speaks IPv6.
SILENT = """
import sys
REACHING = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
def hear(event, arguments):
    if event in REACHING:
        print(event, arguments, file=sys.stderr)
        reached.append(event)
reached = []
sys.addaudithook(hear)
import bonmun, bonmun.cli
page = sys.argv[1]
raw = open(page, "rb").read()
assert bonmun.extract(raw, "https://www.mk.co.kr/news/1").text
assert bonmun.extract("<p>짧다", "https://news.example.kr/1").kind
assert bonmun.clean_text(raw.decode()).kind
assert bonmun.Extractor(sites=False, pii=False).extract(raw).text
assert bonmun.cli.main(["clean", page, "--url", "https://www.mk.co.kr/news/1"]) == 0
assert bonmun.cli.main(["why", page, "산책로"]) == 0
assert bonmun.cli.main(["sites", "list"]) == 0
assert not reached
import socket
try:
    socket.create_connection(("127.0.0.1", 9), 0.1)
except OSError:
    pass
assert reached  # the hook hears
print("silent")
"""


def test_nothing_reaches_for_the_network_unasked(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    told = subprocess.run([sys.executable, "-c", SILENT, str(page)], capture_output=True, text=True, check=False)
    assert told.stdout.endswith("silent\n"), told.stderr


@pytest.mark.parametrize("path", sorted(OLD.glob("article-*.json")), ids=lambda path: path.stem)
def test_old_articles_are_read(path: Path) -> None:
    old = json.loads(path.read_text("utf-8"))
    article = Article.from_dict(old)
    assert article.title == "시, 새 다리 놓는다"
    assert article.text == "시는 새 다리를 놓는다고 밝혔다.\n\n공사는 내년에 시작된다."
    assert article.authors == (Author("문가온", "gaon@news.example.kr"), Author("서다온"))
    assert article.published is not None
    assert article.published.isoformat() == "2024-05-03T10:20:00+09:00"
    assert [removal.text for removal in article.removed] == ["구독하기"]
    assert article.blocks[0] == Block("시, 새 다리 놓는다", "title", None, "reading/title", "h1")
    now = article.to_dict()
    if old["schema"] == SCHEMA_VERSION:
        assert {key: now.get(key) for key in old} == old, "a field changed or went: raise SCHEMA_VERSION"


@pytest.mark.parametrize("path", sorted(OLD.glob("row-*.json")), ids=lambda path: path.stem)
def test_old_rows_are_read_and_fit_the_schema(path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    old = json.loads(path.read_text("utf-8"))
    assert to_article(old).text == "시는 새 다리를 놓는다고 밝혔다.\n\n공사는 내년에 시작된다."
    assert to_article(old).removed[0].kind == "subscribe" if "blocks" in old else to_article(old).removed == ()
    if old.get("schema_version", old.get("record")) == RECORD_VERSION:
        jsonschema.Draft202012Validator(json_schema()).validate(old)


def test_every_field_of_a_row_is_known_to_who_reads_it_back() -> None:
    row = dict.fromkeys(set(json_schema()["properties"]) - set(Article().to_dict()))
    assert Article.from_dict({**Article(title="가").to_dict(), **row}) == Article(title="가")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"schema": SCHEMA_VERSION + 1}, f"schema {SCHEMA_VERSION + 1} is newer than {SCHEMA_VERSION}"),
        ({"schema": "2"}, "schema '2'"),
        ({"novel": {"a": 1}}, "there is no field 'novel'; there are authors, blocks, body,"),
        ({"kind": "news"}, "kind: 'news' is not one of article, video"),
        ({"title": 3}, "title: text or null was expected, not 3"),
        ({"paragraphs": "가"}, "paragraphs: a list of texts or null was expected, not str"),
        ({"paragraphs": [None]}, "paragraphs: a list of texts"),
        ({"confidence": "1"}, "confidence: a number was expected, not str"),
        ({"authors": ["나정호"]}, "authors: a list of objects"),
        ({"authors": [{"name": "나정호", "phone": "1"}]}, "phone"),
        ({"blocks": [{"text": "가"}]}, "role"),
        ({"body": [{"part": "poem"}]}, "part: 'poem' is not one of paragraph"),
        ({"body": [{"part": "paragraph", "spans": [{"text": "가", "blink": True}]}]}, "blink"),
        ({"body": [{"part": "heading"}]}, "spans"),
        ({"published": "yesterday"}, "yesterday"),
    ],
    ids=str,
)
def test_what_this_bonmun_does_not_know_is_refused(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        Article.from_dict({**Article(title="가").to_dict(), **changed})


@pytest.mark.parametrize("data", [None, [], "{}", 3], ids=repr)
def test_what_is_no_article_at_all_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match=r"Article\.to_dict"):
        Article.from_dict(data)


def test_every_field_of_an_article_is_in_the_published_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    told = json.loads(json.dumps(extract(PAGE).to_dict()))
    schema = json_schema()
    properties = {name: {**one, "$defs": schema["$defs"]} for name, one in schema["properties"].items()}
    assert set(told) - {"schema"} <= set(properties)
    assert told["schema"] == SCHEMA_VERSION
    for key in set(told) - {"schema"}:
        jsonschema.Draft202012Validator(properties[key]).validate(told[key])
