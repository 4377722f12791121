"""Pages saved in one file (MHTML), as Chrome, Edge and Internet Explorer write them; and files that are none."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from bonmun import extract
from bonmun.cli import main
from bonmun.decode import mhtml

TOLD = (
    "가람시가 낡은 우체국 건물을 고쳐 만든 새 도서관이 오는 7월 문을 연다.",
    "시는 지난해 가을부터 공사를 벌여 건물을 새로 꾸몄다고 7일 밝혔다.",
    "도서관에는 책 6만 2000권과 열람석 310개가 들어선다.",
)
URL = "https://dawn.example/news/1"


def page(*told: str) -> str:
    text = "".join(f"<p>{one}</p>" for one in told)
    head = "<title>새 도서관 문 연다 - 새벽신문</title>"
    return f"<!doctype html><html><head>{head}</head><body><h1>새 도서관 문 연다</h1><div>{text}</div></body></html>"


def part(
    html: str, encoding: str = "quoted-printable", charset: str = "utf-8", kind: str = "text/html", url: str = URL
) -> str:
    raw = html.encode(charset)
    body = quopri.encodestring(raw) if encoding == "quoted-printable" else base64.encodebytes(raw)
    return (
        f"Content-Type: {kind}\nContent-ID: <{url[-1]}@x>\nContent-Transfer-Encoding: {encoding}\n"
        f"Content-Location: {url}\n\n{body.decode()}"
    )


PICTURE = "Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://dawn.example/a.png\n\niVBORw0K\n"
BLINK = f"From: <Saved by Blink>\nSnapshot-Content-Location: {URL}\nSubject: =?utf-8?Q?=EC=83=88?=\nMIME-Version: 1.0\n"
EXPLORER = 'From: "Saved by Windows Internet Explorer 8"\nSubject: =?ks_c_5601-1987?B?u/U=?=\nMIME-Version: 1.0\n'


def saved(*parts: str, head: str = BLINK, more: str = "", newline: str = "\r\n") -> bytes:
    kind = f'Content-Type: multipart/related;\n\ttype="text/html";{more}\n\tboundary="----=_B--"\n\n'
    text = head + kind + "".join(f"\n------=_B--\n{one}" for one in parts) + "\n------=_B----\n"
    return text.replace("\n", newline).encode()


FILES = {
    "Chrome": saved(part(page(*TOLD)), PICTURE),
    "Chrome, base64": saved(part(page(*TOLD), "base64"), PICTURE),
    "Explorer": saved(
        part(page(*TOLD), charset="cp949", kind='text/html;\n\tcharset="ks_c_5601-1987"'), PICTURE, head=EXPLORER
    ),
    "lines that end in LF": saved(part(page(*TOLD)), newline="\n"),
    "the page is not first": saved(
        PICTURE, part(page("광고"), url=URL + "9"), part(page(*TOLD)), more="\n\tstart=<1@x>;"
    ),
    "a frame around it": saved(part(page("틀")), PICTURE, part(page(*TOLD, *TOLD[:1]), url=URL + "2")),
    "in another message": saved(
        'Content-Type: multipart/alternative; boundary="=_C"\n\n--=_C\n' + part(page(*TOLD)) + "\n--=_C--\n"
    ),
    "no pictures": (EXPLORER + part(page(*TOLD))).encode(),
    "byte order mark and blank lines": b"\xef\xbb\xbf\r\n\r\n" + saved(part(page(*TOLD))),
}


@pytest.mark.parametrize("raw", FILES.values(), ids=FILES)
def test_the_page_in_the_file_is_read(raw: bytes) -> None:
    for source in (raw, raw.decode()):
        article = extract(source)
        assert article.paragraphs[:3] == TOLD
        assert article.title == "새 도서관 문 연다"
        assert (article.url or "").startswith(URL)
        assert not article.warnings
    assert extract(raw, url="https://other.example/").url == "https://other.example/"


def test_an_address_on_the_machine_is_none_of_the_page() -> None:
    raw = saved(part(page(*TOLD), url="file:///C:/새/1.html"), head=EXPLORER)
    assert extract(raw).url is None


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (saved(PICTURE), "mhtml: no page in the file; it may have been cut off"),
        (FILES["Chrome"][:90], "mhtml: no page in the file; it may have been cut off"),
        (saved(part("")), "mhtml: the page in the file is empty; it may have been cut off"),
        (
            saved(part(page(*TOLD), "base64").replace("\n\n", "\n\nA", 1)),
            "mhtml: the page in the file is damaged",
        ),
        (saved(*["Content-Type: message/rfc822\n\n"] * 30), "mhtml: more than 20 messages in one another"),
    ],
)
def test_a_broken_file_says_so(raw: bytes, reason: str) -> None:
    article = extract(raw)
    assert (article.kind, article.reason, article.paragraphs) == ("error", reason, ())


def test_what_is_there_of_a_file_that_was_cut_off_is_read() -> None:
    article = extract(FILES["Chrome"][:-30])
    assert article.paragraphs == TOLD
    assert article.warnings == ("mhtml-cut-off: the file ends before its last part does",)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        page(*TOLD).encode(),
        "\n".join(TOLD).encode(),
        b"From: a@b.example\nSubject: x\n\nContent-Type: multipart/related\nMIME-Version: 1.0\n",
        b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx",
        b"Content-Type: multipart/related; boundary=x\n\n--x\n",
    ],
)
def test_other_files_are_none(raw: bytes) -> None:
    assert mhtml.read(raw) is None


def test_the_command_reads_them_in_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.mhtml").write_bytes(FILES["Chrome"])
    (tmp_path / "2.MHT").write_bytes(FILES["Explorer"])
    assert main(["clean", str(tmp_path), "--format", "text"]) == 0
    assert capsys.readouterr().out.count(TOLD[1]) == 2
