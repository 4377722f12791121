"""Reprints are found however they were edited, other articles are left alone, and nothing is deleted."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from bonmun.cli import main
from bonmun.errors import PipelineError
from bonmun.pipeline.minhash import normalised
from bonmun.pipeline.reprints import dedup
from bonmun.pipeline.wire import Wire, wire
from tests.pipeline.corpora import rows_of
from tests.pipeline.reprints import HABITS, article, same_event

pytest.importorskip("rensa", reason="needs bonmun[dedup]")


def marked(folder: Path, records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The records with their marks, by id."""
    source = folder / "in.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    dedup([source], folder / "out")
    return {row["id"]: row for row in rows_of(folder / "out")}


@pytest.mark.parametrize("habit", HABITS)
def test_reprints_are_found(tmp_path: Path, habit: str) -> None:
    records = [{"id": f"{seed}", "text": article(seed, 8 + seed % 5).body} for seed in range(20)]
    records += [
        {"id": f"{seed}-copy", "text": HABITS[habit](article(seed, 8 + seed % 5), random.Random(1000 + seed)).body}
        for seed in range(20)
    ]
    rows = marked(tmp_path, records)
    found = [seed for seed in range(20) if rows[f"{seed}-copy"]["dup_of"] == f"{seed}"]
    assert len(found) >= (14 if habit == "cut to 40 %" else 19)  # below a half the bands let pairs slip
    assert all(rows[f"{seed}"]["dup_of"] is None for seed in range(20))
    assert all(0.3 <= rows[f"{seed}-copy"]["similarity"] <= 1 for seed in found)


def test_the_same_event_is_no_reprint(tmp_path: Path) -> None:
    records = [{"id": f"{seed}", "text": article(seed).body} for seed in range(20)]
    records += [{"id": f"{s}-other", "text": same_event(article(s), random.Random(1000 + s)).body} for s in range(20)]
    assert all(row["dup_cluster"] is None for row in marked(tmp_path, records).values())


def test_the_original_is_the_agency_then_the_earliest(tmp_path: Path) -> None:
    wire_copy, other = article(1).body, article(2).body
    records = [
        {"id": "reprint", "text": wire_copy, "published": "2026-01-02T08:00:00+09:00", "url": "https://a.kr/1"},
        {"id": "agency", "text": wire_copy + " 끝.", "published": "2026-01-02T09:00:00+09:00",
         "url": "https://www.yna.co.kr/view/1"},
        {"id": "day", "text": other, "published": "2026-01-02"},
        {"id": "late", "text": other, "published": "2026-01-02T18:00:00+09:00"},
        {"id": "early", "text": other, "published": "2026-01-02T08:30:00+00:00"},
        {"id": "unknown", "text": other},
    ]  # fmt: skip
    rows = marked(tmp_path, records)
    assert {name: row["dup_of"] for name, row in rows.items()} == {
        "reprint": "agency", "agency": None, "day": "early", "late": "early", "early": None, "unknown": "early",
    }  # fmt: skip
    assert {row["dup_cluster"] for row in rows.values()} == {"agency", "early"}
    assert (rows["agency"]["wire_agency"], rows["late"]["similarity"]) == ("연합뉴스", 1.0)


def test_every_record_comes_out_in_order_with_what_it_had(tmp_path: Path) -> None:
    records = [{"id": str(at), "text": article(at % 7).body if at % 3 else "", "own": [at]} for at in range(50)]
    rows = marked(tmp_path, records)
    assert [{key: row[key] for key in ("id", "text", "own")} for row in rows.values()] == records
    assert all(row["dup_cluster"] is None for row in rows.values() if not row["text"])


def test_short_texts_are_compared_as_a_whole_only(tmp_path: Path) -> None:
    records = [{"id": "a", "text": "내일은 전국이 맑겠습니다."}, {"id": "b", "text": "내일은  전국이 맑겠습니다!"},
               {"id": "c", "text": "내일은 전국이 대체로 맑겠습니다."}]  # fmt: skip
    assert [row["dup_of"] for row in marked(tmp_path, records).values()] == [None, "a", None]


def test_damaged_lines_stay_as_records(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "x"}\n{"id": \n', encoding="utf-8")
    report = dedup([tmp_path / "in.jsonl"], tmp_path / "out")
    assert (report.found.rows, report.found.compared) == (2, 1)
    assert rows_of(tmp_path / "out")[1]["error"]["code"] == "corrupt"
    assert not list((tmp_path / "out" / ".bonmun").glob("*.sqlite"))


def test_what_surrounds_the_text_does_not_count() -> None:
    core = "시는 새 다리를 놓는다고 밝혔다."
    around = f"(서울=연합뉴스) 문가온 기자 = {core}\ndesk@news.example.kr\n<저작권자(c) 무단 전재-재배포 금지>"
    assert normalised(around) == normalised(core)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"dateline": "(세종=연합뉴스) 문가온 기자 ="}, Wire("연합뉴스")),
        ({"byline": ["[나루=뉴시스] 서다온 기자"]}, Wire("뉴시스")),
        ({"url": "https://www.news1.kr/articles/1"}, Wire("뉴스1", own=True)),
        ({"publisher": "연합뉴스", "url": "https://n.news.naver.com/x"}, Wire("연합뉴스", own=True)),
        ({"text": "정부가 밝혔다.\n(출처: 로이터)"}, Wire("로이터")),
        ({"publisher": "연합뉴스TV"}, Wire()),
        ({"text": "시장에서 (사진=연합뉴스) 열렸다."}, Wire()),
        ({"text": "APEC 정상회의가 열렸다.", "byline": ["APEC 취재단"]}, Wire()),
        ({"text": "그는 연합뉴스 기자와 만나 말했다."}, Wire()),
    ],
)
def test_agency(row: dict[str, Any], found: Wire) -> None:
    assert wire(row) == found


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "같다"}\n{"id": "b", "text": "같다"}\n', encoding="utf-8")
    assert main(["dedup", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reprints"] == 1
    assert main(["dedup", "-", "-o", str(tmp_path / "out")]) == 2
    (tmp_path / "a.html").touch()
    with pytest.raises(PipelineError, match="JSON Lines or Parquet"):
        dedup([tmp_path / "a.html"], tmp_path / "out")
