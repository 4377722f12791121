"""Rule files: TOML text → a checked `Site`; every mistake is a `RuleError` that names file, key and likely spelling."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from bonmun.article import JUNK_KINDS
from bonmun.errors import RuleError
from bonmun.lazy_regex import pattern
from bonmun.sites import bounds, chains
from bonmun.sites.chains import Step

T = TypeVar("T")

FIELDS = ("title", "subtitle", "byline", "date", "updated", "caption", "section", "tags", "publisher")
"""What a layout may point at besides the body; where two claim one node, the earlier has it."""
PARTS = ("p", "h3", "blockquote", "figcaption", "li", "div")
"""Elements that a piece of a body in a script may become."""

_FILE_KEYS = (
    "name", "hosts", "family", "portal", "repost", "feeds", "sitemaps", "sections", "layout", "fields", "junk", "lines",
)  # fmt: skip
_LAYOUT_KEYS = ("name", "seen", "when", "body", "script", *FIELDS)
_SCRIPT_KEYS = ("find", "html", "items", "kind", "parts", *FIELDS)
_TOKEN = pattern(r"[#.]-?[A-Za-z_][\w-]*")
_NOT_A_TOKEN = pattern(r"\[[^\]]{0,200}\]|:(?:not|is|where|has)\([^)]{0,200}\)")
_ATTRIBUTE = pattern(r"@([A-Za-z][\w-]*)$")
_LEAST_LITERAL = 4
"""Characters that a line with `*` in it must spell out."""
_BLANK = LexborHTMLParser("<p></p>")


class Selector(NamedTuple):
    """A CSS selector and the attribute to read ("" for the node itself)."""

    css: str
    attribute: str = ""
    needs: frozenset[str] = frozenset()
    """The `#id`s and `.class`es that it cannot do without."""
    chain: tuple[Step, ...] = ()
    """Its steps, where the parser's own search could take too long."""


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
    table = _Table(data, source, "")
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
        fields=table.each("fields", FIELDS, "field", _Table.selectors),
        junk=table.each("junk", JUNK_KINDS, "kind of junk", _Table.selectors),
        lines={line: kind for line, kind in lines.items() if "*" not in line},
        patterns={line: kind for line, kind in lines.items() if "*" in line},
    )
    refused = bounds.of_site(site)
    if refused:
        raise RuleError(f"{source}: {refused}")
    return site


def _layout(table: _Table) -> Layout:
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


def _script(table: _Table) -> Script:
    table.allow(_SCRIPT_KEYS)
    parts = table.table("parts") or _Table({}, table.source, "")
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


def _lines(table: _Table, key: str) -> tuple[str, ...]:
    """Lines that say enough to be known again: `*` alone would take any line."""
    for line in table.texts(key):
        if "*" in line and len(line.replace("*", "")) < _LEAST_LITERAL:
            raise table.error(key, f"{line!r} would take too many lines")
    return table.texts(key)


def selector(text: str) -> Selector:
    """The selector that `css` or `css@attribute` says.

    SelectolaxError when it is not valid CSS, ValueError when it could take too long.
    """
    match = _ATTRIBUTE.search(text)
    css = text[: match.start()] if match else text
    _BLANK.css(css)
    refused = bounds.of_selector(css)
    if refused:
        raise ValueError(refused)
    whole = "," not in css and "\\" not in css  # an escaped name is spelt otherwise on the page
    needs = frozenset(_TOKEN.findall(_NOT_A_TOKEN.sub("", css)) if whole else ())
    return Selector(css, match[1] if match else "", needs, chains.steps(css))


class _Table:
    """A TOML table that is read strictly: it knows its file and its place in it."""

    def __init__(self, data: Any, source: str, place: str) -> None:
        self.source, self.place = source, place
        if not isinstance(data, dict):
            raise RuleError(f"{source}: `{place.rstrip('.: ')}`: should be a table")
        self.data: dict[str, Any] = data

    def error(self, key: str, message: str) -> RuleError:
        return RuleError(f"{self.source}: `{self.place + key[: bounds.LONGEST_KEY]}`: {message}")

    def allow(self, keys: Collection[str], what: str = "key") -> None:
        for key in self.data:
            if key not in keys:
                import difflib  # 2 ms, for those who write rules

                near = difflib.get_close_matches(key[: bounds.LONGEST_KEY], keys, 1)
                hint = f"did you mean `{near[0]}`?" if near else f"known: {', '.join(sorted(keys))}"
                raise self.error(key, f"unknown {what}; {hint}")

    def text(self, key: str, required: bool = True) -> str:
        value = self.data.get(key, "")
        if not isinstance(value, str) or (required and not value.strip()):
            raise self.error(key, "should be a text" if key in self.data else "is missing")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(key, "should be a list of texts")
        return tuple(value)

    def paths(self, key: str) -> tuple[str, ...]:
        for path in self.texts(key):
            self.bounded(key, path)
        return self.texts(key)

    def bounded(self, key: str, path: str) -> None:
        refused = bounds.of_path(path)
        if refused:
            raise self.error(key, refused)

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "should be true or false")
        return value

    def selectors(self, key: str) -> tuple[Selector, ...]:
        return tuple(self.selector(key, text) for text in self.texts(key))

    def selector(self, key: str, text: str) -> Selector:
        try:
            return selector(text)
        except SelectolaxError as error:
            raise self.error(key, f"not a CSS selector: {text!r}") from error
        except ValueError as error:
            raise self.error(key, f"{text[: bounds.LONGEST_SELECTOR]!r}: {error}") from error

    def table(self, key: str) -> _Table | None:
        return _Table(self.data[key], self.source, f"{self.place}{key}.") if key in self.data else None

    def tables(self, key: str) -> list[_Table]:
        entries = self.data.get(key, [])
        if not isinstance(entries, list):
            raise self.error(key, f"should be written as [[{key}]]")
        return [_Table(entry, self.source, f"{key} {n}: ") for n, entry in enumerate(entries, 1)]

    def each(self, key: str, names: Collection[str], what: str, read: Callable[[_Table, str], T]) -> dict[str, T]:
        """The sub-table's entries under known names, each read the same way."""
        table = self.table(key)
        if table is None:
            return {}
        table.allow(names, what)
        return {name: read(table, name) for name in table.data}
