"""The transport under the client: resolves and checks addresses, mends heads of answers, waits its turn."""

from __future__ import annotations

import contextlib
import importlib.util
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any, cast

from bonmun.errors import FetchError
from bonmun.extras import install
from bonmun.fetch.address import is_public
from bonmun.fetch.heads import MendedStream
from bonmun.fetch.library import httpcore, httpx
from bonmun.fetch.page import fail
from bonmun.fetch.settings import Network

Resolve = Callable[[str, int], Awaitable[list[str]]]
BeforeSend = Callable[[], Awaitable[None]]

_CONNECTIONS = 64  # httpx slows down beyond this many: 384 requests/s at 64, 277 at 256
BEFORE_SEND = "bonmun.before_send"


async def resolve_system(host: str, port: int) -> list[str]:
    """The addresses the system's resolver gives for a name, in its order."""
    import asyncio

    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _Backend(httpcore.AsyncNetworkBackend):
    """The network, on which heads of answers are mended."""

    def __init__(self) -> None:
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        stream = await self._backend.connect_tcp(host, port, timeout, local_address, socket_options)
        return cast("httpcore.AsyncNetworkStream", MendedStream(stream))

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


class _GuardedBackend(_Backend):
    """Resolves once, refuses a name of which any address is not public, and connects to exactly what was checked."""

    def __init__(self, network: Network, resolve: Resolve) -> None:
        super().__init__()
        self._network, self._resolve = network, resolve

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        if not self._network.allow_private and port not in self._network.ports:
            raise fail("refused_address", f"port {port} of {host} is not allowed")
        try:
            addresses = await self._resolve(host, port)
        except (socket.gaierror, UnicodeError) as error:
            raise fail("dns", f"{host} does not resolve: {error}") from None
        if not addresses:
            raise fail("dns", f"{host} has no address")
        if not self._network.allow_private:
            for address in addresses:
                if not is_public(address):
                    raise fail("refused_address", f"{host} leads to {address}, which is not a public address")
        return await self._connect_any(addresses, port, timeout, local_address, socket_options)

    async def _connect_any(
        self, addresses: list[str], port: int, timeout: float | None, *rest: Any
    ) -> httpcore.AsyncNetworkStream:
        share = timeout / len(addresses) if timeout else None
        for address in addresses[:-1]:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return await super().connect_tcp(address, port, share, *rest)
        return await super().connect_tcp(addresses[-1], port, share, *rest)


class _Stream(httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class Transport(httpx.AsyncBaseTransport):
    """httpx's own transport, but over a pool whose network is guarded, and which waits its turn before it sends."""

    def __init__(self, network: Network, resolve: Resolve) -> None:
        if network.http2 and importlib.util.find_spec("h2") is None:
            raise FetchError(f"HTTP/2 needs h2: {install('fetch')}")
        context = httpx.create_ssl_context(trust_env=False)
        if network.ca_file:
            context = ssl.create_default_context(cafile=network.ca_file)
        options: dict[str, Any] = {
            "ssl_context": context, "http1": True, "http2": network.http2,
            "max_connections": _CONNECTIONS, "max_keepalive_connections": _CONNECTIONS, "keepalive_expiry": 10.0,
        }  # fmt: skip
        self._pool: httpcore.AsyncConnectionPool
        if network.proxy:
            proxy = httpx.Proxy(network.proxy)
            options["network_backend"] = _Backend()
            self._pool = httpcore.AsyncHTTPProxy(proxy_url=str(proxy.url), proxy_auth=proxy.raw_auth, **options)
        else:
            self._pool = httpcore.AsyncConnectionPool(network_backend=_GuardedBackend(network, resolve), **options)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.extensions[BEFORE_SEND]()
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer.stream), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        await self._pool.aclose()
