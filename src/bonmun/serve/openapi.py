"""The service described for programs: an OpenAPI 3.1 document, made from the record's own schema."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_args

import bonmun
from bonmun import resources
from bonmun.article import KEEP
from bonmun.pipeline.record_schema import KEPT, SchemaName
from bonmun.serve.asking import FLAGS, Options
from bonmun.serve.problems import KINDS
from bonmun.serve.service_settings import Settings

_SAYS = {
    "sites": "Read with the rules of outlets",
    "fallback": "Ask trafilatura where our own reading finds nothing",
    "pii": "Leave personal data as it is; false masks it",
    "keep": "What else goes into the text",
    "removed": "List what was removed",
    "blocks": "List every block with its role",
    "schema": "The names of the fields",
}
_PAGE_TYPES = ("text/html", "text/plain", "application/octet-stream", "multipart/related")


def document(settings: Settings) -> dict[str, Any]:
    """The description; with a token, it says that one is needed."""
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "bonmun", "version": bonmun.__version__,
            "description": "Korean news pages and text dumps in, the clean article out, with all that was taken away.",
        },
        "paths": {
            "/v1/extract": {"post": _extract()},
            "/v1/extract/batch": {"post": _batch()},
            "/v1/schema": {"get": _get("The JSON Schema of the record", "application/schema+json", {"type": "object"})},
            "/healthz": {"get": _get("Whether the service runs", "application/json", {"type": "object"})},
            "/metrics": {"get": _get("Figures for Prometheus", "text/plain", {"type": "string"})},
        },
        "components": {
            "schemas": {"Record": _record(), "Renamed": _renamed(), "Request": _request(), "Problem": _problem()},
        },
    }  # fmt: skip
    if settings.token:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
    return made


def _extract() -> dict[str, Any]:
    bodies: dict[str, Any] = {kind: {"schema": {"type": "string", "minLength": 1}} for kind in _PAGE_TYPES}
    bodies["application/json"] = {"schema": {"$ref": "#/components/schemas/Request"}}
    url = {"name": "url", "in": "query", "schema": {"type": "string"}, "description": "The page's address"}
    beside = [
        {"name": name, "in": "query", "style": "form", "explode": False, "schema": schema}
        for name, schema in _options()["properties"].items()
    ]
    return {
        "summary": "The article on one page or in one dump",
        "description": "A page without an article is a 200 whose record says so. What JSON says goes before the query.",
        "operationId": "extract",
        "parameters": [url, *beside],
        "requestBody": {"required": True, "content": bodies},
        "responses": {"200": _ok("application/json", {"anyOf": _ref("Record", "Renamed")}), **_problems()},
    }


def _batch() -> dict[str, Any]:
    lines = {
        "application/jsonl": {"schema": {"type": "string"}, "itemSchema": {"$ref": "#/components/schemas/Request"}}
    }
    return {
        "summary": "The articles on many pages: a request on each line, a record on each line of the answer, in order",
        "operationId": "extractBatch",
        "requestBody": {"required": True, "content": lines},
        "responses": {"200": _ok("application/jsonl", {"type": "string"}), **_problems()},
    }


def _get(summary: str, media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"summary": summary, "responses": {"200": _ok(media_type, schema), **_problems()}}


def _ok(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "Done", "content": {media_type: {"schema": schema}}}


def _problems() -> dict[str, Any]:
    """The answers that are problems, by status: what may go wrong is the table in `problems`."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    told: dict[str, list[str]] = {}
    for code, kind in KINDS.items():
        told.setdefault(str(kind.status), []).append(f"{code}: {kind.title}")
    return {status: {"description": ". ".join(says), "content": content} for status, says in sorted(told.items())}


def _ref(*names: str) -> list[dict[str, Any]]:
    return [{"$ref": f"#/components/schemas/{name}"} for name in names]


def _renamed() -> dict[str, Any]:
    """The record under other names: what each of them is, `docs/scale.md` tells; some fields stay in all."""
    return {"type": "object", "description": "The record where `schema` asks for other names.", "required": list(KEPT)}


def _request() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "A page (html) or a dump (text), or only its address where the service may fetch.",
        "properties": {
            "html": {"type": "string"}, "text": {"type": "string"}, "url": {"type": ["string", "null"]},
            "id": {"type": "string", "description": "Comes back as `input`"}, "options": _options(),
        },
        "anyOf": [
            {"required": ["html"]}, {"required": ["text"]},
            {"required": ["url"], "properties": {"url": {"type": "string", "minLength": 1}}},
        ],
        "not": {"required": ["html", "text"]},
        "additionalProperties": False,
    }  # fmt: skip


def _options() -> dict[str, Any]:
    standard = Options()
    named: dict[str, Any] = {name: {"type": "boolean"} for name in FLAGS}
    named["keep"] = {"type": "array", "items": {"enum": list(KEEP)}}
    named["schema"] = {"enum": list(get_args(SchemaName))}
    for one in fields(Options):
        default = getattr(standard, one.name)
        named[one.name] |= {"description": _SAYS[one.name], "default": list(default) if one.name == "keep" else default}
    return {"type": "object", "properties": named, "additionalProperties": False}


def _problem() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "type": "object",
        "description": "RFC 9457. `limit` and `allowed` name the limit that was met.",
        "required": ["type", "title", "status", "detail", "code"],
        "properties": {
            "type": text, "title": text, "status": {"type": "integer"}, "detail": text,
            "code": {"enum": list(KINDS)}, "limit": text, "allowed": {"type": ["number", "null"]},
        },
    }  # fmt: skip


def _record() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(resources.read("record.schema.json"))
    return {key: value for key, value in schema.items() if not key.startswith("$")}
