"""Hold the figures: measure bonmun on the labelled pages and fail where a figure is below its floor.

    python tools/quality/gate.py          measure, compare with floor.json, check that nothing vanishes from any page
    python tools/quality/gate.py --raise  also lift the floors to what was measured less a little; never lowers one

A floor may be lowered only with an entry in "lowered" of floor.json: {"figure", "from", "to", "why"}; "to" is null when
the figure is dropped. The whole history of the file is checked, so an entry can't be taken out again.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import evals

import bonmun
from bonmun.parse.escaped_markup import without
from bonmun.whitespace import fold

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floor.json")
SHARED = ROOT.parent / "shared"
NOT_RUN = 77
"""As automake has it: neither passed nor failed."""
SLACK = {"slices": 0.002}
ONE_PAGE = 0.007
"""Margin between a floor and what was measured: one page of 150, as another trafilatura may move that much."""
# What stands in an <iframe> is never shown, but lxml, with which the pages are cut into lines, takes it for text.
_FRAME = re.compile(rb"(<iframe[^>]*>)[^<]*(?:<(?!/iframe)[^<]*)*(?=</iframe)", re.IGNORECASE)


def main() -> int:
    """0 when every figure holds, nothing vanishes and every lowered floor says why; 1 otherwise, 77 without pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with the labelled pages")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    options = parser.parse_args()
    kept = json.loads(FLOORS.read_text("utf-8"))
    wrong = unexplained([*history(FLOORS), kept["floors"]], kept["lowered"])
    measured = (options.shared / "pages").is_dir()
    if measured:
        figures = measure(options.shared)
        wrong += below(figures, kept["floors"])
        wrong += vanished(options.shared)
        if options.lift:
            kept["floors"] = lifted(figures, kept["floors"])
            FLOORS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    else:
        print("not run: the labelled pages are press text and not part of this repository, nothing is measured")
    for line in wrong:
        print(f"gate: {line}")
    print("gate: " + (f"{len(wrong)} wrong" if wrong else "all holds" if measured else "no floor was lowered unsaid"))
    return 1 if wrong else 0 if measured else NOT_RUN


def measure(shared: Path) -> dict[str, float]:
    """Every figure by name ("html.f1"), measured and printed by tools/quality/score.py."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "figures.json"
        score = [sys.executable, str(Path(__file__).with_name("score.py")), "--shared", str(shared)]
        subprocess.run([*score, "--slices", "--meta", "--json", str(report)], check=True)
        groups = json.loads(report.read_text("utf-8"))
    return {f"{group}.{name}": value for group, values in groups.items() for name, value in values.items()}


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each floor that is not reached, or whose figure was not measured."""
    lines = []
    for name, floor in floors.items():
        if name not in figures:
            lines.append(f"{name} has a floor but was not measured")
        elif figures[name] < floor:
            lines.append(f"{name} is {figures[name]:.4f}, its floor is {floor}")
    return lines


def unexplained(versions: list[dict[str, float]], lowered: list[dict[str, Any]]) -> list[str]:
    """A line for each floor that was lowered or dropped from one version to the next without saying why."""
    told = {(entry["figure"], entry["from"], entry["to"]) for entry in lowered if entry["why"].strip()}
    lines = []
    for before, after in itertools.pairwise(versions):
        for name, floor in before.items():
            now = after.get(name)
            if (now is None or now < floor) and (name, floor, now) not in told:
                lines.append(f'the floor of {name} went from {floor} to {now}: say why in "lowered"')
    return lines


def lifted(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors at what was measured less a little, none lower than it was."""
    return {
        name: max(floors.get(name, 0.0), round(value - SLACK.get(name.partition(".")[0], ONE_PAGE), 3))
        for name, value in figures.items()
    }


def history(path: Path) -> list[dict[str, float]]:
    """The floors of every committed version of the file, oldest first; none outside a git checkout."""
    where = ["git", "-C", str(path.parent)]
    log = [*where, "log", "--first-parent", "--follow", "--format=", "--raw", "--no-abbrev", "--", path.name]
    changes = subprocess.run(log, capture_output=True, text=True, check=False).stdout.splitlines()
    objects = [change.split()[3] for change in reversed(changes)]  # :mode mode before after status path
    texts = (
        subprocess.run([*where, "cat-file", "blob", blob], capture_output=True, text=True, check=False).stdout
        for blob in objects
    )
    return [json.loads(text)["floors"] for text in texts if text]


def vanished(shared: Path) -> list[str]:
    """A line for each page that has a visible line in no block, or a block in no field."""
    visible_lines = evals.module(shared, "linearise").lines
    extractor = bonmun.Extractor()
    lines = []
    for path in sorted((shared / "pages/html").iterdir()):
        raw = path.read_bytes()
        article = extractor.extract(raw)
        lost = [*lost_lines(visible_lines(_FRAME.sub(rb"\1", raw)), article), *homeless_blocks(article)]
        lines += [f"{path.name}: {len(lost)} lost, such as {lost[0][:60]!r}"] if lost else []
    return lines


def lost_lines(lines: Iterable[str], article: bonmun.Article) -> list[str]:
    """Those of a page's visible lines that stand in its blocks less often than on the page, whole or parted.

    A label for screen readers that a page hides within a line is a block of its own: such a line is parted, when what
    is left without whole blocks stands in the blocks too.
    """
    texts = [squash(block.text) for block in article.blocks]
    blocks, pieces = "".join(texts), sorted(set(texts), key=len, reverse=True)
    shown = Counter(squash(line) for line in lines)
    short = [line for line, times in shown.items() if line and blocks.count(line) < times]
    return [line for line in short if line in blocks or not _is_parted(line, blocks, pieces)]


def _is_parted(line: str, blocks: str, pieces: Sequence[str]) -> bool:
    """Whether whole blocks, taken out of the line one after the other, leave what stands in the blocks."""
    for piece in pieces:
        if len(piece) > 1 and piece in line:
            line = line.replace(piece, "", 1)
            if line in blocks:
                return True
    return False


def homeless_blocks(article: bonmun.Article) -> list[str]:
    """Blocks whose text is not in the field of their role. Junk is in `removed` by definition."""
    fields = {
        "title": article.title or "",
        "subtitle": "".join(article.subtitles),
        "body": article.text,
        "caption": "".join(article.captions),
        "byline": "".join(article.byline),
        "dateline": article.dateline or "",
    }
    squashed = {role: squash(text) for role, text in fields.items()}
    return [b.text for b in article.blocks if b.role in squashed and squash(b.text) not in squashed[b.role]]


def squash(text: str) -> str:
    """The text without white space, stray tags and what is never seen."""
    return fold(without(unicodedata.normalize("NFC", text))).replace(" ", "")


if __name__ == "__main__":
    sys.exit(main())
