"""Fuzz bonmun: pages built at random from real shapes and damaged (hypothesis), or bytes led by coverage (atheris).

    python tools/fuzz.py                                  a minute of each check with pages and dumps built at random
    python tools/fuzz.py --seconds 3600 extract decode    an hour, shared by these checks
    python tools/fuzz.py --engine coverage extract        led by branch coverage; needs `pip install atheris`

A find is shrunk, saved under tests/hostile/finds/<check>/, where the suite replays it, and printed. Exit status 1 when
there is one. The last line says how many inputs were tried.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

HOSTILE = Path(__file__).resolve().parents[1] / "tests" / "hostile"
sys.path.insert(0, str(HOSTILE))
FINDS = HOSTILE / "finds"
HANG = 10
"""CPU seconds for one input; those built here are small, each ordinarily takes milliseconds."""
ROUND = 400


class HangError(Exception):
    """An input took too long."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checks", nargs="*", metavar="CHECK", help="of tests/hostile/checks.py; default: all")
    parser.add_argument("--seconds", type=float, default=480.0, help="in all, shared by the checks")
    parser.add_argument("--engine", choices=("grammar", "coverage"), default="grammar")
    parser.add_argument("--seed", type=int, default=0, help="another seed tries other inputs")
    args = parser.parse_args()
    if args.engine == "coverage":
        if len(args.checks) != 1:
            parser.error("--engine coverage takes one check")
        by_coverage(args.checks[0], args.seconds, args.seed)
    from checks import CHECKS  # not before: what is imported by then is not instrumented

    names = args.checks or list(CHECKS)
    if unknown := sorted(set(names) - set(CHECKS)):
        parser.error(f"{unknown[0]!r} is not one of {', '.join(CHECKS)}")
    tried = found = 0
    for name in names:
        count, failed = by_grammar(name, args.seconds / len(names), args.seed)
        tried, found = tried + count, found + failed
        print(f"{name}: {count:,} inputs, {'a find' if failed else 'no find'}", flush=True)
    print(f"{tried:,} inputs, {found} finds")
    return 1 if found else 0


def by_grammar(name: str, seconds: float, seed: int) -> tuple[int, bool]:
    """How many inputs were tried until time was up or one failed, and whether one did."""
    from checks import CHECKS
    from hypothesis import HealthCheck, Phase, Verbosity, given, settings
    from hypothesis import seed as seeded
    from shapes import inputs

    count = 0
    failing = b""
    end = time.monotonic() + seconds
    quiet = settings(
        max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink), verbosity=Verbosity.quiet, report_multiple_bugs=False, print_blob=False,
    )  # fmt: skip

    def attempt(raw: bytes) -> None:
        nonlocal count, failing
        count += 1
        try:
            with limited():
                CHECKS[name](raw)
        except Exception:
            failing = raw
            raise

    rounds = random.Random(f"{seed} {name}")
    while time.monotonic() < end:
        try:
            seeded(rounds.getrandbits(64))(quiet(given(inputs(name))(attempt)))()
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {str(error)[:300]}\n  {save(name, failing)}", flush=True)
            return count, True
    return count, False


def by_coverage(name: str, seconds: float, seed: int) -> NoReturn:
    """Hand over to libFuzzer, which ends the process; its corpus stays in the temporary folder for the next time."""
    import atheris

    with atheris.instrument_imports(include=["bonmun"]):
        from checks import CHECKS

    def attempt(raw: bytes) -> None:
        try:
            with limited():
                CHECKS[name](raw)
        except Exception:
            print(f"saved as {save(name, raw)}", file=sys.stderr)
            raise

    options = [f"-max_total_time={int(seconds)}", f"-seed={seed}", "-max_len=20000", "-rss_limit_mb=4096"]
    folder = Path(tempfile.gettempdir()) / "bonmun-fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    grow(folder, name, seed)
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder.parent}/", str(folder)], attempt)
    atheris.Fuzz()
    sys.exit(0)


def grow(folder: Path, name: str, seed: int) -> None:
    """Give coverage something to start from: inputs built at random, and earlier finds."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from shapes import inputs

    def keep(raw: bytes) -> None:
        (folder / hashlib.blake2b(raw, digest_size=6).hexdigest()).write_bytes(raw)

    some = settings(max_examples=200, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    seeded(seed)(some(given(inputs(name))(keep)))()
    for find in (FINDS / name).glob("*"):
        keep(find.read_bytes())


def save(name: str, raw: bytes) -> Path:
    path = FINDS / name / hashlib.blake2b(raw, digest_size=6).hexdigest()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


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
