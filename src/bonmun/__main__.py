"""`python -m bonmun`, and what the script `bonmun` calls: the command, and a quick end of its process."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from contextlib import suppress


def run() -> None:
    """Runs the command and ends the process with its status.

    Python would free every object first, which takes a tenth of the time of a short command. What was registered to
    run at the end runs all the same, and a process with more threads than one ends as any other.
    """
    try:
        from bonmun.cli import main  # here, so that Ctrl-C is one line from the first import on

        status = main()
    except KeyboardInterrupt:  # before the command was known; later `main` says which one it was
        sys.stderr.write("bonmun: stopped\n")
        status = 128 + 2  # SIGINT
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # closed: `main` said what there was to say
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
