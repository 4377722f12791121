"""Reads one answer's body under its limits, and decides what sort of content it is before reading on."""

from __future__ import annotations

from typing import NamedTuple

from bonmun.fetch.client import Answer
from bonmun.fetch.decompress import Body, BombError, CorruptError
from bonmun.fetch.page import Failure, PageError, fail
from bonmun.fetch.settings import GZIP_TYPES, FetchLimits

_UNTOLD = frozenset({"", "application/octet-stream", "application/x-www-form-urlencoded", "text/x-server-parsed-html"})
"""Content types that careless servers send for pages too: the first bytes decide."""
_SNIFF = 1024


class Content(NamedTuple):
    """A body and how much of it there is."""

    body: bytes
    wire_bytes: int
    truncated: bool
    failure: Failure | None


async def read(answer: Answer, url: str, limits: FetchLimits) -> Content:
    """The body, decompressed, cut at its limits; a body that ends early is kept and flagged."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    must_sniff = _check_type(kind, url, limits)
    try:
        body = Body(answer.headers.get("content-encoding", ""), limits.wire, limits.body, limits.ratio)
        failure = None
        try:
            async for chunk in answer.chunks:
                body.feed(chunk)
                if must_sniff and (head := body.content()[:_SNIFF]):
                    _check_start(head, kind)
                    must_sniff = False
                if body.full:
                    break
        except PageError as error:
            if error.failure.code != "broken":
                raise
            failure = fail("incomplete", f"the body ended early: {error.failure.message}").failure
    except BombError as error:
        raise fail("bomb", str(error)) from None
    except CorruptError as error:
        raise fail("encoding", str(error)) from None
    if failure is None and not body.full and not body.whole:
        failure = fail("incomplete", "the compressed body ended early").failure
    return Content(body.content(), body.wire_bytes, body.full or failure is not None, failure)


def _check_type(kind: str, url: str, limits: FetchLimits) -> bool:
    """True when the first bytes must decide; raises PageError for a type that holds no page."""
    if kind in limits.types or (kind in GZIP_TYPES and url.partition("?")[0].endswith(".gz")):
        return False
    if kind in _UNTOLD:
        return True
    raise fail("content_type", f"{kind[:80]} is not a page")


def _check_start(head: bytes, kind: str) -> None:
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise fail("content_type", f"sent as {kind or 'nothing in particular'}, and does not start like a page")
