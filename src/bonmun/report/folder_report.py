"""A folder of documents as an index, worst first, with charts; each row leads to the document's own report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from bonmun.report import charts
from bonmun.report.origins import Origins
from bonmun.report.page_report import characters, page_report, warnings
from bonmun.report.source import Source
from bonmun.report.templating import render


@dataclass(frozen=True, slots=True)
class Row:
    """What the index tells of one document."""

    name: str
    headline: str
    titled: bool
    """False where the document has no headline and its first words are shown instead."""
    outlet: str
    kind: str
    method: str
    confidence: float
    kept: int
    removed: int
    warnings: list[str]
    strip: list[charts.Stretch]
    link: str = ""
    """The address of its own report, from the index; "" when there is none."""

    @classmethod
    def of(cls, source: Source, link: str = "") -> Row:
        """The row for a document."""
        article = source.article
        return cls(
            source.name, source.headline, article.title is not None, article.publisher or "", article.kind,
            article.method, article.confidence,
            characters(article, kept=True), characters(article, kept=False), warnings(article),
            charts.strip(article.blocks), link,
        )  # fmt: skip


def removed(source: Source) -> Counter[str]:
    """The characters that were removed from a document, by kind."""
    counted: Counter[str] = Counter()
    for block in source.article.blocks:
        if block.role == "junk":
            counted[block.kind or "other"] += len(block.text)
    return counted


@dataclass(slots=True)
class FolderReport:
    """Gathers rows, one document at a time, so that a folder of any size fits in memory."""

    name: str
    rows: list[Row] = field(default_factory=list)
    junk: Counter[str] = field(default_factory=Counter)
    """Removed characters by kind."""

    def add(self, source: Source, link: str = "") -> None:
        """Takes a document in."""
        self.take(Row.of(source), removed(source), link)

    def take(self, row: Row, junk: Mapping[str, int], link: str = "") -> None:
        """Adds a document's row and its removed characters by kind."""
        self.rows.append(replace(row, link=link))
        self.junk.update(junk)

    def render(self) -> str:
        """The index as HTML text: the pages bonmun is least sure of come first."""
        rows = sorted(self.rows, key=lambda row: (row.confidence, -len(row.warnings), row.name))
        return render(
            "folder.html.j2",
            script="folder.js",
            name=self.name,
            rows=rows,
            articles=sum(row.method != "none" for row in rows),
            kept=sum(row.kept for row in rows),
            removed=sum(row.removed for row in rows),
            outlets=charts.bars(Counter(row.outlet for row in rows)),
            kinds=charts.bars(Counter(row.kind for row in rows)),
            methods=charts.bars(Counter(row.method for row in rows)),
            junk=charts.bars(self.junk),
            confidences=charts.histogram(row.confidence for row in rows),
            width=charts.WIDTH,
        )


def write_folder(name: str, sources: Iterable[Source], out: Path, origins: Origins | None = None) -> list[Row]:
    """The rows of the index written to `out`; each document's report goes into the folder `<out>_pages` beside it."""
    report = FolderReport(Path(name).name or name)
    pages = out.with_name(f"{out.stem}_pages")
    for number, source in enumerate(sources, 1):
        file = pages / f"{number:05}.html"
        pages.mkdir(exist_ok=True)
        write(file, page_report(source, origins, index=f"../{quote(out.name)}"))
        inside = replace(source, name=source.name.removeprefix(f"{name.rstrip('/')}/"))
        report.add(inside, f"{quote(pages.name)}/{file.name}")
    write(out, report.render())
    return report.rows


def write(path: Path, page: str) -> None:
    """Writes a page; halves of characters, which damaged sources hold, become question marks."""
    path.write_text(page, "utf-8", errors="replace")
