"""Who may ask, what the browser is told, and what the log does not hold."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.report.conftest import PAGE
from tests.serve.conftest import opened, running, start
from tests.serve.test_limits import ask

SECRET = "달빛-7"


def test_only_names_of_this_machine_are_answered_to(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "rebound.example.com"})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-host")
    for host in ("localhost:8321", "127.0.0.1", "[::1]:9"):
        assert client.get("/", headers={"host": host}).status_code == 200
    with opened(hosts=("bonmun.internal",)) as named:
        assert named.get("/", headers={"host": "bonmun.internal:80"}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example.com", "null", "http://localhost:9", "http://["])
def test_scripts_of_other_sites_are_refused(client: TestClient, origin: str) -> None:
    for path in ("/v1/extract", "/reports"):
        answer = client.post(path, content=PAGE, headers={"origin": origin})
        assert (answer.status_code, answer.json()["code"]) == (403, "cross-site")
    assert client.post("/v1/extract", content=PAGE, headers={"origin": "http://localhost"}).status_code == 200


def test_a_token_is_asked_for_everywhere_but_of_what_watches() -> None:
    basic = base64.b64encode(f"anyone:{SECRET}".encode()).decode()
    with opened(token=SECRET) as client:
        for path in ("/", "/metrics", "/v1/schema", "/nowhere"):
            answer = client.get(path)
            assert (answer.status_code, answer.json()["code"]) == (401, "token")
            assert answer.headers["www-authenticate"].startswith("Bearer, Basic")
        assert client.get("/healthz").status_code == 200
        for right in (b"Bearer " + SECRET.encode(), b"Basic " + basic.encode()):
            assert client.get("/", headers={b"authorization": right}).status_code == 200
        for wrong in (b"Bearer x", b"Bearer", b"Basic x", b"Basic !", b"Digest " + SECRET.encode(), b"\xff"):
            assert client.get("/", headers={b"authorization": wrong}).status_code == 401
        assert client.get("/healthz").json()["status"] == "ok"


def test_no_page_may_be_framed_guessed_or_kept(client: TestClient) -> None:
    headers = client.get("/").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_others_may_not_reach_it_without_a_token(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log:
        assert start(log, "--host", "0.0.0.0", BONMUN_TOKEN="").wait(60) == 2
    assert "BONMUN_TOKEN" in (tmp_path / "log").read_text()


def test_the_token_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{SECRET}\n", "utf-8")
    with running(tmp_path, "-j", "1", "--token-file", str(tmp_path / "token")) as live:
        assert ask(live.port, PAGE)[0] == 401


def test_wrong_rules_end_the_start(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x.toml").write_text('nmae = "가람일보"\n', "utf-8")
    with (tmp_path / "log").open("w") as log:
        assert start(log, "--sites", str(tmp_path / "mine")).wait(60) == 2
    told = (tmp_path / "log").read_text()
    assert "nmae" in told
    assert "Traceback" not in told


def test_the_log_names_requests_and_nothing_of_what_they_hold(tmp_path: Path) -> None:
    with running(tmp_path, "-j", "1") as live:
        ask(live.port, PAGE)
        subprocess.run(
            ["curl", "-s", "-o", "/dev/null", f"{live.home}/v1/extract/secret-path?url=secret-query"], check=True
        )
        log = live.log.read_text()
    assert "POST /v1/extract 200" in log
    assert "secret" not in log
    assert "한빛" not in log
