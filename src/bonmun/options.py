"""The options on reading that the commands which write articles share."""

from __future__ import annotations

import argparse
import dataclasses
import math
import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bonmun.errors import BonmunError
from bonmun.messages import say

if TYPE_CHECKING:
    from bonmun.render import Format

OUTPUT = ("-o", "--output", "--out")
"""Where results go, by whatever name somebody remembers."""
FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")
"""What records are written in, in shards."""
_UNITS = {"K": 10, "M": 20, "G": 30}


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options on how pages are read: by which rules, how much of them, what is masked."""
    add_sites(parser)
    parser.add_argument("--no-fallback", action="store_true", help="never ask trafilatura")
    parser.add_argument(
        "--no-pii", action="store_true",
        help="mask e-mail addresses, phone and resident registration numbers; raw pages that are kept stay as they are",
    )  # fmt: skip
    parser.add_argument(
        "--limit", metavar="NAME=N", action="append", default=[],
        help="how much markup a page may have, as in bytes=20M or depth=1000; docs/limits.md names all",
    )  # fmt: skip


def add_sites(parser: argparse.ArgumentParser) -> None:
    """Add the options on outlet rules."""
    rules = parser.add_mutually_exclusive_group()
    rules.add_argument("--no-sites", action="store_true", help="use no outlet rules")
    rules.add_argument("--sites", metavar="DIR", help="outlet rules of your own, before those that come along")


def add_without(parser: argparse.ArgumentParser) -> None:
    """Add the option on what Markdown and HTML do without."""
    parser.add_argument(
        "--without", metavar="WHAT", default="", help="leave out of Markdown and HTML: links, pictures, tables (a,b)"
    )


def left_out(args: argparse.Namespace, form: Format) -> tuple[str, ...]:
    """What an article is written without; BonmunError for what there is not, and where the format keeps everything."""
    from bonmun.render import LEFT_OUT, WITH_FORM

    names = tuple(filter(None, args.without.split(",")))
    for name in names:
        if name not in LEFT_OUT:
            raise BonmunError(f"--without: {name!r} is not one of {', '.join(LEFT_OUT)}")
    if names and form not in WITH_FORM:
        raise BonmunError(f"--without is for -f {' and -f '.join(WITH_FORM)}: {form} is written as it is")
    return names


def sites(args: argparse.Namespace) -> bool | str:
    """The outlet rules asked for, as an Extractor takes them."""
    return not args.no_sites and (args.sites or True)


def reading(args: argparse.Namespace) -> dict[str, Any]:
    """The arguments for an Extractor that the options stand for; BonmunError for a limit that there is not."""
    given: dict[str, Any] = {}
    if sites(args) is not True:
        given["sites"] = sites(args)
    if args.no_fallback:
        given["fallback"] = False
    if args.no_pii:
        given["pii"] = False
    if args.limit:
        from bonmun.parse.guard import Limits

        names = [field.name for field in dataclasses.fields(Limits)]
        given["limits"] = Limits(**dict(_limit(text, names) for text in args.limit))
    return given


def advised(reason: str) -> str:
    """Why an input gave nothing, and the option that would let it through, where there is one."""
    if "refused_address: " in reason:
        return say(f"{reason}; --allow-private lets it through")
    return say(f"{reason}; --limit bytes=N lets it through") if reason.startswith("bytes: ") else reason


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add how many workers read."""
    parser.add_argument(
        "-j",
        "--jobs",
        type=whole_number,
        default=os.cpu_count() or 1,
        metavar="N",
        help="worker processes (%(default)s)",
    )


def add_timeout(parser: argparse.ArgumentParser) -> None:
    """Add how long a worker may read one document."""
    parser.add_argument(
        "--timeout", type=above_zero, default=15.0, metavar="S", help="seconds a document may take (%(default)s)"
    )


def whole_number(text: str) -> int:
    """The number of an option that counts."""
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def above_zero(text: str) -> float:
    """The number of an option that measures."""
    if (number := _number(text)) <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return number


def zero_or_more(text: str) -> float:
    """The number of an option that measures, and may be 0."""
    if (number := _number(text)) < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of 0 or more")
    return number


def _number(text: str) -> float:
    """The number; -1 for what is none, and for one without end."""
    try:
        number = float(text)
    except ValueError:
        return -1
    return number if math.isfinite(number) else -1


def file_name(text: str) -> Path:
    """The path of a file or folder to write; `-`, which elsewhere is standard output, is none."""
    if text == "-":
        raise argparse.ArgumentTypeError("name a file or a folder: this does not go to standard output")
    return Path(text)


def _limit(text: str, known: Collection[str]) -> tuple[str, int]:
    name, _, number = text.partition("=")
    if name not in known:
        raise BonmunError(f"--limit {text!r}: the limits are {', '.join(known)}")
    shift = _UNITS.get(number[-1:].upper(), 0)
    digits = number[:-1] if shift else number
    if not (digits.isdecimal() and digits.isascii() and int(digits) > 0):
        raise BonmunError(f"--limit {text!r}: write it as {name}=1000 or {name}=20M")
    return name, int(digits) << shift
