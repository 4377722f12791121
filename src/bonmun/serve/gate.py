"""Middleware that every request passes: access, counters, log."""

from __future__ import annotations

import base64
import binascii
import hmac
import logging
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bonmun.serve.metrics import Metrics
from bonmun.serve.problems import ProblemError
from bonmun.serve.service_settings import Settings

log = logging.getLogger("bonmun.serve")
OPEN = ("/healthz",)
"""Paths that monitoring asks for: it has no token and may use any host name."""
_LOCAL = ("localhost", "127.0.0.1", "::1")
_HEADERS = {
    "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}  # fmt: skip


class Gate:
    """Middleware: refuses callers, counts and logs requests. What pages hold never reaches the log."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics, routes: Sequence[Route]) -> None:
        self.app, self._settings, self._metrics, self._routes = app, settings, metrics, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.monotonic()
        status, sent = 0, 0

        async def told(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message).update(_HEADERS)
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            try:
                self._check(scope)
            except ProblemError as problem:
                await problem.response()(scope, receive, told)
            else:
                await self.app(scope, receive, told)
        finally:
            seconds = time.monotonic() - began
            # The route's pattern, not the path that was sent: that may hold anything.
            route = next((one.path for one in self._routes if one.matches(scope)[0] != Match.NONE), "-")
            self._metrics.request(route, scope["method"], status, seconds)
            log.info("%s %s %d %d bytes %.0f ms", scope["method"], route, status, sent, seconds * 1000)

    def _check(self, scope: Scope) -> None:
        if scope["path"] in OPEN:
            return
        headers = Headers(scope=scope)
        host = _host(f"//{headers.get('host', '')}")
        if self._settings.is_local and host not in {*_LOCAL, self._settings.host, *self._settings.hosts}:
            # A name that some site lets point at this machine, so that its scripts may read the answers.
            raise ProblemError("bad-host", f"{host!r} is not a name of this service; --host-name adds one")
        if _foreign(headers):
            raise ProblemError("cross-site", "scripts and forms of other sites may not use this service")
        if self._settings.token and not _shows(headers.get("authorization", ""), self._settings.token):
            raise ProblemError("token", "send it as `Authorization: Bearer …`")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _foreign(headers: Headers) -> bool:
    """Whether a browser says that a page of another site asks."""
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc != headers.get("host", "")
    except ValueError:
        return True


def _shows(authorization: str, token: str) -> bool:
    """Whether the header holds the token: as a bearer, or as the password that a browser asks for."""
    scheme, _, rest = authorization.partition(" ")
    value = rest.strip().encode("latin-1")  # as the bytes of a header are read
    if scheme.lower() == "basic":
        try:
            value = base64.b64decode(value, validate=True).partition(b":")[2]
        except binascii.Error:
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(value, token.encode())
