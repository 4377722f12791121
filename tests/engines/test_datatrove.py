"""datatrove: every page of damaged WARC files comes out once, and finished tasks stay finished."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.engines.test_poison import POISON
from tests.pipeline.test_run_readers import warc_record

pytestmark = pytest.mark.engines
pytest.importorskip("datatrove", reason="needs bonmun[datatrove]")


def test_datatrove_on_warc_with_a_cut_file(tmp_path: Path) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.writers import JsonlWriter

    from bonmun.pipeline.datatrove import CleanPages, ReadPages

    texts = [str(POISON.get(at) or f"기사 {at}") for at in range(40)]
    packed = [gzip.compress(warc_record("response", at, text.encode("euc-kr"))) for at, text in enumerate(texts)]
    bad_byte = gzip.compress(warc_record("response", 99, b"\xb1\xe2\xbb\xe7 \xff\xb1\xe2\xbb\xe7"))
    (tmp_path / "a.warc.gz").write_bytes(b"".join([bad_byte, *packed[:20]]))
    (tmp_path / "b.warc.gz").write_bytes(b"".join(packed[20:30])[:-40])
    (tmp_path / "c.warc.gz").write_bytes(b"".join(packed[30:]))

    def run() -> list[dict[str, Any]]:
        steps = [ReadPages(f"{tmp_path}/*.warc.gz"), CleanPages(seconds=5, extractor="poison:Extractor"),
                 JsonlWriter(f"{tmp_path}/out", compression=None)]  # fmt: skip
        LocalPipelineExecutor(steps, tasks=3, workers=2, logging_dir=f"{tmp_path}/logs").run()
        return [json.loads(line) for path in (tmp_path / "out").iterdir() for line in path.open("rb")]

    rows = run()
    status = Counter(row["metadata"]["status"] for row in rows)
    # raise, hang, crash, memory and the place where b.warc.gz is cut; "null" is a page like any other in a WARC
    assert (len(rows), status) == (41, {"ok": 36, "error": 5})
    marks = {path: path.stat().st_mtime_ns for path in (tmp_path / "logs" / "completions").iterdir()}
    assert len(marks) == 3
    assert run() == rows
    assert {path: path.stat().st_mtime_ns for path in marks} == marks
