"""How many reprints `bonmun dedup` finds, by editing habit, how many it invents, and how fast it is.

python tools/bench/dedup.py [ARTICLES]
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT))

from bonmun.pipeline.readers import Inputs  # noqa: E402
from bonmun.pipeline.reprints import dedup, rows  # noqa: E402
from tests.pipeline.reprints import HABITS, Text, article, same_event  # noqa: E402  # the path is set just above


def corpus(count: int, habit: str, edit: Callable[[Text, random.Random], Text]) -> list[dict[str, object]]:
    """Articles, each with one reprint of this habit and one article on the same event, shuffled."""
    made = []
    for seed in range(count):
        text, chance = article(seed, 6 + seed % 9), random.Random(seed + 1_000_000)
        made.append(record(f"{seed}", "original", text))
        made.append(record(f"{seed}", habit, edit(text, chance)))
        made.append(record(f"{seed}e", "same event", same_event(text, chance)))
    random.Random(0).shuffle(made)
    return made


def record(event: str, habit: str, text: Text) -> dict[str, object]:
    """The fields of a record that matter here; `truth` is what should be found."""
    hour = 9 if habit == "original" else 12
    return {"id": f"{event}/{habit}", "truth": event, "habit": habit, "title": text.title, "text": text.body,
            "published": f"2026-01-02T{hour:02}:00:00+09:00"}  # fmt: skip


def measure(records: list[dict[str, object]]) -> tuple[Counter[str], Counter[str], float]:
    """Reprints given to the right original, records given to a wrong one, by habit; and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in records), encoding="utf-8")
        started = time.perf_counter()
        dedup([source], Path(folder) / "out")
        seconds = time.perf_counter() - started
        marked = [row for _, row in rows(Inputs([str(Path(folder) / "out")]))]
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for row in marked:
        found = row["dup_of"]
        right[row["habit"]] += found == f"{row['truth']}/original"
        wrong[row["habit"]] += found is not None and found.partition("/")[0] != row["truth"]
    return right, wrong, seconds


def main() -> int:
    """0; prints recall for each habit, the false finds, and the speed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seconds, total, invented = 0.0, 0, 0
    for habit, edit in HABITS.items():
        right, wrong, took = measure(corpus(count, habit, edit))
        seconds, total, invented = seconds + took, total + 3 * count, invented + wrong.total()
        print(f"{habit:<18} found {right[habit]:>6} of {count}")
    print(f"taken for a reprint of another article, same event or not: {invented} of {total:,}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{total / seconds:,.0f} records a second on one core, {peak:.0f} MB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
