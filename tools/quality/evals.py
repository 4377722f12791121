"""The labelled pages in the shared folder, and the modules beside them that judge what is read."""

from __future__ import annotations

import importlib
import json
import pathlib
import sys
from typing import Any

Labelled = tuple[dict[str, Any], bytes, dict[str, Any]]
"""Label, bytes and gold of a page."""


def module(shared: pathlib.Path, name: str) -> Any:
    """A module of the evals folder. Some there are called as modules here are, so the folder goes in front."""
    folder = str(shared / "evals")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def load(shared: pathlib.Path) -> list[Labelled]:
    """Every labelled page."""
    gold = module(shared, "gold")
    pages = []
    for path in sorted((shared / "pages/labels").glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        raw = (shared / "pages/html" / label["file"]).read_bytes()
        pages.append((label, raw, gold.gold(label, raw)))
    return pages
