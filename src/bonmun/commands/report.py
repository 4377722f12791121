"""`bonmun report`: a page, or a folder of pages, as HTML to look at."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from bonmun.errors import BonmunError
from bonmun.fetch.command_options import add_private
from bonmun.messages import say, tell
from bonmun.options import OUTPUT, add_sites, advised, file_name, sites
from bonmun.sources import STDIN
from bonmun.streams import say_that_it_waits
from bonmun.terminal import progress

if TYPE_CHECKING:
    from bonmun.pipeline.document import Document
    from bonmun.report.folder_report import Row

EPILOG = """\
The report is one HTML file that needs no network and runs nothing but its own script. A folder, archive or corpus
gives an index, least sure pages first, and a report for each page in a folder beside it.

examples:
  bonmun report page.html --open                draw it and show it in the browser
  bonmun report saved-pages/ -o report.html     index, charts, and report_pages/ with every page
  bonmun report https://www.example.co.kr/news/1 -o one.html
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "source", metavar="FILE|URL|FOLDER", help="page, dump, folder, archive, .jsonl, or address; - for stdin"
    )
    parser.add_argument(*OUTPUT, type=file_name, default=Path("report.html"), help="file to write (%(default)s)")
    parser.add_argument("--open", action="store_true", help="show it in the browser")
    parser.add_argument("--url", help="the address a saved page came from")
    add_private(parser)
    add_sites(parser)


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 fine, 1 a source could not be read, 2 wrong usage."""
    from bonmun.errors import FetchError
    from bonmun.report.folder_report import Row, write, write_folder
    from bonmun.report.page_report import page_report
    from bonmun.report.source import documents, explainer, read

    if args.output.is_dir():
        raise BonmunError(f"can't write {args.output}: this is a folder, and -o is a file to write")
    if not args.output.absolute().parent.is_dir():
        raise BonmunError(f"can't write {args.output}: {args.output.parent} is no folder")
    if args.source == STDIN:
        say_that_it_waits("bonmun report")
    try:
        extractor, origins = explainer(sites(args))
        found = documents(args.source, args.url, private=args.allow_private)
        first = list(islice(found, 2))
        if len(first) == 1 and not Path(args.source).is_dir():
            source = read(first[0], extractor)
            write(args.output, page_report(source, origins))
            rows = [Row.of(source)]
        else:
            sources = (read(document, extractor) for document in _counted(chain(first, found)))
            rows = write_folder(args.source, sources, args.output, origins)
    except FetchError as error:
        tell("bonmun report", advised(str(error)))
        return 1
    return _tell(rows, args)


def _tell(rows: list[Row], args: argparse.Namespace) -> int:
    for row in rows:
        if row.kind == "error":
            tell("bonmun report", f"{row.name}: {row.warnings[0]}")
    if not rows:
        tell("bonmun report", f"nothing to read in {args.source}")
    print(args.output)
    if args.open:
        import webbrowser

        webbrowser.open(args.output.resolve().as_uri())
    return 0 if rows and all(row.kind != "error" for row in rows) else 1


def _counted(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, counted on the terminal as they pass."""
    with progress(say("drawing"), None) as tick:
        for document in documents:
            yield document
            tick()
