"""Counts what of an article's form the Markdown of bonmun, trafilatura and markdownify keeps, for docs/form.md.

    pip install markdownify
    python tools/quality/markdown_peers.py [--shared ../shared] [--pages 10]

The pages are the labelled ones whose articles hold the most kinds of parts. Only counts are written, none of the text.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import evals
from markdown_it import MarkdownIt

import bonmun
from bonmun.parts import NAMES, to_dict
from bonmun.whitespace import squash

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/form.md"
SECTION = re.compile(r"(<!-- figures: tools/quality/markdown_peers\.py -->\n).*?(<!-- end of figures -->)", re.DOTALL)
COUNTED = {
    "heading_open": "subheads", "list_item_open": "items", "blockquote_open": "quotations", "tr_open": "rows",
    "link_open": "links", "image": "pictures",
}  # fmt: skip
"""Tokens of Markdown → what they are counted as."""
SHORTEST = 20
"""Characters of a sentence that is looked for in the article; shorter ones stand in many texts."""
ENDS = re.compile(r"(?<=[다요]\.)")


class Kept(NamedTuple):
    """What the Markdown of some pages holds."""

    counts: Counter[str]
    own: int
    """Characters of long sentences that are the article's."""
    others: int
    """Characters of long sentences that are not."""


def bonmuns(raw: bytes, url: str | None) -> str:
    """bonmun's Markdown of a page."""
    return bonmun.extract(raw, url).to_markdown()


def trafilaturas(raw: bytes, url: str | None) -> str:
    """trafilatura's, with all of the form that it can be asked for."""
    import trafilatura

    return trafilatura.extract(
        raw, url=url, output_format="markdown", include_comments=False, include_links=True, include_images=True,
        include_tables=True, include_formatting=True,
    ) or ""  # fmt: skip


def markdownifys(raw: bytes, url: str | None) -> str:
    """markdownify's, which turns the whole page into Markdown."""
    from bs4 import BeautifulSoup
    from markdownify import MarkdownConverter

    soup = BeautifulSoup(raw, "html.parser")
    for node in soup(["script", "style", "head", "noscript"]):
        node.decompose()
    made: str = MarkdownConverter(heading_style="ATX").convert_soup(soup)
    return made


SYSTEMS: dict[str, Callable[[bytes, str | None], str]] = {
    "bonmun": bonmuns, "trafilatura": trafilaturas, "markdownify": markdownifys,
}  # fmt: skip


def main() -> int:
    """0; the table is printed and written into the page of the documentation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with the labelled pages")
    parser.add_argument("--pages", type=int, default=10, help="how many pages are compared")
    given = parser.parse_args()
    pages = chosen(evals.load(given.shared), given.pages)
    names = list(COUNTED.values())
    lines = [
        f"| {len(pages)} pages | {' | '.join(names)} | characters of the article | characters that are none of it |",
        f"| --- |{' --- |' * (len(names) + 2)}",
    ]
    for system, convert in SYSTEMS.items():
        kept = measure(pages, convert)
        counts = " | ".join(f"{kept.counts[name]:,}" for name in names)
        lines.append(f"| {system} {version(system)} | {counts} | {kept.own:,} | {kept.others:,} |")
    table = "\n".join(lines) + "\n"
    print(table)
    PAGE.write_text(SECTION.sub(lambda found: found[1] + table + found[2], PAGE.read_text("utf-8")), "utf-8")
    return 0


def chosen(pages: list[evals.Labelled], count: int) -> list[evals.Labelled]:
    """The pages with a labelled body whose articles hold the most kinds of parts, then the most parts."""

    def held(page: evals.Labelled) -> tuple[int, int, str]:
        parts = [to_dict(part)["part"] for part in bonmun.extract(page[1], page[0]["url"]).body]
        formed = [name for name in parts if name in NAMES[1:]]
        return len({*formed}), len(formed), page[0]["file"]

    return sorted((page for page in pages if page[2]["body"]), key=held, reverse=True)[:count]


def measure(pages: list[evals.Labelled], convert: Callable[[bytes, str | None], str]) -> Kept:
    """What the Markdown of the pages holds, as markdown-it-py reads it."""
    reader = MarkdownIt("commonmark").enable("table")
    counts: Counter[str] = Counter()
    own = others = 0
    for label, raw, gold in pages:
        whole = "".join(
            squash(line) for field in ("title", "subtitle", "body", "caption") for line in texts(gold[field])
        )
        for token in reader.parse(convert(raw, label["url"])):
            held = (one for one in (token, *(token.children or ())) if one.tag != "h1")  # the headline
            counts.update(COUNTED[one.type] for one in held if one.type in COUNTED)
            for sentence in words(token):
                if len(sentence) >= SHORTEST:
                    own += len(sentence) * (sentence in whole)
                    others += len(sentence) * (sentence not in whole)
    return Kept(counts, own, others)


def words(token: Any) -> list[str]:
    """The sentences in a token, without white space."""
    if token.type != "inline":
        return []
    shown = "".join(
        one.content if one.type in ("text", "code_inline") else "\n" * (one.type == "softbreak")
        for one in token.children
    )
    return [sentence for line in shown.split("\n") for sentence in ENDS.split(squash(line))]


def texts(value: Any) -> list[str]:
    """The texts of a field of the gold."""
    return value.split("\n") if isinstance(value, str) else list(value or ())


if __name__ == "__main__":
    sys.exit(main())
