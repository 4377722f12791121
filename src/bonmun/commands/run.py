"""`bonmun run`: clean a corpus on one machine."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bonmun.errors import BonmunError
from bonmun.messages import tell
from bonmun.options import FORMATS, OUTPUT, add_jobs, add_reading, add_timeout, reading, whole_number
from bonmun.sources import STDIN
from bonmun.streams import say_that_it_waits

if TYPE_CHECKING:
    from bonmun.pipeline.corpus import Result, Settings, Watch
    from bonmun.pipeline.readers import Inputs
    from bonmun.pipeline.summary import Summary

EPILOG = """\
Every input gives exactly one row; one that can't be read gives a row with status "error".
Killed at any moment, the same command finishes the work without doing it twice.

examples:
  bonmun run saved-pages/ -o clean/                        a folder of saved pages and dumps
  bonmun run "crawl/*.warc.gz" -o clean/ --format parquet  CC-NEWS, as Parquet
  bonmun run pages.jsonl.zst -o clean/ --column raw --url-column link
  zcat dumps.jsonl.gz | bonmun run - -o - | head           as a filter
  bonmun run "s3://bucket/*.warc.gz" -o clean/ --hosts known --hangul
  bonmun run warc.paths.gz --only CC-NEWS-20260126 -o clean/ --hangul

exit status: 0 every input gave an article, 1 some gave none or nothing was read, 2 wrong usage
"""
NAMED = 20
"""Inputs without an article that are named on standard error; their rows say why, too."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "inputs", nargs="+", metavar="IN",
        help="folder, pattern, address, page, dump, -; .jsonl, .json, .csv, .tsv, .warc, .wet (also .gz, .zst), "
        ".parquet, .zip, .wacz, .tar, warc.paths",
    )  # fmt: skip
    parser.add_argument(*OUTPUT, metavar="OUT", help="folder for the shards, - for stdout")
    parser.add_argument("--format", choices=FORMATS, default="jsonl.gz", help="of the shards (%(default)s)")
    parser.add_argument(
        "--schema",
        choices=("native", "schema.org", "zyte", "trafilatura"),
        default="native",
        help="names of the fields (%(default)s)",
    )
    parser.add_argument("--column", metavar="NAME", help="column with the page or dump (html, content, text …)")
    parser.add_argument("--url-column", metavar="NAME", help="column with the address (url, link …)")
    parser.add_argument("--type-column", metavar="NAME", help="column with the content type (content_type, mime …)")
    add_jobs(parser)
    add_timeout(parser)
    parser.add_argument(
        "--memory", type=_size, default=1 << 30, metavar="SIZE", help="memory a worker may use, 0 for no limit (1G)"
    )
    parser.add_argument("--overwrite", action="store_true", help="begin again in an output folder used before")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    _add_wanted(parser)
    _add_rows(parser)


def _add_wanted(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say what of the inputs is read."""
    parser.add_argument("--hosts", metavar="FILE|known", help="read pages of these hosts and outlets only, one a line; "
                        "known: all outlets that bonmun knows")  # fmt: skip
    parser.add_argument("--hangul", action="store_true", help="read pages with Hangul in their bytes only")
    parser.add_argument("--prefix", metavar="ADDRESS", default="https://data.commoncrawl.org/",
                        help="where the paths of a warc.paths file lie (%(default)s)")  # fmt: skip
    parser.add_argument("--only", metavar="TEXT", default="", help="of a warc.paths file, the paths with this in them")
    parser.add_argument("--list", action="store_true", help="print what would be read, a file a line, and stop")


def _add_rows(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say what a row is."""
    parser.add_argument(
        "--shard-rows", type=whole_number, default=1000, metavar="N", help="rows in a shard (%(default)s)"
    )
    parser.add_argument("--no-removed", action="store_true", help="leave out what was taken away")
    parser.add_argument("--no-body", action="store_true", help="leave out the body with its form; text stays")
    parser.add_argument("--blocks", action="store_true", help="put in every block with its role")
    add_reading(parser)
    parser.add_argument("--extractor", metavar="MODULE:NAME", help="a callable that gives your own extractor")
    parser.add_argument("--min-chars", type=int, default=200, metavar="N", help='flag "short" below (%(default)s)')
    parser.add_argument("--min-hangul", type=float, default=0.5, metavar="S", help='flag "foreign" below (%(default)s)')
    parser.add_argument("--max-list", type=float, default=0.6, metavar="S", help='flag "list_like" above (%(default)s)')


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 every input gave an article, 1 some gave none or nothing was read."""
    from bonmun.pipeline.corpus import STDOUT
    from bonmun.pipeline.corpus import run as run_pipeline

    if args.list:
        return _list(args)
    if args.output is None:
        raise BonmunError("where to? -o FOLDER, or -o - for standard output")
    if args.output != STDOUT and Path(args.output).suffix and not Path(args.output).is_dir():
        tell("bonmun run", f"-o is a folder; use -o FOLDER --format …, or -o - > {args.output}")
        return 2
    if args.output == STDOUT and args.format == "parquet":
        raise BonmunError("-o - writes JSON Lines: name a folder for --format parquet")
    if STDIN in args.inputs:
        say_that_it_waits("bonmun run")
    try:
        with _Bar(sys.stderr.isatty()) as watch:
            result = run_pipeline(_inputs(args), args.output, settings(args), watch)
    except BonmunError as error:
        tell("bonmun run", str(error))
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing is left to say
        return 1
    _tell(result, args)
    return 1 if result.summary.without or not result.summary.rows else 0


def _list(args: argparse.Namespace) -> int:
    """Print the files that would be read; the exit status."""
    entries = _inputs(args).entries
    for entry in entries:
        print(entry.path)
    return 0 if entries else 1


def _inputs(args: argparse.Namespace) -> Inputs:
    from bonmun.pipeline.document import Columns
    from bonmun.pipeline.readers import Inputs
    from bonmun.pipeline.readers.wanted import wanted

    columns = Columns(args.column, args.url_column, args.type_column)
    return Inputs(args.inputs, columns, wanted(args.hosts, hangul=args.hangul), prefix=args.prefix, only=args.only)


def settings(args: argparse.Namespace) -> Settings:
    """The settings that the arguments ask for."""
    from bonmun.pipeline.corpus import Settings
    from bonmun.pipeline.document import Columns
    from bonmun.pipeline.signals import Thresholds
    from bonmun.pipeline.supervise import WorkerLimits
    from bonmun.pipeline.work import Work

    options = reading(args)
    work = Work(
        columns=Columns(args.column, args.url_column, args.type_column), extractor=args.extractor, options=options,
        schema=args.schema, removed=not args.no_removed, blocks=args.blocks, body=not args.no_body,
        format=args.format, thresholds=Thresholds(args.min_chars, args.min_hangul, args.max_list),
    )  # fmt: skip
    limits = WorkerLimits(seconds=args.timeout, memory=args.memory or None)
    return Settings(work, limits, args.jobs, args.shard_rows, args.overwrite)


def _tell(result: Result, args: argparse.Namespace) -> None:
    if args.json:
        print(json.dumps(result.to_dict(), ensure_ascii=False), file=sys.stderr if args.output == "-" else sys.stdout)
        return
    for line in result.summary.lines() if result.summary.rows else ():
        tell("", line)
    for name, count in result.skipped.items():
        tell("", f"not a document: {count:,} × {name}")
    _name(result.summary)
    if not result.summary.rows:
        tell("bonmun run", "nothing was read: no document in the inputs")
    before = f", {result.rows_before:,} of them done before" if result.rows_before else ""
    tell("", f"{result.rows_in:,} inputs, {result.summary.rows:,} rows{before}; {result.seconds:.1f} s", counts=True)


def _name(summary: Summary) -> None:
    """Name the first of the inputs that gave no article."""
    for name, code, message in summary.failures[:NAMED]:
        tell("", f"failed: {name}: {code}: {message}")
    if summary.errors > NAMED:
        tell("", f"failed: {summary.errors - NAMED:,} more, see the rows with status error")
    for name, code, message in summary.bodiless[:NAMED]:
        tell("", f"no article: {name}: {code}: {message}")
    if (more := summary.without - summary.errors - NAMED) > 0:
        tell("", f"no article: {more:,} more, see the rows with status no_body")


class _Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __init__(self, shown: bool) -> None:
        self._progress: Any = None
        if shown:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            self._progress = Progress(
                TextColumn("{task.fields[rows]:,} rows  {task.fields[rate]:.0f}/s  {task.fields[errors]:,} failed"),
                BarColumn(None), TimeRemainingColumn(), console=Console(stderr=True), transient=True, expand=True,
            )  # fmt: skip

    def __enter__(self) -> Watch | None:
        if self._progress is None:
            return None
        self._progress.start()
        self._task = self._progress.add_task("", total=None, rows=0, errors=0, rate=0.0)
        return self._update

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def _update(self, rows: int, errors: int, position: int, total: int) -> None:
        elapsed = self._progress.tasks[0].elapsed or 1.0
        self._progress.update(
            self._task, completed=position, total=total or None, rows=rows, errors=errors, rate=rows / elapsed
        )


def _size(text: str) -> int:
    """Bytes in "512M", "2G" or a plain number."""
    unit = {"K": 10, "M": 20, "G": 30}.get(text[-1:].upper())
    try:
        return int(float(text[:-1]) * 2**unit) if unit else int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 512M or 2G") from None
