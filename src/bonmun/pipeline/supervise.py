"""Worker processes under supervision: a document that hangs, or takes its worker down, costs only itself.

Not `multiprocessing.Pool`, which hangs for ever on a worker that died (cpython bpo-22393), and not an executor,
which loses the batch: plain child processes, each driven by a thread that knows which document its worker is at.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bonmun.errors import PipelineError
from bonmun.pipeline.document import Document, Failure
from bonmun.pipeline.progress import Progress, shared
from bonmun.pipeline.work import Work
from bonmun.pipeline.worker import FRAME, HEAD, READY, REFUSED, Order, Piece

STARTUP_SECONDS = 120.0
"""A worker imports its libraries within a second; a loaded machine or a network disk may need far longer."""
STARTS = 3
CLEANING = "import sys; from bonmun.pipeline.worker import main; sys.exit(main(int(sys.argv[1])))"
"""What a worker process runs: batches of documents."""


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What one document may take, and how long a worker serves."""

    seconds: float = 15.0
    """Wall clock for a document. Extraction takes about 5 ms; 15 s is what the measured peers settle on."""
    memory: int | None = 1 << 30
    """Address space of a worker in bytes (RLIMIT_AS); None: no limit."""
    retries: int = 1
    """How often a document is tried again after its worker died: the cause may have been outside."""
    documents: int = 20_000
    """Documents after which a worker is replaced, so that a leak in a C library can't add up."""


class LostError(Exception):
    """The worker died or was killed at a document."""

    def __init__(self, at: int | None, failure: Failure) -> None:
        super().__init__(failure.message)
        self.at, self.failure = at, failure


class Worker:
    """One child process and the pipes to it."""

    def __init__(self, order: Any, limits: WorkerLimits, program: str = CLEANING) -> None:
        self._limits = limits
        self._allowed = STARTUP_SECONDS
        self.served = 0
        with shared() as file:
            self._progress = Progress(file.fileno())
            self._child = subprocess.Popen(
                [sys.executable, "-c", program, str(file.fileno())], pass_fds=(file.fileno(),),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=_environment(),
                process_group=0,  # Ctrl-C is for us, who stop it; it would print a traceback
            )  # fmt: skip
        assert self._child.stdin is not None  # a pipe
        assert self._child.stdout is not None  # a pipe
        self._in, self._out = self._child.stdin, self._child.stdout
        os.set_blocking(self._in.fileno(), False)
        try:
            self._write(order)
            kind, payload = self._frame()
        except (OSError, EOFError):  # OSError: also the time is up
            self.kill()
            raise
        if kind == REFUSED:
            self.close()
            raise PipelineError(payload.decode("utf-8", "replace"))
        if kind != READY:
            self.kill()
            raise PipelineError(f"a worker process spoke out of turn at its start ({kind!r})")
        self._allowed = limits.seconds

    @property
    def pid(self) -> int:
        """The process id."""
        return self._child.pid

    def clean(self, batch: Sequence[Document]) -> Piece:
        """The finished batch; raises LostError with the place of the document at which the worker was lost."""
        piece: Piece = self.ask(batch)
        self.served += len(batch)
        return piece

    def ask(self, message: Any) -> Any:
        """The worker's answer to a message; raises LostError when it was lost over it."""
        try:
            self._write(message)
            _, payload = self._frame()
            return pickle.loads(payload)
        except TimeoutError:
            failure = Failure("timeout", f"not done after {self._limits.seconds:g} s; its worker was stopped")
        except (EOFError, OSError, pickle.UnpicklingError):
            self._child.kill()
            failure = Failure("crash", f"its worker process died ({_how(self._child.wait())})")
        at = self._progress.at
        self.kill()
        raise LostError(at, failure)

    def close(self) -> None:
        """Let the worker end by itself, or stop it when it does not."""
        self._in.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(2)
        self.kill()

    def kill(self) -> None:
        """Stop the worker at once and wait for its end."""
        self._child.kill()
        self._child.wait()
        self._in.close()
        self._out.close()
        self._progress.close()

    def _write(self, message: Any) -> None:
        data = pickle.dumps(message, protocol=5)
        self._progress.begin(-1)
        rest = memoryview(HEAD.pack(len(data)) + data)
        while rest:
            self._wait(to_write=True)
            rest = rest[os.write(self._in.fileno(), rest) :]

    def _frame(self) -> tuple[bytes, bytes]:
        kind, size = FRAME.unpack(self._read(FRAME.size))
        return kind, self._read(size)

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._wait()
            part = os.read(self._out.fileno(), min(size - len(data), 1 << 20))
            if not part:
                raise EOFError
            data += part
        return bytes(data)

    def _wait(self, *, to_write: bool = False) -> None:
        """Returns when the pipe is ready; TimeoutError when the document at hand has had its time."""
        poll = select.poll()  # not select(), which fails in an engine's process that has more than 1,024 files open
        poll.register(*((self._in, select.POLLOUT) if to_write else (self._out, select.POLLIN)))
        while True:
            left = self._progress.since + self._allowed - time.monotonic()
            if poll.poll(max(0.0, left) * 1000):
                return
            if left <= 0:
                raise TimeoutError


class Keeper:
    """Keeps one worker alive: a new one when it was lost or has served long enough."""

    def __init__(self, order: Any, limits: WorkerLimits, program: str) -> None:
        self._order, self._limits, self._program = order, limits, program
        self._worker: Worker | None = None
        self._stopped = False

    @property
    def pid(self) -> int | None:
        """The process id of the present worker."""
        return self._worker.pid if self._worker else None

    @property
    def stopped(self) -> bool:
        """Whether it was ended for good."""
        return self._stopped

    def close(self) -> None:
        """End the worker."""
        if self._worker:
            self._worker.close()
            self._worker = None

    def stop(self) -> None:
        """End the worker at once and for good; what it was doing is lost."""
        self._stopped = True
        if self._worker:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._worker.pid, signal.SIGKILL)

    def _ready(self) -> Worker:
        if self._stopped:
            raise PipelineError("the run was stopped")
        if self._worker and self._worker.served >= self._limits.documents:
            self.close()
        if self._worker is None:
            self._worker = self._started()
        return self._worker

    def _started(self) -> Worker:
        """A new worker; one that dies at its start may have been killed from outside, so there are three tries."""
        for attempt in range(STARTS):
            try:
                worker = Worker(self._order, self._limits, self._program)
            except (TimeoutError, EOFError, OSError) as error:
                if attempt == STARTS - 1 or self._stopped:
                    why = str(error) or type(error).__name__
                    raise PipelineError(f"a worker process could not be started: {why}") from error
            else:
                if not self._stopped:
                    return worker
                worker.kill()
                raise PipelineError("the run was stopped")
        raise AssertionError("unreachable: the last attempt returns or raises")


class Guard(Keeper):
    """Takes batches through one worker, whatever the documents do."""

    def __init__(self, work: Work, limits: WorkerLimits | None = None, *, rows: bool = False) -> None:
        limits = limits or WorkerLimits()
        super().__init__(Order(work, limits.memory, limits.seconds, rows), limits, CLEANING)

    def clean(self, batch: list[Document]) -> Piece:
        """The finished batch: as many outcomes as documents, those that were lost as error rows."""
        deaths: Counter[int | None] = Counter()
        while True:
            try:
                return self._ready().clean(batch)
            except LostError as lost:
                self._worker = None
                deaths[lost.at] += 1
                if lost.at is not None and lost.failure.code == "timeout":
                    _give_up(batch[lost.at], lost.failure)
                elif deaths[lost.at] <= self._limits.retries + (lost.at is None):
                    continue  # the cause may have been outside: an idle worker is killed before it begins
                elif len(batch) > 1:
                    return self._apart(batch, lost.at)
                elif batch[0].failure is None:
                    _give_up(batch[0], lost.failure)
                elif deaths.total() > STARTS:  # of an error row alone nobody dies: it is the limits, or the machine
                    why = f"workers die of error rows too ({lost.failure.message}); is the memory limit too small?"
                    raise PipelineError(f"{batch[0].name}: {why}") from lost

    def _apart(self, batch: list[Document], at: int | None) -> Piece:
        """The finished batch, in pieces: who died may only have come after one that took the worker's memory.

        The document at the place, if it is known, has a fresh worker to itself; so has each half where it is not.
        """
        middle = len(batch) // 2
        parts = [batch[:middle], batch[middle:]] if at is None else [batch[at : at + 1], batch[:at], batch[at + 1 :]]
        pieces = []
        for part in parts:
            if self._worker is not None:
                self.close()
            pieces.append(self.clean(part) if part else Piece(b"", [], []))
        return _joined(pieces if at is None else [pieces[1], pieces[0], pieces[2]])


def _joined(pieces: Sequence[Piece]) -> Piece:
    outcomes = [outcome for piece in pieces for outcome in piece.outcomes]
    return Piece(b"".join(piece.data for piece in pieces), outcomes, [row for piece in pieces for row in piece.rows])


def _give_up(document: Document, failure: Failure) -> None:
    """Make it an error row, without what may have been too much for its worker."""
    document.failure, document.payload = failure, None


def _environment() -> dict[str, str]:
    """The worker sees the same modules as we do, however they came onto the path."""
    path = os.pathsep.join(part or os.getcwd() for part in sys.path)
    # Arrow's own allocator reserves address space by the gigabyte, which RLIMIT_AS would count.
    return {**os.environ, "PYTHONPATH": path, "ARROW_DEFAULT_MEMORY_POOL": "system"}


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit status {code}"
