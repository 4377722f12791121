"""The held-out variants: every line is a whole case, and the share that is right does not fall. None is named here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.quality.case_shares import VARIANTS, VARIANTS_2, VARIANTS_3, is_right, read

FLOORS = {VARIANTS: 0.92, VARIANTS_2: 0.87, VARIANTS_3: 0.87}
"""Of all cases of a file, raised as more are right."""
KEYS = {"name", "kind", "source", "dump", "expect", "input", "base64", "url", "options"}
EXPECTED = {
    "body", "joined", "has", "hasnot", "names", "title", "subtitles", "captions", "published", "updated", "kind",
    "publisher",
}  # fmt: skip


@pytest.mark.parametrize("path", FLOORS, ids=lambda path: path.stem)
def test_every_line_is_a_whole_case(path: Path) -> None:
    cases = list(read(path))
    assert len({case["name"] for case in cases}) == len(cases) >= 200
    for case in cases:
        assert case.keys() <= KEYS
        assert ("input" in case) != ("base64" in case)
        assert set() < case["expect"].keys() <= EXPECTED


@pytest.mark.parametrize(("path", "floor"), FLOORS.items(), ids=[path.stem for path in FLOORS])
def test_the_share_that_is_right_does_not_fall(path: Path, floor: float) -> None:
    cases = list(read(path))
    assert sum(map(is_right, cases)) / len(cases) >= floor
