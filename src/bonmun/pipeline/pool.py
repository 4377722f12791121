"""Several supervised workers at once, each driven by a thread of its own, with their results in order."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Generator, Iterable
from typing import Any

from bonmun.pipeline.document import Document
from bonmun.pipeline.supervise import Guard, WorkerLimits
from bonmun.pipeline.work import Work
from bonmun.pipeline.worker import Piece


def in_order(
    batches: Iterable[list[Document]],
    work: Work,
    limits: WorkerLimits,
    jobs: int,
    window: int = 256,
    *,
    rows: bool = False,
) -> Generator[Piece, None, None]:
    """The finished batches in the order they came; at most `window` are in memory at a time."""
    todo: queue.Queue[tuple[int, list[Document]] | None] = queue.Queue(maxsize=2 * jobs)
    done: queue.Queue[tuple[int, Piece | Exception]] = queue.Queue()
    guards = [Guard(work, limits, rows=rows) for _ in range(jobs)]
    threads = [threading.Thread(target=_serve, args=(guard, todo, done), daemon=True) for guard in guards]
    for thread in threads:
        thread.start()
    waiting: dict[int, Piece] = {}
    sent = given = 0
    try:
        for batch in batches:
            while sent - given >= window or todo.full():
                _collect(done, waiting)
                while given in waiting:
                    yield waiting.pop(given)
                    given += 1
            todo.put((sent, batch))
            sent += 1
            while not done.empty():  # batches may come slowly, and what is done need not wait for the next
                _collect(done, waiting)
            while given in waiting:
                yield waiting.pop(given)
                given += 1
        for _ in threads:
            todo.put(None)
        while given < sent:
            _collect(done, waiting)
            while given in waiting:
                yield waiting.pop(given)
                given += 1
        for thread in threads:
            thread.join()
    finally:
        _stop(guards, todo)


def _serve(guard: Guard, todo: queue.Queue[Any], done: queue.Queue[tuple[int, Piece | Exception]]) -> None:
    while (item := todo.get()) is not None:
        number, batch = item
        try:
            done.put((number, guard.clean(batch)))
        except Exception as error:  # handed to the thread that reads the results, which raises it
            done.put((number, error))
    guard.close()


def _stop(guards: list[Guard], todo: queue.Queue[Any]) -> None:
    """End every worker and its thread, at the end of the run or in the middle of it."""
    for guard in guards:
        guard.stop()
    with contextlib.suppress(queue.Empty):
        while True:
            todo.get_nowait()
    for _ in guards:
        todo.put(None)


def _collect(done: queue.Queue[tuple[int, Piece | Exception]], waiting: dict[int, Piece]) -> None:
    number, piece = done.get()
    if isinstance(piece, Exception):
        raise piece
    waiting[number] = piece
