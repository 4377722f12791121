"""`bonmun clean`: saved pages and text dumps in, articles out."""

from __future__ import annotations

import argparse
import sys
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from bonmun import streams
from bonmun.errors import BonmunError
from bonmun.messages import say, tell
from bonmun.options import OUTPUT, add_reading, add_without, advised, file_name, left_out, reading
from bonmun.output import Add, format_of, is_folder, new_file, one_stream, own_files, protect, targets
from bonmun.render import SUFFIXES, Format, Origin, render
from bonmun.render.tables import tsv_row
from bonmun.sources import STDIN, Source, find, is_address, is_corpus
from bonmun.terminal import MANY, progress, shell_word

if TYPE_CHECKING:
    from bonmun import Article, Extractor

EPILOG = """\
Pages and dumps are told apart by looking at them, not by their names. Results come in the order of the inputs.
An input without an article is named on standard error with the reason. In the table of --removed, backslashes, tabs,
line ends and control characters are written \\\\, \\t, \\n, \\x1b, and a cell that begins with = + - @ has ' before it.

examples:
  bonmun clean page.html                              headline, blank line, body
  bonmun clean saved/ -o clean/                       a folder: clean/ gets the same tree, one .txt a page
  bonmun clean "saved/**/*.html" -o articles.jsonl    a pattern: one JSON line a page
  bonmun clean page.html -f markdown --keep subtitles,captions
  bonmun clean saved/ -o articles.csv                 one row a page, for a spreadsheet
  bonmun clean saved/ -o clean/ --removed removed.tsv what was taken away, and by which rule
  curl -s https://… | bonmun clean - --url https://…  a page from standard input

exit status: 0 every input gave an article, 1 some gave none, 2 wrong usage
"""
TSV_HEADER = ("file", "kind", "rule", "where", "text")
STDOUT = "-"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("paths", nargs="+", metavar="PATH", help="page, dump, folder, pattern, or - for standard input")
    parser.add_argument("-f", "--format", choices=list(SUFFIXES), help="default: what the suffix of -o says, else text")
    parser.add_argument(
        *OUTPUT, metavar="FILE|DIR", type=lambda name: None if name == STDOUT else name,
        help="where to write; a name without a suffix, or ending in /, is a folder: it gets a file a page",
    )  # fmt: skip
    parser.add_argument(
        "--keep", metavar="WHAT", default="",
        help="leave in the text what else goes to fields of its own: captions, subtitles, byline (a,b)",
    )  # fmt: skip
    add_without(parser)
    parser.add_argument("--removed", metavar="FILE.tsv", type=file_name, help="write what was taken away as a table")
    parser.add_argument("--url", help="address of the page, where it is only one")
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 every input gave an article, 1 some gave none."""
    for path in args.paths:
        if is_address(path):
            raise BonmunError(f"clean reads what is saved; for an address: bonmun fetch {shell_word(path)}")
    if args.url and not is_address(args.url):
        raise BonmunError(f"--url {args.url}: an address begins with http:// or https://")
    found = find(args.paths)
    one = len(args.paths) == 1 and args.paths == [source.name for source in found.sources]
    if args.url and not one:
        raise BonmunError("--url is the address of one page: name that one page")
    reader, form = _extractor(args), format_of(args.format, args.output)
    without = left_out(args, form)
    for name, reason in found.problems:
        _tell(name, reason)
    failed = len(found.problems)
    try:
        with ExitStack() as stack:
            # Where the articles themselves run over the terminal, a bar would be in their way.
            looked_at = args.output is None and sys.stdout.isatty()
            tick = stack.enter_context(progress(say("cleaning"), 0 if looked_at else len(found.sources), least=MANY))
            add_article = stack.enter_context(_output(args, form, found.sources, several=not one))
            table = stack.enter_context(new_file(args.removed)) if args.removed else None
            if table:
                table.write(tsv_row(*TSV_HEADER))
            for source in found.sources:
                raw, article = _read(reader, source, args.url)
                if rendered := render(article, form, Origin(source.name, raw, args.url), without):
                    add_article(source, rendered)
                if table:
                    table.writelines(tsv_row(source.name, *removal) for removal in article.removed)
                if not article.paragraphs:
                    failed += 1
                    _tell(source.name, article.reason)
                tick()
    except OSError as error:  # what can't be read is told above; this one is about writing
        if error.filename == streams.OUTPUT:
            raise
        raise BonmunError(f"can't write {error.filename or args.output}: {error.strerror}") from error
    return 1 if failed else 0


def _extractor(args: argparse.Namespace) -> Extractor:
    from bonmun import Extractor

    options = {**reading(args), "keep": tuple(filter(None, args.keep.split(",")))}
    try:
        return Extractor(**options)
    except ValueError as error:
        raise BonmunError(f"--{error}") from None


def _read(reader: Extractor, source: Source, url: str | None) -> tuple[bytes | None, Article]:
    """The bytes of a source and the article in them; None and why, where it can't be read."""
    from bonmun import Article

    if source.name == STDIN:
        streams.say_that_it_waits("bonmun clean")
    elif is_corpus(source.name):
        named = shell_word(source.name)
        reason = f"corpus: this is packed or holds many documents; to read it: bonmun run {named} -o FOLDER"
        return None, Article(kind="error", method="none", reason=reason)
    try:
        raw = source.read()
    except OSError as error:
        return None, Article(kind="error", method="none", reason=f"unreadable: {error.strerror}")
    return raw, reader.extract(raw, url)


def _output(
    args: argparse.Namespace, form: Format, sources: list[Source], *, several: bool
) -> AbstractContextManager[Add]:
    paths: dict[Source, Path] | None = None
    file = Path(args.output) if args.output else None
    if file and is_folder(args.output):
        paths = targets(file, form, sources)
    written = list(paths.values()) if paths is not None else [file] if file else []
    if args.removed in written:
        raise BonmunError(f"-o and --removed would both write {args.removed}")
    protect(sources, [*written, *([args.removed] if args.removed else [])])
    return own_files(paths, form) if paths is not None else one_stream(file, form, several)


def _tell(name: str, reason: str) -> None:
    tell("bonmun clean", f"{name}: {advised(reason)}")
