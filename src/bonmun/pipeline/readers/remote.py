"""Inputs at addresses (s3://, gs://, hf://, https://, memory://): found and opened through fsspec."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple, cast

from bonmun.errors import PipelineError
from bonmun.extras import install

_ADDRESS = re.compile(r"\A[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PATTERN = frozenset("*?[")
_VERSIONS = ("ETag", "etag", "blob_id", "mtime", "LastModified", "last_modified", "created")
"""What stores call that which changes with a file; the hub of `hf://` has only its `blob_id`."""


class Found(NamedTuple):
    """A file at an address."""

    address: str
    size: int
    version: str
    """Changes when the file does, as far as its server says."""


def is_remote(name: str) -> bool:
    """True for an address, False for a path on this machine."""
    return _ADDRESS.match(name) is not None


def find(address: str, wanted: Callable[[str], bool]) -> Iterator[Found]:
    """The files behind an address: itself, what a pattern matches, or those of a folder that are wanted by name."""
    with _told(address):
        files, path = _system(address)
        if _PATTERN & set(path):
            told = files.glob(path, detail=True)
        elif files.isdir(path):
            told = {name: about for name, about in files.find(path, detail=True).items() if wanted(name)}
        else:
            told = {path: files.info(path)}
        listed = [(name, about) for name, about in sorted(told.items()) if about.get("type") != "directory"]
    if not listed:
        raise PipelineError(f"nothing to read at {address}")
    for name, about in listed:
        version = next((str(about[key]) for key in _VERSIONS if about.get(key)), "")
        yield Found(files.unstrip_protocol(name), int(about.get("size") or 0), version)


def opened(address: str) -> BinaryIO:
    """The file at an address, for reading; an OSError where it can't be had, also later on."""
    try:
        files, path = _system(address)
        return cast("BinaryIO", _Remote(files.open(path, "rb")))
    except PipelineError:
        raise
    except Exception as error:  # each kind of store raises its own
        raise OSError(f"{type(error).__name__}: {error}") from error


def _system(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise PipelineError(f"addresses such as s3:// need fsspec: {install('remote')}") from error
    try:
        files, path = url_to_fs(address)
    except (ImportError, ValueError) as error:  # the library for this kind of address, or no such kind
        raise PipelineError(f"{address} can't be read: {error}") from error
    return files, path


class _told:  # noqa: N801  # used as a function
    """Turns whatever a store raises into an error that names the address."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, PipelineError):
            raise PipelineError(f"{self._address} can't be read: {type(error).__name__}: {error}") from error


class _Remote(io.RawIOBase):
    """A remote file whose errors are those of a file."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def read(self, size: int | None = -1) -> bytes:
        return cast("bytes", self._safely(self._file.read, -1 if size is None else size))

    def seek(self, place: int, whence: int = 0) -> int:
        return cast("int", self._safely(self._file.seek, place, whence))

    def tell(self) -> int:
        return cast("int", self._file.tell())

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return cast("bool", self._file.seekable())

    def close(self) -> None:
        self._file.close()
        super().close()

    @staticmethod
    def _safely(function: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return function(*arguments)
        except OSError:
            raise
        except Exception as error:  # each kind of store raises its own
            raise OSError(f"{type(error).__name__}: {error}") from error
