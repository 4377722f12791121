"""Fits the confidence model on labelled pages, and says how well it holds on outlets it has not seen.

    python tools/quality/calibrate.py [--shared ../shared] [--variants 8] [--write]

Labelled pages are few and bonmun reads nearly all of them right, so each is also read in variants that are harder than
life: without its head, ids or tags that mean anything, with teasers, comments or another article put in and around
the body; as a page, with and without outlet rules, and as a text dump. All are held against the page's own labels.
The figures are by cross-validation over outlets: each outlet's chances come from a model that never saw the outlet.
--write puts the weights into data/confidence.toml, the figures and the plot into docs/.
"""

from __future__ import annotations

import argparse
import math
import pathlib
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple
from unittest import mock

import evals
import jinja2
import variants

import bonmun
from bonmun.label import confidence

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODELS: tuple[confidence.Model, ...] = ("page", "dump")
RIDGE = 1.0
"""Weight of the penalty on large weights; .3 and 3 give the same figures within .01."""
FOR = [-1, -1, -1, -1, -1, 1, 1]
"""Which way each feature speaks: see confidence.Features."""
SURE = 0.9
RIGHT = 0.95
"""Of the readings above SURE, those that are to be right."""
STEP, MOST = 0.05, 2.0
"""By how much the intercept is lowered at a time, and at most, until they are."""
BINS = 10


class Sample(NamedTuple):
    """One reading of a labelled page: what the model sees, and whether the body was right."""

    outlet: str
    model: confidence.Model
    features: confidence.Features | None
    right: bool


class Fit(NamedTuple):
    """A fitted model: intercept first, then one weight for each feature."""

    weights: tuple[float, ...]

    def chance(self, features: Sequence[float]) -> float:
        """The chance the model gives."""
        return 1 / (1 + math.exp(-sum(w * x for w, x in zip(self.weights, (1.0, *features), strict=True))))


def samples(shared: pathlib.Path, count: int) -> list[Sample]:
    """Every labelled page in all its variants and routes."""
    judge = evals.module(shared, "score")
    pages = evals.load(shared)
    strangers = [g["body"] for _, _, g in pages if len(g["body"]) > 3]
    found = []
    for label, raw, want in pages:
        chance = random.Random(label["file"])  # the same variants each time
        sources: list[Any] = [raw]
        if want["body"] and not label.get("script_body"):
            sources += [variants.make(judge.decode(raw), want["body"], strangers, chance) for _ in range(count)]
        for source in sources:
            found += readings(judge, source, label, want)
    return found


def readings(judge: Any, source: bytes | str, label: dict[str, Any], want: dict[str, Any]) -> list[Sample]:
    """The page, or a variant of it, read by each route."""
    raw = source if isinstance(source, bytes) else source.encode("utf-8", "replace")
    url = label.get("url")
    routes: list[tuple[confidence.Model, Any]] = [
        ("page", lambda: bonmun.extract(source, url=url)),
        ("page", lambda: bonmun.Extractor(sites=False).extract(source)),
    ]
    if want["body"] and not label.get("script_body"):
        dumps = [dump(raw) for dump in judge.DUMPS.values()]
        whole = [dump for dump in dumps if holds(judge, dump, want["body"])]
        routes += [("dump", lambda dump=dump: bonmun.clean_text(dump)) for dump in whole]
    found = []
    for model, read in routes:
        with mock.patch.object(confidence, "of", wraps=confidence.of) as seen:
            text = read().text
        right = judge.judge(text, want, label)["lenient"] if want["body"] else not text
        features = confidence.measure(seen.call_args.args[0]) if seen.called else None
        found.append(Sample(label["domain"], model, features, bool(right)))
    return found


def holds(judge: Any, dump: str, body: Sequence[str]) -> bool:
    """Whether the dump has all of the body: what another tool lost on the way is not ours to know."""
    there = judge.squash(dump)
    return all(judge.squash(text) in there for text in body)


def fit(rows: Sequence[Sample]) -> Fit:
    """The weights that make the samples likeliest, none against its feature's meaning.

    A feature whose weight comes out with the wrong sign tells noise from noise here, and is left out.
    """
    used = list(range(len(FOR)))
    while True:
        model = newton([[row.features[i] for i in used] for row in rows if row.features is not None],
                       [row.right for row in rows if row.features is not None])  # fmt: skip
        wrong = [i for i, weight in zip(used, model[1:], strict=True) if weight * FOR[i] < 0]
        if not wrong:
            by_place = dict(zip(used, model[1:], strict=True))
            return Fit((model[0], *(by_place.get(i, 0.0) for i in range(len(FOR)))))
        used = [i for i in used if i not in wrong]


def newton(values: Sequence[Sequence[float]], right: Sequence[bool]) -> list[float]:
    """The intercept and weights of a logistic regression with a ridge, by Newton's method."""
    size = len(values[0]) + 1
    weights = [0.0] * size
    for _ in range(12):
        slope = [0.0, *(-RIDGE * w for w in weights[1:])]
        bend = [[RIDGE * (i == j > 0) for j in range(size)] for i in range(size)]
        for row, good in zip(values, right, strict=True):
            x = (1.0, *row)
            chance = Fit(tuple(weights)).chance(row)
            for i, value in enumerate(x):
                if value:
                    slope[i] += (good - chance) * value
                    for j, other in enumerate(x):
                        bend[i][j] += chance * (1 - chance) * value * other
        weights = [w + step for w, step in zip(weights, solve(bend, slope), strict=True)]
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, row in enumerate(rows):
        best = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], row
        for other in rows:
            if other is not rows[i]:
                factor = other[i] / rows[i][i]
                other[i:] = [a - factor * b for a, b in zip(other[i:], rows[i][i:], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def unseen(rows: Sequence[Sample]) -> list[tuple[float, bool]]:
    """Each sample's chance by a model that never saw its outlet, and whether it was right."""
    found = []
    for outlet in sorted({row.outlet for row in rows}):
        model = fit([row for row in rows if row.outlet != outlet])
        found += [(model.chance(r.features), r.right) for r in rows if r.outlet == outlet and r.features is not None]
    return found


def caution(pairs: Sequence[tuple[float, bool]]) -> float:
    """How much log odds have to be lowered until readings above SURE are right often enough; 0 where they are."""
    for step in range(round(MOST / STEP) + 1):
        sure = [right for chance, right in lowered(pairs, step * STEP) if chance > SURE]
        if sure and sum(sure) >= RIGHT * len(sure):
            return step * STEP
    return 0.0


def lowered(pairs: Sequence[tuple[float, bool]], by: float) -> list[tuple[float, bool]]:
    """The chances with their log odds lowered."""
    return [(1 / (1 + (1 / chance - 1) * math.exp(by)), right) for chance, right in pairs]


class Bin(NamedTuple):
    """Readings whose chance falls between two tenths."""

    low: float
    number: int
    said: float
    """Their mean chance."""
    was: float
    """The share of them that was right."""


def bins(pairs: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The readings by tenths of their chance."""
    found = []
    for n in range(BINS):
        inside = [pair for pair in pairs if min(BINS - 1, int(pair[0] * BINS)) == n]
        if inside:
            said, was = (sum(map(float, side)) / len(inside) for side in zip(*inside, strict=True))
            found.append(Bin(n / BINS, len(inside), said, was))
    return found


def figures(pairs: Sequence[tuple[float, bool]]) -> dict[str, float]:
    """What a model is worth: how many readings it is sure of, and how many of those are right."""
    sure = [right for chance, right in pairs if chance > SURE]
    return {
        "readings": len(pairs),
        "right": sum(right for _, right in pairs) / len(pairs),
        "sure": len(sure) / len(pairs),
        "sure_right": sum(sure) / max(1, len(sure)),
        "brier": sum((chance - right) ** 2 for chance, right in pairs) / len(pairs),
    }


def main() -> int:
    """0 when readings above .9 are right at least 95 % of the time on outlets not seen, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--variants", type=int, default=8)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = samples(options.shared, options.variants)
    empty = [row.right for row in rows if row.features is None]
    nobody = (sum(empty) + 1) / (len(empty) + 2)  # rule of succession
    models: dict[str, Fit] = {}
    pairs: dict[str, list[tuple[float, bool]]] = {}
    for name in MODELS:
        mine = [row for row in rows if row.model == name and row.features is not None]
        model, found = fit(mine), unseen(mine)
        by = caution(found)
        models[name] = Fit((model.weights[0] - by, *model.weights[1:]))
        pairs[name] = lowered(found, by)
        print(
            name,
            f"lowered by {by:.2f} ",
            "  ".join(f"{key} {value:.3g}" for key, value in figures(pairs[name]).items()),
        )
        for one in bins(pairs[name]):
            print(f"   {one.low:.1f}  {one.number:4d} readings  said {one.said:.2f}  was {one.was:.2f}")
    print(f"no body: {sum(empty)} of {len(empty)} right")
    if options.write:
        write(models, pairs, nobody)
    return 0 if all(figures(pairs[name])["sure_right"] >= RIGHT for name in MODELS) else 1


def write(models: dict[str, Fit], pairs: dict[str, list[tuple[float, bool]]], nobody: float) -> None:
    """Puts the weights, the table and the plot where they belong."""
    path = ROOT / "src/bonmun/data/confidence.toml"
    text = path.read_text("utf-8")
    for name, model in models.items():
        for key, value in zip(("intercept", *confidence.Features._fields), model.weights, strict=True):
            text = re.sub(rf"(\[{name}\][^\[]*?\n{key} = ).*", rf"\g<1>{value:.2f}", text)
    text = re.sub(r"(\nchance = ).*", rf"\g<1>{nobody:.2f}", text)
    path.write_text(text, "utf-8")
    subprocess.run([sys.executable, str(ROOT / "tools/generate/site_tables.py")], check=True)
    drawn = {name: (figures(found), bins(found)) for name, found in pairs.items()}
    loader = jinja2.FileSystemLoader(pathlib.Path(__file__).parent)
    templates = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True)
    plot = templates.get_template("calibration.svg.j2").render(models=drawn)
    (ROOT / "docs/confidence.svg").write_text(plot, "utf-8")
    page = ROOT / "docs/confidence.md"
    table = templates.get_template("calibration.md.j2").render(models=drawn)
    between = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
    page.write_text(between.sub(lambda _: table, page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
