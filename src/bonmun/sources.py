"""What a command is given to read: files, folders, patterns and standard input, as one row of sources."""

from __future__ import annotations

import errno
import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from bonmun.errors import BonmunError

if TYPE_CHECKING:
    from mimetypes import MimeTypes

STDIN = "-"
# In a folder, files whose names say they are something else (pictures, styles, archives …) are passed over.
# A name that says nothing (view.do, article.php, no suffix at all) may be a page. A file named by hand is always read.
_READABLE = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", None})
_SAVED = (".mht", ".mhtml")
"""Pages that browsers save in one file; Python's table takes them for e-mails."""
# Beside "name.html" browsers save its pictures, styles and the frames of its advertisements.
_BESIDE = ("_files", ".files")


Kind = Literal["page", "json", "jsonl", "parquet", "csv", "tsv", "warc", "zip", "tar"]
_SUFFIXES: tuple[tuple[str, Kind], ...] = (
    (".json", "json"), (".jsonl", "jsonl"), (".ndjson", "jsonl"), (".jsonlines", "jsonl"), (".parquet", "parquet"),
    (".csv", "csv"), (".tsv", "tsv"), (".warc", "warc"), (".wet", "warc"), (".zip", "zip"), (".wacz", "zip"),
    (".tar", "tar"), (".tgz", "tar"),
    (".tbz2", "tar"), (".txz", "tar"),
)  # fmt: skip
_PACKED = (".gz", ".zst", ".bz2", ".xz")


class Source(NamedTuple):
    """One page or dump to read."""

    name: str
    """The path as a person would type it; "-" is standard input."""
    place: PurePath
    """Its path below the folder that all inputs have in common: relative, never with ".."."""

    def read(self) -> bytes:
        """Its bytes; an OSError where it can't be read."""
        return sys.stdin.buffer.read() if self.name == STDIN else Path(self.name).read_bytes()


class Found(NamedTuple):
    """What the names on the command line stand for."""

    sources: list[Source]
    problems: list[tuple[str, str]]
    """Folders that gave nothing: name, and why as `code: message`."""


def find(names: Iterable[str]) -> Found:
    """The sources behind the names, in order and each once; a name that matches nothing is an error."""
    found: dict[str, str] = {}
    roots: list[str] = []
    problems: list[tuple[str, str]] = []
    for name in names:
        if name == STDIN:
            found.setdefault(STDIN, STDIN)
            continue
        root, paths = expand(name, problems)
        roots.append(os.path.abspath(root))
        for path in paths:
            found.setdefault(os.path.abspath(path), path)
    common = _common(roots)
    return Found([Source(name, _place(path, common)) for path, name in found.items()], problems)


def is_address(name: str) -> bool:
    """True for what is fetched rather than opened."""
    return name.startswith(("http://", "https://"))


_FILES = frozenset("csv htm html json jsonl list log lst md text tsv txt urls xml".split())
"""File endings of address lists: a misspelt file name must not be looked up on the web."""


def web_address(word: str) -> str:
    """The address that a word without `https://` before it must mean, as in www.example.kr/1; "" where it is none."""
    host, slash, _ = word.partition("/")
    name, _, port = host.partition(":")
    labels = name.split(".")
    plausible = len(labels) > 1 and all(labels) and (bool(slash) or labels[-1].lower() not in _FILES)
    written = all(label.replace("-", "").isalnum() for label in labels) and not labels[-1].isdecimal()
    return f"https://{word}" if plausible and written and (not port or port.isdecimal()) else ""


def kind_of(path: str) -> Kind:
    """What a file is by its name; whatever has no known suffix is a page or a dump."""
    name = unpacked(path)
    return next((kind for suffix, kind in _SUFFIXES if name.endswith(suffix)), "page")


def unpacked(path: str) -> str:
    """The file's name in lower case, without the suffix of what it is packed with."""
    name = os.path.basename(path).lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    return name


def is_corpus(path: str) -> bool:
    """True for a file that `bonmun run` reads, by its name: packed, or one that holds many documents."""
    return kind_of(path) != "page" or path.lower().endswith(_PACKED)


Wanted = Callable[[str], bool]
"""Whether a file found in a folder is to be read, by its name."""


def is_page(file: str) -> bool:
    """Whether a file may hold a page or a dump, as far as its name tells."""
    if file.casefold().endswith(_SAVED):
        return True
    kind, packed = _types().guess_type(file)
    return kind in _READABLE and not packed


def expand(name: str, problems: list[tuple[str, str]], wanted: Wanted = is_page) -> tuple[str, list[str]]:
    """The folder whose tree counts, and the files; in `problems`, what in it can't be read."""
    if os.path.isdir(name):
        return name, _folder(name, problems, wanted)
    if os.path.exists(name):
        return os.path.dirname(name), [name]
    matches = sorted(glob.glob(name, recursive=True))
    if not matches:
        address = web_address(name) if "/" in name or name.startswith("www.") else ""
        if address:
            raise BonmunError(f"no such file, folder or pattern: {name}; an address begins with https://: {address}")
        raise BonmunError(f"no such file, folder or pattern: {name}")
    paths: list[str] = []
    for match in matches:
        paths += _folder(match, problems, wanted) if os.path.isdir(match) else [match]
    plain = takewhile(lambda part: not set("*?[") & set(part), PurePath(name).parts)
    return str(PurePath(*plain)), paths


def _folder(folder: str, problems: list[tuple[str, str]], wanted: Wanted) -> list[str]:
    def unreadable(error: OSError) -> None:
        problems.append((str(error.filename), f"unreadable: {error.strerror}"))

    before = len(problems)
    paths = list(_walk(folder, unreadable, wanted))
    if not paths and len(problems) == before:
        problems.append((folder, "empty-folder: no pages or dumps in it"))
    return paths


@cache
def _types() -> MimeTypes:
    import mimetypes  # only where a folder is walked: a single page should not wait for it

    return mimetypes.MimeTypes()  # Python's own table: the machine's may say otherwise


def _walk(folder: str, unreadable: Callable[[OSError], None], wanted: Wanted) -> Iterator[str]:
    for root, folders, files in os.walk(folder, onerror=unreadable):
        stems = {PurePath(file).stem for file in files}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_beside(name, stems))
        for file in sorted(files):
            if file.startswith(".") or not wanted(file):
                continue
            path = os.path.join(root, file)
            if os.path.isfile(path):
                yield path
            elif os.path.islink(path):
                unreadable(FileNotFoundError(errno.ENOENT, "a link to nothing", path))


def _is_beside(folder: str, stems: set[str]) -> bool:
    return any(folder.endswith(suffix) and folder.removesuffix(suffix) in stems for suffix in _BESIDE)


def _common(roots: list[str]) -> str | None:
    try:
        return os.path.commonpath(roots)
    except ValueError:  # none at all, or on several Windows drives
        return None


def _place(path: str, common: str | None) -> PurePath:
    if path == STDIN:
        return PurePath("stdin")
    pure = PurePath(path)
    return pure.relative_to(common if common is not None else pure.anchor)
