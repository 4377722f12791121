"""Articles read from small pages, for the tests of their form."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from bonmun import Article, Extractor

ADDRESS = "https://garam.example.kr/news/7"
TOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))
SENTENCES: dict[str, str] = TOLD["sentences"]
PAGES: list[dict[str, Any]] = TOLD["pages"]


def filled(text: str) -> str:
    """The text with its sentences."""
    return re.sub(r"\{([A-E])\}", lambda found: SENTENCES[found[1]], text)


def page(html: str, head: str = "") -> str:
    """A page that shows this under its headline."""
    title = "누리강에 새 도서관"
    return filled(
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{html}</body></html>"
    )


def read(html: str, head: str = "", url: str | None = ADDRESS, **options: Any) -> Article:
    """The article on such a page."""
    return Extractor(fallback=False, **options).extract(page(html, head), url)
