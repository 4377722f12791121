"""The HTTP client: an address in, an answer with its undecoded body stream out; httpx's errors become PageErrors."""

from __future__ import annotations

import contextlib
import importlib
import re
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from bonmun.errors import FetchError
from bonmun.extras import install
from bonmun.fetch.address import is_plainly_private
from bonmun.fetch.decompress import ACCEPT_ENCODING
from bonmun.fetch.library import httpcore, httpx
from bonmun.fetch.page import Headers, PageError, fail, shown
from bonmun.fetch.settings import FetchLimits, Network
from bonmun.fetch.transport import BEFORE_SEND, BeforeSend, Resolve, Transport, resolve_system

_MAX_URL = 8192  # what servers commonly take (RFC 9110, 4.1, asks for at least 8,000)
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_OPEN = frozenset(
    "host connection user-agent accept accept-language accept-encoding if-none-match if-modified-since".split()
)
"""Headers that every request carries; none of them holds a secret of the caller's."""


class Address(NamedTuple):
    """A checked address: http or https, no credentials, no control characters."""

    url: str
    scheme: str
    host: str
    """The host, with the port where it is not the scheme's default: requests are spaced per origin."""
    origin: str
    parsed: httpx.URL
    """The address parsed for httpx, once: parsing is a tenth of what a request costs."""


def parse(url: str, base: Address | None = None) -> Address:
    """The checked address; raises PageError (bad_url) for one that must not be asked for."""
    text = url.strip()
    if len(text) > _MAX_URL:
        raise fail("bad_url", f"address of {len(text):,} characters")
    try:
        parsed = base.parsed.join(text) if base else httpx.URL(text)
        # `host` decodes IDNA, as httpx will when it sends: what fails there must fail here.
        host = parsed.raw_host.decode("ascii") if parsed.host else ""
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        told = shown(text)
        why = f": {error}" if told == text else ""  # the error may quote the password
        raise fail("bad_url", f"{told[:200]!r} is no address{why}") from None
    if parsed.scheme not in ("http", "https"):
        raise fail("bad_url", f"{shown(text)[:200]!r} is not an http or https address")
    if parsed.userinfo:
        raise fail("bad_url", "credentials in an address are refused")
    if ":" in host:
        host = f"[{host}]"
    port = (443 if parsed.scheme == "https" else 80) if parsed.port is None else parsed.port
    if not _HOST.fullmatch(host) or not 0 < port < 65536:
        raise fail("bad_url", f"{shown(text)[:200]!r} names no host")
    authority = host if parsed.port is None else f"{host}:{parsed.port}"
    if parsed.fragment:
        parsed = parsed.copy_with(fragment=None)
    return Address(str(parsed), parsed.scheme, authority.lower(), f"{parsed.scheme}://{authority.lower()}", parsed)


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of a response, and its body as it comes off the wire."""

    status: int
    headers: Headers
    location: str | None
    from_cache: bool
    chunks: AsyncIterator[bytes]


class Client:
    """Sends one GET at a time per call; knows nothing of redirects, retries or politeness."""

    def __init__(
        self, network: Network, limits: FetchLimits, cache: Path | None = None, resolve: Resolve = resolve_system
    ) -> None:
        transport: httpx.AsyncBaseTransport = Transport(network, resolve)
        self._network, self._limits = network, limits
        self._http = httpx.AsyncClient(
            transport=_cached(transport, cache, frozenset(map(str.lower, network.headers))) if cache else transport,
            headers={"User-Agent": network.agent, "Accept": _ACCEPT, "Accept-Language": "ko,en;q=0.5"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(limits.read, connect=limits.connect, pool=limits.total),
            trust_env=False,
        )
        self._http.headers["Accept-Encoding"] = ACCEPT_ENCODING

    @contextlib.asynccontextmanager
    async def get(
        self, address: Address, headers: Mapping[str, str], cookies: Cookies, before_send: BeforeSend
    ) -> AsyncIterator[Answer]:
        """The answer to a GET, open until the block ends; what goes wrong is raised as PageError."""
        if self._network.proxy and not self._network.allow_private:
            name = address.parsed.raw_host.decode("ascii")
            if is_plainly_private(name):
                raise fail("refused_address", f"{name} is not a public address")
        with _told(address):
            request = self._http.build_request("GET", address.parsed, headers=dict(headers))
            request.extensions[BEFORE_SEND] = before_send
            cookies.add_to(request)
            response = await self._http.send(request, stream=True, follow_redirects=False)
            try:
                cookies.keep(response)
                yield _answer(address, response)
            finally:
                await response.aclose()

    async def aclose(self) -> None:
        """Close all connections, and the cache."""
        await self._http.aclose()


class Cookies:
    """The cookies of one chain of redirects: some sites set one and send you back to the same address."""

    def __init__(self) -> None:
        self._jar = httpx.Cookies()

    def add_to(self, request: httpx.Request) -> None:
        """Put the chain's cookies on its next request."""
        if self._jar:
            self._jar.set_cookie_header(request)

    def keep(self, response: httpx.Response) -> None:
        """Keep what the answer sets."""
        if "set-cookie" in response.headers:
            self._jar.extract_cookies(response)

    def __str__(self) -> str:
        return repr(self._jar)


@contextlib.contextmanager
def _told(address: Address) -> Iterator[None]:
    """Turn errors of httpx and httpcore into PageErrors with a code and a message of our own."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise fail("timeout", f"{address.host}: {type(error).__name__}") from error
    except httpcore.ConnectError as error:
        raise _connect_failure(address, error) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, httpx.HTTPError) as error:
        raise fail("broken", f"{address.host}: {str(error) or type(error).__name__}") from error
    except (httpcore.UnsupportedProtocol, httpx.InvalidURL, httpx.CookieConflict) as error:
        raise fail("bad_url", f"{address.url[:200]}: {error}") from error


async def _chunks(address: Address, response: httpx.Response) -> AsyncIterator[bytes]:
    with _told(address):
        async for chunk in response.aiter_raw():
            yield chunk


def _answer(address: Address, response: httpx.Response) -> Answer:
    caching = response.extensions.get("caching") or {}
    return Answer(
        status=response.status_code,
        headers=Headers(response.headers.multi_items()),
        location=_location(response),
        from_cache=bool(caching.get("from_cache")),
        chunks=_chunks(address, response),
    )


def _location(response: httpx.Response) -> str | None:
    """The Location header; raw CP949 or UTF-8 bytes in it are percent-encoded as they stand, as browsers do."""
    raw = next((value for name, value in response.headers.raw if name.lower() == b"location"), None)
    if raw is None:
        return None
    return quote(raw, safe="".join(map(chr, range(0x21, 0x7F))))


def _connect_failure(address: Address, error: Exception) -> PageError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return fail("tls", f"{address.host}: {cause}")
        cause = cause.__cause__ or cause.__context__
    return fail("connect", f"{address.host}: {error}")


class _Cached(httpx.AsyncBaseTransport):
    """A cache bypassed by requests with the caller's own headers: they, and what they unlock, stay off the disk."""

    def __init__(
        self, plain: httpx.AsyncBaseTransport, cached: httpx.AsyncBaseTransport, private: frozenset[str]
    ) -> None:
        self._plain, self._cache, self._private = plain, cached, private

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        names = frozenset(name.lower() for name in request.headers)
        is_open = names <= _OPEN and names.isdisjoint(self._private)
        return await (self._cache if is_open else self._plain).handle_async_request(request)

    async def aclose(self) -> None:
        await self._cache.aclose()


def _cached(transport: httpx.AsyncBaseTransport, folder: Path, private: frozenset[str]) -> httpx.AsyncBaseTransport:
    try:
        from hishel import AsyncSqliteStorage, CacheOptions

        cache_transport = importlib.import_module(f"hishel.{httpx.__name__}").AsyncCacheTransport
    except ImportError as error:
        raise FetchError(f"the HTTP cache needs hishel: {install('fetch')}") from error
    folder.mkdir(parents=True, exist_ok=True)
    storage = AsyncSqliteStorage(database_path=folder / "http.sqlite3")
    return _Cached(transport, cache_transport(transport, storage=storage, rfc=CacheOptions(shared=False)), private)
