"""The stages that a source passes, one after the other.

decode → guard → parse → head → choose the reading (first pass) → second pass → fields → assemble
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from bonmun import assemble, fields
from bonmun.article import Article
from bonmun.decode import front_matter, json_dump
from bonmun.decode.intake import Given
from bonmun.decode.sniff import is_page
from bonmun.fields import publisher, ruled
from bonmun.grammar.lines import is_complete
from bonmun.head import pager
from bonmun.head.headline import find_title
from bonmun.head.tags import read_head
from bonmun.label import Labels, choose, confidence, edges, first_pass, label, page_kinds
from bonmun.label.choose import Choice
from bonmun.label.readings import rule_check
from bonmun.parse import dump, guard, page_lines, shells, walk
from bonmun.parse.markup import Markup
from bonmun.sites import Sites, scripts


class Options(Protocol):
    """How to read: what an `Extractor` carries."""

    fallback: bool
    keep: tuple[str, ...]
    limits: guard.Limits

    @property
    def rules(self) -> Sites:
        """The outlet rules."""


def article(given: Given, options: Options) -> Article:
    """The Article in a source, page or dump; one that says why where there is none."""
    if given.refused is not None:
        return assemble.nothing(given, *given.refused)
    if not given.text.strip():
        return assemble.nothing(given, "empty", "no-text: nothing in it")
    return from_page(given, options) if is_page(given.text) else from_dump(given, options)


def from_page(given: Given, options: Options) -> Article:
    """The Article on a page."""
    guarded = guard.guard(given.text, options.limits)
    if guarded.refused:
        return assemble.nothing(given, "error", guarded.refused)
    markup, oversized = _parsed(given, guarded.html, options)
    head = read_head(markup, given.url)
    selection = options.rules.select(markup, given.url, head)
    read = walk.read(markup, is_complete, selection.marks, selection.body)
    more = pager.told(markup, head, guarded.html)
    head.let_go()
    headline = find_title(head, read.lines)
    choice = choose.in_page(
        read, selection, head.description, headline.index,
        html=guarded.html, url=given.url, fallback=options.fallback,
    )  # fmt: skip
    core = range(choice.reading.start, choice.reading.end)
    ruled_lines = rule_check.given(read, selection, core, headline.text)
    labels = label(choice.sheet, choice.reading, headline, {**choice.given, **ruled_lines})
    labels = edges.split(rule_check.named_lines(labels, selection.rules), head.site_names)
    found = ruled.fill(fields.settle(head, labels.lines, headline, given.url), selection)
    given.warnings += (*guarded.warnings, *oversized, *selection.warnings, *choice.warnings, *more)
    article = _assembled(labels, found, given, choice, options)
    if article.paragraphs or article.captions or article.kind not in page_kinds.DOUBTFUL:
        return article
    visible = sum(len(line.text) for line in read.lines)
    markup, _ = _parsed(given, guarded.html, options)  # few pages come here, and all others do without the tree
    shell = shells.told(guarded.html, markup, visible, of_article=head.is_of_article)
    return replace(article, kind="empty", reason=shell) if shell else article


def _parsed(given: Given, html: str, options: Options) -> tuple[Markup, tuple[str, ...]]:
    """The tree of the page, and the warnings that scripts were left out of it."""
    markup = page_lines.parse(given.utf8 if given.utf8 and html is given.text else html)
    most = options.limits.json_bytes
    return markup, scripts.leave_out(markup, most) if len(html) * 4 > most else ()


def from_dump(given: Given, options: Options) -> Article:
    """The Article in a text dump."""
    if given.refused is not None:
        return assemble.nothing(given, *given.refused)
    too_large = guard.too_large(given.text, options.limits)
    if too_large:
        return assemble.nothing(given, "error", too_large)
    given.text = front_matter.text(json_dump.text(given.text))
    lines = dump.read(given.text, is_complete)
    headline = find_title(None, lines)
    choice = choose.in_dump(first_pass.read(lines, dump=True))
    labels = label(choice.sheet, choice.reading, headline, choice.given)
    source = publisher.find(None, labels.lines)
    rules = options.rules.of_dump([line.text for line in lines], source.name)
    named = rule_check.named_lines(labels, rules)
    unchanged = source if named is labels else None
    labels = edges.split(named)
    found = fields.settle(None, labels.lines, headline, given.url, unchanged)
    return _assembled(labels, found, given, choice, options)


def _assembled(labels: Labels, found: Article, given: Given, choice: Choice, options: Options) -> Article:
    """The Article of labelled lines and the fields around them."""
    page = page_kinds.of_page(labels.lines, found.title)
    if page.kind == "list":  # what a list's rows are dated and signed with is not its own
        found = replace(found, authors=(), published=None, updated=None, day_only=False)
    sure = confidence.of(labels.lines, choice.method)
    return assemble.article(labels, found, given, page, choice.method, options.keep, sure, choice.source)
