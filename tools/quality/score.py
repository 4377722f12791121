"""Scores bonmun on labelled pages: body text by route, slices, metadata.

    python tools/quality/score.py [--shared ../shared]
                          [--routes html,html-nosites,dump-lines,dump-main,after-trafilatura]
                          [--worst N] [--outlets] [--slices] [--meta] [--json OUT]

Pages, labels and the judging itself are those of the evals folder beside the pages; this prints the same figures, and
beside them the figures per outlet and the worst pages with what was lost and what leaked.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import gzip
import io
import json
import pathlib
import re
import runpy
import sys
import time
from typing import Any

import evals

import bonmun

ROUTES = "html,html-nosites,dump-lines,dump-main,after-trafilatura"


def read(judge: Any, route: str, raw: bytes, url: str | None, extractors: dict[str, bonmun.Extractor]) -> str:
    """bonmun's text for a page by one route; `judge` is the evals' score module."""
    if route.startswith("html"):
        return extractors[route].extract(raw, url=url).text
    return bonmun.clean_text(judge.DUMPS[route](raw)).text


def judge_route(judge: Any, route: str, cases: list[evals.Labelled]) -> tuple[list[dict[str, Any]], int, int, float]:
    """Rows for the pages with a body, how many of the others were left empty, how many there are, ms a page."""
    extractors = {"html": bonmun.Extractor(), "html-nosites": bonmun.Extractor(sites=False)}
    rows, empty, empties, spent = [], 0, 0, 0.0
    for label, raw, gold in cases:
        if not gold["body"]:
            if route.startswith("html"):
                empties += 1
                text = read(judge, route, raw, label.get("url"), extractors)
                empty += not text
                if text:
                    print(f"   text from a page without an article: {label['file']}: {text[:60]!r}")
            continue
        if not route.startswith("html") and label.get("script_body"):
            continue
        began = time.perf_counter()
        text = read(judge, route, raw, label.get("url"), extractors)
        spent += time.perf_counter() - began
        rows.append({**judge.judge(text, gold, label), "file": label["file"], "domain": label["domain"]})
    return rows, empty, empties, spent / max(1, len(rows)) * 1000


def figures(rows: list[dict[str, Any]]) -> dict[str, float]:
    """The means the gate holds."""
    n = max(1, len(rows))
    return {
        "f1": sum(r["f1"] for r in rows) / n,
        "perfect": sum(r["lenient"] for r in rows) / n,
        "strict": sum(r["strict"] for r in rows) / n,
        "lossless": sum(r["lost"] == 0 for r in rows) / n,
        "leakfree": sum(r["leak"] == 0 for r in rows) / n,
    }


def show(route: str, rows: list[dict[str, Any]], worst: int, outlets: bool) -> None:
    """Prints a route's outlets and worst pages."""
    if outlets:
        by = collections.defaultdict(list)
        for row in rows:
            by[row["domain"]].append(row)
        for domain, group in sorted(by.items()):
            print(f"      {domain:24s} {len(group):3d}  " + line(figures(group)))
    for row in sorted(rows, key=lambda r: (r["lenient"], r["f1"]))[:worst]:
        if not row["lenient"]:
            print(f"   {row['f1']:.3f} {row['file']}")
            for text in row["lost_lines"]:
                print(f"         lost  {text[:110]}")
            for text in row["leak_lines"]:
                print(f"         leak  {text[:110]}")


def line(values: dict[str, float]) -> str:
    """The figures of one row, aligned."""
    return "  ".join(f"{key} {value:.3f}" for key, value in values.items())


def judge_slices(judge: Any, shared: pathlib.Path) -> dict[str, float]:
    """Shares of the clean cut-outs that come back whole, and that lose at most a tenth."""
    whole = most = n = 0
    for path in sorted((shared / "slices").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for row in file:
                text = json.loads(row)["text"]
                want, got = judge.squash(text), judge.squash(bonmun.clean_text(text).text)
                n += 1
                whole += want == got
                most += len(got) >= len(want) * 0.9
                if want != got and n <= 10_000:
                    FAILED.append((text, got))
    return {"slices_whole": whole / n, "slices_most": most / n}


FAILED: list[tuple[str, str]] = []


def main() -> int:
    """0; the figures are printed (and written with --json)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument("--routes", default=ROUTES)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--outlets", action="store_true")
    parser.add_argument("--slices", action="store_true")
    parser.add_argument("--meta", action="store_true")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    judge = evals.module(options.shared, "score")
    report: dict[str, dict[str, float]] = {}
    cases = evals.load(options.shared)
    for route in filter(None, options.routes.split(",")):
        rows, empty, empties, spent = judge_route(judge, route, cases)
        report[route] = figures(rows)
        if empties:
            report[route]["left_empty"] = empty / empties
        print(f"{route:18s} {len(rows):3d} pages  {line(report[route])}  {spent:.1f} ms/page", flush=True)
        show(route, rows, options.worst, options.outlets)
    if options.slices:
        report["slices"] = judge_slices(judge, options.shared)
        print("slices             ", line(report["slices"]))
        for text, got in FAILED[: options.worst]:
            print(f"   want {text[:300]!r}\n   got  {got[:300]!r}")
    if options.meta:
        report["meta"] = judge_metadata(options.shared)
        print("metadata           ", line(report["meta"]))
    if options.json:
        options.json.write_text(json.dumps(report, indent=1), "utf-8")
    return 0


def judge_metadata(shared: pathlib.Path) -> dict[str, float]:
    """Shares of right headlines, authors, times to the minute, days, publishers, as the evals' meta.py prints them."""
    out = io.StringIO()
    argv = sys.argv
    sys.argv = ["meta.py", str(shared / "pages/html"), str(shared / "pages/labels"), "--systems", "bonmun"]
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path(str(shared / "evals/meta.py"), run_name="__main__")
    finally:
        sys.argv = argv
    return {key: float(value) for key, value in re.findall(r"(\w+) (\d\.\d{3})", out.getvalue())}


if __name__ == "__main__":
    sys.exit(main())
