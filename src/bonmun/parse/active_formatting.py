"""The HTML standard's list of active formatting elements: what the parser opens again in every new paragraph."""

from __future__ import annotations

from bonmun.parse.elements import CELLS, FORMATTING, NO_MARKER, SCOPES

REACH = 100
"""How many open elements are searched for the one that an end tag closes."""


class ActiveFormatting:
    """The formatting elements that the parser would open again, with the scopes they were opened in."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self.count = 0

    def push(self, name: str) -> None:
        self.count += name in FORMATTING
        if name in CELLS:
            self._cut(self._last(CELLS, "table"))
        self.entries.append(name)

    def end(self, name: str) -> None:
        if name in FORMATTING:
            at = self._last((name,), *SCOPES)
            if at is not None:
                del self.entries[at]
                self.count -= 1
        elif name in NO_MARKER:
            if name == "table":
                self._cut(self._last(CELLS, "table"))
            at = self._last((name,))
            if at is not None:
                del self.entries[at]
        else:
            self._cut(self._last((name,), "table"))

    def _last(self, names: frozenset[str] | tuple[str, ...], *barriers: str) -> int | None:
        """The place of the innermost of `names`, not looking past a barrier or too far."""
        for at in range(len(self.entries) - 1, max(-1, len(self.entries) - 1 - REACH), -1):
            if self.entries[at] in names:
                return at
            if self.entries[at] in barriers:
                return None
        return None

    def _cut(self, at: int | None) -> None:
        if at is not None:
            self.count -= sum(name in FORMATTING for name in self.entries[at:])
            del self.entries[at:]
