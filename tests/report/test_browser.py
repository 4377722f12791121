"""Reports in a real browser: they load without a complaint, work by mouse and keys, and ask the network for nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bonmun.render import render
from bonmun.report.folder_report import FolderReport
from bonmun.report.page_report import page_report
from tests.report.conftest import COPYRIGHT, DUMP, HOSTILE, PAGE, Explain

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

Show = Callable[[str], "Chrome"]


def quiet(browser: Chrome) -> bool:
    """Whether the console stayed empty and nothing but the file itself was asked for."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert asked, "the log tells of the page itself at least"
    return browser.get_log("browser") == []


@contextmanager
def screen(browser: Chrome, width: int) -> Iterator[None]:
    """A screen of that width; a phone's, touched and not pointed at, when it is narrow."""
    phone = width < 700
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": phone}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": phone})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@contextmanager
def language(browser: Chrome, code: str) -> Iterator[None]:
    """A browser whose reader wants that language."""
    agent = browser.execute_script("return navigator.userAgent")
    browser.execute_cdp_cmd("Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": code})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": "en-US"})


def wait(browser: Chrome, done: Callable[[], bool]) -> None:
    """Returns when it is done; fails after a minute."""
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, 60, 0.05).until(lambda _: done())


def crowded(before: int) -> str:
    """The page with so many menus before its article, and more kinds of junk than fit a row."""
    menu = "".join(f"<li><a href='/{n}'>메뉴 {n}번</a></li>" for n in range(before))
    return PAGE.replace('<ul class="menu">', f'<ul class="menu">{menu}')


def visible(browser: Chrome) -> list[str]:
    shown: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('.block')].filter(b => b.checkVisibility()).map(b => b.dataset.category)"
    )
    return shown


def test_a_page_report_loads_and_shows_the_article(explain: Explain, show: Show) -> None:
    source = explain(PAGE)
    browser = show(page_report(source))
    shown = browser.execute_script(
        "return [...document.querySelectorAll('#text p')].map(p => p.textContent).join('\\n\\n')"
    )
    assert shown == source.article.text
    assert len(visible(browser)) == len(source.article.blocks)
    assert quiet(browser)


def test_filters_and_search_leave_what_fits(explain: Explain, show: Show) -> None:
    browser = show(page_report(explain(PAGE)))
    browser.find_element("css selector", "[data-group=junk]").click()
    assert set(visible(browser)) == {"nav", "copyright"}
    browser.find_element("css selector", "[data-group=all]").click()
    browser.find_element("css selector", "button[data-category=caption]").click()
    assert visible(browser) == ["caption"]
    browser.find_element("css selector", "button[data-category=body]").click()
    assert visible(browser) == ["caption", "body", "body", "body"]
    browser.find_element("id", "find").send_keys("가로등120개")
    assert visible(browser) == ["body"]
    assert quiet(browser)


def test_hovering_a_block_tells_its_reason_and_lights_its_paragraph(explain: Explain, show: Show) -> None:
    from selenium.webdriver import ActionChains

    source = explain(PAGE)
    browser = show(page_report(source))
    number = next(i for i, block in enumerate(source.article.blocks) if "가로등" in block.text)
    ActionChains(browser).move_to_element(browser.find_element("id", f"b{number}")).perform()
    told = browser.find_element("id", "inspector").text
    assert "paragraphs[1]" in told
    assert "reading/core" in told
    assert "가로등" in browser.find_element("css selector", "#article .on").text


def test_the_keyboard_moves_filters_and_finds(explain: Explain, show: Show) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = show(page_report(explain(PAGE)))
    page = browser.find_element("tag name", "body")
    page.send_keys("3")
    assert set(visible(browser)) == {"nav", "copyright"}
    page.send_keys(Keys.END)
    assert browser.find_element("css selector", ".block.on .text").text == COPYRIGHT
    assert "copyright" in browser.find_element("id", "inspector").text
    page.send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "find"
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert "body" in visible(browser)


def test_injected_scripts_do_not_run(explain: Explain, show: Show) -> None:
    browser = show(page_report(explain(HOSTILE, "<script>window.pwned=1</script>.html")))
    for block in browser.find_elements("css selector", ".block"):
        block.click()
    assert browser.execute_script("return window.pwned") is None
    assert quiet(browser)


def test_even_a_script_that_got_in_is_shut_out_by_the_policy(explain: Explain, show: Show) -> None:
    evil = "<script>window.pwned=1</script><img src='https://tracker.invalid/x.png' onerror='window.pwned=2'></body>"
    browser = show(page_report(explain(PAGE)).replace("</body>", evil))
    assert browser.execute_script("return window.pwned") is None
    assert any("Content Security Policy" in entry["message"] for entry in browser.get_log("browser"))


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_out_of_the_screen(explain: Explain, show: Show, width: int) -> None:
    report = FolderReport("저장한 쪽")
    report.add(explain(PAGE.replace("나정호", "https://example.com/" + "a" * 300)))
    for html in (page_report(explain(HOSTILE)), report.render()):
        browser = show(html)
        with screen(browser, width):
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_article_comes_first_and_the_two_sides_take_turns(explain: Explain, show: Show) -> None:
    browser = show(page_report(explain(PAGE)))
    with screen(browser, 390):
        assert browser.find_element("id", "article").is_displayed()
        assert not browser.find_element("id", "source").is_displayed()
        assert not browser.find_element("id", "find").is_displayed()
        browser.find_element("css selector", ".tabs [data-view=source]").click()
        assert not browser.find_element("id", "article").is_displayed()
        assert browser.find_element("id", "source").is_displayed()


def test_the_hint_speaks_of_what_the_reader_has_and_is_gone_once_it_was_used(explain: Explain, show: Show) -> None:
    browser = show(page_report(explain(PAGE)))
    assert "Point at" in browser.find_element("id", "inspector").text
    with screen(browser, 390):
        hint = browser.find_element("id", "inspector").text
        assert "Tap" in hint
        assert "Point" not in hint
        browser.find_element("css selector", "#text p").click()
        assert "paragraphs[0]" in browser.find_element("id", "inspector").text
        browser.find_element("id", "close").click()
        assert not browser.find_element("id", "inspector").is_displayed()


def test_what_stands_before_the_article_is_folded(explain: Explain, show: Show) -> None:
    source = explain(crowded(300))
    browser = show(page_report(source))
    before = next(i for i, block in enumerate(source.article.blocks) if block.role == "title")
    assert before >= 300
    (fold,) = browser.find_elements("css selector", ".fold")
    assert f"{before} blocks removed" in fold.text
    assert "navigation" in fold.text
    assert visible(browser)[0] == "title"
    fold.find_element("css selector", "summary").click()
    assert len(visible(browser)) == len(source.article.blocks)


def test_what_is_looked_for_is_never_behind_a_fold(explain: Explain, show: Show) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = show(page_report(explain(crowded(300))))
    browser.find_element("id", "find").send_keys("메뉴 217번")
    assert visible(browser) == ["nav"]
    browser.find_element("id", "find").send_keys(Keys.ESCAPE)
    assert visible(browser)[0] == "title"


def test_chips_keep_to_one_row_until_more_are_asked_for(explain: Explain, show: Show) -> None:
    browser = show(page_report(explain(PAGE)))
    rows = "return new Set([...document.querySelectorAll('.filter')].filter(c => getComputedStyle(c).visibility" \
        " === 'visible').map(c => c.offsetTop)).size"  # fmt: skip
    more = browser.find_element("id", "more")
    with screen(browser, 900):
        wait(browser, more.is_displayed)
        more.click()
        assert browser.execute_script(rows) > 1
        more.click()
        assert browser.execute_script(rows) == 1
    with screen(browser, 1800):
        wait(browser, lambda: not more.is_displayed())


def test_a_second_press_on_a_block_lets_it_go(explain: Explain, show: Show) -> None:
    browser = show(page_report(explain(PAGE)))
    with screen(browser, 390):
        browser.find_element("css selector", ".tabs [data-view=source]").click()
        block = browser.find_element("css selector", ".block.role-body")
        block.click()
        assert "paragraphs[0]" in browser.find_element("id", "inspector").text
        block.click()
        assert not browser.find_element("id", "inspector").is_displayed()


def test_keys_that_move_scroll_the_article_where_that_is_read(explain: Explain, show: Show) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = show(page_report(explain(PAGE)))
    browser.find_element("id", "article").send_keys(Keys.ARROW_DOWN)
    assert browser.find_elements("css selector", ".block.on") == []
    browser.find_element("css selector", ".block.role-title").send_keys(Keys.ARROW_DOWN)
    assert len(browser.find_elements("css selector", ".block.on")) == 1


def test_words_are_korean_where_the_browser_is(explain: Explain, show: Show) -> None:
    browser = show(page_report(explain(PAGE)))
    assert "Removed" in browser.find_element("css selector", ".tools").text
    with language(browser, "ko-KR"):
        browser.refresh()
        assert browser.execute_script("return document.documentElement.lang") == "ko"
        assert "제거한 것" in browser.find_element("css selector", ".tools").text
        assert browser.find_element("id", "find").get_attribute("placeholder") == "블록에서 찾기 (/)"
        assert browser.find_element("css selector", ".block .label").text == "메뉴"
    assert quiet(browser)


def test_the_article_can_be_copied_and_saved(explain: Explain, show: Show, tmp_path: Path) -> None:
    source = explain(HOSTILE)
    browser = show(page_report(source))
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    for suffix, form in ((".txt", "text"), (".md", "markdown"), (".json", "json")):
        browser.find_element("css selector", f"[data-save='{suffix}']").click()
        saved = tmp_path / f"article{suffix}"
        wait(
            browser, lambda saved=saved: saved.exists() and saved.stat().st_size > 0
        )  # the file is there before its text
        assert saved.read_text("utf-8") == render(source.article, form, source.name)  # type: ignore[arg-type]


def test_a_folder_sorts_and_finds(explain: Explain, show: Show) -> None:
    report = FolderReport("saved")
    for number, text in enumerate((PAGE, DUMP, "<p>x</p>")):
        report.add(explain(text, f"{number}.html"))
    browser = show(report.render())

    def names() -> list[str]:
        return [cell.text for cell in browser.find_elements("css selector", "td .name") if cell.is_displayed()]

    head = browser.find_element("css selector", "[data-key=kept]")
    head.click()
    kept = [int(c.get_attribute("data-kept") or -1) for c in browser.find_elements("css selector", "[data-kept]")]
    assert kept == sorted(kept)
    before = names()
    head.click()
    assert names() == before[::-1]
    with screen(browser, 390):
        places = {c.location["y"] for c in browser.find_elements("css selector", "th button") if c.is_displayed()}
        assert len(places) == 1, "the heads to sort by stand on one line"
    browser.find_element("id", "find").send_keys("0.html")
    assert names() == ["0.html"]
    assert quiet(browser)
