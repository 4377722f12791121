"""The documentation: links lead somewhere, the reference says what the code says, each page is in its site's menu."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import DOCS, KOREAN, ROOT, name

LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)")
PAGES = sorted(DOCS.rglob("*.md"))


def test_the_reference_says_what_the_code_says() -> None:
    """When this fails: python tools/generate/reference.py."""
    command = [sys.executable, ROOT / "tools/generate/reference.py", "--check"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("*.md")), *PAGES], ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines() if line.startswith("#")
    }  # fmt: skip
    for target, anchor in LINK.findall(text):
        assert (path.parent / target).exists(), target
        assert target or anchor.removeprefix("#") in headings, anchor


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_of_the_site_links_to_the_site_only(path: Path) -> None:
    """What lies outside docs/, or in the other language's site by its file, is not there once the site is built."""
    root = KOREAN if KOREAN in path.parents else DOCS
    for target, _ in LINK.findall(path.read_text("utf-8")):
        found = (path.parent / target).resolve()
        assert found.is_relative_to(root), target
        assert root is KOREAN or not found.is_relative_to(KOREAN), target


@pytest.mark.parametrize(("config", "folder"), [("zensical.toml", DOCS), ("zensical.ko.toml", KOREAN)])
def test_every_page_is_in_the_menu(config: str, folder: Path) -> None:
    nav = tomllib.loads((ROOT / config).read_text("utf-8"))["project"]["nav"]
    pages = {
        str(page.relative_to(folder)) for page in PAGES
        if folder in page.parents and (folder is KOREAN or KOREAN not in page.parents)
    }  # fmt: skip
    assert set(leaves(nav)) == pages


def leaves(nav: Any) -> list[str]:
    """The pages that a menu names."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav
    return [page for part in parts for page in leaves(part)]
