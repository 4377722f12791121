"""What came of a run, counted: by status, outlet, kind, method, reason and flag; as a table and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bonmun.pipeline.work import Outcome

GROUPS = ("status", "kind", "method", "outlet", "reason", "flag")
FAILURES_SHOWN = 1000
"""So many failed inputs are kept by name in a summary; the rows have all of them."""


class Summary:
    """Counts of outcomes; summaries of shards add up to that of the run."""

    def __init__(self) -> None:
        self.rows = 0
        self.counts: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
        self.failures: list[tuple[str, str, str]] = []
        """(input, code, message) of those that failed."""
        self.bodiless: list[tuple[str, str, str]] = []
        """The same of those that were read and hold no article."""

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Count these."""
        for outcome in outcomes:
            self.rows += 1
            self.counts["status"][outcome.status] += 1
            self.counts["kind"][outcome.kind] += 1
            self.counts["method"][outcome.method] += 1
            self.counts["outlet"][outcome.outlet] += 1
            self.counts["flag"].update(outcome.flags)
            if outcome.code:
                self.counts["reason"][outcome.code] += 1
            without = {"error": self.failures, "no_body": self.bodiless}.get(outcome.status)
            if without is not None and len(without) < FAILURES_SHOWN:
                without.append((outcome.name, outcome.code, outcome.message))

    def merge(self, facts: dict[str, Any]) -> None:
        """Add the counts that `to_dict` wrote."""
        self.rows += facts["rows"]
        for group in GROUPS:
            self.counts[group].update(facts["counts"][group])
        for named, added in ((self.failures, facts["failures"]), (self.bodiless, facts["bodiless"])):
            named += [(name, code, message) for name, code, message in added[: FAILURES_SHOWN - len(named)]]

    @property
    def without(self) -> int:
        """How many inputs gave no article."""
        return self.rows - self.counts["status"]["ok"]

    @property
    def errors(self) -> int:
        """How many inputs failed."""
        return self.counts["status"]["error"]

    def to_dict(self) -> dict[str, Any]:
        """The counts, most frequent first."""
        counts = {group: dict(counter.most_common()) for group, counter in self.counts.items()}
        named = {"failures": self.failures, "bodiless": self.bodiless}
        return {"rows": self.rows, "counts": counts, **{name: [*map(list, rows)] for name, rows in named.items()}}

    def lines(self, top: int = 12) -> list[str]:
        """The counts as lines of text, the `top` most frequent of each group."""
        lines = []
        for group, counter in self.counts.items():
            for at, (name, count) in enumerate(counter.most_common(top)):
                lines.append(f"{group if not at else '':<8} {count:>9,} {count / self.rows:>7.1%}  {name}")
            if len(counter) > top:
                lines.append(
                    f"{'':<8} {sum(counter.values()) - sum(c for _, c in counter.most_common(top)):>9,}"
                    f" {'':>7}  in {len(counter) - top} more"
                )
        return lines
