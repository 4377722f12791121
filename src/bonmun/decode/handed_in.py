"""What people hand in, as types that a checker knows, and as the bytes or the text in them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

from bonmun.article import PageKind
from bonmun.lazy_regex import pattern


class Fetched(Protocol):
    """What a fetched page has: `bonmun.fetch.page.Page` is one."""

    @property
    def url(self) -> str: ...
    @property
    def body(self) -> bytes: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def kind(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def ok(self) -> bool: ...
    @property
    def failure(self) -> object | None: ...


class Response(Protocol):
    """An answer read to its end, as requests, httpx and httpx2 give it."""

    @property
    def content(self) -> bytes: ...
    @property
    def url(self) -> Any: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def status_code(self) -> int: ...


class Crawled(Protocol):
    """An answer as Scrapy gives it."""

    @property
    def body(self) -> bytes: ...
    @property
    def url(self) -> str: ...
    @property
    def headers(self) -> Any: ...
    @property
    def status(self) -> int: ...


class File(Protocol):
    """An open file, or what `urllib.request.urlopen` gives: it is read from where it stands to its end."""

    def read(self) -> bytes | str: ...


class Soup(Protocol):
    """A tree that BeautifulSoup parsed."""

    def decode_contents(self) -> str: ...


class Element(Protocol):
    """An element that lxml parsed."""

    def getroottree(self) -> Any: ...


class Tree(Protocol):
    """A tree that selectolax parsed."""

    @property
    def html(self) -> str | None: ...


Source: TypeAlias = (
    bytes | bytearray | memoryview | str | os.PathLike[str]
    | Fetched | Response | Crawled | File | Soup | Element | Tree
)  # fmt: skip
"""What `extract` takes."""

ACCEPTED = (
    "bytes, str, a pathlib.Path, an open file, a page of bonmun.fetch, a response of requests or httpx, "
    "or a tree of BeautifulSoup, lxml or selectolax"
)
_NO_ARTICLE: dict[str, PageKind] = {"login": "paywall"}
"""What a fetched answer that holds no article is called as an Article; everything else is an error."""
_NAMED = 4096
"""Characters: no address or path is longer."""
_ADDRESS = pattern(r"\A\s*(?:[a-z][a-z0-9+.-]{1,15}://|www\.)\S+\s*", re.IGNORECASE)
_FILE = pattern(
    r"\A\s*(?:(?:~|\.{1,2})?[/\\][^\n<>]*|[a-z]:[/\\][^\n<>]*|[^\s<>]*)"
    r"\.(?:[xs]?html?|mhtml?|txt|text|md|php|aspx?|jsp|do|json|jsonl|xml|gz|zst|warc)\s*",
    re.IGNORECASE,
)


class Raw(NamedTuple):
    """What was handed in as bytes or text, which any process can be sent."""

    content: bytes | str
    url: str | None = None
    content_type: str | None = None
    refused: tuple[PageKind, str] | None = None
    """Why it is not read: the kind and the reason (`code: message`) of the Article that stands for it."""


def raw(source: Source, url: str | None = None, content_type: str | None = None) -> Raw:
    """The bytes or the text in a source, with the address and the type that it knows of itself.

    TypeError for what is no source; OSError for a path that can't be read.
    """
    if isinstance(source, str | bytes):
        return Raw(source, url, content_type)
    if isinstance(source, bytearray | memoryview):
        return Raw(bytes(source), url, content_type)
    if isinstance(source, os.PathLike):
        return Raw(Path(source).read_bytes(), url, content_type)
    markup = _markup(source)
    if markup is not None:
        return Raw(markup, url, content_type)
    if hasattr(source, "failure"):
        return _fetched(source, url, content_type)
    content = next((got for name in ("body", "content") if isinstance(got := getattr(source, name, None), bytes)), None)
    return _answered(source, _read(source) if content is None else content, url, content_type)


def named(text: str) -> tuple[PageKind, str] | None:
    """What to hand in instead, where a text is only the address of a page or the name of a file; None elsewhere."""
    if len(text) > _NAMED:
        return None
    if _ADDRESS.fullmatch(text):
        return "error", "address: hand in bonmun.fetch(address), not the address"
    if _FILE.fullmatch(text):
        return "error", "file-name: hand in pathlib.Path(name), not the name"
    return None


def _fetched(page: Any, url: str | None, content_type: str | None) -> Raw:
    """The body of a page that bonmun fetched; one that failed is not read, whatever came with it."""
    url = url or page.url
    if page.failure is not None:
        return Raw("", url, refused=("error", str(page.failure)))
    if not page.ok:
        return Raw("", url, refused=(_NO_ARTICLE.get(page.kind, "error"), f"{page.kind}: {page.reason}"))
    return Raw(page.body, url, content_type or page.headers.get("content-type"))


def _answered(answer: Any, content: bytes | str, url: str | None, content_type: str | None) -> Raw:
    """The content of anybody's answer, or of an open file; a page that comes with an error is not read."""
    url = url or _own_address(answer)
    status = getattr(answer, "status_code", getattr(answer, "status", None))
    if isinstance(status, int) and status >= 400:
        return Raw("", url, refused=("error", f"status: HTTP {status}"))
    return Raw(content, url, content_type or _type(getattr(answer, "headers", None)))


def _own_address(answer: Any) -> str | None:
    """The address that an answer names; None for an answer of httpx made by hand, and for a file opened by urlopen."""
    try:
        own = str(getattr(answer, "url", ""))
    except RuntimeError:  # httpx: "The request instance has not been set on this response."
        return None
    return own if own.startswith(("http://", "https://")) else None


def _type(headers: Any) -> str | None:
    """The content type in the headers of an answer; Scrapy's are bytes."""
    told = headers.get("content-type") if hasattr(headers, "get") else None
    return told.decode("latin-1") if isinstance(told, bytes) else told


def _read(source: Any) -> bytes | str:
    """What is left in an open file; TypeError for what is none."""
    content = read() if callable(read := getattr(source, "read", None)) else None
    if isinstance(content, bytes | bytearray | memoryview | str):
        return content if isinstance(content, str) else bytes(content)
    hint = ""
    if hasattr(source, "__await__") or hasattr(content, "__await__"):
        hint = ": await it first"
    elif isinstance(source, list | tuple | set):
        hint = ": for many sources there is extract_many"
    raise TypeError(f"extract takes {ACCEPTED}, not {type(source).__name__}{hint}")


def _markup(tree: Any) -> str | None:
    """The HTML of a tree that somebody already parsed; None for what is none. A BeautifulSoup has any attribute."""
    if hasattr(type(tree), "decode_contents"):
        return str(tree)
    if hasattr(type(tree), "getroottree"):
        import lxml.html

        return str(lxml.html.tostring(tree, encoding="unicode"))
    html = getattr(tree, "html", None)
    return html if isinstance(html, str) else None
