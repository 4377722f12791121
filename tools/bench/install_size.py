"""What `pip install` brings: megabytes, packages and seconds of the core, its parts and each extra, in throwaway venvs.

python tools/bench/install_size.py [EXTRA …]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = {
    "reading": "selectolax beautifulsoup4 trafilatura lxml lxml_html_clean backports.zstd",
    "fetching": "httpx httpcore protego feedparser brotli",
    "showing": "rich jinja2 markupsafe",
}
"""The direct dependencies of the core by what they are for."""
_NAME = re.compile(r"[\w.-]+")


def main() -> int:
    """0; prints a line for the core, for each of its parts, and for each extra with what it adds to the core."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    print("| | MB | packages | seconds |\n| --- | --- | --- | --- |")
    core, count, seconds = installed(str(ROOT))
    print(f"| core | {core:.0f} | {count} | {seconds:.0f} |", flush=True)
    for part, names in PARTS.items():
        size, packages, took = installed(*wanted(project["dependencies"], names.split()))
        print(f"| of it, {part} alone | {size:.0f} | {packages} | {took:.0f} |", flush=True)
    for extra in sys.argv[1:] or project["optional-dependencies"]:
        size, packages, took = installed(f"{ROOT}[{extra}]")
        print(f"| `{extra}` | + {size - core:.0f} | + {packages - count} | {took:.0f} |", flush=True)
    return 0


def wanted(dependencies: list[str], names: list[str]) -> list[str]:
    """The requirements with these names."""
    return [one for one in dependencies if (name := _NAME.match(one)) is not None and name[0] in names]


def installed(*what: str) -> tuple[float, int, float]:
    """Megabytes and number of packages in a new venv beside pip itself, and how long pip took."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        empty, _ = held(Path(folder))
        started = time.monotonic()
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip", "install", "-qq", "--no-cache-dir", *what]
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
