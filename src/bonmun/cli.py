"""The `bonmun` command: finds the sub-command, imports only that one, and hands it its arguments."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

from bonmun import __version__
from bonmun.errors import BonmunError

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
EPILOG = """\
examples:
  bonmun clean page.html dump.txt         the headline and the body, nothing else
  bonmun clean saved/ -o clean/ -f json   a folder of pages, with date, reporters, publisher
  bonmun COMMAND --help                   what a command takes, with more examples

exit status: 0 all fine, 1 some input gave no article, 2 wrong usage
"""


def main(argv: list[str] | None = None) -> int:
    """The exit status: 0 all fine, 1 some input gave no article, 2 wrong usage, 128 + n when signal n ended it."""
    args = sys.argv[1:] if argv is None else argv
    parser = build_parser(args[0] if args else None)
    if args and args[0] in COMMANDS:
        options = parser.parse_args(args[1:], argparse.Namespace(command=args[0]))
    else:
        parser.parse_args(args)  # --help, --version, or an error
        parser.print_help(sys.stderr)
        return 2
    try:
        status: int = importlib.import_module(f"bonmun.commands.{options.command}").run(options)
        sys.stdout.flush()
    except BonmunError as error:
        print(f"bonmun {options.command}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        if error.filename is None:  # standard output, which Python flushes once more at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if isinstance(error, BrokenPipeError):  # `bonmun … | head` has seen enough
            return 128 + 13  # SIGPIPE, which Windows has no name for
        what = error.filename or "can't write standard output"
        print(f"bonmun {options.command}: {what}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 128 + 2  # SIGINT
    return status


def build_parser(command: str | None) -> argparse.ArgumentParser:
    """The parser of the command; that of `bonmun` itself, which names all commands, for what is none."""
    if command in COMMANDS:
        summary = COMMANDS[command]
        own = argparse.ArgumentParser(
            prog=f"bonmun {command}", description=summary[0].upper() + summary[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        importlib.import_module(f"bonmun.commands.{command}").add(own)
        return own
    parser = argparse.ArgumentParser(
        prog="bonmun", description="Korean news pages and text dumps in, the clean article out.", epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"bonmun {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, summary in COMMANDS.items():
        subparsers.add_parser(name, help=summary)
    return parser


if __name__ == "__main__":
    sys.exit(main())
