"""Reports in a real browser: they load without a complaint, work by mouse and keys, and ask the network for nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

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


def visible(browser: Chrome) -> list[str]:
    shown: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('.block')].filter(b => b.offsetParent).map(b => b.dataset.category)"
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


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_out_of_the_screen(explain: Explain, show: Show, width: int) -> None:
    report = FolderReport("저장한 쪽")
    report.add(explain(PAGE.replace("나정호", "https://example.com/" + "a" * 300)))
    for html in (page_report(explain(HOSTILE)), report.render()):
        browser = show(html)
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 700}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        try:
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        finally:
            browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_on_a_phone_the_two_sides_take_turns(explain: Explain, show: Show) -> None:
    browser = show(page_report(explain(PAGE)))
    metrics = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert not browser.find_element("id", "article").is_displayed()
        browser.find_element("css selector", "[data-view=article].tabs, .tabs [data-view=article]").click()
        assert browser.find_element("id", "article").is_displayed()
        assert not browser.find_element("id", "source").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


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
    browser.find_element("id", "find").send_keys("0.html")
    assert names() == ["0.html"]
    assert quiet(browser)
