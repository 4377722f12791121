"""`bonmun diff`: what a new version or rule changed over a corpus."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bonmun.messages import say, tell
from bonmun.terminal import progress, visible

EPILOG = """\
Articles are matched by id, page, address or input name. Sentences that only moved are no change.
Exit status, as diff has it: 0 nothing changed, 1 something did, 2 an input could not be read.

examples:
  bonmun diff before.jsonl after.jsonl
  bonmun diff clean-0.1/ clean-0.2/ --show 100      folders of shards that `bonmun run` wrote
  bonmun diff old.jsonl.gz new.jsonl.gz --json | jq .figures
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "old", metavar="OLD.jsonl", help="records of the earlier run (also .gz, .zst, a folder of shards)"
    )
    parser.add_argument("new", metavar="NEW.jsonl", help="records of the later run over the same corpus")
    parser.add_argument("--show", type=_count, default=20, metavar="N", help="articles shown, 0 for all (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print all changes as one JSON object")


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 nothing changed, 1 something changed, 2 an input could not be read."""
    from bonmun.errors import PipelineError
    from bonmun.report.comparison import compare

    for side in (args.old, args.new):
        if not Path(side).exists():  # standard input, too, cannot be read twice
            tell("bonmun diff", f"no such file or folder: {side}")
            return 2
    try:
        with progress(say("comparing"), None) as tick:
            found = compare(args.old, args.new, tick)
    except PipelineError as error:
        tell("bonmun diff", str(error))
        return 2
    if args.json:
        changes = [change.to_dict() for change in found.changes]
        print(json.dumps({"figures": found.figures, "changes": changes}, ensure_ascii=False))
        return 1 if changes else 0
    of = found.figures
    print(say(
        f"{of['matched']:,} articles in both: {of['changed']:,} changed, {of['gone']:,} gone, {of['new']:,} new; "
        f"{of['lost_sentences']:,} sentences lost, {of['gained_sentences']:,} gained",
        counts=True,
    ))  # fmt: skip
    shown = found.changes[: args.show or None]
    for change in shown:
        print(visible("\n".join(change.lines())))
    if len(shown) < len(found.changes):
        print("\n" + say(f"and {len(found.changes) - len(shown):,} more; --show 0 shows all"))
    return 1 if found.changes else 0


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of articles; 0 shows all")
    return int(text)
