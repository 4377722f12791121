"""The held-out variants: every line is a whole case, and the share that is right does not fall. None is named here."""

from __future__ import annotations

from tools.quality.case_shares import VARIANTS, is_right, read

FLOOR = 0.92
"""Of all cases, raised as more are right."""
KEYS = {"name", "kind", "source", "dump", "expect", "input", "base64", "url", "options"}
EXPECTED = {
    "body", "joined", "has", "hasnot", "names", "title", "subtitles", "captions", "published", "updated", "kind",
}  # fmt: skip


def test_every_line_is_a_whole_case() -> None:
    cases = list(read(VARIANTS))
    assert len({case["name"] for case in cases}) == len(cases) >= 200
    for case in cases:
        assert case.keys() <= KEYS
        assert ("input" in case) != ("base64" in case)
        assert set() < case["expect"].keys() <= EXPECTED


def test_the_share_that_is_right_does_not_fall() -> None:
    cases = list(read(VARIANTS))
    assert sum(map(is_right, cases)) / len(cases) >= FLOOR
