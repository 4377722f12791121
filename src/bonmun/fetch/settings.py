"""Settings of a fetcher: politeness, limits, network; docs/fetching.md gives the reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bonmun.version import __version__

MIB = 1 << 20

PAGE_TYPES = frozenset({
    "text/html", "application/xhtml+xml", "text/xml", "application/xml", "application/rss+xml", "application/atom+xml",
    "application/rdf+xml", "application/json", "application/ld+json", "text/plain",
})  # fmt: skip
"""Content types that can hold an article, a feed or a sitemap."""

GZIP_TYPES = frozenset({"application/gzip", "application/x-gzip", "application/octet-stream"})
"""What servers say of `sitemap.xml.gz`; accepted for such addresses only."""

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2: token
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")  # RFC 9110, 5.5: no CR, LF, NUL
_OURS = frozenset({"host", "connection", "content-length", "transfer-encoding", "accept-encoding", "user-agent"})
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def sendable(name: str, value: str) -> bool:
    """Whether HTTP allows a header with that name and value."""
    return _HEADER_NAME.fullmatch(name) is not None and _HEADER_VALUE.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Politeness:
    """How often a host is asked, and whether its robots.txt counts."""

    delay: float = 1.0
    """Seconds between the end of one answer and the next request to the same host."""
    jitter: float = 0.5
    """The delay is drawn from delay × (1 ± jitter)."""
    slow_factor: float = 5.0
    """The delay is at least this many times the host's last response time (Heritrix: 5), up to `max_slow_delay`."""
    max_slow_delay: float = 30.0
    per_host: int = 1
    """Requests under way at one host."""
    hosts: int = 16
    """Requests under way at all hosts together."""
    robots: bool = True
    max_crawl_delay: float = 30.0
    """A host that asks for a longer Crawl-delay is left alone, and its pages say so."""
    tries: int = 3
    """Attempts at one page, the first included."""
    backoff: float = 1.0
    """Seconds before the second attempt; doubled each time, up to `patience`."""
    patience: float = 60.0
    """The longest wait for one host inside a run; a host that asks for more is parked and its pages fail as such."""
    max_retry_after: float = 3600.0
    """No host is parked for longer than this, whatever its Retry-After says."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much of anything one page may cost."""

    redirects: int = 5
    """Hops of every sort together: HTTP redirects, meta refresh, script stubs, frames."""
    connect: float = 10.0
    read: float = 20.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds for one hop from its turn to its last byte; it ends a slow drip that `read` never sees."""
    wire: int = 5 * MIB
    """Bytes of body on the wire; the body is cut there and flagged."""
    body: int = 10 * MIB
    """Bytes of body after decompression; the body is cut there and flagged."""
    ratio: int = 200
    """Decoded to wire bytes, from 1 MiB decoded on: above it the body is a bomb and is thrown away."""
    types: frozenset[str] = PAGE_TYPES


@dataclass(frozen=True, slots=True)
class Rendering:
    """How much the scripts of one page may cost, where pages made by scripts are rendered."""

    seconds: float = 20.0
    """For one page, from its browser tab to its text."""
    requests: int = 60
    """What the page may ask for: scripts and data. Pictures, fonts, style sheets and frames are never fetched."""
    wire: int = 20 * MIB
    """Bytes of all that together; what goes beyond is refused."""
    at_once: int = 2
    """Pages rendered at the same time."""
    chromium: str | None = None
    """The browser's program; None: an installed Chromium or Chrome, else the one that Playwright downloaded."""


@dataclass(frozen=True, slots=True)
class Network:
    """How the network is reached, and how the fetcher identifies itself."""

    contact: str | None = None
    """A URL or e-mail address for the people whose hosts are asked; sent in the user agent. A crawl demands it."""
    user_agent: str | None = None
    """Replaces the whole user agent."""
    headers: Mapping[str, str] = field(default_factory=lambda: _NO_HEADERS)
    """Sent to the hosts of addresses the caller named only; not for robots.txt, and past the cache."""
    proxy: str | None = None
    """`http://host:port`; never taken from the environment."""
    http2: bool = False
    allow_private: bool = False
    """Lets private, loopback and link-local addresses and all ports through: for tests and intranets."""
    allow_downgrade: bool = False
    """Lets a redirect lead from https to http."""
    ports: frozenset[int] = frozenset({80, 443})
    ca_file: str | None = None
    """A PEM file of authorities to trust instead of certifi's."""

    def __post_init__(self) -> None:
        if self.proxy is not None and not self.proxy.startswith(("http://", "https://")):
            raise ValueError("the proxy is written as http://host:port")
        for name, value in [*self.headers.items(), ("User-Agent", self.agent)]:
            if not sendable(name, value):
                raise ValueError(f"header {name!r} holds characters that HTTP does not allow")
            if name.lower() in _OURS and name != "User-Agent":
                raise ValueError(f"header {name!r} is set by bonmun itself")

    @property
    def agent(self) -> str:
        """The user agent sent."""
        if self.user_agent is not None:
            return self.user_agent
        return f"bonmun/{__version__}" + (f" (+{self.contact})" if self.contact else "")

    @property
    def robots_token(self) -> str:
        """The product token robots.txt files name (RFC 9309, 2.2.1)."""
        match = re.match(r"[A-Za-z_-]+", self.agent)
        return match.group() if match else "bonmun"
