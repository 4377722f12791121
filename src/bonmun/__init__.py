"""bonmun (본문, "the body of the text"): a Korean news page or text dump in, the clean article out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bonmun.displays import DISPLAYS
from bonmun.errors import BonmunError, FetchError, PipelineError, RuleError
from bonmun.fetch import fetch
from bonmun.version import __version__

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bonmun.article import Article, Author, Block, Removal
    from bonmun.canonical_url import canonical
    from bonmun.extractor import Extractor, clean_text, extract
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


_WHERE = {
    "Article": "article", "Author": "article", "Block": "article", "Removal": "article",
    "Extractor": "extractor", "clean_text": "extractor", "extract": "extractor",
    "canonical": "canonical_url", "Fetcher": "fetch", "Page": "fetch",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """What is imported only when somebody asks for it, so that a start does not wait for what it does not need."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
