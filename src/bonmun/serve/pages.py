"""The page for people: files or text dropped on it become the same reports that `bonmun report` writes."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import AsyncGenerator

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bonmun.pipeline.document import Document, Failure
from bonmun.report.folder_report import FolderReport
from bonmun.report.templating import policy_of, render
from bonmun.serve.bodies import Room, too_large
from bonmun.serve.drawing import INDEX, Drawn
from bonmun.serve.problems import ProblemError
from bonmun.serve.service import Service
from bonmun.serve.shelf import Shelf

FILES = 1000
"""Files that may be dropped at once."""
_LIST = "index.html"


class Pages:
    """The page at `/` and the reports it leads to."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._shelf = Shelf(service.settings.shelf)
        self._turns = asyncio.Semaphore(2 * service.settings.jobs)

    async def home(self, request: Request) -> Response:
        """The page on which files are dropped."""
        return _html(render("welcome.html.j2", script="welcome.js", forms=True, local=self._service.settings.is_local))

    async def draw(self, request: Request) -> Response:
        """Takes files or text in, draws them, and leads the browser to what was drawn."""
        async with self._form(request) as form:
            dropped = [(name, value) for name, value in form.multi_items() if not _is_empty(value)]
            index = _LIST if len(dropped) > 1 else "/"
            drawn = await asyncio.gather(*(self._drawn(name, value, index) for name, value in dropped))
        if not drawn:
            return RedirectResponse("/", 303)
        name = self._shelf.name()
        return RedirectResponse(f"/reports/{name}/{await asyncio.to_thread(self._keep, name, drawn)}", 303)

    async def report(self, request: Request) -> Response:
        """A report that was drawn."""
        page = await asyncio.to_thread(self._shelf.get, request.path_params["name"], request.path_params["file"])
        if page is None:
            raise ProblemError("not-found", "reports are kept for a while only; drop the file once more")
        return _html(page.decode())

    async def _drawn(self, name: str, value: UploadFile | str, index: str) -> bytes:
        """A file or a text as a worker drew it; few are in memory at a time, the others wait on disk."""
        async with self._turns:
            document = await _document(name, value, self._service.settings.body)
            document.carried[INDEX] = index
            return (await self._service.workers.clean(document, patient=True)).data

    def _keep(self, name: str, drawn: list[bytes]) -> str:
        """Puts the reports on the shelf, with a list where they are several; the name of the file to look at."""
        report = FolderReport(f"{len(drawn)} files")
        for number, data in enumerate(drawn, 1):
            one: Drawn = pickle.loads(data)  # made by our own worker
            file = f"{number:05}.html"
            self._shelf.put(name, file, one.page)
            report.take(one.row, one.junk, file)
        if len(drawn) == 1:
            return file
        self._shelf.put(name, _LIST, report.render())
        return _LIST

    def _form(self, request: Request) -> _Form:
        settings, bodies = self._service.settings, self._service.bodies
        return _Form(request, bodies.pieces(request, settings.batch), bodies.disk, settings.body)


class _Form:
    """A form as it was sent, its files on disk where they are large, closed at the end."""

    def __init__(self, request: Request, pieces: AsyncGenerator[bytes], disk: Room, most: int) -> None:
        self._disk, self._size = disk, 0
        stored = self._stored(pieces)
        self._parser = MultiPartParser(request.headers, stored, max_files=FILES, max_fields=9, max_part_size=most)
        self._form = FormData()

    async def __aenter__(self) -> FormData:
        try:
            self._form = await self._parser.parse()
        except BaseException as error:
            await self.__aexit__()
            if isinstance(error, (MultiPartException, KeyError, ValueError)):
                raise ProblemError("bad-request", f"no form: {error}") from error
            raise
        return self._form

    async def __aexit__(self, *exc: object) -> None:
        await self._form.close()
        self._disk.let_go(self._size)
        self._size = 0

    async def _stored(self, pieces: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
        async for piece in pieces:
            self._disk.hold(len(piece))
            self._size += len(piece)
            yield piece


async def _document(name: str, value: UploadFile | str, most: int) -> Document:
    """What was dropped; a file of more than `most` bytes is not read."""
    if not isinstance(value, UploadFile):
        return Document(name, payload=value)
    document = Document(value.filename or name)
    if (value.size or 0) > most:
        document.failure = Failure("too-large", too_large(most).detail)
    else:
        document.payload = await value.read()
    return document


def _is_empty(value: UploadFile | str) -> bool:
    """Whether a field of the form was left alone: a browser sends a nameless file of no bytes for it."""
    return not (value.filename or value.size) if isinstance(value, UploadFile) else not value.strip()


def _html(page: str) -> Response:
    """The page, its own policy said by the server too, which no markup before it can undo."""
    policy = f"{policy_of(page)}; frame-ancestors 'none'"
    return HTMLResponse(page, headers={"content-security-policy": policy})
