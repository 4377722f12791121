"""Rules held against one page: which layout fits it, and the role of every node that the rules point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bonmun import chains, scripts
from bonmun.page import fold
from bonmun.rules import FIELDS, Layout, Selector, Site

_MOST = 0.5
"""A rule that would take more of the body's text than this share is refused: it points at the article itself."""
_MOST_SENTENCES = 0.1
"""The same for sentences, of which two may always go; 다. ends nearly every sentence of a Korean paper."""
_HEADLINES = 4
"""A selector that finds more titles than this points at a list of articles."""
_MANY_SENTENCES = frozenset("ai_summary duplicate comment related popular repost caption subtitle".split())
"""Roles and kinds of junk that do hold sentences."""
_LONGEST = {"title": 300, "subtitle": 1200, "byline": 400, "date": 300, "updated": 300, "section": 200}
"""Characters a field may have, several times what was met: the longest headline of 41 saved pages has 56."""
_ALTERNATIVES = frozenset(("title", "section", "publisher"))
"""Fields that the first selector with a find fills; the others take all that their selectors find."""


class Mark(NamedTuple):
    """The role of a node by the rules: a field's name, or "junk" with its kind."""

    role: str
    kind: str
    rule: str
    """Who says so: "site:mk/share", "family:ndsoft/byline", "common/ad"."""


class Chosen(NamedTuple):
    """The layout that fits a page, whose it is, and what it found."""

    owner: Site
    layout: Layout
    body: tuple[LexborNode, ...]
    script: scripts.Found | None


@dataclass(frozen=True, slots=True)
class Selection:
    """What the rules say of a page. Nodes are named by `mem_id`, which holds as long as the tree lives."""

    method: str = ""
    """"site:mk", "family:ndsoft"; "" where no layout fits."""
    site: Site | None = None
    layout: Layout | None = None
    body: tuple[int, ...] = ()
    """The elements that hold the body, in document order, none inside another."""
    marks: Mapping[int, Mark] = field(default_factory=dict)
    """Outer nodes come before nodes inside them."""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Field → its texts as found, attributes and scripts included: times, names, the section."""
    publisher: str | None = None
    via: str | None = None
    script_html: str | None = None
    """The body as HTML where it sits in a script; `values` has the fields that came with it."""
    rules: tuple[Site, ...] = ()
    """The rule sets in force, in order of trust; their line rules hold too."""
    warnings: tuple[str, ...] = ()


class PageIndex:
    """A tree with the set of its ids and classes, so that selectors for things not on the page cost nothing."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.tree = tree

    @cached_property
    def words(self) -> frozenset[str]:
        """Every id and class on the page."""
        classes = [node.attributes["class"] or "" for node in self.tree.css("[class]")]
        ids = [node.id or "" for node in self.tree.css("[id]")]
        return frozenset((*ids, *" ".join(classes).split()))

    def find(self, selectors: Iterable[Selector]) -> list[LexborNode]:
        """The nodes that any of the selectors finds, in document order."""
        there = [s for s in selectors if s.needs <= self.words]
        if any(s.chain for s in there):
            return self._find_chains(there)
        css = ", ".join(s.css for s in there)
        return self.tree.css(css) if css else []

    def _find_chains(self, selectors: Sequence[Selector]) -> list[LexborNode]:
        found = [chains.find(self.tree, s.chain) if s.chain else self.tree.css(s.css) for s in selectors]
        if len(found) == 1:
            return found[0]
        wanted = {node.mem_id for nodes in found for node in nodes}
        ends = ", ".join(s.chain[-1].css if s.chain else s.css for s in selectors)
        return [node for node in self.tree.css(ends) if node.mem_id in wanted]

    def first(self, selectors: Iterable[Selector]) -> list[LexborNode]:
        """The nodes of the first selector that finds any with text."""
        for selector in selectors:
            found = [node for node in self.find([selector]) if selector.attribute or _size(node)]
            if found:
                return found
        return []


def choose(page: PageIndex, rules: Iterable[Site]) -> Chosen | None:
    """The first layout that fits the page, the rules in order of trust."""
    for owner in rules:
        for layout in owner.layouts:
            if not all(page.find([needed]) for needed in layout.when):
                continue
            body = outermost(page.first(layout.body))
            found = scripts.read(layout.script, page.tree) if not body and layout.script is not None else None
            if body or found is not None:
                return Chosen(owner, layout, body, found)
    return None


def collect(page: PageIndex, site: Site | None, chosen: Chosen | None, rules: Iterable[Site]) -> Selection:
    """The choice and the marks of all rules that hold for the page; on one node the first rule's mark stays."""
    collector = _Collector(page, chosen.body if chosen is not None else ())
    owners = list(rules)
    if chosen is not None:
        collector.fields(chosen.owner.id, chosen.layout.fields)
        if chosen.owner not in owners:
            owners.insert(0, chosen.owner)
    for owner in owners:
        collector.fields(owner.id, owner.fields)
        collector.junk(owner.id, owner.junk)
    named = collector.values.get("publisher", [])
    shown_by = next((s for s in owners if s.portal or s.repost), None)
    selection = Selection(
        site=site,
        marks=collector.marks,
        values=collector.values,
        publisher=site.name if shown_by is None and site is not None else named[0] if named else None,
        via=shown_by.name if shown_by is not None else None,
        rules=tuple(owners),
        warnings=tuple(collector.warnings),
    )
    if chosen is None:
        return selection
    return replace(
        selection,
        method=chosen.owner.id,
        layout=chosen.layout,
        body=tuple(node.mem_id for node in chosen.body),
        values={**collector.values, **(chosen.script.fields if chosen.script is not None else {})},
        script_html=chosen.script.html if chosen.script is not None else None,
    )


class _Collector:
    """Marks and values, taken only from rules that leave the article alone."""

    def __init__(self, page: PageIndex, body: tuple[LexborNode, ...]) -> None:
        self.page = page
        self.found: dict[int, tuple[int, Mark]] = {}
        """Node → its depth and its mark."""
        self.values: dict[str, list[str]] = {}
        self.warnings: list[str] = []
        holders = body or ((page.tree.body,) if page.tree.body is not None else ())
        self.size = sum(map(_size, holders))
        self.sentences = sum(map(_sentences, holders))
        self.inside = {node.mem_id for node in holders}
        self.around = {above.mem_id for node in holders for above in (node, *_ancestors(node))}

    @property
    def marks(self) -> dict[int, Mark]:
        """The marks, outer nodes before the nodes inside them, so that the last mark over a line is the closest."""
        return {node: mark for node, (_, mark) in sorted(self.found.items(), key=lambda item: item[1][0])}

    def fields(self, owner: str, fields: Mapping[str, tuple[Selector, ...]]) -> None:
        """Takes what the fields' selectors find."""
        for role in FIELDS:
            for selector in fields.get(role, ()):
                nodes = self.page.find([selector])
                texts = [_text(node, selector.attribute) for node in nodes]
                longest = _LONGEST.get(role)
                if longest is not None and any(len(text) > longest for text in texts):
                    self.refuse(owner, role, selector, f"finds more than {longest} characters")
                elif role == "title" and len(nodes) > _HEADLINES:
                    self.refuse(owner, role, selector, f"finds {len(nodes)} headlines")
                elif any(texts) and self.take(owner, Mark(role, "", f"{owner}/{role}"), [selector], nodes):
                    self.values.setdefault(role, []).extend(text for text in texts if text)
                    if role in _ALTERNATIVES:
                        break

    def junk(self, owner: str, junk: Mapping[str, tuple[Selector, ...]]) -> None:
        """Takes what the junk selectors find."""
        for kind, selectors in junk.items():
            nodes = self.page.find(selectors)
            if nodes:
                self.take(owner, Mark("junk", kind, f"{owner}/{kind}"), selectors, nodes)

    def take(self, owner: str, mark: Mark, selectors: Sequence[Selector], nodes: list[LexborNode]) -> bool:
        """Marks the nodes, unless they hold the article; then each selector is tried on its own."""
        if self.harmless(nodes, mark.kind or mark.role):
            for node in nodes:
                self.found.setdefault(node.mem_id, (sum(1 for _ in _ancestors(node)), mark))
            return True
        if len(selectors) == 1:
            self.refuse(owner, mark.kind or mark.role, selectors[0], "holds most of the body")
            return False
        taken = [self.take(owner, mark, [selector], self.page.find([selector])) for selector in selectors]
        return any(taken)

    def harmless(self, nodes: list[LexborNode], what: str) -> bool:
        """Whether the nodes leave most of the body alone."""
        if any(node.mem_id in self.around for node in nodes):
            return False
        within = [node for node in outermost(nodes) if any(a.mem_id in self.inside for a in _ancestors(node))]
        if sum(map(_size, within)) > self.size * _MOST:
            return False
        return what in _MANY_SENTENCES or sum(map(_sentences, within)) <= max(2, self.sentences * _MOST_SENTENCES)

    def refuse(self, owner: str, key: str, selector: Selector, why: str) -> None:
        self.warnings.append(f"rule-refused: {owner}/{key} `{selector.css}` {why}")


def outermost(nodes: Iterable[LexborNode]) -> tuple[LexborNode, ...]:
    """The nodes that are not inside another of them."""
    found = list(nodes)
    ids = {node.mem_id for node in found}
    return tuple(node for node in found if not any(above.mem_id in ids for above in _ancestors(node)))


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    at = node.parent
    while at is not None:
        yield at
        at = at.parent


def _text(node: LexborNode, attribute: str) -> str:
    return fold((node.attributes.get(attribute) or "") if attribute else node.text())


def _sentences(node: LexborNode) -> int:
    return node.text().count("다.")


def _size(node: LexborNode) -> int:
    """Characters of visible text in the node, white space left out."""
    unseen = sum(len("".join(n.text().split())) for n in node.css("script, style, noscript, template"))
    return len("".join(node.text().split())) - unseen
