"""Writes the example of docs/how-a-page-is-read.md: one page followed through all steps.

python tools/generate/reading_steps.py          write it
python tools/generate/reading_steps.py --check  1 when what stands there is not what comes out
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import bonmun
from bonmun import sites
from bonmun.decode import decode
from bonmun.grammar.lines import is_complete
from bonmun.head.headline import find_title
from bonmun.head.tags import read_head
from bonmun.label import Labels, choose, edges, label
from bonmun.parse import guard, walk
from bonmun.parse.markup import Markup

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "examples" / "page.html"
DOC = ROOT / "docs" / "how-a-page-is-read.md"
MARKS = ("<!-- steps -->", "<!-- end of steps -->")
SHOWN = 44
"""Characters of a line that the tables show."""


def main() -> int:
    """0; 1 with --check when the page of the docs is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    text = DOC.read_text("utf-8")
    before, _, rest = text.partition(MARKS[0])
    wanted = f"{before}{MARKS[0]}\n\n{steps()}\n{MARKS[1]}{rest.partition(MARKS[1])[2]}"
    if parser.parse_args().check:
        return int(text != wanted)
    DOC.write_text(wanted, "utf-8")
    return 0


def steps() -> str:
    """The steps of examples/page.html, as Markdown."""
    decoded = decode(PAGE.read_bytes())
    markup = Markup(guard.guard(decoded.text, guard.Limits()).html)
    selection = sites.load(False).select(markup, None)
    head = read_head(markup, None)
    read = walk.read(markup, is_complete, selection.marks, selection.body)
    headline = find_title(head, read.lines)
    choice = choose.in_page(
        read, selection, head.description, headline.index, html=decoded.text, url=None, fallback=False
    )
    labels = edges.split(label(choice.sheet, choice.reading, headline, choice.given))
    return "\n".join(_sections(decoded.encoding, headline.text or "", choice, labels))


def _sections(encoding: str | None, headline: str, choice: choose.Choice, labels: Labels) -> Iterator[str]:
    lines, shapes, *_ = choice.sheet
    yield f"**Decode, guard, parse.** The bytes are {encoding}; the page becomes {len(lines)} visible lines.\n"
    yield f"**Head.** The headline is *{headline}*.\n"
    start, end = choice.reading.start, choice.reading.end
    yield f"**First pass, choose the reading.** Lines {start} to {end - 1} weigh most (method `{choice.method}`).\n"
    yield "| line | by itself | text |\n| --- | --- | --- |"
    for i, line in enumerate(lines):
        yield f"| {i} | {shapes[i]} | {_short(line.text)} |"
    yield "\n**Second pass.** Each line, and each piece of one, gets a role by a rule.\n"
    yield "| role | rule | because | text |\n| --- | --- | --- | --- |"
    for _, piece in labels.pieces():
        rule = piece.decision.rule
        role = f"{rule.role} {piece.decision.kind}".strip()
        yield f"| {role} | `{rule.id}` | {rule.says} | {_short(piece.text)} |"
    article = bonmun.Extractor(sites=False).extract(PAGE.read_bytes())
    names = ", ".join(author.name for author in article.authors)
    told = f"{names}, {article.publisher}, {article.published}; {len(article.paragraphs)} paragraphs."
    yield f"\n**Fields, assemble.** {told}"


def _short(text: str) -> str:
    text = text.replace("|", "\\|")
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


if __name__ == "__main__":
    sys.exit(main())
