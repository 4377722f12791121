"""What a file is before it is read: a web page, a text dump, or no text at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bonmun.decode.wide import is_noise, wide_encoding
from bonmun.lazy_regex import pattern

if TYPE_CHECKING:
    from bonmun.article import PageKind

_HEAD = 1 << 20
"""What is looked at. The largest of 240 saved news pages is 1.0 MB, and a page shows what it is long before that."""

_STRUCTURE = pattern(
    r"</?(?=[a-z])(html|head|body|title|meta|link|script|style|template|div|p|br|hr|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd"
    r"|section|article|header|footer|main|nav|aside|figure|figcaption|h[1-6]|iframe|form|blockquote|center)(?=[\s/>])",
    re.IGNORECASE,
)
"""Tags that build a page. `<a>`, `<b>`, `<img>` and `<span>` are left out: they are what dumps keep by accident."""
_FLOWING = frozenset("br p hr".split())
"""Those that dumps keep as well: what a text without any other holds is read line by line all the same."""
_PAGE_START = pattern(r"<(?:!doctype\s+html|html|head|body|script|style|meta|link)\b", re.IGNORECASE)
_PASSED = (("<!--", "-->"), ("<%", "%>"), ("<?", "?>"))
"""What may stand before a page and before a dump: comments, a template's directives, an XML declaration."""
_SPACE = pattern(r"\s*")

_XML_HEAD = 64 << 10
"""Characters in which an XML file's first element begins."""
_BLANK = pattern(r"[\ufeff\s]*")
_ROOT = pattern(
    r"(?:<!DOCTYPE[^<>\[]{0,400}(?:\[[^\]]{0,10000}\])?\s{0,99}>\s*)?<([a-zA-Z][\w:.-]{0,60})[\s/>]", re.IGNORECASE
)
_FEEDS = {
    "rss": "an RSS feed",
    "rdf:rdf": "an RSS feed",
    "feed": "an Atom feed",
    "opml": "a list of feeds (OPML)",
    "urlset": "a site map",
    "sitemapindex": "a list of site maps",
}
_FEED_SIGN = pattern(r"<(?:channel|item|entry|outline|url|sitemap)\b|\sxmlns(?::\w+)?\s?=|\sversion\s?=", re.IGNORECASE)
_ZIP = "zip archive"
_WRITTEN = "save it as HTML or as text first"
# Signatures: https://en.wikipedia.org/wiki/List_of_file_signatures
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG image"),
    (0, b"\xff\xd8\xff", "JPEG image"),
    (0, b"GIF87a", "GIF image"),
    (0, b"GIF89a", "GIF image"),
    (0, b"II*\0", "TIFF image"),
    (0, b"MM\0*", "TIFF image"),
    (0, b"\0\0\1\0", "icon"),
    (0, b"%PDF-", "PDF"),
    (0, b"PK\3\4", _ZIP),
    (0, b"PK\5\6", _ZIP),
    (0, b"WARC/1.", "WARC archive"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (0, b"Rar!\x1a\7", "rar archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"office document (HWP, DOC); {_WRITTEN}"),
    (0, b"SQLite format 3\0", "SQLite database"),
    (0, b"\x7fELF", "executable"),
    (0, b"\xca\xfe\xba\xbe", "executable"),
    (0, b"\xcf\xfa\xed\xfe", "executable"),
    (0, b"\0asm", "executable"),
    (0, b"\x1aE\xdf\xa3", "WebM video"),
)
_WORDLIKE_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (8, b"WEBP", "WebP image"),
    (8, b"AVI ", "AVI video"),
    (8, b"WAVE", "WAV audio"),
    (4, b"ftyp", "MP4 video"),
    (0, b"ID3", "MP3 audio"),
    (0, b"OggS", "Ogg audio"),
    (0, b"fLaC", "FLAC audio"),
    (0, b"wOFF", "font"),
    (0, b"wOF2", "font"),
    (0, b"BZh", "bzip2"),
    (0, b"PAR1", "Parquet"),
    (257, b"ustar", "tar archive"),
    (0, b"MZ", "executable"),
    (0, b"BM", "BMP image"),
)
"""Signatures that text may begin with as well: they count only where control bytes abound."""
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/document.xml", f"Word document (DOCX); {_WRITTEN}"),
    (b"xl/workbook.xml", f"Excel workbook (XLSX); {_WRITTEN}"),
    (b"ppt/presentation.xml", f"PowerPoint slides (PPTX); {_WRITTEN}"),
    (b"mimetypeapplication/hwp+zip", f"Hangul document (HWPX); {_WRITTEN}"),
    (b"mimetypeapplication/vnd.oasis.opendocument", f"OpenDocument file (ODT, ODS); {_WRITTEN}"),
    (b"mimetypeapplication/epub+zip", "e-book (EPUB)"),
    (b"", "zip archive; bonmun run reads the pages in it"),
)
"""What programs keep in a zip archive, by a name that stands in it, and what to do with it."""
_CONTROLS = bytes({*range(1, 9), *range(14, 27), *range(28, 32), 127})
"""C0 controls that no text holds. ESC is left out, ISO-2022 text uses it; so is NUL, some pages are padded with it."""
_CONTROL_SHARE = 0.05
"""Compressed or random bytes hold 11 % controls; text holds none."""


def is_page(source: bytes | str) -> bool:
    """True for an HTML page or fragment, False for a text dump, even one with stray tags in it."""
    head = source[:_HEAD]
    text = head.replace(b"\0", b"").decode("latin-1") if isinstance(head, bytes) else head
    text = _without_prologue(text.lstrip("\ufeff\xef\xbb\xbf\xff\xfe \t\r\n\f"))
    if _PAGE_START.match(text):
        return True
    tags = [found[1].lower() for found in _STRUCTURE.finditer(text)]
    if len(tags) < 2:
        return False
    if _STRUCTURE.match(text):
        return True
    if _FLOWING.issuperset(tags):
        return False
    # A page saved without its head has a tag on most lines; a dump has lines of text and a few leftovers.
    return len(tags) >= 3 and len(tags) >= sum(1 for line in text.splitlines() if line.strip())


def xml_kind(text: str) -> tuple[PageKind, str] | None:
    """What an XML file is that is no web page, as the kind and the reason of an Article; None for pages and dumps."""
    blank = _BLANK.match(text)
    start = blank.end() if blank else 0
    if not text.startswith("<", start) or _PAGE_START.match(text, start):
        return None
    head = text[start : start + _XML_HEAD]
    root = _ROOT.match(_without_prologue(head))
    if root is None:
        return None
    name = root[1].lower()
    if name in _FEEDS and _FEED_SIGN.search(head):
        return "list", f"feed: {_FEEDS[name]}, no page; bonmun crawl reads those"
    if head.startswith("<?xml") and name != "html" and not _STRUCTURE.match(root[0], root.start(1) - 1):
        return "error", f"xml: an XML file (<{root[1]}>), no page"
    return None


def binary_kind(raw: bytes) -> str | None:
    """What sort of file these bytes are when they are no text ("PNG image", "PDF", "binary data"), else None.

    Of some it is said what to do with them, too.
    """
    if kind := _signature(raw, _MAGIC):
        return next(held for name, held in _ZIPPED if name in raw) if kind == _ZIP else kind
    if is_noise(raw):
        return "binary data"
    head = raw[:4096]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    is_text = controls <= len(head) * _CONTROL_SHARE and head.count(0) * 2 <= len(head)
    if is_text or wide_encoding(raw):
        return None
    return _signature(raw, _WORDLIKE_MAGIC) or "binary data"


def _signature(raw: bytes, table: tuple[tuple[int, bytes, str], ...]) -> str | None:
    return next((kind for offset, magic, kind in table if raw.startswith(magic, offset)), None)


def _without_prologue(text: str) -> str:
    start = 0
    while passed := next((end for begin, end in _PASSED if text.startswith(begin, start)), None):
        end = text.find(passed, start + 2)
        if end < 0:
            break
        blank = _SPACE.match(text, end + len(passed))
        start = blank.end() if blank else end + len(passed)
    return text[start:]
