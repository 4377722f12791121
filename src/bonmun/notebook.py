"""How an Article shows itself: in a line, on a screen, as HTML in a notebook, and on a terminal that rich draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from bonmun.article import Article
from bonmun.terminal import visible

if TYPE_CHECKING:
    from rich.console import RenderableType


def to_html(article: Article) -> str:
    """A piece of HTML: the clean article, and what was removed behind a fold. It holds no script and loads nothing."""
    from bonmun.report import charts
    from bonmun.report.templating import fragment

    return fragment(
        "article.html.j2", article=article, facts=facts(article), strip=charts.strip(article.blocks),
        width=charts.WIDTH, kinds=_kinds(article),
    )  # fmt: skip


def to_rich(article: Article) -> RenderableType:
    """A panel with the headline, the facts, the body, and a line on what was removed."""
    from rich.console import Group
    from rich.panel import Panel
    from rich.text import Text

    parts: list[RenderableType] = [Text(" · ".join(facts(article)), style="dim")]
    parts += [Text(line, style="italic") for line in article.subtitles]
    parts += [Text(f"\n{paragraph}") for paragraph in article.paragraphs]
    if article.reason:
        parts.append(Text(f"\nNo body: {article.reason}", style="yellow"))
    parts += [Text(warning, style="yellow") for warning in article.warnings]
    removed = ", ".join(f"{kind} {count}" for kind, count in _kinds(article))
    parts.append(Text(f"\nremoved: {removed or 'nothing'}", style="dim"))
    return Panel(Group(*parts), title=Text(article.title or "No headline", style="bold"), title_align="left")


def to_line(article: Article) -> str:
    """The article in one line: headline, facts, and how much text there is, or why there is none."""
    title = shortened(article.title or "no headline", LINE)
    told = f"{len(article.paragraphs)} paragraphs, {len(article.text):,} characters"
    if not article.paragraphs:
        told = shortened(article.reason or "nothing in it", WIDTH)
    return visible(f"<{type(article).__name__} '{title}' · {shortened(' · '.join(facts(article)), WIDTH)} · {told}>")


def to_screen(article: Article) -> str:
    """The article in at most 22 rows of 79 columns: headline, facts, the first rows of the body, what is left out."""
    head = [shortened(article.title or "No headline", WIDTH), shortened(" · ".join(facts(article)), WIDTH), ""]
    body = article.paragraphs[:ROWS] or (article.reason or "nothing in it",)
    rows = [row for paragraph in body for row in (*_rows(paragraph, ROWS + 1), "")][:-1]
    left = len(article.text) - sum(map(len, rows[:ROWS]))
    more = [f"… {left:,} more characters"] if len(rows) > ROWS else []
    return visible("\n".join([*head, *rows[:ROWS], *more]))


LINE = 60
"""Columns that a headline may have in a line."""
WIDTH, ROWS = 79, 18
"""Columns of a screen; rows of it that hold the body."""


def shortened(text: str, columns: int) -> str:
    """The text on one line, cut to a number of columns, with … where something is left out."""
    text = " ".join(text.split())
    first = next(_cut(text, columns), "")
    return text if len(first) == len(text) else next(_cut(text, columns - 1)) + "…"


def _rows(text: str, most: int) -> list[str]:
    return [row.strip() for row in islice(_cut(" ".join(text.split()), WIDTH), most)]


def _cut(text: str, columns: int) -> Iterator[str]:
    """The text in pieces that are no wider than a number of columns, cut at spaces where there are any.

    Hangul and Hanja take two columns.
    """
    start = width = space = 0
    for at, char in enumerate(text):
        wide = 1 + (east_asian_width(char) in "WF")
        if width + wide > columns:
            end = space if space > start else at
            yield text[start:end]
            start, width = end, sum(1 + (east_asian_width(one) in "WF") for one in text[end:at])
        width += wide
        if char == " ":
            space = at + 1
    if start < len(text):
        yield text[start:]


def facts(article: Article) -> list[str]:
    """What is known of the article, for one line: outlet, reporters, time, who read it, how surely."""
    when = article.published.strftime("%Y-%m-%d" if article.day_only else "%Y-%m-%d %H:%M") if article.published else ""
    known = [article.publisher or "", ", ".join(author.name for author in article.authors), when]
    return [*filter(None, known), article.kind, article.method, f"confidence {article.confidence:.2f}"]


def _kinds(article: Article) -> list[tuple[str, int]]:
    """Kinds of junk with the number of blocks removed, the commonest first."""
    return Counter(removal.kind.replace("_", " ") for removal in article.removed).most_common()
