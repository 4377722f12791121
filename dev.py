"""The commands that set everything up, on a machine with nothing but Python 3.11 or newer and git.

    python3 dev.py demo    make .venv, install bonmun into it, clean the five dumps in seeds/ and show what comes out
    python3 dev.py test    make .venv, install what the tests need, run them all: style, types, tests, figures, and the
                           dependencies: their oldest allowed versions, and the known holes of those installed
    python3 dev.py gate    the figures alone, measured on the labelled pages in ../shared

Standard library only. A second run installs nothing again unless pyproject.toml has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SHARED = ROOT.parent / "shared"
NOT_RUN = 77
"""The status of a check that could not be made here, and said why; as automake has it."""
STYLE, FORMAT = ["-m", "ruff", "check"], ["-m", "ruff", "format", "--check"]
TYPES, TESTS = ["-m", "mypy"], ["-m", "pytest"]
DEMO, GATE = ["tools/demo.py"], ["tools/quality/gate.py"]
DOCS, OLDEST, AUDIT = ["tools/checks/docs.py"], ["tools/checks/oldest.py"], ["tools/checks/audit.py"]
CHECKS = {
    "style": STYLE, "format": FORMAT, "types": TYPES, "tests": TESTS, "demo": DEMO, "docs": DOCS, "figures": GATE,
    "oldest versions": OLDEST, "known holes": AUDIT,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """The exit status of the command."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs before pip has seen requires-python
        print(f"bonmun needs Python 3.11 or newer, this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    if len(arguments) != 1 or arguments[0] not in ("demo", "test", "gate"):
        print(__doc__, file=sys.stderr)
        return 2
    command = arguments[0]
    gate = ["gate"] if SHARED.is_dir() else []
    groups = {"demo": [], "test": ["test", "docs", *gate], "gate": ["gate"]}[command]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a path may hold what the terminal can't show
    try:
        install(groups)
        if command == "test":
            return check()
        return run(DEMO if command == "demo" else GATE)
    except OSError as error:
        print(f"can't set up {VENV}: {error}", file=sys.stderr)
    except subprocess.CalledProcessError as error:
        print(f"\n{error.output or ''}\ncan't set up {VENV}: what it said stands above", file=sys.stderr)
        print("On Debian and Ubuntu the package python3-venv must be there; pip needs a network.", file=sys.stderr)
    except KeyboardInterrupt:
        return 128 + 2
    return 1


def install(groups: list[str]) -> None:
    """Installs bonmun, as it stands here, and these groups of dependencies into .venv."""
    wanted = {
        "python": list(sys.version_info[:2]),
        "pyproject": hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(),
        "place": str(ROOT),
    }
    before = stamp()
    had = before.pop("groups", [])
    works = has_same_python()
    if works and before == wanted and set(groups) <= set(had):
        return
    STAMP.unlink(missing_ok=True)  # an installation that is broken off is none
    if not works:
        with step("making .venv"):
            make_venv()
    # What one command installed stays for the next one: going back and forth installs nothing twice.
    together = sorted({*groups, *had} if works and before == wanted else groups)
    with step(f"installing bonmun and what {'it needs' if not together else 'its checks need'}"):
        pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        pip += [*requirements(together), "--editable", str(ROOT)]
        subprocess.run(pip, check=True, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    point_at_source()
    STAMP.write_text(json.dumps({**wanted, "groups": together}), "utf-8")


def requirements(groups: list[str]) -> list[str]:
    """What the groups of pyproject.toml list; the pip that comes with Python 3.11 can't read them itself."""
    import tomllib  # not before the version of Python is known

    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8")).get("dependency-groups", {})
    return [requirement for group in groups for requirement in listed[group]]


def point_at_source() -> None:
    """Points .venv at src by a relative path: with Hangul in a path Python 3.11 can't start under LC_ALL=C."""
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(VENV)}))
    for pointer in packages.glob("*bonmun.pth"):
        pointer.write_text(os.path.relpath(ROOT / "src", packages) + "\n", "ascii")


def stamp() -> dict[str, list[str]]:
    """What is installed, as the last installation noted it; empty where none was finished."""
    try:
        found = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def make_venv() -> None:
    """Makes a new .venv with pip."""
    try:
        venv.create(VENV, clear=True, symlinks=os.name != "nt", with_pip=True)
    except subprocess.CalledProcessError as error:  # ensurepip; what it says is in bytes
        raise subprocess.CalledProcessError(error.returncode, error.cmd, (error.output or b"").decode()) from None


def has_same_python() -> bool:
    """True when .venv works and is of the Python that runs this."""
    version = "import sys; print(*sys.version_info[:2])"
    try:
        result = subprocess.run([PYTHON, "-c", version], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return result.stdout.split() == [str(number) for number in sys.version_info[:2]]


@contextmanager
def step(what: str) -> Iterator[None]:
    """A line that says what is done, and at its end how long it took."""
    print(f"{what} ...", end="", file=sys.stderr, flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print(" failed", file=sys.stderr, flush=True)
        raise
    print(f" {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def run(command: list[str]) -> int:
    """The exit status of .venv's Python with these arguments, in the folder of bonmun."""
    return subprocess.run([str(PYTHON), *command], check=False, cwd=ROOT, stdin=subprocess.DEVNULL).returncode


def check() -> int:
    """The exit status of all checks: 0 when every one passed; all are run, so that one look shows all that is wrong."""
    failed, not_run = [], []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        began = time.monotonic()
        status = run(command)
        if status == NOT_RUN:
            not_run.append(name)
        elif status:
            failed.append(name)
        word = "NOT RUN" if status == NOT_RUN else "FAILED" if status else "passed"
        print(f"== {name} {word} in {time.monotonic() - began:.0f} s", flush=True)
    print(f"FAILED: {', '.join(failed)}" if failed else "all that ran passed" if not_run else "all passed")
    if not_run:
        print(f"NOT RUN: {', '.join(not_run)} (it said why)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
