"""The result of a fetch: the page's bytes and how they came, or a typed reason why there are none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from bonmun.errors import FetchError

FailureCode = Literal[
    "bad_url",  # not http(s), credentials or control characters in it, no host
    "refused_address",  # a private, loopback, link-local or otherwise not public address, or a port not allowed
    "dns",
    "connect",
    "tls",
    "timeout",
    "broken",  # the connection broke or the answer was not HTTP
    "incomplete",  # the body ended early; what came is kept
    "bomb",  # the body inflates out of all proportion
    "encoding",  # the body does not decompress
    "content_type",
    "redirect_loop",
    "redirects",  # more hops than allowed
    "redirect_refused",  # https to http, or to an address that is refused
    "robots",  # robots.txt says no
    "robots_unavailable",  # robots.txt could not be had, which means no for now (RFC 9309, 2.3.1.4)
    "crawl_delay",  # robots.txt asks for a longer delay than we wait
    "parked",  # the host asked us to come back later
    "status",  # 4xx or 5xx
    "unreadable",  # a source that takes too long to read, or ends the process that reads it
]
PageClass = Literal["ok", "not_modified", "failed", "soft_404", "login", "paywall", "bot_wall", "js_shell", "stub"]
HopKind = Literal["http", "meta", "script", "frame"]

RETRYABLE: frozenset[FailureCode] = frozenset(
    {"dns", "connect", "timeout", "broken", "incomplete", "robots_unavailable", "parked"}
)
RETRYABLE_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses worth another try, as in urllib3, Scrapy and Cloudflare's documentation: the server is at fault."""


class Failure(NamedTuple):
    """Why a page could not be had: a code from a closed list, a sentence, and when asking again makes sense."""

    code: FailureCode
    message: str
    retry: bool = False
    """True when the same request may well work later."""
    retry_at: dt.datetime | None = None
    """When the host said to come back."""

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class PageError(FetchError):
    """A page could not be had; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure

    def __reduce__(self) -> tuple[type[PageError], tuple[Failure]]:
        return type(self), (self.failure,)


def fail(code: FailureCode, message: str, retry_at: dt.datetime | None = None) -> PageError:
    """The error for a failure of this code; whether it is worth another try follows from the code."""
    return PageError(Failure(code, message, retry=code in RETRYABLE, retry_at=retry_at))


_GIVEN_TO_US = frozenset({"set-cookie", "set-cookie2"})
_CREDENTIALS = re.compile(r"(?<=://)[^/?#\s]*@")
_PLAIN = re.compile(r"\w{1,32}://(?:[^/?#@:\s\\]*|\[[0-9a-fA-F:.]*\])(?::\d*)?(?:[/?#].*)?", re.DOTALL)


def shown(url: str) -> str:
    """The address as it may be told: without the name and password that it may carry, also where it is misspelt."""
    told = _CREDENTIALS.sub("", url)
    return told if "@" not in told or _PLAIN.fullmatch(told) else "…@" + told.rpartition("@")[2]


class Hop(NamedTuple):
    """One step from the address asked for to the final one: where it was, and what sent us on."""

    url: str
    kind: HopKind
    status: int


class Headers(Mapping[str, str]):
    """Response headers by name in any case; repeated ones are joined by a comma, as HTTP has it.

    Of several content types the last one holds.
    """

    __slots__ = ("_items",)

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._items: dict[str, str] = {}
        for name, value in pairs:
            key = name.lower()
            self._items[key] = f"{self._items[key]}, {value}" if key in self._items else value
        if "," in self._items.get("content-type", ""):
            self._items["content-type"] = _one_type(self._items["content-type"])

    def __getitem__(self, name: str) -> str:
        return self._items[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Headers({self._items!r})"


def _one_type(told: str) -> str:
    """The content type that holds of several (https://fetch.spec.whatwg.org/#concept-header-extract-mime-type).

    The last; without a charset of its own it has that of one before it of the same type.
    """
    found = charset = ""
    for part in told.split(","):
        kind, _, rest = part.strip().partition(";")
        if kind.count("/") != 1 or kind == "*/*":
            continue
        if kind.lower() != found:
            found, charset = kind.lower(), ""
        charset = rest.strip() or charset
    return f"{found}; {charset}" if charset else found or told


@dataclass(frozen=True, slots=True)
class Page:
    """What one address gave: `bonmun.extract` takes it as it is. A page that could not be had has a `failure`."""

    requested: str
    """The address asked for."""
    url: str
    """The address that answered, after all hops."""
    status: int = 0
    """The HTTP status; 0 when no answer came."""
    headers: Headers = field(default_factory=Headers)
    body: bytes = b""
    """The body, decompressed."""
    fetched_at: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))
    redirects: tuple[Hop, ...] = ()
    from_cache: bool = False
    truncated: bool = False
    """True when the body is not the whole body: cut at a limit, or the connection ended early."""
    shell: Page | None = None
    """The page as the server sent it, where the body is what a browser made of it."""
    wire_bytes: int = 0
    elapsed: float = 0.0
    kind: PageClass = "ok"
    """The kind of answer: an article may stand on an "ok" page, not on a wall, a stub or a "gone"."""
    reason: str = ""
    """Why it is of that kind."""
    failure: Failure | None = None

    @property
    def kept_headers(self) -> dict[str, str]:
        """The headers as they may be kept beside the page: without the cookies that would let others in."""
        return {name: value for name, value in self.headers.items() if name not in _GIVEN_TO_US}

    @property
    def ok(self) -> bool:
        """True when a body came that may hold an article; also a shell, whose scripts may hold it as data."""
        return self.failure is None and self.kind in ("ok", "paywall", "js_shell")
