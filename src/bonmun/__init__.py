"""bonmun (본문, "the body of the text"): a Korean news page or text dump in, the clean article out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from bonmun.article import DISPLAYS, Article, Author, Block, Removal
from bonmun.canonical import canonical
from bonmun.errors import BonmunError, FetchError, PipelineError, RuleError
from bonmun.extract import Extractor, clean_text, extract
from bonmun.fetch import fetch
from bonmun.version import __version__

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bonmun.fetch.fetcher import Fetcher
    from bonmun.fetch.page import Page

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
    "__version__",
    "canonical",
    "clean_text",
    "extract",
    "fetch",
]


def _html(article: Article) -> str:
    """The article as a notebook shows it."""
    from bonmun.notebook import to_html

    return to_html(article)


def _rich(article: Article) -> RenderableType:
    """The article as rich prints it."""
    from bonmun.notebook import to_rich

    return to_rich(article)


DISPLAYS.update(html=_html, rich=_rich)


def __getattr__(name: str) -> Any:
    """`Fetcher` and `Page`, imported only when somebody asks: they bring an HTTP client along."""
    if name in ("Fetcher", "Page"):
        return getattr(sys.modules["bonmun.fetch"], name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
