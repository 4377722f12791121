"""`bonmun fetch` and `bonmun crawl` as a person types them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bonmun.cli import main
from tests.fetch.site import PROSE, Hit, Site, page, reply

FAST = ["--allow-private", "--delay", "0"]


def test_fetch_prints_articles_and_names_failures(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", site.url("/good"), *FAST]) == 0
    assert "시장은 잔잔한 흐름" in capsys.readouterr().out
    assert main(["fetch", site.url("/none"), site.url("/good"), *FAST]) == 1
    assert f"{site.url('/none')}: status: HTTP 404" in capsys.readouterr().err


def test_fetch_leaves_out_what_is_not_wanted(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    linked = page(body=f'{PROSE}</p><figure><img src="/a.jpg"></figure><p>책은 <a href="/b">누리집</a>에 있다.')
    site.routes["/linked"] = reply(linked)
    assert main(["fetch", site.url("/linked"), "-f", "markdown", *FAST]) == 0
    whole = capsys.readouterr().out
    assert main(["fetch", site.url("/linked"), "-f", "markdown", "--without", "links,pictures", *FAST]) == 0
    assert ("[누리집](" in whole, "![](" in whole, "](" in capsys.readouterr().out) == (True, True, False)


def test_fetch_reads_lists_and_keeps_pages(site: Site, tmp_path: Path) -> None:
    urls, out = tmp_path / "urls.txt", tmp_path / "out.jsonl"
    urls.write_text(f"# 목록\n{site.url('/good')}\n\n{site.url('/good?2')}\n{site.url('/gone')}\n", "utf-8")
    site.routes["/gone"] = reply("<script>alert('삭제된 기사입니다');history.back()</script>")
    keep = ["--save", str(tmp_path / "raw"), "--warc", str(tmp_path / "p.warc.gz")]
    assert main(["fetch", str(urls), "-o", str(out), *keep, *FAST]) == 1
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert {line["input"]: (line["kind"], line["fetch"]["kind"], bool(line["text"])) for line in lines} == {
        site.url("/good"): ("article", "ok", True),
        site.url("/good?2"): ("article", "ok", True),
        site.url("/gone"): ("error", "soft_404", False),
    }
    assert len(list(tmp_path.glob("raw/*/*.html"))) == 3
    assert (tmp_path / "p.warc.gz").stat().st_size > 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["fetch", "no-such-file.txt"],
        ["fetch", "http://a.kr/", "--header", "nonsense"],
        ["fetch", "http://a.kr/", "--header", "A: b\r\nC: d"],
        ["fetch", "http://a.kr/", "-f", "html", "--without", "images"],
        ["fetch", "http://a.kr/", "-f", "jsonl", "--without", "links"],
        ["crawl"],
        ["crawl", "http://a.kr/"],
        ["crawl", "없는 신문", "--contact", "a@b.kr"],
        ["crawl", "--list", "all", "--state", "no-such-state"],
    ],
)
def test_wrong_usage(arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2


def test_crawl_lists_what_it_would_fetch(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    urls = [site.url(f"/news/{n}") for n in (10001, 10002, 10003)]
    site.routes["/list.txt"] = reply("".join(f"{url}\n" for url in urls), kind="text/plain")
    site.routes |= {f"/news/{n}": reply(page()) for n in (10001, 10002, 10003)}
    state = ["--state", str(tmp_path / "s")]
    files = [*state, "-o", str(tmp_path / "o.jsonl")]
    assert main(["crawl", site.url("/list.txt"), "--list", *files, *FAST]) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == urls
    assert site.paths() == ["/list.txt"]
    assert not (tmp_path / "o.jsonl").exists()
    assert main(["crawl", site.url("/list.txt"), "--max-pages", "1", *files, *FAST]) == 0
    capsys.readouterr()
    assert main(["crawl", "--list", *state]) == 0  # without sources: what the state holds, and nobody is asked
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["crawl", site.url("/list.txt"), "--list", "--max-pages", "1", *files, *FAST]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["crawl", site.url("/gone.xml"), "--list", *files, *FAST]) == 1
    assert "HTTP 404" in capsys.readouterr().err


def test_crawl_lists_and_resets(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site.routes["/list.txt"] = reply(f"{site.url('/good')}\n{site.url('/bad')}\n", kind="text/plain")
    state = ["--state", str(tmp_path / "s")]
    files = [*state, "-o", str(tmp_path / "o.jsonl")]
    assert main(["crawl", site.url("/list.txt"), *files, *FAST]) == 1
    assert "1 done, 1 gone" in capsys.readouterr().err
    assert main(["crawl", "--list", "gone", *state]) == 0
    assert f"{site.url('/bad')}\tstatus: HTTP 404" in capsys.readouterr().out
    assert main(["crawl", "--list", "sources", *state]) == 0
    assert capsys.readouterr().out == f"{site.url('/list.txt')}\tsitemap\t\n"
    assert main(["crawl", "--reset", "/bad", *state]) == 0
    assert capsys.readouterr().out == "1 page will be fetched again\n"
    site.routes["/bad"] = reply(page())
    assert main(["crawl", site.url("/list.txt"), *files, *FAST]) == 0
    assert site.paths().count("/good") == 1


def test_a_crawl_that_runs_out_of_time_says_so(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def never(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        await asyncio.sleep(3600)
        return b""

    files = ["-o", str(tmp_path / "o.jsonl"), "--state", str(tmp_path / "s.db")]
    site.routes["/list.txt"] = never
    assert main(["crawl", site.url("/list.txt"), "--max-seconds", "0.5", *files, *FAST]) == 0
    assert "--max-seconds 0.5" in capsys.readouterr().err
    site.routes["/list.txt"] = reply(site.url("/good") + "\n", kind="text/plain")
    assert main(["crawl", site.url("/list.txt"), "--max-seconds", "60", *files, *FAST]) == 0
    assert "--max-seconds" not in capsys.readouterr().err
