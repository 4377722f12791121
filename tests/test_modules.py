"""The map of the modules in CONTRIBUTING.md is whole."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/bonmun"
STAGES = ("decode", "parse", "grammar", "sites", "head", "label", "fields", "form", "render", "serve")


def test_the_map_names_every_module_and_none_that_is_not_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = text[text.index("| stage |") : text.index("Pages and dumps become")]
    named = re.findall(r"`([a-z0-9_]+)/?`", table)
    assert len(named) == len(set(named))
    inside = (path for stage in STAGES for path in (PACKAGE / stage).rglob("*"))
    entries = [*PACKAGE.iterdir(), *(path for path in inside if path.suffix in ("", ".py"))]
    assert set(named) == {path.stem for path in entries if not path.name.startswith("__") and path.name != "py.typed"}
