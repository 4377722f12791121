"""Many pages: JSON Lines in, JSON Lines out, in order, while more come."""

from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from bonmun.serve.bodies import Room
from bonmun.serve.bulk import Spool
from bonmun.serve.problems import ProblemError
from tests.report.conftest import PAGE, PARAGRAPHS
from tests.serve.conftest import Live, opened


def line(number: int, **more: Any) -> str:
    return json.dumps({"html": PAGE.replace("120개", f"{number}개"), "id": str(number), **more}) + "\n"


def rows(text: str) -> list[Any]:
    return [json.loads(row) for row in text.splitlines()]


def test_answers_come_in_the_order_of_the_lines(client: TestClient) -> None:
    body = "".join(map(line, range(100)))
    got = rows(client.post("/v1/extract/batch", content=body).text)
    assert [row["input"] for row in got] == [str(number) for number in range(100)]
    assert all(f"{number}개" in row["text"] for number, row in enumerate(got))


def test_a_line_that_is_wrong_costs_itself(client: TestClient) -> None:
    body = f"{line(0)}\n{{no json\n{line(2, options={'x': 1})}{line(3)[:-1]}"
    got = rows(client.post("/v1/extract/batch", content=body).text)
    assert [row["status"] for row in got] == ["ok", "error", "error", "ok"]
    assert [(row["error"] or {}).get("code") for row in got] == [None, "bad-json", "bad-request", None]
    assert got[1]["input"] == "line 3"


def test_a_line_that_only_names_an_address_is_not_fetched(client: TestClient) -> None:
    (got,) = rows(client.post("/v1/extract/batch", content='{"url":"https://example.com/"}').text)
    assert got["error"]["code"] == "fetch-off"


def test_a_line_that_is_too_long_costs_itself() -> None:
    with opened(body=20_000) as client:
        body = line(0) + json.dumps({"html": "가" * 30_000}) + "\n" + line(2)
        got = rows(client.post("/v1/extract/batch", content=body).text)
    assert [(row["error"] or {}).get("code") for row in got] == [None, "too-large", None]


def test_a_batch_that_is_too_large_says_so_at_its_end() -> None:
    with opened(batch=len(line(0).encode()) * 3) as client:
        pieces = iter(line(number).encode() for number in range(10))
        got = rows(client.post("/v1/extract/batch", content=pieces).text)
    assert got[-1]["error"]["code"] == "too-large"
    assert [row["status"] for row in got[:-1]] == ["ok"] * (len(got) - 1)


def test_lines_count_among_all_that_is_held() -> None:
    with opened(in_flight=len(line(0)) - 2) as client:
        got = rows(client.post("/v1/extract/batch", content=line(0) + '{"html":"<p>가람시는 문을 열었다."}').text)
    assert [(row["error"] or {}).get("code") for row in got] == ["busy", None]


async def _a_full_spool() -> None:
    disk = Room("on_disk", 10, "full")
    spool = Spool(disk, 0.05)
    spool.write(b"0123456789")
    with pytest.raises(ProblemError) as told:
        await spool.room()
    assert told.value.more == {"limit": "on_disk", "allowed": 10}
    reader = aiter(spool)
    assert await anext(reader) == b"0123456789"
    following = asyncio.ensure_future(anext(reader))
    await spool.room()
    assert disk.held == 0
    spool.write(b"ab")
    assert await following == b"ab"
    spool.end()
    assert [data async for data in reader] == []
    assert disk.held == 0


def test_a_spool_waits_for_its_reader_when_the_disk_is_full_and_gives_back_what_was_read() -> None:
    asyncio.run(_a_full_spool())


def test_a_batch_goes_on_while_its_answers_are_read() -> None:
    with opened(on_disk=1) as client:
        got = rows(client.post("/v1/extract/batch", content="".join(map(line, range(20)))).text)
        again = rows(client.post("/v1/extract/batch", content=line(0)).text)
    assert [row["status"] for row in (*got, *again)] == ["ok"] * 21


def test_files_that_are_dropped_count_as_on_disk_until_they_are_read() -> None:
    with opened(on_disk=3 * len(PAGE.encode())) as client:
        files = [("file", (f"{number}.html", PAGE.encode())) for number in range(3)]
        assert client.post("/reports", files=files).json()["limit"] == "on_disk"
        assert client.post("/reports", files=files[:1]).status_code == 303
        assert client.post("/reports", files=files[:2]).status_code == 303


def test_an_answer_comes_before_the_next_question(live: Live) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", live.port, timeout=300)
    connection.putrequest("POST", "/v1/extract/batch")
    connection.putheader("transfer-encoding", "chunked")
    connection.endheaders()

    def send(text: str) -> None:
        data = text.encode()
        connection.send(b"%x\r\n%s\r\n" % (len(data), data))

    send(line(0) + line(1))
    for number in range(2, 9 + 2):  # the window is full of lines before the first answer must be out
        send(line(number))
    answer = connection.getresponse()
    assert json.loads(answer.readline())["input"] == "0"
    send(line(11))
    assert json.loads(answer.readline())["input"] == "1"
    send("")
    assert [json.loads(row)["input"] for row in answer.read().splitlines()] == [str(n) for n in range(2, 12)]
    connection.close()


def test_a_caller_that_reads_nothing_before_all_is_sent_does_not_lock_up(live: Live) -> None:
    count = 3000
    body = "".join(line(number, options={"blocks": True}) for number in range(count)).encode()
    connection = http.client.HTTPConnection("127.0.0.1", live.port, timeout=600)

    def pieces() -> Iterator[bytes]:
        for at in range(0, len(body), 1 << 16):
            yield body[at : at + (1 << 16)]

    connection.request("POST", "/v1/extract/batch", pieces(), encode_chunked=True)
    got = connection.getresponse().read().splitlines()
    assert len(got) == count
    assert json.loads(got[-1])["paragraphs"][0] == PARAGRAPHS[0]
    assert sum(map(len, got)) > 8 << 20, "more than any socket's buffers hold"
