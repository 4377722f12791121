"""`bonmun dedup`: mark reprints and near-duplicates."""

from __future__ import annotations

import argparse
import json

from bonmun.messages import say, tell
from bonmun.options import FORMATS, OUTPUT, file_name
from bonmun.terminal import progress

EPILOG = """\
Every record is written, with four fields more: dup_cluster, dup_of, similarity, wire_agency.
The original of a cluster is the agency's own page, else the earliest, else the first read.

examples:
  bonmun dedup clean/ -o marked/
  zcat marked/*.gz | jq -c 'select(.dup_of == null)'       only originals and single articles

exit status: 0 done, 1 no record with a text, 2 wrong usage
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("inputs", nargs="+", metavar="IN", help="records (.jsonl, .json, .parquet) of any command")
    parser.add_argument(*OUTPUT, required=True, type=file_name, metavar="OUT", help="folder for marked records")
    parser.add_argument("--format", choices=FORMATS, default="jsonl.gz", help="of what is written (%(default)s)")
    parser.add_argument("--similarity", type=_share, default=0.5, metavar="S", help="alike from here on (%(default)s)")
    parser.add_argument("--containment", type=_share, default=0.8, metavar="S",
                        help="or when so much of the shorter stands in the longer (%(default)s)")  # fmt: skip
    parser.add_argument("--text-column", default="text", metavar="NAME", help="field with the text (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 done, 1 nothing to compare."""
    from bonmun.pipeline.minhash import Settings
    from bonmun.pipeline.reprints import dedup

    settings = Settings(args.similarity, args.containment, args.text_column)
    with progress(say("comparing"), None) as tick:
        report = dedup(args.inputs, str(args.output), settings, tick, args.format)
    found = report.found
    if args.json:
        print(json.dumps({**found._asdict(), "agencies": report.agencies}, ensure_ascii=False))
        return 0 if found.compared else 1
    tell(
        "",
        f"{found.rows:,} records, {found.compared:,} with a text: {found.reprints:,} reprints "
        f"({found.exact:,} word for word) of {found.clusters:,} originals",
        counts=True,
    )
    for agency, count in report.agencies.items():
        tell("", f"{count:>9,}  credited to {agency}")
    if not found.compared:
        tell("bonmun dedup", "no record with a text in the inputs")
        return 1
    return 0


def _share(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= 1:
        raise argparse.ArgumentTypeError("must be above 0 and at most 1")
    return number
