"""JSON Lines: a document for each line; the workers parse them."""

from __future__ import annotations

from collections.abc import Iterator

from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.stream import Boundary, Damage, Source, pieces

MAX_LINE = 64 << 20
"""Longer lines are reported, not read: the largest of 240 saved pages is 1 MB, and memory must stay bounded."""


def read(source: Source) -> Iterator[Document]:
    """The documents of a JSON Lines file, one for each line that is not blank and one for each damage."""
    number, size = 1, 0
    parts: list[bytes] = []  # of the line being read
    for piece in pieces(source):
        if isinstance(piece, Boundary):
            continue
        if isinstance(piece, Damage):
            yield Document(f"{source.name}:{number}", failure=Failure("corrupt", str(piece)))
            number, parts, size = number + 1, [], 0
            continue
        *whole, rest = piece.split(b"\n")
        for line in whole:
            if document := _line(source.name, number, b"".join([*parts, line]), size):
                yield document
            number, parts, size = number + 1, [], 0
        size += len(rest)
        if size <= MAX_LINE:
            parts.append(rest)
        else:
            parts = []
    if document := _line(source.name, number, b"".join(parts), size):
        yield document


def _line(name: str, number: int, line: bytes, size: int) -> Document | None:
    if size > MAX_LINE:
        return Document(f"{name}:{number}", failure=Failure("too-large", f"a line of more than {MAX_LINE:,} bytes"))
    line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
    return Document(f"{name}:{number}", "json", line) if line.strip() else None
