"""One source through the stages: mended, parsed, labelled, assembled."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from bonmun import assemble, fields, label, sites
from bonmun.article import Article
from bonmun.decode.intake import Given
from bonmun.decode.sniff import is_page
from bonmun.fields import publisher
from bonmun.head.headline import find_title
from bonmun.head.tags import read_head
from bonmun.label import body, confidence, embedded, fallback, kinds, proof
from bonmun.parse import dump, guard, page
from bonmun.sites import scripts
from bonmun.sites.selection import Selection


class Options(Protocol):
    """How to read: what an `Extractor` carries."""

    sites: bool | str | Path
    fallback: bool
    keep: tuple[str, ...]
    limits: guard.Limits


def article(given: Given, options: Options) -> Article:
    """The Article in a source, page or dump; one that says why where there is none."""
    if given.refused is not None:
        return assemble.nothing(given, *given.refused)
    if not given.text.strip():
        return assemble.nothing(given, "empty", "no-text: nothing in it")
    if not is_page(given.text):
        return from_dump(given, options)
    guarded = guard.guard(given.text, options.limits)
    if guarded.refused:
        return assemble.nothing(given, "error", guarded.refused)
    given.warnings += guarded.warnings
    return _page(guarded.html, given, options)


def from_dump(given: Given, options: Options) -> Article:
    """The Article in a text dump."""
    too_large = guard.too_large(given.text, options.limits)
    if too_large:
        return assemble.nothing(given, "error", too_large)
    lines = dump.read(given.text)
    headline = find_title(None, lines)
    rest = label.label(lines, body.find_in_dump(lines), headline)
    named = publisher.find(None, lines).name
    proof.mark_lines(lines, sites.load(options.sites).of_dump([line.text for line in lines], named))
    assemble.split_edges(lines)
    told = fields.settle(None, lines, headline, given.url)
    return assemble.article(lines, told, given, "dump", options.keep, rest, confidence.of(lines, "dump"))


def _page(html: str, given: Given, options: Options) -> Article:
    markup = page.parse(html)
    if len(html) * 4 > options.limits.json_bytes:  # else no script can be so large
        given.warnings += scripts.leave_out(markup, options.limits.json_bytes)
    selection = sites.load(options.sites).select(markup, given.url)
    head = read_head(markup, given.url)
    read = page.read(markup, selection.marks)
    headline = find_title(head, read.lines)
    proved = _read(read, selection, head.description)
    if proved.reading.weight < body.PULL:
        proved = embedded.append(read, markup, selection) or _asked(html, given, read, options) or proved
    proof.mark(read, selection, range(proved.reading.start, proved.reading.end), headline.text)
    rest = label.label(read.lines, proved.reading, headline)
    proof.mark_lines(read.lines, selection.rules)
    assemble.split_edges(read.lines)
    told = proof.fill(fields.settle(head, read.lines, headline, given.url), selection)
    given.warnings += (*selection.warnings, *proved.warnings)
    sure = confidence.of(read.lines, proved.method)
    return assemble.article(read.lines, told, given, proved.method, options.keep, rest, sure)


def _read(read: page.Page, selection: Selection, description: str) -> proof.Proof:
    own = body.find(read.lines, read.elements.values(), description)
    if kinds.is_listing(read.lines, own.start, own.end):
        own = body.NOTHING
    return proof.settle(read, selection, own)


def _asked(html: str, given: Given, read: page.Page, options: Options) -> proof.Proof | None:
    """trafilatura's reading, where it finds an article that ours did not."""
    if not options.fallback or not kinds.may_hold_article(read.lines):
        return None
    found = fallback.read(html, given.url, read.lines)
    if found.weight < body.QUIET or kinds.is_listing(read.lines, found.start, found.end):
        return None
    return proof.Proof(found, "trafilatura", ("fallback: trafilatura decided",))
