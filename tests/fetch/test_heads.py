"""Heads of answers as Korean servers send them: what browsers survive, bonmun does too."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from bonmun.fetch.heads import mended
from bonmun.fetch.page import Headers
from tests.fetch.conftest import Get, fetcher
from tests.fetch.site import Hit, Site, page

BODY = page().encode()
PACKED = gzip.compress(BODY)
LENGTH = f"Content-Length: {len(BODY)}"
HTML = "Content-Type: text/html; charset=utf-8"


def answer(*lines: str, body: bytes = BODY) -> bytes:
    return "\r\n".join(("HTTP/1.1 200 OK", *lines)).encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize(
    "whole",
    [
        answer("Content-Type: text/html", HTML, LENGTH),
        answer(HTML, "Content-Type: text/html", LENGTH),
        answer("Content-Type: application/octet-stream", HTML, LENGTH),
        answer(f"{HTML}, text/html", LENGTH),
        answer(HTML, "Content-Encoding: UTF-8", LENGTH),
        answer(HTML, "Content-Encoding: EUC-KR", LENGTH),
        answer(HTML, "Content-Encoding: none", LENGTH),
        answer(HTML, "Content-Encoding: text/html", LENGTH),
        answer(HTML, "Content-Encoding: gzip, UTF-8", f"Content-Length: {len(PACKED)}", body=PACKED),
        answer(HTML, f"{LENGTH};"),
        answer(HTML, f"{LENGTH} ; "),
        answer(HTML, f"{LENGTH},"),
        answer(HTML, f"{LENGTH} bytes"),
        answer(HTML, LENGTH, LENGTH),
        answer("Content-Type : text/html", LENGTH),
        answer(HTML, "X-제목: 가나", LENGTH),
        answer(HTML, "Transfer-Encoding: identity", LENGTH),
    ],
)
def test_a_page_comes_whole_and_the_connection_serves_on(site: Site, get: Get, whole: bytes) -> None:
    site.routes["/odd"] = whole
    for _ in range(2):
        got = get(site.url("/odd"))
        assert got.failure is None
        assert got.body == BODY
        assert not got.truncated


def test_two_odd_answers_on_one_connection(site: Site) -> None:
    site.routes["/odd"] = answer(HTML, f"{LENGTH};")

    async def run() -> list[bytes]:
        async with fetcher() as f:
            return [(await f.fetch(site.url(path))).body for path in ("/odd", "/good", "/odd")]

    assert asyncio.run(run()) == [BODY] * 3


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_head_that_comes_in_pieces_is_mended(site: Site, get: Get, cut: int) -> None:
    async def slowly(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        whole = answer(HTML, f"{LENGTH};")
        for at in range(0, 120, cut):
            writer.write(whole[at : at + cut] if at + cut < 120 else whole[at:120])
            await writer.drain()
            await asyncio.sleep(0)
        return whole[120:]

    site.routes["/odd"] = slowly
    assert get(site.url("/odd")).body == BODY


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\nA: b;c, d\r\n folded\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 12, 13\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"\x00\x01garbage",
    ],
)
def test_what_needs_no_mending_or_knows_none_stays(head: bytes) -> None:
    assert mended(head) == head


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        (["text/html"], "text/html"),
        (["text/html; charset=euc-kr", "text/html"], "text/html; charset=euc-kr"),
        (["text/html", "text/html; charset=euc-kr"], "text/html; charset=euc-kr"),
        (["text/html;charset=euc-kr", "text/html; charset=utf-8"], "text/html; charset=utf-8"),
        (["text/plain; charset=euc-kr", "text/html"], "text/html"),
        (["application/octet-stream", "Text/HTML"], "text/html"),
        (["text/html", "*/*"], "text/html"),
        (["text/html, nonsense"], "text/html"),
        ([",", ","], ",, ,"),
    ],
)
def test_of_several_content_types_one_holds(told: list[str], holds: str) -> None:
    assert Headers([("Content-Type", value) for value in told])["content-type"] == holds
