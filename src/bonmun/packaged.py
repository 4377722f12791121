"""bonmun's own data files. By path: importlib.resources costs 10 ms to import, and lexbor cannot be run from a zip."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"


def read(name: str) -> str:
    """The text of a data file, by its path under `data/`."""
    return (DATA / name).read_text("utf-8")
