"""Builds the documentation as a site in both languages, strictly, and looks up every link in what was built.

    python tools/checks/docs.py

Status 1 where a page warns, or a link or its anchor leads nowhere. Links to other hosts are not followed. The site is
in build/site.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "build/site"
CONFIGS = ("zensical.toml", "zensical.ko.toml")
"""English first: the site in Korean is a folder in it."""


def main() -> int:
    """0 when both sites were built and every link leads somewhere."""
    shutil.rmtree(SITE, ignore_errors=True)
    for config in CONFIGS:
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "--config-file", config]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        if result.returncode:
            print(f"{config}:\n{result.stdout}{result.stderr}", file=sys.stderr)
            return 1
    pages = {path: LexborHTMLParser(path.read_bytes()) for path in sorted(SITE.rglob("*.html"))}
    lost = list(dead_links(pages))
    for line in lost:
        print(line, file=sys.stderr)
    print(f"{len(pages)} pages in build/site, {len(lost)} links lead nowhere")
    return int(bool(lost))


def dead_links(pages: dict[Path, LexborHTMLParser]) -> Iterator[str]:
    """A line for each link that leads to no file of the site, or to no element of its page."""
    names = {path: {node.attributes["id"] for node in page.css("[id]")} for path, page in pages.items()}
    for path, page in pages.items():
        for node in page.css("a[href], img[src], script[src], link[href]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or path.name == "404.html":  # that page is shown at any address
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            anchor = unquote(parts.fragment)
            if not target.exists() or (anchor and anchor != "__skip" and anchor not in names.get(target, {anchor})):
                yield f"{path.relative_to(SITE)}: {link}"


if __name__ == "__main__":
    sys.exit(main())
