"""Bytes to text, in the encoding a page is in whatever it says; never an exception, never a page lost to a byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from bonmun.decode.cp949 import decode_cp949, frequent, in_blocks, looks_korean, strict
from bonmun.decode.jamo import composed
from bonmun.decode.mojibake import repair, undo_mojibake
from bonmun.decode.wide import MARKS, decode_wide, wide_encoding
from bonmun.lazy_regex import pattern

__all__ = ["Decoded", "decode", "repair"]

Source = Literal["bom", "utf-8", "http", "meta", "guess"]


class Decoded(NamedTuple):
    """A text and how it was read."""

    text: str
    encoding: str
    """The codec's Python name: "utf-8", "cp949", "utf-16-le" …; EUC-KR under all its names is "cp949"."""
    source: Source
    """Who named the encoding: a byte order mark, the bytes being valid UTF-8, the HTTP header, the page, or nobody."""
    replacements: int
    """How many U+FFFD decoding put in."""
    repaired: bool
    """True when mojibake that was in the source already was set right."""
    utf8: bytes | None = None
    """The text in UTF-8, where that is what was read."""


# https://encoding.spec.whatwg.org/#names-and-labels, with the spellings Java and Windows write. No other is looked
# up: Python's own table also holds codecs that no page is in and some that are dangerous (punycode, unicode_escape).
_LABELS = {
    label: codec
    for codec, labels in {
        "cp949": (
            "euc-kr euckr euc_kr cp949 ms949 windows-949 x-windows-949 uhc korean korea iso-ir-149 cseuckr"
            " csksc56011987 ks_c_5601 ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 ksc5601-1987"
            " x-euc-kr ks_c_5601_1987"
        ),
        "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8 utf-16 utf-16le utf-16be",  # "utf-16" in ASCII is a lie
        "johab": "johab ks_c_5601-1992 x-johab cp1361 ms1361",
        "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 latin1 l1 us-ascii ascii",
        "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j",
        "euc_jp": "euc-jp x-euc-jp eucjp",
        "gb18030": "gb2312 gbk gb18030 x-gbk gb_2312-80 chinese",
        "big5hkscs": "big5 big5-hkscs x-x-big5",
        "cp1251": "windows-1251 cp1251 x-cp1251",
        "koi8_r": "koi8-r koi8 koi",
    }.items()
    for label in labels.split()
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), *MARKS)
_HIGH, _LOW = rb"\xed[\xa0-\xaf][\x80-\xbf]", rb"\xed[\xb0-\xbf][\x80-\xbf]"
_SURROGATE = 0xED
"""What a surrogate begins with: where another byte is the first that is wrong, there is more wrong than surrogates."""
_SURROGATES = pattern(_HIGH + _LOW + b"|(?:" + _HIGH + b"(?!" + _LOW + b")){1,99}|(?:" + _LOW + b"){1,99}")
"""In UTF-8, where none should be: a pair, or some that stand alone."""
_MARK_BYTES = tuple(mark for mark, _ in _MARKS)
_HTTP_CHARSET = pattern(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META_CHARSET = pattern(
    rb"<(?:meta\b|\?xml\b|%@)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_META_HEAD = 8192
"""WHATWG looks at 1,024 bytes; Korean portals put scripts and styles before the `<meta>`."""
_ASCII = pattern(rb"[\x00-\x7f]")
_HIGH_RUN = pattern(rb"[\x80-\xff]+")
_ENOUGH = 64
"""So many double-byte characters in a row of valid CP949 cannot be damaged UTF-8: its third byte breaks the pairing."""
_PROBE, _SAMPLE = 1 << 20, 20_000
"""Bytes that are read in every encoding that may be right, and characters of each reading that are weighed."""
_KOREAN = 0.3
"""Least share of frequent syllables: 41 saved pages have .88 and more, Japanese and Chinese taken for CP949 .13."""


def decode(raw: bytes, content_type: str | None = None) -> Decoded:
    """The text of a page or dump, with the encoding it was found to be in; reads any bytes."""
    if raw.startswith(_MARK_BYTES):
        return _after_mark(raw, content_type)
    if b"\0" in raw:
        if wide := wide_encoding(raw):
            return _wide(raw, wide, "guess")
        raw = raw.replace(b"\0", b"")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        surrogates = _with_surrogates(raw) if raw[error.start] == _SURROGATE else None
        return surrogates or _not_utf8(raw, content_type)
    plain = composed(text, raw)
    fixed, repaired = undo_mojibake(plain, raw)
    return Decoded(fixed, "utf-8", "utf-8", 0, repaired, raw if plain is text and not repaired else None)


def _after_mark(raw: bytes, content_type: str | None) -> Decoded:
    mark, codec = next(entry for entry in _MARKS if raw.startswith(entry[0]))
    if codec != "utf-8":
        return _wide(raw[len(mark) :], codec, "bom")
    start = 0
    for marks in (mark * 1000, mark):  # files pasted together have several
        while raw.startswith(marks, start):
            start += len(marks)
    read = decode(raw[start:], content_type)
    return read._replace(source="bom") if read.encoding == "utf-8" else read


def _wide(raw: bytes, codec: str, source: Source) -> Decoded:
    text = decode_wide(raw, codec)
    lost = text.count("\ufffd")
    text, repaired = repair(text)
    return Decoded(text, codec, source, lost, repaired)


def _with_surrogates(raw: bytes) -> Decoded | None:
    """UTF-8 as old Java and Oracle write it, emoji as two surrogates; None when more than that is wrong with it."""
    joined = strict(_SURROGATES.sub(lambda found: _joined(found[0]), raw), "utf-8")
    if joined is None:
        return None
    text, repaired = repair(joined)
    return Decoded(text, "utf-8", "utf-8", joined.count("\ufffd") - raw.count("\ufffd".encode()), repaired)


@lru_cache(maxsize=1024)  # the codec's own handling takes a second for two million
def _joined(surrogates: bytes) -> bytes:
    """The character of a pair; U+FFFD for each that stands alone."""
    text = surrogates.decode("utf-8", "surrogatepass")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _not_utf8(raw: bytes, content_type: str | None) -> Decoded:
    """The best reading among the encodings declared, CP949 and damaged UTF-8."""
    declared: dict[str, Source] = {}
    for codec, source in _declared(raw, content_type):
        declared.setdefault(codec, source)
    named = next(iter(declared), None)
    if named == "cp949" and (text := strict(raw, "cp949")) and len(raw) - len(text) >= _ENOUGH:
        return _read(raw, decode_cp949(raw, text), named, declared[named])
    probe = raw if len(raw) <= _PROBE else raw[: _PROBE // 2] + raw[-_PROBE // 2 :]
    readings = {codec: probe.decode(codec, "replace") for codec in (*declared, "cp949", "utf-8")}
    best = max(readings, key=lambda codec: _korean(readings[codec])[:2])
    if _korean(readings[best]).share < _KOREAN:
        best = _foreign(raw, named) or min(readings, key=lambda codec: readings[codec].count("\ufffd"))
    return _read(raw, _careful(raw, best), best, declared.get(best, "guess"))


def _read(raw: bytes, text: str, codec: str, source: Source) -> Decoded:
    genuine = raw.count("\ufffd".encode()) if codec == "utf-8" else 0
    lost = max(0, text.count("\ufffd") - genuine)
    repaired = False
    if codec != "cp949":  # which has no Latin letters that mojibake could be made of
        text, repaired = undo_mojibake(text, text.encode())
    return Decoded(text, codec, source, lost, repaired)


def _declared(raw: bytes, content_type: str | None) -> Iterator[tuple[str, Source]]:
    """The codecs that the HTTP header and the page name, in that order; labels nobody should use are passed over."""
    if content_type and (found := _HTTP_CHARSET.search(content_type)) and (codec := _codec(found[1])):
        yield codec, "http"
    for label in _META_CHARSET.findall(raw[:_META_HEAD]):
        if codec := _codec(label.decode("ascii")):
            yield codec, "meta"


def _codec(label: str) -> str | None:
    return _LABELS.get(label.lower())


def _careful(raw: bytes, codec: str) -> str:
    if codec == "cp949":
        return decode_cp949(raw)
    if codec == "utf-8":
        return in_blocks(raw, codec, _ASCII, _utf8_with_strangers)
    return raw.decode(codec, "replace")


def _utf8_with_strangers(block: bytes) -> str:
    """UTF-8 with U+FFFD for damage, where a run of bytes that is plain CP949 (an included file) is read as such."""
    return _HIGH_RUN.sub(_stranger, block).decode("utf-8", "replace")


def _stranger(match: re.Match[bytes]) -> bytes:
    run = match.group()
    if strict(run, "utf-8") is None and (text := strict(run, "cp949")) and looks_korean(text):
        return text.encode()
    return run


class _Korean(NamedTuple):
    """How Korean a reading is, by a sample of its characters."""

    frequent: int
    """Common syllables in the whole text, about: a wrong reading has next to none, however damaged the right one."""
    lost: int
    """Minus the characters that could not be read."""
    share: float
    """Of common syllables in what is neither ASCII nor lost."""


def _korean(text: str) -> _Korean:
    step = len(text) // _SAMPLE + 1
    sample = "".join(c for c in text[::step] if c > "\x7f")
    count, lost = frequent(sample), sample.count("\ufffd")
    return _Korean(count * step, -lost * step, count / max(1, len(sample) - lost))


def _foreign(raw: bytes, named: str | None) -> str | None:
    """The encoding of a page that is not Korean: what it declares if its bytes agree, else what a detector says."""
    for codec in (named, *_detected(raw)):
        if codec and codec not in ("cp949", "utf-8") and strict(raw, codec) is not None:
            return codec
    return None


def _detected(raw: bytes) -> Iterator[str]:
    from bs4.dammit import EncodingDetector  # slow to import, and needed for pages that are neither UTF-8 nor Korean

    for label in EncodingDetector(raw[:16384], is_html=True).encodings:
        if codec := _codec(label):
            yield codec
