"""What a start costs: CPU time of whole processes, the median and the least of many, bare Python beside them.

    python tools/bench/startup.py [--runs 15] [--page examples/page.html]

Bytecode is written to a folder of its own first, as an installed package has it; without it each start compiles every
module again, which doubles the figures.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """Milliseconds of user and system time that the command takes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)}: {os.waitstatus_to_exitcode(status)}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--page", default=str(ROOT / "examples/page.html"))
    options = parser.parse_args()
    python = [sys.executable]
    commands = {
        "bare Python": [*python, "-c", ""],
        "import bonmun": [*python, "-c", "import bonmun"],
        "bonmun --version": [*python, "-m", "bonmun", "--version"],
        "bonmun clean PAGE": [*python, "-m", "bonmun", "clean", options.page],
    }
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in commands.values():
            cpu(command, environment)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                taken[name].append(cpu(command, environment))
    for name, found in taken.items():
        print(f"{name:18} median {statistics.median(found):4.0f} ms, least {min(found):4.0f} ms")


if __name__ == "__main__":
    main()
