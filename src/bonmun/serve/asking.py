"""Reads and checks what a request asks for: `{html | text, url, options}`, or a page with options beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, get_args

from bonmun.article import KEEP
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.record_schema import SchemaName

ASKED = "\0asked"
"""Under this name in a document's `carried` a worker finds the options; no column of an input is called so."""
FETCHED = "\0fetched"
"""Under this name it finds the page that was fetched for the request."""
NEEDED = "fetch"
"""Code of the failure of a request that names only an address: its message is that address."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the answer to a request holds and how its page is read."""

    sites: bool = True
    fallback: bool = True
    pii: bool = True
    keep: tuple[str, ...] = ()
    removed: bool = True
    blocks: bool = False
    schema: SchemaName = "native"

    @property
    def reading(self) -> tuple[bool, bool, bool, tuple[str, ...]]:
        """What the extractor depends on."""
        return self.sites, self.fallback, self.pii, self.keep


@dataclass(slots=True)
class Asked:
    """A request read: its document, how to read that, and whether it is text for certain."""

    document: Document
    options: Options = field(default_factory=Options)
    is_dump: bool = False


FLAGS = tuple(one.name for one in fields(Options) if one.type == "bool")
_FIELDS = ("html", "text", "url", "options", "id")


class WrongError(ValueError):
    """A field or an option is not what it must be."""


def of_query(query: Mapping[str, str]) -> tuple[str | None, Options]:
    """The address and the options written beside a page: `?url=…&pii=false&keep=captions,byline`."""
    given: dict[str, Any] = {}
    for name, value in query.items():
        if name in FLAGS:
            if value not in ("true", "false"):
                raise WrongError(f"{name}: write true or false, not {value!r}")
            given[name] = value == "true"
        elif name == "keep":
            given[name] = [part for part in value.split(",") if part]
        elif name != "url":
            given[name] = value
    return query.get("url"), options(given)


def options(given: Any, beside: Options | None = None) -> Options:
    """The options in a JSON object, over those `beside` it; WrongError names the one that is wrong."""
    if not isinstance(given, dict):
        raise WrongError("options: an object was expected")
    known = [one.name for one in fields(Options)]
    wrong = sorted(set(map(str, given)) - set(known))
    if wrong:
        raise WrongError(f"options: there is no {wrong[0]!r}; there are {', '.join(known)}")
    for name in FLAGS:
        if not isinstance(given.get(name, True), bool):
            raise WrongError(f"options.{name}: true or false was expected")
    keep = given.get("keep", [])
    if not isinstance(keep, list) or not all(isinstance(part, str) and part in KEEP for part in keep):
        raise WrongError(f"options.keep: a list of {', '.join(KEEP)} was expected")
    if given.get("schema", "native") not in get_args(SchemaName):
        raise WrongError(f"options.schema: one of {', '.join(get_args(SchemaName))} was expected")
    named = {**given, "keep": tuple(sorted(set(keep)))} if "keep" in given else given
    return replace(beside or Options(), **named)


def of_document(document: Document) -> Asked:
    """The request in a document as it reaches a worker; what is wrong with it becomes the document's failure."""
    beside: Options = document.carried.get(ASKED, Options())
    fetched: tuple[bytes, str, str | None] | None = document.carried.get(FETCHED)
    plain = replace(document, carried={})
    if document.failure is not None or document.form != "json":
        return Asked(plain, beside)
    try:
        return _of_json(plain, beside, fetched)
    except WrongError as error:
        plain.failure = Failure("bad-request", str(error))
    except (ValueError, RecursionError) as error:
        plain.failure = Failure("bad-json", f"not JSON: {error}")
    plain.payload = None
    return Asked(plain)


def _of_json(document: Document, beside: Options, fetched: tuple[bytes, str, str | None] | None) -> Asked:
    row = json.loads(document.payload or b"")
    if not isinstance(row, dict):
        raise WrongError("an object was expected: {html | text, url, options}")
    wrong = sorted(set(row) - set(_FIELDS))
    if wrong:
        raise WrongError(f"there is no field {wrong[0]!r}; there are {', '.join(_FIELDS)}")
    for name in ("html", "text", "url", "id"):
        if not isinstance(row.get(name, ""), str) and (name, row[name]) != ("url", None):
            raise WrongError(f"{name}: text was expected")
    page, text, url = row.get("html"), row.get("text"), row.get("url") or document.url
    if page is not None and text is not None:
        raise WrongError("html and text: one of them, not both")
    plain = replace(document, name=row.get("id") or document.name, form="page", payload=None, url=url)
    asked = Asked(plain, options(row.get("options", {}), beside), text is not None)
    given = page if page is not None else text
    if given is not None:
        plain.payload = given
    elif fetched is not None:
        plain.payload, plain.answered, plain.content_type = fetched
    elif url:
        plain.failure = Failure(NEEDED, url)
    else:
        raise WrongError("html, text or url: one of them is needed")
    return asked
