"""Input that is no article gives an Article that says so in `kind` and `reason`, never an exception."""

from __future__ import annotations

import time

import pytest

from bonmun import Extractor, clean_text, extract

SENTENCE = "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다. "
PARAGRAPH = f"<p>{SENTENCE}</p>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
GZIP = b"\x1f\x8b\x08\x00" + bytes(range(256))
ZIP = b"PK\x03\x04" + bytes(range(256))


@pytest.mark.parametrize("source", ["", b"", " \n\t ", b"\xef\xbb\xbf", "\ufeff"], ids=repr)
def test_nothing_is_empty(source: str | bytes) -> None:
    article = extract(source)
    assert (article.kind, article.text) == ("empty", "")
    assert article.reason.startswith("no-text: ")


@pytest.mark.parametrize("raw", [PNG, JPEG, PDF, GZIP, ZIP], ids=["png", "jpeg", "pdf", "gzip", "zip"])
def test_a_binary_file_is_named_as_one(raw: bytes) -> None:
    article = extract(raw)
    assert (article.kind, article.text, article.blocks) == ("error", "", ())
    assert article.reason.startswith("not-text: ")


def test_100_000_nested_tags_are_refused_or_read_by_name() -> None:
    article = extract("<html><body>" + "<div>" * 100_000 + PARAGRAPH * 3)
    assert article.text or article.reason
    assert article.kind in ("error", "article")


def test_nul_bytes_cost_nothing_but_themselves() -> None:
    page = f"<html><body><h1>골목 조명</h1><div>{PARAGRAPH * 3}</div></body></html>".replace("조명", "조\x00명")
    article = extract(page.encode())
    assert len(article.paragraphs) >= 1
    assert "골목 120곳의" in article.text


def test_nul_in_a_dump() -> None:
    article = clean_text(f"{SENTENCE}\x00\n{SENTENCE.replace('가람', '한빛')}\n")
    assert "한빛시가" in article.text


@pytest.mark.parametrize("source", [None, 3, object(), ["a"]], ids=["None", "int", "object", "list"])
def test_what_is_no_source_is_a_type_error_that_says_so(source: object) -> None:
    with pytest.raises(TypeError, match="extract takes"):
        extract(source)


def test_clean_text_takes_no_bytes() -> None:
    with pytest.raises(TypeError, match="clean_text takes a str"):
        clean_text(b"bytes")  # type: ignore[arg-type]


def test_an_unknown_option_value_is_named() -> None:
    with pytest.raises(ValueError, match="'footers'"):
        Extractor(keep=("footers",))


@pytest.mark.parametrize(
    "line", ["가", SENTENCE, "<b>", '"', "1,234 "], ids=["syllable", "sentence", "tag", "quote", "number"]
)
def test_two_megabytes_of_one_line_are_read_in_seconds(line: str) -> None:
    began = time.process_time()
    article = clean_text(line * (2_000_000 // len(line)))
    assert article.kind
    assert article.blocks is not None
    assert time.process_time() - began < 30


@pytest.mark.slow
def test_fifty_megabytes_of_one_line_are_read_or_refused() -> None:
    raw = ("<html><body><p>" + SENTENCE * (50_000_000 // len(SENTENCE.encode()))).encode()
    article = extract(raw)
    assert article.text or article.reason
