"""Prints what bonmun loses and leaks on dumps made by machine, with phrases that its list does not hold.

    python tools/quality/heldout.py [--shared ../shared] [--dumps N] [--seed N] [--list all|heldout|none] [--worst N]

The phrases seen on real pages (facts/boilerplate_phrases.tsv) are dealt into five folds by outlet. A dump is made from
one fold's phrases around real sentences (slices), and read while the phrase list lacks that fold: so it stands to the
grammar as an outlet nobody has seen.
"""

from __future__ import annotations

import argparse
import collections
import csv
import gzip
import json
import pathlib
import sys
import zlib
from collections.abc import Iterator, Mapping

import dumps

import bonmun
from bonmun import resources
from bonmun.grammar import lines
from bonmun.label import first_pass
from bonmun.whitespace import squash

FOLDS = 5
Counts = collections.Counter[str]


def main() -> int:
    """0; the figures are printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument("--dumps", type=int, default=100, help="dumps a fold and shape")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", choices=("all", "heldout", "none"), default="heldout")
    parser.add_argument("--shapes", default=",".join(dumps.SHAPES))
    parser.add_argument("--worst", type=int, default=0, help="how many of the most frequent leaks and losses to print")
    options = parser.parse_args()
    pieces = list(_slices(options.shared))
    folds = _folds(options.shared)
    lost: collections.Counter[str] = collections.Counter()
    leaked: collections.Counter[str] = collections.Counter()
    for shape in options.shapes.split(","):
        total: collections.Counter[str] = collections.Counter()
        for number, fold in enumerate(folds):
            _limit_list(options.list, fold)
            maker = dumps.Maker(pieces, fold, options.seed * 100 + number)
            for _ in range(options.dumps):
                judge(maker.case(dumps.SHAPES[shape]), total, lost, leaked)
        n = total["dumps"]
        print(
            f"{shape:10s} {n:5d} dumps  perfect {total['perfect'] / n:.3f}  lossless {total['lossless'] / n:.3f}  "
            f"leakfree {total['leakfree'] / n:.3f}  body lines lost {total['lost'] / total['body']:.4f}  "
            f"junk lines kept {total['leaked'] / total['junk']:.4f}",
            flush=True,
        )
    for title, counter in (("lost", lost), ("leak", leaked)):
        for text, count in counter.most_common(options.worst):
            print(f"   {title} {count:4d}  {text[:150]}")
    return 0


def judge(case: dumps.Case, total: Counts, lost: Counts, leaked: Counts) -> None:
    """Adds what a dump lost and leaked; a line of junk that is neither body nor neutral is a leak."""
    text = bonmun.clean_text(case.text).text
    got = _squash(text)
    gone = [line for line in case.body if _squash(line) not in got]
    body = "\n".join(map(_squash, case.body))
    fine = {_squash(line) for line in case.neutral}
    kept = []
    for line in text.split("\n"):
        key = _squash(line)
        if key and key not in body and key not in fine and not any(_squash(one) in key for one in case.body):
            kept.append(line)
    total.update(dumps=1, lossless=not gone, leakfree=not kept, perfect=not gone and not kept)
    total.update(lost=len(gone), leaked=len(kept), body=len(case.body), junk=len(case.junk))
    lost.update(gone)
    leaked.update(kept)


def _squash(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def _slices(shared: pathlib.Path) -> Iterator[str]:
    for path in sorted((shared / "slices").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for row in file:
                yield json.loads(row)["text"]


def _folds(shared: pathlib.Path) -> list[dict[str, list[str]]]:
    """Phrases by class, dealt into folds by the outlets they were seen at."""
    folds: list[dict[str, list[str]]] = [collections.defaultdict(list) for _ in range(FOLDS)]
    with (shared / "facts/boilerplate_phrases.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["kind"] != "literal" or "…" in row["phrase"] or row["suggested_scope"] == "contains":
                continue
            fold = zlib.crc32((row["outlets"] or row["phrase"]).encode()) % FOLDS
            folds[fold][row["class"]].append(row["phrase"])
    return folds


def _limit_list(which: str, fold: Mapping[str, list[str]]) -> None:
    """Takes the fold's phrases, or all, out of the phrase list."""
    held = {squash(phrase).lower() for group in fold.values() for phrase in group}
    tables = dict(_TABLES)
    for part in ("exact", "has"):
        tables[part] = {
            phrase: kind
            for phrase, kind in _TABLES[part].items()
            if which == "all" or (which == "heldout" and squash(phrase).lower() not in held)
        }
    resources.table = lambda name: tables if name == "lines" else _read(name)  # type: ignore[assignment]
    lists = (lines._openings, lines._has, lines._words)
    for cached in (*lists, lines._phrase, lines._verdicts, first_pass._of_short):  # what is remembered of lines, too
        cached.cache_clear()


_read = resources.table
_TABLES = _read("lines")


if __name__ == "__main__":
    sys.exit(main())
