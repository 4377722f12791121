"""The worker process: reads batches from its parent, sends back the finished rows, notes which document it is at.

Started by `supervise.Worker`. Frames to the worker: length + pickle. Frames from it: one letter, length, payload.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any, BinaryIO, NamedTuple

from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.progress import Progress
from bonmun.pipeline.work import Cleaner, Outcome, Work, load_cleaner, outcome

HEAD = struct.Struct(">Q")
FRAME = struct.Struct(">cQ")
ALARM_MARGIN = 10  # seconds
GRACE = 0.5  # seconds
READY, DONE, REFUSED = b"R", b"D", b"X"


class Order(NamedTuple):
    """What the parent tells a worker first."""

    work: Work
    memory: int | None
    """Address space in bytes the worker may use; None: no limit."""
    seconds: float
    """What a document may take. The parent sees to it; should the parent be gone, the worker ends itself later."""
    rows: bool = False
    """True: send the rows themselves back, not an encoded piece of a shard."""


class Piece(NamedTuple):
    """A finished batch."""

    data: bytes
    outcomes: list[Outcome]
    rows: list[dict[str, Any]]


def main(shared: int) -> int:
    """The exit status; 0 when the parent closed the pipe or is gone. `shared`: descriptor of the progress bytes."""
    progress = Progress(shared)
    os.close(shared)
    try:
        return _serve(progress)
    except BrokenPipeError:
        os._exit(0)  # not sys.exit: there is nobody left to flush anything to


def _serve(progress: Progress) -> int:
    source, out = channels()
    order: Order | None = receive(source)
    if order is None:
        return 0
    try:
        cleaner = load_cleaner(order.work)
    except Exception as error:
        send(out, REFUSED, str(error).encode("utf-8", "replace"))
        return 1
    limit_memory(order.memory)
    send(out, READY)
    while (batch := receive(source)) is not None:
        piece = _clean(cleaner, batch, progress, order)
        signal.alarm(0)
        send(out, DONE, pickle.dumps(piece, protocol=5))
    return 0


def _clean(cleaner: Cleaner, batch: Sequence[Document], progress: Progress, order: Order) -> Piece:
    rows, lines, outcomes = [], [], []
    for at, document in enumerate(batch):
        progress.begin(at)
        set_alarm(order.seconds)
        try:
            row = cleaner.row(document)
            line = b"" if order.rows else cleaner.line(row)
        except MemoryError:
            document.failure = Failure("memory", "the memory limit was reached while making the row")
            document.payload = None
            row = cleaner.row(document)
            line = b"" if order.rows else cleaner.line(row)
        outcomes.append(outcome(row))
        if order.rows:
            rows.append(row)
        else:
            lines.append(line)
    return Piece(cleaner.pack(lines), outcomes, rows)


def channels() -> tuple[BinaryIO, BinaryIO]:
    """Where messages come from and frames go to; from now on the process ends when its parent does."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes to stderr, not between the frames
    threading.Thread(target=_end_with_parent, args=(sys.stdin.fileno(),), daemon=True).start()
    return sys.stdin.buffer, out


def _end_with_parent(pipe: int) -> None:
    """End the process when nobody holds the other end of the pipe any more, in the middle of a document too."""
    poll = select.poll()
    poll.register(pipe, 0)  # 0: the end is told all the same
    poll.poll()
    time.sleep(GRACE)  # an idle worker has seen the end by now and is on its way out
    os._exit(0)


def set_alarm(seconds: float) -> None:
    """Let the system end the process when a document takes far too long and nobody is there to see it."""
    signal.alarm(int(seconds * 2) + ALARM_MARGIN)


def limit_memory(limit: int | None) -> None:
    """Bound the address space of this process."""
    if limit is None:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def send(out: BinaryIO, kind: bytes, payload: bytes = b"") -> None:
    """Write one frame."""
    out.write(FRAME.pack(kind, len(payload)) + payload)
    out.flush()


def receive(source: BinaryIO) -> Any:
    """The next message; None when the parent is gone or done."""
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    return pickle.loads(source.read(HEAD.unpack(head)[0]))
