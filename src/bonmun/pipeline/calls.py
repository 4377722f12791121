"""Calls functions in a process of their own, under limits of time and memory."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast

from bonmun.pipeline.progress import Progress
from bonmun.pipeline.supervise import Keeper, LostError, WorkerLimits
from bonmun.pipeline.worker import DONE, READY, channels, limit_memory, receive, send, set_alarm

P = ParamSpec("P")
T = TypeVar("T")
_CALLING = "import sys; from bonmun.pipeline.calls import main; sys.exit(main(int(sys.argv[1])))"


class _Answer(NamedTuple):
    """What a call gave, or raised."""

    value: Any = None
    error: Exception | None = None


class Caller(Keeper):
    """Calls functions in one worker process; what they raise is raised here."""

    def __init__(self, limits: WorkerLimits | None = None) -> None:
        limits = limits or WorkerLimits()
        super().__init__(limits, limits, _CALLING)

    def call(self, function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """What the function returns. LostError when its time was up, or when its process died again and again."""
        for tries_left in range(self._limits.retries, -1, -1):
            worker = self._ready()
            worker.served += 1
            try:
                answer: _Answer = worker.ask((function, arguments, options))
            except LostError as lost:
                self._worker = None
                if lost.failure.code == "timeout" or not tries_left:
                    raise
            else:
                if answer.error is not None:
                    raise answer.error
                return cast("T", answer.value)
        raise AssertionError("unreachable: the last attempt returns or raises")


def main(shared: int) -> int:
    """The exit status of the worker process; 0 when its parent is done or gone."""
    progress = Progress(shared)
    os.close(shared)
    source, out = channels()
    try:
        limits: WorkerLimits | None = receive(source)
        if limits is None:
            return 0
        limit_memory(limits.memory)
        send(out, READY)
        while (payload := _answered(source, progress, limits)) is not None:
            signal.alarm(0)
            send(out, DONE, payload)
    except BrokenPipeError:
        os._exit(0)  # not sys.exit: there is nobody left to flush anything to
    return 0


def _answered(source: Any, progress: Progress, limits: WorkerLimits) -> bytes | None:
    """The answer to the next call, pickled; None when no more come."""
    try:
        message = receive(source)
        if message is None:
            return None
        function, arguments, options = message
        progress.begin(0)
        set_alarm(limits.seconds)
        return pickle.dumps(_Answer(function(*arguments, **options)), protocol=5)
    except BrokenPipeError:
        raise
    except Exception as error:
        return _told(error)


def _told(error: Exception) -> bytes:
    """The error, or its name and words where it does not travel."""
    try:
        payload = pickle.dumps(_Answer(error=error), protocol=5)
        pickle.loads(payload)
    except Exception:  # whatever a foreign class raises when it is packed or unpacked
        return pickle.dumps(_Answer(error=RuntimeError(f"{type(error).__name__}: {error}")), protocol=5)
    return payload
