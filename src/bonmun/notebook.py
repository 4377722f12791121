"""How an Article shows itself: as HTML in a notebook, and on a terminal that rich draws."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bonmun.article import Article

if TYPE_CHECKING:
    from rich.console import RenderableType


def to_html(article: Article) -> str:
    """A piece of HTML: the clean article, and what was removed behind a fold. It holds no script and loads nothing."""
    from bonmun.report import charts
    from bonmun.report.rendering import fragment

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


def facts(article: Article) -> list[str]:
    """What is known of the article, for one line: outlet, reporters, time, who read it, how surely."""
    when = article.published.strftime("%Y-%m-%d" if article.day_only else "%Y-%m-%d %H:%M") if article.published else ""
    known = [article.publisher or "", ", ".join(author.name for author in article.authors), when]
    return [*filter(None, known), article.kind, article.method, f"confidence {article.confidence:.2f}"]


def _kinds(article: Article) -> list[tuple[str, int]]:
    """Kinds of junk with the number of blocks removed, the commonest first."""
    return Counter(removal.kind.replace("_", " ") for removal in article.removed).most_common()
