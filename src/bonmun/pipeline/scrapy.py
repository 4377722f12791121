"""For Scrapy: an item pipeline that turns items with a page into records, and a mixin for spiders.

ITEM_PIPELINES = {"bonmun.pipeline.scrapy.BonmunPipeline": 300}
BONMUN_SECONDS, BONMUN_MEMORY, BONMUN_REMOVED, BONMUN_BODY, BONMUN_EXTRACTOR, BONMUN_OPTIONS are settings.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from itemadapter import ItemAdapter
from scrapy.logformatter import LogFormatter
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import DeferredLock
from twisted.internet.threads import deferToThread

from bonmun.pipeline.document import Document
from bonmun.pipeline.provenance import Distinct
from bonmun.pipeline.supervise import Guard, WorkerLimits
from bonmun.pipeline.work import Work

PAGE, RECORD = "page", "record"
REQUESTED, ANSWERED, TYPE = "requested", "url", "content_type"


class BonmunSpider:
    """Mixin: `yield from self.article(response)` gives the item that `BonmunPipeline` turns into a record."""

    @classmethod
    def update_settings(cls, settings: Any) -> None:
        """Besides Scrapy's own: a page has one line in the log, where the project names no formatter of its own."""
        super().update_settings(settings)  # type: ignore[misc]  # the spider's, which comes behind a mixin
        settings.set("LOG_FORMATTER", OneLine, priority="addon")

    def article(self, response: Any, **more: Any) -> Iterator[dict[str, Any]]:
        """The page as an item: its bytes as they came, its addresses and content type; `more` is carried along."""
        content_type = response.headers.get("Content-Type")
        yield Brief({
            PAGE: response.body,
            REQUESTED: next(iter(response.meta.get("redirect_urls", ())), response.request.url),
            ANSWERED: response.url,
            TYPE: content_type.decode("latin-1") if content_type else None,
            **more,
        })  # fmt: skip


class BonmunPipeline:
    """Turns items with a page into their records; items without one pass as they are.

    Of a dict the record takes the place, with the item's other fields under `carried`. An item of a class of your own
    gets the record in its field `record` instead of the page. No item is dropped: a page without an article has a
    record too, whose `status` says so. The work is done in a process of its own, so that the crawl goes on meanwhile
    and no page can stop it.
    """

    def __init__(self, work: Work, limits: WorkerLimits, stats: Any) -> None:
        self._guard = Guard(work, limits, rows=True)
        self._stats = stats
        self._distinct = Distinct()
        self._turn = DeferredLock()  # one worker, one page at a time

    @classmethod
    def from_crawler(cls, crawler: Any) -> BonmunPipeline:
        """The pipeline with the settings of a crawl."""
        settings = crawler.settings
        work = Work(
            extractor=settings.get("BONMUN_EXTRACTOR"),
            options=settings.getdict("BONMUN_OPTIONS"),
            removed=settings.getbool("BONMUN_REMOVED", True),
            body=settings.getbool("BONMUN_BODY", True),
        )
        memory = settings.getint("BONMUN_MEMORY", 1 << 30) or None
        limits = WorkerLimits(settings.getfloat("BONMUN_SECONDS", 15.0), memory)
        return cls(work, limits, crawler.stats)

    def close_spider(self, spider: Any = None) -> None:
        """End the worker process."""
        self._guard.close()

    async def process_item(self, item: Any, spider: Any = None) -> Any:
        """The record of the item's page, or the item with it."""
        adapter = ItemAdapter(item)
        if adapter.get(PAGE) is None:
            return item
        row = await maybe_deferred_to_future(self._turn.run(deferToThread, self._clean, adapter))
        self._stats.inc_value(f"bonmun/{row['status']}")
        if isinstance(item, dict):
            return Brief(row)
        adapter[RECORD] = Brief(row)
        del adapter[PAGE]
        return item

    def _clean(self, adapter: ItemAdapter) -> dict[str, Any]:
        fields = adapter.asdict()
        page, answered, content_type = fields.pop(PAGE), fields.pop(ANSWERED, None), fields.pop(TYPE, None)
        asked = fields.pop(REQUESTED, None) or answered
        fields.pop(RECORD, None)
        name = self._distinct(asked or "item")
        document = Document(name, payload=page, url=asked, answered=answered, content_type=content_type)
        row: dict[str, Any] = self._guard.clean([document]).rows[0]
        return row | {"carried": fields}


class Brief(dict[str, Any]):
    """An item that shows itself in a few words: Scrapy writes every item into its log."""

    def __repr__(self) -> str:
        if PAGE in self:
            return f"<page of {len(self[PAGE]):,} bytes>"
        return f"<{self['status']}: {self['title'] or self['reason']!r}>"


class OneLine(LogFormatter):  # type: ignore[misc]  # untyped where Scrapy is not installed
    """Says what came of a page in one line of the log; Scrapy itself takes one for the answer and two for the item."""

    def crawled(self, request: Any, response: Any, spider: Any) -> Any:
        """Nothing of an answer that holds a page: what comes of it is said when it is read."""
        return None if response.status == 200 else super().crawled(request, response, spider)

    def scraped(self, item: Any, response: Any, spider: Any) -> dict[str, Any]:
        """The answer and its item."""
        told = {"src": response, "item": " ".join(repr(item).split())[:_SHOWN]}
        return {"level": logging.DEBUG, "msg": "%(src)s: %(item)s", "args": told}


_SHOWN = 200
"""Characters of an item in the log."""
