"""A JSON file: a document for each record of its array, or the one that it is."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.stream import Boundary, Damage, Source, pieces

MAX_FILE = 64 << 20
"""It is parsed as a whole; JSON Lines are not, and may be of any length."""


def read(source: Source) -> Iterator[Document]:
    """The documents of a JSON file; one with a failure where it can't be read."""
    raw = bytearray()
    failure = None
    for piece in pieces(source):
        if isinstance(piece, Damage):
            failure = Failure("corrupt", str(piece))
        elif not isinstance(piece, Boundary):
            raw += piece
        if len(raw) > MAX_FILE:
            failure = Failure(
                "too-large", f"JSON of more than {MAX_FILE:,} bytes; one record a line (.jsonl) may be more"
            )
        if failure:
            break
    try:
        found = json.loads(bytes(raw)) if failure is None else []
    except (ValueError, RecursionError) as error:
        found, failure = [], Failure("bad-json", str(error))
    for number, record in enumerate(found if isinstance(found, list) else [found], 1):
        yield Document(f"{source.name}:{number}", "json", json.dumps(record).encode())
    if failure:
        yield Document(source.name, failure=failure)
