"""What people hand in: the page is read the same whatever it came in, and what it knows of itself is taken."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest

from bonmun import Article, clean_text, extract
from bonmun.decode.handed_in import Source, named, raw

SENTENCES = "한빛시는 3일 강변 산책로 4㎞ 구간을 다시 열었다고 밝혔다. 지난해 여름 물난리로 막힌 지 열 달 만이다."
PAGE = f"<!doctype html><title>산책로</title><h1>강변 산책로 다시 열려</h1><p>{SENTENCES}</p><p>{SENTENCES[:36]}</p>"
RAW = PAGE.encode("cp949")
TYPE = {"Content-Type": "text/html; charset=euc-kr"}
ADDRESS = "https://news.hanbit.example/1"


def by_requests(status: int = 200) -> Source:
    requests = pytest.importorskip("requests", reason="requests is not installed")
    answer: Any = requests.Response()
    answer._content, answer.status_code, answer.url = RAW, status, ADDRESS
    answer.headers.update(TYPE)
    return answer  # type: ignore[no-any-return]  # requests may be without types


def by_httpx(status: int = 200) -> Source:
    import httpx

    return httpx.Response(status, content=RAW, headers=TYPE, request=httpx.Request("GET", ADDRESS))


def by_httpx2(status: int = 200) -> Source:
    httpx2: Any = pytest.importorskip("httpx2", reason="httpx2 is not installed")
    answer: Source = httpx2.Response(status, content=RAW, headers=TYPE, request=httpx2.Request("GET", ADDRESS))
    return answer


class Scraped(SimpleNamespace):
    """As Scrapy's responses are: headers are bytes."""


def by_scrapy(status: int = 200) -> Source:
    headers = {name.lower(): value.encode() for name, value in TYPE.items()}
    return Scraped(body=RAW, url=ADDRESS, status=status, headers=headers)


@pytest.mark.parametrize("answer", [by_requests, by_httpx, by_httpx2, by_scrapy])
def test_an_answer_tells_its_address_and_encoding(answer: Any) -> None:
    article = extract(answer())
    assert (article.text, article.url, article.encoding) == (extract(RAW).text, ADDRESS, "cp949")
    assert extract(answer(), url="https://other.example/2").url == "https://other.example/2"
    gone = extract(answer(404))
    assert (gone.kind, gone.text, gone.reason, gone.url) == ("error", "", "status: HTTP 404", ADDRESS)


@pytest.mark.parametrize("answer", [by_requests, by_httpx, by_httpx2, by_scrapy])
def test_an_answer_tells_its_type(answer: Any) -> None:
    assert raw(answer()).content_type == TYPE["Content-Type"]
    assert raw(answer(), content_type="text/plain").content_type == "text/plain"


def test_an_answer_without_an_address_is_read() -> None:
    import httpx

    assert extract(httpx.Response(200, content=RAW)) == extract(RAW)


def test_a_path_and_an_open_file(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(RAW)
    whole = extract(RAW)
    assert extract(path) == whole
    with path.open("rb") as file:
        assert extract(file) == whole
    with path.open(encoding="cp949") as text:
        assert extract(text).text == whole.text
    assert extract(io.BytesIO(RAW)) == extract(bytearray(RAW)) == extract(memoryview(RAW)) == whole
    with urlopen(path.as_uri()) as opened:
        assert extract(opened) == whole
    with pytest.raises(FileNotFoundError):
        extract(tmp_path / "none.html")


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/1",
        " http://a.example/가?b=1#c\n",
        "www.a.example/1",
        "HTTPS://A.EXAMPLE",
        "ftp://a.example/x",
    ],
)
def test_an_address_says_what_to_hand_in(text: str) -> None:
    for article in (extract(text), clean_text(text)):
        assert (article.kind, article.text) == ("error", "")
        assert article.reason == "address: hand in bonmun.fetch(address), not the address"


@pytest.mark.parametrize(
    "text",
    [
        "page.html",
        "기사.HTM",
        "./내 문서/기사 1.html",
        r"C:\기사\덤프 하나.txt",
        "~/a.mhtml",
        "saved/view.do",
        "/a b/c.md\n",
    ],
)
def test_a_file_name_says_what_to_hand_in(text: str) -> None:
    for article in (extract(text), clean_text(text)):
        assert (article.kind, article.text) == ("error", "")
        assert article.reason == "file-name: hand in pathlib.Path(name), not the name"


@pytest.mark.parametrize(
    "text",
    [
        SENTENCES,
        "자세한 내용은 https://a.example/1",
        "https://a.example/1\nhttps://a.example/2",
        "한빛시가 page.html",
        "page.html을 읽는다.",
        "<p>page.html",
        "/ 한빛시는 3일 산책로를 열었다.",
        "한빛시.",
        "",
    ],
)
def test_a_text_is_no_name(text: str) -> None:
    assert named(text) is None


class Awaited:
    def __await__(self) -> Any: ...


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (3, "not int"),
        (None, "not NoneType"),
        ([RAW], "not list: for many sources there is extract_many"),
        (Awaited(), "not Awaited: await it first"),
        (SimpleNamespace(read=Awaited), "await it first"),
        (Article(), "not Article"),
    ],
    ids=["int", "None", "list", "coroutine", "asynchronous file", "article"],
)
def test_what_is_no_source_is_told_what_is_one(source: Any, told: str) -> None:
    with pytest.raises(TypeError, match=r"extract takes bytes, str, a pathlib\.Path") as raised:
        extract(source)
    assert str(raised.value).endswith(told)
    assert "\n" not in str(raised.value)
