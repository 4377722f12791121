"""Pages told from dumps, text from binaries."""

import gzip
import io
import os
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonmun import extract
from bonmun.decode.sniff import binary_kind, is_page, xml_kind
from tests.decode.pages import WORDS, page

SEEDS = Path(__file__).parents[2] / "seeds"
LINES = "한빛시는 26일 조례안을 발표했다.\n홍길동 시장은 말했다.\n가나일보 김철수 기자\n관련기사\n무단 전재 금지\n"


@pytest.mark.parametrize(
    "source",
    [
        page(),
        page().encode("cp949"),
        page().encode("utf-16"),
        "\ufeff\n\n" + page(),
        "<!-- saved from url=(0042)https://example.com -->\n" + page(),
        '<%@ page language="java" contentType="text/html" %>\n<html><body>본문</body></html>',
        "<?php /** 양식 */ ?>\n<html><body>본문</body></html>",
        '<?xml version="1.0" encoding="euc-kr"?><html><body>본문</body></html>',
        "<div><p>한빛시는 26일 조례안을 발표했다.</p></div>",
        "<p>한 문단뿐이다.</p>",
        "한빛시는 26일 조례안을 발표했다.<br><div>홍길동 시장은 말했다.</div><br>끝.<br>",
        '<%@ page language="java" %>\n<!-- 양식 -->\n<%@ taglib prefix="c" %>\n<div>본문</div>',
        '<script src="a.js"></script>\n<div class="view">본문</div>',
    ],
)
def test_pages(source: str | bytes) -> None:
    assert is_page(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        LINES,
        LINES.encode("cp949"),
        LINES.replace("홍길동", "<a href='https://example.com' class='human_link'>홍길동</a>"),
        "<이미지를 클릭하시면 크게 보실 수 있습니다>\n" + LINES,
        "<앵커>\n" + LINES + "<기자>\n" + LINES,
        LINES + "<br>\n",
        "한빛시는 26일 조례안을 발표했다.<br><br>홍길동 시장은 말했다.<br><br>끝.<br>",
        LINES.replace("\n", "<BR/>\n"),
        "한빛시 조례안</p><p class='a'>한빛시는 26일 조례안을 발표했다.</p>",
        '<%@ page language="java" contentType="text/html; charset=utf-8" %>\n' + LINES,
        '<?php include("head.php"); ?>\n<!-- 기사 -->\n' + LINES,
        "<% 끝이 없다\n" + LINES,
        "<b>한빛시 조례안</b>\n" + LINES,
        LINES + "HTML은 <html>로 시작해 </html>로 끝난다.\n",
        "&lt;p&gt;한빛시는 26일&lt;/p&gt;\n" + LINES,
        "a < b 이고 c > d 이다.",
        '{"title": "한빛시 조례안", "text": "<p>본문</p>"}',
    ],
)
def test_dumps(source: str | bytes) -> None:
    assert not is_page(source)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_seeds_are_dumps(seed: Path) -> None:
    assert not is_page(seed.read_bytes())
    assert not is_page(seed.read_text("utf-8"))


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in (members or {"page.html": page()}).items():
            archive.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (zipped(), "zip archive; bonmun run reads the pages in it"),
        (gzip.compress(page().encode()), "gzip"),
        (b"\x7fELF\2\1\1" + bytes(64), "executable"),
        (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + bytes(64), "executable"),
        (b"RIFF\x24\1\0\0WEBPVP8 \x18\1\0\0\x30\1\0\x9d\x01\x2a\1\0\1\0\2\0\x34", "WebP image"),
        (bytes(100), "binary data"),
        (random.Random(1).randbytes(5000), "binary data"),
    ],
)
def test_binaries_are_named(raw: bytes, kind: str) -> None:
    assert binary_kind(raw) == kind


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"}, "Word document (DOCX)"),
        ({"docProps/app.xml": "<a/>", "xl/workbook.xml": "<workbook/>", "xl/styles.xml": ""}, "Excel workbook (XLSX)"),
        ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}, "PowerPoint slides (PPTX)"),
        ({"mimetype": "application/hwp+zip", "Contents/section0.xml": "<s/>"}, "Hangul document (HWPX)"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "OpenDocument file (ODT, ODS)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_office_documents_are_named_and_what_to_do_with_them(members: dict[str, str], kind: str) -> None:
    assert binary_kind(zipped(**members)) == f"{kind}; save it as HTML or as text first"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        page().encode(),
        page().encode("cp949"),
        page().encode("utf-16"),
        page().encode("utf-16-le"),
        page().encode("utf-16-be")[:-1],
        b"MZ\xec\x84\xb8\xeb\x8c\x80\xec\x9d\x98 \xeb\x89\xb4\xec\x8a\xa4",
        "BM과 ID3 태그, WAVE".encode(),
        page().encode() + bytes(400),
    ],
)
def test_text_is_no_binary(raw: bytes) -> None:
    assert binary_kind(raw) is None


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.sampled_from(["utf-8", "cp949", "utf-16"]))
def test_korean_text_is_neither_page_nor_binary(words: list[str], codec: str) -> None:
    raw = " ".join(words).encode(codec)
    assert binary_kind(raw) is None
    assert not is_page(raw)


@given(st.binary(max_size=300))
def test_any_bytes_are_sniffed(raw: bytes) -> None:
    is_page(raw)
    binary_kind(raw)


def test_a_million_comments_take_linear_time() -> None:
    assert not is_page("<!---->" * 150_000 + os.linesep + LINES)


def test_page_that_is_one_long_script_is_a_page() -> None:
    assert is_page(
        '<script type="application/ld+json">{"articleBody": "' + "가나다. " * 500_000 + '"}</script>' + page()
    )


def test_halves_of_characters_are_no_text() -> None:
    assert binary_kind(b"\xff\xfe" + (page() * 3).encode("utf-16-le") + b"\x00\xd8" * 100_000) == "binary data"
    assert binary_kind(("속보 😀😀😀😀" * 100).encode("utf-16")) is None


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ('<?xml version="1.0"?>\n<rss version="2.0"><channel><item/></channel></rss>', "list", "feed: an RSS feed"),
        ('\ufeff\n<!-- 새벽 --><rss xmlns:media="x"><channel/></rss>', "list", "feed: an RSS feed"),
        (
            '<?xml version="1.0"?><?xml-stylesheet href="a"?><feed xmlns="x"><entry/></feed>',
            "list",
            "feed: an Atom feed",
        ),
        ('<rdf:RDF xmlns:rdf="x"><item/></rdf:RDF>', "list", "feed: an RSS feed"),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><RSS version="1"/>', "list", "feed: an RSS feed"),
        ('<urlset xmlns="x"><url><loc>x</loc></url></urlset>', "list", "feed: a site map"),
        ('<?xml version="1.0"?><sitemapindex xmlns="x"/>', "list", "feed: a list of site maps"),
        ('<?xml version="1.0" encoding="utf-8"?><NewsML><p>글</p></NewsML>', "error", "xml: an XML file (<NewsML>)"),
    ],
)
def test_xml_that_is_no_page_says_what_it_is(text: str, kind: str, reason: str) -> None:
    told = "<p>가람시가 새 도서관을 연다고 7일 밝혔다. 도서관에는 책 6만 2000권과 열람석 310개가 들어선다.</p>"
    for source in (text, text.encode(), text + told * 3):
        article = extract(source)
        assert (article.kind, article.text) == (kind, "")
        assert article.reason.startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "a" "b"><html xmlns="x"><body>글</body></html>',
        '<?xml version="1.0"?><div><p>글</p></div>',
        "<feed>를 읽는 사람이 늘었다.",
        "<rss>라는 형식이 있다.",
        "<!doctype html><rss version=2></rss>",
        LINES,
    ],
)
def test_pages_and_dumps_are_no_xml(text: str) -> None:
    assert xml_kind(text) is None
