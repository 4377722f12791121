"""Scrapy: each page of a crawl becomes one record, whatever the page does, and one line of the log."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest

pytestmark = pytest.mark.engines
pytest.importorskip("scrapy", reason="needs bonmun[scrapy]")

SPIDER = """
import dataclasses
import scrapy
from bonmun.pipeline.scrapy import BonmunSpider

@dataclasses.dataclass
class Found:
    page: bytes | None = None
    url: str = ""
    record: dict | None = None

class News(BonmunSpider, scrapy.Spider):
    name = "news"
    custom_settings = {
        "ITEM_PIPELINES": {"bonmun.pipeline.scrapy.BonmunPipeline": 300}, "TELNETCONSOLE_ENABLED": False, **SETTINGS,
    }

    def __init__(self, start, **more):
        super().__init__(**more)
        self.start_urls = [start]

    def parse(self, response):
        yield from response.follow_all(css="a", callback=self.parse_page)
        yield {"title": "an item without a page"}

    def parse_page(self, response):
        if response.url.endswith("class"):
            yield Found(response.body, response.url)
        else:
            yield from self.article(response, seen=True)
"""
ARTICLE = "가람시는 7일 옛 시청 자리에 새 도서관을 열었다고 밝혔다. "
PAGE = f"""<!doctype html><title>새 도서관 문 열어</title><h1>새 도서관 문 열어</h1><p>{ARTICLE * 20}</p>
<p>나정호 시장은 누구나 걸어서 올 수 있는 도서관을 만들고 싶었다고 말했다.</p>
<p>저작권자 ⓒ 한빛일보. 무단 전재 금지</p>"""
SHELL = '<!doctype html><title>새 도서관</title><div id="root"></div><script src="/app.js"></script>'


class Site(BaseHTTPRequestHandler):
    """A front page that links to all others; /moved leads to the page `0`."""

    pages: dict[str, str]

    def do_GET(self) -> None:  # the name http.server calls
        links = "".join(f'<a href="/{name}">' for name in self.pages)
        body = (f"<html>{links}" if self.path == "/" else self.pages.get(self.path[1:], "")).encode("euc-kr")
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Location", "/0")
        self.send_header("Content-Type", "text/html; charset=euc-kr")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Crawled(NamedTuple):
    """What a crawl gave."""

    home: str
    items: list[dict[str, Any]]
    log: str


@pytest.fixture
def crawl(tmp_path: Path) -> Iterator[Any]:
    """Crawls a site with these pages, by name, under these settings."""
    servers = []

    def crawl(pages: dict[str, str], **settings: Any) -> Crawled:
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Pages", (Site,), {"pages": pages}))
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}/"
        (tmp_path / "spider.py").write_text(SPIDER.replace("SETTINGS", repr(settings)), encoding="utf-8")
        command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-a", f"start={home}", "-O", "out.jsonl"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180, check=False)
        items = [json.loads(line) for line in (tmp_path / "out.jsonl").open(encoding="utf-8")]
        return Crawled(home, items, done.stderr)

    yield crawl
    for server in servers:
        server.shutdown()
        server.server_close()


def test_poison_costs_itself_alone(crawl: Any) -> None:
    pages = ("본문", "raise", "hang", "crash", "본문 다섯", "blank", "본문 일곱", "본문 여덟")
    found = crawl(dict(zip("01234567", pages, strict=True)), BONMUN_SECONDS=5, BONMUN_EXTRACTOR="poison:Extractor")
    records = [item for item in found.items if "status" in item]
    assert Counter(record["status"] for record in records) == {"ok": 4, "error": 3, "no_body": 1}, found.log
    assert all(record["carried"]["seen"] and "page" not in record for record in records)
    assert len(found.items) == 9
    assert "'bonmun/error': 3" in found.log


def test_a_page_has_one_line_in_the_log_and_no_copy_of_its_record(crawl: Any) -> None:
    found = crawl({"0": PAGE, "1": SHELL, "2": PAGE})
    for name in "012":
        lines = [line for line in found.log.splitlines() if f"{found.home}{name}>" in line]
        assert len(lines) == 1, found.log
    assert ": <ok: '새 도서관 문 열어'>" in found.log
    assert ": <no_body: 'js_shell: " in found.log
    assert ARTICLE not in found.log
    assert "text_hash" not in found.log
    reasons = {item["input"]: item["reason"].partition(":")[0] for item in found.items if "input" in item}
    assert reasons == {f"{found.home}0": "", f"{found.home}1": "js_shell", f"{found.home}2": ""}


@pytest.mark.parametrize("wanted", [True, False])
def test_what_was_removed_can_be_left_out(crawl: Any, wanted: bool) -> None:
    record = next(item for item in crawl({"0": PAGE}, BONMUN_REMOVED=wanted).items if "status" in item)
    assert record["status"] == "ok"
    assert ("removed" in record) is wanted


def test_an_item_of_a_class_gets_the_record_in_its_field(crawl: Any) -> None:
    found = crawl({"class": PAGE})
    item = next(item for item in found.items if "record" in item)
    assert (item["record"]["status"], item["url"]) == ("ok", f"{found.home}class")
    assert "page" not in item or item["page"] is None
    assert ARTICLE not in found.log
