"""Standard output and error, whatever became of them: closed, full, or in another encoding."""

from __future__ import annotations

import io
import os
import sys
from typing import Any


class NamedFile(io.FileIO):
    """A file whose errors while writing name it; the system's own name nothing."""

    unwritten: OSError | None = None
    """The first of them, whether or not somebody has caught it, as argparse does."""

    def __init__(self, file: str | os.PathLike[str] | int, shown: str) -> None:
        super().__init__(file, "w", closefd=not isinstance(file, int))
        self._shown = shown

    def write(self, data: Any, /) -> int:
        """How many bytes were written."""
        try:
            return super().write(data)
        except OSError as error:
            error.filename = self._shown
            self.unwritten = self.unwritten or error
            raise


OUTPUT = "standard output"


def open_all() -> None:
    """Makes standard output and error take any text, and remember what they could not write.

    What goes into a pipe or a file is UTF-8, unless PYTHONIOENCODING names another encoding.
    """
    _fill_gaps()
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(errors="backslashreplace")
    if sys.stdout is None or (not sys.stdout.isatty() and sys.stdout is sys.__stdout__):
        if sys.stdout is not None:
            sys.stdout.flush()  # what a caller of `main` printed comes first
        wanted = sys.stdout.encoding if sys.stdout is not None and os.environ.get("PYTHONIOENCODING") else "utf-8"
        raw = io.BufferedWriter(NamedFile(1, OUTPUT))
        sys.stdout = io.TextIOWrapper(raw, encoding=wanted, errors="replace", newline="\n")
    elif hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def _fill_gaps() -> None:
    """Opens the null device in the place of each closed stream, so that no file opened later takes its number."""
    for number, (name, mode) in enumerate((("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY))):
        if getattr(sys, name) is not None:  # so Python leaves what was closed
            continue
        os.open(os.devnull, mode)  # the wrong way round: to use it is an error, as when it was closed
        if name == "stdin":
            sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(number, closefd=False)))
        elif name == "stderr":
            sys.stderr = open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process


def say_that_it_waits(who: str) -> None:
    """Tells a person at a terminal that standard input is read from it."""
    if sys.stdin.isatty():
        from bonmun.messages import tell

        tell(who, "reading what you type or paste here; Ctrl-D on a line of its own ends it")


def finish() -> OSError | None:
    """Why standard output did not take all that was written, or None; afterwards Python has nothing left to flush."""
    try:
        sys.stdout.flush()
        _close()
    except OSError as error:
        _forget()
        return error
    return getattr(getattr(getattr(sys.stdout, "buffer", None), "raw", None), "unwritten", None)


def _close() -> None:
    """Closes a copy of standard output; OSError when the file system says only then that it could not keep it all."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):  # it is no file, as in a notebook
        return
    os.close(os.dup(descriptor))


def _forget() -> None:
    """Keeps Python, which flushes once more at its end, from meeting the same error again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the process
