"""How well a route could score at most: the best choice among the dump's own lines and sentences.

    python tools/quality/ceiling.py [--shared ../shared] [--routes after-trafilatura,dump-lines,dump-main] [--worst N]

What a tool left out of the dump nobody brings back. `best` is the better of bonmun's text, of the dump as it is, and of
the lines and sentences of it that stand in the labelled body; `bound` is what a text would score that had all word
sequences of the body that the dump still holds, and no others. An aim above the bound can't be met on these pages.
"""

from __future__ import annotations

import argparse
import pathlib
import re
import sys
from typing import Any, NamedTuple

import evals

import bonmun

ROUTES = "after-trafilatura,dump-lines,dump-main"
_SENTENCE = re.compile(r"(?<=[.?!”\"])\s+")


class Page(NamedTuple):
    """F1 of bonmun's text, of the best choice, and of all that the dump holds of the body."""

    file: str
    ours: float
    best: float
    bound: float


def chosen(judge: Any, dump: str, body: str) -> str:
    """The dump's lines that stand in the body, and the sentences of other lines that do."""
    whole = judge.squash(body)
    kept: list[str] = []
    for line in filter(str.strip, dump.split("\n")):
        pieces = [line] if judge.squash(line) in whole else _SENTENCE.split(line)
        kept.append(" ".join(piece for piece in pieces if judge.squash(piece) in whole))
    return "\n".join(filter(None, kept))


def measure(judge: Any, dump: str, gold: Any, label: Any) -> tuple[float, float, float]:
    """F1 of bonmun's text, of the best choice, and the bound, for one dump."""
    body = "\n".join(gold["body"])
    texts = (bonmun.clean_text(dump).text, dump, chosen(judge, dump, body))
    scores = [judge.judge(text, gold, label)["f1"] for text in texts]
    want = judge.shingles(body)
    held = want & (judge.shingles(dump) | judge.shingles(texts[0]) | judge.shingles(texts[2]))
    recall = sum(held.values()) / max(1, sum(want.values()))
    return scores[0], max(scores), max(*scores, 2 * recall / (1 + recall))


def pages(judge: Any, route: str, cases: list[evals.Labelled]) -> list[Page]:
    """The pages with a body, each with its figures."""
    found = []
    for label, raw, gold in cases:
        if gold["body"] and not label.get("script_body"):
            found.append(Page(label["file"], *measure(judge, judge.DUMPS[route](raw), gold, label)))
    return found


def main() -> int:
    """0; the figures are printed, and the pages that lower bonmun's most."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument("--routes", default=ROUTES)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    judge = evals.module(options.shared, "score")
    cases = evals.load(options.shared)
    for route in options.routes.split(","):
        rows = pages(judge, route, cases)
        ours, best, bound = (sum(getattr(row, name) for row in rows) / len(rows) for name in ("ours", "best", "bound"))
        print(f"{route:18s} {len(rows):3d} pages  f1 {ours:.4f}  best {best:.4f}  bound {bound:.4f}", flush=True)
        for row in sorted(rows, key=lambda row: row.ours - row.best)[: options.worst]:
            if row.ours < row.best:
                cost = (row.best - row.ours) / len(rows)
                print(f"   {row.file}: {row.ours:.3f}, could be {row.best:.3f}: costs {cost:.4f} of the mean")
    return 0


if __name__ == "__main__":
    sys.exit(main())
