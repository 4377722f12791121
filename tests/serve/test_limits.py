"""What costs too much costs its own request only; what is too much is refused by name."""

from __future__ import annotations

import http.client
import json
import os
import select
import signal
import socket
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from bonmun.pipeline.supervise import WorkerLimits
from tests.report.conftest import PAGE, PARAGRAPHS
from tests.serve.conftest import Live, opened, running

LONG = "\n".join(f"시는 {n}일 새 도서관을 {n}번째로 연다고 밝혔다. 책은 {n * 7}만 권이다." for n in range(40_000))
"""Takes a worker seconds, and memory."""
UNHURRIED = ("-j", "1", "--timeout", "600")
"""One worker, that is stopped by no clock: on a loaded machine it may need minutes for a long page."""


def ask(port: int, page: str, timeout: float = 600) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    connection.request("POST", "/v1/extract", page.encode(), {"content-type": "text/html"})
    answer = connection.getresponse()
    told = json.loads(answer.read())
    connection.close()
    return answer.status, told


class Asking(threading.Thread):
    """A request that is being answered while the test goes on."""

    def __init__(self, port: int, page: str) -> None:
        super().__init__(daemon=True)
        self._port, self._page = port, page
        self.got: tuple[int, Any] = (0, None)
        self.start()

    def run(self) -> None:
        self.got = ask(self._port, self._page)

    def result(self) -> tuple[int, Any]:
        self.join(600)
        return self.got


def test_a_page_that_takes_too_long_is_told_which_limit_and_the_next_is_read() -> None:
    with opened(limits=WorkerLimits(seconds=2), body=1 << 25) as client:
        answer = client.post("/v1/extract", content=LONG + LONG.replace("도서관", "미술관"))
        told = answer.json()
        assert (answer.status_code, told["code"], told["limit"], told["allowed"]) == (503, "timeout", "seconds", 2)
        assert 'bonmun_documents_lost_total{why="timeout"} 1.0' in client.get("/metrics").text
        answers = (
            client.post("/v1/extract", content=PAGE).json() for _ in range(50)
        )  # a stalled machine needs several
        assert next(told["paragraphs"] for told in answers if "paragraphs" in told) == list(PARAGRAPHS)


def test_a_page_that_takes_too_much_memory_is_told_which_limit() -> None:
    with opened(limits=WorkerLimits(memory=120 << 20), body=1 << 25) as client:
        told = client.post("/v1/extract", content=LONG).json()
        assert (told["code"], told["limit"], told["allowed"]) == ("memory", "memory", 120 << 20)
        assert client.post("/v1/extract", content=PAGE).json()["paragraphs"] == list(PARAGRAPHS)


def test_a_page_whose_worker_is_killed_is_read_by_another_and_one_that_kills_two_is_given_up(tmp_path: Path) -> None:
    with running(tmp_path, *UNHURRIED) as live:
        asking = Asking(live.port, LONG)
        _kill_at_work(live)
        status, told = asking.result()
        assert (status, len(told["paragraphs"])) == (200, 40_000)
        asking = Asking(live.port, LONG)
        for _ in range(2):
            _kill_at_work(live)
        status, told = asking.result()
        assert (status, told["code"]) == (503, "crash")
        assert "SIGKILL" in told["detail"]
        assert ask(live.port, PAGE)[0] == 200


def _at_work(live: Live) -> int:
    """The worker, once it has spent on its document what no start takes."""
    (pid,) = _workers_alive(live)
    began = _spent(pid)
    while _spent(pid) < max(began, 1.0) + 0.5:
        time.sleep(0.05)
    return pid


def _kill_at_work(live: Live) -> None:
    pid = _at_work(live)
    os.kill(pid, signal.SIGKILL)
    while pid in _workers_alive(live):
        time.sleep(0.05)


def _workers_alive(live: Live) -> list[int]:
    """The one worker, waited for where it is being started anew."""
    while not (found := live.workers()):
        time.sleep(0.05)
    return found


def _spent(pid: int) -> float:
    """Processor seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_who_finds_the_queue_full_is_told_to_come_back(tmp_path: Path) -> None:
    with running(tmp_path, *UNHURRIED, "--queue", "1") as live:
        first = Asking(live.port, LONG)
        _until_told(live, "bonmun_workers_busy 1.0")
        second = Asking(live.port, PAGE)
        _until_told(live, "bonmun_workers_waiting 1.0")
        connection = http.client.HTTPConnection("127.0.0.1", live.port)
        connection.request("POST", "/v1/extract", PAGE.encode())
        answer = connection.getresponse()
        told = json.loads(answer.read())
        assert (answer.status, told["code"], told["limit"]) == (503, "busy", "queue")
        assert int(answer.headers["retry-after"]) > 0
        assert (first.result()[0], second.result()[0]) == (200, 200)


def _until_told(live: Live, figure: str) -> None:
    """Returns when the service's figures say so."""
    while True:
        with urllib.request.urlopen(f"{live.home}/metrics", timeout=60) as answer:
            if figure in answer.read().decode():
                return
        time.sleep(0.02)


def test_who_waits_too_long_for_a_worker_is_told(client: Any) -> None:
    with opened(queue_seconds=0.2, body=1 << 25, limits=WorkerLimits(seconds=600)) as client:
        results: list[int] = []
        threads = [
            threading.Thread(target=lambda: results.append(client.post("/v1/extract", content=LONG).status_code))
            for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(results) == [200, 503]


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_large_is_refused(declared: bool) -> None:
    body = b"<p>" + b"x" * 5000
    with opened(body=1000) as client:
        answer = client.post("/v1/extract", content=body if declared else iter([body[:600], body[600:]]))
        told = answer.json()
        assert (answer.status_code, told["code"], told["limit"], told["allowed"]) == (413, "too-large", "body", 1000)
        assert client.post("/v1/extract", content=PAGE[:100]).status_code == 200


def test_all_bodies_together_have_a_limit_too() -> None:
    with opened(in_flight=3000) as client:
        told = client.post("/v1/extract", content=PAGE * 5).json()
        assert (told["code"], told["limit"]) == ("busy", "in_flight")
        assert client.post("/v1/extract", content="<p>가람시는 문을 열었다.</p>").status_code == 200


def test_callers_that_are_slow_hold_up_nobody_and_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(tmp_path, *UNHURRIED, "--read-timeout", "6") as live:
        heads = [socket.create_connection(("127.0.0.1", live.port)) for _ in range(100)]
        for one in heads:
            one.sendall(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        bodies = [socket.create_connection(("127.0.0.1", live.port)) for _ in range(100)]
        for one in bodies:
            one.sendall(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n\r\n<p>")
        assert ask(live.port, PAGE)[0] == 200
        waiting = select.select([*heads, *bodies], [], [], 0)[0]
        assert len(waiting) < 200, "the page was answered before the slow ones were let go"
        for one in heads:
            one.settimeout(60)
            assert one.recv(100) == b"", "closed"
        for one in bodies:
            one.settimeout(60)
            assert b" 408 " in one.recv(1000)
            one.close()


def test_the_end_answers_what_was_taken(tmp_path: Path) -> None:
    with running(tmp_path, *UNHURRIED) as live:
        asking = Asking(live.port, LONG)
        workers = [_at_work(live)]
        live.process.send_signal(signal.SIGTERM)
        status, told = asking.result()
        assert (status, len(told["paragraphs"])) == (200, 40_000)
        assert live.process.wait(600) in (0, -signal.SIGTERM)
        for pid in workers:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)
