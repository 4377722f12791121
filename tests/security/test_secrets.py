"""No secret of the caller's turns up in logs, messages, records or kept pages."""

from __future__ import annotations

import gzip
import logging
from pathlib import Path

import pytest

from bonmun.cli import main
from bonmun.fetch.page import shown
from tests.fetch.site import Site, page, reply, running

SECRETS = ("top-secret-cookie", "top-secret-token", "top-secret-password", "top-secret-key")
COOKIE, TOKEN, PASSWORD, KEY = SECRETS
SENT = [
    "--header", f"Cookie: session={COOKIE}", "--header", f"Authorization: Bearer {TOKEN}", "--header", f"X-Key: {KEY}"
]  # fmt: skip


def hidden(told: str) -> bool:
    return not any(secret in told for secret in SECRETS)


def test_headers_and_passwords_stay_between_us_and_the_host(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    routes = {"/good": reply(page()), "/broken": b"HTTP/1.1 nonsense\r\n\r\n", "/busy": reply(status=503)}
    with running(Site(routes=routes)) as site:
        urls = [site.url(path) for path in ("/good", "/broken", "/gone")]
        keep = [
            "--save",
            str(tmp_path / "raw"),
            "--warc",
            str(tmp_path / "pages.warc.gz"),
            "--cache",
            str(tmp_path / "c"),
        ]
        out = tmp_path / "out.jsonl"
        assert main(["fetch", *urls, *SENT, "-o", str(out), *keep, "--allow-private", "--delay", "0"]) == 1
        assert site.hits[-1].headers["cookie"] == f"session={COOKIE}"
        assert site.hits[-1].headers["x-key"] == KEY
        assert [hit.headers.get("x-key") for hit in site.hits if hit.path == "/robots.txt"] == [None]
    assert "/broken" in caplog.text
    for told in (caplog.text, *capsys.readouterr(), out.read_text("utf-8")):
        assert hidden(told)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) >= 4
    for path in kept:
        raw = path.read_bytes()
        assert hidden((gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", "replace")), path


@pytest.mark.parametrize("proxy", [f"http://user:{PASSWORD}@127.0.0.1:9", f"socks://user:{PASSWORD}@127.0.0.1:9"])
def test_a_proxys_password_is_not_told(
    proxy: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    assert main(["fetch", "http://news.example.kr/1", "--proxy", proxy, "--no-robots", "--delay", "0"]) in (1, 2)
    told = "".join(capsys.readouterr())
    assert told
    assert hidden(told + caplog.text)


def test_a_password_in_an_address_is_not_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with running(Site(routes={"/good": reply(page())})) as site:
        url = site.url("/good").replace("http://", f"http://user:{PASSWORD}@")
        main(["fetch", url, "-o", str(tmp_path / "out.jsonl"), "--allow-private", "--delay", "0"])
    told = caplog.text + "".join(capsys.readouterr())
    assert "credentials in an address" in told
    assert hidden(told + (tmp_path / "out.jsonl").read_text("utf-8"))


@pytest.mark.parametrize(
    "url",
    [
        f"http://user:p@{PASSWORD}@news.example.kr/", f"ftp://user:{PASSWORD}@news.example.kr/",
        f"http://user:{PASSWORD}@[::1/", f"http://user:top/{PASSWORD}@news.example.kr/", f"user:{PASSWORD}@a.kr://x",
        f"http://us er:{PASSWORD}@news.example.kr/", f"http:\\\\user:{PASSWORD}@news.example.kr://",
        f"https://user:{PASSWORD}/@news.example.kr", f"https://user:{PASSWORD}@",
    ],
)  # fmt: skip
def test_a_password_in_what_is_no_address_is_not_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    caplog.set_level(logging.DEBUG)
    out = tmp_path / "out.jsonl"
    assert main(["fetch", url, "-o", str(out), "--no-robots"]) == 1
    told = "".join(capsys.readouterr())
    assert "bad_url" in told
    assert hidden(told + caplog.text + out.read_text("utf-8"))


@pytest.mark.parametrize(
    "url", ["https://a.kr/@writer/1?to=a@b.kr", "http://[::1]:80/@x", "https://a.kr:8443", "not an address", "@"]
)
def test_addresses_without_a_password_are_told_whole(url: str) -> None:
    assert shown(url) == (url if url != "@" else "…@")


def test_a_crawl_keeps_its_cookies_for_its_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(Site(routes={"/1": reply(page("남"))})) as stranger, running(Site()) as own:
        links = "".join(f"<item><link>{url}</link></item>" for url in (own.url("/2"), stranger.url("/1")))
        feed = f"<rss version='2.0'><channel>{links}</channel></rss>"
        own.routes = {"/rss": reply(feed, kind="application/rss+xml"), "/2": reply(page("우리"))}
        main(["crawl", own.url("/rss"), *SENT, "-o", str(tmp_path / "o.jsonl"), "--state", str(tmp_path / "s"),
              "--allow-private", "--delay", "0", "--no-robots"])  # fmt: skip
        assert [hit.path for hit in stranger.hits] == ["/1"]
        assert {"cookie", "authorization", "x-key"}.isdisjoint(stranger.hits[0].headers)
        assert own.paths() == ["/rss", "/2"]
        assert all(hit.headers["cookie"] == f"session={COOKIE}" for hit in own.hits)
    assert hidden("".join(capsys.readouterr()))


def test_cookies_that_a_host_gave_us_are_in_no_kept_page(tmp_path: Path) -> None:
    given = {"Set-Cookie": f"session={COOKIE}", "X-Kept": "yes"}
    with running(Site(routes={"/good": reply(page(), headers=given)})) as site:
        main(["fetch", site.url("/good"), "-o", str(tmp_path / "o.txt"), "--save", str(tmp_path / "raw"),
              "--warc", str(tmp_path / "pages.warc.gz"), "--allow-private", "--delay", "0"])  # fmt: skip
    warc = gzip.decompress((tmp_path / "pages.warc.gz").read_bytes()).decode()
    (about,) = (path.read_text("utf-8") for path in (tmp_path / "raw").rglob("*.json"))
    for kept in (warc, about):
        assert hidden(kept)
        assert "x-kept" in kept
