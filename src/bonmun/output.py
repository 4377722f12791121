"""Where results go: standard output, one file, or a folder that keeps the tree; files are whole or absent."""

from __future__ import annotations

import html
import io
import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path, PurePath
from typing import TextIO

from bonmun.errors import BonmunError
from bonmun.render import BY_SUFFIX, SUFFIXES, Format
from bonmun.sources import STDIN, Source
from bonmun.streams import NamedFile
from bonmun.terminal import visible

# Suffixes that give way to the new one; any other ("삼성 2.0", "view.do") is part of the name.
_GIVES_WAY = frozenset({".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".txt", ".text", ".md"})
# What stands before, between and after several articles. Two blank lines part two texts: inside one there is never
# more than one. Each Markdown article begins with its front matter.
_AROUND: dict[Format, tuple[str, str, str]] = {
    "text": ("", "\n\n", ""),
    "markdown": ("", "\n", ""),
    "html": ("", "", ""),
    "json": ("[\n", ",\n", "]\n"),
    "jsonl": ("", "", ""),
    "csv": ("", "", ""),
}
_HTML_HEAD = '<!doctype html>\n<html lang="ko">\n<meta charset="utf-8">\n<title>{}</title>\n'
_BYTE_ORDER_MARK = "\ufeff"
Add = Callable[[Source, str], None]
"""Takes the source and its rendered article."""


@contextmanager
def new_file(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file written beside its place, and moved there when all went well and something was written."""
    if path.exists() and not path.is_file():  # /dev/stdout, a named pipe: there is nothing to move
        with _open(path) as file:
            yield file
        return
    if not path.parent.is_dir():
        raise BonmunError(f"can't write {path}: {path.parent} is no folder")
    part = path.with_name(f".bonmun-{os.getpid()}-{next(_numbers)}.part")
    try:
        with _open(part) as file:
            yield file
        if part.stat().st_size:
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _open(path: Path) -> TextIO:
    raw = io.BufferedWriter(NamedFile(path, str(path)))
    return io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n")


_numbers = itertools.count()


@contextmanager
def one_stream(path: Path | None, form: Format, several: bool) -> Iterator[Add]:
    """Takes all articles one after the other, to standard output (None) or into one file; several JSON are an array."""
    opening, between, closing = _AROUND[form] if several else ("", "", "")
    with new_file(path) if path else nullcontext(sys.stdout) as file:
        file.write(opening)
        first = True

        def add(source: Source, rendered: str) -> None:
            nonlocal first
            file.write((_head(form, source, in_file=path is not None) if first else between) + rendered)
            first = False

        yield add
        file.write(closing)
        file.flush()


@contextmanager
def own_files(targets: Mapping[Source, Path], form: Format) -> Iterator[Add]:
    """Takes each article to a file of its own."""

    def add(source: Source, rendered: str) -> None:
        path = targets[source]
        path.parent.mkdir(parents=True, exist_ok=True)
        with new_file(path) as file:
            file.write(_head(form, source, in_file=True) + rendered)

    yield add


def _head(form: Format, source: Source, *, in_file: bool) -> str:
    """What stands before the first article, however many follow: the start of a document, the names of the columns."""
    if form == "html":
        return _HTML_HEAD.format(html.escape(visible(os.path.basename(source.name))))
    if form == "csv":
        from bonmun.render.tables import csv_header

        return _BYTE_ORDER_MARK * in_file + csv_header()  # without the mark Korean spreadsheets take UTF-8 for CP949
    return ""


def format_of(asked: Format | None, output: str | None) -> Format:
    """What is to be written: what was asked for, else what the suffix of the file says, else text.

    BonmunError for a suffix that says nothing: who writes `-o page.docx` does not mean a text.
    """
    if asked is not None or output is None or is_folder(output):
        return asked or "text"
    suffix = PurePath(output).suffix.lower()
    if suffix and suffix not in BY_SUFFIX:
        raise BonmunError(f"-o {output}: no format has the suffix {suffix}; known are {', '.join(SUFFIXES.values())}")
    return BY_SUFFIX.get(suffix, "text")


def is_folder(name: str) -> bool:
    """An existing folder, a name that ends like one, or a new name without a suffix."""
    if os.path.isdir(name) or name.endswith((os.sep, "/")):
        return True
    return not os.path.exists(name) and not PurePath(name).suffix


def protect(inputs: Iterable[Source], outputs: Iterable[Path]) -> None:
    """Raises an error when one of the outputs is one of the inputs."""
    taken = {_identity(Path(source.name)): source.name for source in inputs if source.name != STDIN}
    for path in outputs:
        known = _identity(path)
        if known is not None and known in taken:
            raise BonmunError(f"{path} would overwrite the input {taken[known]}: choose another -o")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if path.is_file() else None


def targets(root: Path, form: Format, sources: Iterable[Source]) -> dict[Source, Path]:
    """A path below root for each source; names that would fall together keep their old suffix or get a number."""
    taken: set[str] = set()
    paths: dict[Source, Path] = {}
    inside: dict[PurePath, bool] = {}
    real = os.path.realpath(root)
    for source in sources:
        folder = source.place.parent
        if folder not in inside:
            inside[folder] = PurePath(os.path.realpath(root / folder)).is_relative_to(real)
        if not inside[folder]:
            raise BonmunError(f"{root / folder} leads out of {root} by a symbolic link: remove it or choose another -o")
        place = next(name for name in _names(source.place, SUFFIXES[form]) if str(name).casefold() not in taken)
        taken.add(str(place).casefold())  # file systems that fold case must not fold two articles into one
        paths[source] = root / place
    return paths


def _names(place: PurePath, suffix: str) -> Iterable[PurePath]:
    if place.suffix.lower() in _GIVES_WAY:
        yield place.with_suffix(suffix)
    yield place.with_name(place.name + suffix)
    number = 2
    while True:
        yield place.with_name(f"{place.name}-{number}{suffix}")
        number += 1
