"""Reads labelled pages in other dress, and articles in the frames of other pages: as on pages of outlets never seen.

    python tools/quality/grafts.py [--shared ../shared] [--only NAME,…] [--pairs 300] [--seed 1] [--worst N]
                                   [--rules] [--save OUT.json] [--vs OLD.json]

A disguise changes a page's markup and no word of its text. A graft takes an article's text out of one page and puts it
in the place of another's: what stands around the text is of the one, the text itself of the other, and both are known.
Nothing of a page is kept: only figures are printed, and with --worst the lines that were lost or leaked.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import evals
import lxml.html
from disguises import DISGUISES
from lxml.html import HtmlElement
from placed_lines import PlacedPage, common, squash

import bonmun

GRAFTS = ("whole", "brief", "pictured", "listed", "dressed")
DRESSES = ("unnamed", "hashed", "no-sections", "headless", "no-heading", "bare", "p-to-div")
"""Disguises that need no label, so a grafted page can wear them."""
LONG = 40
"""Characters of a paragraph that stands in a page once."""
_INNER = frozenset("p span b strong em font i u a li ul ol table tbody tr td dl dd".split())
"""Elements that are moved whole: their parts mean nothing elsewhere."""
_CAPTION = "가람시청 앞에 새로 선 조형물. /가람시 제공"
_PICTURES = (
    f'<figure><img src="a.jpg"><figcaption>{_CAPTION}</figcaption></figure>',
    f'<div class="photo"><img src="a.jpg"><p class="caption">{_CAPTION}</p></div>',
    f'<p style="text-align:center"><img src="a.jpg"><br>▲ {_CAPTION}</p>',
    f'<table><tbody><tr><td><img src="a.jpg"></td></tr><tr><td>{_CAPTION}</td></tr></tbody></table>',
)
_ITEMS = ("△ 1단계 3월 2일~6월 30일", "△ 2단계 7월 1일~9월 30일", "△ 접수처 가람시청 민원실", "△ 문의 055-000-0000")
_LISTS = (
    "<ul>{}</ul>:<li>{}</li>",
    "<div>{}</div>:<p>{}</p>",
    "<p>{}</p>:{}<br>",
    "<ol>{}</ol>:<li><span>{}</span></li>",
)


class Made(NamedTuple):
    """A page made of others, and what must come out of it."""

    name: str
    html: bytes
    label: dict[str, Any]
    gold: dict[str, Any]


class Run(NamedTuple):
    """The children of an element that hold an article's text."""

    holder: HtmlElement
    parts: list[HtmlElement]


def disguised(shared: pathlib.Path, cases: list[evals.Labelled], name: str, seed: int) -> Iterator[Made]:
    """Each page in that dress."""
    for label, raw, gold in cases:
        page = PlacedPage(shared, label, raw)
        DISGUISES[name](page, random.Random(f"{seed} {label['file']}"))
        yield Made(label["file"], page.html(), label, gold)


def grafted(shared: pathlib.Path, cases: list[evals.Labelled], name: str, seed: int, pairs: int) -> Iterator[Made]:
    """So many articles in frames of other outlets; each outlet's frame is as likely as another's."""
    chance = random.Random(f"{seed} {name}")
    usable = [case for case in cases if not case[0].get("script_body")]
    frames = defaultdict(list)
    for case in usable:
        frames[case[0]["domain"]].append(case)
    for _ in range(pairs):
        text, frame = chance.choice(usable), chance.choice(frames[chance.choice(sorted(frames))])
        made = _graft(shared, text, frame, name, chance)
        if made is not None:
            yield made


def _graft(
    shared: pathlib.Path, text: evals.Labelled, frame: evals.Labelled, name: str, chance: random.Random
) -> Made | None:
    """The text of one page in the frame of the other; None where one of them has no place of its own for its text."""
    if text[0]["domain"] == frame[0]["domain"]:
        return None
    source, target = PlacedPage(shared, *text[:2]), PlacedPage(shared, *frame[:2])
    body = text[2]["body"] if name in ("whole", "dressed") else _shortened(source, text[2]["body"], chance)
    new, old = run_of(source), run_of(target)
    if new is None or old is None or not body:
        return None
    _retitle(target, text[2]["title"] or "", body[0])
    if name == "pictured":
        new.parts.insert(0, lxml.html.fragment_fromstring(chance.choice(_PICTURES)))
    if name == "listed":
        source.clear_behind(new.parts)
        outer, inner = chance.choice(_LISTS).split(":")
        items = _ITEMS[: chance.randint(2, len(_ITEMS))]
        new.parts.append(lxml.html.fragment_fromstring(outer.format("".join(inner.format(item) for item in items))))
        body = [*body, *items]
    at = old.holder.index(old.parts[0])
    for part in old.parts:
        old.holder.remove(part)
    left = squash(target.root.text_content())
    if any(squash(line) in left for line in frame[2]["body"] if len(line) >= LONG):
        return None  # the frame holds its own article twice
    for part in reversed(new.parts):
        old.holder.insert(at, part)
    if name == "dressed":
        DISGUISES[chance.choice(DRESSES)](target, chance)
    gold = {**text[2], "body": body}
    for role in ("subtitle", "caption", "byline", "neutral"):
        gold[role] = [*text[2][role], *frame[2][role]]
    gold["caption"] = [*gold["caption"], _CAPTION, f"▲ {_CAPTION}"]
    return Made(f"{text[0]['file']} in {frame[0]['file']}", target.html(), text[0], gold)


def run_of(page: PlacedPage) -> Run | None:
    """Where in the page the article's text stands."""
    holder = common(page.of("body"))
    while holder is not None and holder.tag in _INNER:
        holder = holder.getparent()
    if holder is None or holder.tag == "html":
        return None
    _span(holder)
    page.renew()
    told = {id(above) for place in page.of("body") for above in (place.element, *place.element.iterancestors())}
    at = [i for i, child in enumerate(holder) if id(child) in told and isinstance(child.tag, str)]
    return Run(holder, list(holder)[at[0] : at[-1] + 1]) if at else None


def _span(holder: HtmlElement) -> None:
    """Puts the bare text of an element into elements of its own."""
    pieces = [(0, holder.text), *((i + 1, child.tail) for i, child in enumerate(holder))]
    for i, text in reversed(pieces):
        if text and text.strip():
            span = lxml.html.Element("span")
            span.text = text
            if i:
                holder[i - 1].tail = None
            else:
                holder.text = None
            holder.insert(i, span)


def _shortened(page: PlacedPage, body: list[str], chance: random.Random) -> list[str]:
    """The first one to three paragraphs, the rest taken out of the page; none where they are no whole sentences."""
    numbers = page.numbers("body")
    many = chance.randint(1, 3)
    if len(body) != len(numbers) or len(numbers) < many or not body[many - 1].endswith("다."):
        return []
    page.clear(range(numbers[many - 1] + 1, numbers[-1] + 1))
    page.label = {**page.label, "body": numbers[:many]}
    return body[:many]


def _retitle(page: PlacedPage, title: str, first: str) -> None:
    """Gives the page the headline and the description of another article."""
    for meta in page.root.xpath("//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if "title" in name:
            meta.set("content", title)
        elif "description" in name:
            meta.set("content", first[:100])
    for script in page.root.xpath("//script[contains(@type, 'ld+json')]"):
        script.drop_tree()
    for element in page.root.xpath("//head/title"):
        element.text = title
    page.reword(page.label["title"] or "", title)


def judge_all(judge: Any, made: Iterator[Made], rules: bool) -> dict[str, dict[str, Any]]:
    """How each page was read."""
    extractor = bonmun.Extractor(sites=rules)
    rows: dict[str, dict[str, Any]] = {}
    for page in made:
        url = page.label.get("url") if rules else None
        rows[page.name] = judge.judge(extractor.extract(page.html, url=url).text, page.gold, page.label)
    return rows


def main() -> int:
    """0; the figures are printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument("--only", default="")
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--rules", action="store_true", help="with the outlets' rules")
    parser.add_argument("--save", type=pathlib.Path)
    parser.add_argument("--vs", type=pathlib.Path, help="what --save wrote before: print what changed")
    options = parser.parse_args()
    judge = evals.module(options.shared, "score")
    cases = [case for case in evals.load(options.shared) if case[2]["body"]]
    found = {}
    for name in options.only.split(",") if options.only else [*DISGUISES, *GRAFTS]:
        made = (
            disguised(options.shared, cases, name, options.seed)
            if name in DISGUISES
            else grafted(options.shared, cases, name, options.seed, options.pairs)
        )
        rows = found[name] = judge_all(judge, made, options.rules)
        _print(name, rows, options.worst)
    if options.save:
        options.save.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    if options.vs:
        _compare(json.loads(options.vs.read_text("utf-8")), found)
    return 0


def _print(name: str, rows: dict[str, dict[str, Any]], worst: int) -> None:
    count = max(1, len(rows))
    shares = [sum(good(row) for row in rows.values()) / count for good in _GOOD.values()]
    print(f"{name:12s} {len(rows):3d} pages  " + "  ".join(map("{} {:.3f}".format, _GOOD, shares)), flush=True)
    failed = [(row["f1"], key, row) for key, row in rows.items() if not row["lenient"]]
    for f1, key, row in sorted(failed, key=lambda one: one[:2])[:worst]:
        print(f"   {f1:.3f} {key}")
        for kind in ("lost", "leak"):
            print(*(f"         {kind} {text[:100]}" for text in row[f"{kind}_lines"]), sep="\n")


_GOOD: dict[str, Callable[[dict[str, Any]], bool]] = {
    "perfect": lambda row: bool(row["lenient"]),
    "lossless": lambda row: not row["lost"],
    "leakfree": lambda row: not row["leak"],
}


def _compare(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Prints what is read otherwise than before."""
    for name in old.keys() & new.keys():
        for key in old[name].keys() & new[name].keys():
            before, after = old[name][key], new[name][key]
            if (before["lost"], before["leak"], before["lenient"]) != (after["lost"], after["leak"], after["lenient"]):
                word = "better" if after["lenient"] > before["lenient"] or after["f1"] > before["f1"] else "WORSE"
                print(word, name, key, "lost", [t[:70] for t in after["lost_lines"]],
                      "leak", [t[:70] for t in after["leak_lines"]])  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
