"""Handles one request: reads its body, hands it to a worker, and turns failures into problem answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.requests import Request

from bonmun.errors import FetchError
from bonmun.pipeline import record
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.json_lines import to_line
from bonmun.pipeline.work import Outcome
from bonmun.serve import bulk
from bonmun.serve.asking import ASKED, FETCHED, NEEDED, WrongError, of_query
from bonmun.serve.bodies import Bodies
from bonmun.serve.problems import KINDS, ProblemError
from bonmun.serve.service_settings import Settings
from bonmun.serve.workers import Answer, Workers

if TYPE_CHECKING:
    from bonmun.fetch.fetcher import Fetcher

JSON = "application/json"
_UNTOLD = ("", "application/octet-stream", "application/x-www-form-urlencoded")
"""Types that say nothing of a page: none, a file's, and what curl sends with --data-binary."""
_PAGES = (
    "text/",
    "application/xhtml+xml",
    "application/xml",
    "multipart/related",
    "message/rfc822",
    "application/x-mimearchive",
)


class Service:
    """Extracts what requests bring, with the workers and the room there is."""

    def __init__(self, settings: Settings, workers: Workers) -> None:
        self.settings = settings
        self.workers = workers
        self.bodies = Bodies(settings)
        self._fetcher: Fetcher | None = None

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Runs the workers; where addresses may be fetched, one fetcher keeps each host's pace for all."""
        await asyncio.to_thread(self.workers.start)
        try:
            async with AsyncExitStack() as stack:
                if self.settings.allow_fetch:
                    from bonmun.fetch.fetcher import Fetcher

                    self._fetcher = await stack.enter_async_context(Fetcher())
                yield
        finally:
            self.workers.close()

    async def extract(self, request: Request) -> bytes:
        """The record of the one page in a request's body."""
        form = _form(request)
        with await self.bodies.read(request) as body:
            if not body:
                raise ProblemError("empty-body", "send a page, a text dump, or JSON {html | text, url, options}")
            answer = await self._answer(_document(request, form, body))
        _raise(answer.outcome, self.settings)
        return answer.data

    def extract_batch(self, request: Request) -> AsyncGenerator[bytes]:
        """The records of the lines in a request's body, in order."""
        window = 4 * self.settings.jobs
        pieces = self.bodies.pieces(request, self.settings.batch)
        spool = bulk.Spool(self.bodies.disk, self.settings.read_seconds)
        return bulk.answers(pieces, self._line, spool, window, self.settings.body)

    async def _line(self, document: Document) -> bytes:
        try:
            with self.bodies.memory.counted(document.payload or b""):
                return (await self._answer(document, patient=True)).data
        except ProblemError as problem:
            return to_line(record.make(document, None, Failure(problem.code, problem.detail)))

    async def _answer(self, document: Document, *, patient: bool = False) -> Answer:
        """A worker's answer; where the request names only an address, that is fetched in between."""
        answer = await self.workers.clean(document, patient=patient)
        if answer.outcome.code != NEEDED:
            return answer
        if self._fetcher is None:
            raise ProblemError("fetch-off", "send the page itself as html or text")
        fetched = await _fetched(self._fetcher, answer.outcome.message)
        return await self.workers.clean(
            replace(document, carried={**document.carried, FETCHED: fetched}), patient=patient
        )


async def _fetched(fetcher: Fetcher, url: str) -> tuple[bytes, str, str | None]:
    """The page at an address: only public addresses, and as politely as `bonmun fetch`."""
    try:
        page = await fetcher.fetch(url)
    except (FetchError, ValueError) as error:
        raise ProblemError("fetch-failed", str(error)) from error
    if page.failure is not None:
        raise ProblemError("fetch-failed", page.failure.message, reason=page.failure.code)
    return page.body, page.url, page.headers.get("content-type")


def _form(request: Request) -> str:
    """What the body is, by its Content-Type: "json" or "page"."""
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told == JSON:
        return "json"
    if told in _UNTOLD or told.startswith(_PAGES):
        return "page"
    raise ProblemError("content-type", f"{told} is not read; send text/html, text/plain, multipart/related or {JSON}")


def _document(request: Request, form: str, body: bytes) -> Document:
    try:
        url, options = of_query(request.query_params)
    except WrongError as error:
        raise ProblemError("bad-request", str(error)) from error
    if form == "json":
        return Document("request", form="json", payload=body, url=url, carried={ASKED: options})
    told = request.headers.get("content-type", "")
    content_type = None if told.partition(";")[0].strip().lower() in _UNTOLD else told
    return Document("request", payload=body, url=url, content_type=content_type, carried={ASKED: options})


def _raise(outcome: Outcome, settings: Settings) -> None:
    """Problem for what is no answer: a request that was wrong, or one that cost a worker."""
    if outcome.status != "error" and outcome.code != "not-text":
        return
    code = outcome.code if outcome.code in KINDS else "raised"
    limits = {"timeout": ("seconds", settings.limits.seconds), "memory": ("memory", settings.limits.memory)}
    if code in limits:
        limit, allowed = limits[code]
        raise ProblemError(code, outcome.message, limit=limit, allowed=allowed)
    raise ProblemError(code, outcome.message)
