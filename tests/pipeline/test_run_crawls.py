"""Crawls at addresses, listed by path, and filtered by host and by a look at the bytes before anything is parsed."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bonmun.cli import main
from bonmun.errors import PipelineError
from bonmun.pipeline.document import Columns, unpack
from bonmun.pipeline.readers import Inputs, warc_records
from bonmun.pipeline.readers.wanted import NO_HANGUL, OTHER_HOST, Wanted, has_hangul, hosts
from tests.pipeline.corpora import rows_of
from tests.pipeline.test_run_archives import TEXT, other, page
from tests.pipeline.test_run_readers import payloads, warc_record

pytest.importorskip("warcio", reason="needs bonmun[warc]")
RECORDS = [warc_record("response", at, page(at)) for at in range(4)]
WARC = b"".join(map(gzip.compress, RECORDS))
RUSSIAN = "Городской совет принял решение о строительстве новой библиотеки. " * 20
CHINESE = "市政府七日宣布，新图书馆将于明年春天开放。工程自去年秋天开始，藏书六万册。" * 20
JAPANESE = "市は七日、新しい図書館を開くと発表した。工事は昨年の秋に始まり、蔵書は六万冊になる。" * 20
FRENCH = "La ville a annoncé vendredi l'ouverture d'une nouvelle bibliothèque près de la forêt. " * 20


@pytest.fixture
def memory() -> Iterator[Any]:
    fsspec = pytest.importorskip("fsspec", reason="needs bonmun[remote]")
    files = fsspec.filesystem("memory")
    yield files
    for name in files.find("/"):
        files.rm(name)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket of a store on this machine."""
    pytest.importorskip("s3fs", reason="needs bonmun[remote]")
    server = pytest.importorskip("moto.server", reason="moto is not installed").ThreadedMotoServer("127.0.0.1", 0)
    import s3fs

    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem()
    files.mkdir("news")
    yield files
    s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def _fill(files: Any, root: str) -> None:
    with files.open(f"{root}/a/1.warc.gz", "wb") as file:
        file.write(WARC)
    with files.open(f"{root}/a/2.wacz", "wb") as file, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.warc.gz", WARC)
    with files.open(f"{root}/b/rows.jsonl.gz", "wb") as file:
        file.write(gzip.compress(json.dumps({"html": page(9).decode("euc-kr")}).encode()))
    with files.open(f"{root}/b/page.html", "wb") as file:
        file.write(page(8))
    with files.open(f"{root}/b/logo.png", "wb") as file:
        file.write(b"\x89PNG")


def _read(*names: str, **more: Any) -> list[Any]:
    inputs = Inputs(names, **more)
    return payloads([unpack(document, Columns()) for document in inputs.documents()])


@pytest.mark.parametrize("store", ["memory", "bucket"])
def test_inputs_at_addresses_are_read(store: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    files = request.getfixturevalue(store)
    root = "memory://news" if store == "memory" else "s3://news"
    _fill(files, root)
    pages = [page(at) for at in range(4)]
    assert _read(f"{root}/a/1.warc.gz") == pages
    assert _read(f"{root}/a/*.warc.gz", f"{root}/a/1.warc.gz") == pages
    assert _read(root) == [*pages, *pages, page(8), page(9).decode("euc-kr")]
    assert main(["run", root, "-o", str(tmp_path / "out"), "--format", "jsonl", "--jobs", "1"]) == 0
    rows = rows_of(tmp_path / "out")
    assert len({row["input"] for row in rows}) == len(rows) == 10
    assert rows[0]["input"].endswith("news/a/1.warc.gz#0")
    assert rows[0]["requested"] == "https://news.example.kr/0"


def test_parquet_at_an_address(memory: Any) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    import pyarrow.parquet as pq

    with memory.open("memory://news/rows.parquet", "wb") as file:
        pq.write_table(pa.table({"html": ["<p>1", "<p>2"]}), file)
    assert _read("memory://news/rows.parquet") == ["<p>1", "<p>2"]


@pytest.mark.parametrize("address", ["memory://nowhere/a.warc", "memory://nowhere/*.warc", "nothing://a/b"])
def test_an_address_with_nothing_is_wrong_usage(
    address: str, memory: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", address, "-o", str(tmp_path / "out")]) == 2
    assert address in capsys.readouterr().err


def test_a_store_that_fails_on_the_way_is_a_row(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(memory, "memory://news")
    inputs = Inputs(["memory://news/a/1.warc.gz", "memory://news/b/page.html"])
    memory.rm("memory://news/a/1.warc.gz")
    assert payloads(list(inputs.documents())) == ["unreadable", page(8)]

    def broken(*_: Any) -> bytes:
        raise RuntimeError("the connection is gone")

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.read", broken)
    (failed,) = Inputs(["memory://news/b/page.html"]).documents()
    assert failed.failure is not None
    assert "the connection is gone" in failed.failure.message


def test_a_list_of_paths_is_read_under_its_prefix(memory: Any, tmp_path: Path) -> None:
    _fill(memory, "memory://news")
    (tmp_path / "warc.paths.gz").write_bytes(gzip.compress(b"news/a/1.warc.gz\nnews/a/2.wacz\nnews/a/1.warc.gz\n"))
    pages = [page(at) for at in range(4)]
    listed = str(tmp_path / "warc.paths.gz")
    assert _read(listed, prefix="memory://") == pages * 2
    assert _read(listed, prefix="memory://", only="wacz") == pages
    (tmp_path / "news" / "a").mkdir(parents=True)
    (tmp_path / "news" / "a" / "1.warc.gz").write_bytes(WARC)
    assert _read(listed, prefix=str(tmp_path)) == [*pages, "unreadable"]
    with memory.open("memory://news/warc.paths", "wb") as file:
        file.write(b"news/a/1.warc.gz\n")
    assert _read("memory://news/warc.paths", prefix="memory://") == pages


def test_a_list_is_shown_without_being_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"crawl-data/CC-NEWS/2026/01/CC-NEWS-202601{day}-00001.warc.gz" for day in (25, 26, 26, 27)]
    (tmp_path / "warc.paths").write_text("\n".join(lines), "utf-8")
    assert main(["run", str(tmp_path / "warc.paths"), "--only", "CC-NEWS-20260126", "--list"]) == 0
    assert capsys.readouterr().out.split() == [f"https://data.commoncrawl.org/{lines[1]}"]
    assert main(["run", str(tmp_path / "warc.paths"), "--only", "1999", "--list"]) == 2
    assert main(["run", str(tmp_path / "warc.paths")]) == 2


@pytest.mark.parametrize("line", ["https://127.0.0.1/a.warc.gz", "../../etc/a.warc.gz", "a/../../b.warc"])
def test_a_list_leads_nowhere_else(line: str, tmp_path: Path) -> None:
    (tmp_path / "warc.paths").write_text(line, "utf-8")
    with pytest.raises(PipelineError, match="elsewhere"):
        Inputs([tmp_path / "warc.paths"])


HANGUL = {
    "utf-8": TEXT.encode(), "euc-kr": TEXT.encode("euc-kr"), "cp949": ("똠방각하 펲시콜라 " + TEXT).encode("cp949"),
    "utf-16": TEXT.encode("utf-16"), "entities": TEXT.encode("ascii", "xmlcharrefreplace"),
    "hexadecimal": "".join(f"&#x{ord(letter):X};" for letter in TEXT).encode(), "json": json.dumps(TEXT).encode(),
    "a bad byte": b"\xff" + TEXT.encode(), "cut": TEXT.encode()[:-1],
    "behind a foreign page": (FRENCH + RUSSIAN + CHINESE + TEXT).encode(),
}  # fmt: skip
FOREIGN = {
    "english": b"The city will open a new library. " * 50, "nothing": b"", "french": FRENCH.encode(),
    "latin-1": FRENCH.encode("latin-1"), "russian": RUSSIAN.encode(), "chinese": CHINESE.encode(),
    "japanese": JAPANESE.encode(), "a link": ("Deutsch 한국어 日本語 " + FRENCH).encode(),
    "escapes": b"&#8217;&#169;\\u00e9\\u2019" * 50,
}  # fmt: skip


@pytest.mark.parametrize("name", HANGUL)
def test_hangul_is_seen_in_any_encoding(name: str) -> None:
    assert has_hangul(HANGUL[name])


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_pages_have_none(name: str) -> None:
    assert not has_hangul(FOREIGN[name])


def test_known_hosts_and_hosts_of_a_file(tmp_path: Path) -> None:
    assert {"hani.co.kr", "yna.co.kr", "mk.co.kr"} <= hosts("known")
    file = tmp_path / "hosts.txt"
    file.write_text("# 우리 매체\nnews.example.kr\nhttps://www.garam.example/ # 가람\n한겨레\n\n", "utf-8")
    assert hosts(file) >= {"news.example.kr", "garam.example", "hani.co.kr"}
    for line in ("가람뉴스일보", "not a host"):
        file.write_text(line, "utf-8")
        with pytest.raises(PipelineError, match="neither a host nor an outlet"):
            hosts(file)
    with pytest.raises(PipelineError, match="no file of hosts"):
        hosts(tmp_path / "nowhere")


def _crawl(folder: Path) -> Path:
    foreign = [warc_record("response", at, FRENCH.encode(), "text/html; charset=utf-8") for at in (11, 12)]
    elsewhere = RECORDS[1].replace(b"https://news.example.kr/1", b"https://www.elsewhere.example/1")
    below = RECORDS[2].replace(b"https://news.example.kr/2", b"https://m.news.example.kr/2")
    path = folder / "in.warc.gz"
    wet = other("conversion", "text/plain", TEXT.encode(), 20)
    request = warc_record("request", 1, b"")
    path.write_bytes(b"".join(map(gzip.compress, [request, RECORDS[0], elsewhere, below, *foreign, wet])))
    return path


def test_records_are_passed_over_before_they_are_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _crawl(tmp_path)
    parsed: list[str] = []
    whole = warc_records._document
    monkeypatch.setattr(warc_records, "_document", lambda name, *rest: (parsed.append(name), whole(name, *rest))[1])
    inputs = Inputs([path], wanted=Wanted(frozenset({"news.example.kr"}), hangul=True))
    assert payloads(list(inputs.documents())) == [page(0), page(2), TEXT]
    assert len(parsed) == 4  # the request too: who reads it tells that it is no page
    assert inputs.skipped == {"WARC request": 1, OTHER_HOST: 1, NO_HANGUL: 2}
    assert payloads(list(Inputs([path], wanted=Wanted(hangul=True)).documents())) == [page(0), page(1), page(2), TEXT]


def test_what_is_packed_is_looked_at_unpacked(tmp_path: Path) -> None:
    for name, content in (("a", page(1)), ("b", FRENCH.encode())):
        body = gzip.compress(content)
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
        answer = head + b"Content-Length: %d\r\n\r\n" % len(body) + body
        record = other("response", "application/http; msgtype=response", answer)
        (tmp_path / f"{name}.warc").write_bytes(record)
    inputs = Inputs([tmp_path], wanted=Wanted(hangul=True))
    assert payloads(list(inputs.documents())) == [page(1)]
    assert inputs.skipped == {NO_HANGUL: 1}


def test_other_inputs_are_filtered_too(tmp_path: Path) -> None:
    rows = [
        {"html": page(1).decode("euc-kr"), "url": "https://news.example.kr/1"},
        {"html": page(2).decode("euc-kr"), "url": "https://elsewhere.example/2"},
        {"html": FRENCH, "url": "https://news.example.kr/3"},
        {"other": 1},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "page.html").write_bytes(page(4))
    (tmp_path / "page.txt").write_text(FRENCH, "utf-8")
    hangul = [page(1).decode("euc-kr"), page(2).decode("euc-kr"), "no-column", page(4)]
    assert _read(str(tmp_path), wanted=Wanted(hangul=True)) == hangul
    host = Wanted(frozenset({"news.example.kr"}))
    assert _read(str(tmp_path), wanted=host) == [page(1).decode("euc-kr"), FRENCH, "no-column"]


def test_command_filters_and_finishes_with_the_same_filters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _crawl(tmp_path)
    (tmp_path / "hosts").write_text("news.example.kr\n", "utf-8")
    arguments = ["run", str(path), "-o", str(tmp_path / "out"), "--jobs", "1", "--format", "jsonl"]
    assert main([*arguments, "--hosts", str(tmp_path / "hosts"), "--hangul"]) == 0
    assert len(rows_of(tmp_path / "out")) == 3
    assert f"not a document: 2 × {NO_HANGUL}" in capsys.readouterr().err
    assert main([*arguments, "--hangul"]) == 2  # other inputs than it was begun with
    assert main(["run", str(path), "-o", str(tmp_path / "none"), "--hosts", "known"]) == 1
    assert "nothing was read" in capsys.readouterr().err
