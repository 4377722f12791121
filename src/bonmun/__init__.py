"""bonmun (본문, "the body of the text"): a Korean news page or text dump in, the clean article out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bonmun.displays import DISPLAYS
from bonmun.errors import BonmunError, FetchError, PipelineError, RuleError
from bonmun.fetch import fetch
from bonmun.version import __version__

if TYPE_CHECKING:
    from bonmun.article import Article, Author, Block, Removal
    from bonmun.canonical_url import canonical
    from bonmun.extractor import Extractor, clean_text, extract
    from bonmun.fetch.fetcher import Fetcher
    from bonmun.fetch.page import Page
    from bonmun.pipeline.many import extract_many

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
    "extract_many",
    "fetch",
]


def _later(module: str, function: str) -> Callable[..., Any]:
    """A function whose module is imported when it is first called."""

    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(import_module(f"{__name__}.{module}"), function)(*arguments, **options)

    return call


DISPLAYS.update(
    line=_later("notebook", "to_line"), screen=_later("notebook", "to_screen"),
    article=_later("render.html", "to_html"), markdown=_later("render.markdown_blocks", "to_markdown"),
    html=_later("notebook", "to_html"), rich=_later("notebook", "to_rich"),
)  # fmt: skip


_WHERE = {
    "Article": "article", "Author": "article", "Block": "article", "Removal": "article",
    "Extractor": "extractor", "clean_text": "extractor", "extract": "extractor",
    "canonical": "canonical_url", "extract_many": "pipeline.many", "Fetcher": "fetch", "Page": "fetch",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """What is imported only when somebody asks for it, so that a start does not wait for what it does not need."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
