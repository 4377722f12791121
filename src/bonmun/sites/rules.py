"""Rule files: TOML text → a checked `Site`; every mistake is a `RuleError` that names file, key and likely spelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bonmun.article import JUNK_KINDS
from bonmun.errors import RuleError
from bonmun.sites import bounds
from bonmun.sites.selectors import Selector
from bonmun.sites.strict_table import StrictTable

FIELDS = ("title", "subtitle", "byline", "date", "updated", "caption", "section", "tags", "publisher")
"""What a layout may point at besides the body; where two claim one node, the earlier has it."""
PARTS = ("p", "h3", "blockquote", "figcaption", "li", "div")
"""Elements that a piece of a body in a script may become."""

_FILE_KEYS = (
    "name", "hosts", "family", "portal", "repost", "feeds", "sitemaps", "sections", "layout", "fields", "junk", "lines",
)  # fmt: skip
_LAYOUT_KEYS = ("name", "seen", "when", "body", "script", *FIELDS)
_SCRIPT_KEYS = ("find", "html", "items", "kind", "parts", *FIELDS)
_LEAST_LITERAL = 4
"""Characters that a line with `*` in it must spell out."""


@dataclass(frozen=True, slots=True)
class Script:
    """Where a body sits in a script: what finds the JSON, and the paths into it."""

    find: str
    html: tuple[str, ...] = ()
    items: str = ""
    kind: str = ""
    parts: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    """Kind of item → (the element it becomes, the path to its text)."""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Layout:
    """One shape that article pages have had; chosen by what is on the page."""

    name: str
    seen: str = ""
    """Years and nature of the evidence: "2014–2021; facts", "2026; page"."""
    when: tuple[Selector, ...] = ()
    """All of these must be on the page."""
    body: tuple[Selector, ...] = ()
    """The first that finds text is the body."""
    fields: Mapping[str, tuple[Selector, ...]] = field(default_factory=dict, hash=False)
    script: Script | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """What one rule file says of an outlet, a portal, a CMS family, or all sites."""

    id: str
    """"site:mk", "family:ndsoft", "common": the file's place and name."""
    name: str
    hosts: tuple[str, ...] = ()
    """Sub-domains are included, unless they have a file of their own."""
    family: str = ""
    portal: bool = False
    """It shows other outlets' articles: `publisher` comes from the page, `name` is `via`."""
    repost: bool = False
    """A blog service: what stands around the article is `repost` junk, and `name` is `via`."""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    layouts: tuple[Layout, ...] = ()
    fields: Mapping[str, tuple[Selector, ...]] = field(default_factory=dict, hash=False)
    """What holds on every layout, after the layout's own."""
    junk: Mapping[str, tuple[Selector, ...]] = field(default_factory=dict, hash=False)
    lines: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Whole lines of the outlet's pages and dumps → the kind of junk they are."""
    patterns: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The same for lines in which `*` stands for any text."""

    @property
    def seen(self) -> tuple[str, ...]:
        """The evidence of each layout, in order."""
        return tuple(layout.seen for layout in self.layouts)

    def line_kind(self, line: str) -> str | None:
        """The kind of junk that this whole line is on pages and in dumps of the outlet; None when no rule names it."""
        kind = self.lines.get(line)
        return kind or next((kind for pattern, kind in self.patterns.items() if fits(pattern, line)), None)


def fits(pattern: str, line: str) -> bool:
    """Whether the whole line is what the pattern says, `*` standing for any text; linear, without backtracking."""
    head, *rest = pattern.split("*")
    if not rest:
        return line == head
    tail = rest.pop()
    if len(line) < len(head) + len(tail) or not (line.startswith(head) and line.endswith(tail)):
        return False
    at, end = len(head), len(line) - len(tail)
    for part in rest:
        at = line.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def parse(text: str, source: str, rule_set: str) -> Site:
    """The rules in one file's text, checked."""
    refused = bounds.of_text(text)
    if refused:
        raise RuleError(f"{source}: {refused}")
    import tomllib  # 4 ms, for the outlets whose rules are read from a file

    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
        raise RuleError(f"{source}: not valid TOML: {error}") from error
    return check(data, source, rule_set)


def check(data: Mapping[str, Any], source: str, rule_set: str) -> Site:
    """The rules in the data of a file, checked."""
    table = StrictTable(data, source, "")
    table.allow(_FILE_KEYS)
    layouts = tuple(_layout(entry) for entry in table.tables("layout"))
    by_kind = table.each("lines", JUNK_KINDS, "kind of junk", _lines)
    lines = {line: kind for kind, texts in by_kind.items() for line in texts}
    site = Site(
        id=rule_set,
        name=table.text("name"),
        hosts=tuple(host.lower() for host in table.texts("hosts")),
        family=table.text("family", required=False),
        portal=table.flag("portal"),
        repost=table.flag("repost"),
        feeds=table.texts("feeds"),
        sitemaps=table.texts("sitemaps"),
        sections=table.texts("sections"),
        layouts=layouts,
        fields=table.each("fields", FIELDS, "field", StrictTable.selectors),
        junk=table.each("junk", JUNK_KINDS, "kind of junk", StrictTable.selectors),
        lines={line: kind for line, kind in lines.items() if "*" not in line},
        patterns={line: kind for line, kind in lines.items() if "*" in line},
    )
    refused = bounds.of_rules(len(layouts), list(_selectors(site)), len(site.patterns), sum(map(_paths, layouts)))
    if refused:
        raise RuleError(f"{source}: {refused}")
    return site


def _selectors(site: Site) -> Iterator[str]:
    """Every selector of a file, as written."""
    for layout in site.layouts:
        for group in (layout.when, layout.body, *layout.fields.values()):
            yield from (selector.css for selector in group)
    for group in (*site.fields.values(), *site.junk.values()):
        yield from (selector.css for selector in group)


def _paths(layout: Layout) -> int:
    """How many paths into a script a layout has."""
    script = layout.script
    return len(script.html) + len(script.parts) + sum(map(len, script.fields.values())) if script is not None else 0


def _layout(table: StrictTable) -> Layout:
    table.allow(_LAYOUT_KEYS)
    script = table.table("script")
    layout = Layout(
        name=table.text("name"),
        seen=table.text("seen"),
        when=table.selectors("when"),
        body=table.selectors("body"),
        fields={key: found for key in FIELDS if (found := table.selectors(key))},
        script=_script(script) if script is not None else None,
    )
    if not layout.body and layout.script is None:
        raise table.error("body", "a layout needs `body` or `script`")
    return layout


def _script(table: StrictTable) -> Script:
    table.allow(_SCRIPT_KEYS)
    parts = table.table("parts") or StrictTable({}, table.source, "")
    made: dict[str, tuple[str, str]] = {}
    for key in parts.data:
        tag, _, path = parts.text(key).partition(" ")
        if tag not in PARTS or not path:
            known = ", ".join(PARTS)
            raise table.error(f"parts.{key}", f"should be an element and a path, as in `p content`; elements: {known}")
        table.bounded(f"parts.{key}", path)
        made[key] = (tag, path)
    find = table.text("find")
    if find[0] in "#.[" or find.startswith("script"):
        table.selector("find", find)
    script = Script(
        find=find,
        html=table.paths("html"),
        items=table.text("items", required=False),
        kind=table.text("kind", required=False),
        parts=made,
        fields={key: found for key in FIELDS if (found := table.paths(key))},
    )
    for key, text in (("find", find), ("items", script.items), ("kind", script.kind)):
        table.bounded(key, text)
    if not script.html and not (script.items and script.kind and script.parts):
        raise table.error("html", "a script needs `html`, or `items` with `kind` and `parts`")
    return script


def _lines(table: StrictTable, key: str) -> tuple[str, ...]:
    """Lines that say enough to be known again: `*` alone would take any line."""
    for line in table.texts(key):
        if "*" in line and len(line.replace("*", "")) < _LEAST_LITERAL:
            raise table.error(key, f"{line!r} would take too many lines")
    return table.texts(key)
