"""Zip and tar archives of saved pages: a document for each file inside. Nothing is ever unpacked onto the disk."""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.readers.input_kinds import suffix_of
from bonmun.pipeline.stream import Source
from bonmun.sources import is_page, kind_of

MAX_MEMBER = 64 << 20
"""Larger members are reported, not read; also what a compressed member may grow to."""
# APPNOTE 4.3.7: signature, version, flags, method, time, date, crc, packed and full size, lengths of name and extra
_LOCAL_HEADER = struct.Struct("<4sHHHHHIIIHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_TAR_BLOCK = 512


def read_zip(source: Source, skipped: Counter[str]) -> Iterator[Document]:
    """The files in a zip archive; when its directory is lost, those that can still be found in it."""
    try:
        archive = zipfile.ZipFile(source.name)
    except zipfile.BadZipFile as error:
        yield Document(source.name, failure=Failure("corrupt", f"damaged zip ({error}); reading what is left of it"))
        yield from _salvage(source, skipped)
        return
    with archive:
        for info in archive.infolist():
            if info.is_dir() or not _is_page(info.filename, skipped):
                continue
            name = f"{source.name}!{info.filename}"
            if info.file_size > MAX_MEMBER:
                yield _too_large(name, info.file_size)
                continue
            try:
                with archive.open(info) as member:
                    content = member.read(MAX_MEMBER + 1)
            except Exception as error:  # bad CRC, unknown method, encrypted, zlib: all mean this member only
                yield Document(name, failure=Failure("corrupt", f"{type(error).__name__}: {error}"[:500]))
                continue
            yield Document(name, payload=content)


def read_tar(source: Source, skipped: Counter[str]) -> Iterator[Document]:
    """The files in a tar archive, compressed or not; damage between them is reported and stepped over."""
    expected = 0
    try:
        with tarfile.open(source.name, "r|*", ignore_zeros=True) as archive:
            for info in archive:
                if expected and info.offset > expected:
                    lost = f"{info.offset - expected} bytes that are no member, from byte {expected} on"
                    yield Document(f"{source.name}@{expected}", failure=Failure("corrupt", lost))
                expected = info.offset_data + -(-info.size // _TAR_BLOCK) * _TAR_BLOCK
                if info.isfile() and _is_page(info.name, skipped):
                    yield _tar_member(f"{source.name}!{info.name}", archive, info)
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        failure = Failure("corrupt", f"damaged tar, nothing readable from byte {expected} on: {error}"[:500])
        yield Document(f"{source.name}@{expected}", failure=failure)


def _tar_member(name: str, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Document:
    if info.size > MAX_MEMBER:
        return _too_large(name, info.size)
    member = archive.extractfile(info)
    content = member.read() if member else b""
    if len(content) < info.size:
        return Document(name, failure=Failure("corrupt", f"cut off: {len(content)} of {info.size} bytes are there"))
    return Document(name, payload=content)


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
        if not filename.endswith("/") and _is_page(filename, skipped):
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


def _too_large(name: str, size: int) -> Document:
    return Document(name, failure=Failure("too-large", f"{size:,} bytes; {MAX_MEMBER:,} are read at most"))


def _is_page(name: str, skipped: Counter[str]) -> bool:
    """Whether a member is read, by its name; those that are something else are counted, hidden files are not."""
    if name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith("."):
        return False
    if kind_of(name) == "page" and is_page(name):
        return True
    skipped[f"file in an archive, {suffix_of(name)}"] += 1
    return False
