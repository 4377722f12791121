"""Pages made by scripts: rendered when they are shells, and never further than any other page may reach."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bonmun
from bonmun.cli import main
from bonmun.errors import FetchError
from bonmun.fetch import Fetcher, Page, Rendering, transport
from bonmun.fetch.rendering import NOWHERE
from tests import chromium
from tests.fetch.conftest import Get, fetcher
from tests.fetch.site import Hit, Site, page, reply, running

pytest.importorskip("playwright", reason="needs bonmun[browser]")

TITLE = "가람시 새 도서관 문 열어"
SENTENCES = (
    "가람시는 7일 옛 시청 자리에 새 도서관을 열었다고 밝혔다. 책은 6만 권이고 열람석은 300개다.",
    "시는 지난해 가을부터 공사를 벌여 왔다. 어린이 열람실은 다음 달에 문을 연다.",
)
SHELL = (
    f'<!doctype html><meta charset="utf-8"><title>{TITLE}</title><div id="root"></div><script src="/app.js"></script>'
)
APP = """
const root = document.getElementById("root");
fetch("/api/1").then(answer => answer.json()).then(({title, text}) => {
  root.innerHTML = `<h1>${title}</h1>` + text.map(one => `<p>${one}</p>`).join("");
});
"""
SCRIPT, JSON = "text/javascript; charset=utf-8", "application/json"
OUTSIDE = "127.0.0.2"
"""What these tests take for a public address; 127.0.0.1 stays what it is."""


def answer(text: str = "") -> bytes:
    return reply(text or json.dumps({"title": TITLE, "text": SENTENCES}, ensure_ascii=False), kind=JSON)


@pytest.fixture(autouse=True, scope="module")
def _browser() -> None:
    chromium.needed("chromium")


@pytest.fixture
def site(site: Site) -> Site:
    site.routes |= {"/1": reply(SHELL), "/app.js": reply(APP, kind=SCRIPT), "/api/1": answer()}
    return site


def test_the_article_that_scripts_build_is_read(site: Site, get: Get) -> None:
    got = get(site.url("/1"), render=True)
    assert got.shell is not None
    assert (got.kind, got.shell.body, got.url) == ("ok", SHELL.encode(), site.url("/1"))
    article = bonmun.extract(got)
    assert (article.title, article.paragraphs) == (TITLE, SENTENCES)
    assert site.paths() == ["/1", "/app.js", "/api/1"]


def test_without_render_it_stays_a_shell(site: Site, get: Get) -> None:
    assert (get(site.url("/1")).kind, site.paths()) == ("js_shell", ["/1"])


def test_only_shells_are_rendered(site: Site, get: Get) -> None:
    site.routes["/good"] = reply(page(head='<script src="/app.js"></script>'))
    got = get(site.url("/good"), render=True)
    assert (got.kind, got.shell, site.paths()) == ("ok", None, ["/good"])


def test_a_shell_in_euc_kr_is_read_in_it(site: Site, get: Get) -> None:
    shell = SHELL.replace('<meta charset="utf-8">', "").replace("</div>", "</div><p>한빛일보 똠방각하</p>")
    site.routes["/1"] = reply(shell.encode("cp949"), kind="text/html")
    got = get(site.url("/1"), render=True)
    assert "한빛일보 똠방각하" in got.body.decode()
    assert bonmun.extract(got).paragraphs == SENTENCES


def test_a_script_may_go_to_another_address_of_the_site(site: Site, get: Get) -> None:
    site.routes |= {"/go.js": reply('setTimeout(() => location = "/2", 50)', kind=SCRIPT), "/2": reply(SHELL)}
    site.routes["/1"] = reply(SHELL.replace("/app.js", "/go.js"))
    got = get(site.url("/1"), render=True)
    assert (got.url, bonmun.extract(got).paragraphs) == (site.url("/2"), SENTENCES)


def test_redirects_of_what_a_page_asks_for_are_followed(site: Site, get: Get) -> None:
    site.routes |= {"/api/1": reply(status=302, headers={"Location": "/api/2"}), "/api/2": answer()}
    assert bonmun.extract(get(site.url("/1"), render=True)).paragraphs == SENTENCES


def test_pictures_styles_frames_and_fonts_are_not_fetched(site: Site, get: Get) -> None:
    more = (
        '<link rel="stylesheet" href="/a.css"><img src="/a.png"><iframe src="/f"></iframe><iframe src="/g"></iframe>'
        '<link rel="preload" as="font" href="/a.woff2"><link rel="manifest" href="/m.json"><link rel="icon" href="/i">'
        '<video src="/a.mp4"></video>'
    )
    site.routes["/1"] = reply(SHELL.replace("<div", f"{more}<div", 1))
    assert bonmun.extract(get(site.url("/1"), render=True)).paragraphs == SENTENCES
    assert site.paths() == ["/1", "/app.js", "/api/1"]


# What must not be reached

PROBES = {
    "fetch": "fetch(INSIDE)",
    "no-cors": "fetch(INSIDE, {mode: 'no-cors'})",
    "xhr": "new Promise((yes, no) => { const x = new XMLHttpRequest(); x.onload = yes; x.onerror = no;"
    " x.open('GET', INSIDE); x.send(); })",
    "post": "fetch(INSIDE, {method: 'POST', mode: 'no-cors', body: 'x'})",
    "name": "fetch(NAMED, {mode: 'no-cors'})",
    "redirect": "fetch('/inward', {mode: 'no-cors'})",
    "script": "new Promise((yes, no) => { const s = document.createElement('script'); s.src = INSIDE;"
    " s.onload = yes; s.onerror = no; document.head.append(s); })",
    "redirected script": "new Promise((yes, no) => { const s = document.createElement('script'); s.src = '/inward';"
    " s.onload = yes; s.onerror = no; document.head.append(s); })",
    "import": "import(INSIDE)",
    "image": "new Promise((yes, no) => { const i = new Image(); i.onload = yes; i.onerror = no; i.src = INSIDE; })",
    "socket": "new Promise((yes, no) => { const w = new WebSocket(INSIDE.replace('http', 'ws')); w.onopen = yes;"
    " w.onclose = w.onerror = no; })",
    "events": "new Promise((yes, no) => { const e = new EventSource(INSIDE); e.onopen = yes; e.onerror = no; })",
    "worker": "new Promise((yes, no) => { const code = `fetch('${INSIDE}', {mode: 'no-cors'})"
    ".then(() => postMessage(1), () => postMessage(0))`;"
    " new Worker(URL.createObjectURL(new Blob([code]))).onmessage = e => e.data ? yes() : no(); })",
    "service worker": "navigator.serviceWorker.register('/sw.js').then(r => { if (!r.active) throw r; })",
    "file": "fetch('file:///etc/hostname')",
    "metadata": "fetch('http://169.254.169.254/latest/meta-data/', {mode: 'no-cors'})",
}
SILENT = """
navigator.sendBeacon(INSIDE, "x");
window.open(INSIDE);
for (const [tag, attribute] of [["iframe", "src"], ["object", "data"], ["embed", "src"], ["link", "href"]])
  for (const target of [INSIDE, "file:///etc/hostname"]) {
    const made = document.createElement(tag);
    if (tag == "link") made.rel = "prefetch";
    made[attribute] = target;
    document.body.append(made);
  }
const form = document.createElement("form");
form.action = INSIDE; form.target = "other"; form.method = "post"; document.body.append(form); form.submit();
const file = document.createElement("a");
file.href = INSIDE; file.download = "x"; document.body.append(file); file.click();
"""


@pytest.fixture
def inside() -> Iterator[Site]:
    """What runs on the machine itself, and would answer whoever asks."""
    open_to_all = reply("가져온 비밀", headers={"Access-Control-Allow-Origin": "*"}, kind=SCRIPT)
    with running(Site(routes={"/secret": open_to_all})) as site:
        yield site


@pytest.fixture
def outside(inside: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site at an address that counts as public."""
    monkeypatch.setattr(transport, "is_public", lambda address: address == OUTSIDE)
    with running(Site(host=OUTSIDE)) as site:
        inward = reply(status=302, headers={"Location": inside.url("/secret")})
        site.routes = {"/1": reply(SHELL), "/inward": inward, "/sw.js": reply("", kind=SCRIPT), "/api/1": answer()}
        yield site


def visited(outside: Site, inside: Site, script: str, **options: Any) -> Page:
    """The page of the site outside, with that script, rendered under the checks that are always made."""
    named = f"http://inner.example.kr:{inside.port}/secret"
    told = f"const INSIDE = {json.dumps(inside.url('/secret'))}, NAMED = {json.dumps(named)};\n{script}"
    outside.routes["/app.js"] = reply(told, kind=SCRIPT)

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "inner.example.kr" else [host]

    async def visit() -> Page:
        network = {"allow_private": False, "ports": frozenset({80, 443, inside.port, outside.port})}
        options.setdefault("render", Rendering(seconds=20))
        async with fetcher(network=network, resolve=resolve, **options) as fetching:
            return await fetching.fetch(outside.url("/1"))

    return asyncio.run(visit())


def test_nothing_inside_is_reached(outside: Site, inside: Site) -> None:
    probes = ",\n".join(f"{json.dumps(name)}: () => {code}" for name, code in PROBES.items())
    got = visited(outside, inside, f"""
const probes = {{{probes}}};
const told = (name, what) => {{ const p = document.createElement("p"); p.textContent = `${{name}}: ${{what}}.`;
  document.getElementById("root").append(p); }};
for (const [name, probe] of Object.entries(probes))
  Promise.resolve().then(probe).then(() => told(name, "reached"), () => told(name, "refused"));
{SILENT}""")  # fmt: skip
    text = got.body.decode()
    assert {name: f"<p>{name}: refused.</p>" in text for name in PROBES} == dict.fromkeys(PROBES, True), text
    assert "reached" not in text.partition("<script")[0]
    assert (inside.hits, inside.connections) == ([], 0)
    assert set(outside.paths()) == {"/1", "/app.js", "/inward"}


def test_a_page_cannot_lead_the_browser_inside(outside: Site, inside: Site) -> None:
    for target in (inside.url("/secret"), "/inward", "file:///etc/hostname"):
        got = visited(outside, inside, f"location = {json.dumps(target)}")
        assert (got.kind, got.url, inside.connections) == ("js_shell", outside.url("/1"), 0)


def test_the_browser_has_no_network_of_its_own(outside: Site, inside: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what bonmun did not take from it, were there such a request, would reach nobody."""
    from bonmun.fetch.visit import Visit

    async def let_through(self: Visit, route: Any) -> None:
        if self._begun:
            await route.continue_()
        else:
            await Visit._answer(self, route, route.request)

    monkeypatch.setattr(Visit, "answer", let_through)
    inline = SHELL.replace(' src="/app.js">', f">for (const at of ['{inside.url('/secret')}', '/api/1']) fetch(at);")
    outside.routes["/1"] = reply(inline)
    visited(outside, inside, "")
    assert (inside.connections, outside.paths()) == (0, ["/1"])
    assert NOWHERE["bypass"] == "<-loopback>"


# Limits and politeness


def test_robots_txt_holds_for_what_a_page_asks_for(site: Site, get: Get) -> None:
    site.routes["/robots.txt"] = reply("User-agent: *\nDisallow: /api/\n", kind="text/plain")
    assert get(site.url("/1"), render=True).kind == "js_shell"
    assert site.paths() == ["/1", "/app.js"]


def test_requests_are_counted(site: Site, get: Get) -> None:
    site.routes["/app.js"] = reply("for (let at = 0; at < 100; at++) fetch(`/api/1?${at}`)", kind=SCRIPT)
    get(site.url("/1"), render=Rendering(requests=7))
    assert len(site.paths()) == 1 + 7


def test_bytes_are_counted(site: Site, get: Get) -> None:
    site.routes["/api/big"] = reply("x" * 60_000, kind=JSON)
    site.routes["/app.js"] = reply("for (let at = 0; at < 20; at++) fetch(`/api/big?${at}`)", kind=SCRIPT)
    get(site.url("/1"), render=Rendering(wire=200_000))
    assert len(site.paths()) <= 1 + 1 + 4


def test_a_host_that_is_overloaded_is_left_alone(site: Site, get: Get) -> None:
    site.routes["/app.js"] = reply("for (let at = 0; at < 20; at++) fetch(`/api/busy?${at}`)", kind=SCRIPT)
    site.routes["/api/busy"] = reply("later", status=429)
    get(site.url("/1"), render=True)
    assert site.paths().count("/app.js") == 1
    assert len(site.paths()) == 1 + 1 + 1


def test_one_request_at_a_time_goes_to_a_host(site: Site, get: Get) -> None:
    busy, most = 0, 0

    async def slow(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.05)
        busy -= 1
        return answer()

    site.routes["/api/1"] = slow
    site.routes["/app.js"] = reply(APP + "for (let at = 0; at < 6; at++) fetch(`/api/1?${at}`)", kind=SCRIPT)
    assert bonmun.extract(get(site.url("/1"), render=True)).paragraphs == SENTENCES
    assert (most, len(site.paths())) == (1, 9)


@pytest.mark.parametrize("script", ["while (true);", "fetch('/slow')", "setInterval(() => fetch('/api/1'), 100)"])
def test_a_page_that_never_ends_costs_itself_and_its_time(site: Site, script: str) -> None:
    async def slow(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        await asyncio.sleep(4)
        return answer()

    site.routes |= {"/hang": reply(SHELL.replace("/app.js", "/hang.js")), "/hang.js": reply(script, kind=SCRIPT)}
    site.routes["/slow"] = slow

    async def both() -> list[Page]:
        async with fetcher(render=Rendering(seconds=15)) as fetching:
            return [await fetching.fetch(site.url(path)) for path in ("/hang", "/1")]

    hung, good = asyncio.run(both())
    assert hung.kind == "js_shell"
    assert bonmun.extract(good).paragraphs == SENTENCES


def test_a_browser_that_dies_is_started_again(site: Site) -> None:
    async def both() -> list[Page]:
        async with fetcher(render=True) as fetching:
            first = await fetching.fetch(site.url("/1"))
            assert fetching._renderer is not None
            assert fetching._renderer._browser is not None
            await fetching._renderer._browser.close()
            return [first, await fetching.fetch(site.url("/1"))]

    assert [bonmun.extract(got).paragraphs for got in asyncio.run(both())] == [SENTENCES] * 2


def test_nothing_of_the_callers_goes_with_what_a_page_asks_for(site: Site, get: Get) -> None:
    site.routes["/1"] = reply(SHELL, headers={"Set-Cookie": "seen=1"})
    site.routes["/api/1"] = reply(answer().partition(b"\r\n\r\n")[2], headers={"Set-Cookie": "more=1"}, kind=JSON)
    site.routes["/app.js"] = reply(f"document.cookie = 'own=1'; fetch('/api/0'); {APP}", kind=SCRIPT)
    network = {"headers": {"Cookie": "key=secret", "X-Key": "secret", "Authorization": "Bearer secret"}}
    assert bonmun.extract(get(site.url("/1"), render=True, network=network)).paragraphs == SENTENCES
    sent = {hit.path: hit.headers for hit in site.hits if hit.path != "/robots.txt"}
    assert sent.pop("/1")["x-key"] == "secret"
    assert sorted(sent) == ["/api/0", "/api/1", "/app.js"]
    assert [headers for headers in sent.values() if "secret" in str(headers) or "cookie" in headers] == []


# The command


def test_the_command_renders_and_keeps_both_pages(site: Site, tmp_path: Path) -> None:
    menus = f"<ul>{'<li><a href=/s>정치 경제 사회 문화 국제</a>' * 60}</ul>"
    of_article = SHELL.replace("<title>", '<meta property="og:type" content="article"><title>')
    site.routes["/menus"] = reply(of_article.replace("<div", f"{menus}<div", 1))
    out, warc = tmp_path / "out.jsonl", tmp_path / "pages.warc.gz"
    urls = [site.url("/1"), site.url("/menus")]
    options = ["--allow-private", "--delay", "0", "--render"]
    assert main(["fetch", *urls, *options, "-o", str(out), "--warc", str(warc)]) == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert sorted(row["text"] for row in rows) == ["\n\n".join(SENTENCES)] * 2
    assert [row["fetch"]["rendered"] for row in rows] == [True, True]
    from warcio import ArchiveIterator

    with warc.open("rb") as file:
        kept = [
            (r.rec_type, r.rec_headers["WARC-Target-URI"], r.content_stream().read()) for r in ArchiveIterator(file)
        ]
    assert [("root", one[0]) for one in kept[1:]] == [("root", kind) for kind in ("response", "conversion") * 2]
    assert all((SENTENCES[0].encode() in body) is (kind == "conversion") for kind, _, body in kept[1:])


def test_what_lacks_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(FetchError, match="Chromium: apt-get install chromium"):
        asyncio.run(_entered(Rendering(chromium="/nowhere/chromium")))
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    assert main(["fetch", "https://www.example.kr/1", "--render"]) == 2
    assert "[browser]'" in capsys.readouterr().err


async def _entered(rendering: Rendering) -> None:
    async with Fetcher(render=rendering):
        pass
