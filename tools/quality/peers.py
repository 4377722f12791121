"""Measures bonmun beside other extractors on the labelled pages, and writes the table into both READMEs.

    pip install readability-lxml resiliparse justext
    python tools/quality/peers.py [--shared ../shared]

Each row is what the evals beside the pages print for that system, with the versions installed here.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SECTION = re.compile(r"(<!-- figures: tools/quality/peers\.py -->\n).*?(<!-- end of figures -->)", re.DOTALL)
# How the evals call it → the distribution it comes in, and with which option.
SYSTEMS = {
    "bonmun": ("bonmun", ""),
    "bonmun_generic": ("bonmun", ", `sites=False`"),
    "trafilatura": ("trafilatura", ""),
    "readability": ("readability-lxml", ""),
    "resiliparse": ("resiliparse", ""),
    "justext": ("jusText", ""),
}


def main() -> int:
    """0; the tables are rewritten."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with the labelled pages")
    rows = measure(parser.parse_args().shared)
    lines = [
        f"| {max(map(len, rows.values()))} pages | F1 | perfect | lossless | leak-free |",
        "| --- | --- | --- | --- | --- |",
        *(row(name, pages) for name, pages in rows.items()),
    ]
    table = "\n".join(lines) + "\n"
    print(table)
    for readme in ("README.md", "README.ko.md"):
        path = ROOT / readme
        text = path.read_text("utf-8")
        path.write_text(SECTION.sub(lambda found: found[1] + table + found[2], text), "utf-8")
    return 0


def measure(shared: Path) -> dict[str, list[dict[str, Any]]]:
    """The judged pages of each system."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        score = [sys.executable, *(str(shared / part) for part in ("evals/score.py", "pages/html", "pages/labels"))]
        subprocess.run([*score, "--systems", ",".join(SYSTEMS), "--json", report], check=True)
        rows: dict[str, list[dict[str, Any]]] = json.loads(report.read_text("utf-8"))
    return rows


def row(name: str, pages: list[dict[str, Any]]) -> str:
    """A line of the table."""
    distribution, option = SYSTEMS[name]
    f1 = sum(page["f1"] for page in pages) / len(pages)
    shares = [
        sum(page["lenient"] for page in pages),
        sum(page["lost"] == 0 for page in pages),
        sum(page["leak"] == 0 for page in pages),
    ]
    return (
        f"| {distribution} {version(distribution)}{option} | {f1:.3f} | "
        + " | ".join(f"{share / len(pages):.0%}" for share in shares)
        + " |"
    )


if __name__ == "__main__":
    sys.exit(main())
