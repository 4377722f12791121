"""One document as an HTML page: its blocks in reading order beside the clean article, each with its reason."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple
from urllib.parse import urlsplit

from bonmun.article import Article
from bonmun.render import SUFFIXES
from bonmun.render import render as written
from bonmun.report import charts, parts_shown
from bonmun.report.folding import groups
from bonmun.report.origins import Origins
from bonmun.report.reasons import FIELDS, Reason, reasons
from bonmun.report.source import Source
from bonmun.report.source_positions import SourceMap
from bonmun.report.templating import render

LOW = 0.5
"""Confidence below which a report warns: the body is as likely wrong as right."""


class Category(NamedTuple):
    """What blocks can be filtered by: a role of what is kept, or a kind of what is removed."""

    name: str
    role: str
    blocks: int
    characters: int
    share: float
    """Of all characters, in per cent."""


def page_report(source: Source, origins: Origins | None = None, index: str = "") -> str:
    """The report on a document as HTML text; `index` is the address of the folder's report that it belongs to."""
    article = source.article
    text = source.text if article.blocks else ""  # with no block to find, megabytes are not looked through
    found = reasons(article, SourceMap(text, page=source.page), origins or Origins())
    categories = _categories(found)
    homes = _homes(found)
    return render(
        "page.html.j2",
        script="page.js",
        source=source,
        article=article,
        link=web_address(article.url),
        blocks=len(found),
        start=next((number for number, reason in enumerate(found) if reason.kept), 0),
        groups=groups(found),
        categories=categories,
        kept=characters(article, kept=True),
        text=sum(map(len, article.paragraphs)),
        removed=characters(article, kept=False),
        warnings=warnings(article),
        strip=charts.strip(article.blocks),
        homes=homes,
        body=parts_shown.shown(article),
        drawn_from=parts_shown.homes(article, homes),
        captions=parts_shown.loose(article),
        web=web_address,
        width=charts.WIDTH,
        index=index,
        copies={SUFFIXES[form]: written(article, form, source.name) for form in ("text", "markdown", "json")},
    )


def characters(article: Article, *, kept: bool) -> int:
    """How many characters of the source's blocks were kept, or removed."""
    return sum(len(block.text) for block in article.blocks if (block.role != "junk") == kept)


def warnings(article: Article) -> list[str]:
    """What a reader of the article should know, as `code: message`."""
    found = list(article.warnings)
    if article.reason:
        found.insert(0, article.reason)
    if article.paragraphs and article.confidence < LOW:
        found.append(f"low-confidence: {article.confidence:.2f}, the body may well be wrong")
    if article.method == "trafilatura":
        found.append("trafilatura: our own reading was unsure, so trafilatura chose the body")
    return found


def web_address(url: str | None) -> str:
    """The address when it is one of the web; "" for anything that should not become a link."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _categories(found: list[Reason]) -> list[Category]:
    """Kept roles in the article's order, then kinds of junk, the largest first."""
    blocks, sizes = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for reason in found:
        key = (reason.category, reason.block.role)
        blocks[key] += 1
        sizes[key] += len(reason.block.text)
    order = list(FIELDS)
    total = sizes.total() or 1
    ranked = sorted(sizes, key=lambda key: (order.index(key[1]) if key[1] in order else len(order), -sizes[key]))
    return [Category(*key, blocks[key], sizes[key], round(sizes[key] / total * 100, 1)) for key in ranked]


def _homes(found: list[Reason]) -> dict[str, int]:
    """Field → the number of the first block it came from."""
    homes: dict[str, int] = {}
    for number, reason in enumerate(found):
        if reason.field:
            homes.setdefault(reason.field, number)
    return homes
