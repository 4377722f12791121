"""The gate's own rules, on figures made up here; tools/quality/gate.py holds the real ones in `dev.py test`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import gate
import pytest

from bonmun import Article, Block

ROOT = Path(__file__).parents[2]
WHY = {"figure": "html.f1", "from": 0.9, "to": 0.8, "why": "ten harder pages were added"}


def test_a_figure_under_its_floor_is_named() -> None:
    assert gate.below({"html.f1": 0.94, "html.perfect": 0.8}, {"html.f1": 0.95, "html.perfect": 0.8}) == [
        "html.f1 is 0.9400, its floor is 0.95"
    ]


def test_a_floor_without_a_figure_is_named() -> None:
    assert gate.below({}, {"html.f1": 0.95}) == ["html.f1 has a floor but was not measured"]


@pytest.mark.parametrize("after", [{"html.f1": 0.8}, {}])
def test_a_lowered_or_dropped_floor_must_say_why(after: dict[str, float]) -> None:
    assert len(gate.unexplained([{"html.f1": 0.9}, after], [])) == 1
    assert len(gate.unexplained([{"html.f1": 0.9}, after], [{**WHY, "to": after.get("html.f1"), "why": " "}])) == 1
    assert gate.unexplained([{"html.f1": 0.9}, after], [{**WHY, "to": after.get("html.f1")}]) == []


def test_an_old_lowering_must_still_say_why() -> None:
    versions = [{"html.f1": 0.9}, {"html.f1": 0.8}, {"html.f1": 0.95}]
    assert gate.unexplained(versions, [WHY]) == []
    assert len(gate.unexplained(versions, [])) == 1


def test_a_raised_or_added_floor_needs_no_word() -> None:
    assert gate.unexplained([{"html.f1": 0.9}, {"html.f1": 0.95, "meta.title": 0.9}], []) == []


def test_lifting_never_lowers() -> None:
    lifted = gate.lifted({"html.f1": 0.99, "html.perfect": 0.5}, {"html.f1": 0.9, "html.perfect": 0.8})
    assert lifted == {"html.f1": 0.983, "html.perfect": 0.8}


def test_a_line_in_no_block_and_a_block_in_no_field_are_named() -> None:
    blocks = (
        Block("첫 문장이다.", "body", None, "reading/core", "p"),
        Block("댓글 3", "junk", "comment", "phrases/comment", "div"),
        Block("버려진 문장이다.", "body", None, "reading/core", "p"),
    )
    article = Article(paragraphs=("첫 문장이다.",), blocks=blocks)
    assert gate.lost_lines(["첫 문장이다.", "댓글\u00a03", "버려진 문장이다.<br>"], article) == []
    assert gate.lost_lines(["댓글 3", "댓글 3", "없는 줄"], article) == ["댓글3", "없는줄"]
    assert gate.homeless_blocks(article) == ["버려진 문장이다."]


def test_every_committed_version_is_read(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", "-C", str(tmp_path), *identity, *arguments], check=True, capture_output=True)

    floors = tmp_path / "floor.json"
    git("init")
    for value in (0.9, 0.8):
        floors.write_text(json.dumps({"floors": {"html.f1": value}, "lowered": []}))
        git("add", ".")
        git("commit", "-m", "floors")
    assert gate.history(floors) == [{"html.f1": 0.9}, {"html.f1": 0.8}]
    (tmp_path / "quality").mkdir()
    git("mv", "floor.json", "quality/floor.json")
    git("commit", "-m", "moved")
    assert gate.history(tmp_path / "quality" / "floor.json") == [{"html.f1": 0.9}, {"html.f1": 0.8}, {"html.f1": 0.8}]


def test_without_the_labelled_pages_it_says_that_nothing_was_measured(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools/quality/gate.py"), "--shared", str(tmp_path / "none")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "nothing is measured" in result.stdout
    assert "all holds" not in result.stdout
    assert result.returncode == gate.NOT_RUN
