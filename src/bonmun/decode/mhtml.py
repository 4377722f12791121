"""MHTML (`.mht`, `.mhtml`): a page that a browser saved in one file with its pictures, an e-mail in form (RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bonmun.decode import decode
from bonmun.lazy_regex import pattern

if TYPE_CHECKING:
    from email.message import Message

_HEAD = 16 << 10
"""Bytes in which the file's header ends."""
_FIELD = pattern(rb"\s{0,99}(?:from|subject|date|mime-version|[a-z]{1,20}-[a-z-]{1,40})[ \t]{0,99}:", re.IGNORECASE)
_BLANK = pattern(rb"\r\n\r\n|\n\n|\r\r")
_VERSION = pattern(rb"^mime-version[ \t]{0,99}:", re.IGNORECASE | re.M)
_TYPE = pattern(
    rb"^content-type[ \t]{0,99}:\s{0,99}(?:multipart/(?:related|mixed|alternative)|text/html)\b",
    re.IGNORECASE | re.M,
)
_SAVED = pattern(
    rb"\Afrom[ \t]{0,99}:[ \t]{0,99}<saved by|^snapshot-content-location[ \t]{0,99}:", re.IGNORECASE | re.M
)
_WANTED = pattern(
    rb"^content-type[ \t]{0,99}:\s{0,99}(?:multipart/|message/|text/html\b|application/xhtml)", re.IGNORECASE | re.M
)
_NESTED = pattern(rb"^content-type[ \t]{0,99}:\s{0,99}(?:multipart|message)/", re.IGNORECASE | re.M)
_DEEPEST = 20
"""Messages in one another, at most; a saved page is one, a forwarded one three."""
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_SYLLABLE = pattern("[가-힣]")
_FRAME = 100
"""Syllables below which a page does nothing but frame another."""
_PLACES = ("Snapshot-Content-Location", "Content-Location")
_WEB = ("http://", "https://")
_DAMAGED = frozenset(("InvalidBase64LengthDefect",))


class Saved(NamedTuple):
    """The page that a file holds; `problem` says as `code: message` why there is none to read."""

    page: bytes = b""
    url: str | None = None
    content_type: str | None = None
    warnings: tuple[str, ...] = ()
    problem: str = ""


def may_begin(text: str) -> bool:
    """Whether a text may be an MHTML file, as far as its first line tells."""
    return _FIELD.match(text.lstrip("\ufeff")[:256].encode("ascii", "replace")) is not None


def read(raw: bytes) -> Saved | None:
    """The page in an MHTML file; None for any other file."""
    mark = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    if not _FIELD.match(raw, mark):
        return None
    raw = raw[mark:].lstrip()
    blank = _BLANK.search(raw, 0, _HEAD)
    head = raw[: blank.start() if blank else _HEAD]
    if not _SAVED.search(head) and not (_VERSION.search(head) and _TYPE.search(head)):
        return None
    if len(_NESTED.findall(raw)) > _DEEPEST:
        return Saved(problem=f"mhtml: more than {_DEEPEST} messages in one another")
    from email.parser import BytesHeaderParser  # takes longer to import than most pages take to read

    header = BytesHeaderParser().parsebytes(head + b"\n\n")
    boundary = header.get_boundary()
    parts = _split(raw, boundary) if boundary else [raw]
    cut_off = boundary is not None and not parts[-1].startswith(b"--")
    page = _page([message for part in parts for message in _pages(part)], header.get_param("start"))
    problem = _problem(page)
    url = _url(page, header)
    if page is None or problem:
        return Saved(url=url, problem=problem)
    warnings = ("mhtml-cut-off: the file ends before its last part does",) if cut_off else ()
    return Saved(_payload(page), url, str(page.get("Content-Type")), warnings)


def _split(raw: bytes, boundary: str) -> list[bytes]:
    """The parts of the file; the last begins with `--` where the file is whole."""
    return raw.split(b"\n--" + boundary.encode("utf-8", "surrogateescape"))[1:] or [b""]


def _pages(part: bytes) -> Iterator[Message]:
    """The pages in a part, itself or what is in it; pictures are not taken apart."""
    part = part.lstrip()
    blank = _BLANK.search(part, 0, _HEAD)
    if _WANTED.search(part, 0, blank.start() if blank else _HEAD) is None:
        return
    from email import message_from_bytes

    yield from (message for message in message_from_bytes(part).walk() if message.get_content_type() in _PAGES)


def _page(pages: Sequence[Message], start: object) -> Message | None:
    """The part that is the page: the one named as the start, or the first; what it frames, where it is only a frame."""
    first = next((page for page in pages if start and page.get("Content-ID") == start), pages[0] if pages else None)
    if first is None or len(pages) == 1 or _words(first) >= _FRAME:
        return first
    return max(pages, key=_words)


def _problem(page: Message | None) -> str:
    if page is None:
        return "mhtml: no page in the file; it may have been cut off"
    if not _payload(page).strip():
        return "mhtml: the page in the file is empty; it may have been cut off"
    if any(type(defect).__name__ in _DAMAGED for defect in page.defects):
        return "mhtml: the page in the file is damaged"
    return ""


def _words(page: Message) -> int:
    """How many Hangul syllables the page has."""
    return len(_SYLLABLE.findall(decode(_payload(page), str(page.get("Content-Type"))).text))


def _payload(page: Message) -> bytes:
    payload = page.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _url(*messages: Message | None) -> str | None:
    """The address that the page was saved from: the part's, or that of the whole file."""
    named = (message.get(field) for message in messages if message is not None for field in _PLACES)
    urls = ("".join(str(name).split()) for name in named if name)
    return next((url for url in urls if url.startswith(_WEB)), None)
