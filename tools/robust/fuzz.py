"""Fuzzes bonmun with pages built at random from real shapes and damaged, or bytes led by coverage (atheris).

    python tools/robust/fuzz.py                                a minute of each check, pages and dumps built at random
    python tools/robust/fuzz.py --seconds 3600 extract decode  an hour, shared by these checks
    python tools/robust/fuzz.py --engine coverage decode feed  led by branch coverage; needs `pip install atheris`
    python tools/robust/fuzz.py --tally counts.json            adds the inputs tried to the counts in a file

A find is shrunk, saved under tests/hostile/finds/<check>/, where the suite replays it, and printed. Exit status 1 when
there is one. The last line says how many inputs were tried, by this run and by all that the file counts.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import NoReturn, TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT))
FINDS = ROOT / "tests/hostile/finds"
HANG = 10
"""CPU seconds for one input; those built here are small, each ordinarily takes milliseconds."""
SHRINKING = 120
"""Seconds for making a find smaller."""
Source = TypeVar("Source", bytes, str)


class HangError(Exception):
    """An input took too long."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checks", nargs="*", metavar="CHECK", help="of tests/hostile/checks.py; default: all")
    parser.add_argument("--seconds", type=float, default=480.0, help="in all, shared by the checks")
    parser.add_argument("--engine", choices=("shapes", "coverage"), default="shapes")
    parser.add_argument("--seed", type=int, default=0, help="another seed tries other inputs")
    parser.add_argument("--tally", type=Path, help="JSON file of counts, by engine and check, to add to")
    parser.add_argument("--led", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.led:
        led_by_coverage(args.checks[0], args.seconds, args.seed)
    from tests.hostile.checks import CHECKS  # not before: what is imported by then is not instrumented

    names = args.checks or list(CHECKS)
    if unknown := sorted(set(names) - set(CHECKS)):
        parser.error(f"{unknown[0]!r} is not one of {', '.join(CHECKS)}")
    run = by_shapes if args.engine == "shapes" else by_coverage
    tried = found = 0
    for name in names:
        count, failed = run(name, args.seconds / len(names), args.seed)
        tried, found = tried + count, found + failed
        print(f"{name}: {count:,} inputs, {'a find' if failed else 'no find'}", flush=True)
        if args.tally:
            add_up(args.tally, f"{args.engine} {name}", count)
    counted = f" ({sum(read_tally(args.tally).values()):,} by all runs)" if args.tally else ""
    print(f"{tried:,} inputs, {found} finds{counted}")
    return 1 if found else 0


def read_tally(path: Path) -> dict[str, int]:
    """The inputs tried so far, by engine and check."""
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def add_up(path: Path, key: str, count: int) -> None:
    tally = read_tally(path)
    tally[key] = tally.get(key, 0) + count
    path.write_text(json.dumps(tally, indent=1) + "\n", "utf-8")


def by_shapes(name: str, seconds: float, seed: int) -> tuple[int, bool]:
    """How many inputs were tried until time was up or one failed, and whether one did."""
    from tests.hostile.shapes import made

    count = 0
    end = time.monotonic() + seconds
    random = Random(f"{seed} {name}")
    while time.monotonic() < end:
        raw = made(name, random)
        count += 1
        if error := fault(name, raw):
            print(f"{name}: {type(error).__name__}: {str(error)[:300]}\n  {save(name, raw)}", flush=True)
            return count, True
    return count, False


def fault(name: str, raw: bytes) -> Exception | None:
    """What the check raises on this input."""
    from tests.hostile.checks import CHECKS

    try:
        with limited():
            CHECKS[name](raw)
    except Exception as error:
        return error
    return None


def by_coverage(name: str, seconds: float, seed: int) -> tuple[int, bool]:
    """How many inputs libFuzzer tried in a process of its own, and whether one failed."""
    command = [sys.executable, __file__, "--led", "--seconds", str(seconds), "--seed", str(seed), name]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    counted = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
    if done.returncode or not counted:
        print(done.stderr[-3000:], file=sys.stderr)
    return int(counted[1]) if counted else 0, done.returncode != 0


def led_by_coverage(name: str, seconds: float, seed: int) -> NoReturn:
    """Hand over to libFuzzer, which ends the process; its corpus stays in the temporary folder for the next time."""
    import atheris

    with atheris.instrument_imports(include=["bonmun"]):
        from tests.hostile.checks import CHECKS

    def attempt(raw: bytes) -> None:
        try:
            with limited():
                CHECKS[name](raw)
        except Exception:
            print(f"saved as {save(name, raw)}", file=sys.stderr)
            raise

    folder = Path(tempfile.gettempdir()) / "bonmun-fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    grow(folder, name, seed)
    options = [
        f"-max_total_time={int(seconds)}", f"-seed={seed + 1}", "-max_len=4096", "-rss_limit_mb=4096",
        "-print_final_stats=1", f"-dict={dictionary(folder.parent)}", f"-artifact_prefix={folder.parent}/",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(folder)], attempt)
    atheris.Fuzz()
    sys.exit(0)


def dictionary(folder: Path) -> Path:
    """A libFuzzer dictionary of the pieces that pages, dumps and feeds are made of."""
    from tests.hostile.shapes import PIECES

    pieces = {piece for pieces in PIECES.values() for piece in pieces if 0 < len(piece.encode()) <= 64}
    escaped = ("".join(f"\\x{byte:02x}" for byte in piece.encode()) for piece in sorted(pieces))
    path = folder / "pieces.dict"
    path.write_text("".join(f'"{word}"\n' for word in escaped), "ascii")
    return path


def grow(folder: Path, name: str, seed: int) -> None:
    """Give coverage something to start from: inputs built at random, and earlier finds."""
    from tests.hostile.shapes import made

    random = Random(f"{seed} {name}")
    for raw in (*(made(name, random) for _ in range(200)), *(find.read_bytes() for find in (FINDS / name).glob("*"))):
        (folder / digest(raw)).write_bytes(raw)


def save(name: str, raw: bytes) -> Path:
    """Where the input now stands, as small as it still fails in the same way."""
    first = fault(name, raw)
    small = shrunk(raw, lambda less: alike(fault(name, less), first))
    path = FINDS / name / digest(small)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(small)
    return path


def alike(one: Exception | None, other: Exception | None) -> bool:
    """Whether both say the same, but for what they quote."""
    return type(one) is type(other) and str(one).partition(":")[0] == str(other).partition(":")[0]


def shrunk(raw: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """The input without what it also fails without: character by character where it is UTF-8."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return without_needless(raw, fails)
    return without_needless(text, lambda less: fails(less.encode())).encode()


def without_needless(whole: Source, fails: Callable[[Source], bool]) -> Source:
    """What is left of bytes or text when halves, quarters, … down to single items are left out in turn."""
    end = time.monotonic() + SHRINKING
    size, before = len(whole) // 2 or 1, len(whole) + 1
    while (size > 1 or len(whole) < before) and time.monotonic() < end:
        size, before = max(1, size // 2), len(whole)
        for at in range(len(whole) - size, -size, -size):
            less = whole[: max(0, at)] + whole[at + size :]
            if fails(less):
                whole = less
    return whole


def digest(raw: bytes) -> str:
    return hashlib.blake2b(raw, digest_size=6).hexdigest()


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Raises HangError in the block once it has used HANG seconds of CPU."""

    def stop(signum: int, frame: FrameType | None) -> NoReturn:
        raise HangError(f"more than {HANG} s")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, HANG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    sys.exit(main())
