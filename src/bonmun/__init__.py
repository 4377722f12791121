"""bonmun (본문, "the body of the text"): a Korean news page or text dump in, the clean article out."""

from bonmun.article import Article, Author, Block, Removal
from bonmun.errors import BonmunError, FetchError, PipelineError, RuleError
from bonmun.extract import Extractor, clean_text, extract

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Author",
    "Block",
    "BonmunError",
    "Extractor",
    "FetchError",
    "PipelineError",
    "Removal",
    "RuleError",
    "clean_text",
    "extract",
]
