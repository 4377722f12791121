"""Archives are read whatever they are called and whatever lies in them, or refused by name; status 0 means articles."""

from __future__ import annotations

import contextlib
import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bonmun.cli import main
from bonmun.pipeline.document import Document
from bonmun.pipeline.readers import Inputs
from tests.pipeline.corpora import rows_of
from tests.pipeline.test_run_readers import payloads, read, warc_record

pytest.importorskip("warcio", reason="needs bonmun[warc]")
TEXT = "가람시는 7일 강변에 새 도서관을 연다고 밝혔다. 시는 지난해 가을부터 공사를 벌였고 책은 6만 권이다."


def page(at: int) -> bytes:
    """A page in EUC-KR, as `warc_record` says."""
    return f"<html><body><h1>도서관 {at}</h1><p>{TEXT}</p><p>{TEXT}</p></body></html>".encode("euc-kr")


RECORDS = [warc_record("response", at, page(at)) for at in range(5)]


def other(kind: str, content_type: str, content: bytes, at: int = 0) -> bytes:
    """A WARC record without an HTTP answer in it."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example.kr/{at}\r\n"
        f"WARC-Record-ID: <urn:uuid:{kind}-{at}>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def run(*arguments: object) -> int:
    """The exit status of `bonmun run` with one worker, into plain JSON Lines."""
    return main(["run", *map(str, arguments), "--jobs", "1", "--format", "jsonl"])


def test_wet_records_are_dumps(tmp_path: Path) -> None:
    dump = f"도서관 문 연다\n{TEXT}\n{TEXT}\n".encode()
    path = tmp_path / "in.warc.wet.gz"
    wet = [
        other("warcinfo", "application/warc-fields", b"x: y"),
        *(other("conversion", "text/plain", dump, n) for n in (1, 2)),
    ]
    path.write_bytes(b"".join(map(gzip.compress, wet)))
    assert payloads(read(path)) == [dump.decode()] * 2
    assert run(path, "-o", tmp_path / "out") == 0
    rows = rows_of(tmp_path / "out")
    assert [(row["status"], row["method"], row["requested"]) for row in rows] == [
        ("ok", "dump", f"https://news.example.kr/{at}") for at in (1, 2)
    ]
    assert rows[0]["carried"]["warc_record_id"] == "<urn:uuid:conversion-1>"


def test_pages_kept_as_resources_are_read(tmp_path: Path) -> None:
    path = tmp_path / "in.warc"
    path.write_bytes(
        other("resource", "text/html; charset=euc-kr", page(1)) + other("resource", "image/png", b"\x89PNG")
    )
    assert payloads(read(path)) == [page(1)]


@pytest.mark.parametrize("name", ["in.gz", "in.bin", "in.html", "in.html.gz", "in.jsonl", "in.zip", "in", "in.txt"])
@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["packed", "plain"])
def test_a_warc_under_a_wrong_name_is_read(name: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"".join(map(pack, RECORDS)))
    assert payloads(read(path)) == [page(at) for at in range(5)]


def test_other_archives_under_a_wrong_name_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "zip.html", "w") as archive:
        archive.writestr("1.html", page(1))
    with tarfile.open(tmp_path / "tar.gz", "w:gz") as tar:
        info = tarfile.TarInfo("2.html")
        info.size = len(page(2))
        tar.addfile(info, io.BytesIO(page(2)))
    assert payloads(read(tmp_path / "zip.html", tmp_path / "tar.gz")) == [page(1), page(2)]


def test_clean_names_a_warc_instead_of_reading_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.html").write_bytes(RECORDS[0])
    assert main(["clean", str(tmp_path / "in.html")]) == 1
    out, said = capsys.readouterr()
    assert out == ""
    assert "in.html: not-text: WARC archive" in said


@pytest.mark.parametrize("member", ["cc.warc.gz", "archive/data.warc", "cc.bin.html"])
@pytest.mark.parametrize("form", ["zip", "tar"])
def test_a_warc_in_an_archive_is_read(form: str, member: str, tmp_path: Path) -> None:
    content = b"".join(map(gzip.compress if member.endswith("gz") else bytes, RECORDS))
    path = tmp_path / f"in.{form}"
    if form == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, content)
            archive.writestr("logo.png", b"")
    else:
        with tarfile.open(path, "w") as tar:
            info = tarfile.TarInfo(member)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    found = read(path)
    assert payloads(found) == [page(at) for at in range(5)]
    assert len({document.name for document in found}) == 5
    assert found[2].url == "https://news.example.kr/2"


def test_wacz_is_read(tmp_path: Path) -> None:
    path = tmp_path / "in.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a", "b"):
            archive.writestr(f"archive/{name}.warc.gz", b"".join(map(gzip.compress, RECORDS[:3])))
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n{"url": "https://news.example.kr/1"}\n')
        archive.writestr("indexes/index.cdx.gz", gzip.compress(b"kr,example)/ {}"))
        archive.writestr("datapackage.json", "{}")
    assert payloads(read(path)) == [page(at) for at in range(3)] * 2
    assert payloads(read(tmp_path)) == [page(at) for at in range(3)] * 2  # found in a folder too


def test_a_damaged_warc_in_a_zip_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.warc", b"".join(RECORDS))
        archive.writestr("b.html", page(9))
    data = bytearray(path.read_bytes())
    start = data.index(b"a.warc") + 40
    data[start : start + 20] = b"\xff" * 20
    path.write_bytes(data)
    found = payloads(read(path))
    assert "corrupt" in found
    assert found[-1] == page(9)


def test_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for at in range(3):
            with contextlib.nullcontext() if not at else pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr("page.html", page(at))
    with tarfile.open(tmp_path / "in.tar", "w") as tar:
        for at in range(3):
            info = tarfile.TarInfo("page.html")
            info.size = len(page(at))
            tar.addfile(info, io.BytesIO(page(at)))
    found = read(tmp_path)
    assert payloads(found) == [page(at) for at in range(3)] * 2
    assert len({document.name for document in found}) == 6


def lied(record: bytes, by: int) -> bytes:
    """The record with a length that is wrong by so much."""
    head, _, rest = record.partition(b"Content-Length: ")
    number, _, body = rest.partition(b"\r\n")
    return head + b"Content-Length: %d\r\n" % (int(number) + by) + body


@pytest.mark.parametrize("pack", [gzip.compress, bytes, None], ids=["members", "plain", "one member"])
@pytest.mark.parametrize("by", [-200, -5, 60, 200, 700, 5000, 900_000_000])
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_record_whose_length_lies_costs_itself(
    pack: Callable[[bytes], bytes] | None, by: int, place: int, tmp_path: Path
) -> None:
    records = [lied(record, by) if at == place else record for at, record in enumerate(RECORDS)]
    content = b"".join(map(pack, records)) if pack else gzip.compress(b"".join(records))
    path = tmp_path / "in.warc.gz"
    path.write_bytes(content)
    found = payloads(read(path))
    assert [one for one in found if one != "corrupt"] == [page(at) for at in range(5) if at != place]
    assert found.count("corrupt") == 1


def test_a_record_without_a_length_costs_itself(tmp_path: Path) -> None:
    record = RECORDS[1].replace(b"Content-Length: ", b"Content-Longth: ", 1)
    (tmp_path / "in.warc").write_bytes(RECORDS[0] + record + RECORDS[2])
    assert payloads(read(tmp_path / "in.warc")) == [page(0), "corrupt", page(2)]


def _warc_of(*records: bytes) -> bytes:
    return b"".join(map(gzip.compress, records))


def _zip_of(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


PAGELESS = {
    "requests.warc.gz": _warc_of(warc_record("request", 1, b""), other("warcinfo", "application/warc-fields", b"x: y")),
    "pictures.warc.gz": _warc_of(warc_record("response", 1, b"\x89PNG", "image/png")),
    "empty.warc.gz": b"",
    "pictures.zip": _zip_of("logo.png", b"\x89PNG"),
    "of-pictures.zip": _zip_of("a.warc.gz", _warc_of(warc_record("response", 1, b"\x89PNG", "image/png"))),
    "empty.wacz": _zip_of("datapackage.json", b"{}"),
    "empty.tar": tarfile.NUL * tarfile.RECORDSIZE,
}


@pytest.mark.parametrize("name", PAGELESS)
def test_an_archive_without_a_page_is_refused_by_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(PAGELESS[name])
    (tmp_path / "good.html").write_bytes(page(1))
    assert run(tmp_path / name, tmp_path / "good.html", "-o", tmp_path / "out") == 1
    assert f"{name}: no-pages: " in capsys.readouterr().err
    assert [row["status"] for row in rows_of(tmp_path / "out")] == ["error", "ok"]


@pytest.mark.parametrize(("name", "content"), [("in.jsonl", b""), ("in.json", b"[]"), ("in.csv", b"html,url\n")])
def test_nothing_read_is_not_status_0(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert run(tmp_path / name, "-o", tmp_path / "out") == 1
    assert "nothing was read" in capsys.readouterr().err


def test_a_page_without_a_body_is_status_1_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_bytes(page(1))
    assert run(tmp_path / "a.html", "-o", tmp_path / "one") == 0
    (tmp_path / "b.html").write_text("<html><body><p>가람시</p></body></html>", "utf-8")
    for _ in range(2):  # the second time from what is done already
        assert run(tmp_path / "a.html", tmp_path / "b.html", "-o", tmp_path / "two") == 1
        said = capsys.readouterr().err
        assert "b.html: " in said
        assert "no article: " in said


def test_an_archive_on_standard_input_is_refused_by_name(tmp_path: Path) -> None:
    file = io.BufferedReader(io.BytesIO(_zip_of("a.html", page(1))))  # type: ignore[arg-type]
    (document,) = Inputs(["-"])._stdin(file)
    assert isinstance(document, Document)
    assert document.failure is not None
    assert "zip" in document.failure.message
