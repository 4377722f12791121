"""The recipes of docs/recipes/scripts.md, run as they stand there but for the address: a browser of one's own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import chromium
from tests.docs.pages import DOCS, examples
from tests.fetch.site import Site, reply, running

pytestmark = pytest.mark.engines
ADDRESS = "https://www.example.kr/news/1"
SENTENCES = (
    "가람시는 7일 옛 시청 자리에 새 도서관을 열었다고 밝혔다. 책은 6만 권이고 열람석은 300개다.",
    "시는 지난해 가을부터 공사를 벌여 왔다. 어린이 열람실은 다음 달에 문을 연다.",
)
PAGE = f"""<!doctype html><meta charset="utf-8"><title>새 도서관 문 열어</title><div id="root"></div>
<script>setTimeout(() => root.innerHTML =
 "<h1>새 도서관 문 열어</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>", 50)</script>"""


@pytest.fixture
def site() -> Iterator[Site]:
    chromium.needed("chromium")
    with running(Site(routes={"/1": reply(PAGE)})) as site:
        yield site


def recipe(mark: str, language: str, site: Site) -> str:
    """The one example that holds the mark, on the page of the site."""
    page = examples(DOCS / "recipes" / "scripts.md")
    found = [one.code for one in page if one.language == language and mark in one.code]
    assert len(found) == 1
    assert ADDRESS in found[0]
    return found[0].replace(ADDRESS, site.url("/1")).replace('"executable_path": "/usr/bin/chromium"', _OPTIONS)


_OPTIONS = '"executable_path": "/usr/bin/chromium", "chromium_sandbox": False'


def test_playwright(site: Site) -> None:
    pytest.importorskip("playwright", reason="needs bonmun[browser]")
    code = recipe("sync_playwright", "python", site)
    done = subprocess.run(
        [sys.executable, "-c", f"import bonmun\n{code}\nprint(article.text)"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout == "\n\n".join(SENTENCES) + "\n", done.stderr


def test_chromium_on_the_command_line(site: Site, tmp_path: Path) -> None:
    command = recipe("--dump-dom", "sh", site).replace("--headless", "--headless --no-sandbox")
    done = subprocess.run(
        ["bash", "-c", command.replace("bonmun clean", f"{sys.executable} -m bonmun clean")],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.strip().endswith("\n\n".join(SENTENCES)), done.stderr


def test_scrapy_playwright(site: Site, tmp_path: Path) -> None:
    pytest.importorskip("scrapy_playwright", reason="scrapy-playwright is not installed")
    (tmp_path / "spider.py").write_text(recipe("scrapy_playwright", "python", site), "utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-O", "out.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    items = [json.loads(line) for line in (tmp_path / "out.jsonl").open("rb")]
    assert [item["paragraphs"] for item in items] == [list(SENTENCES)], done.stderr[-3000:]
