"""A layout that changed shows; chance and the network do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bonmun.errors import PipelineError
from bonmun.fetch.health import Health, compare, measure, read, report, split


def record(host: str = "www.a.kr", day: int = 1, **changes: Any) -> dict[str, Any]:
    fetch = {"url": f"https://{host}/1", "kind": "ok", "fetched_at": f"2026-01-{day:02}T00:00:00+00:00"}
    good = {"kind": "article", "method": "site:a", "paragraphs": ["문장이다."], "published": "x", "authors": [{}]}
    return {"warnings": [], "fetch": fetch | changes.pop("fetch", {})} | good | changes


def test_shares_are_counted_by_outlet() -> None:
    found = measure(
        [
            record(),
            record("m.a.kr", published=None, authors=[]),
            record("b.kr", kind="error", paragraphs=[], method="generic", warnings=["rule-refused: site:b/ad"]),
            record("b.kr", kind="list", paragraphs=[], published=None, authors=[]),
            record("b.kr", paragraphs=[], fetch={"kind": "failed"}),
        ]
    )
    assert found["a.kr"] == Health(pages=2, without_date=1, without_byline=1)
    assert found["b.kr"] == Health(pages=2, rule_refused=1, without_rule=1, without_body=1)
    assert found["a.kr"].share("without_date") == 0.5


@pytest.mark.parametrize(
    ("before", "now", "alarmed"),
    [
        (Health(100, without_body=1), Health(50, without_body=25), True),
        (Health(100, without_body=1), Health(50, without_body=2), False),
        (Health(100, without_body=50), Health(50, without_body=25), False),
        (Health(10), Health(10, without_body=10), False),
        (Health(100, without_body=25), Health(50), False),
        (Health(30, without_body=3), Health(30, without_body=7), False),
    ],
)
def test_only_a_rise_beyond_chance_alarms(before: Health, now: Health, alarmed: bool) -> None:
    alarms = compare({"a.kr": before}, {"a.kr": now, "new.kr": Health(99, without_body=99)})
    assert [a.fault for a in alarms] == (["without_body"] if alarmed else [])


def test_one_growing_file_is_compared_with_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [record(day=1 + n // 30, authors=[{}] if n < 60 else []) for n in range(120)]
    path = tmp_path / "crawl.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), "utf-8")
    before, now = split(read(path), "2026-01-03")
    [alarm] = compare(measure(before), measure(now))
    assert alarm == ("a.kr", "without_byline", 0.0, 1.0)
    assert report(path, since="2026-01-03") == 1
    assert "ALARM\ta.kr\twithout_byline\t0% -> 100%" in capsys.readouterr().out
    assert report(path, before=path) == 0
    assert report(path, since="2027") == 0


def test_a_file_that_is_no_crawl_is_named(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("{}\nnonsense\n")
    with pytest.raises(PipelineError, match="line 2"):
        list(read(tmp_path / "x"))
