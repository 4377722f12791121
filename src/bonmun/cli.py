"""The `bonmun` command: finds the sub-command, imports only that one, and hands it its arguments."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from functools import cache

from bonmun import __version__, streams
from bonmun.errors import BonmunError
from bonmun.extras import install
from bonmun.messages import say, speak, tell
from bonmun.terminal import shell_word
from bonmun.usage import Parser, nearest, translate

COMMANDS = {
    "clean": "give the article in saved pages and text dumps",
    "fetch": "download pages politely and give their articles",
    "crawl": "follow feeds, sitemaps and section pages for new articles",
    "run": "clean a corpus: JSON Lines, Parquet, WARC, archives in; shards out",
    "dedup": "mark reprints and near-duplicates in cleaned articles",
    "why": "say why a phrase was kept or removed",
    "report": "draw a page or a folder of pages as an HTML report",
    "serve": "answer over HTTP, with a page to drop saved pages on",
    "diff": "compare two runs over the same corpus, worst changes first",
    "sites": "list, show, check, propose outlet rules",
    "completion": "print what makes bash, zsh or fish complete all this",
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
    streams.open_all()
    speak()
    error: OSError | None = None
    try:
        status = _status(args)
    except SystemExit as end:  # argparse leaves this way, also after --help
        status = int(end.code or 0)
    except KeyboardInterrupt:
        tell(_name(args), "stopped")
        status = 128 + 2  # SIGINT
    except OSError as caught:
        error, status = caught, 2
    unwritten = streams.finish()
    error = error or (unwritten if status < 2 else None)  # from 2 on the end has its reason already
    return _failed(_name(args), error) if error is not None else status


def _status(args: list[str]) -> int:
    """The exit status of the command, before standard output is known to have taken everything."""
    parser = build_parser(args[0] if args else None)
    if not args or args[0] not in COMMANDS:
        if args and not args[0].startswith("-"):
            parser.error(_no_command(args[0]))
        parser.parse_args(args)  # --help, --version, or an error
        parser.print_help(sys.stderr)
        return 2
    options = parser.parse_args(args[1:], argparse.Namespace(command=args[0]))
    try:
        status: int = importlib.import_module(f"bonmun.commands.{options.command}").run(options)
    except BonmunError as error:
        tell(_name(args), str(error))
        return 2
    except ModuleNotFoundError as error:
        lacking = (error.name or "").partition(".")[0]
        if lacking in {"", "bonmun", *sys.stdlib_module_names}:
            raise  # it is no library that somebody left out
        tell(_name(args), f"{lacking} is not installed: {install()}")
        return 2
    return status


def _failed(name: str, error: OSError) -> int:
    """The exit status after an error of the system, which is told unless nobody is left to read."""
    if isinstance(error, BrokenPipeError):  # `bonmun … | head` has seen enough
        return 128 + 13  # SIGPIPE, which Windows has no name for
    why = error.strerror or str(error)
    if error.filename == streams.OUTPUT:
        tell(name, f"can't write standard output: {why}")
    else:
        tell(name, f"{error.filename}: {why}" if error.filename else f"can't write: {why}")
    return 2


def _no_command(word: str) -> str:
    """What is wrong with a word in the place of a command, and what was meant."""
    if "://" in word:
        return say(f"no command is named; for an address: bonmun fetch {shell_word(word)}")
    if os.path.exists(word):
        return say(f"no command is named; for a page or a dump: bonmun clean {shell_word(word)}")
    meant = nearest(word, COMMANDS)
    return say(f"there is no command {word!r}" + (f"; did you mean {meant}?" if meant else ""))


def _name(args: list[str]) -> str:
    return f"bonmun {args[0]}" if args and args[0] in COMMANDS else "bonmun"


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. argparse asks `shutil` how wide that is for each option that is added, and
    `shutil` brings zlib, bz2 and lzma: 8 ms of a start.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    """The width of the terminal as `shutil.get_terminal_size` tells it."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:  # standard output is a file or a pipe
        return 80


def build_parser(command: str | None) -> Parser:
    """The parser of the command; that of `bonmun` itself, which names all commands, for what is none."""
    if command in COMMANDS:
        summary = say(COMMANDS[command])
        own = _parser(f"bonmun {command}", summary[0].upper() + summary[1:] + ".")
        importlib.import_module(f"bonmun.commands.{command}").add(own)
        return translate(own)
    return translate(_all_commands(whole=False))


def build_whole_parser() -> Parser:
    """The parser of `bonmun` with all that every command takes, for which all are imported: for completion."""
    return translate(_all_commands(whole=True))


def _all_commands(*, whole: bool) -> Parser:
    parser = _parser("bonmun", "Korean news pages and text dumps in, the clean article out.")
    parser.epilog = EPILOG
    parser.add_argument("--version", action="version", version=f"bonmun {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, summary in COMMANDS.items():
        own = subparsers.add_parser(name, help=summary)
        if whole:
            importlib.import_module(f"bonmun.commands.{name}").add(own)
    return parser


def _parser(name: str, description: str) -> Parser:
    return Parser(prog=name, description=description, formatter_class=_Help)


if __name__ == "__main__":
    sys.exit(main())
