"""A small web site on loopback that behaves as badly as it is told to."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

PROSE = "오늘 오전 시장은 잔잔한 흐름을 보였고 상인들은 손님을 기다렸다. " * 30


def page(title: str = "제목", body: str = PROSE, head: str = "") -> str:
    """An HTML page with enough text to be taken for one."""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body><p>{body}</p></body></html>"


def reply(
    body: bytes | str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
    kind: str = "text/html; charset=utf-8",
) -> bytes:
    """A whole HTTP/1.1 answer."""
    raw = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": kind, "Content-Length": str(len(raw)), **(headers or {})}
    head = f"HTTP/1.1 {status} X\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return head.encode("utf-8", "surrogateescape") + b"\r\n" + raw


@dataclass
class Hit:
    """One request the site saw."""

    path: str
    headers: dict[str, str]
    at: float = field(default_factory=time.monotonic)


Handler = Callable[[Hit, asyncio.StreamWriter], Awaitable[bytes | None]]


@dataclass
class Site:
    """The site: set `routes`, read `hits`; a route is an answer, or a coroutine that misbehaves on the socket."""

    port: int = 0
    host: str = "127.0.0.1"
    scheme: str = "http"
    routes: dict[str, bytes | Handler] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/") -> str:
        """The address of a path."""
        return f"{self.scheme}://{self.host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [hit.path for hit in self.hits if hit.path != "/robots.txt"]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer requests on one connection until it closes."""
        self.connections += 1
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                request, *lines = head.split("\r\n")
                headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)}
                hit = Hit(request.split(" ")[1], headers)
                self.hits.append(hit)
                route = self.routes.get(hit.path, self.routes.get(hit.path.partition("?")[0], reply("no", 404)))
                answer = route if isinstance(route, bytes) else await route(hit, writer)
                if answer is None:
                    break
                writer.write(answer)
                await writer.drain()
        writer.close()


@contextlib.contextmanager
def running(site: Site, context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """The site, served from a thread of its own until the block ends."""
    ready, loop = threading.Event(), asyncio.new_event_loop()

    async def main() -> None:
        server = await asyncio.start_server(site.serve, site.host, 0, ssl=context)
        site.port = server.sockets[0].getsockname()[1]
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(main())
        loop.run_forever()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    site.scheme = "https" if context else "http"
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(120)
    try:
        yield site
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
