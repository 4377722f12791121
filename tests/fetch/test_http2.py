"""HTTP/2 where it is asked for: many pages over one connection, each its own; and either of httpx and httpx2."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import trustme

from bonmun.fetch import Politeness
from bonmun.fetch.crawler import Crawl
from bonmun.fetch.reader import Reader
from bonmun.fetch.sink import Lines
from bonmun.fetch.state import State
from tests.fetch.conftest import Get, fetcher
from tests.fetch.site import page

MANY = Politeness(delay=0, slow_factor=0, per_host=40, hosts=40, robots=False)


@dataclass
class Http2Site:
    """A server over TLS that answers each path with a page of its own."""

    url: str = ""
    ca_file: str = ""
    numbers: int = 0
    """Articles that its feed names."""
    peers: set[Any] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0

    async def app(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Answer one request, slowly enough for others to be under way."""
        if scope["type"] != "http":
            return
        self.peers.add(tuple(scope["client"]))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.02)
        kind, body = b"text/html", page(title=f"{scope['http_version']}판 {scope['path']}")
        if scope["path"] == "/rss":
            links = "".join(f"<item><link>{self.url}n/{n}</link></item>" for n in range(10_000, 10_000 + self.numbers))
            kind, body = b"text/xml", f"<rss><channel>{links}</channel></rss>"
        head = [(b"content-type", kind), (b"content-length", str(len(body.encode())).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body.encode()})
        self.at_once -= 1


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Http2Site]:
    """The server, running in a thread of its own."""
    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    certificate.private_key_pem.write_to_path(tmp_path / "key.pem")
    certificate.cert_chain_pems[0].write_to_path(tmp_path / "cert.pem")
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    served = Http2Site(f"https://127.0.0.1:{listener.getsockname()[1]}/", str(tmp_path / "ca.pem"))
    config = Config()
    config.bind = [f"fd://{listener.fileno()}"]
    config.certfile, config.keyfile = str(tmp_path / "cert.pem"), str(tmp_path / "key.pem")
    config.loglevel = "ERROR"
    loop, stop = asyncio.new_event_loop(), asyncio.Event()

    async def main() -> None:
        await serve(served.app, config, shutdown_trigger=stop.wait)  # type: ignore[arg-type]

    thread = threading.Thread(target=lambda: loop.run_until_complete(main()), daemon=True)
    thread.start()
    while thread.is_alive():
        with contextlib.suppress(OSError), socket.create_connection(listener.getsockname(), 1):
            break
        time.sleep(0.05)
    yield served
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)


@pytest.mark.parametrize(("http2", "version"), [(True, "2판"), (False, "1.1판")])
def test_http_2_where_asked_for(site: Http2Site, get: Get, http2: bool, version: str) -> None:
    got = get(site.url, network={"http2": http2, "ca_file": site.ca_file})
    assert got.failure is None
    assert version in got.body.decode()


def test_many_streams_of_one_connection_are_not_mixed_up(site: Http2Site) -> None:
    async def run() -> dict[str, str]:
        async with fetcher(politeness=MANY, network={"http2": True, "ca_file": site.ca_file}) as f:
            urls = [f"{site.url}{n}" for n in range(300)]
            return {page.requested: page.body.decode() async for page in f.pages(urls)}

    found = asyncio.run(run())
    assert all(f"2판 /{url.rpartition('/')[2]}<" in body for url, body in found.items())
    assert len(found) == 300
    assert site.most_at_once > 5 * len(site.peers), "streams share a connection"


def test_a_crawl_over_http_2_writes_each_page_once(site: Http2Site, tmp_path: Path) -> None:
    site.numbers = 80

    async def run() -> list[str]:
        with contextlib.ExitStack() as stack:
            state = stack.enter_context(contextlib.closing(State(tmp_path / "s")))
            lines = stack.enter_context(contextlib.closing(Lines(tmp_path / "o.jsonl", state)))
            network = {"http2": True, "ca_file": site.ca_file}
            async with fetcher(politeness=MANY, network=network) as f, Reader(1) as reader:
                return [o.status async for o in Crawl([f"{site.url}rss"], state, f, reader, lines).run()]

    assert asyncio.run(run()) == ["done"] * 80
    assert len(set((tmp_path / "o.jsonl").read_text("utf-8").splitlines())) == 80
    assert site.most_at_once > 5


@pytest.mark.skipif(importlib.util.find_spec("httpx2") is None, reason="needs httpx2")
@pytest.mark.parametrize("without", ["httpx", "httpx2"])
def test_either_client_will_do(without: str) -> None:
    """The network's tests with one of the two not there."""
    code = (
        "import sys, pytest\n"
        f"sys.modules.update(dict.fromkeys({[without, without.replace('httpx', 'httpcore')]!r}))\n"
        "files = ['network', 'transfer', 'http2']\n"
        "sys.exit(pytest.main(['-q', '-x', '-p', 'no:cacheprovider', '-k', 'not either_client',"
        " *(f'tests/fetch/test_{name}.py' for name in files)]))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    assert told.returncode == 0, told.stdout[-3000:]
