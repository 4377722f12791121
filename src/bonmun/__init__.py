"""bonmun (본문, "the body of the text"): a Korean news page or text dump in, the clean article out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from bonmun.article import Article, Author, Block, Removal
from bonmun.canonical import canonical
from bonmun.errors import BonmunError, FetchError, PipelineError, RuleError
from bonmun.extract import Extractor, clean_text, extract
from bonmun.fetch import fetch

if TYPE_CHECKING:
    from bonmun.fetch.fetcher import Fetcher
    from bonmun.fetch.page import Page

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Author",
    "Block",
    "BonmunError",
    "Extractor",
    "FetchError",
    "Fetcher",
    "Page",
    "PipelineError",
    "Removal",
    "RuleError",
    "canonical",
    "clean_text",
    "extract",
    "fetch",
]


def __getattr__(name: str) -> Any:
    """`Fetcher` and `Page`, imported only when somebody asks: they bring an HTTP client along."""
    if name in ("Fetcher", "Page"):
        return getattr(sys.modules["bonmun.fetch"], name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
