"""Applies rules to a page: which layout fits it, and the role of every node that the rules point at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from bonmun.parse.markup import Markup
from bonmun.parse.text_length import length
from bonmun.sites import chains, scripts
from bonmun.sites.rules import FIELDS, Layout, Site
from bonmun.sites.selectors import Selector, possible
from bonmun.whitespace import fold

_MOST = 0.5
"""A rule that would take more of the body's text than this share is refused: it points at the article itself."""
_MOST_SENTENCES, _FEW_SENTENCES = 0.1, 2
"""The same for sentences, of which two may always go; 다. ends nearly every sentence of a Korean paper."""
_HEADLINES = 4
"""A selector that finds more titles than this points at a list of articles."""
_MANY_SENTENCES = frozenset("ai_summary duplicate comment related popular repost caption subtitle".split())
"""Roles and kinds of junk that do hold sentences."""
_LONGEST = {"title": 300, "subtitle": 1200, "byline": 400, "date": 300, "updated": 300, "section": 200}
"""Characters a field may have, several times what was met: the longest headline of 41 saved pages has 56."""
_MOST_TEXT = 200_000
"""Characters that the finds of one selector may have together: what is found inside its own finds is read again."""
_ALTERNATIVES = frozenset(("title", "section", "publisher"))
"""Fields that the first selector with a find fills; the others take all that their selectors find."""


class Mark(NamedTuple):
    """The role of a node by the rules: a field's name, or "junk" with its kind."""

    role: str
    kind: str
    rule: str
    """Who says so: "site:mk/share", "family:ndsoft/byline", "common/ad"."""


class _Place(NamedTuple):
    """Where a node stands."""

    depth: int
    inside: bool
    """In the body."""


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
    marks: Mapping[int, Mark] = field(default_factory=dict, hash=False)
    """Outer nodes come before nodes inside them."""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)
    """Field → its texts as found, attributes and scripts included: times, names, the section."""
    publisher: str | None = None
    via: str | None = None
    script_html: str | None = None
    """The body as HTML where it sits in a script; `values` has the fields that came with it."""
    rules: tuple[Site, ...] = ()
    """The rule sets in force, in order of trust; their line rules hold too."""
    warnings: tuple[str, ...] = ()


def find(page: Markup, selectors: Iterable[Selector]) -> list[LexborNode]:
    """The nodes that the selectors find, each once; what needs a name that is not on the page costs nothing."""
    there = possible(selectors, page)
    return _found(page, there) if there else []


def _found(page: Markup, there: Sequence[Selector]) -> list[LexborNode]:
    """The same for selectors that may find something."""
    css = ", ".join([selector.css for selector in there if not selector.chain])
    found = page.css(css) if css else []
    for selector in there:
        if selector.chain:
            found += chains.find(page, selector.chain)
    return list({node.mem_id: node for node in found}.values()) if len(found) > 1 else found


def _first(page: Markup, selectors: Iterable[Selector]) -> list[LexborNode]:
    """The nodes of the first selector that finds any with text."""
    for selector in possible(selectors, page):
        found = [node for node in _found(page, [selector]) if selector.attribute or length(node, 1)]
        if found:
            return found
    return []


def choose(page: Markup, rules: Iterable[Site], tries: scripts.Tries) -> Chosen | None:
    """The first layout that fits the page, the rules in order of trust."""
    for owner in rules:
        for layout in owner.layouts:
            if len(possible(layout.when, page)) < len(layout.when):
                continue
            if not all(_found(page, [needed]) for needed in layout.when):
                continue
            body = chains.outermost(_first(page, layout.body))
            found = scripts.read(layout.script, page, tries) if not body and layout.script is not None else None
            if body or found is not None:
                return Chosen(owner, layout, body, found)
    return None


def collect(page: Markup, site: Site | None, chosen: Chosen | None, rules: Iterable[Site]) -> Selection:
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

    def __init__(self, page: Markup, body: tuple[LexborNode, ...]) -> None:
        self.page = page
        self.found: dict[int, tuple[int, Mark]] = {}
        """Node → its depth and its mark."""
        self.values: dict[str, list[str]] = {}
        self.warnings: list[str] = []
        self.holders = body or ((page.tree.body,) if page.tree.body is not None else ())
        self.holding = frozenset(node.mem_id for node in self.holders)
        self.places: dict[int, _Place] = {}
        for node in self.holders:
            self.place(node)
        self.around = frozenset(self.places)
        """The body and what it stands in."""

    @cached_property
    def sentences(self) -> int:
        return sum(map(_sentences, self.holders))

    @property
    def marks(self) -> dict[int, Mark]:
        """The marks, outer nodes before the nodes inside them, so that the last mark over a line is the closest."""
        return {node: mark for node, (_, mark) in sorted(self.found.items(), key=lambda item: item[1][0])}

    def place(self, node: LexborNode) -> _Place:
        """How deep the node is and whether the body is above it; what is above it is remembered on the way."""
        way: list[int] = []
        at: LexborNode | None = node
        while at is not None and at.mem_id not in self.places:
            way.append(at.mem_id)
            at = at.parent
        key = at.mem_id if at is not None else 0
        depth, inside = self.places[key] if at is not None else _Place(-1, False)
        for below in reversed(way):
            depth, inside = depth + 1, inside or key in self.holding
            self.places[below] = _Place(depth, inside)
            key = below
        return self.places[node.mem_id]

    def fields(self, owner: str, fields: Mapping[str, tuple[Selector, ...]]) -> None:
        """Takes what the fields' selectors find."""
        for role in FIELDS:
            for selector in possible(fields[role], self.page) if role in fields else ():
                nodes = _found(self.page, [selector])
                texts = _texts(nodes, selector.attribute)
                longest = _LONGEST.get(role)
                if texts is None:
                    self.refuse(owner, role, selector, f"finds more than {_MOST_TEXT:,} characters")
                elif longest is not None and any(len(text) > longest for text in texts):
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
            nodes = find(self.page, selectors)
            if nodes:
                self.take(owner, Mark("junk", kind, f"{owner}/{kind}"), selectors, nodes)

    def take(self, owner: str, mark: Mark, selectors: Sequence[Selector], nodes: list[LexborNode]) -> bool:
        """Marks the nodes, unless they hold the article; then each selector is tried on its own."""
        if self.harmless(nodes, mark.kind or mark.role):
            for node in nodes:
                self.found.setdefault(node.mem_id, (self.place(node).depth, mark))
            return True
        if len(selectors) == 1:
            self.refuse(owner, mark.kind or mark.role, selectors[0], "holds most of the body")
            return False
        taken = [self.take(owner, mark, [selector], find(self.page, [selector])) for selector in selectors]
        return any(taken)

    def harmless(self, nodes: list[LexborNode], what: str) -> bool:
        """Whether the nodes leave most of the body alone."""
        if not self.around.isdisjoint([node.mem_id for node in nodes]):
            return False
        within = chains.outermost([node for node in nodes if self.place(node).inside])
        if not within:
            return True
        taken = sum(map(length, within))
        if taken and not self.holds(taken / _MOST):
            return False
        if what in _MANY_SENTENCES or not taken:
            return True
        sentences = sum(map(_sentences, within))
        return sentences <= _FEW_SENTENCES or sentences <= self.sentences * _MOST_SENTENCES

    def holds(self, least: float) -> bool:
        """Whether the body has so many characters; no more of them are counted."""
        size = 0
        for holder in self.holders:
            size += length(holder, least - size)
            if size >= least:
                return True
        return False

    def refuse(self, owner: str, key: str, selector: Selector, why: str) -> None:
        self.warnings.append(f"rule-refused: {owner}/{key} `{selector.css}` {why}")


def _texts(nodes: Iterable[LexborNode], attribute: str) -> list[str] | None:
    """What the nodes say; None when it is more than a rule may find."""
    texts: list[str] = []
    size = 0
    for node in nodes:
        texts.append(_text(node, attribute))
        size += len(texts[-1])
        if size > _MOST_TEXT:
            return None
    return texts


def _text(node: LexborNode, attribute: str) -> str:
    return fold((node.attributes.get(attribute) or "") if attribute else node.text())


def _sentences(node: LexborNode) -> int:
    return node.text().count("다.")
