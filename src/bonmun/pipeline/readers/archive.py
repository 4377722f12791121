"""Zip and tar archives of saved pages or of WARC files (WACZ): a document for each page inside.

Nothing is ever unpacked onto the disk.
"""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO, cast

from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.provenance import Distinct
from bonmun.pipeline.readers import warc_records
from bonmun.pipeline.readers.input_kinds import HEAD, kind_by_content, suffix_of
from bonmun.pipeline.readers.wanted import Wanted
from bonmun.pipeline.stream import Source
from bonmun.sources import Kind, is_page, kind_of

MAX_MEMBER = 64 << 20
"""Larger members are reported, not read; also what a compressed member may grow to."""
# APPNOTE 4.3.7: signature, version, flags, method, time, date, crc, packed and full size, lengths of name and extra
_LOCAL_HEADER = struct.Struct("<4sHHHHHIIIHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_TAR_BLOCK = 512


def read_zip(source: Source, skipped: Counter[str], wanted: Wanted | None = None) -> Iterator[Document]:
    """The files in a zip archive; when its directory is lost, those that can still be found in it."""
    try:
        archive = zipfile.ZipFile(source.file)
    except zipfile.BadZipFile as error:
        yield Document(source.name, failure=Failure("corrupt", f"damaged zip ({error}); reading what is left of it"))
        source.file.seek(0)
        yield from _salvage(source, skipped)
        return
    distinct = Distinct()
    with archive:
        for info in archive.infolist():
            kind = None if info.is_dir() else _kind(info.filename, skipped)
            if kind is None:
                continue
            name = distinct(f"{source.name}!{info.filename}")
            try:
                with archive.open(info) as member:
                    yield from _member(name, cast("BinaryIO", member), kind, info.file_size, skipped, wanted)
            except Exception as error:  # bad CRC, unknown method, encrypted, zlib: all mean this member only
                yield Document(name, failure=Failure("corrupt", f"{type(error).__name__}: {error}"[:500]))


def read_tar(source: Source, skipped: Counter[str], wanted: Wanted | None = None) -> Iterator[Document]:
    """The files in a tar archive, compressed or not; damage between them is reported and stepped over."""
    expected = 0
    distinct = Distinct()
    try:
        with tarfile.open(source.name, "r|*", source.file, ignore_zeros=True) as archive:
            for info in archive:
                if expected and info.offset > expected:
                    lost = f"{info.offset - expected} bytes that are no member, from byte {expected} on"
                    yield Document(f"{source.name}@{expected}", failure=Failure("corrupt", lost))
                expected = info.offset_data + -(-info.size // _TAR_BLOCK) * _TAR_BLOCK
                kind = _kind(info.name, skipped) if info.isfile() else None
                member = archive.extractfile(info) if kind else None
                if kind and member:
                    name = distinct(f"{source.name}!{info.name}")
                    yield from _member(name, cast("BinaryIO", member), kind, info.size, skipped, wanted)
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        failure = Failure("corrupt", f"damaged tar, nothing readable from byte {expected} on: {error}"[:500])
        yield Document(f"{source.name}@{expected}", failure=failure)


def _member(
    name: str, file: BinaryIO, kind: Kind, size: int, skipped: Counter[str], wanted: Wanted | None
) -> Iterator[Document]:
    """The page in a member of an archive, or the pages where it is a WARC file, also one with a page's name."""
    head = file.read(HEAD)
    if kind == "warc" or kind_by_content(head) == "warc":
        yield from warc_records.read(Source(name, _Rest(head, file)), skipped, wanted)
    elif size > MAX_MEMBER:
        yield Document(name, failure=Failure("too-large", f"{size:,} bytes; {MAX_MEMBER:,} are read at most"))
    else:
        content = head + file.read(MAX_MEMBER + 1)
        cut = Failure("corrupt", f"cut off: {len(content)} of {size} bytes are there")
        yield Document(name, payload=content) if len(content) >= size else Document(name, failure=cut)


class _Rest(BytesIO):
    """A member of which the first bytes were read already."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        super().__init__(head)
        self._file = file

    def read(self, size: int | None = -1) -> bytes:
        return super().read(size) or self._file.read(-1 if size is None else size)


def _salvage(source: Source, skipped: Counter[str]) -> Iterator[Document]:
    """The files whose local headers still stand in a zip without a directory."""
    data = b""
    while chunk := source.read():
        data += chunk  # a cut-off download: what is there is read whole, up to what a worker may hold
        if len(data) > 16 * MAX_MEMBER:
            break
    at = data.find(_LOCAL_MAGIC)
    while at >= 0 and at + _LOCAL_HEADER.size <= len(data):
        _, _, flags, method, _, _, _, packed, _, name_size, extra_size = _LOCAL_HEADER.unpack_from(data, at)
        body = at + _LOCAL_HEADER.size + name_size + extra_size
        encoding = "utf-8" if flags & 0x800 else "cp949"
        filename = data[at + _LOCAL_HEADER.size :][:name_size].decode(encoding, "replace")
        if not filename.endswith("/") and _kind(filename, skipped) == "page":
            yield _salvaged(f"{source.name}!{filename}", data, body, method, packed)
        at = data.find(_LOCAL_MAGIC, at + 4)


def _salvaged(name: str, data: bytes, body: int, method: int, packed: int) -> Document:
    cut = Document(name, failure=Failure("corrupt", "cut off or damaged in a damaged zip"))
    if method == zipfile.ZIP_STORED and packed:
        content = data[body : body + packed]
        return Document(name, payload=content) if len(content) == packed else cut
    if method != zipfile.ZIP_DEFLATED:
        return cut
    inflate: Any = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflate.decompress(data[body:] if not packed else data[body : body + packed], MAX_MEMBER)
    except zlib.error:
        return cut
    return Document(name, payload=content) if inflate.eof else cut


def _kind(name: str, skipped: Counter[str]) -> Kind | None:
    """What a member is read as, by its name; those that are something else are counted, hidden files are not."""
    if name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith("."):
        return None
    kind = kind_of(name)
    if kind == "warc" or (kind == "page" and is_page(name)):
        return kind
    skipped[f"file in an archive, {suffix_of(name)}"] += 1
    return None
