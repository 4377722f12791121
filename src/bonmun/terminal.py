"""What a terminal is shown: nothing that commands it, and how far a long run has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# What a page holds may move the cursor, rename the window or feign a prompt: C0 as its picture, DEL and C1 as U+FFFD.
COMMANDING = frozenset((*range(32), *range(0x7F, 0xA0))) - {ord("\t"), ord("\n")}
_VISIBLE = {code: 0x2400 + code if code < 32 else 0xFFFD for code in COMMANDING}
MANY = 20
"""Steps from which a bar is worth its place: below, the work is done before it is read."""
Tick = Callable[[], None]
"""What is called after each step of a long run."""


def no_tick() -> None:
    """Does nothing: no terminal is there to draw a bar on."""


def shell_word(word: str) -> str:
    """The word as it is typed in a command that somebody is told: quoted where a shell would read it otherwise."""
    import shlex
    import subprocess

    return subprocess.list2cmdline([word]) if sys.platform == "win32" else shlex.quote(word)


def visible(text: str) -> str:
    """The text with a picture in the place of every character that commands a terminal; tab and line end stay."""
    return text.translate(_VISIBLE)


@contextmanager
def progress(what: str, total: int | None, *, least: int = 2) -> Iterator[Tick]:
    """A function to call after each step; it draws a bar as wide as the terminal, and does nothing elsewhere."""
    if not sys.stderr.isatty() or (total is not None and total < least):
        yield no_tick
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    count = TextColumn("{task.completed:,.0f}") if total is None else MofNCompleteColumn()
    columns = (TextColumn("{task.description}"), BarColumn(None), count, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
