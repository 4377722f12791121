"""An invented page whose every line is known, a hostile one, and a browser to look at reports with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bonmun import Extractor
from bonmun.pipeline.document import Document
from bonmun.report.source import Source, read
from tests.chromium import needed

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PARAGRAPHS = (
    "한빛시는 3일 강변 산책로 4㎞ 구간을 다시 열었다고 밝혔다. 지난해 여름 물난리로 막힌 지 열 달 만이다.",
    "시는 무너진 옹벽을 새로 쌓고 가로등 120개를 바꿨다. 공사에는 18억 원이 들어갔다.",
    "주민 김아무개 씨는 “아침마다 걷던 길이 돌아와 반갑다”며 “그늘이 더 있으면 좋겠다”고 말했다.",
)
TITLE = "한빛시 강변 산책로 열 달 만에 다시 열려"
COPYRIGHT = "Copyright ⓒ 한빛일보. 무단 전재 및 재배포 금지"
PAGE = f"""<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>{TITLE} - 한빛일보</title>
<meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="한빛일보">
<script>var state = {{"note": "\\uc2a4\\ud06c\\ub9bd\\ud2b8 속의 말"}};</script></head>
<body><!-- 댓글창은 나중에 -->
<ul class="menu"><li><a href="/p">정치</a></li><li><a href="/e">경제</a></li></ul>
<div class="article"><h1>{TITLE}</h1>
<p class="date">입력 2024.05.03 10:20</p>
<div id="body"><figure><img src="a.jpg" alt="그림의 대체 글">
  <figcaption>▲ 다시 열린 강변 산책로. /한빛시 제공</figcaption></figure>
  <p>{PARAGRAPHS[0]}</p>
  <p>{PARAGRAPHS[1]}</p>
  <p>{PARAGRAPHS[2]}</p>
  <p>나정호 기자 na@example.com</p></div>
    <p class="copy">{COPYRIGHT}</p></div>
</body></html>
"""
DUMP = "\n".join(
    ["로그인", TITLE, "", "입력 2024.05.03 10:20", *PARAGRAPHS, "나정호 기자 na@example.com", COPYRIGHT, ""]
)

# Every place of a page that reaches a report holds something that would run if it were not escaped.
EVIL = """</p></title></style></script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">"""
_SHOWN = EVIL.replace("<", "&lt;")
HOSTILE = (
    PAGE.replace(PARAGRAPHS[1], f"{PARAGRAPHS[1]} {_SHOWN}")
    .replace(COPYRIGHT, f"{COPYRIGHT} {_SHOWN}")
    .replace(
        'id="body"', """id="body&quot;><script>window.pwned=1</script>" class="'&quot;><img/src=x/onerror=pwned=1>\""""
    )
    .replace(f'content="{TITLE}"', f'content="{TITLE} {_SHOWN.replace(chr(34), "&quot;")}"')
    .replace("</head>", '<link rel="canonical" href="javascript:window.pwned=1"></head>')
)

Explain = Callable[..., Source]


@pytest.fixture
def explain() -> Explain:
    """The source made of a text, as the commands make it."""

    def explain(text: str | bytes, name: str = "page.html", **options: Any) -> Source:
        return read(Document(name, payload=text), Extractor(**options))

    return explain


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """A headless Chromium; where there is none, CI installs Debian's, and others are told how to."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install selenium")
    needed("chromium", "chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--window-size=1280,900",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Callable[[str], Chrome]:
    """Opens a report in the browser."""

    def show(html: str) -> Chrome:
        browser.get_log("browser")
        browser.get_log("performance")
        path = tmp_path / "report.html"
        path.write_text(html, "utf-8")
        browser.get(path.as_uri())
        return browser

    return show
