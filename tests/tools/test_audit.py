"""What pip-audit answers is read closely: "nothing found" where nothing could be looked up is no pass."""

from __future__ import annotations

import json
from typing import Any

import audit
import pytest

FINE = {"name": "garam", "version": "1.0", "vulns": []}
BAD = {"name": "nuri", "version": "2.0", "vulns": [{"id": "X-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "haneul", "skip_reason": "not found"}
OURS = {"name": "bonmun", "skip_reason": "marked as editable"}


@pytest.mark.parametrize(
    ("packages", "status", "words"),
    [
        ([FINE, OURS], 0, "1 packages, no known holes"),
        ([FINE, BAD], 1, "nuri 2.0: X-1, mended in 2.1"),
        ([UNKNOWN, BAD], 1, "nuri 2.0: X-1, mended in 2.1"),
        ([UNKNOWN, OURS], 77, "not run: none of 1 packages could be looked up: not found"),
        ([FINE, UNKNOWN], 77, "not run: 1 of 2 packages could not be looked up: haneul"),
        ([], 77, "not run: none of 0 packages could be looked up: nothing is installed"),
    ],
)
def test_only_a_whole_look_up_passes(packages: list[dict[str, Any]], status: int, words: str) -> None:
    assert audit.judge(0, json.dumps({"dependencies": packages, "fixes": []}), "") == (status, [words])


@pytest.mark.parametrize("answer", ["", "[]", "nonsense", "{}"])
def test_no_answer_is_not_run_with_the_last_words(answer: str) -> None:
    assert audit.judge(1, answer, "Traceback\nno such host\n") == (77, ["not run: no such host"])
    assert audit.judge(3, answer, "") == (77, ["not run: it ended with 3"])
