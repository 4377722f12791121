"""The `bonmun` command: finds the sub-command, imports only that one, and hands it its arguments."""

from __future__ import annotations

import argparse
import importlib
import sys

COMMANDS = {
    "clean": "give the article in saved pages and text dumps",
    "fetch": "download pages politely and give their articles",
    "crawl": "follow feeds, sitemaps and section pages for new articles",
    "run": "clean a corpus: JSON Lines, Parquet, WARC, archives in; shards out",
    "dedup": "mark reprints and near-duplicates in cleaned articles",
    "why": "say why a phrase was kept or removed",
    "report": "draw a page or a folder of pages as an HTML report",
    "diff": "compare two runs over the same corpus, worst changes first",
    "sites": "list, show, check, propose outlet rules",
}


def main(argv: list[str] | None = None) -> int:
    """The exit status: 0 all fine, 1 some input gave no article, 2 wrong usage."""
    args = sys.argv[1:] if argv is None else argv
    name = next((a for a in args if not a.startswith("-")), None)
    parser = argparse.ArgumentParser(
        prog="bonmun", description="Korean news pages and text dumps in, the clean article out."
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command, summary in COMMANDS.items():
        sub = subparsers.add_parser(
            command, help=summary, description=summary[0].upper() + summary[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        if command == name:
            importlib.import_module(f"bonmun.commands.{command}").add(sub)
    options = parser.parse_args(args)
    if options.version:
        from bonmun import __version__

        print(f"bonmun {__version__}")
        return 0
    if options.command is None:
        parser.print_help(sys.stderr)
        return 2
    status: int = importlib.import_module(f"bonmun.commands.{options.command}").run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
