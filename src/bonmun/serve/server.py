"""The application behind uvicorn, with the two things that uvicorn leaves open: slow heads of requests, and its log."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bonmun.pipeline.work import Work, load_reader
from bonmun.serve.app import application
from bonmun.serve.service_settings import Settings

SHUTDOWN_SECONDS = 30
"""How long the end waits for answers that are being made."""


def serve(settings: Settings) -> bool:
    """Runs until a signal ends it; False when it could not start, RuleError when that is for wrong rules."""
    load_reader(Work(options=settings.options))  # here, as a worker's refusal would reach people as a traceback
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s", level=logging.INFO)
    config = uvicorn.Config(
        application(settings), settings.host, settings.port, http=_protocol(settings.read_seconds), ws="none",
        lifespan="on", access_log=False, log_config=None, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )  # fmt: skip
    server = uvicorn.Server(config)
    try:
        server.run()
    except SystemExit:  # the address is taken, or no worker came up: the log says which
        return False
    return server.started


def _protocol(seconds: float) -> type[asyncio.Protocol]:
    """A connection that is closed when the head of a request is not there after so many seconds."""

    class Timed(HttpToolsProtocol):
        _timer: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._wait()

        def on_message_begin(self) -> None:
            super().on_message_begin()
            self._wait()

        def on_headers_complete(self) -> None:
            self._stop()
            super().on_headers_complete()

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop()
            super().connection_lost(exc)

        def _wait(self) -> None:
            self._stop()
            self._timer = self.loop.call_later(seconds, self.transport.close)

        def _stop(self) -> None:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

    return Timed
