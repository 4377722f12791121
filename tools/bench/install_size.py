"""What `pip install` brings: megabytes, packages and seconds of the core and of each extra, in venvs thrown away.

python tools/bench/install_size.py [EXTRA …]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_FOR_USERS = ("bench", "coverage", "gate", "mutation", "test")


def main() -> int:
    """0; prints a line for the core and one for each extra, with what it adds to the core."""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    core, count, seconds = installed("")
    print("| | MB | packages | seconds |\n| --- | --- | --- | --- |")
    print(f"| core | {core:.0f} | {count} | {seconds:.0f} |", flush=True)
    for extra in sys.argv[1:] or [name for name in known if name not in NOT_FOR_USERS]:
        size, packages, took = installed(extra)
        print(f"| `{extra}` | + {size - core:.0f} | + {packages - count} | {took:.0f} |", flush=True)
    return 0


def installed(extra: str) -> tuple[float, int, float]:
    """Megabytes and number of packages in a new venv beside pip itself, and how long pip took."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        empty, _ = held(Path(folder))
        started = time.monotonic()
        what = f"{ROOT}[{extra}]" if extra else str(ROOT)
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip", "install", "-qq", "--no-cache-dir", what]
        subprocess.run(pip, check=True)
        seconds = time.monotonic() - started
        full, packages = held(Path(folder))
    return full - empty, packages, seconds


def held(venv: Path) -> tuple[float, int]:
    """Megabytes of all files in a venv, and how many packages it has."""
    size = sum(path.lstat().st_size for path in venv.rglob("*") if path.is_file())
    return size / 1e6, len(list(venv.rglob("*.dist-info"))) - 1


if __name__ == "__main__":
    sys.exit(main())
