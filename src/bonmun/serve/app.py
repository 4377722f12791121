"""The application: its addresses, what stands before them, and what is started and ended with it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bonmun import resources
from bonmun.serve.gate import Gate
from bonmun.serve.metrics import CONTENT_TYPE, Metrics
from bonmun.serve.openapi import document
from bonmun.serve.pages import Pages
from bonmun.serve.problems import ProblemError
from bonmun.serve.service import JSON, Service
from bonmun.serve.service_settings import Settings
from bonmun.serve.workers import Workers

_CODES = {404: "not-found", 405: "method"}


def application(settings: Settings) -> Starlette:
    """The service as an ASGI application; its workers start with it and end with it."""
    workers = Workers(settings)
    metrics = Metrics(workers)
    service = Service(settings, workers)
    pages = Pages(service)

    async def extract(request: Request) -> Response:
        return Response(await service.extract(request), media_type=JSON)

    async def batch(request: Request) -> Response:
        return _Streamed(service.extract_batch(request), media_type="application/jsonl")

    async def schema(request: Request) -> Response:
        return Response(resources.read("record.schema.json"), media_type="application/schema+json")

    async def openapi(request: Request) -> Response:
        return JSONResponse(document(settings))

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok", "workers": len(workers.pids), "waiting": workers.waiting})

    async def figures(request: Request) -> Response:
        return Response(metrics.text(), media_type=CONTENT_TYPE)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with service.running():
            yield

    routes = [
        Route("/", pages.home),
        Route("/reports", pages.draw, methods=["POST"]),
        Route("/reports/{name}/{file}", pages.report),
        Route("/v1/extract", extract, methods=["POST"]),
        Route("/v1/extract/batch", batch, methods=["POST"]),
        Route("/v1/schema", schema),
        Route("/v1/openapi.json", openapi),
        Route("/healthz", health),
        Route("/metrics", figures),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Gate, settings=settings, metrics=metrics, routes=routes)],
        exception_handlers={ProblemError: _problem, HTTPException: _http, Exception: _bug},
        lifespan=lifespan,
    )


class _Streamed(Response):
    """An answer sent while its request is still being received.

    Not Starlette's StreamingResponse: to learn of a caller who went away, it takes the request's messages.
    """

    def __init__(self, pieces: AsyncGenerator[bytes], media_type: str) -> None:
        self.status_code, self.media_type, self.background = 200, media_type, None
        self.init_headers()
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async with aclosing(self._pieces):
            async for piece in self._pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # registered for it
    return error.response()


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # registered for it
    response = ProblemError(_CODES.get(error.status_code, "bad-request"), str(error.detail)).response()
    response.headers.update(error.headers or {})
    return response


async def _bug(request: Request, error: Exception) -> Response:
    """What no code foresaw: named as such, and nothing of the page in it."""
    return ProblemError("raised", f"the service itself failed ({type(error).__name__}); its log says where").response()
