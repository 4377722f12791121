"""The dumps in seeds/ cleaned, a screen for each: the article, and what was taken away and why.

    python tools/demo.py            what `python3 dev.py demo` runs once bonmun is installed

The articles, the table of what was removed and the report for the browser are left in build/demo/.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from bonmun import Article, Extractor, cli
from bonmun.messages import say
from bonmun.report.origins import Origins
from bonmun.report.reasons import Reason, reasons
from bonmun.report.source_positions import SourceMap
from bonmun.report.wording import korean

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
OUT = ROOT / "build" / "demo"
WIDEST = 100
"""Columns beyond which lines are hard to read."""
KINDS_SHOWN = 4
COMMANDS = (
    ("clean", "seeds/", "-o", "build/demo/", "--removed", "build/demo/removed.tsv"),
    ("report", "seeds/", "-o", "build/demo/report.html"),
)


def main() -> int:
    """The exit status: 0 when every dump gave its article."""
    started_in = Path.cwd()
    console = Console(width=min(Console().width, WIDEST), highlight=False, legacy_windows=False)
    OUT.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    failed = 0
    for command in COMMANDS:
        console.print(Text(f"$ bonmun {shlex.join(command)}", style="bold"))
        with contextlib.redirect_stdout(io.StringIO()):
            failed += bool(cli.main(list(command)))
    extractor, origins = Extractor(), Origins()
    files = sorted(SEEDS.iterdir())
    for number, path in enumerate(files, 1):
        source = path.read_text("utf-8")
        article = extractor.extract(source)
        console.print()
        console.rule(say(f"{number} of {len(files)}: seeds/{path.name}"), align="left")
        show_article(console, article, f"build/demo/{path.name}")
        show_removed(console, [one for one in reasons(article, SourceMap(source, page=False), origins) if not one.kept])
    show_next(console, started_in)
    return 1 if failed else 0


def show_article(console: Console, article: Article, place: str) -> None:
    """Print headline, who and when, the beginning and the end of the body, and where all of it lies."""
    who = [*(author.name for author in article.authors), article.publisher or ""]
    when = f"{article.published:%Y-%m-%d %H:%M}" if article.published else ""
    show(console, article.title or "", 2, style="bold")
    show(console, " · ".join(filter(None, [*who, when])), 1, style="dim")
    for paragraph, lines in zip((*article.paragraphs[:2], *article.paragraphs[2:][-1:]), (3, 2, 2), strict=False):
        show(console, paragraph, lines)
    size = say(f"{len(article.paragraphs)} paragraphs, {len(article.text):,} characters")
    console.print(f"\n  [green]{size}[/green]: {place}", soft_wrap=True)


def show(console: Console, text: str, lines: int, *, indent: int = 2, style: str = "") -> None:
    """Print the text in at most so many lines; Hangul is two columns wide."""
    if not text:
        return
    width = console.width - indent
    wrapped = Text(text).wrap(console, width)
    shown = [line.plain.rstrip() for line in wrapped[:lines]]
    if len(wrapped) > lines:
        shown[-1] = set_cell_size(shown[-1], min(cell_len(shown[-1]), width - 2)).rstrip() + " …"
    for line in shown:
        console.print(Text(" " * indent + line, style=style))


def show_removed(console: Console, gone: list[Reason]) -> None:
    """Print each kind of what was taken away: how much, how it begins, and why."""
    if not gone:
        console.print(Text("  " + say("nothing had to be taken away"), style="red"))
        return
    console.print(f"  [red]{say(f'{len(gone)} lines taken away')}[/red]: build/demo/removed.tsv", soft_wrap=True)
    kinds = list(by_kind(gone))
    for kind, ones in kinds[:KINDS_SHOWN]:
        show(console, f"{len(ones):>3} {kind:<13} {' '.join(ones[0].block.text.split())}", 1)
        show(console, say(ones[0].because, korean), 1, indent=20, style="dim")
    if len(kinds) > KINDS_SHOWN:
        show(console, "    " + say(f"and {', '.join(kind for kind, _ in kinds[KINDS_SHOWN:])}"), 1)


def by_kind(gone: list[Reason]) -> Iterator[tuple[str, list[Reason]]]:
    """The kinds, the most frequent first, each with what it took."""
    kinds: dict[str, list[Reason]] = {}
    for reason in gone:
        kinds.setdefault(reason.category, []).append(reason)
    yield from sorted(kinds.items(), key=lambda item: -len(item[1]))


def show_next(console: Console, started_in: Path) -> None:
    """Print the commands for the reader's own page and where the report lies."""
    bonmun = shlex.quote(os.path.relpath(Path(sys.executable).parent / "bonmun", started_in))
    report = os.path.relpath(OUT / "report.html", started_in)
    console.print()
    console.rule(say("Now yours"), align="left")
    for what, command in (
        (say("a page you saved"), f"{bonmun} clean page.html"),
        (say("a page on the web"), f"{bonmun} fetch 'https://…'"),
        (say("why a line went"), f'{bonmun} why page.html "{say("its words")}"'),
        (say("these five, drawn"), f"{report}  ({say('open it in a browser')})"),
    ):
        console.print(f"  {set_cell_size(what, 21)}{command}", soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
