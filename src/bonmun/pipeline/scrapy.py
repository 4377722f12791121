"""For Scrapy: an item pipeline that turns items with a page into records, and a mixin for spiders.

ITEM_PIPELINES = {"bonmun.pipeline.scrapy.BonmunPipeline": 300}
BONMUN_SECONDS, BONMUN_MEMORY, BONMUN_EXTRACTOR, BONMUN_OPTIONS are settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from itemadapter import ItemAdapter
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import DeferredLock
from twisted.internet.threads import deferToThread

from bonmun.pipeline.document import Document
from bonmun.pipeline.supervise import Guard, WorkerLimits
from bonmun.pipeline.work import Work

PAGE, RECORD = "page", "record"


class BonmunSpider:
    """Mixin: `yield from self.article(response)` gives the item that `BonmunPipeline` cleans."""

    def article(self, response: Any, **more: Any) -> Iterator[dict[str, Any]]:
        """The page as an item: its bytes as they came, its address and content type."""
        content_type = response.headers.get("Content-Type")
        yield {
            PAGE: response.body,
            "url": response.url,
            "content_type": content_type.decode("latin-1") if content_type else None,
            **more,
        }


class BonmunPipeline:
    """Puts the record in place of the page, under `record`; items without a page pass as they are.

    No item is dropped: a page without an article has a record too, whose `status` says so. The work is done in a
    process of its own, so that the crawl goes on meanwhile and no page can stop it.
    """

    def __init__(self, work: Work, limits: WorkerLimits, stats: Any) -> None:
        self._guard = Guard(work, limits, rows=True)
        self._stats = stats
        self._turn = DeferredLock()  # one worker, one page at a time

    @classmethod
    def from_crawler(cls, crawler: Any) -> BonmunPipeline:
        """The pipeline with the settings of a crawl."""
        settings = crawler.settings
        work = Work(extractor=settings.get("BONMUN_EXTRACTOR"), options=settings.getdict("BONMUN_OPTIONS"))
        memory = settings.getint("BONMUN_MEMORY", 1 << 30) or None
        limits = WorkerLimits(settings.getfloat("BONMUN_SECONDS", 15.0), memory)
        return cls(work, limits, crawler.stats)

    def close_spider(self, spider: Any = None) -> None:
        """End the worker process."""
        self._guard.close()

    async def process_item(self, item: Any, spider: Any = None) -> Any:
        """The item with its record."""
        adapter = ItemAdapter(item)
        if adapter.get(PAGE) is None:
            return item
        row = await maybe_deferred_to_future(self._turn.run(deferToThread, self._clean, adapter))
        adapter[RECORD] = row
        del adapter[PAGE]
        self._stats.inc_value(f"bonmun/{row['status']}")
        return item

    def _clean(self, adapter: ItemAdapter) -> dict[str, Any]:
        url = adapter.get("url")
        document = Document(url or "item", payload=adapter[PAGE], url=url, content_type=adapter.get("content_type"))
        row: dict[str, Any] = self._guard.clean([document]).rows[0]
        return row
