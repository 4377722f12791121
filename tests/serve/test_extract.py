"""One page in, one record out: the same one that every other way gives."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from bonmun import Extractor, resources
from bonmun.pipeline import record
from bonmun.pipeline.document import Document
from tests.report.conftest import COPYRIGHT, DUMP, PAGE, PARAGRAPHS
from tests.serve.conftest import opened

SCHEMA = json.loads(resources.read("record.schema.json"))
URL = "https://news.example.com/view?id=7"


def ask(client: TestClient, body: str | bytes, content_type: str = "", **query: str) -> Any:
    headers = {"content-type": content_type} if content_type else {}
    answer = client.post("/v1/extract", content=body, headers=headers, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def wrong(client: TestClient, body: str | bytes, content_type: str = "", **query: str) -> tuple[int, str, str]:
    headers = {"content-type": content_type} if content_type else {}
    answer = client.post("/v1/extract", content=body, headers=headers, params=query)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["type"].endswith(told["code"])
    return answer.status_code, told["code"], told["detail"]


def test_a_page_gives_the_one_record(client: TestClient) -> None:
    document = Document("request", payload=PAGE.encode(), url=URL)
    expected = record.make(document, Extractor().extract(PAGE.encode(), URL))
    assert ask(client, PAGE, "text/html", url=URL) == json.loads(json.dumps(expected))
    jsonschema.validate(expected, SCHEMA)


@pytest.mark.parametrize("content_type", ["text/html", "text/plain", "application/octet-stream", ""])
def test_what_a_body_is_shows_from_the_body(client: TestClient, content_type: str) -> None:
    assert ask(client, PAGE, content_type)["paragraphs"] == list(PARAGRAPHS)
    assert ask(client, DUMP, content_type)["method"] == "dump"


def test_what_curl_says_of_a_file_does_no_harm(client: TestClient) -> None:
    assert ask(client, PAGE, "application/x-www-form-urlencoded")["paragraphs"] == list(PARAGRAPHS)


def test_the_encoding_in_the_content_type_counts(client: TestClient) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").encode("cp949", "ignore")
    assert ask(client, page, "text/html; charset=euc-kr")["title"].startswith("한빛시")


@pytest.mark.parametrize("content_type", ["multipart/related; boundary=b", "message/rfc822", ""])
def test_a_page_saved_with_all_it_needs_is_read(client: TestClient, content_type: str) -> None:
    saved = (
        "MIME-Version: 1.0\r\nSnapshot-Content-Location: https://news.example.com/9\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--b--\r\n"
    )
    got = ask(client, saved, content_type)
    assert (got["paragraphs"], got["url"]) == (list(PARAGRAPHS), "https://news.example.com/9")


def test_json_brings_a_page_or_a_text(client: TestClient) -> None:
    page = ask(client, json.dumps({"html": PAGE, "url": URL, "id": "7"}), "application/json")
    assert (page["paragraphs"], page["input"], page["url"]) == (list(PARAGRAPHS), "7", URL)
    text = ask(client, json.dumps({"text": f"<p>{DUMP}"}), "application/json")
    assert text["method"] == "dump"


def test_a_page_without_an_article_is_no_error(client: TestClient) -> None:
    got = ask(client, '<ul><li><a href="/1">정치</a></li><li><a href="/2">경제</a></li></ul>', "text/html")
    assert (got["status"], got["error"], got["paragraphs"]) == ("no_body", None, [])
    assert got["reason"]


@pytest.mark.parametrize("way", ["query", "json"])
def test_options_change_the_answer(client: TestClient, way: str) -> None:
    def got(**options: Any) -> Any:
        if way == "json":
            return ask(client, json.dumps({"html": PAGE, "options": options}), "application/json")
        query = {name: ",".join(v) if isinstance(v, list) else str(v).lower() for name, v in options.items()}
        return ask(client, PAGE, "text/html", **query)

    assert "removed" not in got(removed=False)
    assert any(one["text"] == COPYRIGHT for one in got()["removed"])
    assert {block["role"] for block in got(blocks=True)["blocks"]} >= {"title", "body", "junk"}
    assert any("산책로. /한빛시" in paragraph for paragraph in got(keep=["captions"])["paragraphs"])
    assert got(schema="schema.org")["@type"] == "NewsArticle"
    assert "na@example.com" in json.dumps(got())
    assert "na@example.com" not in json.dumps(got(pii=False))
    assert got(sites=False, fallback=False)["paragraphs"] == list(PARAGRAPHS)


def test_what_json_says_goes_before_the_query(client: TestClient) -> None:
    body = json.dumps({"html": PAGE, "options": {"removed": True}})
    got = ask(client, body, "application/json", pii="false", removed="false", url=URL)
    assert "removed" in got
    assert got["url"] == URL
    assert "na@example.com" not in json.dumps(got)


def test_a_caller_cannot_have_more_than_the_service_gives() -> None:
    with opened(options={"pii": False}) as client:
        assert "na@example.com" not in json.dumps(ask(client, PAGE, "text/html", pii="true"))


@pytest.mark.parametrize(
    ("body", "content_type", "query", "status", "code", "says"),
    [
        ("", "text/html", {}, 400, "empty-body", "send a page"),
        ("{", "application/json", {}, 400, "bad-json", "not JSON"),
        ("[" * 100_000, "application/json", {}, 400, "bad-json", "not JSON"),
        ("[]", "application/json", {}, 422, "bad-request", "an object"),
        ("{}", "application/json", {}, 422, "bad-request", "one of them is needed"),
        ('{"html":"x","text":"y"}', "application/json", {}, 422, "bad-request", "not both"),
        ('{"html":7}', "application/json", {}, 422, "bad-request", "html"),
        ('{"htlm":"x"}', "application/json", {}, 422, "bad-request", "'htlm'"),
        ('{"html":"x","options":{"keep":[["captions"]]}}', "application/json", {}, 422, "bad-request", "keep"),
        ('{"html":"x","options":{"limits":1}}', "application/json", {}, 422, "bad-request", "'limits'"),
        ('{"html":"x","options":null}', "application/json", {}, 422, "bad-request", "options"),
        ("<p>x</p>", "text/html", {"pii": "no"}, 422, "bad-request", "pii"),
        ("<p>x</p>", "text/html", {"schema": "dublin"}, 422, "bad-request", "schema"),
        ("x", "image/png", {}, 415, "content-type", "image/png"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "", {}, 422, "not-text", ""),
        ('{"url":"https://example.com/"}', "application/json", {}, 403, "fetch-off", "send the page"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    client: TestClient, body: str | bytes, content_type: str, query: dict[str, str], status: int, code: str, says: str
) -> None:
    got = wrong(client, body, content_type, **query)
    assert got[:2] == (status, code)
    assert says in got[2]


def test_addresses_and_methods_that_there_are_not_are_named(client: TestClient) -> None:
    assert client.get("/v2/extract").json()["code"] == "not-found"
    answer = client.get("/v1/extract")
    assert (answer.status_code, answer.json()["code"], answer.headers["allow"]) == (405, "method", "POST")


def test_the_schema_is_the_records(client: TestClient) -> None:
    assert client.get("/v1/schema").json() == SCHEMA


def test_fetching_has_all_of_fetchs_checks() -> None:
    with opened(allow_fetch=True) as client:
        for address in ("http://127.0.0.1:1/", "http://169.254.169.254/latest", "file:///etc/passwd"):
            status, code, _ = wrong(client, json.dumps({"url": address}), "application/json")
            assert (status, code) == (502, "fetch-failed")
