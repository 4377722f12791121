"""Texts of a page put together as its lines, each hung on the innermost element that holds all of it."""

from __future__ import annotations

from bonmun.parse import escaped_markup
from bonmun.parse.elements import BLOCK_TAGS
from bonmun.parse.page_lines import Element, Line
from bonmun.parse.runs import Run, joined_runs
from bonmun.parse.tag_kinds import BOLD, LINKED
from bonmun.whitespace import fold


class LineMaker:
    """The lines so far, and the texts of the one that has not ended yet."""

    __slots__ = ("apart", "buffer", "count", "frame", "left", "lines", "link", "owner", "runs", "shared", "strong")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.count = 0
        """How many there are: one number for all that point there, not one for each."""
        self.buffer: list[str] = []
        self.owner: Element | None = None
        """What holds the last text."""
        self.left: list[tuple[Element, int]] = []
        """Inline elements that ended on this line and began on one before, with how many texts stood here by then."""
        self.shared = False
        """Other texts of this line stand elsewhere."""
        self.link = 0
        self.strong = 0
        self.frame: Element | None = None
        """What holds the empty frame that was just passed."""
        self.runs: list[Run] = []
        """What stands on this line before the last edge of an element that may stand apart."""
        self.apart: list[Element] = []
        """The open ones of those, the innermost last."""

    def take(self, text: str, at: Element, held: int) -> None:
        """Takes a text in the element; `held` is the sum of `LINKED` and `BOLD`."""
        self.buffer.append(text)
        if self.owner is not at:
            self.shared = self.owner is not None
            self.owner = at
        if held & LINKED:
            self.link += len(text.strip())
        if held & BOLD:
            self.strong += len(text.strip())

    def part(self) -> None:
        """Puts what was taken aside as a run of its own."""
        self.left.clear()
        if self.buffer:
            owner = None if self.shared else self.owner
            apart = self.apart[-1] if self.apart else None
            self.runs.append(Run("".join(self.buffer), owner, self.link, self.strong, apart))
        self.clear()

    def clear(self) -> None:
        self.buffer.clear()
        self.owner, self.shared = None, False
        self.link = self.strong = 0

    def flush(self, at: Element) -> None:
        """Ends the line."""
        if self.runs:
            self.part()
            parts = joined_runs(self.runs)
            self.runs.clear()
            for run in parts:
                first = len(self.lines)
                self.line(fold(run.text), run.owner or at, run.link, run.strong)
                if run.apart is not None:
                    _span(run.apart, first, len(self.lines), at)
        else:
            buffer = self.buffer
            owner = at if self.shared or self.owner is None else self.owner
            self.line(fold(buffer[0] if len(buffer) == 1 else "".join(buffer)), owner, self.link, self.strong)
            if self.left:
                self.stretch()
            buffer.clear()
            self.owner, self.shared = None, False
            self.link = self.strong = 0

    def stretch(self) -> None:
        """Lets the elements that ended on the line hold it, unless other text stands behind them."""
        size = next((at for at in range(len(self.buffer), 0, -1) if not self.buffer[at - 1].isspace()), 0)
        for element, texts in self.left:
            if texts >= size:
                element.end = self.count
        self.left.clear()

    def line(self, text: str, holder: Element, link: int, strong: int) -> None:
        """Adds the line, or the lines that tags make of it which stand in it as characters."""
        if not text:
            return
        bold = strong * 10 >= len(text) * 9
        if "<" not in text and "&" not in text:
            self.add(text, holder, link, bold, text)
            return
        sources = [fold(source) for source in escaped_markup.split(text)]
        link = link if len(sources) == 1 else 0
        for source in filter(None, sources):
            self.add(fold(escaped_markup.without(source)) or source, holder, link, bold, source)

    def add(self, shown: str, holder: Element, link: int, bold: bool, source: str) -> None:
        """Adds a line as it is."""
        told = (shown, self.count, holder, link, bold, source, 0, 1, self.frame is holder, False)
        self.lines.append(tuple.__new__(Line, told))
        self.count += 1
        self.frame = None


def _span(element: Element, start: int, end: int, at: Element) -> None:
    """Puts an element that was left before its line was known, and those that hold it on that line, around the line."""
    element.start, element.end = start, end
    above = element.parent
    while above is not None and above is not at and above.tag not in BLOCK_TAGS:
        above.start = start if above.start == above.end else above.start
        above.end = max(above.end, end)
        above = above.parent
