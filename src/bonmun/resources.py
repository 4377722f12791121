"""bonmun's own data files, read by path: importlib.resources costs 10 ms, and lexbor can't be run from a zip anyway."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def read(name: str) -> str:
    """The text of a data file, by its path under `data/`."""
    return (DATA / name).read_text("utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """The data of a TOML file, from its JSON by tools/generate/site_tables.py: read in a twentieth of the time."""
    data: dict[str, Any] = json.loads(read(f"compiled/{name}.json"))
    return data
