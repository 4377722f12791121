"""What can go wrong with a request, named: each is an `application/problem+json` answer (RFC 9457) with a code."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.responses import JSONResponse


class Kind(NamedTuple):
    """One row of the table: the HTTP status and what it means."""

    status: int
    title: str


KINDS: dict[str, Kind] = {
    "empty-body": Kind(400, "The request has no body"),
    "bad-json": Kind(400, "The body is not JSON"),
    "bad-host": Kind(400, "The service is not asked for under this name"),
    "bad-request": Kind(422, "A field or an option is wrong"),
    "not-text": Kind(422, "The body is neither a page nor text"),
    "token": Kind(401, "A token is needed"),
    "cross-site": Kind(403, "A page of another site may not ask"),
    "fetch-off": Kind(403, "The service was not started with --allow-fetch"),
    "not-found": Kind(404, "There is nothing at this address"),
    "method": Kind(405, "The method is not allowed here"),
    "slow-body": Kind(408, "The body did not arrive in time"),
    "too-large": Kind(413, "The body is larger than the service takes"),
    "content-type": Kind(415, "No page, text or JSON"),
    "raised": Kind(500, "The document could not be read"),
    "fetch-failed": Kind(502, "The address could not be fetched"),
    "busy": Kind(503, "All workers are busy and the queue is full"),
    "timeout": Kind(503, "The document took longer than its limit of time"),
    "memory": Kind(503, "The document took more than its limit of memory"),
    "crash": Kind(503, "The worker process died at the document"),
    "unavailable": Kind(503, "No worker can be started"),
}
"""Code → what it means. 4xx: the request is wrong; 503: this request cost too much, or there is no room now."""

RETRY_SECONDS = 2
"""What a caller for whom there was no room is told to wait."""


class ProblemError(Exception):
    """Ends a request with an answer that says what was wrong."""

    def __init__(self, code: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.code, self.detail, self.more = code, detail, more

    def response(self) -> JSONResponse:
        """The answer."""
        kind = KINDS[self.code]
        headers = {}
        if self.code in ("busy", "unavailable"):
            headers["retry-after"] = str(RETRY_SECONDS)
        if self.code == "token":
            headers["www-authenticate"] = 'Bearer, Basic realm="bonmun", charset="UTF-8"'
        body = {"type": f"urn:bonmun:problem:{self.code}", "title": kind.title, "status": kind.status,
                "detail": self.detail, "code": self.code, **self.more}  # fmt: skip
        return JSONResponse(body, kind.status, headers, media_type="application/problem+json")
