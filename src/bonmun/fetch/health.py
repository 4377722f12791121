"""Whether outlets still read as they did: a changed layout shows as a jump in pages without body, date or byline."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from bonmun.errors import PipelineError

_NO_FAULT_OF_THE_RULES = frozenset({"list", "paywall"})
"""Kinds of page that have no body by nature."""
MIN_PAGES = 20
"""Pages from which a share means something: of ten pages, one more or less without a byline is chance."""
MIN_RISE = 0.1
_SIGNIFICANT = 3.0
"""Standard errors a share must rise by; with five shares for each of a hundred outlets, 2 would cry wolf daily."""


@dataclass(frozen=True, slots=True)
class Health:
    """How many of an outlet's pages had what wrong with them."""

    pages: int = 0
    rule_refused: int = 0
    """A rule would have eaten the article and was refused."""
    without_rule: int = 0
    """Pages whose body was found without the outlet's or its family's layout."""
    without_body: int = 0
    without_date: int = 0
    without_byline: int = 0

    def share(self, name: str) -> float:
        """The share of pages with that fault, 0 to 1."""
        return float(getattr(self, name)) / self.pages if self.pages else 0.0


FAULTS = tuple(field.name for field in fields(Health) if field.name != "pages")


class Alarm(NamedTuple):
    """A fault that grew more than chance explains."""

    outlet: str
    fault: str
    before: float
    now: float


def measure(records: Iterable[Mapping[str, Any]]) -> dict[str, Health]:
    """The health of each outlet, by host, from articles as `bonmun crawl` or `bonmun run` write them.

    Pages that could not be fetched are left out: that is the network's health.
    """
    counts: dict[str, dict[str, int]] = {}
    for record in records:
        if record.get("fetch", {}).get("kind", "ok") not in ("ok", "paywall"):
            continue
        outlet = counts.setdefault(_outlet(record), dict.fromkeys(("pages", *FAULTS), 0))
        outlet["pages"] += 1
        for fault in _faults(record):
            outlet[fault] += 1
    return {name: Health(**numbers) for name, numbers in sorted(counts.items())}


def compare(before: Mapping[str, Health], now: Mapping[str, Health]) -> list[Alarm]:
    """The faults that grew, worst first."""
    alarms = [
        Alarm(outlet, fault, before[outlet].share(fault), health.share(fault))
        for outlet, health in now.items()
        for fault in FAULTS
        if outlet in before and _has_risen(before[outlet], health, fault)
    ]
    return sorted(alarms, key=lambda alarm: alarm.before - alarm.now)


def read(path: str | Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, as they stand; raises PipelineError for a line that is none."""
    with Path(path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield json.loads(line)
            except ValueError:
                raise PipelineError(f"{path}, line {number}: not a JSON record; is it a file of articles?") from None


def split(records: Iterable[dict[str, Any]], since: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The records fetched before and since a time in ISO 8601, so that one growing file can be compared with itself."""
    parts: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for record in records:
        parts[str(record.get("fetch", {}).get("fetched_at", "")) >= since].append(record)
    return parts


def _outlet(record: Mapping[str, Any]) -> str:
    url = record.get("fetch", {}).get("url") or record.get("url") or ""
    host = urlsplit(str(url)).hostname or "?"
    return host.removeprefix("www.").removeprefix("m.")


def _faults(record: Mapping[str, Any]) -> Iterator[str]:
    if any(str(warning).startswith("rule-refused") for warning in record.get("warnings", ())):
        yield "rule_refused"
    if not str(record.get("method", "")).startswith(("site:", "family:")):
        yield "without_rule"
    if record.get("kind") in _NO_FAULT_OF_THE_RULES:
        return
    if not (record.get("paragraphs") or record.get("text")):
        yield "without_body"
    if not record.get("published"):
        yield "without_date"
    if not record.get("authors"):
        yield "without_byline"


def _has_risen(before: Health, now: Health, fault: str) -> bool:
    """True for a rise that is large enough to matter and too large for chance (two-proportion test)."""
    if min(before.pages, now.pages) < MIN_PAGES:
        return False
    rise = now.share(fault) - before.share(fault)
    together = (getattr(before, fault) + getattr(now, fault)) / (before.pages + now.pages)
    error = (together * (1 - together) * (1 / before.pages + 1 / now.pages)) ** 0.5
    return rise >= MIN_RISE and rise > _SIGNIFICANT * error


def report(path: str | Path, before: str | Path | None = None, since: str | None = None) -> int:
    """The exit status: 0 nothing grew worse, 1 something did. Prints each outlet's shares, then the alarms.

    What is compared: two files; or one file before and since a time, by default the newest day against the rest.
    """
    records = list(read(path))
    old: Iterable[dict[str, Any]]
    if before is not None:
        old = read(before)
    else:
        old, records = split(records, since or _last_day(records))
    then, now = measure(old), measure(records)
    print("outlet", "pages", *FAULTS, sep="\t")
    for outlet, health in now.items():
        print(outlet, health.pages, *(f"{health.share(fault):.0%}" for fault in FAULTS), sep="\t")
    alarms = compare(then, now)
    for alarm in alarms:
        print(f"ALARM\t{alarm.outlet}\t{alarm.fault}\t{alarm.before:.0%} -> {alarm.now:.0%}")
    return 1 if alarms else 0


def _last_day(records: Iterable[Mapping[str, Any]]) -> str:
    """A day before the newest record, in ISO 8601; "" where no record says when it was fetched."""
    newest = max((str(record.get("fetch", {}).get("fetched_at", "")) for record in records), default="")
    if not newest:
        return ""
    return (dt.datetime.fromisoformat(newest) - dt.timedelta(days=1)).isoformat(timespec="seconds")
