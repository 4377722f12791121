"""The rule files themselves: derived tables in step, vocabulary kept, every family and portal proved by a fixture."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import site_tables

from bonmun import sites
from bonmun.parse import page_lines
from bonmun.sites.rules import Site

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests/fixtures"


OUTLETS: list[Site] = site_tables.read("site")
FAMILIES: list[Site] = site_tables.read("family")


def test_derived_tables_are_in_step() -> None:
    tables = site_tables.tables().items()
    stale = [str(path.relative_to(ROOT)) for path, text in tables if path.read_text("utf-8") != text]
    assert not stale, f"run python tools/generate/site_tables.py: {stale}"


def test_coverage() -> None:
    assert sum(bool(site.layouts) for site in OUTLETS if not site.portal) >= 200
    papers = [site.id.partition(":")[2] for site in OUTLETS if not site.portal]
    assert sum((FIXTURES / paper).is_dir() for paper in papers) >= 40


def test_families_that_are_named_exist() -> None:
    names = {family.id.partition(":")[2] for family in FAMILIES}
    assert {site.family for site in OUTLETS} - {""} <= names


@pytest.mark.parametrize("rules", [*OUTLETS, *FAMILIES], ids=lambda rules: rules.id)
def test_evidence_is_given_and_no_filter_cuts_words(rules: Site) -> None:
    for layout in rules.layouts:
        assert re.fullmatch(r"\d{4}(–\d{4})?; (page|facts|auto-candidate|seed|hint)", layout.seen), layout.seen
    # [class*="ad"] finds "head", "lead" and "shadow" too: a substring must be long enough to be a name
    for selectors in rules.junk.values():
        for selector in selectors:
            assert all(len(part) >= 5 for part in re.findall(r'\*=\s*["\']?([\w-]+)', selector.css)), selector.css
            assert all(len(part) >= 3 for part in re.findall(r'[\^$]=\s*["\']?([\w-]+)', selector.css)), selector.css


def _layouts_that_fire(folder: Path) -> set[str]:
    fired = set()
    for case in folder.iterdir():
        url = json.loads((case / "expected.json").read_text("utf-8"))["url"]
        selection = sites.load().select(page_lines.parse((case / "page.html").read_text("utf-8")), url)
        if selection.layout is not None:
            fired.add(f"{selection.method}/{selection.layout.name}")
    return fired


def _with_fixtures() -> list[Site]:
    portals = [site for site in OUTLETS if site.portal]
    proved = [site for site in OUTLETS if not site.portal and (FIXTURES / site.id.partition(":")[2]).is_dir()]
    return [*portals, *FAMILIES, *(site for site in proved if site.layouts)]


@pytest.mark.parametrize("rules", _with_fixtures(), ids=lambda rules: rules.id)
def test_rules_with_fixtures_fire_in_them(rules: Site) -> None:
    folder = FIXTURES / rules.id.partition(":")[2]
    assert folder.is_dir(), f"no fixture for {rules.id}"
    assert any(layout.startswith(f"{rules.id}/") or rules.family for layout in _layouts_that_fire(folder)), rules.id
