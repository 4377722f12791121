"""The page for people in a real browser: files dropped, text pasted, reports looked at; nobody else is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from bonmun import extract
from bonmun.serve.shelf import Shelf
from tests.report.conftest import HOSTILE, PAGE, PARAGRAPHS, TITLE
from tests.report.test_browser import language, screen, wait
from tests.serve.conftest import Live, opened

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
DROP = """
const [texts] = arguments; const files = new DataTransfer();
for (const [name, text] of Object.entries(texts)) files.items.add(new File([text], name));
document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
"""
Visit = Callable[[], "Chrome"]


@pytest.fixture
def visit(browser: Chrome, live: Live) -> Visit:
    def visit() -> Chrome:
        browser.get_log("browser")
        browser.get_log("performance")
        browser.get(live.home)
        return browser

    return visit


def drop(browser: Chrome, files: dict[str, str]) -> None:
    """Lets files go over the page, and waits for what it leads to."""
    browser.execute_script(DROP, files)
    wait(browser, lambda: "/reports/" in browser.current_url)


def article(browser: Chrome) -> str:
    shown: str = browser.execute_script(
        "return [...document.querySelectorAll('#text p')].map(p => p.textContent).join('\\n\\n')"
    )
    return shown


def quiet(browser: Chrome, home: str) -> bool:
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith((home, "data:"))] == []
    return browser.get_log("browser") == []


def test_a_seed_that_is_dropped_becomes_its_report(visit: Visit, live: Live) -> None:
    browser = visit()
    drop(browser, {SEED.name: SEED.read_text("utf-8")})
    assert article(browser) == extract(SEED.read_bytes()).text != ""
    assert browser.find_elements("css selector", ".block")
    assert quiet(browser, live.home)


def test_text_that_is_pasted_is_read_by_keyboard_alone(visit: Visit) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser = visit()
    ActionChains(browser).send_keys(Keys.TAB, Keys.TAB).perform()
    assert browser.switch_to.active_element.get_attribute("id") == "text"
    browser.execute_script("arguments[0].value = arguments[1]", browser.switch_to.active_element, PAGE)
    ActionChains(browser).send_keys(Keys.TAB, Keys.ENTER).perform()
    wait(browser, lambda: "/reports/" in browser.current_url)
    assert article(browser) == "\n\n".join(PARAGRAPHS)


def test_a_hostile_page_runs_nothing(visit: Visit, live: Live) -> None:
    browser = visit()
    drop(browser, {"<img src=x onerror=pwned=1>.html": HOSTILE})
    for block in browser.find_elements("css selector", ".block"):
        block.click()
    assert browser.execute_script("return window.pwned") is None
    assert quiet(browser, live.home)


def test_a_page_of_ten_megabytes_is_read(visit: Visit) -> None:
    filling = "<!--" + "가" * 3_200_000 + "-->"
    browser = visit()
    drop(browser, {"big.html": PAGE.replace("</body>", f"{filling}</body>")})
    assert article(browser) == "\n\n".join(PARAGRAPHS)


def test_several_files_become_a_list_that_leads_to_each_and_back(visit: Visit, live: Live) -> None:
    browser = visit()
    drop(
        browser,
        {"한글 이름 #1 50%.html": PAGE, "둘째.txt": "가람시는 7일 새 도서관을 연다고 밝혔다.\n책은 6만 권이다."},
    )
    names = [cell.text for cell in browser.find_elements("css selector", "td .name")]
    assert sorted(names) == ["둘째.txt", "한글 이름 #1 50%.html"]
    browser.find_element("partial link text", TITLE[:10]).click()
    wait(browser, lambda: article(browser) != "")
    assert article(browser) == "\n\n".join(PARAGRAPHS)
    browser.find_element("link text", "All pages").click()
    wait(browser, lambda: len(browser.find_elements("css selector", "td .name")) == 2)
    assert quiet(browser, live.home)


def test_it_speaks_korean_and_fits_a_phone(visit: Visit) -> None:
    browser = visit()
    assert "stays on this machine" in browser.find_element("tag name", "main").text
    with language(browser, "ko-KR"), screen(browser, 360):
        browser.refresh()
        assert "이 컴퓨터에만" in browser.find_element("tag name", "main").text
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360


def test_nothing_dropped_is_said_and_not_sent(visit: Visit, live: Live) -> None:
    browser = visit()
    browser.find_element("css selector", "button").click()
    assert browser.find_element("id", "state").text == "Nothing to read yet."
    assert browser.current_url == f"{live.home}/"


def test_a_file_that_is_too_large_or_no_text_has_a_report_that_says_so() -> None:
    with opened(body=5000) as client:
        files = [
            ("files", ("a.html", PAGE)),
            ("files", ("b.html", "<p>" * 5000)),
            ("files", ("c.png", b"\x89PNG" + bytes(99))),
        ]
        answer = client.post("/reports", files=files)
        listed = client.get(answer.headers["location"]).text
        assert "too-large" in listed
        assert "not-text" in listed
        assert TITLE in listed


def test_a_form_that_is_none_is_a_problem(client: TestClient) -> None:
    for headers in ({"content-type": "multipart/form-data"}, {"content-type": "multipart/form-data; boundary=x"}):
        answer = client.post("/reports", content=b"--x\r\nContent-Dis", headers=headers)
        assert answer.status_code in (303, 422)
    assert client.post("/reports", content=b"x", headers={"content-type": "text/html"}).status_code == 422
    assert client.post("/reports", files=[("files", ("", b""))]).headers["location"] == "/"


def test_reports_are_kept_until_others_need_the_room() -> None:
    shelf = Shelf(most=40_000)
    names = [shelf.name() for _ in range(3)]
    for number, name in enumerate(names):
        page = Random(number).randbytes(15_000).hex()
        shelf.put(name, "1", page)
    assert shelf.get(names[0], "1") is None
    assert shelf.get(names[2], "1") == page.encode()
    assert shelf.get("../etc", "passwd") is None


def test_a_report_that_is_gone_says_so(client: TestClient) -> None:
    answer = client.get(f"/reports/{Shelf.name()}/00001.html")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
