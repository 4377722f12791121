"""The options on reading that the commands which write articles share."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from typing import Any

from bonmun.errors import BonmunError

_UNITS = {"K": 10, "M": 20, "G": 30}


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options on what is masked and how much is read."""
    parser.add_argument(
        "--no-pii", action="store_true",
        help="mask e-mail addresses, phone and resident registration numbers; raw pages that are kept stay as they are",
    )  # fmt: skip
    parser.add_argument(
        "--limit", metavar="NAME=N", action="append", default=[],
        help="how much markup a page may have, as in bytes=20M or depth=1000; docs/limits.md names all",
    )  # fmt: skip


def reading(args: argparse.Namespace) -> dict[str, Any]:
    """The arguments for an Extractor that the options stand for; BonmunError for a limit that there is not."""
    given: dict[str, Any] = {"pii": False} if args.no_pii else {}
    if args.limit:
        from bonmun.guard import Limits

        known = Limits.FIELDS
        limits = dict(_limit(text, known) for text in args.limit)
        given["limits"] = Limits(**limits)
    return given


def _limit(text: str, known: Collection[str]) -> tuple[str, int]:
    name, _, number = text.partition("=")
    if name not in known:
        raise BonmunError(f"--limit {text!r}: the limits are {', '.join(known)}")
    shift = _UNITS.get(number[-1:].upper(), 0)
    digits = number[:-1] if shift else number
    if not (digits.isdecimal() and digits.isascii() and int(digits) > 0):
        raise BonmunError(f"--limit {text!r}: write it as {name}=1000 or {name}=20M")
    return name, int(digits) << shift
