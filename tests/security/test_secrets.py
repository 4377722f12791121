"""No secret of the caller's turns up in logs, messages, records or kept pages."""

from __future__ import annotations

import gzip
import logging
from pathlib import Path

import pytest

from bonmun.cli import main
from tests.fetch.site import Site, page, reply, running

SECRETS = ("top-secret-cookie", "top-secret-token", "top-secret-password")
COOKIE, TOKEN, PASSWORD = SECRETS
SENT = ["--header", f"Cookie: session={COOKIE}", "--header", f"Authorization: Bearer {TOKEN}"]


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
    assert "/broken" in caplog.text
    for told in (caplog.text, *capsys.readouterr(), out.read_text("utf-8")):
        assert hidden(told)
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "c"]
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
    assert hidden(told)
