"""Which addresses are reached, how redirects go, and what is told when nothing comes."""

from __future__ import annotations

import asyncio
import pickle
import socket
import ssl
from pathlib import Path

import pytest
import trustme

from bonmun.errors import FetchError
from bonmun.fetch import Network, PageError, Politeness, fetch
from bonmun.fetch.address import is_public
from bonmun.fetch.client import parse
from tests.fetch.conftest import QUICK, Get, fetcher
from tests.fetch.site import Hit, Site, page, reply, running

NOT_PUBLIC = """
0.0.0.0 127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 192.0.0.8 192.0.2.1
192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:100.64.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 100:0:0:1::1
2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 nonsense""".split()
PUBLIC = "1.1.1.1 211.234.100.1 ::ffff:8.8.8.8 64:ff9b::808:808 2606:4700::1111 2001:2b8::1".split()


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "127.1", "017700000001", "0", "[::1]", "[::ffff:127.0.0.1]",
     "[64:ff9b::7f00:1]", "169.254.169.254", "１２７.０.０.１", "0xa9fea9fe", "0x7f.0x0.0x0.0xa", "0300.0250.1",
     "①②⑦.⓪.⓪.①", "127。0。0。1", "[::]", "[fe80::1%25lo]", "[::ffff:0:7f00:1]", "localhost%00.kr"],
)  # fmt: skip
def test_private_hosts_are_refused_however_they_are_written(get: Get, host: str) -> None:
    failure = get(f"http://{host}/", network={"allow_private": False}).failure
    assert failure is not None
    assert failure.code in ("refused_address", "bad_url")
    assert not failure.retry


def test_a_name_with_one_private_address_is_refused(get: Get, site: Site) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["211.234.100.1", "127.0.0.1"]

    failure = get("http://mixed.kr/", network={"allow_private": False}, resolve=resolve).failure
    assert failure is not None
    assert failure.code == "refused_address"
    assert site.hits == []


def test_a_name_is_resolved_once_and_the_checked_address_is_used(get: Get, site: Site, monkeypatch: object) -> None:
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    got = get(f"http://rebind.kr:{site.port}/good", resolve=rebinding, politeness=Politeness(robots=False))
    assert got.ok
    assert asked == ["rebind.kr"]
    assert site.hits[0].headers["host"] == f"rebind.kr:{site.port}"


def test_ports_other_than_the_webs_are_refused(get: Get) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise AssertionError("not even resolved")

    failure = get("http://news.kr:22/", network={"allow_private": False}, resolve=resolve).failure
    assert failure is not None
    assert failure.code == "refused_address"


def test_a_redirect_to_a_private_address_is_refused(get: Get, site: Site) -> None:
    site.routes["/"] = reply(status=302, headers={"Location": "http://inside.kr/"})

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    # The first hop is let through by its port, the second by nothing.
    network = {"allow_private": False, "ports": frozenset({site.port, 80})}
    failure = get(site.url(), network=network, resolve=resolve).failure
    assert failure is not None
    assert failure.code == "refused_address"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://a.kr/", "ftp://a.kr/", "//a.kr/", "http://", "http:///x", "nonsense", "",
     "http://user:pw@a.kr/", "http://user@a.kr/", "http://a.kr/\r\nX: y", "http://a.kr/\0", "http://a b.kr/",
     "http://a.kr:99999/", "http://" + "a" * 9000, "javascript:alert(1)", "http://[::1", "http://xn--locahost/", "http://xn--.kr/"],
)  # fmt: skip
def test_addresses_that_are_none(get: Get, url: str) -> None:
    failure = get(url).failure
    assert failure is not None
    assert failure.code in ("bad_url", "dns" if "xn--" in url else "bad_url")  # httpx2 sends punycode as it stands


@pytest.mark.parametrize("headers", [{"A": "b\r\nC: d"}, {"A\n": "b"}, {"A": "\0"}, {"Host": "x"}, {"": "x"}])
def test_headers_that_are_none(headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="header"):
        Network(headers=headers)


def test_what_we_say_of_ourselves(get: Get, site: Site) -> None:
    get(site.url("/good"), contact="mailto:desk@example.kr", network={"headers": {"X-Project": "archive"}})
    sent = site.hits[-1].headers
    assert sent["user-agent"].startswith("bonmun/")
    assert "+mailto:desk@example.kr" in sent["user-agent"]
    assert sent["x-project"] == "archive"
    assert sent["accept-encoding"] == "gzip, deflate, br, zstd"


def test_redirects_are_followed_and_told(get: Get, site: Site) -> None:
    site.routes["/a"] = reply(status=301, headers={"Location": "/b"})
    site.routes["/b"] = reply(status=307, headers={"Location": "../good#x"})
    got = get(site.url("/a"))
    assert got.ok
    assert (got.requested, got.url) == (site.url("/a"), site.url("/good"))
    assert [(hop.url, hop.kind, hop.status) for hop in got.redirects] == [
        (site.url("/a"), "http", 301), (site.url("/b"), "http", 307),
    ]  # fmt: skip


def test_redirects_end(get: Get, site: Site) -> None:
    async def further(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        return reply(status=302, headers={"Location": f"/far?{len(site.hits)}"})

    site.routes["/far"] = further
    site.routes["/loop"] = reply(status=302, headers={"Location": "/loop"})
    site.routes["/nowhere"] = reply(status=302)
    far, loop, nowhere = get(site.url("/far")), get(site.url("/loop")), get(site.url("/nowhere"))
    assert far.failure is not None
    assert (far.failure.code, len(far.redirects)) == ("redirects", 6)
    assert loop.failure is not None
    assert (loop.failure.code, site.paths().count("/loop")) == ("redirect_loop", 1)
    assert nowhere.failure is not None
    assert nowhere.failure.code == "status"


def test_a_cookie_wall_that_sends_us_back_is_passed(get: Get, site: Site) -> None:
    async def wall(hit: Hit, writer: asyncio.StreamWriter) -> bytes:
        if "seen=1" in hit.headers.get("cookie", ""):
            return reply(page())
        return reply(status=302, headers={"Location": "/wall", "Set-Cookie": "seen=1; Path=/"})

    site.routes["/wall"] = wall
    assert get(site.url("/wall")).ok
    assert get(site.url("/wall")).redirects, "cookies do not outlive their chain"


def test_a_location_in_cp949_is_passed_on_byte_by_byte(get: Get, site: Site) -> None:
    raw = "/기사".encode("cp949")
    site.routes["/"] = reply(status=302).replace(b"\r\n\r\n", b"\r\nLocation: " + raw + b"\r\n\r\n")
    site.routes["/%B1%E2%BB%E7"] = reply(page())
    assert get(site.url()).url == site.url("/%B1%E2%BB%E7")


def test_secrets_do_not_leave_their_host(get: Get, site: Site) -> None:
    with running(Site(routes={"/": reply(page())})) as other:
        site.routes["/away"] = reply(status=302, headers={"Location": other.url()})
        get(site.url("/away"), {"Cookie": "a=b", "Authorization": "x", "X-Y": "z"})
        assert site.hits[-1].headers["cookie"] == "a=b"
        sent = other.hits[-1].headers
    assert "cookie" not in sent
    assert "authorization" not in sent
    assert "x-y" not in sent


def test_the_networks_secrets_do_not_leave_their_host_either(get: Get, site: Site) -> None:
    network = {"headers": {"Cookie": "a=b", "authorization": "x", "X-Y": "z"}}
    with running(Site(routes={"/": reply(page())})) as other:
        site.routes["/away"] = reply(status=302, headers={"Location": other.url()})
        assert get(site.url("/away"), {"cookie": "c=d"}, network=network).ok
        asked, sent = site.hits, other.hits
    robots, first = asked
    assert (robots.path, first.path) == ("/robots.txt", "/away")
    assert (first.headers["cookie"], first.headers["authorization"]) == ("c=d", "x"), "the request's own come first"
    for hit in (robots, *sent):
        assert {"cookie", "authorization", "x-y"}.isdisjoint(hit.headers)


def test_secrets_stay_when_a_host_only_becomes_secure() -> None:
    def kept(here: str, there: str) -> bool:
        given = {"cookie": "a=b", "x-y": "z"}
        return dict(fetcher()._next(parse(here), there, given)[1]) == given

    assert kept("http://a.kr/1", "https://a.kr/1")
    assert kept("https://a.kr/1", "/2")
    assert not kept("http://a.kr/1", "https://b.kr/1")
    assert not kept("http://a.kr:8000/", "http://a.kr/")


@pytest.mark.parametrize("name", ["Cookie", "X-Api-Key", "Accept", "Referer"])
def test_what_headers_of_ours_open_is_not_kept_in_the_cache(get: Get, site: Site, tmp_path: Path, name: str) -> None:
    site.routes["/good"] = reply(page(), headers={"Cache-Control": "max-age=600"})
    for _ in range(2):
        assert get(site.url("/good"), network={"headers": {name: "session=topsecret"}}, cache=tmp_path).ok
    assert site.paths() == ["/good", "/good"]
    assert not any(b"topsecret" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert [get(site.url("/good"), cache=tmp_path).from_cache for _ in range(2)] == [False, True]


def _authority(folder: Path) -> tuple[ssl.SSLContext, str]:
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(folder / "ca.pem")
    return context, str(folder / "ca.pem")


def test_a_certificate_nobody_vouches_for_is_refused(get: Get, tmp_path: Path) -> None:
    context, ca_file = _authority(tmp_path)
    with running(Site(routes={"/": reply(page())}), context) as secure:
        bad = get(secure.url())
        good = get(secure.url(), network={"ca_file": ca_file})
    assert bad.failure is not None
    assert (bad.failure.code, bad.failure.retry) == ("tls", False)
    assert good.ok


def test_https_does_not_lead_to_http_unless_asked(get: Get, site: Site, tmp_path: Path) -> None:
    context, ca_file = _authority(tmp_path)
    with running(Site(routes={"/": reply(status=302, headers={"Location": site.url("/good")})}), context) as secure:
        refused = get(secure.url(), network={"ca_file": ca_file})
        asked = get(secure.url(), network={"ca_file": ca_file, "allow_downgrade": True})
    assert refused.failure is not None
    assert refused.failure.code == "redirect_refused"
    assert asked.ok


def test_what_is_not_there_is_told(get: Get, site: Site) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = get(f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert nobody.failure is not None
    assert nobody.failure.code == "connect"

    async def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    unknown = get("http://no-such-outlet.kr/", resolve=resolve)
    assert unknown.failure is not None
    assert unknown.failure.code == "dns"


def test_resets_are_retried_and_told(get: Get, site: Site) -> None:
    async def reset(hit: Hit, writer: asyncio.StreamWriter) -> bytes | None:
        if site.paths().count("/second") > 1:
            return reply(page())
        writer.transport.abort()
        return None

    async def never(hit: Hit, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    site.routes.update({"/second": reset, "/never": never})
    assert get(site.url("/second")).ok
    failure = get(site.url("/never")).failure
    assert failure is not None
    assert (failure.code, failure.retry) == ("broken", True)
    assert site.paths().count("/never") == 3


def test_a_proxy_is_used_only_where_it_is_set(get: Get, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert get(site.url("/good")).ok
    site.routes["http://news.example.kr/x"] = reply(page())
    network = {"proxy": f"http://us:er@127.0.0.1:{site.port}", "allow_private": False}
    assert get("http://news.example.kr/x", network=network).ok
    assert site.hits[-1].headers["proxy-authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost.", "LOCALHOST", "10.0.0.1", "127.0.0.1.", "2130706433", "0xa9fea9fe", "0x7f.0x0.0x0.0xa",
     "0300.0250.1", "0x0", "[::1]", "[::]", "[::ffff:a9fe:a9fe]", "db.internal", "metadata.google.internal.", "db",
     "printer.local", "localhost.localdomain", "router.home.arpa"],
)  # fmt: skip
def test_a_proxy_is_not_asked_for_what_is_plainly_private(get: Get, site: Site, host: str) -> None:
    network = {"proxy": f"http://127.0.0.1:{site.port}", "allow_private": False}
    failure = get(f"http://{host}/", network=network).failure
    assert failure is not None
    assert failure.code == "refused_address"
    assert site.hits == []


def test_a_proxy_is_asked_for_names_that_only_look_odd(get: Get, site: Site) -> None:
    network = {"proxy": f"http://127.0.0.1:{site.port}", "allow_private": False}
    names = ("xn--3e0b707e.kr", "1234.kr", "8.8.8.8")
    for name in names:
        site.routes[f"http://{name}/"] = reply(page())
        assert get(f"http://{name}/", network=network).ok


def test_one_bad_address_does_not_cost_the_batch(site: Site) -> None:
    site.routes["/404"] = reply("gone", 404)

    async def all_of(urls: list[str]) -> dict[str, str]:
        async with fetcher() as f:
            return {p.requested: p.failure.code if p.failure else "ok" async for p in f.pages(urls)}

    bad = ["nonsense", site.url("/404"), "http://127.0.0.1:1/"]
    urls = [site.url("/good"), *bad, *(site.url(f"/good?{i}") for i in range(40))]
    site.routes["/good"] = reply(page())
    got = asyncio.run(all_of(urls))
    assert set(got) == set(urls)
    assert got[site.url("/404")] == "status"
    assert list(got.values()).count("ok") == 41


def test_leaving_early_stops_the_rest(site: Site) -> None:
    async def first() -> int:
        async with fetcher(politeness=Politeness(delay=0.05, slow_factor=0)) as f:
            async for _ in f.pages(site.url(f"/good?{i}") for i in range(1000)):
                break
        return len(asyncio.all_tasks())

    assert asyncio.run(first()) == 1
    assert len(site.paths()) < 10


def test_the_callers_own_error_reaches_the_caller(site: Site) -> None:
    def urls() -> object:
        yield site.url("/good")
        raise RuntimeError("list ended badly")

    async def run() -> None:
        async with fetcher() as f:
            async for _ in f.pages(urls()):  # type: ignore[arg-type]  # a generator typed loosely on purpose
                pass

    with pytest.raises(RuntimeError, match="ended badly"):
        asyncio.run(run())


def test_the_plain_function_works_inside_a_running_loop(site: Site) -> None:
    options = {"network": Network(allow_private=True), "politeness": QUICK}

    async def notebook() -> bytes:
        return fetch(site.url("/good"), **options).body

    assert asyncio.run(notebook()) == page().encode() == fetch(site.url("/good"), **options).body
    with pytest.raises(PageError, match="status: HTTP 404") as caught:
        fetch(site.url("/none"), **options)
    assert isinstance(caught.value, FetchError)
    assert pickle.loads(pickle.dumps(caught.value)).failure == caught.value.failure
