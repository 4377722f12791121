from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from bonmun import cli
from bonmun.errors import PipelineError
from bonmun.report.comparison import compare


def write(path: Path, *rows: dict[str, Any]) -> str:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return str(path)


def row(id: str, *paragraphs: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "input": f"{id}.html", "kind": "article", "paragraphs": list(paragraphs), **fields}


def test_sentences_lost_and_gained_are_told_worst_first(tmp_path: Path) -> None:
    old = write(
        tmp_path / "o.jsonl",
        row("1", "가가 왔다. 나나 갔다."),
        row("2", "다다 긴 문장이 여기 있었다."),
        row("3", "같다."),
    )
    new = write(tmp_path / "n.jsonl", row("1", "가가 왔다.", "라라 있다."), row("2", "하나 남았다."), row("3", "같다."))
    found = compare(old, new)
    assert [(c.name, c.lost, c.gained) for c in found.changes] == [
        ("2.html", ("다다 긴 문장이 여기 있었다.",), ("하나 남았다.",)),
        ("1.html", ("나나 갔다.",), ("라라 있다.",)),
    ]
    assert found.figures == {
        "matched": 3, "changed": 2, "gone": 0, "new": 0, "lost_sentences": 2, "gained_sentences": 2,
    }  # fmt: skip


def test_what_only_moved_or_was_spaced_anew_is_no_change(tmp_path: Path) -> None:
    old = write(tmp_path / "o.jsonl", row("1", "가가 왔다.", "나나 갔다."))
    new = write(tmp_path / "n.jsonl", row("1", "나나  갔다. 가가 왔다."))
    assert compare(old, new).changes == ()


def test_a_sentence_that_stood_twice_and_stands_once_is_lost_once(tmp_path: Path) -> None:
    old = write(tmp_path / "o.jsonl", row("1", "가가 왔다.", "가가 왔다."))
    new = write(tmp_path / "n.jsonl", row("1", "가가 왔다."))
    assert compare(old, new).changes[0].lost == ("가가 왔다.",)


def test_rows_that_came_and_went(tmp_path: Path) -> None:
    old = write(tmp_path / "o.jsonl", row("1", "가가 왔다."))
    new = write(tmp_path / "n.jsonl", row("2", "나나 갔다."))
    assert [change.state for change in compare(old, new).changes] == ["gone", "new"]


@pytest.mark.parametrize("key", ["page_hash", "url", "input"])
def test_a_row_whose_id_changed_is_matched_by_what_else_it_has(tmp_path: Path, key: str) -> None:
    old = write(tmp_path / "o.jsonl", {"id": "1", key: "same", "text": "가가 왔다.\n나나 갔다."})
    new = write(tmp_path / "n.jsonl", {"id": "2", key: "same", "text": "가가 왔다."})
    (change,) = compare(old, new).changes
    assert (change.state, change.lost) == ("changed", ("나나 갔다.",))


def test_an_article_that_became_a_list_is_a_change(tmp_path: Path) -> None:
    old = write(tmp_path / "o.jsonl", row("1"))
    new = write(tmp_path / "n.jsonl", row("1", kind="list"))
    assert compare(old, new).changes[0].kinds == ("article", "list")


def test_compressed_shards_in_folders(tmp_path: Path) -> None:
    for side, text in (("old", "가가 왔다."), ("new", "나나 갔다.")):
        (tmp_path / side).mkdir()
        (tmp_path / side / "0.jsonl.gz").write_bytes(gzip.compress(json.dumps(row("1", text)).encode()))
    assert compare(str(tmp_path / "old"), str(tmp_path / "new")).figures["changed"] == 1


@pytest.mark.parametrize("line", ["{", '{"a": 1}', "[]"])
def test_what_is_no_record_is_refused_by_name(tmp_path: Path, line: str) -> None:
    (tmp_path / "o.jsonl").write_text(line)
    with pytest.raises(PipelineError, match=r"o\.jsonl:1"):
        compare(str(tmp_path / "o.jsonl"), str(tmp_path / "o.jsonl"))


def test_the_command_says_by_its_status_whether_anything_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = write(tmp_path / "o.jsonl", row("1", "가가 왔다. 나나 갔다.", title="제목"))
    new = write(tmp_path / "n.jsonl", row("1", "가가 왔다.", title="제목"))
    assert cli.main(["diff", old, old]) == 0
    assert cli.main(["diff", old, new]) == 1
    assert "  - 나나 갔다." in capsys.readouterr().out
    assert cli.main(["diff", old, new, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["figures"]["lost_sentences"] == 1
    assert cli.main(["diff", old, str(tmp_path / "none.jsonl")]) == 2
