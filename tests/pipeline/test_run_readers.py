"""Every kind of input, whole and damaged: each document once, each damage reported, nothing silent."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bonmun.errors import BonmunError
from bonmun.pipeline.document import Columns, Document, unpack
from bonmun.pipeline.readers import Inputs, jsonl
from bonmun.pipeline.readers import records as records_reader
from bonmun.pipeline.stream import Source, pieces
from bonmun.sources import kind_of
from bonmun.zstandard import zstd


def read(*paths: Path, **columns: str) -> list[Document]:
    """The documents of these inputs, unpacked as a worker would."""
    chosen = Columns(**columns)
    return [unpack(document, chosen) for document in Inputs([str(path) for path in paths], chosen).documents()]


def payloads(documents: list[Document]) -> list[Any]:
    """The pages, or the code of the failure."""
    return [document.failure.code if document.failure else document.payload for document in documents]


def lines(*pages: str) -> bytes:
    """JSON Lines of these pages."""
    return "".join(json.dumps({"html": page}) + "\n" for page in pages).encode()


def test_folders_and_patterns_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.html", "a.txt", "b/1.html", ".hidden.html", ".git/config", "_SUCCESS"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert payloads(read(tmp_path)) == [b"a.txt", b"b/1.html", b"b/2.html"]
    assert payloads(read(tmp_path / "b" / "*.html")) == [b"b/1.html", b"b/2.html"]
    with pytest.raises(BonmunError, match="no such file"):
        read(tmp_path / "*.warc")


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>page"))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b"<p>page" * 99)[:-12])
    assert payloads(read(tmp_path)) == [b"<p>page", "corrupt"]


def test_what_is_no_page_by_its_name_is_passed_over_and_counted(tmp_path: Path) -> None:
    others = ("a_files/frame.html", "logo.png", "style.css", "Logo.PNG", "data.json")
    for name in ("a.html", "view.do", "in.jsonl", *others):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"html": "row"}' if name == "in.jsonl" else name, encoding="utf-8")
    inputs = Inputs([tmp_path])
    assert payloads([unpack(document, Columns()) for document in inputs.documents()]) == [b"a.html", "row", b"view.do"]
    assert inputs.skipped == {"file, .png": 2, "file, .css": 1, "file, .json": 1}
    assert payloads(read(tmp_path / "logo.png")) == [b"logo.png"]  # named by hand


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/1.html"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert payloads(read(tmp_path / "**" / "*", tmp_path, Path("a.txt"))) == [b"a.txt", b"b/1.html"]


def test_a_folder_that_gives_nothing_and_a_link_to_nothing_are_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.html").symlink_to(tmp_path / "gone.html")
    (tmp_path / "full" / "b.html").write_text("b", encoding="utf-8")
    assert payloads(read(tmp_path / "empty", tmp_path / "full")) == ["empty-folder", b"b", "unreadable"]
    assert payloads(read(tmp_path / "full" / "*.html")) == ["unreadable", b"b"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.jsonl.gz", "jsonl"), ("A.WARC.GZ", "warc"), ("x.csv", "csv"), ("x.tar.bz2", "tar"), ("x.html", "page"),
     ("x.parquet", "parquet"), ("dump", "page"), ("x.ndjson.zst", "jsonl"), ("x.tgz", "tar"),
     ("x.json.gz", "json")],
)  # fmt: skip
def test_kind_by_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_jsonl_columns(tmp_path: Path) -> None:
    rows = [{"html": "<p>", "url": "https://a.kr/1", "n": 1}, {"raw": "x"}, {"html": 7}, {"html": float("nan")}]
    path = tmp_path / "in.jsonl"
    path.write_text("\ufeff" + "\n\n".join(map(json.dumps, rows)) + "\n7\n", encoding="utf-8")
    first, *rest = read(path)
    assert (first.payload, first.url, first.carried) == ("<p>", "https://a.kr/1", {"n": 1})
    assert payloads(rest) == ["no-column", "bad-type", "null", "bad-json"]
    assert payloads(read(path, page="raw"))[1] == "x"


def test_a_json_file_is_an_array_of_records_or_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "in.json"
    for text, expected in {
        json.dumps([{"html": "가"}, {"html": "나"}, 7], indent=1): ["가", "나", "bad-json"],
        '{"html": "가"}': ["가"],
        '[{"html": "가"}': ["bad-json"],
        "[" * 200_000: ["bad-json"],
        "[]": [],
    }.items():
        path.write_text(text, "utf-8")
        assert payloads(read(path)) == expected
    packed = tmp_path / "in.json.gz"
    packed.write_bytes(gzip.compress(b"[1, 2]" * 2000)[:-9])
    assert payloads(read(packed)) == ["corrupt"]
    monkeypatch.setattr(records_reader, "MAX_FILE", 5)
    path.write_text('[{"html": "가"}]', "utf-8")
    assert payloads(read(path)) == ["too-large"]


def test_jsonl_goes_on_after_a_damaged_member(tmp_path: Path) -> None:
    members = [gzip.compress(lines(f"{at}a", f"{at}b")) for at in range(4)]
    members[1] = members[1][:20] + b"\xff\xff\xff\xff" + members[1][24:]
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(b"".join(members))
    assert payloads(read(path)) == ["0a", "0b", "corrupt", "2a", "2b", "3a", "3b"]
    path.write_bytes(b"".join(members[:1] + members[2:])[:-9])
    assert payloads(read(path)) == ["0a", "0b", "2a", "2b", "3a", "3b", "corrupt"]
    path.write_bytes(members[0] + b"no gzip at all" + members[2] + b"\0" * 512)
    assert payloads(read(path)) == ["0a", "0b", "corrupt", "2a", "2b"]


def _zstd(data: bytes) -> bytes:
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1})


PACKERS = {"gz": gzip.compress, "zst": _zstd, "bz2": bz2.compress, "xz": lzma.compress}


@pytest.mark.parametrize("packed", PACKERS)
def test_packed_members_and_damage(tmp_path: Path, packed: str) -> None:
    members = [PACKERS[packed](lines(str(at))) for at in range(3)]
    path = tmp_path / f"in.jsonl.{packed}"
    path.write_bytes(b"".join(members))
    assert payloads(read(path)) == ["0", "1", "2"]
    path.write_bytes(members[0] + members[1][:-10] + b"\xff" * 10 + members[2])
    assert "corrupt" in payloads(read(path))
    assert [page for page in payloads(read(path)) if page in ("0", "2")] == ["0", "2"]
    path.write_bytes(b"".join(members)[:-3])
    assert payloads(read(path))[:2] == ["0", "1"]
    assert payloads(read(path))[-1] == "corrupt"


@pytest.mark.parametrize("packed", PACKERS)
def test_a_page_packed_any_way(tmp_path: Path, packed: str) -> None:
    path = tmp_path / f"a.html.{packed}"
    path.write_bytes(PACKERS[packed](b"<p>page"))
    assert payloads(read(path)) == [b"<p>page"]


@pytest.mark.parametrize("packed", PACKERS)
def test_a_bomb_goes_off_a_little_at_a_time(packed: str) -> None:
    size = 64 << 20
    source = Source("bomb", io.BytesIO(PACKERS[packed](bytes(size))))
    sizes = [len(piece) for piece in pieces(source) if isinstance(piece, bytes)]
    assert sum(sizes) == size
    assert max(sizes) <= 1 << 20


@pytest.mark.parametrize("packed", [*PACKERS, ""])
def test_standard_input_is_told_by_what_it_holds(packed: str, records: list[bytes]) -> None:
    pack = PACKERS.get(packed, bytes)
    for content, wanted in (
        (b"".join(records), pages(*range(6))), (lines("a", "b"), ["a", "b"]), (b"<p>page", [b"<p>page"]),
    ):  # fmt: skip
        file = io.BufferedReader(io.BytesIO(pack(content)))  # type: ignore[arg-type]
        assert payloads([unpack(document, Columns()) for document in Inputs(["-"])._stdin(file)]) == wanted


def test_a_line_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 1000)
    source = Source("in", io.BytesIO(b'"a"\n' + b"x" * 2_000_000 + b'\n"b"\n'))
    assert [document.failure and document.failure.code for document in jsonl.read(source)] == [None, "too-large", None]


def warc_record(kind: str, at: int, body: bytes, content_type: str = "text/html; charset=euc-kr") -> bytes:
    """A WARC record with an HTTP response in it."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{at}>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        f"WARC-Target-URI: https://news.example.kr/{at}\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.fixture
def records() -> list[bytes]:
    pytest.importorskip("warcio", reason="needs bonmun[warc]")
    return [warc_record("response", at, f"<p>기사 {at}".encode("euc-kr")) for at in range(6)]


def pages(*numbers: int) -> list[bytes]:
    return [f"<p>기사 {at}".encode("euc-kr") for at in numbers]


def test_warc_keeps_bytes_headers_and_address(tmp_path: Path, records: list[bytes]) -> None:
    others = [warc_record("request", 8, b""), warc_record("response", 9, b"\x89PNG", "image/png")]
    path = tmp_path / "in.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, others + records)))
    inputs = Inputs([path])
    documents = list(inputs.documents())
    assert payloads(documents) == pages(*range(6))
    assert documents[2].url == "https://news.example.kr/2"
    assert documents[2].content_type == "text/html; charset=euc-kr"
    assert documents[2].carried["warc_record_id"] == "<urn:uuid:2>"
    assert documents[2].carried["http_headers"][0] == ["Content-Type", "text/html; charset=euc-kr"]
    assert inputs.skipped == {"WARC request": 1, "WARC response, image/png": 1}


@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["members", "plain"])
def test_warc_goes_on_after_damage(tmp_path: Path, records: list[bytes], pack: Any) -> None:
    packed = [pack(record) for record in records]
    broken = packed[2]
    packed[2] = broken[:4] + b"\xff" * 12 + broken[16:]
    path = tmp_path / "in.warc.gz"
    path.write_bytes(b"".join(packed))
    assert payloads(read(path)) == [*pages(0, 1), "corrupt", *pages(3, 4, 5)]


def test_warc_cut_in_half_is_said(tmp_path: Path, records: list[bytes]) -> None:
    path = tmp_path / "in.warc.gz"
    whole = gzip.compress(records[0]) + gzip.compress(records[1])
    path.write_bytes(whole[:-30])
    assert payloads(read(path)) == [*pages(0), "corrupt"]
    path.write_bytes(gzip.compress(b"".join(records))[:-8])  # one member around all: the text is all there
    assert payloads(read(path)) == [*pages(*range(6)), "corrupt"]


def test_warc_with_a_wrong_length(tmp_path: Path, records: list[bytes]) -> None:
    records[1] = records[1].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    path = tmp_path / "in.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, records)))
    assert payloads(read(path)) == [*pages(0), "corrupt", *pages(2, 3, 4, 5)]


def test_something_that_is_no_warc(tmp_path: Path, records: list[bytes]) -> None:
    path = tmp_path / "in.warc"
    path.write_bytes(b"\x00\x01 nothing of the kind " * 50_000)
    assert payloads(read(path)) == ["corrupt"]
    assert len(records) == 6  # warcio is there


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([["번호", "content", "link"], ["1", "첫 줄\n둘째 줄", "https://a.kr/1"], ["2", "기사, 둘", ""]])
    (tmp_path / "in.csv").write_bytes(text.getvalue().encode(encoding))
    first, second = read(tmp_path / "in.csv")
    assert (first.payload, first.url, first.carried) == ("첫 줄\n둘째 줄", "https://a.kr/1", {"번호": "1"})
    assert (second.payload, second.url) == ("기사, 둘", None)


def test_zip_with_a_bad_member_and_without_its_end(tmp_path: Path) -> None:
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(4):
            archive.writestr(f"쪽/{at}.html", f"<p>page {at} " * 20)
        archive.writestr("__MACOSX/x", "no")
        archive.writestr("logo.png", "no page by its name")
        archive.writestr("in.jsonl", "{}")
        archive.writestr("../../out.html", "a name that points elsewhere is only a name")
    data = bytearray(path.read_bytes())
    third = data.index(b"2.html") + len(b"2.html")
    data[third + 5] ^= 0xFF
    path.write_bytes(data)
    inputs = Inputs([path])
    found = list(inputs.documents())
    assert inputs.skipped == {"file in an archive, .png": 1, "file in an archive, .jsonl": 1}
    assert [document.failure is None for document in found] == [True, True, False, True, True]
    assert found[0].name.endswith("in.zip!쪽/0.html")
    path.write_bytes(data[: third + 3])
    assert payloads(read(path))[0] == "corrupt"
    assert [document.payload for document in read(path)[1:3]] == [b"<p>page 0 " * 20, b"<p>page 1 " * 20]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_tar_with_damage_and_without_its_end(tmp_path: Path, mode: Any) -> None:
    path = tmp_path / "in.tar"
    with tarfile.open(path, mode) as archive:
        for at in range(4):
            content = f"<p>page {at}".encode() * 200
            info = tarfile.TarInfo(f"{at}.html")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    whole = [f"<p>page {at}".encode() * 200 for at in range(4)]
    assert payloads(read(path)) == whole
    if mode == "w":
        data = bytearray(path.read_bytes())
        at = data.index(b"2.html")
        data[at : at + 200] = b"\xee" * 200
        path.write_bytes(data)
        assert payloads(read(path)) == [whole[0], whole[1], "corrupt", whole[3]]
        path.write_bytes(path.read_bytes()[: at - 1000])
        assert payloads(read(path)) == [whole[0], "corrupt"]
    else:
        path.write_bytes(path.read_bytes()[:-40])
        assert payloads(read(path))[-1] == "corrupt"


def test_parquet_and_what_is_none(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs bonmun[parquet]")
    import pyarrow.parquet as pq

    table = pa.table({"html": [b"<p>1", None, b"<p>3"], "url": ["https://a.kr/1"] * 3, "score": [1.5, 2.5, 3.5]})
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=2)
    documents = read(tmp_path / "in.parquet")
    assert payloads(documents) == [b"<p>1", "null", b"<p>3"]
    assert documents[0].carried == {"score": 1.5}
    data = bytearray((tmp_path / "in.parquet").read_bytes())
    start = pq.ParquetFile(tmp_path / "in.parquet").metadata.row_group(0).column(0).data_page_offset
    data[start : start + 30] = b"\xff" * 30
    (tmp_path / "in.parquet").write_bytes(data)
    assert payloads(read(tmp_path / "in.parquet")) == ["corrupt", "corrupt", b"<p>3"]
    (tmp_path / "in.parquet").write_bytes(data[:-20])
    assert payloads(read(tmp_path / "in.parquet")) == ["corrupt"]
