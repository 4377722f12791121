"""The fields of a record with their types: the one source of the JSON Schema, the Arrow and the Spark schema."""

from __future__ import annotations

import datetime as dt
import json
import zoneinfo
from typing import Any, NamedTuple, get_args

from bonmun.article import JUNK_KINDS, PageKind
from bonmun.pipeline.json_lines import to_json
from bonmun.pipeline.record import RECORD_VERSION
from bonmun.pipeline.record_schema import KEPT, SchemaName

Type = Any
"""A type: "string", "integer", "number", "boolean", "time", "object" (free), [type] for a list, {name: type} for a
struct. A time is text in JSON and a timestamp in tables."""

MARKS = {"dup_cluster": "string", "dup_of": "string", "similarity": "number", "wire_agency": "string"}
"""What `bonmun dedup` adds to a row."""
ZONE = "Asia/Seoul"
"""Of timestamps: a name of the IANA database, as polars knows no other."""

AUTHOR = {"name": "string", "email": "string"}
REMOVAL = {"kind": "string", "rule": "string", "where": "string", "text": "string"}
PICTURE = {
    "url": "string", "alt": "string", "caption": "string", "credit": "string", "width": "integer", "height": "integer",
}  # fmt: skip
BLOCK = {"text": "string", "role": "string", "kind": "string", "rule": "string", "where": "string"}
FETCH = {
    "url": "string", "status": "integer", "kind": "string", "fetched_at": "string", "from_cache": "boolean",
    "truncated": "boolean", "rendered": "boolean",
    "redirects": [{"url": "string", "kind": "string", "status": "integer"}],
}  # fmt: skip
SIGNALS = {"chars": "integer", "hangul_share": "number", "list_share": "number", "quote_rate": "number"}
FLAGS = ("short", "foreign", "list_like", "press_release", "advertorial", "machine_written", "stock_ticker")
UNASKED = ("removed", "blocks")
"""Fields that tables have only where they are asked for."""
OPTIONAL = (*UNASKED, "body")
"""Fields that an option leaves out or puts in."""
AS_TEXT = ("body", "carried")
"""Fields that are JSON text in tables: parts hold parts, and carried columns differ from input to input."""


class Field(NamedTuple):
    """A field of the record."""

    type: Type
    about: str
    nullable: bool = False
    values: tuple[str, ...] = ()


FIELDS: dict[str, Field] = {
    "schema_version": Field("integer", "Version of this shape; rises when a field changes its meaning or goes."),
    "bonmun_version": Field("string", "Version of bonmun that made the record."),
    "id": Field("string", "Of this row alone: b2b: + BLAKE2b-128 of input, requested and page_hash."),
    "article_id": Field("string", "Of the article: a hash of its address without tracking, else of the bytes."),
    "input": Field("string", "What this row is for, once in a run: file, and line, member or place in it."),
    "requested": Field("string", "The address that was asked for; of a WARC record, its WARC-Target-URI.", True),
    "status": Field(
        "string",
        "ok: has a body; no_body: read, but not an article; error: could not be read.",
        values=("ok", "no_body", "error"),
    ),
    "error": Field({"code": "string", "message": "string"}, "Set when status is error.", True),
    "kind": Field("string", "What the page is.", values=get_args(PageKind)),
    "method": Field("string", "Who found the body: site:…, family:…, jsonld, generic, dump, trafilatura, none."),
    "title": Field("string", "The headline without the outlet's suffix.", True),
    "subtitles": Field(["string"], "Decks under the headline."),
    "text": Field("string", "The body; paragraphs joined by a blank line; empty when there is none."),
    "paragraphs": Field(["string"], "The body, paragraph by paragraph."),
    "captions": Field(["string"], "Captions and credits of pictures."),
    "authors": Field([AUTHOR], "Reporters by name, with the e-mail shown."),
    "byline": Field(["string"], "By-lines as printed."),
    "dateline": Field("string", "The prefix taken off the first paragraph, as printed.", True),
    "published": Field("time", "ISO 8601 with +09:00; in JSON a date when only the day is known.", True),
    "updated": Field("time", "ISO 8601 with +09:00.", True),
    "day_only": Field("boolean", "Of published, only the day is known; the time is then midnight."),
    "publisher": Field("string", "The outlet that wrote it.", True),
    "via": Field("string", "The portal or blog that showed it, where it is not the publisher.", True),
    "section": Field("string", "The section of the outlet.", True),
    "tags": Field(["string"], "Keywords the page names."),
    "description": Field("string", "What the page says of itself in its head.", True),
    "language": Field("string", "ISO 639 code of the text.", True),
    "url": Field("string", "The canonical address the page names, else the one given.", True),
    "image": Field("string", "Address of the lead picture.", True),
    "encoding": Field("string", "The encoding the bytes were read in; null for text.", True),
    "confidence": Field("number", "0-1: how sure bonmun is that the body is right."),
    "warnings": Field(["string"], "code: message, each."),
    "reason": Field("string", "Why there is no body, as code: message; empty when there is one."),
    "body": Field(
        ["part"],
        "The body with its form: parts in reading order, told apart by their `part`; JSON text in tables "
        "(not with --no-body).",
    ),
    "images": Field([PICTURE], "The article's pictures in reading order."),
    "blocks": Field([BLOCK], "Every visible block in order with its role (only with --blocks)."),
    "removed": Field([REMOVAL], "What was taken away, in order (not with --no-removed)."),
    "text_hash": Field("string", "Of the body's letters and digits, case folded: equal for exact repeats.", True),
    "page_hash": Field("string", "Of the bytes that came in.", True),
    "signals": Field(SIGNALS, "Measures for those who filter."),
    "flags": Field(["string"], "Which thresholds were passed.", values=FLAGS),
    "fetch": Field(FETCH, "How the page was fetched; null where it was not.", True),
    "carried": Field("object", "The input's other columns, as they were; JSON text in tables."),
}

TIMES = tuple(name for name, field in FIELDS.items() if field.type == "time")

_PERSON = {"@type": "string", "name": "string", "email": "string"}
_TYPES: dict[str, dict[str, Type]] = {
    "schema.org": {
        "author": [_PERSON], "publisher": {"@type": "string", "name": "string"}, "keywords": ["string"],
        "isAccessibleForFree": "boolean",
    },
    "zyte": {
        "authors": [{"name": "string", "nameRaw": "string"}], "breadcrumbs": [{"name": "string"}],
        "mainImage": {"url": "string"}, "metadata": {"probability": "number"},
    },
    "trafilatura": {},
}  # fmt: skip


def types(schema: SchemaName, names: list[str] | None = None) -> dict[str, Type]:
    """The type of each column of `schema`; with `names`, of these, in their order."""
    if schema == "native":
        known = {name: field.type for name, field in FIELDS.items()} | MARKS
        wanted = names or [name for name in FIELDS if name not in UNASKED]
    else:
        known = {name: FIELDS[name].type for name in KEPT} | _TYPES[schema]
        wanted = names or list(KEPT)
    return {name: "string" if name in AS_TEXT else known.get(name, "string") for name in wanted}


def in_table(row: dict[str, Any]) -> dict[str, Any]:
    """The row as columns of a table take it: each time whole, also where only the day is known."""
    whole = {name: f"{row[name]}T00:00:00+09:00" for name in TIMES if len(row.get(name) or "") == len("2024-01-26")}
    return {**row, **whole, **{name: to_json(row[name]) for name in AS_TEXT if row.get(name) is not None}}


def as_values(row: dict[str, Any]) -> dict[str, Any]:
    """The native row for a table in memory: as `in_table`, with times as values."""
    flat = in_table(row)
    zone = zoneinfo.ZoneInfo(ZONE)
    return flat | {name: dt.datetime.fromisoformat(flat[name]).astimezone(zone) for name in TIMES if flat[name]}


def arrow_schema(schema: SchemaName, names: list[str] | None = None) -> Any:
    """The columns as a pyarrow schema."""
    import pyarrow

    return pyarrow.schema([(name, _arrow(kind)) for name, kind in types(schema, names).items()])


def spark_schema(names: list[str] | None = None) -> str:
    """The columns of the native record as a Spark DDL string, for `mapInArrow` and `mapInPandas`."""
    return ", ".join(f"`{name}` {_spark(kind)}" for name, kind in types("native", names).items())


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the native record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:bonmun:record:{RECORD_VERSION}",
        "title": "bonmun record",
        "description": "One row for each input of `bonmun run`: article, page without an article, or failure.",
        "type": "object",
        "required": [name for name in FIELDS if name not in OPTIONAL],
        "additionalProperties": True,
        "properties": {name: _property(field) for name, field in FIELDS.items()},
        "$defs": _parts(),
    }


def _parts() -> dict[str, Any]:
    """The schema of a part of the body, and of the spans in it."""
    spans, inner = _list("#/$defs/span"), _list("#/$defs/part")
    item = {"type": "object", "required": ["spans", "parts"], "properties": {"spans": spans, "parts": inner}}
    spread = {name: {"type": "integer", "minimum": 1} for name in ("columns", "rows")}
    cell = {"type": "object", "required": ["spans"], "properties": {"spans": spans, **spread}}
    kinds: dict[str, dict[str, Any]] = {
        "paragraph": {"spans": spans},
        "heading": {"level": {"type": "integer", "minimum": 1, "maximum": 6}, "spans": spans},
        "list": {"ordered": {"type": "boolean"}, "items": {"type": "array", "items": item}},
        "quotation": {"parts": inner},
        "table": {
            "header_rows": {"type": "integer", "minimum": 0},
            "rows": {"type": "array", "items": {"type": "array", "items": cell}},
        },
        "picture": _json(PICTURE)["properties"],
        "preformatted": {"text": {"type": "string"}},
        "separator": {},
    }
    more = {"table": {"caption": {"type": "string"}}}
    return {
        "span": {
            "type": "object",
            "required": ["text"],
            "properties": {
                "text": {"type": "string"}, "link": {"type": "string"}, "bold": {"type": "boolean"},
                "italic": {"type": "boolean"},
            },
        },
        "part": {
            "oneOf": [
                {
                    "type": "object",
                    "required": ["part", *own],
                    "properties": {"part": {"const": name}, **own, **more.get(name, {})},
                }
                for name, own in kinds.items()
            ]
        },
    }  # fmt: skip


def _list(of: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": of}}


def _property(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {"description": field.about, **_json(field.type)}
    if field.values:
        (made["items"] if isinstance(field.type, list) else made)["enum"] = list(field.values)
    if field.type == [REMOVAL]:
        made["items"]["properties"]["kind"]["enum"] = sorted(JUNK_KINDS)
    if field.nullable:
        made["type"] = [made["type"], "null"]
    return made


def _json(kind: Type) -> dict[str, Any]:
    if isinstance(kind, list):
        return {"type": "array", "items": _json(kind[0])}
    if kind == "part":
        return {"$ref": "#/$defs/part"}
    if isinstance(kind, dict):
        parts = {name: _json(inner) for name, inner in kind.items()}
        for name in ("email", "kind", "width", "height"):
            if name in parts and kind in (AUTHOR, BLOCK, PICTURE):
                parts[name]["type"] = [parts[name]["type"], "null"]
        return {"type": "object", "required": list(kind), "properties": parts}
    return {"type": "string" if kind == "time" else kind}


def _arrow(kind: Type) -> Any:
    import pyarrow

    if isinstance(kind, list):
        return pyarrow.list_(_arrow(kind[0]))
    if isinstance(kind, dict):
        return pyarrow.struct([(name, _arrow(inner)) for name, inner in kind.items()])
    plain = {
        "integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_(),
        "time": pyarrow.timestamp("us", ZONE),
    }  # fmt: skip
    return plain.get(kind, pyarrow.string())


def _spark(kind: Type) -> str:
    if isinstance(kind, list):
        return f"array<{_spark(kind[0])}>"
    if isinstance(kind, dict):
        return "struct<" + ", ".join(f"`{name}`: {_spark(inner)}" for name, inner in kind.items()) + ">"
    plain = {"integer": "bigint", "number": "double", "boolean": "boolean", "time": "timestamp"}
    return plain.get(kind, "string")


if __name__ == "__main__":
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
