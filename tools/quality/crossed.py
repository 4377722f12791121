"""Prints what bonmun loses and leaks on dumps crossed from labelled pages: one page's body between another's lines.

    python tools/quality/crossed.py [--shared ../shared] [--dumps N] [--seed N] [--shapes lines,wrapped] [--worst N]

No outlet prints such a dump, so what was learned from either page alone does not tell where the body ends.
"""

from __future__ import annotations

import argparse
import pathlib
import random
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import dumps
import evals
import heldout


class Page(NamedTuple):
    """A labelled page: its title, its body's paragraphs, and the lines before and behind these with their roles."""

    title: str
    body: list[str]
    above: list[dumps.Row]
    below: list[dumps.Row]


def main() -> int:
    """0; the figures are printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument("--dumps", type=int, default=300, help="dumps a shape")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shapes", default=",".join(dumps.SHAPES))
    parser.add_argument("--worst", type=int, default=0, help="how many of the most frequent leaks and losses to print")
    options = parser.parse_args()
    pages = list(read(options.shared))
    lost: Counter[str] = Counter()
    leaked: Counter[str] = Counter()
    for shape in options.shapes.split(","):
        chance, total = random.Random(options.seed), Counter[str]()
        for _ in range(options.dumps):
            inner, outer = chance.sample(pages, 2)
            heldout.judge(cross(inner, outer, shape, chance), total, lost, leaked)
        shares = "  ".join(f"{what} {total[what] / total['dumps']:.3f}" for what in ("perfect", "lossless", "leakfree"))
        print(f"{shape:10s} {total['dumps']:5d} dumps  {shares}", flush=True)
    for title, counter in (("lost", lost), ("leak", leaked)):
        for text, count in counter.most_common(options.worst):
            print(f"   {title} {count:4d}  {text[:150]}")
    return 0


def read(shared: pathlib.Path) -> Iterator[Page]:
    """The labelled pages with more than one paragraph."""
    gold, linearise = evals.module(shared, "gold"), evals.module(shared, "linearise")
    for label, raw, found in evals.load(shared):
        places = [at - 1 for at in gold.expand(label.get("body"))]
        if len(found["body"]) < 2 or not places:
            continue
        fine = {at - 1 for key in ("byline", "neutral") for at in gold.expand(label.get(key))}
        out = {at - 1 for key in ("subtitle", "caption", "body") for at in gold.expand(label.get(key))}
        rows = [
            (at, dumps.Row("neutral" if at in fine else "junk", text))
            for at, text in enumerate(linearise.lines(raw))
            if at not in out
        ]
        above = [row for at, row in rows if at < min(places)]
        below = [row for at, row in rows if at > max(places)]
        yield Page(found["title"] or "", found["body"], above, below)


def cross(inner: Page, outer: Page, shape: str, chance: random.Random) -> dumps.Case:
    """A dump of the outer page with the inner one's headline and body in the place of its own."""
    above = [dumps.Row("neutral", inner.title) if row.text == outer.title else row for row in outer.above]
    rows = [*above, *(dumps.Row("body", text) for text in inner.body), *outer.below]
    by_role = {role: [row.text for row in rows if row.role == role] for role in ("body", "neutral", "junk")}
    return dumps.Case(dumps.SHAPES[shape](rows, chance), **by_role)


if __name__ == "__main__":
    sys.exit(main())
