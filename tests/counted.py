"""What a task costs, in counts: a clock would say more of the machine than of the code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(task: Callable[[], Any]) -> tuple[int, Any]:
    """How many Python functions run in the task, and what it gives back."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        given = task()
    finally:
        sys.setprofile(None)
    return count, given


def steps(task: Callable[[], Any]) -> int:
    """How many of Python's own steps bonmun takes in the task: a loop that calls nothing counts too."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "call":
            if not frame.f_globals.get("__name__", "").startswith("bonmun"):
                return None
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += 1
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        task()
    finally:
        sys.settrace(before)
    return count
