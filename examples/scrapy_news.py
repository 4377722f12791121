"""A Scrapy spider that gives clean articles.

pip install ".[scrapy]"
scrapy runspider examples/scrapy_news.py -a start=https://news.example.kr/ -O articles.jsonl
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import scrapy

from bonmun.pipeline.scrapy import BonmunSpider


class NewsSpider(BonmunSpider, scrapy.Spider):
    """Follows the links of one front page and gives each page as a record."""

    name = "news"
    custom_settings = {  # noqa: RUF012  # Scrapy's own way to set settings
        "ITEM_PIPELINES": {"bonmun.pipeline.scrapy.BonmunPipeline": 300},
        "ROBOTSTXT_OBEY": True,
        "AUTOTHROTTLE_ENABLED": True,
        "DOWNLOAD_MAXSIZE": 10 << 20,
    }

    def __init__(self, start: str, **more: Any) -> None:
        super().__init__(**more)
        self.start_urls = [start]

    def parse(self, response: Any) -> Iterator[Any]:
        """The front page: its links."""
        yield from response.follow_all(css="a[href]", callback=self.parse_article)

    def parse_article(self, response: Any) -> Iterator[Any]:
        """A page: its article."""
        yield from self.article(response)
