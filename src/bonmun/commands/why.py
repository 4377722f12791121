"""`bonmun why`: what became of a phrase, and which rule decided."""

from __future__ import annotations

import argparse
import json

from bonmun.fetch.command_options import add_private
from bonmun.messages import say, tell
from bonmun.options import add_sites, advised, sites
from bonmun.sources import STDIN
from bonmun.streams import say_that_it_waits
from bonmun.terminal import visible

EPILOG = """\
White space and letter case do not count. Exit status: 0 when a visible block holds the phrase, 1 when none does
or a source could not be read, 2 wrong usage.

examples:
  bonmun why page.html "무단 전재"               why is this line gone?
  bonmun why dump.txt "기자회견을 열고" --json    the same for a program
  bonmun why https://www.example.co.kr/news/1 "제보는"
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "source", metavar="FILE|URL", help="page, dump, folder of them, or address; - for standard input"
    )
    parser.add_argument("phrase", help="words to look for")
    parser.add_argument("--url", help="the address a saved page came from")
    add_private(parser)
    add_sites(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object for each source")


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 the phrase is in a visible block, 1 it is not, 2 wrong usage."""
    from bonmun.errors import FetchError
    from bonmun.report.explanations import why
    from bonmun.report.source import documents, explainer, read
    from bonmun.report.wording import korean

    if not args.phrase.strip():
        tell("bonmun why", "the phrase is empty")
        return 2
    if args.source == STDIN:
        say_that_it_waits("bonmun why")
    extractor, origins = explainer(sites(args))
    found, empty = False, True
    try:
        for document in documents(args.source, args.url, private=args.allow_private):
            answer = why(read(document, extractor), args.phrase, origins)
            empty = False
            found = found or bool(answer.reasons)
            if args.json:
                print(json.dumps(answer.to_dict(), ensure_ascii=False))
            else:
                print(*(visible(say(line, korean)) for line in answer.lines()), sep="\n")
    except FetchError as error:
        tell("bonmun why", advised(str(error)))
        return 1
    if empty:
        tell("bonmun why", f"nothing to read in {args.source}")
    return 0 if found else 1
