"""Writes what is derived from the data files: the tables and JSON files in src/bonmun/data/, and docs/sites.md.

Run it after a change to a data file (`python tools/generate/site_tables.py`); a test compares.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

import line_tables

from bonmun.grammar import outlets
from bonmun.sites.rules import Site, parse

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src/bonmun/data"
FIXTURES = ROOT / "tests/fixtures"
DOC = ROOT / "docs/sites.md"
LONG_ENOUGH = 12
"""Characters that no other outlet's line is likely to share."""
HEADING = """# Outlets, families and portals

Made from the rule files by `python tools/generate/site_tables.py`; edit those, not this. *Evidence*: `page` a saved
real page, `facts` what crawlers and filter lists say, `auto-candidate` a machine-made list, `seed` a text
dump, `hint` memory; it is the evidence for the layout's body, its lesser selectors may rest on less.
A rule is held against bonmun's own reading on every page, so a wrong one costs nothing. *Fixtures*: hand-written pages
that prove the rules.
"""


def read(kind: str) -> list[Site]:
    """The rule files of a kind ("site", "family"), in the order of their names."""
    folder = DATA / {"site": "sites", "family": "families"}[kind]
    return [parse(path.read_text("utf-8"), path.name, f"{kind}:{path.stem}") for path in sorted(folder.glob("*.toml"))]


def members() -> list[tuple[str, str]]:
    """Hosts that run a family's CMS and have no file of their own, with the family."""
    rows = (line.split("\t") for line in (DATA / "families/hosts.tsv").read_text("utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if not row[0].startswith("#")]


def _as_json(name: str) -> str:
    return json.dumps(tomllib.loads((DATA / f"{name}.toml").read_text("utf-8")), ensure_ascii=False, indent=1) + "\n"


def compiled() -> str:
    """The families' files and common.toml as JSON, which is read in a twentieth of the time."""
    places = {f"family:{path.stem}": path for path in sorted((DATA / "families").glob("*.toml"))}
    data = {name: tomllib.loads(path.read_text("utf-8")) for name, path in places.items()}
    data["common"] = tomllib.loads((DATA / "common.toml").read_text("utf-8"))
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def index(sites: list[Site]) -> str:
    """The index: every host that has a rule file or is known to run a family's CMS."""
    rows: dict[str, tuple[str, str]] = {}
    for site in sites:
        for host in site.hosts:
            if host in rows:
                raise SystemExit(f"{host} is in two files: {rows[host][0]} and {site.id}")
            rows[host] = (site.id, site.name)
    for host, family in members():
        rows.setdefault(host, (f"family:{family}", outlets.of_host(host) or host))
    lines = [f"{host}\t{rule_set}\t{name}" for host, (rule_set, name) in sorted(rows.items())]
    return "\n".join(["# Made by tools/generate/site_tables.py: host, rule set, name.", *lines]) + "\n"


def marks(rules: list[Site]) -> str:
    """The lines that give their outlet away: long enough, and in one file only."""
    rows: dict[str, str] = {}
    shared = set()
    for rule in rules:
        for line in (*rule.lines, *rule.patterns):
            if line in rows:
                shared.add(line)
            rows[line] = rule.id
    kept = [f"{rule_set}\t{line}" for line, rule_set in rows.items() if line not in shared and _tells(line)]
    return "\n".join(["# Made by tools/generate/site_tables.py: rule set, line.", *sorted(kept)]) + "\n"


def _tells(line: str) -> bool:
    return len(line.replace("*", "")) >= LONG_ENOUGH


def table(sites: list[Site], families: list[Site]) -> str:
    """The page for docs/."""
    portals = [site for site in sites if site.portal]
    papers = [site for site in sites if not site.portal]
    parts = [HEADING, "## Portals\n", _rows(portals), "\n## CMS families and blog services\n", _rows(families)]
    parts += ["\n## Outlets\n", _rows(papers), "\n## Known to run a family's CMS, no rules of their own\n"]
    for family in families:
        hosts = [host for host, name in members() if family.id == f"family:{name}"]
        named = ", ".join(f"{outlets.of_host(host) or host} ({host})" for host in hosts)
        parts.append(f"**{family.name}**: {named}\n" if named else "")
    return "\n".join(part for part in parts if part)


def _rows(rules: list[Site]) -> str:
    out = ["| rules | name | hosts | family | layouts (evidence) | fixtures |", "|---|---|---|---|---|---|"]
    for site in rules:
        layouts = ", ".join(f"{layout.name} ({layout.seen.partition('; ')[2]})" for layout in site.layouts)
        folder = FIXTURES / site.id.partition(":")[2]
        fixtures = ", ".join(sorted(path.name for path in folder.iterdir())) if folder.is_dir() else ""
        hosts = ", ".join(site.hosts[:4])
        out.append(f"| {site.id} | {site.name} | {hosts} | {site.family} | {layouts} | {fixtures} |")
    return "\n".join(out)


def tables() -> dict[Path, str]:
    """Each derived file and the text it should have."""
    sites, families = read("site"), read("family")
    return {
        DATA / "sites/index.tsv": index(sites),
        DATA / "families/compiled.json": compiled(),
        DATA / "sites/lines.tsv": marks([*sites, *families]),
        DATA / "compiled/lines.json": line_tables.compiled(),
        **{DATA / f"compiled/{name}.json": _as_json(name) for name in ("bylines", "confidence", "controls", "names")},
        DOC: table(sites, families),
    }


def write() -> None:
    """Brings every derived file up to date."""
    for path, text in tables().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    write()
