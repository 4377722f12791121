"""The outlets bonmun knows: rule files, read when a page first needs them, found by host, name or what a page shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from bonmun.errors import RuleError
from bonmun.grammar import outlets
from bonmun.head.tags import Head, read_head
from bonmun.lazy_regex import pattern
from bonmun.parse.markup import Markup
from bonmun.resources import DATA
from bonmun.sites.bounds import LARGEST
from bonmun.sites.rules import Site, check, fits, parse
from bonmun.sites.scripts import Tries
from bonmun.sites.selection import Selection, choose, collect

INDEX = "sites/index.tsv"
"""host <TAB> "site:mk" or "family:ndsoft" <TAB> name, so that a page costs the files it needs and not all of them."""
COMPILED = "families/compiled.json"
"""The data of the family files and of common.toml: sixteen TOML files at start-up would cost 20 ms."""
MARKS = "sites/lines.tsv"
"""rule set <TAB> a line that gives it away in a dump."""
_SECOND_LEVEL = pattern(r"\.(?:co|or|go|ne|re|pe|ac)(?=\.kr$)")
"""Of a name like garam.co.kr one label is the outlet's own."""


def load(sites: bool | str | Path = True) -> Sites:
    """The rules to read with: ours (True), a folder's over ours, or only what holds for every site (False).

    Ours are read once; a folder is read each time it is asked for. RuleError when it is missing or a file is wrong.
    """
    return _ours(sites) if isinstance(sites, bool) else Sites(Path(sites))


@cache
def _ours(known: bool) -> Sites:
    return Sites(known=known)


class Sites:
    """Our rule files and a user's; what was read before never changes what is found."""

    def __init__(self, folder: Path | None = None, *, known: bool = True) -> None:
        self._known = known
        self._read: dict[str, Site] = {}
        self._mine: dict[str, Site] = {}
        """The user's rules by id: families and common rules are known by their place, all other files are sites."""
        for path in sorted(folder.rglob("*.toml")) if folder is not None else ():
            kind = "family" if path.parent.name == "families" else "site"
            rule_set = path.stem if path.stem == "common" else f"{kind}:{path.stem}"
            self._mine[rule_set] = parse(_text(path), str(path), rule_set)
        if folder is not None and not self._mine:
            raise RuleError(f"{folder}: no rule files (*.toml) here")
        self._mine_by_host = {host: site for site in self._mine.values() for host in site.hosts}

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs: a user's rules as they were read. Ours are there already."""
        return {"_known": self._known, "_read": {}, "_mine": self._mine, "_mine_by_host": self._mine_by_host}

    def select(self, page: Markup, url: str | None = None, head: Head | None = None) -> Selection:
        """What the rules say of the page; `body` is empty and `script_html` None where no layout fits it.

        `head` is the page's own, where it was read already.
        """
        site = self._site_of(head or read_head(page, url), url)
        own = self.families.get(f"family:{site.family}") if site is not None else None
        others = [family for family in self.families.values() if family is not own]
        tries = Tries()
        chosen = choose(page, [rules for rules in (site, own, *others) if rules is not None], tries)
        found = collect(page, site, chosen, [rules for rules in (site, own, self.common) if rules is not None])
        return replace(found, warnings=found.warnings + tries.warnings) if tries.warnings else found

    def _site_of(self, head: Head, url: str | None) -> Site | None:
        """The outlet by the address given, by the address the page claims, or by the name it claims."""
        for address in (url, *head.claims):
            site = self.by_host(outlets.host_of(address)) if address else None
            if site is not None:
                return site
        named = head.metas.get("og:site_name")
        return self.by_name(named[0]) if named else None

    def by_host(self, host: str) -> Site | None:
        """The outlet at the host, or at its nearest parent domain that is known."""
        labels = host.lower().strip(".").split(".")
        for start in range(len(labels) - 1):
            name = ".".join(labels[start:])
            mine = self._mine_by_host.get(name)
            ours = self._ours(name)
            if mine is not None:
                return _over(mine, ours) if ours is not None else mine
            if ours is not None:
                return ours
        return None

    def by_name(self, name: str) -> Site | None:
        """The outlet of that name, or of another way to write it; on a shared name the one with the shortest host."""
        host = self._host_by_name.get(name) or self._host_by_name.get(outlets.named(name) or "")
        return self.by_host(host) if host is not None else None

    def of_dump(self, lines: Iterable[str], publisher: str | None = None) -> tuple[Site, ...]:
        """The rule sets that a dump's own lines give away, and its publisher's with the family it runs on."""
        lines = list(lines)
        found = {}
        heads, tails = self._wide_edges
        for line in lines:
            rule_set = self._marks.get(line)
            if rule_set is None and (line.startswith(heads) or line.endswith(tails)):
                rule_set = next((r for p, r in self._wide_marks.items() if fits(p, line)), None)
            if rule_set is not None:
                found[rule_set] = self._file(rule_set)
        found |= {site.id: site for site in self._mine.values() if any(map(site.line_kind, lines))}
        named = self.by_name(publisher) if publisher else None
        if named is not None:
            found.setdefault(named.id, named)
        for site in list(found.values()):
            family = self.families.get(f"family:{site.family}")
            if family is not None:
                found[family.id] = family
        return tuple(found.values())

    def entry_points(self, site: Site) -> tuple[str, ...]:
        """Addresses where the outlet's new articles are listed: its sitemaps, feeds and sections, or its family's."""
        own = (*site.sitemaps, *site.feeds, *site.sections)
        family = self.families.get(f"family:{site.family}")
        if own or family is None or not site.hosts:
            return own
        host = site.hosts[0]
        base = f"https://www.{host}" if len(_SECOND_LEVEL.sub("", host).split(".")) == 2 else f"https://{host}"
        return tuple(base + path for path in (*family.sitemaps, *family.feeds, *family.sections))

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts of all outlets that are known."""
        return frozenset({*self._index, *self._mine_by_host})

    def all(self) -> Iterator[Site]:
        """Each outlet that has a rule file, in the order of the files' names, a user's laid over ours."""
        hosts = {rule_set: host for host, rule_set in reversed(self._index.items()) if rule_set.startswith("site:")}
        hosts |= {site.id: site.hosts[0] for site in self._mine.values() if site.hosts}
        for _, host in sorted(hosts.items()):
            site = self.by_host(host)
            if site is not None:
                yield site

    def _ours(self, host: str) -> Site | None:
        """Our rules for exactly this host; a bare site where no more than its name and family are known."""
        rule_set = self._index.get(host, "")
        if rule_set.startswith("site:"):
            return self._file(rule_set)
        name = outlets.of_host(host) if self._known else None
        if name is None or (not rule_set and outlets.of_host(host.partition(".")[2]) == name):
            return None
        return Site(id=f"site:{host}", name=name, hosts=(host,), family=rule_set.partition(":")[2])

    def _file(self, rule_set: str) -> Site:
        if rule_set not in self._read:
            if rule_set in self._compiled:
                self._read[rule_set] = check(self._compiled[rule_set], rule_set, rule_set)
            else:
                place = f"sites/{rule_set.removeprefix('site:')}.toml"
                self._read[rule_set] = parse((DATA / place).read_text("utf-8"), place, rule_set)
        return self._read[rule_set]

    @cached_property
    def _compiled(self) -> dict[str, dict[str, Any]]:
        compiled: dict[str, dict[str, Any]] = json.loads((DATA / COMPILED).read_bytes())
        return compiled

    @cached_property
    def common(self) -> Site:
        """What holds for every site."""
        ours = self._file("common")
        return _over(self._mine["common"], ours) if "common" in self._mine else ours

    @cached_property
    def families(self) -> dict[str, Site]:
        """The CMS families and blog services by id."""
        if not self._known:
            return {}
        found = {rule_set: self._file(rule_set) for rule_set in self._compiled if rule_set.startswith("family:")}
        for family in self._mine.values():
            if family.id.startswith("family:"):
                found[family.id] = _over(family, found[family.id]) if family.id in found else family
        return found

    @cached_property
    def _index(self) -> dict[str, str]:
        """Host → rule set."""
        return {host: rule_set for host, rule_set, _ in _rows(INDEX)} if self._known else {}

    @cached_property
    def _marks(self) -> dict[str, str]:
        """Line that gives its outlet away → rule set."""
        return {line: rule_set for rule_set, line in _rows(MARKS) if "*" not in line} if self._known else {}

    @cached_property
    def _wide_marks(self) -> dict[str, str]:
        """The same for lines with `*`."""
        return {line: rule_set for rule_set, line in _rows(MARKS) if "*" in line} if self._known else {}

    @cached_property
    def _wide_edges(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """How lines with `*` begin, and how those end that begin with it: few lines are worth a closer look."""
        edges = [(line.partition("*")[0], line.rpartition("*")[2]) for line in self._wide_marks]
        return tuple(head for head, _ in edges if head), tuple(tail for head, tail in edges if not head)

    @cached_property
    def _host_by_name(self) -> dict[str, str]:
        rows = sorted(_rows(INDEX), key=lambda row: -len(row[0])) if self._known else []
        named = {name: host for host, _, name in rows}
        return named | {site.name: site.hosts[0] for site in self._mine.values() if site.hosts}


def _text(path: Path) -> str:
    """A rule file's text; no more of it than tells that it is too large."""
    if path.exists() and not path.is_file():
        raise RuleError(f"{path}: can't be read: it is no file")  # but perhaps a pipe, which would wait for ever
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(LARGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: can't be read: {error}") from error


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of ours; a line that starts with # is a remark."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _over(mine: Site, ours: Site) -> Site:
    """A user's rules laid over ours: theirs come first, ours stay for what they do not name."""
    return replace(
        mine,
        hosts=tuple(dict.fromkeys((*mine.hosts, *ours.hosts))),
        family=mine.family or ours.family,
        portal=mine.portal or ours.portal,
        repost=mine.repost or ours.repost,
        feeds=mine.feeds or ours.feeds,
        sitemaps=mine.sitemaps or ours.sitemaps,
        sections=mine.sections or ours.sections,
        layouts=mine.layouts + ours.layouts,
        fields={key: (*mine.fields.get(key, ()), *ours.fields.get(key, ())) for key in {**mine.fields, **ours.fields}},
        junk={kind: (*mine.junk.get(kind, ()), *ours.junk.get(kind, ())) for kind in {**mine.junk, **ours.junk}},
        lines={**ours.lines, **mine.lines},
        patterns={**ours.patterns, **mine.patterns},
    )
