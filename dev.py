"""The two commands that set everything up, on a machine with nothing but Python 3.11 or newer and git.

    python3 dev.py demo    make .venv, install bonmun into it, clean the five dumps in seeds/ and show what comes out
    python3 dev.py test    make .venv, install what the tests need, run them all: style, types, tests, figures, and the
                           dependencies: their oldest allowed versions, and the known holes of those installed

Standard library only. A second run installs nothing again unless pyproject.toml has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
import venv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SHARED = ROOT.parent / "shared"
# pip 23.3 is the first that resolves extras whose names are spelt in two ways (lxml[html_clean] in trafilatura).
PIP = "pip>=23.3"
NOT_RUN = 77
"""The status of a check that could not be made here, and said why; as automake has it."""


def main(arguments: list[str]) -> int:
    """The exit status of the command."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this runs before pip has seen requires-python
        print(f"bonmun needs Python 3.11 or newer, this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    commands = {"demo": (demo, []), "test": (test, ["test", "gate"] if SHARED.is_dir() else ["test"])}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    run, extras = commands[arguments[0]]
    try:
        install(extras)
    except subprocess.CalledProcessError as error:
        print(f"can't set up {VENV}: {error}", file=sys.stderr)
        print("On Debian and Ubuntu the package python3-venv must be there; pip needs a network.", file=sys.stderr)
        return 1
    return run()


def install(extras: list[str]) -> None:
    """Nothing; afterwards .venv holds bonmun, as it stands here, with the extras."""
    wanted = {
        "python": list(sys.version_info[:2]),
        "pyproject": hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(),
        "extras": extras,
        "place": str(ROOT),
    }
    installed = json.loads(STAMP.read_text("utf-8")) if STAMP.exists() else {}
    had = installed.get("extras", [])
    if set(extras) <= set(had) and installed == {**wanted, "extras": had}:
        return
    print(f"making {VENV.name} and installing into it ...", file=sys.stderr, flush=True)
    venv.create(VENV, clear=VENV.exists() and not has_same_python(), with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, PIP], check=True)
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    subprocess.run([*pip, "--editable", target], check=True)
    STAMP.write_text(json.dumps(wanted), "utf-8")


def has_same_python() -> bool:
    """True when .venv works and is of the Python that runs this."""
    version = "import sys; print(*sys.version_info[:2])"
    try:
        result = subprocess.run([PYTHON, "-c", version], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return result.stdout.split() == [str(number) for number in sys.version_info[:2]]


def demo() -> int:
    """The exit status of cleaning the seeds; shows the beginning of each article and what was taken away."""
    out = ROOT / "build" / "demo"
    removed = out / "removed.tsv"
    out.mkdir(parents=True, exist_ok=True)
    command = [BIN / "bonmun", "clean", ROOT / "seeds", "-o", out, "--removed", removed]
    print("$ bonmun clean seeds/ -o build/demo/ --removed build/demo/removed.tsv", flush=True)
    status = subprocess.run(command, check=False).returncode
    taken = [line.split("\t") for line in removed.read_text("utf-8").splitlines()[1:]]
    for seed in sorted((ROOT / "seeds").iterdir()):
        text = (out / seed.name).read_text("utf-8") if (out / seed.name).exists() else ""
        kinds = Counter(kind for file, kind, *_ in taken if Path(file).name == seed.name)
        counts = ", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "nothing"
        print(f"\nbuild/demo/{seed.name}: {len(text):,} characters; taken away: {counts}")
        for line in text.splitlines()[:5]:
            print("    " + (line if len(line) <= 100 else line[:99] + "…"))
    return status


def test() -> int:
    """The exit status of all checks: 0 when every one passed; all are run, so that one look shows all that is wrong."""
    python = str(PYTHON)
    checks = {
        "style": [python, "-m", "ruff", "check"],
        "types": [python, "-m", "mypy"],
        "tests": [python, "-m", "pytest"],
        "demo": [python, str(Path(__file__)), "demo"],
        "figures": [python, "tools/quality/gate.py"],
        "oldest versions": [python, "tools/checks/oldest.py"],
        "known holes": [python, "tools/checks/audit.py"],
    }
    failed, not_run = [], []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        began = time.monotonic()
        status = subprocess.run(command, check=False, cwd=ROOT, stdin=subprocess.DEVNULL).returncode
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
