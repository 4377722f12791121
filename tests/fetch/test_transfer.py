"""Bodies: whatever comes over the wire, memory and time stay bounded and the reason is told."""

from __future__ import annotations

import asyncio
import gzip
import sys
import time
import zlib

import brotli
import pytest

from bonmun.fetch import FetchLimits
from bonmun.fetch.decompress import Body, BombError, CorruptError
from tests.fetch.conftest import Get
from tests.fetch.site import Hit, Site, page, reply

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = page().encode()
RAW_DEFLATE = zlib.compressobj(wbits=-15)
CODED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT[:50]) + gzip.compress(TEXT[50:]),
    "deflate": zlib.compress(TEXT),
    "Deflate": RAW_DEFLATE.compress(TEXT) + RAW_DEFLATE.flush(),
    "br": brotli.compress(TEXT),
    "zstd": zstd.compress(TEXT[:90]) + zstd.compress(TEXT[90:]),
    "gzip, br": brotli.compress(gzip.compress(TEXT)),
    "identity": TEXT,
}
ZEROS = b"\0" * 60_000_000
BOMBS = {
    "gzip": gzip.compress(ZEROS),
    "br": brotli.compress(ZEROS, quality=5),
    "zstd": zstd.compress(ZEROS),
    "gzip, gzip": gzip.compress(gzip.compress(ZEROS)),
}


@pytest.mark.parametrize("coding", CODED)
def test_every_coding_is_undone(site: Site, get: Get, coding: str) -> None:
    site.routes["/"] = reply(CODED[coding], headers={"Content-Encoding": coding})
    got = get(site.url())
    assert (got.body, got.failure, got.truncated) == (TEXT, None, False)
    assert got.wire_bytes == len(CODED[coding])


@pytest.mark.parametrize("coding", CODED)
def test_decoding_does_not_depend_on_how_the_body_is_cut(coding: str) -> None:
    body = Body(coding, 1 << 20, 1 << 20, 200)
    for at in range(len(CODED[coding])):
        body.feed(CODED[coding][at : at + 1])
    assert body.content() == TEXT
    assert body.whole


@pytest.mark.parametrize("coding", BOMBS)
def test_a_bomb_stops_early(site: Site, get: Get, coding: str) -> None:
    site.routes["/"] = reply(BOMBS[coding], headers={"Content-Encoding": coding})
    got = get(site.url())
    assert got.failure is not None
    assert got.failure.code == "bomb"
    assert not got.failure.retry
    assert got.body == b""


@pytest.mark.parametrize("coding", BOMBS)
def test_a_bomb_never_holds_more_than_its_limit(coding: str) -> None:
    body = Body(coding, 1 << 30, 1 << 20, 10**9)
    body.feed(BOMBS[coding])
    assert body.full
    assert len(body.content()) == 1 << 20
    strict = Body(coding, 1 << 30, 1 << 30, 200)
    with pytest.raises(BombError):
        strict.feed(BOMBS[coding])
    # The ratio decides after the first MiB, or where 200 times a longer body begins.
    assert len(strict.content()) <= max(1 << 20, 200 * strict.wire_bytes) + (1 << 18)


def test_too_many_layers_and_unknown_codings_are_refused() -> None:
    for coding in ("gzip, gzip, gzip, gzip", "compress", "gzip, sdch"):
        with pytest.raises(CorruptError):
            Body(coding, 1, 1, 1)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_rubbish_is_an_encoding_failure(site: Site, get: Get, coding: str) -> None:
    site.routes["/"] = reply(b"<html>not compressed at all</html>", headers={"Content-Encoding": coding})
    got = get(site.url())
    assert got.failure is not None
    assert got.failure.code == "encoding"


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_compressed_body_that_ends_early_is_told_and_kept(site: Site, get: Get, coding: str) -> None:
    noise = bytes(ord("A") + i * 7919 % 58 for i in range(9000))
    full = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstd.compress}[coding](noise * 20 + TEXT)
    site.routes["/"] = reply(full[:-20], headers={"Content-Encoding": coding})
    got = get(site.url())
    assert got.failure is not None
    assert got.failure.code == "incomplete"
    assert got.truncated
    assert len(site.paths()) == 3


def test_long_bodies_are_cut_and_flagged(site: Site, get: Get) -> None:
    site.routes["/wire"] = reply(b"<p>" + b"a" * 300_000)
    site.routes["/body"] = reply(gzip.compress(TEXT * 50), headers={"Content-Encoding": "gzip"})
    limits = FetchLimits(wire=100_000, body=50_000)
    wire, body = get(site.url("/wire"), limits=limits), get(site.url("/body"), limits=limits)
    assert (len(wire.body), wire.truncated, wire.failure) == (50_000, True, None)
    assert (len(body.body), body.truncated, body.failure) == (50_000, True, None)


def test_a_short_body_is_incomplete(site: Site, get: Get) -> None:
    async def cut(hit: Hit, writer: asyncio.StreamWriter) -> None:
        writer.write(reply(TEXT).replace(b"Content-Length: ", b"Content-Length: 9"))
        await writer.drain()

    site.routes["/"] = cut
    got = get(site.url())
    assert got.failure is not None
    assert (got.failure.code, got.truncated, got.body) == ("incomplete", True, TEXT)
    assert len(site.paths()) == 3


def test_chunked_bodies_and_broken_chunks(site: Site, get: Get) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"

    async def good(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        return head + b"".join(b"%x\r\n%s\r\n" % (1, TEXT[i : i + 1]) for i in range(200)) + b"0\r\n\r\n"

    async def bad(hit: Hit, writer: asyncio.StreamWriter) -> None:
        writer.write(head + b"5\r\nhello\r\nZZZ\r\n")

    site.routes.update({"/good-chunks": good, "/bad-chunks": bad})
    assert get(site.url("/good-chunks")).body == TEXT[:200]
    failure = get(site.url("/bad-chunks")).failure
    assert failure is not None
    assert failure.code == "incomplete"


def test_an_endless_body_ends(site: Site, get: Get) -> None:
    async def endless(hit: Hit, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(10_000):
            writer.write(b"<p>x</p>" * 1000)
            await writer.drain()

    site.routes["/"] = endless
    got = get(site.url())
    assert (len(got.body), got.truncated) == (5 << 20, True)


def test_a_slow_drip_ends_by_the_clock(site: Site, get: Get) -> None:
    async def drip(hit: Hit, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n")
        for _ in range(12_000):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    site.routes["/"] = drip
    started = time.monotonic()
    got = get(site.url(), limits=FetchLimits(read=30, total=0.4), politeness=None)
    assert got.failure is not None
    assert got.failure.code == "timeout"
    assert time.monotonic() - started < 300  # of ten minutes


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("image/jpeg", b"\xff\xd8", "content_type"),
        ("application/pdf", b"%PDF", "content_type"),
        ("application/octet-stream", b"\x7fELF\0", "content_type"),
        ("application/octet-stream", TEXT, None),
        ("", TEXT, None),
        ("TEXT/HTML;charset=euc-kr", TEXT, None),
        ("application/xhtml+xml", TEXT, None),
    ],
)
def test_only_what_can_be_a_page_is_read(site: Site, get: Get, kind: str, body: bytes, code: str | None) -> None:
    site.routes["/"] = reply(body, kind=kind)
    got = get(site.url())
    assert (got.failure.code if got.failure else None) == code
    assert got.body == (b"" if code else body)
